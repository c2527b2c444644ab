//! Everything that one municipality has, found in the schema itself, so that nothing is forgotten: to take it out whole, and
//! to delete it when the municipality leaves.
//!
//! What was sealed is opened on the way out. The audit stays when the rest goes: it holds ids and names of fields, no values.

use std::collections::BTreeSet;

use kernel::UnitCode;
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, QueryFilter as _, Select, Statement,
};
use serde_json::{Map, Value};
use uuid::Uuid;

use crate::{
    Error, PersonalReader, Result, Tx,
    backend::{self, Backend},
    blob, erasure,
    keys::sealing_key,
    sealing::SubjectKeys,
};

/// One row: columns with their values, those that were sealed opened.
pub type UnitRow = Map<String, Value>;

/// Tables with a municipality, in the order in which they were made: none refers to a later one.
const TABLES: [&str; 2] = [
    "select m.name as value from sqlite_master m, pragma_table_info(m.name) c \
     where m.type = 'table' and c.name = 'tenant' order by m.rowid",
    "select c.relname::text as value from pg_class c \
     join pg_attribute a on a.attrelid = c.oid and a.attname = 'tenant' and not a.attisdropped \
     where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace order by c.oid",
];

/// Tables that stay: the audit, and the destroyed keys by which a restore knows what was erased.
const STAYS: [&str; 2] = ["audit_entry", "sealing_key"];
/// Tables that are of no use outside: keys, and content that its own row carries.
const NOT_TAKEN: [&str; 2] = ["sealing_key", "blob_content"];
/// Rows that are read at a time.
const ROWS: usize = 500;

fn of_backend(backend: Backend, [sqlite, postgres]: [&str; 2]) -> &str {
    match backend {
        Backend::Sqlite => sqlite,
        Backend::Postgres => postgres,
    }
}

impl PersonalReader {
    /// Tables that hold something of a municipality.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn tables_of_unit(&self) -> Result<Vec<String>> {
        let backend = self.0.shared.0.backend;
        let tables = backend::texts(&self.0.inner, of_backend(backend, TABLES)).await?;
        Ok(tables.into_iter().filter(|table| !NOT_TAKEN.contains(&table.as_str())).collect())
    }

    /// The municipality's rows of a table, part by part, in the order in which they lie.
    ///
    /// # Errors
    /// [`Error::NoTenant`] when the scope names all municipalities, [`Error::Schema`] for a table without one,
    /// [`Error::Database`], and what `take` says.
    pub async fn rows_of_unit<F>(&self, table: &str, mut take: F) -> Result<()>
    where
        F: FnMut(Vec<UnitRow>) -> Result<()> + Send,
    {
        let unit = self.unit().ok_or(Error::NoTenant { table: "export" })?.clone();
        if !self.tables_of_unit().await?.iter().any(|one| one == table) {
            return Err(Error::Schema(format!("{table} has no column with a municipality")));
        }
        let mut pages = Pages::open(self, table, &unit).await?;
        loop {
            let mut rows = pages.next(self).await?;
            if rows.is_empty() {
                return pages.close(self).await;
            }
            let subjects: BTreeSet<Uuid> = rows.iter().flat_map(ids_of).collect();
            let subjects: Vec<Uuid> = subjects.into_iter().collect();
            let keys = self.keys_of(&subjects).await?;
            for row in &mut rows {
                open(table, row, &keys);
            }
            take(rows)?;
        }
    }
}

/// Reads a table in parts that belong to one moment: by row number within SQLite's snapshot, by a cursor of PostgreSQL.
struct Pages {
    backend: Backend,
    sql: String,
    unit: String,
    after: i64,
}

impl Pages {
    async fn open(reader: &PersonalReader, table: &str, unit: &UnitCode) -> Result<Self> {
        let backend = reader.0.shared.0.backend;
        let unit = unit.as_str().to_owned();
        let sql = match backend {
            Backend::Sqlite => {
                let columns = format!("select name as value from pragma_table_info('{table}')");
                let columns = backend::texts(&reader.0.inner, &columns).await?;
                let pair = |name: &String| {
                    let plain = format!(
                        "case typeof(\"{name}\") when 'blob' then lower(hex(\"{name}\")) else \"{name}\" end"
                    );
                    format!("'{name}', {plain}")
                };
                let pairs: Vec<String> = columns.iter().map(pair).collect();
                format!(
                    "select rowid as number, json_object({}) as value from {table} \
                     where tenant = $1 and rowid > $2 order by rowid limit {ROWS}",
                    pairs.join(", ")
                )
            }
            Backend::Postgres => {
                // The code of a municipality is five digits: its type says so.
                let declare = format!(
                    "declare rows_of_unit no scroll cursor for \
                     select 0::bigint as number, row_to_json(t)::text as value from {table} t where tenant = '{unit}'"
                );
                reader.0.inner.execute_unprepared(&declare).await?;
                format!("fetch {ROWS} from rows_of_unit")
            }
        };
        Ok(Self { backend, sql, unit, after: i64::MIN })
    }

