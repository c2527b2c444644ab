//! What is under protection is neither listed, counted nor done for whom it is hidden from.

use kernel::HouseholdId;
use registry::{Protect, Whom, declare_relative, find_household, find_person, protect_record};
use retention::{ItemState, Refused, WhyLeft, confirm_list, find_item, hold_item, standing};

use crate::builders::{
    VEDROVO, administrator, colleague, coordinator, counted, day, dies, household, lines, lists,
    newest, night, note, on_both_with_people, pass_years, permit, rule, seen, work,
};

#[test]
fn a_protected_person_is_on_no_list_of_an_outsider_and_not_touched_by_one() {
    on_both_with_people(async |base| {
        let (inside, outside) = (colleague(VEDROVO), coordinator(VEDROVO));
        let database = &base.database;
        let (home, people) = household(base, VEDROVO, &["Ana", "Vera"]).await;
        note(base, VEDROVO, Whom::Person(people[0]), "o Ani").await;
        note(base, VEDROVO, Whom::Person(people[1]), "o Veri").await;
        note(base, VEDROVO, Whom::Household(home), "o obema").await;
        let protecting = permit::<Protect>(&inside);
        protect_record(&protecting, database, Whom::Person(people[1]), "pretnje", &[])
            .await
            .unwrap();
        rule(base, VEDROVO, "note", 5).await;
        pass_years(base, 5);
        night(base).await;
        let due = ItemState::Due;
        let found = newest(base, &outside).await;
        // A household of which one member is hidden is hidden as a whole here: what goes of it is hers, too.
        assert_eq!(lines(&found), [("note", "Jović Ana".to_owned(), due, None)]);
        assert_eq!(counted(&found), [("note", [(due, 1)].into())]);
        let told = counted(&newest(base, &administrator(VEDROVO)).await);
        assert_eq!(told, [("note", [(due, 1)].into())]);
        let whole = newest(base, &inside).await;
        assert_eq!(counted(&whole), [("note", [(due, 3)].into())]);
        let hidden = whole.items.iter().find(|one| one.person == Some(people[1])).unwrap().id;
        assert_eq!(find_item(&permit(&outside), database, hidden).await.unwrap(), None);
        let until = (day(2040, 1, 1), "spor");
        let refused = hold_item(&permit(&outside), database, hidden, until).await.unwrap_err();
        assert!(matches!(refused, Refused::NotFound));
        let standing = standing(&permit(&outside), database).await.unwrap();
        assert_eq!(standing.current.map(|(_, due)| due), Some(1));

        confirm_list(&permit(&outside), database, found.list.id).await.unwrap();
        work(base).await;
        assert_eq!(base.number("select count(*) from note").await, 2);
        assert_eq!(
            counted(&newest(base, &outside).await),
            [("note", [(ItemState::Done, 1)].into())]
        );
        let whole = newest(base, &inside).await;
        let left = (ItemState::Left, Some(WhyLeft::NotSeen));
        let states: Vec<_> = whole
            .items
            .iter()
            .filter(|one| one.person != Some(people[0]))
            .map(|one| (one.state, one.why))
            .collect();
        assert_eq!(states, [left, left]);
    });
}

#[test]
fn a_list_on_which_everything_is_hidden_is_not_there() {
    on_both_with_people(async |base| {
        let (inside, outside) = (colleague(VEDROVO), coordinator(VEDROVO));
        let database = &base.database;
        let (home, people) = household(base, VEDROVO, &["Vera"]).await;
        note(base, VEDROVO, Whom::Person(people[0]), "o Veri").await;
        let protecting = permit::<Protect>(&inside);
        protect_record(&protecting, database, Whom::Household(home), "pretnje", &[]).await.unwrap();
        rule(base, VEDROVO, "note", 5).await;
        pass_years(base, 5);
        night(base).await;
        assert_eq!(lists(base, &outside).await, []);
        assert_eq!(lists(base, &administrator(VEDROVO)).await, []);
        assert_eq!(standing(&permit(&outside), database).await.unwrap().current, None);
        let list = newest(base, &inside).await;
        let of_outsider = seen(base, &outside, list.list.id).await.unwrap();
        assert_eq!((lines(&of_outsider), of_outsider.counts.len()), (Vec::new(), 0));
        let refused = confirm_list(&permit(&outside), database, list.list.id).await.unwrap_err();
        assert!(matches!(refused, Refused::Nothing));
        confirm_list(&permit(&inside), database, list.list.id).await.unwrap();
        work(base).await;
        assert_eq!(base.number("select count(*) from note").await, 0);
        assert_eq!(lists(base, &outside).await, []);
    });
}

#[test]
fn who_was_erased_under_protection_stays_hidden_and_a_closed_household_with_a_hidden_member_too() {
    on_both_with_people(async |base| {
        let (inside, outside) = (colleague(VEDROVO), coordinator(VEDROVO));
        let database = &base.database;
        let (home, people) = household(base, VEDROVO, &["Ana", "Vera"]).await;
        dies(base, people[0]).await;
        dies(base, people[1]).await;
        close(base, home).await;
        let protecting = permit::<Protect>(&inside);
        protect_record(&protecting, database, Whom::Person(people[1]), "pretnje", &[])
            .await
            .unwrap();
        rule(base, VEDROVO, "closed_household", 5).await;
        rule(base, VEDROVO, "departed_person", 5).await;
        pass_years(base, 5);
        night(base).await;
        let due = ItemState::Due;
        let found = newest(base, &outside).await;
        assert_eq!(counted(&found), [("departed_person", [(due, 1)].into())]);
        confirm_list(&permit(&inside), database, found.list.id).await.unwrap();
        work(base).await;
        let done = [(ItemState::Done, 1)].into();
        assert_eq!(counted(&newest(base, &outside).await), [("departed_person", done)]);
        assert_eq!(find_person(&permit(&inside), database, people[1]).await.unwrap(), None);
        let gone = find_household(&permit(&inside), database, home).await.unwrap();
        assert!(gone.is_none_or(|one| one.data.address.is_empty()));
    });
}

async fn close(base: &testkit::Base, home: HouseholdId) {
    let who = coordinator(VEDROVO);
    let database = &base.database;
    let found = find_household(&permit(&who), database, home).await.unwrap().unwrap();
    let change = crate::builders::change(base, found.version);
    let how = registry::HowClosed::Empty;
    registry::close_household(&permit(&who), database, home, how, change).await.unwrap();
}

#[test]
fn nothing_of_a_relatives_file_is_listed_for_that_colleague() {
    on_both_with_people(async |base| {
        let who = coordinator(VEDROVO);
        let (home, _) = household(base, VEDROVO, &["Ana"]).await;
        note(base, VEDROVO, Whom::Household(home), "beleška").await;
        declare_relative(&permit(&who), &base.database, home).await.unwrap();
        rule(base, VEDROVO, "note", 5).await;
        pass_years(base, 5);
        night(base).await;
        assert_eq!(lists(base, &who).await, []);
        assert_eq!(lists(base, &colleague(VEDROVO)).await.len(), 1);
    });
}
