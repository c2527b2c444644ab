//! An index after the global MPI: ten deprivations of the household in three dimensions.
//!
//! Two are proxies: a meal with meat, fish or equivalent every second day stands for nutrition, and any death of a
//! child within five years for child mortality. It shows the pattern of severe poverty; it is not the published figure.

use super::{
    Rule, deprivation,
    dwelling::has_none,
    labour::of_age,
    local_mpi::{child_out_of_school, score},
};
use crate::{
    Judged,
    Subject::{Household, Person},
    case::Case,
    judged::{Tally, any},
};

pub(super) const RULE: Rule = Rule {
    code: "global_mpi",
    version: 1,
    whole_household: false,
    outputs: &[
        "global_mpi_nutrition",
        "global_mpi_child_mortality",
        "global_mpi_years_of_schooling",
        "global_mpi_attendance",
        "global_mpi_cooking_fuel",
        "global_mpi_sanitation",
        "global_mpi_water",
        "global_mpi_electricity",
        "global_mpi_housing",
        "global_mpi_assets",
        "global_mpi_score",
        "global_mpi_poor",
    ],
    inputs: &[
        "dep_meal",
        "child_died_five_years",
        "years_of_schooling",
        "attends_education",
        "age_years",
        "cooking_fuel",
        "indoor_toilet",
        "sewerage",
        "water_supply",
        "electricity",
        "floor",
        "building_kind",
        "has_television",
        "has_telephone",
        "has_computer",
        "has_bicycle",
        "has_motorcycle",
        "has_refrigerator",
        "dep_car",
    ],
    parameters: &[
        "global_mpi_k",
        "global_mpi_nutrition",
        "global_mpi_child_mortality",
        "global_mpi_years_of_schooling",
        "global_mpi_attendance",
        "global_mpi_cooking_fuel",
        "global_mpi_sanitation",
        "global_mpi_water",
        "global_mpi_electricity",
        "global_mpi_housing",
        "global_mpi_assets",
    ],
    derive,
};

const SOLID_FUEL: [&str; 3] = ["wood", "coal", "waste"];
const UNSAFE_WATER: [&str; 2] = ["tanker", "none"];
const NOT_A_DWELLING: [&str; 2] = ["temporary", "not_for_living"];
const YEARS: f64 = 6.0;

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let is = |id, codes: &[&str]| case.is_one_of(Household, id, codes);
    let sanitation =
        any([is(ids.indoor_toilet, &["shared", "none"]), is(ids.sewerage, &["open", "none"])]);
    let housing = any([is(ids.floor, &["earth"]), is(ids.building_kind, &NOT_A_DWELLING)]);
    let parts = [
        (ids.global_mpi_nutrition, "global_mpi_nutrition", deprivation::lacks(case, ids.dep_meal)),
        (
            ids.global_mpi_child_mortality,
            "global_mpi_child_mortality",
            case.flag(Household, ids.child_died_five_years),
        ),
        (ids.global_mpi_years_of_schooling, "global_mpi_years_of_schooling", no_six_years(case)),
        (ids.global_mpi_attendance, "global_mpi_attendance", child_out_of_school(case)),
        (ids.global_mpi_cooking_fuel, "global_mpi_cooking_fuel", is(ids.cooking_fuel, &SOLID_FUEL)),
        (ids.global_mpi_sanitation, "global_mpi_sanitation", sanitation),
        (ids.global_mpi_water, "global_mpi_water", is(ids.water_supply, &UNSAFE_WATER)),
        (ids.global_mpi_electricity, "global_mpi_electricity", has_none(case, ids.electricity)),
        (ids.global_mpi_housing, "global_mpi_housing", housing),
        (ids.global_mpi_assets, "global_mpi_assets", few_assets(case)),
    ];
    let result = score(case, &parts, "global_mpi_k");
    for (id, _, value) in parts {
        case.set(Household, id, value);
    }
    case.set(Household, ids.global_mpi_score, result.clone().and_then(|result| result.score));
    case.set(Household, ids.global_mpi_poor, result.and_then(|result| result.poor));
}

/// Nobody of 12 and over has six years of schooling.
fn no_six_years(case: &Case<'_>) -> Judged<bool> {
    case.any_member(|at| {
        of_age(case, at, 12.0, f64::MAX, || {
            case.number(Person(at), case.ids().years_of_schooling).map(|years| years >= YEARS)
        })
    })
    .negate()
}

/// At most one of the small assets, and no car.
fn few_assets(case: &Case<'_>) -> Judged<bool> {
    let ids = case.ids();
    let small = [
        ids.has_television,
        ids.has_telephone,
        ids.has_computer,
        ids.has_bicycle,
        ids.has_motorcycle,
        ids.has_refrigerator,
    ];
    let many = Tally::of(small.map(|id| case.flag(Household, id))).at_least(2.0);
    let car = case.is_one_of(Household, ids.dep_car, &["yes"]);
    any([many, car]).negate()
}
