//! Tables of the audit.

/// One entry.
pub(crate) mod audit_entry {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_entry")]
    pub struct Model {
        #[sea_orm(primary_key)]
        pub id: i64,
        pub recorded_at: DateTimeUtc,
        pub tenant: Option<String>,
        pub user_id: Option<Uuid>,
        pub kind: String,
        pub permission: String,
        pub action: String,
        pub subject_kind: Option<String>,
        pub subject_id: Option<Uuid>,
        pub fields: String,
        pub request: Option<String>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::Owned for Entity {
        type Kind = crate::Personal;
        const TABLE: &'static str = "audit_entry";
        fn tenant() -> Option<Column> {
            Some(Column::Tenant)
        }
    }
}

/// One link of the chain.
pub(crate) mod audit_segment {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_segment")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub number: i64,
        pub sealed_at: DateTimeUtc,
        pub entries: i64,
        pub previous: Vec<u8>,
        pub hash: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}

/// Which entry is in which segment.
pub(crate) mod audit_link {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "audit_link")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub entry_id: i64,
        pub segment: i64,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
