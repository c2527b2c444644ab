//! Who was entered twice: what was asked or withdrawn in the record that stepped back holds for what goes out.

use std::time::Duration;

use assessment::{
    Answer, EntryAbout, FactSource, FactSubject, FactsOf, NewFacts, Subject, enter_facts,
    find_known,
};
use database::Audit;
use kernel::HouseholdId;
use registry::{
    Basis, ConsentAnswer, ConsentData, Group, HouseholdData, Mark, MarkData, Merging, NewHousehold,
    PersonData, Purpose, Relation, RightKind, RightRequest, RightState, Signature, add_mark,
    create_household, decide_right, find_household, find_person, list_marks, list_rights,
    merge_persons, record_consent, record_right,
};
use testkit::Base;
use transfer::{
    Acceptance, Refused, TransferState, accept_transfer, prepare_transfer, send_transfer,
};

use crate::builders::{
    BORJANOVO, Home, VEDROVO, all, book, coordinator, day, entered, everybody, manager,
    on_both_with_people, packets, permit, received, sent, work,
};

/// Another household, of one of them alone.
async fn again(base: &Base, data: PersonData) -> Home {
    let who = coordinator(VEDROVO);
    let data = PersonData { jmbg: None, relation: Relation::Reference, ..data };
    let place = HouseholdData { settlement: "Brodac".to_owned(), ..HouseholdData::default() };
    let new = NewHousehold { data: place, members: vec![data] };
    let id = create_household(&permit(&who), &base.database, new, day(3, 1)).await.unwrap();
    let found = find_household(&permit(&who), &base.database, id).await.unwrap().unwrap();
    let person = found.members[0].id;
    Home { id, ana: person, mila: person }
}

async fn merged(base: &Base, keep: kernel::PersonId, other: kernel::PersonId) {
    let who = coordinator(VEDROVO);
    let found = find_person(&permit(&who), &base.database, keep).await.unwrap().unwrap();
    let merging = Merging { keep, other, shown: found.person.data, reason: String::new() };
    merge_persons(&permit(&who), &base.database, &merging).await.unwrap();
    base.clock.advance(Duration::from_mins(1));
}

async fn data_of(base: &Base, person: kernel::PersonId) -> PersonData {
    let who = coordinator(VEDROVO);
    find_person(&permit(&who), &base.database, person).await.unwrap().unwrap().person.data
}

#[test]
fn a_restriction_in_a_record_that_stepped_back_takes_the_packet_back_and_none_is_sent() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let other = again(base, data_of(base, home.mila).await).await;
        let (who, database) = (coordinator(VEDROVO), &base.database);
        let (kind, asked_on) = (RightKind::Restriction, day(11, 20));
        let request = RightRequest { kind, asked_on, text: String::new() };
        record_right(&permit(&who), database, other.mila, &request).await.unwrap();
        merged(base, home.mila, other.mila).await;
        sent(base, home, everybody(home)).await;
        let asked = list_rights(&permit(&who), database, other.mila).await.unwrap().unwrap();
        let granted = (RightState::Granted, "");
        decide_right(&permit(&who), database, other.mila, asked[0].id, granted).await.unwrap();
        assert_eq!(all(base, VEDROVO).await[0].state, TransferState::Withheld);
        work(base).await;
        assert_eq!(received(base, BORJANOVO).await.state, TransferState::Recalled);
        assert_eq!(packets(base).await, 0);
        let new = everybody(home);
        let refused = send_transfer(&permit(&who), database, book(), home.id, new).await;
        assert!(matches!(refused, Err(Refused::Restricted)), "{refused:?}");
    });
}

fn said(purpose: Purpose, answer: ConsentAnswer, on: u32) -> ConsentData {
    ConsentData {
        purpose,
        basis: Basis::Consent,
        answer,
        day: day(11, on),
        text_version: "1".to_owned(),
        signature: Some(Signature::Paper),
        proxy: None,
    }
}

fn coded(variable: &str, value: &str) -> Answer {
    let variable = book().catalogue.find_variable(variable).unwrap();
    Answer::Code(variable.index_of(value).unwrap())
}

