//! The table of applied migrations, and the application's role on PostgreSQL.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, Statement,
    sea_query::{Alias, ColumnDef, Table},
};

use crate::{
    Result,
    backend::{Backend, ROLE},
};

const TABLE: &str = "applied_migration";

/// Ids of applied migrations; none in a new database.
pub(super) async fn read(connection: &impl ConnectionTrait) -> Result<BTreeSet<String>> {
    if !exists(connection).await? {
        return Ok(BTreeSet::new());
    }
    let statement = Statement::from_string(
        connection.get_database_backend(),
        format!("select id from {TABLE}"),
    );
    let rows = connection.query_all_raw(statement).await?;
    Ok(rows.iter().map(|row| row.try_get("", "id")).collect::<Result<_, _>>()?)
}

async fn exists(connection: &impl ConnectionTrait) -> Result<bool> {
    let dialect = connection.get_database_backend();
    let sql = match dialect {
        sea_orm::DbBackend::Postgres => {
            "select 1 from information_schema.tables where table_name = $1 and table_schema = current_schema()"
        }
        _ => "select 1 from sqlite_master where type = 'table' and name = $1",
    };
    let statement = Statement::from_sql_and_values(dialect, sql, [TABLE.into()]);
    Ok(connection.query_one_raw(statement).await?.is_some())
}

/// Makes the table, and on PostgreSQL the role under which the program works.
pub(super) async fn prepare(backend: Backend, connection: &DatabaseConnection) -> Result<()> {
    let table = Table::create()
        .table(Alias::new(TABLE))
        .if_not_exists()
        .col(ColumnDef::new(Alias::new("id")).text().not_null().primary_key())
        .col(ColumnDef::new(Alias::new("applied_at")).timestamp_with_time_zone().not_null())
        .to_owned();
    connection.execute(&table).await?;
    if backend == Backend::Postgres {
        make_role(connection).await?;
        connection.execute_unprepared(&format!("grant select on {TABLE} to {ROLE}")).await?;
    }
    Ok(())
}

/// Makes the role under which the program works, when the server has none yet.
pub(crate) async fn make_role(connection: &DatabaseConnection) -> Result<()> {
    let sql = format!(
        "do $$ begin \
           if not exists (select from pg_roles where rolname = '{ROLE}') then \
             begin create role {ROLE} nologin noinherit; \
             exception when duplicate_object or unique_violation then null; end; \
           end if; \
           if not (select rolsuper from pg_roles where rolname = current_user) then \
             grant {ROLE} to current_user; \
           end if; \
           execute format('grant usage on schema %I to {ROLE}', current_schema()); \
         end $$"
    );
    connection.execute_unprepared(&sql).await?;
    Ok(())
}

pub(super) async fn write(
    connection: &impl ConnectionTrait,
    id: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    let sql = format!("insert into {TABLE} (id, applied_at) values ($1, $2)");
    let values = [id.to_owned().into(), now.into()];
    let statement = Statement::from_sql_and_values(connection.get_database_backend(), sql, values);
    connection.execute_raw(statement).await?;
    Ok(())
}
