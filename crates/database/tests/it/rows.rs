//! Tables that the tests use, as a context would define them.

use database::{
    Authority, Database, Migration, PersonalReader, Steps,
    sea_orm::{
        ActiveValue::Set,
        QueryOrder as _,
        sea_query::{Alias, ColumnDef, ForeignKey, Index, Table},
    },
};
use testkit::Base;
use uuid::Uuid;

/// A table with personal data.
#[expect(unreachable_pub, reason = "the derive makes public items")]
pub(crate) mod note {
    use database::sea_orm;
    use database::sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "note")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub id: Uuid,
        pub tenant: String,
        pub text: String,
        pub sealed: Option<Vec<u8>>,
        pub version: i32,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl database::Owned for Entity {
        type Kind = database::Personal;
        const TABLE: &'static str = "note";
        fn tenant() -> Option<Column> {
            Some(Column::Tenant)
        }
    }
}

/// A table without.
#[expect(unreachable_pub, reason = "the derive makes public items")]
pub(crate) mod colour {
    use database::sea_orm;
    use database::sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "colour")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub name: String,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl database::Owned for Entity {
        type Kind = database::Impersonal;
        const TABLE: &'static str = "colour";
        fn tenant() -> Option<Column> {
            None
        }
    }
}

pub(crate) const MIGRATIONS: &[Migration] =
    &[Migration { time: "2026-11-27T23:00", context: "test", name: "create_note", up: tables }];

fn tables(steps: &mut Steps) {
    steps.table(
        Table::create()
            .table(Alias::new("colour"))
            .col(ColumnDef::new(Alias::new("name")).text().not_null().primary_key()),
    );
    steps.table(
        Table::create()
            .table(Alias::new("note"))
            .col(ColumnDef::new(Alias::new("id")).uuid().not_null().primary_key())
            .col(ColumnDef::new(Alias::new("tenant")).text().not_null())
            .col(ColumnDef::new(Alias::new("text")).text().not_null())
            .col(ColumnDef::new(Alias::new("sealed")).binary())
            .col(ColumnDef::new(Alias::new("version")).integer().not_null()),
    );
    steps.index(
        &Index::create()
            .unique()
            .name("note_text")
            .table(Alias::new("note"))
            .col(Alias::new("tenant"))
            .col(Alias::new("text"))
            .to_owned(),
    );
    steps.table(
        Table::create()
            .table(Alias::new("note_page"))
            .col(ColumnDef::new(Alias::new("id")).uuid().not_null().primary_key())
            .col(ColumnDef::new(Alias::new("tenant")).text().not_null())
            .col(ColumnDef::new(Alias::new("note_id")).uuid().not_null())
            .foreign_key(
                ForeignKey::create()
                    .from(Alias::new("note_page"), Alias::new("note_id"))
                    .to(Alias::new("note"), Alias::new("id")),
            ),
    );
}

/// A note as it begins.
pub(crate) fn new_note(number: u128, text: &str) -> note::ActiveModel {
    note::ActiveModel {
        id: Set(Uuid::from_u128(number)),
        text: Set(text.to_owned()),
        sealed: Set(None),
        version: Set(1),
        ..Default::default()
    }
}

/// Writes a note in the municipality `unit`.
pub(crate) async fn write_note(base: &Base, unit: &str, number: u128, text: &str) {
    write_note_by(&base.database, &base.within(unit), number, text).await;
}

/// Writes a note through a handle.
pub(crate) async fn write_note_by(
    database: &Database,
    authority: &Authority,
    number: u128,
    text: &str,
) {
    let mut tx = database.begin(authority).await.unwrap();
    tx.insert(new_note(number, text)).await.unwrap();
    tx.commit(database::Audit::of("write_note").about("note", Uuid::from_u128(number)))
        .await
        .unwrap();
}

/// The texts of the notes that `authority` sees.
pub(crate) async fn texts(base: &Base, authority: &Authority) -> Vec<String> {
    texts_by(&base.database, authority).await
}

/// The texts of the notes that `authority` sees through a handle.
pub(crate) async fn texts_by(database: &Database, authority: &Authority) -> Vec<String> {
    let look = database::Audit::of("see_notes");
    texts_in(&database.read_personal(authority, look).await.unwrap()).await
}

/// The texts of the notes that a reader sees.
pub(crate) async fn texts_in(reader: &PersonalReader) -> Vec<String> {
    let notes = reader.select::<note::Entity>().order_by_asc(note::Column::Text);
    reader.all(notes).await.unwrap().into_iter().map(|note| note.text).collect()
}
