//! Imports, what they brought, kept mappings, exports.

use database::{
    Steps,
    sea_orm::sea_query::{
        Alias, ColumnDef, ForeignKey, ForeignKeyCreateStatement, Index, Table, TableCreateStatement,
    },
};

pub(super) fn up(steps: &mut Steps) {
    import(steps);
    import_household(steps);
    import_person(steps);
    import_mapping(steps);
    export(steps);
}

fn column(name: &str) -> ColumnDef {
    ColumnDef::new(Alias::new(name))
}

fn table(name: &str) -> TableCreateStatement {
    Table::create().table(Alias::new(name)).to_owned()
}

fn index(steps: &mut Steps, name: &str, table: &str, columns: &[&str], is_unique: bool) {
    let mut index = Index::create().name(name).table(Alias::new(table)).to_owned();
    if is_unique {
        index.unique();
    }
    for column in columns {
        index.col(Alias::new(*column));
    }
    steps.index(&index);
}

fn foreign(table: &str, column: &str, to: &str) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("{table}_{to}"))
        .from(Alias::new(table), Alias::new(column))
        .to(Alias::new(to), Alias::new("id"))
        .to_owned()
}

fn import(steps: &mut Steps) {
    steps.table(
        table("import")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("source").text().not_null())
            .col(column("round").text().not_null())
            .col(column("valid_from").date().not_null())
            .col(column("file_name").text().not_null())
            // Sealed under the import's own key, gone once they are taken over.
            .col(column("file").uuid())
            .col(column("households_name").text().not_null())
            .col(column("households_file").uuid())
            .col(column("mapping").text().not_null())
            .col(column("state").text().not_null())
            .col(column("job").uuid())
            .col(column("asked_by").uuid())
            .col(column("asked_at").timestamp_with_time_zone().not_null())
            .col(column("imported_at").timestamp_with_time_zone())
            .col(column("undone_at").timestamp_with_time_zone())
            // All answers of an import are one entry.
            .col(column("entry").uuid().not_null())
            .col(column("counts").text())
            .col(column("findings").uuid())
            .col(column("undone").text()),
    );
    index(steps, "import_asked", "import", &["tenant", "asked_at", "id"], false);
}

fn import_household(steps: &mut Steps) {
    steps.table(
        table("import_household")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("source").text().not_null())
            // Keyed hashes: the household's id in the file, and what was taken over of it last.
            .col(column("key").binary().not_null())
            .col(column("digest").binary())
            .col(column("household_id").uuid().not_null())
            // The import that brought it, and whether that one entered it in the registry.
            .col(column("import_id").uuid().not_null())
            .col(column("is_entered").boolean().not_null())
            // The import that took it over last.
            .col(column("last_import_id").uuid().not_null())
            .foreign_key(&mut foreign("import_household", "household_id", "household"))
            .foreign_key(&mut foreign("import_household", "import_id", "import")),
    );
    index(steps, "import_household_key", "import_household", &["tenant", "source", "key"], true);
    index(steps, "import_household_household_id", "import_household", &["household_id"], false);
    index(steps, "import_household_import_id", "import_household", &["import_id"], false);
    index(steps, "import_household_last", "import_household", &["last_import_id"], false);
}

fn import_person(steps: &mut Steps) {
    steps.table(
        table("import_person")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("import_household_id").uuid().not_null())
            .col(column("key").binary().not_null())
            .col(column("digest").binary())
            .col(column("person_id").uuid().not_null())
            .col(column("import_id").uuid().not_null())
            .col(column("is_entered").boolean().not_null())
            .col(column("last_import_id").uuid().not_null())
            .foreign_key(&mut foreign("import_person", "import_household_id", "import_household"))
            .foreign_key(&mut foreign("import_person", "person_id", "person"))
            .foreign_key(&mut foreign("import_person", "import_id", "import")),
    );
    index(steps, "import_person_key", "import_person", &["import_household_id", "key"], true);
    index(steps, "import_person_person_id", "import_person", &["person_id"], false);
    index(steps, "import_person_import_id", "import_person", &["import_id"], false);
    index(steps, "import_person_last", "import_person", &["last_import_id"], false);
}

fn import_mapping(steps: &mut Steps) {
    steps.table(
        table("import_mapping")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("name").text().not_null())
            .col(column("text").text().not_null())
            .col(column("changed_at").timestamp_with_time_zone().not_null())
            .col(column("changed_by").uuid()),
    );
    index(steps, "import_mapping_name", "import_mapping", &["tenant", "name"], true);
}

fn export(steps: &mut Steps) {
    steps.table(
        table("export")
            .col(column("id").uuid().not_null().primary_key())
            .col(column("tenant").text().not_null())
            .col(column("format").text().not_null())
            .col(column("is_identified").boolean().not_null())
            // Which households, for whose eyes and why, sealed under the export's own key.
            .col(column("sealed").binary().not_null())
            .col(column("job").uuid().not_null())
            .col(column("asked_by").uuid())
            .col(column("asked_at").timestamp_with_time_zone().not_null())
            .col(column("made_at").timestamp_with_time_zone())
            .col(column("removed_at").timestamp_with_time_zone())
            .col(column("households").big_integer().not_null())
            .col(column("persons").big_integer().not_null())
            // The files, sealed under the export's own key.
            .col(column("file").uuid())
            .col(column("descriptions").uuid()),
    );
    index(steps, "export_asked", "export", &["tenant", "asked_at", "id"], false);
}
