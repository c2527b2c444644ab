//! What somebody said no to is not shown, not asked and not used, at once; it counts again when they agree again.

use std::time::Duration;

use assessment::{
    Answer, AnswersOf, Facts, Given, MissingKind, NewFacts, Refused, Subject, enter_facts,
    fact_history, find_assessment, find_facts, find_known, known_after, whole_facts_after,
};
use database::Audit;
use kernel::{PersonId, Role};
use registry::{
    Basis, ConsentAnswer, ConsentData, Merging, Purpose, Whom, find_person, merge_persons,
    protect_record, record_consent, undo_merge,
};
use testkit::{Base, on_both};

use crate::builders::{
    Stored, VEDROVO, about, answer, book, day, entry, manager, migrations, of_household, of_person,
    permit, stored, version, worker,
};

const REFUSED: Answer = Answer::Missing(MissingKind::Refused);

/// A household in which a chronic illness, ethnicity, rooms and hours of care are known, of the mother and the child.
async fn known(base: &Base) -> Stored {
    let home = stored(base, VEDROVO).await;
    let sick = || answer("chronic_illness", Given::Flag(true));
    let hours = answer("care_hours_per_day", Given::Number(4.0));
    let roma = answer("ethnicity", Given::Word("roma"));
    let rooms = answer("rooms", Given::Number(2.0));
    let facts = vec![
        of_household(home, vec![rooms]),
        of_person(home, home.mother, vec![sick(), hours, roma]),
        of_person(home, home.child, vec![sick()]),
    ];
    let from_version = version(base, home.id).await;
    let new = NewFacts { from_version, facts, about: about("2026-1", day(2026, 11, 10)) };
    let worker = worker(VEDROVO);
    enter_facts(&permit(&worker), &base.database, book(), home.id, new).await.unwrap();
    base.clock.advance(Duration::from_mins(1));
    home
}

async fn said(base: &Base, person: PersonId, purpose: Purpose, answer: ConsentAnswer) {
    let data = ConsentData {
        purpose,
        basis: Basis::Consent,
        answer,
        day: day(2026, 11, 20),
        text_version: "1".into(),
        signature: None,
        proxy: None,
    };
    let manager = manager(VEDROVO);
    record_consent(&permit(&manager), &base.database, person, &data).await.unwrap();
    base.clock.advance(Duration::from_mins(1));
}

const ASKED: [&str; 3] = ["chronic_illness", "care_hours_per_day", "ethnicity"];

fn told(facts: &Facts) -> [Answer; 3] {
    ASKED.map(|code| facts.get(book().catalogue.find(code).unwrap()).clone())
}

/// What is told of the mother wherever facts are read: on pages, for lists and exports, for figures of now and of a round.
async fn of_mother(base: &Base, home: Stored) -> [Answer; 3] {
    let worker = worker(VEDROVO);
    let permitted = permit::<registry::ViewHousehold>(&worker);
    let reader = base.database.read_personal(&permitted, Audit::of("test")).await.unwrap();
    let known = find_known(&reader, home.id).await.unwrap().unwrap();
    let seen = told(&known.facts(&book().catalogue).persons[0].facts);
    let answers = ASKED
        .map(|code| known.recorded(&book().catalogue, Subject::Person(0), code).unwrap().answer);
    assert_eq!(answers, seen);
    let all = known_after(&reader, None, 10).await.unwrap();
    let listed = all.iter().find(|one| one.id() == home.id).unwrap();
    assert_eq!(told(&listed.facts(&book().catalogue).persons[0].facts), seen);
    drop(reader);
    let tx = base.database.begin(&permit::<registry::MergePersons>(&worker)).await.unwrap();
    for answers in [AnswersOf::Latest, AnswersOf::Round("2026-1".into())] {
        let sealed = whole_facts_after(&tx, &answers, None, 10).await.unwrap();
        let homes = sealed.open(&book().catalogue).unwrap();
        let whole = homes.iter().find(|one| one.roster.household == home.id).unwrap();
        assert_eq!(told(&whole.facts.persons[0].facts), seen, "{answers:?}");
    }
    seen
}

fn all_known() -> [Answer; 3] {
    let roma = answer("ethnicity", Given::Word("roma")).1;
    [Answer::Flag(true), Answer::Number(4.0), roma]
}

#[test]
fn what_somebody_withdrew_is_refused_at_once_and_counts_again_when_they_agree_again() {
    on_both(migrations(), async |base| {
        let home = known(base).await;
        assert_eq!(of_mother(base, home).await, all_known());
        said(base, home.mother, Purpose::Contact, ConsentAnswer::Refused).await;
        said(base, home.mother, Purpose::Health, ConsentAnswer::Given).await;
        assert_eq!(of_mother(base, home).await, all_known());
        said(base, home.mother, Purpose::Health, ConsentAnswer::Withdrawn).await;
        let [_, hours, roma] = all_known();
        assert_eq!(of_mother(base, home).await, [REFUSED, hours, roma]);
        said(base, home.mother, Purpose::Ethnicity, ConsentAnswer::Refused).await;
        let [_, hours, _] = all_known();
        assert_eq!(of_mother(base, home).await, [REFUSED, hours, REFUSED]);
        said(base, home.mother, Purpose::Health, ConsentAnswer::Given).await;
        said(base, home.mother, Purpose::Ethnicity, ConsentAnswer::Given).await;
        assert_eq!(of_mother(base, home).await, all_known());
    });
}

