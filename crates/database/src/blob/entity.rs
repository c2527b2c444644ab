//! Tables of blobs.

/// What is known of a blob.
pub(crate) mod blob {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "blob")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub tenant: Option<String>,
        pub subject: Uuid,
        pub media_type: String,
        pub size: i64,
        pub sealed_sha256: Vec<u8>,
        pub created_at: DateTimeUtc,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::Owned for Entity {
        type Kind = crate::Personal;
        const TABLE: &'static str = "blob";
        fn tenant() -> Option<Column> {
            Some(Column::Tenant)
        }
    }
}

/// Its sealed bytes, on PostgreSQL.
pub(crate) mod blob_content {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "blob_content")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub blob_id: Uuid,
        pub tenant: Option<String>,
        pub sealed: Vec<u8>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}
}
