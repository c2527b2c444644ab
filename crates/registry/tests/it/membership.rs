//! Belonging to households over time.

use database::Audit;
use kernel::{Actor, HouseholdId, PersonId};
use registry::{
    Change, ChangeMembership, HouseholdData, HowClosed, HowJoined, HowLeft, Marriage, MemberEvent,
    MembershipFault, MoveTo, Refused, Relation, Split, Target, add_person, close_household,
    create_household, end_marriage, find_household, find_person, find_roster, household_history,
    merge_households, move_person, record_departure, record_marriage, reopen_household,
    return_person, split_household,
};
use testkit::{Base, on_both};

use crate::builders::{
    OTHER, VEDROVO, change, day, household, migrations, names, permit, person, today, worker,
};

/// Ana with her children Mila and Luka, and Vera who lives alone.
struct Village {
    ana: Actor,
    may: kernel::Permit<ChangeMembership>,
    family: HouseholdId,
    alone: HouseholdId,
    members: Vec<PersonId>,
    vera: PersonId,
}

async fn village(base: &Base) -> Village {
    let ana = worker(VEDROVO);
    let mut new = household(person("Jović", "Ana"), "Vedrovo");
    for name in ["Mila", "Luka"] {
        let mut child = person("Jović", name);
        child.relation = Relation::Child;
        new.members.push(child);
    }
    let since = day(2026, 1, 1);
    let family = create_household(&permit(&ana), &base.database, new, since).await.unwrap();
    let new = household(person("Savić", "Vera"), "Brodac");
    let alone = create_household(&permit(&ana), &base.database, new, since).await.unwrap();
    let members = members_of(base, &ana, family).await;
    let vera = members_of(base, &ana, alone).await[0];
    let may = permit(&ana);
    Village { ana, may, family, alone, members, vera }
}

async fn members_of(base: &Base, actor: &Actor, id: HouseholdId) -> Vec<PersonId> {
    let found = find_household(&permit(actor), &base.database, id).await.unwrap().unwrap();
    found.members.iter().map(|one| one.id).collect()
}

async fn listed(base: &Base, actor: &Actor, id: HouseholdId) -> (String, Vec<String>) {
    let found = find_household(&permit(actor), &base.database, id).await.unwrap().unwrap();
    (found.listed_name, found.members.iter().map(|one| one.data.listed_name()).collect())
}

fn on(month: u32, on: u32, reason: &str) -> Change {
    Change { from_version: 1, valid_from: day(2026, month, on), reason: reason.to_owned() }
}

#[test]
fn who_died_stays_readable_and_is_no_member_any_more() {
    on_both(migrations(), async |base| {
        let village = village(base).await;
        let ana = village.members[0];
        let died =
            record_departure(&village.may, &base.database, ana, HowLeft::Death, on(5, 3, "umrla"));
        died.await.unwrap();
        let expected = ("Jović Mila".to_owned(), vec!["Jović Mila".into(), "Jović Luka".into()]);
        assert_eq!(listed(base, &village.ana, village.family).await, expected);
        let file = find_person(&permit(&village.ana), &base.database, ana).await.unwrap().unwrap();
        assert_eq!(file.person.ended, Some((day(2026, 5, 3), HowLeft::Death)));
        assert_eq!(file.memberships.len(), 1);
        assert_eq!(file.memberships[0].to_day, Some(day(2026, 5, 3)));
        let found = find_household(&permit(&village.ana), &base.database, village.family).await;
        let former = found.unwrap().unwrap().former;
        assert_eq!((former[0].person, former[0].how), (ana, HowLeft::Death));
        let again =
            record_departure(&village.may, &base.database, ana, HowLeft::Death, on(5, 4, "")).await;
        assert!(matches!(again, Err(Refused::Membership(MembershipFault::Gone))), "{again:?}");
    });
}