/// What was answered about Ana in her other record: of her health, of her ethnicity, and of her work.
async fn answered(base: &Base, other: Home) {
    let answers = [
        ("wg_seeing", coded("wg_seeing", "some")),
        ("ethnicity", coded("ethnicity", "roma")),
        ("current_activity", coded("current_activity", "farmer")),
    ];
    let answers = answers.map(|(code, answer)| (book().catalogue.find(code).unwrap(), answer));
    let facts = FactsOf {
        household: other.id,
        subject: FactSubject::Person(other.ana),
        answers: answers.to_vec(),
    };
    let about = EntryAbout {
        round: String::new(),
        valid_from: day(9, 2),
        source: FactSource::Office,
        reason: String::new(),
    };
    let tx = base.database.begin(&base.within(VEDROVO)).await.unwrap();
    let from_version = find_known(&tx, other.id).await.unwrap().unwrap().version().to_owned();
    drop(tx);
    let new = NewFacts { from_version, facts: vec![facts], about };
    let who = manager(VEDROVO);
    enter_facts(&permit(&who), &base.database, book(), other.id, new).await.unwrap();
}

/// The codes of what is known of the first of a household.
async fn known_of_first(base: &Base, unit: &str, id: HouseholdId) -> Vec<String> {
    let reader = base.database.read_personal(&base.within(unit), Audit::of("look")).await.unwrap();
    let home = find_known(&reader, id).await.unwrap().unwrap();
    let codes = book().catalogue.variables().iter().map(|one| one.code.as_str());
    let is_known =
        |code: &&str| home.recorded(&book().catalogue, Subject::Person(0), code).is_some();
    codes.filter(is_known).map(str::to_owned).collect()
}

#[test]
fn what_was_withdrawn_in_a_record_that_stepped_back_stays_until_the_person_is_asked_again() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let other = again(base, data_of(base, home.ana).await).await;
        let (who, database) = (manager(VEDROVO), &base.database);
        let say = async |person, purpose, answer, on| {
            let data = said(purpose, answer, on);
            record_consent(&permit(&who), database, person, &data).await.unwrap();
            base.clock.advance(Duration::from_mins(1));
        };
        for person in [home.ana, other.ana] {
            say(person, Purpose::Ethnicity, ConsentAnswer::Given, 3).await;
            say(person, Purpose::Health, ConsentAnswer::Given, 3).await;
        }
        answered(base, other).await;
        let mark = MarkData { mark: Mark::Group(Group::Addiction), is_self_declared: true };
        add_mark(&permit(&who), database, home.ana, mark).await.unwrap();
        say(other.ana, Purpose::Health, ConsentAnswer::Withdrawn, 5).await;
        merged(base, home.ana, other.ana).await;
        let lead = permit(&coordinator(VEDROVO));
        let goes = async || {
            let prepared = prepare_transfer(&lead, database, book(), home.id).await.unwrap();
            let ana = &prepared.leaving.members[0];
            (prepared.answers[&home.ana], ana.left_out, ana.handed.consents.clone())
        };
        let ethnicity = said(Purpose::Ethnicity, ConsentAnswer::Given, 3);
        // Of her health an answer and a group stay.
        assert_eq!(goes().await, ((2, 1), 1, vec![ethnicity.clone()]));
        sent(base, home, everybody(home)).await;
        let came = received(base, BORJANOVO).await;
        let place = Acceptance { settlement: "Borjanovo".to_owned(), address: String::new() };
        let there = permit(&coordinator(BORJANOVO));
        let id = accept_transfer(&there, database, book(), came.id, place).await.unwrap();
        let known = known_of_first(base, BORJANOVO, id).await;
        assert_eq!(known, ["ethnicity", "current_activity"]);
        let there = coordinator(BORJANOVO);
        let found = find_household(&permit(&there), database, id).await.unwrap().unwrap();
        let marks = list_marks(&permit(&there), database, found.members[0].id).await.unwrap();
        assert_eq!(marks.map(|one| (one.shown, one.hidden)), Some((Vec::new(), 0)));
    });
}

#[test]
fn who_was_asked_again_and_agrees_takes_along_what_either_record_holds() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let other = again(base, data_of(base, home.ana).await).await;
        let (who, database) = (manager(VEDROVO), &base.database);
        answered(base, other).await;
        let no = said(Purpose::Health, ConsentAnswer::Refused, 5);
        record_consent(&permit(&who), database, other.ana, &no).await.unwrap();
        merged(base, home.ana, other.ana).await;
        // By the page of the other record: it is the person's word.
        let yes = said(Purpose::Health, ConsentAnswer::Given, 6);
        record_consent(&permit(&who), database, other.ana, &yes).await.unwrap();
        let lead = permit(&coordinator(VEDROVO));
        let prepared = prepare_transfer(&lead, database, book(), home.id).await.unwrap();
        // Nothing was said about ethnicity, so that answer stays.
        assert_eq!(prepared.answers[&home.ana], (2, 1));
        assert_eq!(prepared.leaving.members[0].handed.consents, [yes]);
    });
}
