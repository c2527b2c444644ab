//! The rows of this context's tables as they are stored. They leave `store` only as values of the rules.

use database::table;

table!(
    /// Rules.
    Impersonal "retention_rule" retention_rule {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        kind: String,
        is_on: bool,
        years: i32,
        changed_at: DateTimeUtc,
        changed_by: Option<Uuid>,
    }
);
table!(
    /// Lists.
    Impersonal "retention_list" retention_list {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        state: String,
        made_at: DateTimeUtc,
        asked_by: Option<Uuid>,
        confirmed_at: Option<DateTimeUtc>,
        confirmed_by: Option<Uuid>,
        ended_at: Option<DateTimeUtc>,
        is_cut: bool,
        job: Option<Uuid>,
    }
);
table!(
    /// Items of lists.
    Personal "retention_item" retention_item {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        list_id: Uuid,
        number: i32,
        kind: String,
        record: Uuid,
        household_id: Uuid,
        person_id: Option<Uuid>,
        sealed: Vec<u8>,
        state: String,
        why: Option<String>,
        done_at: Option<DateTimeUtc>,
    }
);
table!(
    /// Records that stay until a day.
    Personal "retention_hold" retention_hold {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        kind: String,
        record: Uuid,
        household_id: Uuid,
        person_id: Option<Uuid>,
        until: Date,
        reason: Vec<u8>,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
    }
);