#[test]
fn a_death_that_was_recorded_by_mistake_is_taken_back() {
    on_both(migrations(), async |base| {
        let village = village(base).await;
        let (ana, vera) = (village.members[0], village.vera);
        let couple =
            Marriage { partner: vera, home: registry::Home::AsBefore, relation: Relation::Partner };
        record_marriage(&village.may, &base.database, ana, couple, on(2, 1, "")).await.unwrap();
        let gone =
            record_departure(&village.may, &base.database, ana, HowLeft::Death, on(5, 3, ""));
        gone.await.unwrap();
        return_person(&village.may, &base.database, ana, on(5, 4, "greška")).await.unwrap();
        let names = listed(base, &village.ana, village.family).await.1;
        assert_eq!(names, ["Jović Mila", "Jović Luka", "Jović Ana"]);
        let file = find_person(&permit(&village.ana), &base.database, ana).await.unwrap().unwrap();
        assert_eq!(file.person.ended, None);
        assert_eq!(file.partners[0].to_day, None);
        assert_eq!(file.memberships[0].joined, HowJoined::CameBack);
        assert_eq!(file.memberships.len(), 2);
    });
}

#[test]
fn who_is_born_is_a_member_since_the_birth() {
    on_both(migrations(), async |base| {
        let village = village(base).await;
        let mut child = person("Jović", "Una");
        child.birth_date = Some(day(2026, 9, 1));
        child.relation = Relation::Grandchild;
        let adding = permit(&village.ana);
        let id = add_person(
            &adding,
            &base.database,
            village.family,
            child,
            HowJoined::Birth,
            change(1, "rođena"),
        );
        let id = id.await.unwrap();
        let file = find_person(&permit(&village.ana), &base.database, id).await.unwrap().unwrap();
        let first = &file.memberships[0];
        assert_eq!((first.joined, first.from_day), (HowJoined::Birth, day(2026, 9, 1)));
        let history =
            household_history(&permit(&village.ana), &base.database, village.family).await;
        let events: Vec<_> = history.unwrap().unwrap().iter().filter_map(|one| one.event).collect();
        assert_eq!(events, [MemberEvent::Joined(HowJoined::Birth)]);
    });
}

#[test]
fn who_moves_is_found_at_the_new_place_and_both_histories_say_so() {
    on_both(migrations(), async |base| {
        let village = village(base).await;
        base.clock.advance(std::time::Duration::from_mins(1));
        let to = MoveTo { target: Target::Existing(village.alone), relation: Relation::NotRelated };
        let luka = village.members[2];
        let moved = move_person(&village.may, &base.database, luka, to, on(3, 1, "kod Vere"));
        assert_eq!(moved.await.unwrap(), village.alone);
        assert_eq!(listed(base, &village.ana, village.alone).await.1, ["Savić Vera", "Jović Luka"]);
        assert_eq!(names(base, &village.ana, "luka").await, ["Jović Luka"]);
        assert_eq!(names(base, &village.ana, "luka brodac").await, ["Savić Vera"]);
        assert_eq!(names(base, &village.ana, "luka vedrovo").await, [""; 0]);
        let event = async |id| {
            let steps = household_history(&permit(&village.ana), &base.database, id).await;
            let newest = steps.unwrap().unwrap().into_iter().find(|one| one.event.is_some());
            newest.map(|one| (one.name, one.reason, one.event, one.valid_from))
        };
        let told = |event| {
            Some(("Jović Luka".to_owned(), "kod Vere".to_owned(), Some(event), day(2026, 3, 1)))
        };
        let left = told(MemberEvent::Left(HowLeft::MovedOut));
        let joined = told(MemberEvent::Joined(HowJoined::MovedIn));
        assert_eq!(event(village.family).await, left);
        assert_eq!(event(village.alone).await, joined);
        let steps = household_history(&permit(&village.ana), &base.database, village.alone).await;
        let steps = steps.unwrap().unwrap();
        let version = steps.iter().find(|one| one.person == Some(luka) && one.event.is_none());
        let fields: Vec<&str> = version.unwrap().changes.iter().map(|one| one.field).collect();
        assert_eq!(fields, ["relation"]);
    });
}

