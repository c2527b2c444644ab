//! Rules of the schema, read from the database as it is: personal tables have a municipality, foreign keys an index, and
//! PostgreSQL guards the rows.

use std::collections::BTreeSet;

use sea_orm::{DatabaseConnection, IdenStatic as _};

use crate::{
    Owned, Personal, Result, Settings,
    backend::{self, Backend},
};

/// A table with personal data, as its entity describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalTable {
    /// Its name.
    pub table: &'static str,
    /// The column with the municipality.
    pub tenant: Option<String>,
}

impl PersonalTable {
    /// The table of the entity `E`.
    pub fn of<E: Owned<Kind = Personal>>() -> Self {
        Self { table: E::TABLE, tenant: E::tenant().map(|column| column.as_str().to_owned()) }
    }
}

/// A personal table whose rows may be without a municipality, and why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Exemption {
    /// The table.
    pub table: &'static str,
    /// Why.
    pub reason: &'static str,
}

/// The exemptions of this crate's own tables.
pub const EXEMPTIONS: [Exemption; 3] = [
    Exemption {
        table: "audit_entry",
        reason: "what is done over the installation is in no municipality",
    },
    Exemption { table: "sealing_key", reason: "keys of users belong to the installation" },
    Exemption { table: "blob", reason: "files of users belong to the installation" },
];

/// Tables of this crate with personal data.
pub fn personal_tables() -> Vec<PersonalTable> {
    vec![
        PersonalTable::of::<crate::audit::audit_entry::Entity>(),
        PersonalTable::of::<crate::keys::sealing_key::Entity>(),
        PersonalTable::of::<crate::blob::blob::Entity>(),
    ]
}

/// A rule that the schema breaks.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A personal table without a column `tenant` that is never null.
    Tenantless(String),
    /// A foreign key (`table column`) without an index.
    Unindexed(String),
    /// A table with a municipality that PostgreSQL does not guard.
    Unguarded(String),
}

/// Tables with a municipality that are not guarded by forced row-level security.
pub(crate) const UNGUARDED: &str = "select c.relname::text as value from pg_class c \
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped \
    where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace \
    and not (c.relrowsecurity and c.relforcerowsecurity) order by 1";

const NOT_NULL_TENANTS: [&str; 2] = [
    "select m.name as value from sqlite_master m, pragma_table_info(m.name) c \
     where m.type = 'table' and c.name = 'tenant' and c.\"notnull\" = 1",
    "select c.relname::text as value from pg_class c join pg_attribute a on a.attrelid = c.oid \
     where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace \
     and a.attname = 'tenant' and a.attnotnull",
];

const FOREIGN_KEYS: [&str; 2] = [
    "select m.name || ' ' || group_concat(f.\"from\", ',') as value \
     from sqlite_master m, pragma_foreign_key_list(m.name) f where m.type = 'table' group by m.name, f.id",
    "select c.conrelid::regclass::text || ' ' || \
       (select string_agg(a.attname, ',' order by k.place) from unnest(c.conkey) with ordinality k(number, place) \
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.number) as value \
     from pg_constraint c where c.contype = 'f'",
];

const INDEXES: [&str; 2] = [
    "select m.name || ' ' || (select group_concat(name, ',') from pragma_index_info(i.name)) as value \
     from sqlite_master m, pragma_index_list(m.name) i where m.type = 'table'",
    "select i.indrelid::regclass::text || ' ' || \
       (select string_agg(a.attname, ',' order by k.place) from unnest(i.indkey::int2[]) with ordinality k(number, place) \
        join pg_attribute a on a.attrelid = i.indrelid and a.attnum = k.number) as value \
     from pg_index i join pg_class c on c.oid = i.indrelid and c.relnamespace = current_schema()::regnamespace",
];

/// Compares the schema with the rules. `personal` are the tables of all contexts, `exempt` those that may be without a
/// municipality.
///
/// # Errors
/// [`Error::Database`](crate::Error::Database).
pub async fn check(
    settings: &Settings,
    personal: &[PersonalTable],
    exempt: &[Exemption],
) -> Result<Vec<Fault>> {
    let backend = Backend::of(settings);
    let connection = backend::connect_as_owner(settings).await?;
    let ask = async |[sqlite, postgres]: [&str; 2]| {
        set(&connection, if backend == Backend::Sqlite { sqlite } else { postgres }).await
    };
    let with_tenant = ask(NOT_NULL_TENANTS).await?;
    let indexes = ask(INDEXES).await?;
    let is_indexed = |key: &String| {
        indexes.iter().any(|index| index == key || index.starts_with(&format!("{key},")))
    };
    let unguarded = match backend {
        Backend::Sqlite => BTreeSet::new(),
        Backend::Postgres => set(&connection, UNGUARDED).await?,
    };
    let keys = ask(FOREIGN_KEYS).await?;
    connection.close().await?;
    let is_right = |table: &&PersonalTable| {
        let is_exempt = exempt.iter().any(|one| one.table == table.table);
        let has_rule = table.tenant.as_deref() == Some("tenant");
        has_rule && (is_exempt || with_tenant.contains(table.table))
    };
    let personal = personal.iter().filter(|table| !is_right(table));
    let mut found: Vec<Fault> =
        personal.map(|table| Fault::Tenantless(table.table.to_owned())).collect();
    found.extend(keys.into_iter().filter(|key| !is_indexed(key)).map(Fault::Unindexed));
    found.extend(unguarded.into_iter().map(Fault::Unguarded));
    found.sort();
    Ok(found)
}

async fn set(connection: &DatabaseConnection, sql: &str) -> Result<BTreeSet<String>> {
    Ok(backend::texts(connection, sql).await?.into_iter().collect())
}
