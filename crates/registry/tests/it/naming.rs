//! Somebody sees by chance that two records are of one person: they become a pair, which is decided about as any other.

use kernel::{Actor, PersonId};
use registry::{
    HowLeft, MembershipFault, Merging, PairDecision, PairId, PairState, Protect, Refused, Sex,
    Whom, declare_relative, find_person, is_reviewed_twice, merge_persons, name_pair,
    protect_record, record_departure,
};
use testkit::{Base, TestSite, on_both, on_sqlite};

use crate::{
    builders::{OTHER, VEDROVO, case_manager, change, day, migrations, permit, person, worker},
    pairs::{decide, entered, listed, pairs_of, search},
};

/// Two records that no search takes for one person.
async fn two(base: &Base, who: &Actor) -> (PersonId, PersonId) {
    let one = entered(base, who, person("Petrović", "Jelena")).await;
    let mut other = person("Čobanov", "Etelka");
    other.birth_date = Some(day(1951, 8, 22));
    (one, entered(base, who, other).await)
}

async fn named(
    base: &Base,
    who: &Actor,
    (one, other): (PersonId, PersonId),
) -> Result<PairId, Refused> {
    name_pair(&permit(who), &base.database, one, other).await
}

/// The two as a pair that one person reviews: ids are drawn until there is one.
async fn plain(base: &Base, who: &Actor, both: (PersonId, PersonId)) -> PairId {
    loop {
        let id = named(base, who, both).await.unwrap();
        if !is_reviewed_twice(id) {
            return id;
        }
        base.raw("delete from duplicate_pair").await.unwrap();
    }
}

#[test]
fn records_that_no_search_finds_alike_become_one_pair_and_what_was_decided_stays() {
    on_both(migrations(), async |base| {
        let who = worker(VEDROVO);
        let (one, other) = two(base, &who).await;
        search(base).await;
        assert_eq!(pairs_of(base, &who, PairState::Open).await, []);
        let id = plain(base, &who, (one, other)).await;
        let open = pairs_of(base, &who, PairState::Open).await;
        let view = listed(base, &who, id).await.unwrap();
        let expected = vec![(id, (view.weight * 1000.0).round() as i32)];
        assert_eq!(open.iter().map(|row| (row.id, row.weight_milli)).collect::<Vec<_>>(), expected);
        assert!(view.weight < 0.0, "{}", view.weight);
        assert_eq!((view.left.id, view.right.id), (one.min(other), one.max(other)));
        // Named again, from whichever record, it is the same pair.
        assert_eq!(named(base, &who, (other, one)).await.unwrap(), id);
        decide(base, &who, id, PairDecision::Unsure).await.unwrap();
        search(base).await;
        assert_eq!(pairs_of(base, &who, PairState::Open).await[0].id, id);
        let settled = decide(base, &who, id, PairDecision::NotSame).await.unwrap();
        assert_eq!(settled, PairState::NotSame);
        search(base).await;
        assert_eq!(named(base, &who, (one, other)).await.unwrap(), id);
        assert_eq!(listed(base, &who, id).await.unwrap().state, PairState::NotSame);
        let audited = "select count(*) from audit_entry where action = 'name_pair'";
        assert!(base.number(audited).await >= 1);
    });
}

#[test]
fn a_pair_that_nobody_decided_about_goes_with_the_next_search() {
    on_both(migrations(), async |base| {
        let who = worker(VEDROVO);
        let both = two(base, &who).await;
        let id = named(base, &who, both).await.unwrap();
        search(base).await;
        assert_eq!(listed(base, &who, id).await, None);
    });
}

#[test]
fn one_record_and_records_that_are_merged_are_refused() {
    on_both(migrations(), async |base| {
        let who = worker(VEDROVO);
        let (one, other) = two(base, &who).await;
        let itself = named(base, &who, (one, one)).await;
        let is_same = |refused: &Result<PairId, Refused>| {
            matches!(refused, Err(Refused::Membership(MembershipFault::SamePerson)))
        };
        assert!(is_same(&itself), "{itself:?}");
        assert_eq!(base.number("select count(*) from duplicate_pair").await, 0);
        let id = plain(base, &who, (one, other)).await;
        assert_eq!(decide(base, &who, id, PairDecision::Same).await.unwrap(), PairState::Same);
        let third = entered(base, &who, person("Kovač", "Tibor")).await;
        let view = listed(base, &who, id).await.unwrap();
        let file = find_person(&permit(&who), &base.database, view.left.id).await.unwrap().unwrap();
        let merged = if file.person.canonical.is_some() { &view.left } else { &view.right };
        for both in [(one, other), (merged.id, third), (third, merged.id)] {
            let refused = named(base, &who, both).await;
            assert!(matches!(refused, Err(Refused::Merged)), "{refused:?}");
        }
        assert_eq!(base.number("select count(*) from duplicate_pair").await, 1);
    });
}

