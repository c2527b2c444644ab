//! What stands around two records of one household: the queue of pairs, declared relatives, erasure.

use kernel::Role;
use registry::{
    Erasure, HouseholdData, PairDecision, PairState, Person, change_household, create_household,
    declare_relative, erase_person, find_household, merge_household_records, undo_household_merge,
};
use testkit::{Base, TestSite, on_both};

use crate::{
    builders::{VEDROVO, change, household, migrations, names, permit, person, today, worker},
    entered_twice::{Twice, compared, members, proposed, twice},
    pairs::{decide, listed, pairs_of, search},
};

async fn merged(base: &Base, twice: &Twice) -> registry::HouseholdMergeId {
    let merging = proposed(&compared(base, &twice.worker, (twice.family, twice.again)).await);
    let merge = merge_household_records(&permit(&twice.worker), &base.database, &merging).await;
    base.clock.advance(std::time::Duration::from_secs(1));
    merge.unwrap()
}

#[test]
fn pairs_that_wait_are_settled_by_the_merge_and_wait_again_after_it() {
    on_both(migrations(), async |base| {
        let twice = twice(base).await;
        let who = &twice.worker;
        search(base).await;
        let open = pairs_of(base, who, PairState::Open).await;
        assert_eq!(open.len(), 2);
        let merge = merged(base, &twice).await;
        assert_eq!(pairs_of(base, who, PairState::Open).await, []);
        assert_eq!(pairs_of(base, who, PairState::Same).await.len(), 2);
        undo_household_merge(&permit(who), &base.database, merge).await.unwrap();
        assert_eq!(pairs_of(base, who, PairState::Open).await, open);
    });
}

#[test]
fn who_decides_about_one_of_a_household_is_led_to_the_other_members() {
    on_both(migrations(), async |base| {
        let twice = twice(base).await;
        search(base).await;
        let open = pairs_of(base, &twice.worker, PairState::Open).await;
        let pair = open[0].id;
        decide(base, &twice.worker, pair, PairDecision::Same).await.unwrap();
        // One pair in ten waits for a second look.
        if registry::is_reviewed_twice(pair) {
            let second = testkit::actor(&[Role::OfficeCoordinator], VEDROVO);
            decide(base, &second, pair, PairDecision::Same).await.unwrap();
            decide(base, &twice.worker, open[1].id, PairDecision::Unsure).await.unwrap();
            return;
        }
        let last = listed(base, &twice.worker, pair).await.unwrap().last.unwrap();
        let (keep, other) = last.households.unwrap();
        let both = [(twice.family, twice.again), (twice.again, twice.family)];
        assert!(both.contains(&(keep, other)));
        let site = TestSite::of(base, vec![registry::context()]);
        let page = site.get("office_worker:99015:en", &format!("/duplicates/{pair}")).await;
        let there = format!("/households/{keep}/entered-twice?target={other}");
        assert!(page.text().contains(&format!("href=\"{there}\"")));
    });
}

#[test]
fn a_relatives_household_is_closed_in_both_records_until_the_merge_is_undone() {
    on_both(migrations(), async |base| {
        let twice = twice(base).await;
        let cousin = testkit::actor(&[Role::MobileTeam], VEDROVO);
        base.enter_user(&cousin).await;
        declare_relative(&permit(&cousin), &base.database, twice.again).await.unwrap();
        let sees = async |id| {
            find_household(&permit(&cousin), &base.database, id).await.unwrap().is_some()
        };
        assert_eq!((sees(twice.family).await, sees(twice.again).await), (true, false));
        let merge = merged(base, &twice).await;
        assert_eq!((sees(twice.family).await, sees(twice.again).await), (false, false));
        undo_household_merge(&permit(&twice.worker), &base.database, merge).await.unwrap();
        assert_eq!((sees(twice.family).await, sees(twice.again).await), (true, false));
    });
}

#[test]
fn who_was_erased_since_stays_so_and_the_others_are_parted() {
    on_both(migrations(), async |base| {
        let twice = twice(base).await;
        let merge = merged(base, &twice).await;
        let everybody = members(base, &twice.worker, twice.family).await;
        let coordinator = testkit::actor(&[Role::OfficeCoordinator], VEDROVO);
        let erasers = [registry::context().erase.unwrap()];
        for at in [0, 3] {
            let (id, name) = everybody[at].clone();
            let erasure = Erasure { typed_name: name };
            let may = permit(&coordinator);
            erase_person(&may, &base.database, id, &erasure, &erasers).await.unwrap();
        }
        undo_household_merge(&permit(&twice.worker), &base.database, merge).await.unwrap();
        let listed = async |id| {
            let found = find_household(&permit(&worker(VEDROVO)), &base.database, id).await;
            let name = |one: &Person| one.data.listed_name();
            found.unwrap().unwrap().members.iter().map(name).collect::<Vec<_>>()
        };
        assert_eq!(listed(twice.family).await, ["Jović Mila", "Jović Luka"]);
        assert_eq!(listed(twice.again).await, ["Јовић Мила"]);
        for text in ["savic", "ana", "0305984715019"] {
            assert_eq!(names(base, &twice.worker, text).await, [""; 0], "{text}");
        }
    });
}

#[test]
fn a_household_is_found_by_the_addresses_of_all_its_records_through_all_merges() {
    on_both(migrations(), async |base| {
        let who = worker(VEDROVO);
        let database = &base.database;
        let mut homes = Vec::new();
        for (name, address) in [("Ana", "Lipova"), ("Anka", "Hrastova"), ("Anica", "Brestova")] {
            let mut new = household(person("Jović", name), "Vedrovo");
            new.data.address = address.to_owned();
            homes.push(create_household(&permit(&who), database, new, today()).await.unwrap());
        }
        let everywhere = async || {
            let mut found = Vec::new();
            for address in ["lipova", "hrastova", "brestova"] {
                found.push(names(base, &who, address).await);
            }
            found
        };
        let merge = async |keep: usize, other: usize| {
            let pair = (homes[keep], homes[other]);
            let merging = proposed(&compared(base, &who, pair).await);
            let merge = merge_household_records(&permit(&who), database, &merging).await.unwrap();
            base.clock.advance(std::time::Duration::from_secs(1));
            merge
        };
        let by = |named: [&str; 3]| named.map(|name| vec![format!("Jović {name}")]).to_vec();
        assert_eq!(everywhere().await, by(["Ana", "Anka", "Anica"]));
        merge(1, 2).await;
        assert_eq!(everywhere().await, by(["Ana", "Anka", "Anka"]));
        let last = merge(0, 1).await;
        assert_eq!(everywhere().await, by(["Ana", "Ana", "Ana"]));
        let home = find_household(&permit(&who), database, homes[0]).await.unwrap().unwrap();
        let data = HouseholdData { note: Some("zvono ne radi".into()), ..home.data };
        let from = change(home.version, "");
        change_household(&permit(&who), database, homes[0], data, from).await.unwrap();
        assert_eq!(everywhere().await, by(["Ana", "Ana", "Ana"]));
        undo_household_merge(&permit(&who), database, last).await.unwrap();
        assert_eq!(everywhere().await, by(["Ana", "Anka", "Anka"]));
    });
}
