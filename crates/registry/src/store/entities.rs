//! The rows of the registry's tables as they are stored. They leave `store` only as values of the rules.

use database::table;

table!(
    /// Households.
    Personal "household" household {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        code: String,
        listed_name: String,
        name_order: Vec<u8>,
        members: i32,
        settlement: String,
        settlement_key: String,
        address: String,
        address_kind: Option<String>,
        latitude_e6: Option<i32>,
        longitude_e6: Option<i32>,
        note: Option<Vec<u8>>,
        version: i32,
        created_at: DateTimeUtc,
        created_by: Option<Uuid>,
        changed_at: DateTimeUtc,
        closed_on: Option<Date>,
        closed_how: Option<String>,
        merged_into: Option<Uuid>,
        protection_id: Option<Uuid>,
    }
);
table!(
    /// Persons.
    Personal "person" person {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        household_id: Uuid,
        family_name: String,
        given_name: String,
        name_order: Vec<u8>,
        sex: Option<String>,
        birth_date: Option<Date>,
        jmbg: Option<Vec<u8>>,
        jmbg_hash: Option<Vec<u8>>,
        protected_hash: Option<Vec<u8>>,
        relation: String,
        position: i32,
        version: i32,
        created_at: DateTimeUtc,
        changed_at: DateTimeUtc,
        ended_on: Option<Date>,
        ended_how: Option<String>,
        protection_id: Option<Uuid>,
        canonical_id: Option<Uuid>,
    }
);
table!(
    /// Records that were found to be of one person.
    Personal "person_merge" person_merge {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        canonical_id: Uuid,
        person_id: Uuid,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
        sealed: Vec<u8>,
        undone_at: Option<DateTimeUtc>,
        undone_by: Option<Uuid>,
    }
);
table!(
    /// Households that were found to be entered twice.
    Personal "household_merge" household_merge {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        canonical_id: Uuid,
        household_id: Uuid,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
        sealed: Vec<u8>,
        undone_at: Option<DateTimeUtc>,
        undone_by: Option<Uuid>,
    }
);
table!(
    /// Versions of households and persons.
    Personal "record_version" record_version {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        household_id: Uuid,
        record: Uuid,
        record_kind: String,
        number: i32,
        valid_from: Date,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
        source: String,
        sealed: Vec<u8>,
    }
);
table!(
    /// Who belonged to which household from when to when.
    Personal "household_member" household_member {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        household_id: Uuid,
        person_id: Uuid,
        relation: String,
        from_day: Date,
        to_day: Option<Date>,
        how_joined: String,
        how_left: Option<String>,
        reason_joined: Option<Vec<u8>>,
        reason_left: Option<Vec<u8>>,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
        left_recorded_at: Option<DateTimeUtc>,
        left_recorded_by: Option<Uuid>,
    }
);
table!(
    /// Who is married to whom.
    Personal "partnership" partnership {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        person_id: Uuid,
        partner_id: Uuid,
        from_day: Date,
        to_day: Option<Date>,
        how_ended: Option<String>,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
    }
);
table!(
    /// Protections of persons and households.
    Personal "protection" protection {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
        household_id: Uuid,
        person_id: Option<Uuid>,
        reason: Vec<u8>,
        ended_at: Option<DateTimeUtc>,
        ended_by: Option<Uuid>,
    }
);
table!(
    /// Who sees what is under protection.
    Personal "protection_circle" protection_circle {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        protection_id: Uuid,
        user_id: Uuid,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
    }
);
table!(
    /// Households of relatives of those who work here.
    Personal "relative" relative {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        user_id: Uuid,
        household_id: Uuid,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
        opened_until: Option<DateTimeUtc>,
        ended_at: Option<DateTimeUtc>,
        ended_by: Option<Uuid>,
    }
);
table!(
    /// Why a relative's file was opened.
    Personal "relative_opening" relative_opening {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        relative_id: Uuid,
        reason: Vec<u8>,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
    }
);
table!(
    /// How a person is reached.
    Personal "contact" contact {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        person_id: Uuid,
        kind: String,
        sealed: Vec<u8>,
        lookup: Option<Vec<u8>>,
        is_preferred: bool,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
        ended_at: Option<DateTimeUtc>,
        ended_by: Option<Uuid>,
    }
);
table!(
    /// Documents that a person has or has not.
    Personal "person_document" person_document {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        person_id: Uuid,
        kind: String,
        state: String,
        number: Option<Vec<u8>>,
        valid_to: Option<Date>,
        obstacle: Option<String>,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
        replaced_at: Option<DateTimeUtc>,
    }
);
table!(
    /// Groups and legal status of persons.
    Personal "person_mark" person_mark {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        person_id: Uuid,
        kind: String,
        sealed: Vec<u8>,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
        ended_at: Option<DateTimeUtc>,
        ended_by: Option<Uuid>,
    }
);
table!(
    /// Notes.
    Personal "note" note {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        household_id: Uuid,
        person_id: Option<Uuid>,
        number: i32,
        corrects: Option<Uuid>,
        is_restricted: bool,
        day: Date,
        sealed: Vec<u8>,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
        replaced_at: Option<DateTimeUtc>,
    }
);
table!(
    /// Files.
    Personal "attachment" attachment {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        household_id: Uuid,
        person_id: Option<Uuid>,
        blob_id: Uuid,
        media_type: String,
        size: i32,
        is_restricted: bool,
        sealed: Vec<u8>,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
        removed_at: Option<DateTimeUtc>,
        removed_by: Option<Uuid>,
    }
);
table!(
    /// Consents.
    Personal "consent" consent {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        person_id: Uuid,
        purpose: String,
        basis: String,
        answer: String,
        day: Date,
        text_version: String,
        signature: Option<String>,
        proxy: Option<Vec<u8>>,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
        attachment_id: Option<Uuid>,
    }
);
table!(
    /// What persons ask for by right.
    Personal "right_request" right_request {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        person_id: Uuid,
        kind: String,
        state: String,
        asked_on: Date,
        decided_on: Option<Date>,
        sealed: Vec<u8>,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
        decided_by: Option<Uuid>,
    }
);
table!(
    /// Folded words under which persons and households are found.
    Personal "search_term" search_term {
        #[sea_orm(primary_key, auto_increment = false)]
        tenant: String,
        #[sea_orm(primary_key, auto_increment = false)]
        term: String,
        #[sea_orm(primary_key, auto_increment = false)]
        owner: Uuid,
        household_id: Uuid,
    }
);
table!(
    /// Pairs of records that may be of one person.
    Personal "duplicate_pair" duplicate_pair {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        left_id: Uuid,
        right_id: Uuid,
        weight_milli: i32,
        rarity: Option<String>,
        found_at: DateTimeUtc,
        state: String,
        merge_id: Option<Uuid>,
    }
);
table!(
    /// What was decided about pairs.
    Personal "pair_decision" pair_decision {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        tenant: String,
        pair_id: Uuid,
        decision: String,
        is_blind_second: bool,
        is_final: bool,
        recorded_at: DateTimeUtc,
        recorded_by: Option<Uuid>,
        undone_at: Option<DateTimeUtc>,
        undone_by: Option<Uuid>,
    }
);
