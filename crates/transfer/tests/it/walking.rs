//! From one municipality to the other: what arrives, what stays, what is recorded.

use assessment::{FactSource, Subject, find_known};
use database::Audit;
use kernel::HouseholdId;
use registry::{
    Group, HouseholdData, HowClosed, HowLeft, ViewGroups, find_household, find_person, list_marks,
};
use transfer::{Acceptance, TransferState, accept_transfer, prepare_transfer, send_transfer};

use crate::builders::{
    ANA, BORJANOVO, Home, VEDROVO, again, all, book, coordinator, day, entered, everybody, known,
    on_both_with_people, open_keys, packets, permit, received, seen, sent, work,
};

/// Code, answer, round with day, source.
type Answered = (String, String, String, FactSource);

/// All answers of a household.
async fn answers(base: &testkit::Base, unit: &str, id: HouseholdId) -> Vec<Answered> {
    let everything = base.within(unit);
    let reader = base.database.read_personal(&everything, Audit::of("look")).await.unwrap();
    let home = find_known(&reader, id).await.unwrap().unwrap();
    let mut found = Vec::new();
    for subject in [Subject::Household, Subject::Person(0), Subject::Person(1)] {
        for variable in book().catalogue.variables() {
            let code = variable.code.as_str();
            if let Some(one) = home.recorded(&book().catalogue, subject, code) {
                let from = format!("{} {}", one.origin.round, one.origin.valid_from);
                found.push((code.to_owned(), format!("{:?}", one.answer), from, one.origin.source));
            }
        }
    }
    found
}

fn place() -> Acceptance {
    Acceptance { settlement: "Borjanovo".to_owned(), address: "Lipova 9".to_owned() }
}

/// What arrived: as it was, but for what stays.
async fn arrived(base: &testkit::Base, there: HouseholdId, before: Vec<Answered>) {
    let who = coordinator(BORJANOVO);
    let found = find_household(&permit(&who), &base.database, there).await.unwrap().unwrap();
    let expected = HouseholdData {
        settlement: "Borjanovo".to_owned(),
        address: "Lipova 9".to_owned(),
        ..HouseholdData::default()
    };
    assert_eq!(found.data, expected);
    let numbers: Vec<_> = found
        .members
        .iter()
        .map(|one| (one.data.listed_name(), one.data.jmbg.as_ref().map(registry::Jmbg::digits)))
        .collect();
    let ana = ("Jović Ana".to_owned(), Some(ANA.to_owned()));
    assert_eq!(numbers, [ana, ("Jović Mila".to_owned(), None)]);
    // Ana does not agree that her health is kept, and violence never goes along.
    let stays = ["wg_seeing", "violence_screen"];
    let expected: Vec<_> = before
        .into_iter()
        .filter(|one| !stays.contains(&one.0.as_str()))
        .map(|one| (one.0, one.1, one.2, FactSource::Transfer))
        .collect();
    assert_eq!(answers(base, BORJANOVO, there).await, expected);
    assert_eq!(expected.len(), 4);
    let results = "select count(*) from assessment_result where tenant = '70939'";
    assert_eq!(base.number(results).await, 1);
    let marks = permit::<ViewGroups>(&who);
    let marks = list_marks(&marks, &base.database, found.members[0].id).await.unwrap().unwrap();
    // What is recorded in the same moment has no order.
    let expected = [Group::Roma, Group::Carer].map(registry::Mark::Group);
    assert!(expected.iter().all(|one| marks.shown.iter().any(|mark| mark.data.mark == *one)));
    assert_eq!((marks.shown.len(), marks.hidden), (2, 0));
    let file = find_person(&permit(&who), &base.database, found.members[0].id).await;
    let file = file.unwrap().unwrap();
    assert_eq!(file.contacts[0].data.value, "064 123 4567");
}

/// What is recorded where they left, and in both audits.
async fn left_behind(base: &testkit::Base, home: Home) {
    // The sender learns of it.
    work(base).await;
    let who = coordinator(VEDROVO);
    let left = find_household(&permit(&who), &base.database, home.id).await.unwrap().unwrap();
    let closed = left.closed.map(|one| (one.on, one.how));
    assert_eq!(closed, Some((day(11, 20), HowClosed::Transferred)));
    let file = find_person(&permit(&who), &base.database, home.mila).await.unwrap().unwrap();
    assert_eq!(file.person.ended, Some((day(11, 20), HowLeft::Transferred)));
    assert_eq!(all(base, VEDROVO).await[0].state, TransferState::Accepted);
    assert_eq!(packets(base).await, 0);
    for (action, unit) in [
        ("send_transfer", VEDROVO),
        ("receive_transfer", BORJANOVO),
        ("accept_transfer", BORJANOVO),
        ("settle_transfer", VEDROVO),
    ] {
        let sql = format!(
            "select count(*) from audit_entry where action = '{action}' and tenant = '{unit}' and kind = 'write'"
        );
        assert_eq!(base.number(&sql).await, 1, "{action}");
    }
}

