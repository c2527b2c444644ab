//! Describing a personal table of the registry: an id, the municipality, what belongs to whom, with the indexes of its keys.

use database::{
    Steps,
    sea_orm::sea_query::{Alias, ColumnDef, ForeignKey, Index, Table, TableCreateStatement},
};

/// A table that is being described.
pub(super) struct Described {
    name: &'static str,
    table: TableCreateStatement,
    indexes: Vec<(Vec<&'static str>, bool)>,
}

impl Described {
    /// A table with an id and a municipality.
    pub(super) fn of(name: &'static str) -> Self {
        let mut table = Table::create().table(Alias::new(name)).to_owned();
        table.col(ColumnDef::new(Alias::new("id")).uuid().not_null().primary_key());
        table.col(ColumnDef::new(Alias::new("tenant")).text().not_null());
        Self { name, table, indexes: Vec::new() }
    }

    fn column(mut self, name: &str, kind: impl FnOnce(&mut ColumnDef) -> &mut ColumnDef) -> Self {
        let mut column = ColumnDef::new(Alias::new(name));
        kind(&mut column);
        self.table.col(&mut column);
        self
    }

    pub(super) fn text(self, name: &str) -> Self {
        self.column(name, |column| column.text().not_null())
    }

    pub(super) fn text_or_null(self, name: &str) -> Self {
        self.column(name, ColumnDef::text)
    }

    pub(super) fn flag(self, name: &str) -> Self {
        self.column(name, |column| column.boolean().not_null())
    }

    pub(super) fn number(self, name: &str) -> Self {
        self.column(name, |column| column.integer().not_null())
    }

    pub(super) fn day(self, name: &str) -> Self {
        self.column(name, |column| column.date().not_null())
    }

    pub(super) fn day_or_null(self, name: &str) -> Self {
        self.column(name, ColumnDef::date)
    }

    pub(super) fn time(self, name: &str) -> Self {
        self.column(name, |column| column.timestamp_with_time_zone().not_null())
    }

    pub(super) fn time_or_null(self, name: &str) -> Self {
        self.column(name, ColumnDef::timestamp_with_time_zone)
    }

    pub(super) fn bytes(self, name: &str) -> Self {
        self.column(name, |column| column.binary().not_null())
    }

    pub(super) fn bytes_or_null(self, name: &str) -> Self {
        self.column(name, ColumnDef::binary)
    }

    pub(super) fn id(self, name: &str) -> Self {
        self.column(name, |column| column.uuid().not_null())
    }

    pub(super) fn id_or_null(self, name: &str) -> Self {
        self.column(name, ColumnDef::uuid)
    }

    /// Who wrote a row and when; nobody for the program.
    pub(super) fn recorded(self) -> Self {
        self.time("recorded_at").id_or_null("recorded_by")
    }

    /// A column that names a row of another table, with its key and its index.
    pub(super) fn part_of(self, name: &'static str, table: &'static str) -> Self {
        self.id(name).keyed(name, table)
    }

    /// The same where nothing need be named.
    pub(super) fn maybe_of(self, name: &'static str, table: &'static str) -> Self {
        self.id_or_null(name).keyed(name, table)
    }

    fn keyed(mut self, name: &'static str, table: &'static str) -> Self {
        let mut key = ForeignKey::create()
            .name(format!("{}_{name}_fk", self.name))
            .from(Alias::new(self.name), Alias::new(name))
            .to(Alias::new(table), Alias::new("id"))
            .to_owned();
        self.table.foreign_key(&mut key);
        self.index(&[name])
    }

    pub(super) fn index(mut self, columns: &[&'static str]) -> Self {
        self.indexes.push((columns.to_vec(), false));
        self
    }

    /// An index whose values occur once.
    pub(super) fn unique(mut self, columns: &[&'static str]) -> Self {
        self.indexes.push((columns.to_vec(), true));
        self
    }

    pub(super) fn make(self, steps: &mut Steps) {
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

/// An index of a table that is there already.
pub(super) fn index(steps: &mut Steps, table: &str, columns: &[&'static str]) {
    let name = format!("{table}_{}", columns.join("_"));
    let mut index = Index::create().name(name).table(Alias::new(table)).to_owned();
    for column in columns {
        index.col(Alias::new(*column));
    }
    steps.index(&index);
}

/// Adds a column that may be empty to a table that is there already.
pub(super) fn add(
    steps: &mut Steps,
    table: &str,
    name: &str,
    kind: impl FnOnce(&mut ColumnDef) -> &mut ColumnDef,
) {
    let mut column = ColumnDef::new(Alias::new(name));
    kind(&mut column);
    steps.alter(&Table::alter().table(Alias::new(table)).add_column(&mut column).to_owned());
}
