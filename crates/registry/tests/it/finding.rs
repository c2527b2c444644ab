//! Searching.

use kernel::Role;
use registry::{
    CreateHousehold, ListHouseholds, MIGRATIONS, Query, create_household, search_registry,
};
use testkit::{Base, on_both};

use crate::builders::{OTHER, VEDROVO, household, permit, person, today, worker};

async fn entered(base: &Base) {
    let ana = permit::<CreateHousehold>(&worker(VEDROVO));
    for (family, given, settlement) in [
        ("Đorđević", "Jelena", "Gornje Vedrovo"),
        ("Ђорђевић", "Лука", "Donje Vedrovo"),
        ("Dordević", "Mila", "Gornje Vedrovo"),
        ("Jovanović", "Đorđe", "Donje Vedrovo"),
    ] {
        let new = household(person(family, given), settlement);
        create_household(&ana, &base.database, new, today()).await.unwrap();
    }
}

async fn names(base: &Base, text: &str, unit: &str) -> Vec<String> {
    let ana = permit::<ListHouseholds>(&worker(unit));
    let found = search_registry(&ana, &base.database, &Query::parse(text), 20).await.unwrap();
    let mut names: Vec<String> = found.into_iter().map(|one| one.name).collect();
    names.sort();
    names
}

#[test]
fn a_name_is_found_in_every_spelling() {
    on_both(MIGRATIONS, async |base| {
        entered(base).await;
        let expected = ["Dordević Mila", "Đorđević Jelena", "Ђорђевић Лука"];
        for text in ["Đorđević", "djordjevic", "ЂОРЂЕВИЋ", "dordev"] {
            assert_eq!(names(base, text, VEDROVO).await, expected, "{text}");
        }
        assert_eq!(names(base, "đorđe", VEDROVO).await.len(), 4);
        assert_eq!(names(base, "Djordje Jovan", VEDROVO).await, ["Jovanović Đorđe"]);
    });
}

#[test]
fn a_name_and_a_place_together_narrow_the_search() {
    on_both(MIGRATIONS, async |base| {
        entered(base).await;
        assert_eq!(names(base, "đorđević donje", VEDROVO).await, ["Ђорђевић Лука"]);
        let by_place = names(base, "gornje vedrovo", VEDROVO).await;
        assert_eq!(by_place, ["Dordević Mila", "Đorđević Jelena"]);
    });
}

#[test]
fn nothing_of_another_municipality_is_found() {
    on_both(MIGRATIONS, async |base| {
        entered(base).await;
        assert_eq!(names(base, "đorđević", OTHER).await, [""; 0]);
    });
}

#[test]
fn a_person_is_found_by_the_whole_jmbg_only() {
    on_both(MIGRATIONS, async |base| {
        let ana = permit::<CreateHousehold>(&worker(VEDROVO));
        let mut new = household(person("Jović", "Petar"), "Vedrovo");
        new.members[0].sex = None;
        new.members[0].birth_date = None;
        new.members[0].jmbg = Some("0101990710016".parse().unwrap());
        create_household(&ana, &base.database, new, today()).await.unwrap();
        assert_eq!(names(base, "0101990710016", VEDROVO).await, ["Jović Petar"]);
        assert_eq!(names(base, "010199071001", VEDROVO).await, [""; 0]);
        assert_eq!(names(base, "0101990710016", OTHER).await, [""; 0]);
    });
}

#[test]
fn an_enumerator_finds_own_entries_only() {
    on_both(MIGRATIONS, async |base| {
        entered(base).await;
        let enumerator = testkit::actor(&[Role::Enumerator], VEDROVO);
        let new = household(person("Đorđević", "Sara"), "Vedrovo");
        create_household(&permit(&enumerator), &base.database, new, today()).await.unwrap();
        let query = Query::parse("đorđević");
        let found = search_registry(&permit(&enumerator), &base.database, &query, 20).await;
        let names: Vec<String> = found.unwrap().into_iter().map(|one| one.name).collect();
        assert_eq!(names, ["Đorđević Sara"]);
    });
}
