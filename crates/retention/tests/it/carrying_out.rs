//! What was confirmed is done, item by item, and asked about again before.

use database::{Audit, NewJob};
use kernel::{Actor, PersonId};
use registry::{
    RightKind, RightRequest, RightState, Whom, decide_right, find_household, find_person,
    list_notes, list_rights, record_right,
};
use retention::{ItemState, ListState, Progress, Refused, WhyLeft, confirm_list, set_rule};
use serde_json::json;
use testkit::Base;

use crate::builders::{
    VEDROVO, administrator, audited, colleague, coordinator, counted, dies, household, lines,
    newest, night, note, on_both_with_people, pass_years, permit, rule, states, work,
};

/// Confirms the newest list and does it.
async fn confirm(base: &Base, who: &Actor) {
    let id = newest(base, who).await.list.id;
    confirm_list(&permit(who), &base.database, id).await.unwrap();
    work(base).await;
}

#[test]
fn a_confirmed_list_is_done_and_says_so() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let (home, people) = household(base, VEDROVO, &["Ana", "Vera"]).await;
        note(base, VEDROVO, Whom::Person(people[0]), "prva").await;
        dies(base, people[1]).await;
        rule(base, VEDROVO, "note", 5).await;
        rule(base, VEDROVO, "departed_person", 5).await;
        pass_years(base, 5);
        night(base).await;
        confirm(base, &who).await;
        let found = newest(base, &who).await;
        let done = ItemState::Done;
        // Of who was erased no name is left, and no day.
        let expected = [
            ("departed_person", String::new(), done, None),
            ("note", "Jović Ana".to_owned(), done, None),
        ];
        assert_eq!(lines(&found), expected);
        assert_eq!(found.items[0].event, None);
        assert_eq!((found.list.state, found.progress), (ListState::Done, Progress::Idle));
        assert_eq!(found.list.confirmed_by, Some(who.user));
        let vera = find_person(&permit(&who), &base.database, people[1]).await.unwrap();
        assert_eq!(vera, None);
        let ana = find_person(&permit(&who), &base.database, people[0]).await.unwrap();
        assert!(ana.is_some());
        let left = find_household(&permit(&who), &base.database, home).await.unwrap().unwrap();
        assert_eq!(left.data.address, "Šumska 3");
        let notes = list_notes(&permit(&who), &base.database, Whom::Person(people[0])).await;
        assert_eq!(notes.unwrap().unwrap(), []);
        let destroyed = "select count(*) from sealing_key where destroyed_at is not null";
        assert_eq!(base.number(destroyed).await, 1);
        assert_eq!(audited(base, "apply_retention").await, 2);
        assert_eq!(audited(base, "confirm_retention_list").await, 1);
        assert_eq!(base.number("select count(*) from notice").await, 1);
        // The ledger beside the keys names who was erased: an older copy is cleared again.
        let ledger = std::fs::read_to_string(base.keys_folder().join("erasures.log")).unwrap();
        assert!(ledger.contains("done 20") && ledger.contains(&people[1].to_string()), "{ledger}");
        let again = confirm_list(&permit(&who), &base.database, found.list.id).await.unwrap_err();
        assert!(matches!(again, Refused::NotNow));
        night(base).await;
        assert_eq!(states(base, &who).await, [ListState::Done]);
    });
}

#[test]
fn a_process_that_ended_goes_on_behind_what_was_done() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let (home, people) = household(base, VEDROVO, &["Ana"]).await;
        note(base, VEDROVO, Whom::Household(home), "prva").await;
        note(base, VEDROVO, Whom::Person(people[0]), "druga").await;
        rule(base, VEDROVO, "note", 5).await;
        pass_years(base, 5);
        night(base).await;
        confirm(base, &who).await;
        assert_eq!(audited(base, "apply_retention").await, 2);
        // As a process leaves it that was killed before the end of the list.
        base.raw("update retention_list set state = 'acting'").await.unwrap();
        let id = newest(base, &who).await.list.id;
        let mut tx = base.database.begin(&base.within(VEDROVO)).await.unwrap();
        let job = NewJob::of("retention.carry_out", json!({ "list": id.to_string() }));
        tx.enqueue(job).await.unwrap();
        tx.commit(Audit::of("test")).await.unwrap();
        work(base).await;
        assert_eq!(audited(base, "apply_retention").await, 2);
        let found = newest(base, &who).await;
        assert_eq!(found.list.state, ListState::Done);
        assert_eq!(counted(&found), [("note", [(ItemState::Done, 2)].into())]);
    });
}