#[test]
fn a_household_goes_over_with_its_answers_and_is_closed_where_it_was() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        known(base, home).await;
        let before = answers(base, VEDROVO, home.id).await;
        let lead = permit(&coordinator(VEDROVO));
        let prepared = prepare_transfer(&lead, &base.database, book(), home.id).await.unwrap();
        let ana = &prepared.leaving.members[0];
        // Two answers and a group stay: on health, which Ana withdrew, and on violence.
        assert_eq!((prepared.answers[&home.ana], ana.left_out), ((2, 2), 1));
        assert_eq!(prepared.of_household, 2);
        let units: Vec<_> = prepared.units.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(units, ["Borjanovo"]);
        let id = sent(base, home, everybody(home)).await;
        let came = received(base, BORJANOVO).await;
        assert_eq!((came.other_id, came.persons, came.state), (id, 2, TransferState::Waiting));
        let shown = seen(base, BORJANOVO, came.id).await;
        let names: Vec<_> = shown.persons.iter().map(|one| (one.name.as_str(), one.year)).collect();
        assert_eq!(names, [("Jović Ana", Some(1984)), ("Jović Mila", Some(2015))]);
        assert_eq!(
            (shown.other_unit.as_str(), shown.reason.as_str(), shown.consent_by.as_str()),
            ("Vedrovo", "Preselile su se kod bake.", "Jović Ana")
        );
        let who = coordinator(BORJANOVO);
        let there = accept_transfer(&permit(&who), &base.database, book(), came.id, place()).await;
        let there = there.unwrap();
        Box::pin(arrived(base, there, before)).await;
        Box::pin(left_behind(base, home)).await;
    });
}

#[test]
fn a_part_of_a_household_goes_and_the_others_stay() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        known(base, home).await;
        let mut new = everybody(home);
        new.persons = vec![home.mila];
        sent(base, home, new).await;
        let came = received(base, BORJANOVO).await;
        let who = coordinator(BORJANOVO);
        let there = accept_transfer(&permit(&who), &base.database, book(), came.id, place()).await;
        work(base).await;
        // Answers about the household stay with it.
        assert_eq!(answers(base, BORJANOVO, there.unwrap()).await, []);
        let who = coordinator(VEDROVO);
        let left = find_household(&permit(&who), &base.database, home.id).await.unwrap().unwrap();
        let there: Vec<_> = left.members.iter().map(|one| one.id).collect();
        assert_eq!((there, left.closed.is_some()), (vec![home.ana], false));
    });
}

#[test]
fn a_job_that_is_done_twice_does_no_harm() {
    on_both_with_people(async |base| {
        let home = entered(base, VEDROVO).await;
        let id = sent(base, home, everybody(home)).await;
        let deliver = serde_json::json!({ "transfer": id.to_string() });
        again(base, VEDROVO, "transfer.deliver_packet", deliver.clone()).await;
        let came = received(base, BORJANOVO).await;
        let who = coordinator(BORJANOVO);
        accept_transfer(&permit(&who), &base.database, book(), came.id, place()).await.unwrap();
        work(base).await;
        let settle = serde_json::json!({
            "received": came.id.to_string(), "sent_in": VEDROVO, "sent": id.to_string(),
        });
        let keys = open_keys(base).await;
        again(base, BORJANOVO, "transfer.settle_answer", settle).await;
        again(base, VEDROVO, "transfer.deliver_packet", deliver).await;
        let withdraw = serde_json::json!({
            "sent_in": VEDROVO, "sent": id.to_string(), "received_in": BORJANOVO,
            "received": came.id.to_string(), "to": "recalled",
        });
        again(base, VEDROVO, "transfer.withdraw_packet", withdraw).await;
        assert_eq!(all(base, BORJANOVO).await[0].state, TransferState::Accepted);
        assert_eq!(all(base, VEDROVO).await[0].state, TransferState::Accepted);
        assert_eq!((open_keys(base).await, packets(base).await), (keys, 0));
        let left = "select count(*) from person where ended_how = 'transferred'";
        assert_eq!(base.number(left).await, 2);
        assert_eq!(base.number("select count(*) from household").await, 2);
        // Who has gone is not sent again.
        let who = coordinator(VEDROVO);
        let refused =
            send_transfer(&permit(&who), &base.database, book(), home.id, everybody(home)).await;
        assert!(matches!(refused, Err(transfer::Refused::NotFound)), "{refused:?}");
    });
}