#[test]
fn nobody_moves_tomorrow_before_having_come_or_nowhere() {
    on_both(migrations(), async |base| {
        let village = village(base).await;
        let to = |id| MoveTo { target: Target::Existing(id), relation: Relation::Child };
        let luka = village.members[2];
        let fault = async |to: MoveTo, when| {
            let moved = move_person(&village.may, &base.database, luka, to, when).await;
            match moved {
                Err(Refused::Membership(fault)) => fault,
                other => panic!("{other:?}"),
            }
        };
        let there = to(village.alone);
        let early = on(1, 1, "");
        let early = Change { valid_from: day(2025, 12, 31), ..early };
        assert_eq!(fault(there.clone(), early).await, MembershipFault::DayTooEarly);
        assert_eq!(fault(there, on(12, 1, "")).await, MembershipFault::DayInFuture);
        assert_eq!(fault(to(village.family), on(3, 1, "")).await, MembershipFault::SameHousehold);
        assert_eq!(
            base.number("select count(*) from household_member where to_day is not null").await,
            0
        );
    });
}

#[test]
fn a_couple_lives_where_it_says_and_parts_again() {
    on_both(migrations(), async |base| {
        let village = village(base).await;
        let (mila, vera) = (village.members[1], village.vera);
        let marriage = Marriage {
            partner: vera,
            home: registry::Home::WithPerson,
            relation: Relation::OtherRelative,
        };
        record_marriage(&village.may, &base.database, mila, marriage, on(6, 6, "venčanje"))
            .await
            .unwrap();
        assert_eq!(
            listed(base, &village.ana, village.family).await.1,
            ["Jović Ana", "Jović Mila", "Jović Luka", "Savić Vera"]
        );
        let partner = async |id| {
            let file = find_person(&permit(&village.ana), &base.database, id).await;
            let partners = file.unwrap().unwrap().partners;
            partners.into_iter().map(|one| (one.name, one.to_day)).collect::<Vec<_>>()
        };
        assert_eq!(partner(mila).await, [("Savić Vera".to_owned(), None)]);
        assert_eq!(partner(vera).await, [("Jović Mila".to_owned(), None)]);
        let on_roster = async || {
            let look = Audit::of("test");
            let reader = base.database.read_personal(&base.within(VEDROVO), look).await.unwrap();
            let roster = find_roster(&reader, village.family).await.unwrap().unwrap();
            roster.members.iter().map(|one| one.partner).collect::<Vec<_>>()
        };
        assert_eq!(on_roster().await, [None, Some(vera), None, Some(mila)]);
        let second = Marriage { home: registry::Home::AsBefore, ..marriage };
        let luka = village.members[2];
        let twice = record_marriage(&village.may, &base.database, luka, second, on(7, 7, "")).await;
        assert!(
            matches!(twice, Err(Refused::Membership(MembershipFault::HasPartner))),
            "{twice:?}"
        );
        end_marriage(&village.may, &base.database, vera, on(8, 8, "")).await.unwrap();
        assert_eq!(partner(mila).await, [("Savić Vera".to_owned(), Some(day(2026, 8, 8)))]);
        assert_eq!(on_roster().await, [None; 4]);
        let empty = find_household(&permit(&village.ana), &base.database, village.alone).await;
        let empty = empty.unwrap().unwrap();
        assert_eq!((empty.listed_name.as_str(), empty.members.len()), ("Savić Vera", 0));
        assert_eq!(empty.former[0].how, HowLeft::Marriage);
    });
}

#[test]
fn a_split_begins_a_household_and_leaves_the_rest() {
    on_both(migrations(), async |base| {
        let village = village(base).await;
        let data = HouseholdData { settlement: "Brodac".into(), ..HouseholdData::default() };
        let split = |members: &[PersonId]| Split { members: members.to_vec(), data: data.clone() };
        let refused = split_household(
            &village.may,
            &base.database,
            village.family,
            split(&village.members),
            on(4, 1, ""),
        );
        let refused = refused.await;
        assert!(
            matches!(refused, Err(Refused::Membership(MembershipFault::EverybodyChosen))),
            "{refused:?}"
        );
        let new = split_household(
            &village.may,
            &base.database,
            village.family,
            split(&village.members[1..]),
            on(4, 1, "odvojili se"),
        );
        let new = new.await.unwrap();
        assert_eq!(
            listed(base, &village.ana, new).await,
            ("Jović Mila".to_owned(), vec!["Jović Mila".into(), "Jović Luka".into()])
        );
        assert_eq!(listed(base, &village.ana, village.family).await.1, ["Jović Ana"]);
        assert_eq!(names(base, &village.ana, "mila brodac").await, ["Jović Mila"]);
        let stranger = worker(OTHER);
        assert_eq!(find_household(&permit(&stranger), &base.database, new).await.unwrap(), None);
    });
}