#[test]
fn a_job_that_was_called_off_is_asked_for_again_and_who_confirmed_stays_who_confirmed() {
    on_both_with_people(async |base| {
        let (who, other) = (coordinator(VEDROVO), colleague(VEDROVO));
        let (home, _) = household(base, VEDROVO, &["Ana"]).await;
        note(base, VEDROVO, Whom::Household(home), "stara").await;
        rule(base, VEDROVO, "note", 5).await;
        pass_years(base, 5);
        night(base).await;
        let id = newest(base, &who).await.list.id;
        confirm_list(&permit(&who), &base.database, id).await.unwrap();
        assert_eq!(newest(base, &who).await.progress, Progress::Working);
        base.raw("update job set state = 'cancelled', key = null where state = 'waiting'")
            .await
            .unwrap();
        assert_eq!(newest(base, &who).await.progress, Progress::Failed);
        // While it stands so nothing else is made, by nobody.
        let refused = retention::ask_list(&permit(&who), &base.database).await.unwrap_err();
        assert!(matches!(refused, Refused::NotNow));
        night(base).await;
        assert_eq!(states(base, &who).await, [ListState::Acting]);
        confirm_list(&permit(&other), &base.database, id).await.unwrap();
        work(base).await;
        let found = newest(base, &who).await;
        assert_eq!(found.list.confirmed_by, Some(who.user));
        assert_eq!(counted(&found), [("note", [(ItemState::Done, 1)].into())]);
        assert_eq!(audited(base, "go_on_with_retention_list").await, 1);
    });
}

/// Somebody asks by right for something, and it is granted when `is_granted`.
async fn asks(base: &Base, id: PersonId, kind: RightKind, is_granted: bool) {
    let who = coordinator(VEDROVO);
    let database = &base.database;
    let asked_on = database.now().date_naive();
    let request = RightRequest { kind, asked_on, text: String::new() };
    record_right(&permit(&who), database, id, &request).await.unwrap();
    if is_granted {
        let kept = list_rights(&permit(&who), database, id).await.unwrap().unwrap();
        let decision = (RightState::Granted, "da");
        decide_right(&permit(&who), database, id, kept[0].id, decision).await.unwrap();
    }
}

#[test]
fn who_asks_by_right_or_is_restricted_is_left_out_with_that_reason() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let (home, people) = household(base, VEDROVO, &["Ana", "Mina", "Vera"]).await;
        for id in &people {
            note(base, VEDROVO, Whom::Person(*id), "beleška").await;
        }
        note(base, VEDROVO, Whom::Household(home), "o svima").await;
        asks(base, people[0], RightKind::Restriction, true).await;
        asks(base, people[1], RightKind::Objection, true).await;
        rule(base, VEDROVO, "note", 5).await;
        pass_years(base, 5);
        night(base).await;
        let out = ItemState::LeftOut;
        let found = newest(base, &who).await;
        let expected = [
            ("Jović Ana".to_owned(), out, Some(WhyLeft::Restricted)),
            ("Jović Ana".to_owned(), out, Some(WhyLeft::Restricted)),
            ("Jović Mina".to_owned(), out, Some(WhyLeft::Asking)),
            ("Jović Vera".to_owned(), ItemState::Due, None),
        ];
        let mut told: Vec<_> =
            lines(&found).into_iter().map(|(_, name, state, why)| (name, state, why)).collect();
        told.sort();
        assert_eq!(told, expected);
        // Vera asks for something after the list was made, and after it was confirmed.
        let id = found.list.id;
        confirm_list(&permit(&who), &base.database, id).await.unwrap();
        asks(base, people[2], RightKind::Access, false).await;
        work(base).await;
        let found = newest(base, &who).await;
        let vera = found.items.iter().find(|one| one.person == Some(people[2])).unwrap();
        assert_eq!((vera.state, vera.why), (ItemState::Left, Some(WhyLeft::Asking)));
        assert_eq!(base.number("select count(*) from note").await, 4);
        assert_eq!(audited(base, "leave_retained").await, 1);
    });
}

#[test]
fn a_rule_that_was_turned_off_or_has_more_years_now_lets_nothing_go() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let (home, people) = household(base, VEDROVO, &["Ana", "Vera"]).await;
        note(base, VEDROVO, Whom::Household(home), "beleška").await;
        dies(base, people[1]).await;
        rule(base, VEDROVO, "note", 5).await;
        rule(base, VEDROVO, "departed_person", 5).await;
        pass_years(base, 5);
        night(base).await;
        rule(base, VEDROVO, "departed_person", 10).await;
        let off = ("note".parse().unwrap(), (false, 5));
        set_rule(&permit(&administrator(VEDROVO)), &base.database, off.0, off.1).await.unwrap();
        confirm(base, &who).await;
        let left = ItemState::Left;
        let expected = [
            ("departed_person", "Jović Vera".to_owned(), left, Some(WhyLeft::NotDue)),
            ("note", "Jović Ana".to_owned(), left, Some(WhyLeft::RuleOff)),
        ];
        assert_eq!(lines(&newest(base, &who).await), expected);
        assert_eq!(audited(base, "apply_retention").await, 0);
    });
}

#[test]
fn an_empty_list_is_not_confirmed() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        retention::ask_list(&permit(&who), &base.database).await.unwrap();
        work(base).await;
        let found = newest(base, &who).await;
        assert_eq!(lines(&found), []);
        let refused = confirm_list(&permit(&who), &base.database, found.list.id).await;
        assert!(matches!(refused.unwrap_err(), Refused::Nothing));
    });
}
