//! Persons entered twice: the warning while somebody is typed, the search, and what it leaves alone.

use database::Erase;
use kernel::{Actor, PersonId, Role};
use registry::{
    Change, Erasure, Likely, PairDecision, PairState, PersonData, Protect, Sex, Typed, Whom,
    access_report, change_person, declare_relative, erase_person, likely_persons, protect_record,
};
use testkit::{Base, TestSite, on_both, on_sqlite};

use crate::{
    builders::{OTHER, VEDROVO, case_manager, day, migrations, permit, person, today, worker},
    pairs::{NAMES, coordinator, decide, entered, found, listed, pairs_of, plain},
};

/// A valid JMBG of those twelve digits.
fn jmbg(twelve: &str) -> String {
    let all = (0..10).map(|check| format!("{twelve}{check}"));
    all.into_iter().find(|text| text.parse::<registry::Jmbg>().is_ok()).expect("a check digit")
}

/// Jelena, with her number, among many others.
async fn jelena(base: &Base, who: &Actor) -> PersonId {
    for (at, (family, given)) in NAMES.iter().enumerate() {
        let mut one = person(family, given);
        one.birth_date = Some(day(1950 + at as i32, 1 + at as u32 % 12, 1 + at as u32 % 27));
        entered(base, who, one).await;
    }
    let mut data = person("Đorđević", "Jelena");
    data.jmbg = Some(jmbg("030598471501").parse().unwrap());
    entered(base, who, data).await
}

fn typed(family: &str, given: &str, birth_date: &str, jmbg: &str) -> Typed {
    Typed {
        family_name: family.to_owned(),
        given_name: given.to_owned(),
        birth_date: birth_date.to_owned(),
        jmbg: jmbg.to_owned(),
        settlement: "Vedrovo".to_owned(),
        ..Typed::default()
    }
}

async fn warned(base: &Base, who: &Actor, typed: Typed) -> Vec<Likely> {
    let permit = permit::<registry::CreateHousehold>(who);
    let mut likely = likely_persons(&permit, &base.database, &[typed]).await.unwrap();
    likely.pop().unwrap()
}

#[test]
fn somebody_who_is_typed_again_is_found_in_every_spelling() {
    on_both(migrations(), async |base| {
        let who = worker(VEDROVO);
        let id = jelena(base, &who).await;
        let number = jmbg("030598471501");
        let mistyped = number.replacen("715", "751", 1);
        for one in [
            typed("Đorđević", "Jelena", "1984-05-03", ""),
            typed("Ђорђевић", "Јелена", "3.5.1984.", ""),
            typed("djordjevic", "JELENA", "1984-05-03", ""),
            typed("Đorđević", "Jelena", "1984-03-05", ""),
            typed("Jelena", "Đorđević", "1984-05-03", ""),
            typed("Đorđevič", "Jelena", "1984-05-03", ""),
            typed("Đorđević", "Jelena", "", &mistyped),
            typed("", "", "", &number),
        ] {
            let likely = warned(base, &who, one.clone()).await;
            let ids: Vec<PersonId> = likely.iter().map(|one| one.person).collect();
            assert_eq!(ids, [id], "{one:?}");
            assert_eq!(
                (likely[0].name.as_str(), likely[0].birth_year),
                ("Đorđević Jelena", Some(1984))
            );
            assert!(!likely[0].why.is_empty(), "{one:?}");
        }
        for one in [
            typed("Radivojević", "Kosta", "1970-02-02", ""),
            typed("Đorđević", "", "1984-05-03", ""),
            typed("Simić", "Jelena", "1999-12-01", ""),
        ] {
            assert_eq!(warned(base, &who, one).await, []);
        }
    });
}

#[test]
fn the_warning_reveals_nobody_who_is_hidden() {
    on_both(migrations(), async |base| {
        let (who, manager) = (worker(VEDROVO), case_manager(VEDROVO));
        let id = jelena(base, &who).await;
        let one = || typed("Đorđević", "Jelena", "1984-05-03", &jmbg("030598471501"));
        let colleague = testkit::actor(&[Role::MobileTeam], VEDROVO);
        let enumerator = testkit::actor(&[Role::Enumerator], VEDROVO);
        assert_eq!(warned(base, &colleague, one()).await.len(), 1);
        assert_eq!(warned(base, &enumerator, one()).await, []);
        assert_eq!(warned(base, &worker(OTHER), one()).await, []);
        let file = registry::find_person(&permit(&who), &base.database, id).await.unwrap().unwrap();
        declare_relative(&permit(&who), &base.database, file.household.id).await.unwrap();
        assert_eq!(warned(base, &who, one()).await, []);
        let protecting = permit::<Protect>(&manager);
        let whom = Whom::Person(id);
        protect_record(&protecting, &base.database, whom, "pretnje", &[]).await.unwrap();
        assert_eq!(warned(base, &colleague, one()).await, []);
        assert_eq!(warned(base, &manager, one()).await.len(), 1);
    });
}

