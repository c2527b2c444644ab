//! Material and social deprivation: enforced lack of 13 items, seven of the household and six of the person.
//!
//! Only "cannot afford" is a lack; arrears are a lack when there were any. Persons under 16 take the six personal items
//! from the household's adults (`Definitions::child_items`). Unknown items leave a result open only where they matter.

use super::Rule;
use crate::{
    ChildItems, Judged,
    Subject::{Household, Person},
    VariableId,
    case::Case,
    ids::Ids,
    judged::{Tally, any},
};

pub(super) const RULE: Rule = Rule {
    code: "deprivation",
    version: 1,
    whole_household: true,
    outputs: &[
        "household_deprivation_count",
        "deprivation_count",
        "msd",
        "smsd",
        "utility_arrears",
        "great_difficulty",
    ],
    inputs: &[
        "dep_unexpected_expense",
        "dep_holiday",
        "dep_meal",
        "dep_warm_home",
        "dep_car",
        "dep_furniture",
        "arrears_housing",
        "arrears_utilities",
        "arrears_loans",
        "dep_internet",
        "dep_clothes",
        "dep_shoes",
        "dep_pocket_money",
        "dep_leisure",
        "dep_friends",
        "age_years",
        "makes_ends_meet",
    ],
    parameters: &["smsd_items", "msd_items"],
    derive,
};

const LACK: [&str; 1] = ["no_cannot_afford"];

/// Age from which the personal items are asked.
pub(super) const ASKED_FROM: f64 = 16.0;

const fn personal(ids: &Ids) -> [VariableId; 6] {
    [
        ids.dep_internet,
        ids.dep_clothes,
        ids.dep_shoes,
        ids.dep_pocket_money,
        ids.dep_leisure,
        ids.dep_friends,
    ]
}

/// Whether a child lacks an item, given its household's adults.
///
/// Without adults to whom the item applies, it does not apply to the child.
pub fn child_lacks(adults: usize, tally: &Tally, rule: ChildItems) -> Judged<bool> {
    if adults == 0 {
        return Judged::DoesNotApply;
    }
    let least = match rule {
        ChildItems::HalfOfAdults => adults as f64 / 2.0,
        ChildItems::AllAdults => adults as f64,
        ChildItems::AnyAdult => 1.0,
    };
    tally.at_least(least)
}

/// Whether an item is lacked because the household cannot afford it.
pub(super) fn lacks(case: &Case<'_>, variable: VariableId) -> Judged<bool> {
    case.is_one_of(Household, variable, &LACK)
}

/// Whether there were arrears of any kind.
pub(super) fn arrears(case: &Case<'_>) -> Judged<bool> {
    let ids = case.ids();
    any([ids.arrears_housing, ids.arrears_utilities, ids.arrears_loans]
        .map(|id| case.is_one_of(Household, id, &["once", "twice_or_more"])))
}

/// Whether children of the household lack a personal item.
pub(super) fn children_lack(case: &Case<'_>, variable: VariableId) -> Judged<bool> {
    let answers = case.persons().filter_map(|at| {
        let part = case.age(at).and_then(|age| {
            if age < ASKED_FROM {
                return Judged::DoesNotApply;
            }
            case.is_one_of(Person(at), variable, &LACK)
        });
        (part != Judged::DoesNotApply).then_some(part)
    });
    let answers = answers.collect::<Vec<_>>();
    let adults = answers.len();
    child_lacks(adults, &Tally::of(answers), case.definitions().child_items)
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let mut household = [
        ids.dep_unexpected_expense,
        ids.dep_holiday,
        ids.dep_meal,
        ids.dep_warm_home,
        ids.dep_car,
        ids.dep_furniture,
    ]
    .map(|id| lacks(case, id))
    .to_vec();
    household.push(arrears(case));
    let of_children = personal(ids).map(|id| children_lack(case, id));
    let count = Tally::of(household.iter().cloned()).count();
    case.set(Household, ids.household_deprivation_count, count);
    for at in case.persons() {
        let own = personal(ids).map(|id| case.is_one_of(Person(at), id, &LACK));
        let tally = case.age(at).map(|age| {
            let personal = if age < ASKED_FROM { of_children.to_vec() } else { own.to_vec() };
            Tally::of(household.iter().cloned().chain(personal))
        });
        let at_least = |code: &'static str| {
            tally.clone().zip(case.parameter(code)).and_then(|(tally, least)| tally.at_least(least))
        };
        let (msd, smsd) = (at_least("msd_items"), at_least("smsd_items"));
        case.set(Person(at), ids.deprivation_count, tally.and_then(|tally| tally.count()));
        case.set(Person(at), ids.msd, msd);
        case.set(Person(at), ids.smsd, smsd);
    }
    let utilities = case
        .is_one_of(Household, ids.arrears_utilities, &["twice_or_more"])
        .or_if_not_applicable(false);
    let difficulty = case.is_one_of(Household, ids.makes_ends_meet, &["great_difficulty"]);
    case.set(Household, ids.utility_arrears, utilities);
    case.set(Household, ids.great_difficulty, difficulty);
}
