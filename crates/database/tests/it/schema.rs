//! The rules of the schema find what breaks them.

use database::schema::{EXEMPTIONS, Fault, PersonalTable, check, personal_tables};
use testkit::on_both;

use crate::rows::{MIGRATIONS, note};

#[test]
fn the_base_keeps_the_rules_and_a_foreign_key_without_an_index_is_found() {
    on_both(MIGRATIONS, async |base| {
        let mut tables = personal_tables();
        tables.push(PersonalTable::of::<note::Entity>());
        let found = check(&base.settings, &tables, &EXEMPTIONS).await.unwrap();
        assert_eq!(found, [Fault::Unindexed("note_page note_id".into())]);
        let found = check(&base.settings, &tables, &[]).await.unwrap();
        assert_eq!(
            found,
            [
                Fault::Tenantless("audit_entry".into()),
                Fault::Tenantless("blob".into()),
                Fault::Tenantless("sealing_key".into()),
                Fault::Unindexed("note_page note_id".into())
            ]
        );
    });
}

#[test]
fn a_table_that_is_not_guarded_is_found() {
    on_both(MIGRATIONS, async |base| {
        base.raw("create index note_page_note on note_page (note_id, id)").await.unwrap();
        base.raw("create table bare (id integer primary key, tenant text not null)").await.unwrap();
        let found = check(&base.settings, &personal_tables(), &EXEMPTIONS).await.unwrap();
        let expected: &[Fault] =
            if base.is_postgres() { &[Fault::Unguarded("bare".into())] } else { &[] };
        assert_eq!(found, expected);
    });
}
