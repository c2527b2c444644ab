//! Lists are made by the rules that are on, and touch nothing.

use kernel::Role;
use registry::{Whom, list_notes};
use retention::{
    CarryOut, ItemState, ListState, Refused, SeeRetention, SetRules, ask_list, confirm_list,
    list_rules, set_rule, standing,
};

use crate::builders::{
    OTHER, VEDROVO, administrator, audited, coordinator, counted, day, dies, first_day, household,
    lines, lists, newest, night, note, on_both_with_people, pass_years, permit, rule, seen, states,
    work,
};

#[test]
fn without_a_rule_that_is_on_nothing_is_listed() {
    on_both_with_people(async |base| {
        let (home, _) = household(base, VEDROVO, &["Ana"]).await;
        note(base, VEDROVO, Whom::Household(home), "stara beleška").await;
        pass_years(base, 30);
        night(base).await;
        assert_eq!(states(base, &coordinator(VEDROVO)).await, []);
        rule(base, VEDROVO, "note", 5).await;
        let off = ("note".parse().unwrap(), (false, 5));
        let who = administrator(VEDROVO);
        set_rule(&permit(&who), &base.database, off.0, off.1).await.unwrap();
        night(base).await;
        assert_eq!(states(base, &coordinator(VEDROVO)).await, []);
        assert_eq!(audited(base, "turn_retention_on").await, 1);
        assert_eq!(audited(base, "turn_retention_off").await, 1);
    });
}

#[test]
fn what_was_kept_long_enough_is_listed_with_its_day_and_nothing_is_touched() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let (home, people) = household(base, VEDROVO, &["Ana", "Vera"]).await;
        note(base, VEDROVO, Whom::Person(people[0]), "prva").await;
        dies(base, people[1]).await;
        rule(base, VEDROVO, "note", 5).await;
        rule(base, VEDROVO, "departed_person", 5).await;
        pass_years(base, 4);
        note(base, VEDROVO, Whom::Household(home), "nova").await;
        night(base).await;
        assert_eq!(states(base, &who).await, []);
        pass_years(base, 1);
        night(base).await;
        let found = newest(base, &who).await;
        let due = ItemState::Due;
        let expected = [
            ("departed_person", "Jović Vera".to_owned(), due, None),
            ("note", "Jović Ana".to_owned(), due, None),
        ];
        assert_eq!(lines(&found), expected);
        let days: Vec<_> = found.items.iter().map(|one| one.event).collect();
        assert_eq!(days, [Some(first_day()), Some(first_day())]);
        let one = [(due, 1)].into();
        let counts = [("departed_person", one), ("note", [(due, 1)].into())];
        assert_eq!(counted(&found), counts);
        assert_eq!((found.list.state, found.list.asked_by), (ListState::Open, None));
        let notes = list_notes(&permit(&who), &base.database, Whom::Person(people[0])).await;
        assert_eq!(notes.unwrap().unwrap().len(), 1);
        // Another night changes nothing while the list waits.
        night(base).await;
        assert_eq!(states(base, &who).await, [ListState::Open]);
        let standing = standing(&permit(&who), &base.database).await.unwrap();
        assert_eq!(standing.current.map(|(list, due)| (list.id, due)), Some((found.list.id, 2)));
    });
}

#[test]
fn a_list_that_nobody_confirms_lapses_and_the_next_takes_its_place() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let (home, _) = household(base, VEDROVO, &["Ana"]).await;
        note(base, VEDROVO, Whom::Household(home), "stara").await;
        rule(base, VEDROVO, "note", 5).await;
        pass_years(base, 5);
        night(base).await;
        let first = newest(base, &who).await.list;
        base.clock.advance(std::time::Duration::from_hours(24 * 31));
        let late = confirm_list(&permit(&who), &base.database, first.id).await.unwrap_err();
        assert!(matches!(late, Refused::NotNow), "{late}");
        night(base).await;
        assert_eq!(states(base, &who).await, [ListState::Open, ListState::Lapsed]);
        assert_eq!(base.number("select count(*) from note").await, 1);
        // Whoever asks gets a new one at once.
        ask_list(&permit(&who), &base.database).await.unwrap();
        work(base).await;
        let states = states(base, &who).await;
        assert_eq!(states, [ListState::Open, ListState::Lapsed, ListState::Lapsed]);
        assert_eq!(newest(base, &who).await.list.asked_by, Some(who.user));
    });
}

#[test]
fn another_municipality_sees_and_does_nothing() {
    on_both_with_people(async |base| {
        let (who, foreign) = (coordinator(VEDROVO), coordinator(OTHER));
        let (home, _) = household(base, VEDROVO, &["Ana"]).await;
        let (other, _) = household(base, OTHER, &["Mara"]).await;
        note(base, VEDROVO, Whom::Household(home), "stara").await;
        note(base, OTHER, Whom::Household(other), "tuđa").await;
        rule(base, VEDROVO, "note", 5).await;
        pass_years(base, 6);
        night(base).await;
        let list = newest(base, &who).await;
        assert_eq!(lines(&list), [("note", "Jović Ana".to_owned(), ItemState::Due, None)]);
        assert_eq!(lists(base, &foreign).await, []);
        assert_eq!(seen(base, &foreign, list.list.id).await, None);
        let refused = confirm_list(&permit(&foreign), &base.database, list.list.id).await;
        assert!(matches!(refused.unwrap_err(), Refused::NotFound));
        let rules = list_rules(&permit(&foreign), &base.database).await.unwrap();
        assert_eq!(rules, []);
        let rules = list_rules(&permit(&who), &base.database).await.unwrap();
        let told: Vec<_> =
            rules.iter().map(|one| (one.kind.name(), one.is_on, one.years)).collect();
        assert_eq!(told, [("note", true, 5)]);
        assert_eq!(rules[0].changed_by, Some(administrator(VEDROVO).user));
        assert_eq!(rules[0].changer.as_deref(), Some("Test"));
        assert_eq!(rules[0].changed_at.date_naive(), day(2026, 11, 27));
    });
}

#[test]
fn who_sets_rules_does_not_carry_them_out_and_others_see_nothing() {
    let may = |role: Role| {
        let actor = testkit::actor(&[role], VEDROVO);
        let see = actor.permit::<SeeRetention>().is_some();
        (see, actor.permit::<SetRules>().is_some(), actor.permit::<CarryOut>().is_some())
    };
    assert_eq!(may(Role::Administrator), (true, true, false));
    assert_eq!(may(Role::OfficeCoordinator), (true, false, true));
    for role in Role::ALL {
        if !matches!(role, Role::Administrator | Role::OfficeCoordinator) {
            assert_eq!(may(role), (false, false, false), "{role}");
        }
    }
}

#[test]
fn years_out_of_range_are_refused() {
    on_both_with_people(async |base| {
        let who = administrator(VEDROVO);
        for years in [0, 101] {
            let kind = "note".parse().unwrap();
            let refused = set_rule(&permit(&who), &base.database, kind, (true, years)).await;
            assert!(matches!(refused.unwrap_err(), Refused::Years));
        }
        assert_eq!(base.number("select count(*) from retention_rule").await, 0);
    });
}
