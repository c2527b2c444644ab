//! Two records of one household: one stands for it, members are merged or filed there, and all of it can be taken back at any later time.

use kernel::{Actor, HouseholdId, PersonId, Role};
use registry::{
    Change, HouseholdComparison, HouseholdData, HouseholdMergeId, HouseholdMerging, HowClosed,
    HowJoined, HowLeft, MembershipFault, MoveTo, PersonData, Refused, Relation, RightKind,
    RightRequest, RightState, ShownPlace, Side, Target, Whom, change_household, close_household,
    compare_households, create_household, decide_right, find_household, find_person,
    household_history, list_rights, merge_household_records, merge_households, move_person,
    protect_record, record_departure, record_right, undo_household_merge, undo_merge,
};
use testkit::{Base, on_both};

use crate::{
    builders::{
        OTHER, VEDROVO, case_manager, change, day, household, list, migrations, names, permit,
        person, today, worker,
    },
    merging::{changed_since, everything},
};

const NUMBER: &str = "0305984715019";

/// Ana with Mila and Luka, and the same household once more: in another script, with Ana's number, without Luka, with Vera.
pub(crate) struct Twice {
    pub(crate) worker: Actor,
    pub(crate) family: HouseholdId,
    pub(crate) again: HouseholdId,
}

fn child(given_name: &str, year: i32) -> PersonData {
    let born = Some(day(year, 2, 11));
    PersonData { birth_date: born, relation: Relation::Child, ..person("Jović", given_name) }
}

pub(crate) async fn twice(base: &Base) -> Twice {
    let worker = worker(VEDROVO);
    let since = day(2026, 1, 1);
    let mut new = household(person("Jović", "Ana"), "Vedrovo");
    new.members.extend([child("Mila", 2010), child("Luka", 2014)]);
    let family = create_household(&permit(&worker), &base.database, new, since).await.unwrap();
    let ana = PersonData { jmbg: Some(NUMBER.parse().unwrap()), ..person("Јовић", "Ана") };
    let mut new = household(ana, "Vedrovo");
    new.data = HouseholdData {
        settlement: "Vedrovo".to_owned(),
        address: "Lipova 3".to_owned(),
        point: "43.158611, 22.585".parse().ok(),
        note: Some("pas u dvorištu".to_owned()),
        ..HouseholdData::default()
    };
    let mila = PersonData { family_name: "Јовић".into(), ..child("Мила", 2010) };
    let vera = PersonData {
        birth_date: Some(day(1951, 9, 30)),
        relation: Relation::Parent,
        ..person("Savić", "Vera")
    };
    new.members.extend([mila, vera]);
    let again = create_household(&permit(&worker), &base.database, new, since).await.unwrap();
    base.clock.advance(std::time::Duration::from_mins(1));
    Twice { worker, family, again }
}

pub(crate) async fn members(base: &Base, who: &Actor, id: HouseholdId) -> Vec<(PersonId, String)> {
    let found = find_household(&permit(who), &base.database, id).await.unwrap().unwrap();
    found.members.iter().map(|one| (one.id, one.data.listed_name())).collect()
}

pub(crate) async fn listed(base: &Base, who: &Actor, id: HouseholdId) -> Vec<String> {
    members(base, who, id).await.into_iter().map(|(_, name)| name).collect()
}

pub(crate) async fn compared(
    base: &Base,
    who: &Actor,
    (keep, other): (HouseholdId, HouseholdId),
) -> HouseholdComparison {
    compare_households(&permit(who), &base.database, keep, other).await.unwrap().unwrap()
}

/// As the page proposes.
pub(crate) fn proposed(found: &HouseholdComparison) -> HouseholdMerging {
    HouseholdMerging {
        keep: found.keep.id,
        other: found.other.id,
        members: found.members.iter().map(|one| (one.person, found.proposed(one.person))).collect(),
        shown: found.sensible,
        versions: (found.keep.version, found.other.version),
        reason: "uneto dvaput".into(),
    }
}

pub(crate) async fn merged(
    base: &Base,
    who: &Actor,
    pair: (HouseholdId, HouseholdId),
) -> HouseholdMergeId {
    let merging = proposed(&compared(base, who, pair).await);
    let merge = merge_household_records(&permit(who), &base.database, &merging).await.unwrap();
    base.clock.advance(std::time::Duration::from_secs(1));
    merge
}