#[test]
fn a_merged_household_is_closed_kept_and_its_code_leads_on() {
    on_both(migrations(), async |base| {
        let village = village(base).await;
        let before = find_household(&permit(&village.ana), &base.database, village.alone).await;
        let code = before.unwrap().unwrap().code.to_string();
        merge_households(
            &village.may,
            &base.database,
            village.alone,
            village.family,
            on(4, 1, "žive zajedno"),
        )
        .await
        .unwrap();
        let names_now = listed(base, &village.ana, village.family).await.1;
        assert_eq!(names_now, ["Jović Ana", "Jović Mila", "Jović Luka", "Savić Vera"]);
        let old = find_household(&permit(&village.ana), &base.database, village.alone).await;
        let old = old.unwrap().unwrap();
        let closed = old.closed.unwrap();
        assert_eq!((closed.how, closed.into), (HowClosed::Merged, Some(village.family)));
        assert_eq!(names(base, &village.ana, &code).await, ["Jović Ana"]);
        assert_eq!(names(base, &village.ana, "brodac").await, [""; 0]);
        assert_eq!(crate::builders::list(base, &village.ana).await, ["Jović Ana"]);
        reopen_household(&village.may, &base.database, village.alone).await.unwrap();
        assert_eq!(names(base, &village.ana, &code).await, ["Savić Vera"]);
        let steps = household_history(&permit(&village.ana), &base.database, village.alone).await;
        let closed = steps.unwrap().unwrap().into_iter().find(|one| one.number == 2).unwrap();
        assert_eq!((closed.reason.as_str(), closed.valid_from), ("žive zajedno", day(2026, 4, 1)));
        let change = registry::FieldChange {
            field: "closed_how",
            before: None,
            after: Some("merged".into()),
        };
        assert_eq!(closed.changes, [change]);
    });
}

#[test]
fn a_household_with_members_is_closed_only_when_they_go_along() {
    on_both(migrations(), async |base| {
        let village = village(base).await;
        let close = async |how| {
            let id = village.alone;
            close_household(&village.may, &base.database, id, how, on(4, 1, "")).await
        };
        let refused = close(HowClosed::Empty).await;
        assert!(
            matches!(refused, Err(Refused::Membership(MembershipFault::HasMembers))),
            "{refused:?}"
        );
        close(HowClosed::MovedAway).await.unwrap();
        let file = find_person(&permit(&village.ana), &base.database, village.vera).await;
        let ended = file.unwrap().unwrap().person.ended;
        assert_eq!(ended, Some((day(2026, 4, 1), HowLeft::MovedOut)));
        assert_eq!(crate::builders::list(base, &village.ana).await, ["Jović Ana"]);
        let again = close(HowClosed::MovedAway).await;
        assert!(matches!(again, Err(Refused::Membership(MembershipFault::Closed))), "{again:?}");
        reopen_household(&village.may, &base.database, village.alone).await.unwrap();
        let back = Change { from_version: 2, ..on(4, 2, "vratila se") };
        return_person(&village.may, &base.database, village.vera, back).await.unwrap();
        assert_eq!(listed(base, &village.ana, village.alone).await.1, ["Savić Vera"]);
    });
}

#[test]
fn who_saves_from_an_old_version_moves_nobody() {
    on_both(migrations(), async |base| {
        let village = village(base).await;
        let to = MoveTo { target: Target::Existing(village.alone), relation: Relation::NotRelated };
        let old = Change { from_version: 7, ..on(3, 1, "") };
        let luka = village.members[2];
        let moved = move_person(&village.may, &base.database, luka, to, old).await;
        assert!(
            matches!(moved, Err(Refused::Database(database::Error::Stale { table: "person" }))),
            "{moved:?}"
        );
        assert_eq!(today(), day(2026, 11, 27));
    });
}
