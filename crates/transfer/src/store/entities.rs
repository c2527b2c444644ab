//! The rows of this context's tables as they are stored. They leave `store` only as values of the rules.

use database::table;

table!(
    /// Transfers.
    Personal "transfer" transfer {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        direction: String,
        other_unit: String,
        other_id: Uuid,
        state: String,
        household_id: Option<Uuid>,
        persons: i64,
        moved_on: Date,
        ground: String,
        consent_of: Option<Uuid>,
        consent_on: Option<Date>,
        article: String,
        why: Option<String>,
        packet: Option<Vec<u8>>,
        sent_by: Option<Uuid>,
        sent_at: DateTimeUtc,
        ended_at: Option<DateTimeUtc>,
    }
);
table!(
    /// Whom transfers are about.
    Personal "transfer_person" transfer_person {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        transfer_id: Uuid,
        person_id: Uuid,
    }
);