#[test]
fn the_form_asks_once_and_lets_somebody_else_through() {
    on_sqlite(migrations(), async |base| {
        let id = jelena(base, &worker(VEDROVO)).await;
        let site = TestSite::of(base, vec![registry::context()]);
        let (who, from) = ("office_worker:99015:en", "/households/new?searched=ana&none=yes");
        let fields = [
            ("searched", "ana"),
            ("settlement", "Vedrovo"),
            ("members", "1"),
            ("member0.family_name", "Ђорђевић"),
            ("member0.given_name", "Јелена"),
            ("member0.birth_date", "1984-03-05"),
            ("member0.relation", "reference"),
        ];
        let fragment = site.post(who, from, "/duplicates/likely?member=0", &fields).await;
        assert_eq!(fragment.status, 200);
        let text = fragment.text();
        assert!(text.contains("Đorđević Jelena") && text.contains("1984."), "{text}");
        assert!(text.contains("Date of birth: day and month exchanged"), "{text}");
        let asked = site.post(who, from, "/households", &fields).await;
        assert_eq!(asked.status, 422);
        assert!(asked.text().contains("This is somebody else"));
        let (id, count) = (id.to_string(), "select count(*) from household");
        let before = base.number(count).await;
        let agreed = [fields.as_slice(), &[("someone_else", id.as_str())]].concat();
        assert_eq!(site.post(who, from, "/households", &agreed).await.status, 303);
        assert_eq!(base.number(count).await, before + 1);
    });
}

#[test]
fn a_search_finds_pairs_and_changes_nothing_the_second_time() {
    on_both(migrations(), async |base| {
        let who = worker(VEDROVO);
        let first = found(base, 6).await;
        assert_eq!(first.len(), 6);
        let again = found(base, 0).await;
        assert_eq!(again, first);
        let weights: Vec<i32> = first.iter().map(|one| one.weight_milli).collect();
        assert!(weights.is_sorted_by(|a, b| a >= b), "{weights:?}");
        // Of the names on both sides of a pair both are of the same person.
        for pair in &first {
            let [left, right] = &pair.names;
            assert_eq!(serbian::fold(&left.0), serbian::fold(&right.0));
        }
        assert_eq!(pairs_of(base, &worker(OTHER), PairState::Open).await, []);
        assert_eq!(pairs_of(base, &who, PairState::Open).await, first);
    });
}

#[test]
fn what_is_not_the_same_is_never_asked_again_and_what_was_mended_goes() {
    on_both(migrations(), async |base| {
        let who = worker(VEDROVO);
        let pairs = found(base, 4).await;
        let one = plain(base, &pairs).await;
        assert_eq!(
            decide(base, &who, one, PairDecision::NotSame).await.unwrap(),
            PairState::NotSame
        );
        found(base, 0).await;
        let settled: Vec<_> = pairs_of(base, &who, PairState::NotSame).await;
        assert_eq!(settled.iter().map(|one| one.id).collect::<Vec<_>>(), [one]);
        let open = pairs_of(base, &who, PairState::Open).await;
        assert!(open.iter().all(|pair| pair.id != one) && open.len() == 3);
        // Somebody mends the other three: they were mistyped, and are alike no more.
        for (at, pair) in open.iter().enumerate() {
            let view = listed(base, &who, pair.id).await.unwrap();
            let data = PersonData {
                family_name: ["Horvat", "Čobanov", "Lukić"][at].into(),
                given_name: ["Etelka", "Žužana", "Ilona"][at].into(),
                sex: Some(Sex::Female),
                birth_date: Some(day(1931 + 20 * at as i32, 7, 21)),
                ..view.right.data
            };
            let change = Change { from_version: 1, valid_from: today(), reason: String::new() };
            let (may, id) = (permit(&who), view.right.id);
            change_person(&may, &base.database, id, data, change).await.unwrap();
        }
        assert_eq!(found(base, 0).await, []);
        assert_eq!(pairs_of(base, &who, PairState::NotSame).await.len(), 1);
    });
}

#[test]
fn whoever_is_erased_is_in_no_pair() {
    on_both(migrations(), async |base| {
        let (who, leader) = (worker(VEDROVO), coordinator());
        let pairs = found(base, 2).await;
        let view = listed(base, &who, pairs[0].id).await.unwrap();
        decide(base, &who, pairs[0].id, PairDecision::Unsure).await.unwrap();
        let report = access_report(&permit(&leader), &base.database, view.left.id).await;
        assert_eq!(report.unwrap().unwrap().held.pairs.len(), 1);
        let erasure = Erasure { typed_name: view.left.data.listed_name() };
        let erasers: Vec<Erase> = registry::context().erase.into_iter().collect();
        let (may, id) = (permit(&leader), view.left.id);
        erase_person(&may, &base.database, id, &erasure, &erasers).await.unwrap();
        assert_eq!(base.number("select count(*) from duplicate_pair").await, 1);
        assert_eq!(base.number("select count(*) from pair_decision").await, 0);
    });
}
