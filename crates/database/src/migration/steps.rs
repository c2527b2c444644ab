//! Steps of a migration, written once and turned into the SQL of the database at hand.
//!
//! On PostgreSQL every text column compares by bytes, as SQLite's do, so that both sort and find alike; every table with a
//! `tenant` column gets forced row-level security; the application's role gets what it needs on each table and no more.

use sea_orm::sea_query::{
    ColumnType, IndexCreateStatement, IndexDropStatement, PostgresQueryBuilder, SqliteQueryBuilder,
    TableAlterStatement, TableCreateStatement, TableName, TableRef,
};

use crate::backend::{Backend, ROLE};

/// Gives text columns that were added to a table the collation of bytes too.
const COMPARE_BY_BYTES: &str = "do $$ declare found record; begin \
    for found in select c.relname, a.attname from pg_attribute a join pg_class c on c.oid = a.attrelid \
      where c.relkind = 'r' and c.relnamespace = current_schema()::regnamespace and a.attnum > 0 \
      and not a.attisdropped and a.atttypid in ('text'::regtype, 'varchar'::regtype) \
      and a.attcollation <> '\"C\"'::regcollation \
    loop execute format('alter table %I alter column %I type text collate \"C\"', found.relname, found.attname); \
    end loop; end $$";

/// Collects the statements of a migration.
#[derive(Debug)]
pub struct Steps {
    backend: Backend,
    sql: Vec<String>,
}

impl Steps {
    pub(super) const fn of(backend: Backend) -> Self {
        Self { backend, sql: Vec::new() }
    }

    pub(super) fn into_sql(mut self) -> Vec<String> {
        if self.backend == Backend::Postgres {
            self.sql.push(COMPARE_BY_BYTES.to_owned());
        }
        self.sql
    }

    /// Makes a table whose rows the program may read, write, change and delete.
    pub fn table(&mut self, table: &TableCreateStatement) {
        self.create(table, "select, insert, update, delete");
    }

    /// Makes a table whose rows nobody can change or delete once they are there.
    pub fn append_only_table(&mut self, table: &TableCreateStatement) {
        self.create(table, "select, insert");
        let name = name_of(table);
        if self.backend == Backend::Sqlite {
            for verb in ["update", "delete"] {
                self.sql.push(format!(
                    "create trigger {name}_no_{verb} before {verb} on {name} \
                     begin select raise(abort, '{name} is append-only'); end"
                ));
            }
        }
    }

    /// Makes an index.
    pub fn index(&mut self, index: &IndexCreateStatement) {
        self.sql.push(match self.backend {
            Backend::Sqlite => index.to_string(SqliteQueryBuilder),
            Backend::Postgres => index.to_string(PostgresQueryBuilder),
        });
    }

    /// Drops an index.
    pub fn drop_index(&mut self, index: &IndexDropStatement) {
        self.sql.push(match self.backend {
            Backend::Sqlite => index.to_string(SqliteQueryBuilder),
            Backend::Postgres => index.to_string(PostgresQueryBuilder),
        });
    }

    /// Changes a table: one change a statement, as SQLite wants it.
    pub fn alter(&mut self, table: &TableAlterStatement) {
        self.sql.push(match self.backend {
            Backend::Sqlite => table.to_string(SqliteQueryBuilder),
            Backend::Postgres => table.to_string(PostgresQueryBuilder),
        });
    }

    /// A statement that reads the same on both databases, to fill what a migration has added.
    pub fn sql(&mut self, statement: &str) {
        self.sql.push(statement.to_owned());
    }

    fn create(&mut self, table: &TableCreateStatement, grants: &str) {
        match self.backend {
            Backend::Sqlite => self.sql.push(table.to_string(SqliteQueryBuilder)),
            Backend::Postgres => {
                self.sql.push(table.to_string(PostgresQueryBuilder));
                self.compare_by_bytes(table);
                self.guard(table, grants);
            }
        }
    }

    /// Before the policy: PostgreSQL changes no column that one names.
    fn compare_by_bytes(&mut self, table: &TableCreateStatement) {
        let name = name_of(table);
        for column in table.get_columns() {
            let column_name = column.get_column_name();
            if matches!(column.get_column_type(), Some(ColumnType::Text | ColumnType::String(_))) {
                self.sql.push(format!(
                    "alter table {name} alter column {column_name} type text collate \"C\""
                ));
            }
        }
    }

    fn guard(&mut self, table: &TableCreateStatement, grants: &str) {
        let name = name_of(table);
        let has_tenant =
            table.get_columns().iter().any(|column| column.get_column_name() == "tenant");
        if has_tenant {
            // As subqueries the setting is read once a statement, not once a row.
            let rule = "tenant = (select current_setting('svi.tenant', true)) \
                        or (select current_setting('svi.tenant', true)) = '*'";
            self.sql.push(format!("alter table {name} enable row level security"));
            self.sql.push(format!("alter table {name} force row level security"));
            self.sql.push(format!(
                "create policy {name}_tenant on {name} using ({rule}) with check ({rule})"
            ));
        }
        self.sql.push(format!("grant {grants} on {name} to {ROLE}"));
        let counts =
            table.get_columns().iter().any(|column| column.get_column_spec().auto_increment);
        if counts {
            self.sql.push(format!(
                "do $$ begin execute 'grant usage on sequence ' || \
                 pg_get_serial_sequence('{name}', 'id') || ' to {ROLE}'; end $$"
            ));
        }
    }
}

fn name_of(table: &TableCreateStatement) -> String {
    match table.get_table_name() {
        Some(TableRef::Table(TableName(_, name), _)) => name.to_string(),
        _ => String::new(),
    }
}
