//! What does not compile, each beside its twin that does.
//!
//! A table with personal data and one without, for the examples:
//!
//! ```
//! mod note {
//!     use database::sea_orm;
//!     use database::sea_orm::entity::prelude::*;
//!
//!     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
//!     #[sea_orm(table_name = "note")]
//!     pub struct Model {
//!         #[sea_orm(primary_key, auto_increment = false)]
//!         pub id: Uuid,
//!         pub tenant: String,
//!     }
//!
//!     #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
//!     pub enum Relation {}
//!
//!     impl ActiveModelBehavior for ActiveModel {}
//!
//!     impl database::Owned for Entity {
//!         type Kind = database::Personal;
//!         const TABLE: &'static str = "note";
//!         fn tenant() -> Option<Column> {
//!             Some(Column::Tenant)
//!         }
//!     }
//! }
//!
//! fn rows(reader: &database::PersonalReader) {
//!     let _rows = reader.select::<note::Entity>();
//! }
//! ```
//!
//! A plain reader does not select it:
//!
//! ```compile_fail,E0271
//! mod note {
//!     use database::sea_orm;
//!     use database::sea_orm::entity::prelude::*;
//!
//!     #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
//!     #[sea_orm(table_name = "note")]
//!     pub struct Model {
//!         #[sea_orm(primary_key, auto_increment = false)]
//!         pub id: Uuid,
//!         pub tenant: String,
//!     }
//!
//!     #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
//!     pub enum Relation {}
//!
//!     impl ActiveModelBehavior for ActiveModel {}
//!
//!     impl database::Owned for Entity {
//!         type Kind = database::Personal;
//!         const TABLE: &'static str = "note";
//!         fn tenant() -> Option<Column> {
//!             Some(Column::Tenant)
//!         }
//!     }
//! }
//!
//! fn rows(reader: &database::Reader) {
//!     let _rows = reader.select::<note::Entity>();
//! }
//! ```
//!
//! A commit has its entry in the audit:
//!
//! ```
//! async fn save(tx: database::Tx) -> database::Result<()> {
//!     tx.commit(database::Audit::of("save_note")).await
//! }
//! ```
//!
//! ```compile_fail,E0061
//! async fn save(tx: database::Tx) -> database::Result<()> {
//!     tx.commit().await
//! }
//! ```
//!
//! A transaction needs somebody in whose name it is:
//!
//! ```
//! async fn begin(database: &database::Database, who: &database::Authority) {
//!     let _tx = database.begin(who).await;
//! }
//! ```
//!
//! ```compile_fail,E0061
//! async fn begin(database: &database::Database) {
//!     let _tx = database.begin().await;
//! }
//! ```
//!
//! Nobody outside gets the connection itself:
//!
//! ```compile_fail,E0616
//! fn connection(reader: &database::Reader) {
//!     let _bare = &reader.inner;
//! }
//! ```
//!
//! ```compile_fail,E0616
//! fn connection(tx: &database::Tx) {
//!     let _bare = &tx.inner;
//! }
//! ```
//!
//! An action's permit is the only authority that carries a user; nobody makes one by hand:
//!
//! ```compile_fail,E0451
//! fn forge(user: kernel::UserId, scope: kernel::Scope) -> kernel::Authority {
//!     kernel::Authority { user: Some(user), name: "registry.see_household", scope, request: None }
//! }
//! ```