pub(crate) async fn undone(
    base: &Base,
    who: &Actor,
    id: HouseholdMergeId,
) -> Result<HouseholdId, Refused> {
    undo_household_merge(&permit(who), &base.database, id).await
}

const fn all(side: Side) -> ShownPlace {
    ShownPlace { settlement: side, address: side, address_kind: side, point: side, note: side }
}

#[test]
fn one_record_stands_for_the_household_and_everybody_is_in_it_once() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let found = compared(base, &worker, (family, again)).await;
        let name = |id: PersonId| {
            let choice = found.choices.iter().find(|one| one.person == id);
            choice.map(|one| one.data.listed_name())
        };
        let pairs: Vec<_> =
            found.members.iter().map(|one| found.proposed(one.person).and_then(name)).collect();
        assert_eq!(pairs, [Some("Jović Ana".to_owned()), Some("Jović Mila".into()), None]);
        let merge = merged(base, &worker, (family, again)).await;
        let expected = ["Jović Ana", "Jović Mila", "Jović Luka", "Savić Vera"];
        assert_eq!(listed(base, &worker, family).await, expected);
        assert_eq!(list(base, &worker).await, ["Jović Ana"]);
        let home = find_household(&permit(&worker), &base.database, family).await;
        let home = home.unwrap().unwrap();
        assert_eq!(home.data.address, "Cara Dušana 12");
        assert_eq!(home.data.point, "43.158611, 22.585".parse().ok());
        assert_eq!(home.data.note.as_deref(), Some("pas u dvorištu"));
        let records: Vec<_> =
            home.records.iter().map(|one| (one.merge, one.household.id)).collect();
        assert_eq!(records, [(merge, again)]);
        assert_eq!(home.records[0].reason, "uneto dvaput");
        let closed = find_household(&permit(&worker), &base.database, again).await;
        let closed = closed.unwrap().unwrap();
        let how = closed.closed.map(|one| (one.how, one.into));
        assert_eq!(how, Some((HowClosed::Merged, Some(family))));
        for text in [NUMBER, "jovic ana", closed.code.as_str()] {
            assert_eq!(names(base, &worker, text).await, ["Jović Ana"], "{text}");
        }
        assert_eq!(names(base, &worker, "lipova").await, ["Jović Ana"]);
        let ana = find_person(&permit(&worker), &base.database, home.members[0].id).await;
        assert_eq!(ana.unwrap().unwrap().person.data.jmbg, Some(NUMBER.parse().unwrap()));
        let vera = find_person(&permit(&worker), &base.database, home.members[3].id).await;
        let times = vera.unwrap().unwrap().memberships;
        let told = |at: usize| (times[at].from_day, times[at].joined, times[at].left);
        assert_eq!(told(0), (day(2026, 1, 1), HowJoined::SameHousehold, None));
        assert_eq!(told(1), (day(2026, 1, 1), HowJoined::Entry, Some(HowLeft::SameHousehold)));
        let steps = household_history(&permit(&worker), &base.database, family).await;
        let steps = steps.unwrap().unwrap();
        let written = steps.iter().filter(|one| one.person.is_none() && one.source == "merge");
        let fields: Vec<_> = written.flat_map(|one| &one.changes).map(|one| one.field).collect();
        assert_eq!(fields, ["point", "note"]);
        let audit = "select count(*) from audit_entry where action = 'merge_household_records'";
        assert_eq!(base.number(audit).await, 1);
    });
}

#[test]
fn a_merge_of_households_that_is_undone_leaves_everything_as_it_was() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let before = everything(base).await;
        let ways = [None, Some(all(Side::Left)), Some(all(Side::Right))];
        let ways = ways.iter().flat_map(|shown| [(shown, false), (shown, true)]);
        let pairs = [(family, again), (again, family)];
        for (pair, (shown, is_nobody_one)) in
            ways.flat_map(|way| pairs.iter().map(move |pair| (*pair, way)))
        {
            let found = compared(base, &worker, pair).await;
            let mut merging = proposed(&found);
            merging.shown = shown.unwrap_or(merging.shown);
            if is_nobody_one {
                merging.members.iter_mut().for_each(|(_, same)| *same = None);
            }
            let merge = merge_household_records(&permit(&worker), &base.database, &merging).await;
            assert_ne!(everything(base).await, before);
            assert_eq!(undone(base, &worker, merge.unwrap()).await.unwrap(), pair.0);
            assert_eq!(changed_since(base, &before).await, None, "{merging:?}");
            let now = compared(base, &worker, pair).await;
            assert_eq!(now.keep.data, found.keep.data);
        }
    });
}