#[test]
fn nobody_is_revealed_by_naming_them() {
    on_both(migrations(), async |base| {
        let (who, manager) = (worker(VEDROVO), case_manager(VEDROVO));
        let both = two(base, &who).await;
        let file = find_person(&permit(&who), &base.database, both.1).await.unwrap().unwrap();
        let leader = crate::pairs::coordinator();
        declare_relative(&permit(&leader), &base.database, file.household.id).await.unwrap();
        let whom = Whom::Person(both.0);
        let protecting = permit::<Protect>(&manager);
        protect_record(&protecting, &base.database, whom, "pretnje", &[]).await.unwrap();
        let nobody = (both.1, PersonId::from(uuid::Uuid::from_u128(7)));
        for (hidden, named_so) in [
            (&who, both),
            (&who, (both.1, both.0)),
            (&who, nobody),
            (&leader, both),
            (&worker(OTHER), both),
        ] {
            let refused = named(base, hidden, named_so).await;
            assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        }
        assert_eq!(base.number("select count(*) from duplicate_pair").await, 0);
        let id = named(base, &manager, both).await.unwrap();
        assert_eq!(listed(base, &who, id).await, None);
        let site = TestSite::of(base, vec![registry::context()]);
        let path = format!("/persons/{}/entered-twice?other={}", both.1, both.0);
        assert_eq!(site.get("office_worker:99015:en", &path).await.status, 404);
        assert_eq!(site.get("mobile_team:99015:en", &path).await.status, 404);
    });
}

#[test]
fn a_decision_about_somebody_who_left_is_kept_until_another_record_stands_for_them() {
    on_both(migrations(), async |base| {
        let who = worker(VEDROVO);
        let (one, other) = two(base, &who).await;
        let gone = change(1, "");
        let (may, left) = (permit(&who), HowLeft::MovedOut);
        record_departure(&may, &base.database, other, left, gone).await.unwrap();
        let id = named(base, &who, (one, other)).await.unwrap();
        decide(base, &who, id, PairDecision::Unsure).await.unwrap();
        search(base).await;
        let view = listed(base, &who, id).await.unwrap();
        assert_eq!((view.state, view.reviews.len()), (PairState::Open, 1));
        let third = entered(base, &who, person("Petrović", "Jela")).await;
        let shown = person("Petrović", "Jelena");
        let merging = Merging { keep: third, other: one, shown, reason: String::new() };
        merge_persons(&permit(&who), &base.database, &merging).await.unwrap();
        search(base).await;
        assert_eq!(base.number("select count(*) from duplicate_pair").await, 0);
    });
}

#[test]
fn the_way_from_the_person_leads_by_a_search_to_the_pair() {
    on_sqlite(migrations(), async |base| {
        let who = worker(VEDROVO);
        let (one, other) = two(base, &who).await;
        let mut man = person("Kovač", "Tibor");
        man.sex = Some(Sex::Male);
        entered(base, &who, man).await;
        let site = TestSite::of(base, vec![registry::context()]);
        let (as_worker, path) = ("office_worker:99015:en", format!("/persons/{one}/entered-twice"));
        let page = site.get(as_worker, &format!("/persons/{one}")).await;
        assert!(page.text().contains(&path) && page.text().contains("was entered twice"));
        let without = site.get("mobile_team:99015:en", &format!("/persons/{one}")).await;
        assert!(!without.text().contains(&path));
        let hits = site.get(as_worker, &format!("{path}?q=etelka")).await;
        let chosen = format!("{path}?other={other}");
        assert!(hits.text().contains(&chosen), "{}", hits.text());
        let own = site.get(as_worker, &format!("{path}?q=petrovic")).await;
        assert!(!own.text().contains("?other="), "{}", own.text());
        for language in ["sr-Latn", "sr-Cyrl", "en"] {
            let form = site.get(&format!("office_worker:99015:{language}"), &chosen).await;
            assert_eq!(form.status, 200);
            assert!(!form.text().contains("registry-person-twice"), "{language}");
        }
        let itself = site.post(as_worker, &path, &path, &[("other", &one.to_string())]).await;
        assert_eq!(itself.status, 422);
        assert!(itself.text().contains("That is this record itself."), "{}", itself.text());
        let done = site.post(as_worker, &chosen, &path, &[("other", &other.to_string())]).await;
        assert_eq!(done.status, 303);
        let pair = site.get(as_worker, done.header("location")).await;
        assert!(done.header("location").starts_with("/duplicates/"));
        assert!(pair.text().contains("Etelka") && pair.text().contains("Jelena"));
    });
}
