//! The table of jobs.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "job")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub tenant: Option<String>,
    pub kind: String,
    pub key: Option<String>,
    pub payload: String,
    pub asked_by: Option<Uuid>,
    pub state: String,
    pub run_after: DateTimeUtc,
    pub attempts: i32,
    pub locked_until: Option<DateTimeUtc>,
    pub locked_by: Option<Uuid>,
    pub done: i64,
    pub total: i64,
    pub result: Option<String>,
    pub error: Option<String>,
    pub created_at: DateTimeUtc,
    pub finished_at: Option<DateTimeUtc>,
}

#[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}

impl crate::Owned for Entity {
    type Kind = crate::Impersonal;
    const TABLE: &'static str = "job";
    fn tenant() -> Option<Column> {
        Some(Column::Tenant)
    }
}
