//! The database itself: whole on SQLite; indexes, row-level security and the application's role on PostgreSQL.

use super::Finding;
use crate::{
    Database, Result,
    backend::{self, Backend, ROLE},
    schema,
};

pub(super) async fn examine(database: &Database) -> Result<Vec<Finding>> {
    match database.shared.0.backend {
        Backend::Sqlite => sqlite(database).await,
        Backend::Postgres => postgres(database).await,
    }
}

async fn sqlite(database: &Database) -> Result<Vec<Finding>> {
    let queries = [
        (
            "database-damaged",
            "select integrity_check as value from pragma_integrity_check where integrity_check <> 'ok'",
        ),
        (
            "foreign-key-broken",
            "select \"table\" || ' ' || coalesce(rowid, '') as value from pragma_foreign_key_check",
        ),
    ];
    ask(database, &queries).await
}

async fn postgres(database: &Database) -> Result<Vec<Finding>> {
    let owned = format!(
        "select c.relname::text as value from pg_class c join pg_roles r on r.oid = c.relowner where r.rolname = '{ROLE}'"
    );
    let strong = format!(
        "select rolname::text as value from pg_roles where rolname = '{ROLE}' and (rolsuper or rolbypassrls or rolcreaterole)"
    );
    let queries = [
        (
            "index-invalid",
            "select indexrelid::regclass::text as value from pg_index where not indisvalid",
        ),
        ("row-security-missing", schema::UNGUARDED),
        ("role-owns", owned.as_str()),
        ("role-too-strong", strong.as_str()),
    ];
    ask(database, &queries).await
}

async fn ask(database: &Database, queries: &[(&'static str, &str)]) -> Result<Vec<Finding>> {
    let transaction = database.survey("database.doctor").await?;
    let mut found = Vec::new();
    for (code, sql) in queries {
        let values = backend::texts(&transaction, sql).await?;
        found.extend(values.into_iter().map(|value| Finding::fault(code, value)));
    }
    transaction.rollback().await?;
    Ok(found)
}
