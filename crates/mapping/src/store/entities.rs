//! The rows of this context's tables as they are stored. They leave `store` only as values of the rules.

use database::table;

table!(
    /// Imports.
    Impersonal "import" import {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        source: String,
        round: String,
        valid_from: Date,
        file_name: String,
        file: Option<Uuid>,
        households_name: String,
        households_file: Option<Uuid>,
        mapping: String,
        state: String,
        job: Option<Uuid>,
        asked_by: Option<Uuid>,
        asked_at: DateTimeUtc,
        imported_at: Option<DateTimeUtc>,
        undone_at: Option<DateTimeUtc>,
        entry: Uuid,
        counts: Option<String>,
        findings: Option<Uuid>,
        undone: Option<String>,
    }
);
table!(
    /// Households that imports brought.
    Personal "import_household" import_household {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        source: String,
        key: Vec<u8>,
        digest: Option<Vec<u8>>,
        household_id: Uuid,
        import_id: Uuid,
        is_entered: bool,
        last_import_id: Uuid,
    }
);
table!(
    /// Persons whom imports brought.
    Personal "import_person" import_person {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        import_household_id: Uuid,
        key: Vec<u8>,
        digest: Option<Vec<u8>>,
        person_id: Uuid,
        import_id: Uuid,
        is_entered: bool,
        last_import_id: Uuid,
    }
);
table!(
    /// Mappings that are kept under a name.
    Impersonal "import_mapping" import_mapping {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        name: String,
        text: String,
        changed_at: DateTimeUtc,
        changed_by: Option<Uuid>,
    }
);
table!(
    /// Exports.
    Impersonal "export" export {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        format: String,
        is_identified: bool,
        sealed: Vec<u8>,
        job: Uuid,
        asked_by: Option<Uuid>,
        asked_at: DateTimeUtc,
        made_at: Option<DateTimeUtc>,
        removed_at: Option<DateTimeUtc>,
        households: i64,
        persons: i64,
        file: Option<Uuid>,
        descriptions: Option<Uuid>,
    }
);
