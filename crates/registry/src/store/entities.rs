//! The rows of the registry's tables as they are stored. They leave `store` only as values of the rules.
#![expect(unreachable_pub, reason = "the derive makes public items; the migration describes them")]

pub(crate) mod household {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "household")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub tenant: String,
        pub code: String,
        pub listed_name: String,
        pub name_order: Vec<u8>,
        pub members: i32,
        pub settlement: String,
        pub settlement_key: String,
        pub address: String,
        pub note: Option<Vec<u8>>,
        pub version: i32,
        pub created_at: DateTimeUtc,
        pub created_by: Option<Uuid>,
        pub changed_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod person {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "person")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub tenant: String,
        pub household_id: Uuid,
        pub family_name: String,
        pub given_name: String,
        pub name_order: Vec<u8>,
        pub sex: Option<String>,
        pub birth_date: Option<Date>,
        pub jmbg: Option<Vec<u8>>,
        pub jmbg_hash: Option<Vec<u8>>,
        pub relation: String,
        pub position: i32,
        pub version: i32,
        pub created_at: DateTimeUtc,
        pub changed_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod search_term {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "search_term")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub term: String,
        #[sea_orm(primary_key, auto_increment = false)]
        pub owner: Uuid,
        pub household_id: Uuid,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod record_version {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "record_version")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub tenant: String,
        pub household_id: Uuid,
        pub record: Uuid,
        pub record_kind: String,
        pub number: i32,
        pub valid_from: Date,
        pub recorded_at: DateTimeUtc,
        pub recorded_by: Option<Uuid>,
        pub source: String,
        pub sealed: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

macro_rules! personal {
    ($($entity:ident = $table:literal),+ $(,)?) => {
        $(impl database::Owned for $entity::Entity {
            type Kind = database::Personal;
            const TABLE: &'static str = $table;
            fn tenant() -> Option<$entity::Column> {
                Some($entity::Column::Tenant)
            }
        })+
    };
}

personal!(
    household = "household",
    person = "person",
    search_term = "search_term",
    record_version = "record_version",
);
