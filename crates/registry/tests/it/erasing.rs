//! Who is erased takes along all records: those of the person, those of the household in which nobody else lived, and those behind them.

use kernel::{Actor, HouseholdId, PersonId, Role};
use registry::{
    Erasure, HouseholdData, Merging, MoveTo, NewHousehold, NoteData, PersonData, Refused, Relation,
    Target, Whom, create_household, erase_person, find_household, merge_persons, move_person,
    write_note,
};
use testkit::{Base, on_both, traces};

use crate::{
    builders::{VEDROVO, change, migrations, names, permit, person, today},
    entered_twice::merged,
};

fn coordinator() -> Actor {
    testkit::actor(&[Role::OfficeCoordinator], VEDROVO)
}

fn zulejha() -> PersonData {
    person("Ksantipić", "Zulejha")
}

/// A household of these people at a street that stands nowhere else, with a note about the household.
async fn home(base: &Base, street: &str, members: Vec<PersonData>) -> HouseholdId {
    let who = coordinator();
    let data = HouseholdData {
        settlement: "Vedrovo".into(),
        address: street.to_owned(),
        note: Some(format!("zvono ne radi: {street}")),
        ..HouseholdData::default()
    };
    let new = NewHousehold { data, members };
    let id = create_household(&permit(&who), &base.database, new, today()).await.unwrap();
    let note = NoteData { day: today(), text: format!("o kući: {street}"), is_restricted: false };
    write_note(&permit(&who), &base.database, Whom::Household(id), &note, None).await.unwrap();
    base.clock.advance(std::time::Duration::from_secs(1));
    id
}

/// The only member of that name.
async fn member(base: &Base, home: HouseholdId, given_name: &str) -> PersonId {
    let found = find_household(&permit(&coordinator()), &base.database, home).await;
    let mut members = found.unwrap().unwrap().members.into_iter();
    members.find(|one| one.data.given_name == given_name).unwrap().id
}

async fn merge(base: &Base, keep: PersonId, other: PersonId) {
    let merging = Merging { keep, other, shown: zulejha(), reason: String::new() };
    merge_persons(&permit(&coordinator()), &base.database, &merging).await.unwrap();
    base.clock.advance(std::time::Duration::from_secs(1));
}

async fn erase(base: &Base, id: PersonId, typed_name: &str) -> Result<(), Refused> {
    let erasure = Erasure { typed_name: typed_name.to_owned() };
    let erasers = [registry::context().erase.unwrap()];
    erase_person(&permit(&coordinator()), &base.database, id, &erasure, &erasers).await
}

/// Streets at which households stand still, and how many keys open something still.
async fn left(base: &Base) -> (Vec<String>, i64) {
    let rows = base.rows("household", &[]).await;
    let street = |row: String| {
        let row: serde_json::Value = serde_json::from_str(&row).unwrap();
        row["address"].as_str().unwrap().to_owned()
    };
    let mut streets: Vec<String> = rows.into_iter().map(street).collect();
    streets.retain(|street| !street.is_empty());
    streets.sort();
    let keys = base.number("select count(*) from sealing_key where wrapped is not null").await;
    (streets, keys)
}

#[test]
fn a_household_entered_three_times_goes_whole_with_its_last_person() {
    on_both(migrations(), async |base| {
        let first = home(base, "Neponovljiva 1", vec![zulejha()]).await;
        let second = home(base, "Nezaboravna 2", vec![zulejha()]).await;
        let third = home(base, "Nedohodna 3", vec![zulejha()]).await;
        merged(base, &coordinator(), (second, third)).await;
        merged(base, &coordinator(), (first, second)).await;
        assert_eq!(left(base).await.1, 6);
        let id = member(base, first, "Zulejha").await;
        erase(base, id, "Zulejha Ksantipić").await.unwrap();
        assert_eq!(left(base).await, (vec![], 0));
        let notes = "select (select count(*) from note) \
             + (select count(*) from household where note is not null)";
        assert_eq!(base.number(notes).await, 0);
        if !base.is_postgres() {
            let streets = ["Neponovljiva", "Nezaboravna", "Nedohodna", "neponovljiva", "Zulejha"];
            assert_eq!(traces(&base.settings.folder, &streets), [""; 0]);
        }
    });
}

