//! The rows of this context's tables as they are stored. They leave `store` only as values of the rules.
#![expect(unreachable_pub, reason = "the derive makes public items; the migration describes them")]

pub(crate) mod fact_sheet {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "fact_sheet")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub subject: Uuid,
        pub tenant: String,
        pub household_id: Uuid,
        pub subject_kind: String,
        pub version: i32,
        pub changed_at: DateTimeUtc,
        pub sealed: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod fact_entry {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "fact_entry")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub tenant: String,
        pub household_id: Uuid,
        pub subject: Uuid,
        pub subject_kind: String,
        pub entry: Uuid,
        pub round: String,
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

pub(crate) mod fact_request {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "fact_request")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub tenant: String,
        pub household_id: Uuid,
        pub state: String,
        pub round: String,
        pub valid_from: Date,
        pub source: String,
        pub proposed_at: DateTimeUtc,
        pub proposed_by: Option<Uuid>,
        pub decided_at: Option<DateTimeUtc>,
        pub decided_by: Option<Uuid>,
        pub reason: Vec<u8>,
        pub decision: Option<Vec<u8>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod fact_request_part {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "fact_request_part")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub tenant: String,
        pub request_id: Uuid,
        pub subject: Uuid,
        pub subject_kind: String,
        pub sealed: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod assessment_result {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "assessment_result")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub tenant: String,
        pub household_id: Uuid,
        pub computed_at: DateTimeUtc,
        pub reference_date: Date,
        pub income_year: i32,
        pub parameters: String,
        pub rules: String,
        pub outcome: Vec<u8>,
        pub is_current: bool,
        pub sealed: Vec<u8>,
        pub members: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod parameter_set {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "parameter_set")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub tenant: String,
        pub digest: String,
        pub recorded_at: DateTimeUtc,
        pub contents: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod assessment_reference {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "assessment_reference")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub tenant: String,
        pub reference_date: Option<Date>,
        pub income_year: Option<i32>,
        pub chosen_at: DateTimeUtc,
        pub chosen_by: Option<Uuid>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod saved_list {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "saved_list")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub tenant: String,
        pub name: String,
        pub question: String,
        pub owner: Uuid,
        pub is_shared: bool,
        pub version: i32,
        pub changed_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod list_run {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "list_run")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub tenant: String,
        pub name: String,
        pub question: String,
        pub asked_by: Uuid,
        pub asked_at: DateTimeUtc,
        pub job: Uuid,
        pub made_at: Option<DateTimeUtc>,
        pub sealed: Option<Vec<u8>>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

pub(crate) mod list_export {
    use database::sea_orm::{self, entity::prelude::*};

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "list_export")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub tenant: String,
        pub run_id: Uuid,
        pub taken_by: Option<Uuid>,
        pub taken_at: DateTimeUtc,
        pub format: String,
        pub reason: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

macro_rules! owned {
    ($kind:ident: $($entity:ident = $table:literal),+ $(,)?) => {
        $(impl database::Owned for $entity::Entity {
            type Kind = database::$kind;
            const TABLE: &'static str = $table;
            fn tenant() -> Option<$entity::Column> {
                Some($entity::Column::Tenant)
            }
        })+
    };
}

owned!(
    Personal:
    fact_sheet = "fact_sheet",
    fact_entry = "fact_entry",
    fact_request = "fact_request",
    fact_request_part = "fact_request_part",
    assessment_result = "assessment_result",
    list_run = "list_run",
);
owned!(
    Impersonal:
    parameter_set = "parameter_set",
    assessment_reference = "assessment_reference",
    saved_list = "saved_list",
    list_export = "list_export",
);
