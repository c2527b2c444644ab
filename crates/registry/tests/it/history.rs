//! The history of a household.

use registry::{
    ChangeHousehold, FieldChange, HouseholdData, change_household, create_household,
    household_history,
};
use testkit::on_both;

use crate::builders::{
    OTHER, VEDROVO, change, household, migrations, permit, person, today, worker,
};

#[test]
fn every_change_stands_in_the_history_with_who_why_and_what() {
    on_both(migrations(), async |base| {
        let worker = worker(VEDROVO);
        let new = household(person("Jović", "Ana"), "Vedrovo");
        let id = create_household(&permit(&worker), &base.database, new, today()).await.unwrap();
        base.clock.advance(std::time::Duration::from_mins(1));
        let data = HouseholdData {
            settlement: "Vedrovo".into(),
            address: "Njegoševa 4".into(),
            note: Some("Pas.".into()),
            ..HouseholdData::default()
        };
        let ana = permit::<ChangeHousehold>(&worker);
        change_household(&ana, &base.database, id, data, change(1, "preselili se")).await.unwrap();
        let steps = household_history(&permit(&worker), &base.database, id).await.unwrap().unwrap();
        let newest = &steps[0];
        assert_eq!((newest.number, newest.reason.as_str()), (2, "preselili se"));
        assert_eq!(newest.recorded_by, Some(worker.user));
        let change = |field, before: Option<&str>, after: Option<&str>| FieldChange {
            field,
            before: before.map(str::to_owned),
            after: after.map(str::to_owned),
        };
        let expected = [
            change("address", Some("Cara Dušana 12"), Some("Njegoševa 4")),
            change("note", None, Some("Pas.")),
        ];
        assert_eq!(newest.changes, expected);
        assert_eq!(steps.len(), 3);
    });
}

#[test]
fn the_history_of_another_municipalitys_household_is_not_there() {
    on_both(migrations(), async |base| {
        let new = household(person("Jović", "Ana"), "Vedrovo");
        let id = create_household(&permit(&worker(VEDROVO)), &base.database, new, today()).await;
        let stranger = permit(&worker(OTHER));
        let steps = household_history(&stranger, &base.database, id.unwrap()).await.unwrap();
        assert_eq!(steps, None);
    });
}
