//! The rows of this context's tables as they are stored. They leave `store` only as values of the rules.
#![expect(unreachable_pub, reason = "the derive makes public items; the migration describes them")]

/// One table with its row; the first column is its key.
macro_rules! table {
    ($(#[$doc:meta])* $kind:ident $name:literal $module:ident { $($(#[$attribute:meta])* $field:ident : $type:ty),* $(,)? }) => {
        $(#[$doc])*
        pub(crate) mod $module {
            use database::sea_orm::{self, entity::prelude::*};

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $name)]
            pub struct Model {
                $($(#[$attribute])* pub $field: $type),*
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}

            impl database::Owned for Entity {
                type Kind = database::$kind;
                const TABLE: &'static str = $name;
                fn tenant() -> Option<Column> {
                    Some(Column::Tenant)
                }
            }
        }
    };
}

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
