//! Several merges of households, undone in another order than they were made.

use kernel::HouseholdId;
use registry::{
    Refused, Side, create_household, find_household, find_person, merge_household_records,
    undo_merge,
};
use testkit::on_both;

use crate::{
    builders::{household, migrations, names, permit, person, today},
    entered_twice::{Twice, compared, listed, members, merged, proposed, twice, undone},
    merging::{changed_since, everything},
};

#[test]
fn merges_that_are_undone_out_of_order_bring_no_foreign_value_back() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let mut new = household(person("Jović", "Anka"), "Vedrovo");
        new.data.address = "Rudarska 9".into();
        let third = create_household(&permit(&worker), &base.database, new, today()).await;
        let third = third.unwrap();
        let before = everything(base).await;
        let join = async |other: HouseholdId| {
            let mut merging = proposed(&compared(base, &worker, (family, other)).await);
            merging.shown.address = Side::Right;
            merging.members.iter_mut().for_each(|(_, same)| *same = None);
            let may = permit(&worker);
            let merge = merge_household_records(&may, &base.database, &merging).await.unwrap();
            base.clock.advance(std::time::Duration::from_secs(1));
            merge
        };
        let (first, second) = (join(again).await, join(third).await);
        let address = async || {
            let found = find_household(&permit(&worker), &base.database, family).await;
            found.unwrap().unwrap().data.address
        };
        assert_eq!(address().await, "Rudarska 9");
        undone(base, &worker, first).await.unwrap();
        assert_eq!(address().await, "Rudarska 9");
        assert_eq!(names(base, &worker, "rudarska").await, ["Jović Ana"]);
        undone(base, &worker, second).await.unwrap();
        assert_eq!(address().await, "Cara Dušana 12");
        assert_eq!(changed_since(base, &before).await, None);
    });
}

#[test]
fn a_household_that_was_merged_on_waits_until_the_later_merge_is_undone() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let new = household(person("Jović", "Ana"), "Vedrovo");
        let third = create_household(&permit(&worker), &base.database, new, today()).await;
        let third = third.unwrap();
        let before = everything(base).await;
        let first = merged(base, &worker, (family, again)).await;
        let second = merged(base, &worker, (third, family)).await;
        let expected = ["Jović Ana", "Jović Mila", "Jović Luka", "Savić Vera"];
        assert_eq!(listed(base, &worker, third).await, expected);
        let refused = undone(base, &worker, first).await;
        assert!(matches!(refused, Err(Refused::MergedOn)), "{refused:?}");
        undone(base, &worker, second).await.unwrap();
        undone(base, &worker, first).await.unwrap();
        assert_eq!(changed_since(base, &before).await, None);
    });
}

#[test]
fn what_came_apart_and_was_merged_the_other_way_is_parted_in_the_end() {
    on_both(migrations(), async |base| {
        let Twice { worker, family, again } = twice(base).await;
        let before = everything(base).await;
        let first = merged(base, &worker, (family, again)).await;
        let mila = members(base, &worker, family).await[1].0;
        let mila = find_person(&permit(&worker), &base.database, mila).await.unwrap().unwrap();
        undo_merge(&permit(&worker), &base.database, mila.records[0].merge).await.unwrap();
        // Ana's other record is there in the household that is kept now; that it is hers is known.
        let found = compared(base, &worker, (again, family)).await;
        let choices: Vec<_> = found.choices.iter().map(|one| one.data.listed_name()).collect();
        assert_eq!(choices, ["Јовић Мила"]);
        let second = merged(base, &worker, (again, family)).await;
        let expected = ["Јовић Мила", "Jović Ana", "Jović Luka", "Savić Vera"];
        assert_eq!(listed(base, &worker, again).await, expected);
        let refused = undone(base, &worker, first).await;
        assert!(matches!(refused, Err(Refused::MergedOn)), "{refused:?}");
        undone(base, &worker, second).await.unwrap();
        undone(base, &worker, first).await.unwrap();
        assert_eq!(changed_since(base, &before).await, None);
    });
}
