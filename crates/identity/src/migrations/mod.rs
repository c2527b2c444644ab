//! The tables of this context.

mod access;
mod people;

use database::{
    Migration, Steps,
    sea_orm::sea_query::{
        Alias, ColumnDef, ForeignKey, ForeignKeyAction, Index, Table, TableCreateStatement,
    },
};

/// All migrations of this context.
pub const MIGRATIONS: &[Migration] = &[
    Migration {
        time: "2026-11-27T22:00",
        context: "identity",
        name: "create_user",
        up: people::up,
    },
    Migration {
        time: "2026-11-27T22:01",
        context: "identity",
        name: "create_access",
        up: access::up,
    },
    Migration {
        time: "2026-11-27T23:00",
        context: "identity",
        name: "add_notice_mailed_at",
        up: people::add_mailed_at,
    },
    Migration {
        time: "2026-11-27T23:01",
        context: "identity",
        name: "share_known_device",
        up: access::share_known_device,
    },
];

/// A table that is being described.
struct Described {
    name: &'static str,
    table: TableCreateStatement,
    indexes: Vec<(Vec<&'static str>, bool)>,
}

impl Described {
    fn of(name: &'static str) -> Self {
        let mut table = Table::create().table(Alias::new(name)).to_owned();
        table.col(ColumnDef::new(Alias::new("id")).uuid().not_null().primary_key());
        Self { name, table, indexes: Vec::new() }
    }

    fn keyed_by_text(name: &'static str, key: &'static str) -> Self {
        let mut table = Table::create().table(Alias::new(name)).to_owned();
        table.col(ColumnDef::new(Alias::new(key)).text().not_null().primary_key());
        Self { name, table, indexes: Vec::new() }
    }

    fn column(mut self, name: &str, kind: impl FnOnce(&mut ColumnDef) -> &mut ColumnDef) -> Self {
        let mut column = ColumnDef::new(Alias::new(name));
        kind(&mut column);
        self.table.col(&mut column);
        self
    }

    fn text(self, name: &str) -> Self {
        self.column(name, |column| column.text().not_null())
    }

    fn text_or_null(self, name: &str) -> Self {
        self.column(name, ColumnDef::text)
    }

    fn time(self, name: &str) -> Self {
        self.column(name, |column| column.timestamp_with_time_zone().not_null())
    }

    fn time_or_null(self, name: &str) -> Self {
        self.column(name, ColumnDef::timestamp_with_time_zone)
    }

    fn bytes(self, name: &str) -> Self {
        self.column(name, |column| column.binary().not_null())
    }

    fn bytes_or_null(self, name: &str) -> Self {
        self.column(name, ColumnDef::binary)
    }

    fn id_or_null(self, name: &str) -> Self {
        self.column(name, ColumnDef::uuid)
    }

    /// A column that names a user, with its key and its index.
    fn user(mut self, name: &'static str) -> Self {
        self = self.column(name, |column| column.uuid().not_null());
        let mut key = ForeignKey::create()
            .name(format!("{}_{name}_fk", self.name))
            .from(Alias::new(self.name), Alias::new(name))
            .to(Alias::new("user_account"), Alias::new("id"))
            .on_delete(ForeignKeyAction::Restrict)
            .to_owned();
        self.table.foreign_key(&mut key);
        self.index(&[name])
    }

    fn index(mut self, columns: &[&'static str]) -> Self {
        self.indexes.push((columns.to_vec(), false));
        self
    }

    fn unique(mut self, columns: &[&'static str]) -> Self {
        self.indexes.push((columns.to_vec(), true));
        self
    }

    fn make(self, steps: &mut Steps) {
        steps.table(&self.table);
        for (columns, is_unique) in self.indexes {
            let name = format!("{}_{}", self.name, columns.join("_"));
            let mut index = Index::create().name(name).table(Alias::new(self.name)).to_owned();
            if is_unique {
                index.unique();
            }
            for column in columns {
                index.col(Alias::new(column));
            }
            steps.index(&index);
        }
    }
}