#[test]
fn what_happened_after_the_merge_stays_when_it_is_undone() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let alone = household(person("Perić", "Pera"), "Brodac");
        let alone = create_household(&permit(&worker), &base.database, alone, today()).await;
        let alone = alone.unwrap();
        let merge = merged(base, &worker, (family, again)).await;
        let home = find_household(&permit(&worker), &base.database, family).await;
        let home = home.unwrap().unwrap();
        let data = HouseholdData { address: "Lipova 5".into(), ..home.data.clone() };
        let from = change(home.version, "nova adresa");
        change_household(&permit(&worker), &base.database, family, data, from).await.unwrap();
        let vera = &home.members[3];
        let to = MoveTo { target: Target::Existing(alone), relation: Relation::NotRelated };
        let moved = change(vera.version, "kod Pere");
        move_person(&permit(&worker), &base.database, vera.id, to, moved).await.unwrap();
        // One of the merges of persons is taken back alone: she is in the other record again, which is open by that.
        let mila = find_person(&permit(&worker), &base.database, home.members[1].id).await;
        let of_mila = mila.unwrap().unwrap().records[0].merge;
        undo_merge(&permit(&worker), &base.database, of_mila).await.unwrap();
        assert_eq!(listed(base, &worker, again).await, ["Јовић Мила"]);
        undone(base, &worker, merge).await.unwrap();
        assert_eq!(listed(base, &worker, family).await, ["Jović Ana", "Jović Mila", "Jović Luka"]);
        assert_eq!(listed(base, &worker, again).await, ["Јовић Ана", "Јовић Мила"]);
        assert_eq!(listed(base, &worker, alone).await, ["Perić Pera", "Savić Vera"]);
        let home = find_household(&permit(&worker), &base.database, family).await;
        let home = home.unwrap().unwrap();
        assert_eq!((home.data.address.as_str(), home.data.note), ("Lipova 5", None));
        assert_eq!(home.records, []);
        let other = find_household(&permit(&worker), &base.database, again).await;
        assert_eq!(other.unwrap().unwrap().closed, None);
        let twice = undone(base, &worker, merge).await;
        assert!(matches!(twice, Err(Refused::NotFound)), "{twice:?}");
    });
}

#[test]
fn who_died_and_a_household_that_moved_away_since_are_parted_all_the_same() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let merge = merged(base, &worker, (family, again)).await;
        let home = find_household(&permit(&worker), &base.database, family).await;
        let home = home.unwrap().unwrap();
        let vera = home.members[3].id;
        let (may, from) = (permit(&worker), change(home.members[3].version, "umrla"));
        record_departure(&may, &base.database, vera, HowLeft::Death, from).await.unwrap();
        let gone = change(home.version, "odselili se");
        close_household(&may, &base.database, family, HowClosed::MovedAway, gone).await.unwrap();
        undone(base, &worker, merge).await.unwrap();
        assert_eq!(listed(base, &worker, again).await, ["Јовић Ана", "Јовић Мила"]);
        assert_eq!(listed(base, &worker, family).await, [""; 0]);
        let found = find_household(&permit(&worker), &base.database, family).await;
        let found = found.unwrap().unwrap();
        assert_eq!(found.closed.map(|one| one.how), Some(HowClosed::MovedAway));
        let file = find_person(&permit(&worker), &base.database, vera).await.unwrap().unwrap();
        assert_eq!(file.person.household, again);
        assert_eq!(file.person.ended, Some((today(), HowLeft::Death)));
        let times: Vec<_> = file.memberships.iter().map(|one| (one.joined, one.left)).collect();
        assert_eq!(times, [(HowJoined::Entry, Some(HowLeft::Death))]);
    });
}

