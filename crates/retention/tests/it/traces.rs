//! What a list let go stands in no file any more, nor why it had been kept, and in no older copy that is served.

use assessment::LiveRules;
use database::{Database, Erase, Settings, backup};
use kernel::{HouseholdId, PersonId};
use registry::{
    HouseholdData, NewHousehold, PersonData, Relation, Whom, create_household, find_household,
};
use retention::{ItemState, ListState, WhyLeft, confirm_list, context, hold_item};
use testkit::{Base, traces};

use crate::builders::{
    VEDROVO, coordinator, day, dies, lines, migrations, newest, night, note, on_both_with_people,
    pass_years, permit, rule, states, work,
};

/// Everything by which she would be known again.
const TRACES: [&str; 9] = [
    "Ksantipi\u{107}",
    "Zulejha",
    "ksantipic",
    "zulejha",
    "0101990715018",
    "Neponovljiva",
    "neponovljiva",
    "boji se lekara",
    "spor sa Proksejom",
];

/// What is sealed at any time.
const SEALED: [&str; 3] = ["0101990715018", "boji se lekara", "spor sa Proksejom"];

/// Somebody alone, of a name that stands nowhere else.
async fn entered(base: &Base) -> (HouseholdId, PersonId) {
    let zulejha = PersonData {
        family_name: "Ksantipi\u{107}".to_owned(),
        given_name: "Zulejha".to_owned(),
        sex: None,
        birth_date: None,
        jmbg: Some("0101990715018".parse().unwrap()),
        relation: Relation::Reference,
    };
    let data = HouseholdData {
        settlement: "Vedrovo".to_owned(),
        address: "Neponovljiva staza 77".to_owned(),
        ..HouseholdData::default()
    };
    let who = permit(&coordinator(VEDROVO));
    let new = NewHousehold { data, members: vec![zulejha] };
    let id = create_household(&who, &base.database, new, day(2026, 3, 1)).await.unwrap();
    let who = permit(&coordinator(VEDROVO));
    let found = find_household(&who, &base.database, id).await.unwrap().unwrap();
    (id, found.members[0].id)
}

/// She has died, years have passed in which a note was kept for a reason, and a list stands with her and the note.
async fn listed(base: &Base) {
    let (_, zulejha) = entered(base).await;
    note(base, VEDROVO, Whom::Person(zulejha), "boji se lekara").await;
    dies(base, zulejha).await;
    rule(base, VEDROVO, "note", 5).await;
    rule(base, VEDROVO, "departed_person", 5).await;
    pass_years(base, 5);
    night(base).await;
    let who = coordinator(VEDROVO);
    let found = newest(base, &who).await;
    let kept = found.items.iter().find(|one| one.kind.name() == "note").unwrap().id;
    // What stays keeps the person: until its day, and nobody lets the hold go before.
    let until = (day(2032, 6, 1), "spor sa Proksejom");
    hold_item(&permit(&who), &base.database, kept, until).await.unwrap();
    pass_years(base, 1);
    night(base).await;
}

async fn confirmed(base: &Base) {
    let who = coordinator(VEDROVO);
    let id = newest(base, &who).await.list.id;
    confirm_list(&permit(&who), &base.database, id).await.unwrap();
    work(base).await;
    assert_eq!(states(base, &who).await, [ListState::Done, ListState::Lapsed]);
}

fn erasers(base: &Base) -> Vec<Erase> {
    let others = [registry::context(), assessment::context(&LiveRules::of(base.scratch()))];
    let others: Vec<Erase> = others.into_iter().filter_map(|one| one.erase).collect();
    let own = context(others.clone()).erase;
    others.into_iter().chain(own).collect()
}

#[test]
fn who_was_erased_by_a_list_stands_in_no_file_nor_why_something_had_stayed() {
    on_both_with_people(async |base| {
        listed(base).await;
        assert_eq!(base.number("select count(*) from retention_hold").await, 1);
        if !base.is_postgres() {
            assert_eq!(traces(&base.settings.folder, &SEALED), [""; 0]);
            assert!(traces(&base.settings.folder, &TRACES).contains(&"Zulejha"));
        }
        confirmed(base).await;
        let who = coordinator(VEDROVO);
        let expected = [
            ("departed_person", String::new(), ItemState::Done, None),
            // It went with her.
            ("note", String::new(), ItemState::Left, Some(WhyLeft::NotDue)),
        ];
        assert_eq!(lines(&newest(base, &who).await), expected);
        assert_eq!(base.number("select count(*) from retention_hold").await, 0);
        let open = "select count(*) from sealing_key where wrapped is not null";
        assert_eq!(base.number(open).await, 0);
        if !base.is_postgres() {
            assert_eq!(traces(&base.settings.folder, &TRACES), [""; 0]);
        }
    });
}

#[test]
fn an_older_copy_is_served_only_after_what_a_list_let_go_is_let_go_again() {
    on_both_with_people(async |base| {
        if base.is_postgres() {
            return;
        }
        listed(base).await;
        let file = base.scratch().join("backup.age");
        let (keys, now) = (base.keys(), base.database.now());
        backup::backup(&base.settings, &keys, now, &file).await.unwrap();
        confirmed(base).await;
        let folder = base.scratch().join("restored");
        let settings = Settings { folder, ..base.settings.clone() };
        backup::restore(&file, &keys, &settings, migrations(), now).await.unwrap();
        let open = Database::open(settings.clone(), base.keys(), base.clock.clone(), migrations());
        let restored = open.await.unwrap();
        // The person and the household.
        assert_eq!(restored.erase_returned(&erasers(base)).await.unwrap(), 2);
        restored.close().await;
        assert_eq!(traces(&settings.folder, &TRACES), [""; 0]);
    });
}
