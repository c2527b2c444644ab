//! What was taken out of a list stays, beyond the list.

use registry::{Whom, find_person};
use retention::{
    ItemId, ItemState, Refused, WhyLeft, confirm_list, find_item, hold_item, release_item,
};
use testkit::Base;

use crate::builders::{
    OTHER, VEDROVO, audited, coordinator, day, dies, household, lines, newest, night, note,
    on_both_with_people, pass_years, permit, rule, work,
};

async fn item(base: &Base, kind: &str) -> ItemId {
    let found = newest(base, &coordinator(VEDROVO)).await;
    found.items.iter().find(|one| one.kind.name() == kind).unwrap().id
}

#[test]
fn a_record_that_is_taken_out_stays_until_its_day_and_comes_back() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let database = &base.database;
        let (home, _) = household(base, VEDROVO, &["Ana"]).await;
        note(base, VEDROVO, Whom::Household(home), "sporna").await;
        rule(base, VEDROVO, "note", 5).await;
        pass_years(base, 5);
        night(base).await;
        let note = item(base, "note").await;
        let today = database.now().date_naive();
        let past = hold_item(&permit(&who), database, note, (today, "spor")).await.unwrap_err();
        assert!(matches!(past, Refused::Day));
        let foreign = coordinator(OTHER);
        let until = (day(2032, 6, 1), "spor pred sudom");
        let refused = hold_item(&permit(&foreign), database, note, until).await.unwrap_err();
        assert!(matches!(refused, Refused::NotFound));
        assert_eq!(find_item(&permit(&foreign), database, note).await.unwrap(), None);
        hold_item(&permit(&who), database, note, until).await.unwrap();
        let found = find_item(&permit(&who), database, note).await.unwrap().unwrap();
        let hold = found.hold.unwrap();
        assert_eq!((hold.until, hold.reason.as_str()), until);
        assert_eq!((hold.recorded_by, hold.recorder.as_deref()), (Some(who.user), Some("Test")));
        let held = (ItemState::LeftOut, Some(WhyLeft::Held));
        assert_eq!((found.item.state, found.item.why), held);
        assert_eq!(audited(base, "hold_retained").await, 1);
        let id = found.list.id;
        let refused = confirm_list(&permit(&who), database, id).await.unwrap_err();
        assert!(matches!(refused, Refused::Nothing));
        // It is remembered when the next list is made, until its day is over.
        retention::ask_list(&permit(&who), database).await.unwrap();
        work(base).await;
        let expected = [("note", "Jović Ana".to_owned(), ItemState::LeftOut, Some(WhyLeft::Held))];
        assert_eq!(lines(&newest(base, &who).await), expected);
        pass_years(base, 1);
        night(base).await;
        let expected = [("note", "Jović Ana".to_owned(), ItemState::Due, None)];
        assert_eq!(lines(&newest(base, &who).await), expected);
    });
}

#[test]
fn a_hold_ends_when_somebody_lets_the_record_in_again() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let database = &base.database;
        let (home, _) = household(base, VEDROVO, &["Ana"]).await;
        note(base, VEDROVO, Whom::Household(home), "sporna").await;
        rule(base, VEDROVO, "note", 5).await;
        pass_years(base, 5);
        night(base).await;
        let note = item(base, "note").await;
        let none = release_item(&permit(&who), database, note).await.unwrap_err();
        assert!(matches!(none, Refused::NotNow));
        hold_item(&permit(&who), database, note, (day(2040, 1, 1), "spor")).await.unwrap();
        release_item(&permit(&who), database, note).await.unwrap();
        let found = find_item(&permit(&who), database, note).await.unwrap().unwrap();
        assert_eq!((found.item.state, found.item.why, found.hold), (ItemState::Due, None, None));
        assert_eq!(audited(base, "release_retained").await, 1);
    });
}

#[test]
fn of_whom_a_record_is_taken_out_nobody_is_erased_by_rule_and_the_reason_goes_with_the_person() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let database = &base.database;
        let (_, people) = household(base, VEDROVO, &["Ana", "Vera"]).await;
        note(base, VEDROVO, Whom::Person(people[1]), "sporna").await;
        dies(base, people[1]).await;
        rule(base, VEDROVO, "note", 5).await;
        rule(base, VEDROVO, "departed_person", 5).await;
        pass_years(base, 5);
        night(base).await;
        let sealed = "select count(*) from retention_hold";
        let note = item(base, "note").await;
        hold_item(&permit(&who), database, note, (day(2032, 6, 1), "spor")).await.unwrap();
        assert_eq!(base.number(sealed).await, 1);
        let id = newest(base, &who).await.list.id;
        confirm_list(&permit(&who), database, id).await.unwrap();
        work(base).await;
        let expected = [
            ("departed_person", "Jović Vera".to_owned(), ItemState::Left, Some(WhyLeft::Held)),
            ("note", "Jović Vera".to_owned(), ItemState::LeftOut, Some(WhyLeft::Held)),
        ];
        assert_eq!(lines(&newest(base, &who).await), expected);
        let vera = find_person(&permit(&who), database, people[1]).await.unwrap();
        assert!(vera.is_some());
        // When the day is over the person goes, and why something stayed goes along.
        pass_years(base, 1);
        night(base).await;
        let id = newest(base, &who).await.list.id;
        confirm_list(&permit(&who), database, id).await.unwrap();
        work(base).await;
        assert_eq!(find_person(&permit(&who), database, people[1]).await.unwrap(), None);
        assert_eq!(base.number(sealed).await, 0);
    });
}