    async fn next(&mut self, reader: &PersonalReader) -> Result<Vec<UnitRow>> {
        let dialect = self.backend.dialect();
        let statement = match self.backend {
            Backend::Sqlite => {
                let values = [self.unit.clone().into(), self.after.into()];
                Statement::from_sql_and_values(dialect, self.sql.as_str(), values)
            }
            Backend::Postgres => Statement::from_string(dialect, self.sql.as_str()),
        };
        let found = reader.0.inner.query_all_raw(statement).await?;
        let mut rows = Vec::with_capacity(found.len());
        for row in found {
            self.after = row.try_get("", "number")?;
            let text: String = row.try_get("", "value")?;
            let unread =
                |cause: serde_json::Error| Error::Schema(format!("a row as JSON: {cause}"));
            rows.push(serde_json::from_str(&text).map_err(unread)?);
        }
        Ok(rows)
    }

    async fn close(self, reader: &PersonalReader) -> Result<()> {
        if self.backend == Backend::Postgres {
            reader.0.inner.execute_unprepared("close rows_of_unit").await?;
        }
        Ok(())
    }
}

/// Ids that stand in a row: among them is the subject under whose key its values are sealed.
fn ids_of(row: &UnitRow) -> Vec<Uuid> {
    let texts = row.values().filter_map(Value::as_str);
    texts
        .filter(|text| matches!(text.len(), 32 | 36))
        .filter_map(|text| text.parse().ok())
        .collect()
}

/// Opens the sealed values of a row. A value opens only at its place and under its subject's key; what does not open stays.
fn open(table: &str, row: &mut UnitRow, keys: &SubjectKeys) {
    let ids = ids_of(row);
    for (column, value) in row.iter_mut() {
        let Some(sealed) = value.as_str().and_then(bytes_of) else { continue };
        let places = ids.iter().flat_map(|place| ids.iter().map(move |subject| (*place, *subject)));
        let mut opened = places.filter_map(|(place, subject)| {
            keys.open_text_at(subject, (table, column, place), &sealed)
        });
        if let Some(text) = opened.next() {
            *value = Value::String(text);
        }
    }
}

/// Bytes as the two databases show them in JSON.
fn bytes_of(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_prefix("\\x").unwrap_or(text);
    if digits.len() < 80 {
        return None;
    }
    data_encoding::HEXLOWER_PERMISSIVE.decode(digits.as_bytes()).ok()
}

impl Tx {
    /// Deletes everything that the municipality of the scope has, and destroys the keys of its subjects; the audit stays.
    /// Says how many rows went.
    ///
    /// # Errors
    /// [`Error::NoTenant`] when the scope names all municipalities, [`Error::Database`].
    pub async fn delete_unit(&mut self) -> Result<u64> {
        let unit = self.unit("departure")?;
        let backend = self.shared.0.backend;
        blob::remove_all(self).await?;
        let keys = self.all(keys_of_unit(&unit)).await?;
        self.destroyed_keys.extend(keys.into_iter().map(|row| row.subject));
        erasure::destroy_all_of(&self.inner, unit.as_str(), self.now).await?;
        let tables = backend::texts(&self.inner, of_backend(backend, TABLES)).await?;
        let mut gone = 0;
        for table in tables.iter().rev().filter(|table| !STAYS.contains(&table.as_str())) {
            let sql = format!("delete from {table} where tenant = $1");
            let values = [unit.as_str().to_owned().into()];
            let statement = Statement::from_sql_and_values(backend.dialect(), sql, values);
            gone += self.inner.execute_raw(statement).await?.rows_affected();
        }
        Ok(gone)
    }
}

fn keys_of_unit(unit: &UnitCode) -> Select<sealing_key::Entity> {
    sealing_key::Entity::find()
        .filter(sealing_key::Column::Tenant.eq(unit.as_str()))
        .filter(sealing_key::Column::Wrapped.is_not_null())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn ids_are_read_as_both_databases_show_them() {
        let row = |id: &str| UnitRow::from_iter([("id".to_owned(), Value::from(id))]);
        let id: Uuid = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
        assert_eq!(ids_of(&row("01890a5d-ac96-774b-bcce-b302099a8057")), [id]);
        assert_eq!(ids_of(&row("01890a5dac96774bbcceb302099a8057")), [id]);
        assert_eq!(ids_of(&row("Cara Dušana 12")), Vec::<Uuid>::new());
    }

    proptest! {
        #[test]
        fn no_text_is_opened_that_was_not_sealed(text in "\\PC{0,200}|[0-9a-f]{60,200}") {
            let mut row = UnitRow::from_iter([("note".to_owned(), Value::from(text.as_str()))]);
            open("person", &mut row, &SubjectKeys::default());
            prop_assert_eq!(row.get("note"), Some(&Value::from(text)));
        }
    }
}