#[test]
fn a_record_that_stands_for_nobody_leads_to_the_one_that_does() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        // Luka of the family lives with Pera, where another record stands for him.
        let mut new = household(person("Perić", "Pera"), "Brodac");
        new.members.push(child("Luka", 2014));
        let alone = create_household(&permit(&worker), &base.database, new, today()).await;
        let luka = members(base, &worker, alone.unwrap()).await[1].0;
        let here = members(base, &worker, family).await[2].0;
        let shown = child("Luka", 2014);
        let person = registry::Merging { keep: luka, other: here, shown, reason: String::new() };
        registry::merge_persons(&permit(&worker), &base.database, &person).await.unwrap();
        let before = everything(base).await;
        let found = compared(base, &worker, (family, again)).await;
        let choice = found.choices.iter().find(|one| one.person == here).unwrap();
        assert!(choice.is_merged);
        let mut merging = proposed(&found);
        merging.members[2].1 = Some(here);
        merging.members[2].0 = found.other.members[2].id;
        let may = permit(&worker);
        let merge = merge_household_records(&may, &base.database, &merging).await.unwrap();
        assert_eq!(listed(base, &worker, family).await, ["Jović Ana", "Jović Mila"]);
        let file = find_person(&permit(&worker), &base.database, luka).await.unwrap().unwrap();
        assert_eq!(file.records.len(), 2);
        let closed = find_household(&permit(&worker), &base.database, again).await;
        let closed = closed.unwrap().unwrap().closed.unwrap();
        assert_eq!(closed.into, Some(family));
        undone(base, &worker, merge).await.unwrap();
        assert_eq!(changed_since(base, &before).await, None);
    });
}

#[test]
fn the_stricter_protection_holds_for_both_records() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let manager = case_manager(VEDROVO);
        let whom = Whom::Household(again);
        protect_record(&permit(&manager), &base.database, whom, "preti", &[]).await.unwrap();
        let before = everything(base).await;
        let may = permit(&worker);
        let hidden = compare_households(&may, &base.database, family, again).await.unwrap();
        assert_eq!(hidden, None);
        for (keep, other) in [(family, again), (again, family)] {
            let merge = merged(base, &manager, (keep, other)).await;
            for id in [keep, other] {
                let seen = find_household(&permit(&worker), &base.database, id).await.unwrap();
                assert_eq!(seen, None);
            }
            for text in ["jovic", "savic", NUMBER, "dusana", "lipova"] {
                assert_eq!(names(base, &worker, text).await, [""; 0], "{text}");
            }
            let foreign = undone(base, &worker, merge).await;
            assert!(matches!(foreign, Err(Refused::NotFound)), "{foreign:?}");
            undone(base, &manager, merge).await.unwrap();
            assert_eq!(changed_since(base, &before).await, None);
            assert_eq!(listed(base, &worker, family).await.len(), 3);
        }
    });
}

#[test]
fn whom_the_user_may_not_see_goes_along_and_nothing_tells_of_them() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let manager = case_manager(VEDROVO);
        let vera = members(base, &worker, again).await[2].0;
        let whom = Whom::Person(vera);
        protect_record(&permit(&manager), &base.database, whom, "preti", &[]).await.unwrap();
        let before = everything(base).await;
        let found = compared(base, &worker, (family, again)).await;
        assert_eq!(found.members.len(), 2);
        let merge = merged(base, &worker, (family, again)).await;
        assert_eq!(listed(base, &worker, family).await, ["Jović Ana", "Jović Mila", "Jović Luka"]);
        assert_eq!(listed(base, &manager, family).await.len(), 4);
        assert_eq!(names(base, &worker, "savic vera").await, [""; 0]);
        let history = household_history(&permit(&worker), &base.database, family).await;
        assert!(history.unwrap().unwrap().iter().all(|step| step.person != Some(vera)));
        undone(base, &worker, merge).await.unwrap();
        assert_eq!(changed_since(base, &before).await, None);
        // Whose two records became hidden is told by no merge that cannot be undone.
        let merge = merged(base, &manager, (family, again)).await;
        let ana = members(base, &manager, family).await[0].0;
        let whom = Whom::Person(ana);
        protect_record(&permit(&manager), &base.database, whom, "preti", &[]).await.unwrap();
        let seen = find_household(&permit(&worker), &base.database, family).await;
        assert_eq!(seen.unwrap().unwrap().records, []);
        let refused = undone(base, &worker, merge).await;
        assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        undone(base, &manager, merge).await.unwrap();
    });
}

async fn restrict(base: &Base, id: PersonId) {
    let coordinator = testkit::actor(&[Role::OfficeCoordinator], VEDROVO);
    let asked = RightRequest {
        kind: RightKind::Restriction,
        asked_on: today(),
        text: "samo čuvati".into(),
    };
    record_right(&permit(&coordinator), &base.database, id, &asked).await.unwrap();
    let kept = list_rights(&permit(&coordinator), &base.database, id).await.unwrap().unwrap();
    let granted = (RightState::Granted, "u redu");
    decide_right(&permit(&coordinator), &base.database, id, kept[0].id, granted).await.unwrap();
}