#[test]
fn who_does_not_take_part_is_not_told_of_and_the_reference_person_speaks_for_the_household() {
    on_both(migrations(), async |base| {
        let home = known(base).await;
        let rooms = async || {
            let worker = worker(VEDROVO);
            let (may, catalogue) = (permit(&worker), &book().catalogue);
            let found = find_facts(&may, &base.database, catalogue, home.id).await;
            let found = found.unwrap().unwrap().household;
            let rooms = book().catalogue.find("rooms").unwrap();
            found.get(&book().catalogue, Subject::Household, rooms).unwrap().answer.unwrap()
        };
        said(base, home.child, Purpose::Participation, ConsentAnswer::Refused).await;
        assert_eq!(
            (of_mother(base, home).await, rooms().await),
            (all_known(), Answer::Number(2.0))
        );
        said(base, home.mother, Purpose::Participation, ConsentAnswer::Withdrawn).await;
        assert_eq!((of_mother(base, home).await, rooms().await), ([REFUSED; 3], REFUSED));
    });
}

#[test]
fn what_somebody_said_no_to_is_neither_entered_nor_in_the_history() {
    on_both(migrations(), async |base| {
        let home = known(base).await;
        let coordinator = testkit::actor(&[Role::OfficeCoordinator], VEDROVO);
        let history = async || {
            let catalogue = &book().catalogue;
            let may = permit(&coordinator);
            let found = fact_history(&may, &base.database, catalogue, home.id).await;
            let entries = found.unwrap().unwrap().entries;
            entries.iter().map(|entry| entry.answers.len()).collect::<Vec<_>>()
        };
        let mut before = history().await;
        before.sort_unstable();
        assert_eq!(before, [1, 1, 3]);
        said(base, home.mother, Purpose::Health, ConsentAnswer::Withdrawn).await;
        said(base, home.child, Purpose::Health, ConsentAnswer::Refused).await;
        let mut after = history().await;
        after.sort_unstable();
        assert_eq!(after, [1, 2]);
        let enter = async |code: &str, given: Given<'_>| {
            let facts = vec![of_person(home, home.mother, vec![answer(code, given)])];
            let worker = worker(VEDROVO);
            let new = entry(&version(base, home.id).await, facts);
            enter_facts(&permit(&worker), &base.database, book(), home.id, new).await
        };
        let refused = enter("chronic_illness", Given::Flag(false)).await;
        assert!(matches!(&refused, Err(Refused::NotAgreed(code)) if code == "chronic_illness"));
        enter("care_hours_per_day", Given::Number(3.0)).await.unwrap();
    });
}

#[test]
fn a_refusal_in_any_record_of_somebody_holds_until_they_are_asked_again() {
    on_both(migrations(), async |base| {
        let home = known(base).await;
        let again = stored(base, VEDROVO).await;
        said(base, again.mother, Purpose::Health, ConsentAnswer::Withdrawn).await;
        let worker = worker(VEDROVO);
        let shown = find_person(&permit(&worker), &base.database, home.mother).await;
        let merging = Merging {
            keep: home.mother,
            other: again.mother,
            shown: shown.unwrap().unwrap().person.data,
            reason: String::new(),
        };
        let merge = merge_persons(&permit(&worker), &base.database, &merging).await.unwrap();
        base.clock.advance(Duration::from_mins(1));
        let [_, hours, roma] = all_known();
        assert_eq!(of_mother(base, home).await, [REFUSED, hours, roma]);
        undo_merge(&permit(&worker), &base.database, merge).await.unwrap();
        assert_eq!(of_mother(base, home).await, all_known());
    });
}

#[test]
fn earlier_results_are_told_to_who_sees_everybody_and_while_no_more_was_withdrawn() {
    on_both(migrations(), async |base| {
        let home = known(base).await;
        let past = async |who: &kernel::Actor| {
            let found = find_assessment(&permit(who), &base.database, book(), home.id).await;
            found.unwrap().unwrap().assessed().unwrap().past.len()
        };
        let (worker, protector) = (worker(VEDROVO), manager(VEDROVO));
        assert_eq!(past(&worker).await, 1);
        said(base, home.mother, Purpose::Health, ConsentAnswer::Withdrawn).await;
        assert_eq!(past(&worker).await, 0);
        let facts = vec![of_household(home, vec![answer("rooms", Given::Number(3.0))])];
        let new = entry(&version(base, home.id).await, facts);
        enter_facts(&permit(&worker), &base.database, book(), home.id, new).await.unwrap();
        assert_eq!(past(&worker).await, 1);
        let whom = Whom::Person(home.child);
        protect_record(&permit(&protector), &base.database, whom, "sigurna kuća", &[])
            .await
            .unwrap();
        assert_eq!((past(&worker).await, past(&protector).await), (0, 1));
    });
}

#[test]
fn who_is_hidden_from_somebody_is_not_in_the_history_that_they_read() {
    on_both(migrations(), async |base| {
        let home = known(base).await;
        let (coordinator, protector) =
            (testkit::actor(&[Role::OfficeCoordinator], VEDROVO), manager(VEDROVO));
        let whom = Whom::Person(home.child);
        protect_record(&permit(&protector), &base.database, whom, "sigurna kuća", &[])
            .await
            .unwrap();
        let subjects = async |who: &kernel::Actor| {
            let catalogue = &book().catalogue;
            let may = permit(who);
            let found = fact_history(&may, &base.database, catalogue, home.id).await;
            let entries = found.unwrap().unwrap().entries;
            let mut ids: Vec<_> = entries.iter().map(|entry| entry.subject.uuid()).collect();
            ids.sort_unstable();
            ids
        };
        let mut seen = vec![home.id.uuid(), home.mother.uuid()];
        seen.sort_unstable();
        assert_eq!(subjects(&coordinator).await, seen);
        let mut all = [seen, vec![home.child.uuid()]].concat();
        all.sort_unstable();
        assert_eq!(subjects(&protector).await, all);
    });
}
