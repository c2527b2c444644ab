//! Child-specific deprivation: at least three of 17 items lacked by the household's children under 16.
//!
//! Twelve items are asked for all children together, five are taken from the household; when one child lacks an item,
//! all are taken to lack it.

use super::{Rule, deprivation, household_type::has_member_under};
use crate::{
    Judged,
    Subject::{Household, Person},
    case::Case,
    judged::Tally,
};

pub(super) const RULE: Rule = Rule {
    code: "child_deprivation",
    version: 1,
    whole_household: true,
    outputs: &["child_deprivation_count", "child_specific_deprivation"],
    inputs: &[
        "child_item_clothes",
        "child_item_shoes",
        "child_item_fruit",
        "child_item_meal",
        "child_item_books",
        "child_item_outdoor_equipment",
        "child_item_indoor_games",
        "child_item_leisure",
        "child_item_celebrations",
        "child_item_invite_friends",
        "child_item_school_trips",
        "child_item_holiday",
        "dep_furniture",
        "dep_warm_home",
        "dep_car",
        "dep_internet",
        "arrears_housing",
        "arrears_utilities",
        "arrears_loans",
        "age_years",
    ],
    parameters: &["child_items"],
    derive,
};

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let tally = has_member_under(case, deprivation::ASKED_FROM).and_then(|has_child| {
        if has_child { Judged::Is(tally(case)) } else { Judged::DoesNotApply }
    });
    let deprived = tally
        .clone()
        .zip(case.parameter("child_items"))
        .and_then(|(tally, least)| tally.at_least(least));
    for at in case.persons() {
        let of_child = case.age(at).and_then(|age| {
            if age < deprivation::ASKED_FROM { deprived.clone() } else { Judged::DoesNotApply }
        });
        case.set(Person(at), ids.child_specific_deprivation, of_child);
    }
    case.set(Household, ids.child_deprivation_count, tally.and_then(|tally| tally.count()));
}

fn tally(case: &Case<'_>) -> Tally {
    let ids = case.ids();
    let items = [
        ids.child_item_clothes,
        ids.child_item_shoes,
        ids.child_item_fruit,
        ids.child_item_meal,
        ids.child_item_books,
        ids.child_item_outdoor_equipment,
        ids.child_item_indoor_games,
        ids.child_item_leisure,
        ids.child_item_celebrations,
        ids.child_item_invite_friends,
        ids.child_item_school_trips,
        ids.child_item_holiday,
        ids.dep_furniture,
        ids.dep_warm_home,
        ids.dep_car,
    ];
    let lacked = items.map(|id| deprivation::lacks(case, id));
    let more = [deprivation::arrears(case), deprivation::children_lack(case, ids.dep_internet)];
    Tally::of(lacked.into_iter().chain(more))
}
