//! The schema keeps the house's rules on both databases: personal tables have a municipality, foreign keys an index.

use database::schema::{self, Exemption, Fault, PersonalTable};

use crate::api;

#[test]
fn personal_tables_have_a_municipality_and_foreign_keys_an_index() {
    let folder = tempfile::tempdir().unwrap();
    let contexts = svi::contexts(folder.path()).unwrap();
    let declared: Vec<_> = contexts.iter().flat_map(|one| one.personal_data).collect();
    assert!(declared.iter().all(|one| one.no_tenant_because != Some("")), "a reason is given");
    let mut personal = schema::personal_tables();
    personal.extend(
        declared
            .iter()
            .filter(|one| one.no_tenant_because.is_none())
            .map(|one| PersonalTable { table: one.table, tenant: Some("tenant".to_owned()) }),
    );
    let mut exempt = schema::EXEMPTIONS.to_vec();
    let excused = declared
        .iter()
        .filter_map(|one| Some(Exemption { table: one.table, reason: one.no_tenant_because? }));
    exempt.extend(excused);
    testkit::on_both(api::migrations(), async |base| {
        let found = schema::check(&base.settings, &personal, &exempt).await.unwrap();
        assert_eq!(found, Vec::<Fault>::new());
    });
}
