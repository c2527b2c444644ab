//! Changing households and persons.

use kernel::HouseholdId;
use registry::{
    ChangeHousehold, HouseholdData, HowJoined, ListHouseholds, MIGRATIONS, Query, Refused,
    Relation, add_person, change_household, change_person, create_household, find_household,
    search_registry,
};
use testkit::{Base, on_both};

use crate::builders::{OTHER, VEDROVO, change, household, permit, person, today, worker};

async fn entered(base: &Base) -> HouseholdId {
    let new = household(person("Jović", "Ana"), "Vedrovo");
    create_household(&permit(&worker(VEDROVO)), &base.database, new, today()).await.unwrap()
}

async fn found(base: &Base, text: &str) -> usize {
    let ana = permit::<ListHouseholds>(&worker(VEDROVO));
    search_registry(&ana, &base.database, &Query::parse(text), 20).await.unwrap().len()
}

#[test]
fn a_changed_household_is_found_at_its_new_place_only() {
    on_both(MIGRATIONS, async |base| {
        let id = entered(base).await;
        let data = HouseholdData { settlement: "Brodac".into(), ..HouseholdData::default() };
        let ana = permit::<ChangeHousehold>(&worker(VEDROVO));
        change_household(&ana, &base.database, id, data, change(1, "preselili se")).await.unwrap();
        assert_eq!(found(base, "vedrovo").await, 0);
        assert_eq!(found(base, "brodac").await, 1);
    });
}

#[test]
fn whoever_saves_second_from_the_same_version_loses_nothing_of_the_first() {
    on_both(MIGRATIONS, async |base| {
        let id = entered(base).await;
        let ana = permit::<ChangeHousehold>(&worker(VEDROVO));
        let data = |text: &str| HouseholdData { address: text.into(), ..HouseholdData::default() };
        change_household(&ana, &base.database, id, data("prva"), change(1, "")).await.unwrap();
        let second = change_household(&ana, &base.database, id, data("druga"), change(1, "")).await;
        assert!(
            matches!(second, Err(Refused::Database(database::Error::Stale { .. }))),
            "{second:?}"
        );
        let now = find_household(&permit(&worker(VEDROVO)), &base.database, id).await.unwrap();
        assert_eq!(now.map(|one| (one.data.address, one.version)), Some(("prva".into(), 2)));
    });
}

#[test]
fn a_new_reference_person_gives_the_household_its_name() {
    on_both(MIGRATIONS, async |base| {
        let id = entered(base).await;
        let worker = worker(VEDROVO);
        let ana = permit::<ChangeHousehold>(&worker);
        let first = find_household(&permit(&worker), &base.database, id).await.unwrap().unwrap();
        let mut data = first.members[0].data.clone();
        data.relation = Relation::Parent;
        change_person(&ana, &base.database, first.members[0].id, data, change(1, ""))
            .await
            .unwrap();
        let vera = person("Savić", "Vera");
        let joined = HowJoined::MovedIn;
        add_person(&ana, &base.database, id, vera, joined, change(1, "")).await.unwrap();
        let now = find_household(&permit(&worker), &base.database, id).await.unwrap().unwrap();
        assert_eq!(now.listed_name, "Savić Vera");
        let names: Vec<String> = now.members.iter().map(|one| one.data.listed_name()).collect();
        assert_eq!(names, ["Jović Ana", "Savić Vera"]);
        assert_eq!(found(base, "savić").await, 1);
    });
}

#[test]
fn a_household_of_another_municipality_cannot_be_changed() {
    on_both(MIGRATIONS, async |base| {
        let id = entered(base).await;
        let stranger = permit::<ChangeHousehold>(&worker(OTHER));
        let data = HouseholdData::default();
        let refused = change_household(&stranger, &base.database, id, data, change(1, "")).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
    });
}