#[test]
fn the_household_in_which_another_record_lived_alone_goes_and_that_of_others_stays() {
    on_both(migrations(), async |base| {
        let mila = PersonData { relation: Relation::Child, ..person("Ostalić", "Mila") };
        let family = home(base, "Porodična 5", vec![zulejha(), mila]).await;
        let alone = home(base, "Samačka 9", vec![zulejha()]).await;
        let (keep, other) =
            (member(base, family, "Zulejha").await, member(base, alone, "Zulejha").await);
        merge(base, keep, other).await;
        erase(base, keep, "Zulejha Ksantipić").await.unwrap();
        // Of the family its key and the child's stay.
        assert_eq!(left(base).await, (vec!["Porodična 5".to_owned()], 2));
        assert_eq!(names(base, &coordinator(), "ostalic").await, ["Ostalić Mila"]);
    });
}

#[test]
fn where_the_person_had_lived_alone_before_moving_goes_too() {
    on_both(migrations(), async |base| {
        let family = home(base, "Porodična 5", vec![person("Ostalić", "Mila")]).await;
        let alone = home(base, "Samačka 9", vec![zulejha()]).await;
        let shared = home(base, "Zajednička 7", vec![zulejha(), person("Treća", "Tara")]).await;
        let (earlier, later) =
            (member(base, shared, "Zulejha").await, member(base, alone, "Zulejha").await);
        let to = MoveTo { target: Target::Existing(family), relation: Relation::NotRelated };
        let may = permit(&coordinator());
        move_person(&may, &base.database, later, to, change(1, "")).await.unwrap();
        base.clock.advance(std::time::Duration::from_secs(1));
        merge(base, later, earlier).await;
        erase(base, later, "Zulejha Ksantipić").await.unwrap();
        let streets = ["Porodična 5", "Zajednička 7"];
        assert_eq!(left(base).await, (streets.map(str::to_owned).to_vec(), 4));
    });
}

#[test]
fn another_record_of_a_household_stays_while_somebody_lives_in_it() {
    on_both(migrations(), async |base| {
        let mila = || PersonData { relation: Relation::Child, ..person("Ostalić", "Mila") };
        let family = home(base, "Porodična 5", vec![zulejha(), mila()]).await;
        let again = home(base, "Porodična bb", vec![zulejha()]).await;
        merged(base, &coordinator(), (family, again)).await;
        let id = member(base, family, "Zulejha").await;
        erase(base, id, "Zulejha Ksantipić").await.unwrap();
        let streets = ["Porodična 5", "Porodična bb"];
        assert_eq!(left(base).await, (streets.map(str::to_owned).to_vec(), 3));
        let mila = member(base, family, "Mila").await;
        erase(base, mila, "Mila Ostalić").await.unwrap();
        assert_eq!(left(base).await, (vec![], 0));
    });
}

#[test]
fn whichever_record_is_named_all_records_of_the_person_go() {
    on_both(migrations(), async |base| {
        let homes = [
            home(base, "Neponovljiva 1", vec![zulejha()]).await,
            home(base, "Nezaboravna 2", vec![zulejha()]).await,
            home(base, "Nedohodna 3", vec![zulejha()]).await,
        ];
        let mut records = Vec::new();
        for one in homes {
            records.push(member(base, one, "Zulejha").await);
        }
        merge(base, records[1], records[2]).await;
        merge(base, records[0], records[1]).await;
        let refused = erase(base, records[2], "Zulejha").await.unwrap_err();
        assert!(matches!(refused, Refused::OtherName), "{refused}");
        erase(base, records[2], "Zulejha Ksantipić").await.unwrap();
        assert_eq!(left(base).await, (vec![], 0));
        assert_eq!(names(base, &coordinator(), "ksantipic").await, [""; 0]);
    });
}