#[test]
fn what_may_only_be_kept_is_neither_merged_nor_parted() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let merge = merged(base, &worker, (family, again)).await;
        let everybody = members(base, &worker, family).await;
        restrict(base, everybody[3].0).await;
        let now = everything(base).await;
        let refused = undone(base, &worker, merge).await;
        assert!(matches!(refused, Err(Refused::Restricted)), "{refused:?}");
        assert_eq!(changed_since(base, &now).await, None);
        let new = household(person("Jović", "Ana"), "Vedrovo");
        let third = create_household(&permit(&worker), &base.database, new, today()).await;
        let now = everything(base).await;
        let merging = proposed(&compared(base, &worker, (third.unwrap(), family)).await);
        let refused = merge_household_records(&permit(&worker), &base.database, &merging).await;
        assert!(matches!(refused, Err(Refused::Restricted)), "{refused:?}");
        assert_eq!(changed_since(base, &now).await, None);
    });
}

#[test]
fn what_cannot_be_one_household_is_refused_and_nothing_is_written() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let before = everything(base).await;
        let good = proposed(&compared(base, &worker, (family, again)).await);
        let merge = async |who: &Actor, merging: &HouseholdMerging| {
            merge_household_records(&permit(who), &base.database, merging).await
        };
        let fault = async |merging: HouseholdMerging| match merge(&worker, &merging).await {
            Err(Refused::Membership(fault)) => fault,
            other => panic!("{other:?}"),
        };
        let same = HouseholdMerging { other: family, ..good.clone() };
        assert_eq!(fault(same).await, MembershipFault::SameHousehold);
        let mut chosen_twice = good.clone();
        chosen_twice.members[2].1 = chosen_twice.members[0].1;
        assert_eq!(fault(chosen_twice).await, MembershipFault::ChosenTwice);
        let mut foreign = good.clone();
        foreign.members[2].1 = Some(good.members[1].0);
        let stranger = super::builders::worker(OTHER);
        for (who, merging) in [(&worker, &foreign), (&stranger, &good)] {
            let refused = merge(who, merging).await;
            assert!(matches!(refused, Err(Refused::NotFound)), "{refused:?}");
        }
        let mut left_out = good.clone();
        left_out.members.pop();
        let older = HouseholdMerging { versions: (7, 1), ..good.clone() };
        for merging in [&left_out, &older] {
            let refused = merge(&worker, merging).await;
            let is_stale = matches!(refused, Err(Refused::Database(database::Error::Stale { .. })));
            assert!(is_stale, "{refused:?}");
        }
        assert_eq!(changed_since(base, &before).await, None);
        merge(&worker, &good).await.unwrap();
        let mut again_so = proposed(&compared(base, &worker, (family, again)).await);
        assert_eq!(again_so.members, []);
        assert_eq!(fault(again_so.clone()).await, MembershipFault::Closed);
        (again_so.keep, again_so.other) = (again, family);
        again_so.versions = (again_so.versions.1, again_so.versions.0);
        assert_eq!(fault(again_so).await, MembershipFault::Closed);
    });
}

#[test]
fn a_real_move_into_another_household_since_is_not_taken_back() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let new = household(person("Perić", "Pera"), "Brodac");
        let third = create_household(&permit(&worker), &base.database, new, today()).await;
        let third = third.unwrap();
        let merge = merged(base, &worker, (family, again)).await;
        let home = find_household(&permit(&worker), &base.database, family).await;
        let version = home.unwrap().unwrap().version;
        let from = Change { reason: "žive kod Pere".into(), ..change(version, "") };
        merge_households(&permit(&worker), &base.database, family, third, from).await.unwrap();
        undone(base, &worker, merge).await.unwrap();
        assert_eq!(
            listed(base, &worker, third).await,
            ["Perić Pera", "Jović Ana", "Jović Mila", "Jović Luka", "Savić Vera"]
        );
        assert_eq!(listed(base, &worker, again).await, ["Јовић Ана", "Јовић Мила"]);
        assert_eq!(list(base, &worker).await, ["Јовић Ана", "Perić Pera"]);
    });
}
