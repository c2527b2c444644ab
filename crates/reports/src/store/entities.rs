//! The rows of the tables as they are stored. They leave `store` only as values of the rules.
#![expect(unreachable_pub, reason = "the derive makes public items; the migration describes them")]

pub(crate) mod report {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "report")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub tenant: String,
        pub period: Option<String>,
        pub language: String,
        pub format: String,
        pub adopted_on: Option<Date>,
        pub dated: Date,
        pub asked_by: Option<Uuid>,
        pub asked_at: DateTimeUtc,
        pub job: Uuid,
        pub made_at: Option<DateTimeUtc>,
        pub size: Option<i64>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod report_file {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "report_file")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub report_id: Uuid,
        pub tenant: String,
        pub bytes: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

macro_rules! impersonal {
    ($($entity:ident = $table:literal),+ $(,)?) => {
        $(impl database::Owned for $entity::Entity {
            type Kind = database::Impersonal;
            const TABLE: &'static str = $table;
            fn tenant() -> Option<$entity::Column> {
                Some($entity::Column::Tenant)
            }
        })+
    };
}

impersonal!(report = "report", report_file = "report_file");
