//! The local multidimensional poverty index: eleven deprivations of the household in four dimensions.
//!
//! Material position, work, education and health, housing and services. A household is deprived where any member is
//! (schooling: where no adult has finished primary school). What does not apply is not a deprivation.

use super::{
    Rule, deprivation,
    dwelling::has_none,
    labour::of_age,
    mpi::{Deprived, weigh},
};
use crate::{
    Judged,
    Subject::{Household, Person},
    VariableId,
    case::Case,
    judged::any,
};

pub(super) const RULE: Rule = Rule {
    code: "local_mpi",
    version: 1,
    whole_household: false,
    outputs: &[
        "mpi_income",
        "mpi_material",
        "mpi_work_intensity",
        "mpi_formal_work",
        "mpi_schooling",
        "mpi_attendance",
        "mpi_health",
        "mpi_overcrowding",
        "mpi_sanitation",
        "mpi_dwelling",
        "mpi_distance",
        "mpi_score",
        "mpi_poor",
    ],
    inputs: &[
        "arop",
        "msd",
        "vlwi",
        "informal_worker",
        "long_term_unemployed",
        "education_level",
        "attends_education",
        "age_years",
        "unmet_medical_need",
        "uninsured",
        "overcrowded",
        "bath_or_shower",
        "indoor_toilet",
        "water_supply",
        "leaking_or_damp",
        "too_dark",
        "dep_warm_home",
        "far_from_clinic",
        "far_from_school",
    ],
    parameters: &[
        "local_mpi_k",
        "local_mpi_income",
        "local_mpi_material",
        "local_mpi_work_intensity",
        "local_mpi_formal_work",
        "local_mpi_schooling",
        "local_mpi_attendance",
        "local_mpi_health",
        "local_mpi_overcrowding",
        "local_mpi_sanitation",
        "local_mpi_dwelling",
        "local_mpi_distance",
    ],
    derive,
};

const WITHOUT_WATER: [&str; 3] = ["public_tap", "tanker", "none"];
const PRIMARY: [&str; 5] = ["primary", "secondary_short", "secondary", "higher", "university"];

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let any_has = |id: VariableId| case.any_member(|at| case.result(Person(at), id));
    let flag = |id: VariableId| case.flag(Household, id);
    let sanitation = any([
        has_none(case, ids.bath_or_shower),
        has_none(case, ids.indoor_toilet),
        case.is_one_of(Household, ids.water_supply, &WITHOUT_WATER),
    ]);
    let cold = deprivation::lacks(case, ids.dep_warm_home);
    let dwelling = any([flag(ids.leaking_or_damp), flag(ids.too_dark), cold]);
    let distance = case.result(Household, ids.far_from_clinic).or(any_has(ids.far_from_school));
    let parts = [
        (ids.mpi_income, "local_mpi_income", case.result(Household, ids.arop)),
        (ids.mpi_material, "local_mpi_material", any_has(ids.msd)),
        (ids.mpi_work_intensity, "local_mpi_work_intensity", any_has(ids.vlwi)),
        (
            ids.mpi_formal_work,
            "local_mpi_formal_work",
            any_has(ids.informal_worker).or(any_has(ids.long_term_unemployed)),
        ),
        (ids.mpi_schooling, "local_mpi_schooling", no_schooling(case)),
        (ids.mpi_attendance, "local_mpi_attendance", child_out_of_school(case)),
        (
            ids.mpi_health,
            "local_mpi_health",
            any_has(ids.unmet_medical_need).or(any_has(ids.uninsured)),
        ),
        (ids.mpi_overcrowding, "local_mpi_overcrowding", case.result(Household, ids.overcrowded)),
        (ids.mpi_sanitation, "local_mpi_sanitation", sanitation),
        (ids.mpi_dwelling, "local_mpi_dwelling", dwelling),
        (ids.mpi_distance, "local_mpi_distance", distance),
    ];
    let result = score(case, &parts, "local_mpi_k");
    for (id, _, value) in parts {
        case.set(Household, id, value);
    }
    case.set(Household, ids.mpi_score, result.clone().and_then(|result| result.score));
    case.set(Household, ids.mpi_poor, result.and_then(|result| result.poor));
}

/// Weighs the parts of an index with the weights and cut-off of the date.
pub(super) fn score(
    case: &Case<'_>,
    parts: &[(VariableId, &'static str, Judged<bool>)],
    k: &'static str,
) -> Judged<Deprived> {
    let weights = parts.iter().try_fold(Vec::new(), |mut weighted, (_, code, part)| {
        let weight = case.assessor.amount(code)?.value();
        weighted.push((weight, part.clone()));
        Some(weighted)
    });
    match weights {
        Some(parts) => case.parameter(k).map(|k| weigh(parts, k)),
        None => Judged::Unknown(vec![crate::Gap::Parameter(k)]),
    }
}

/// No adult has finished primary school.
fn no_schooling(case: &Case<'_>) -> Judged<bool> {
    case.any_member(|at| {
        of_age(case, at, 18.0, f64::MAX, || {
            case.is_one_of(Person(at), case.ids().education_level, &PRIMARY)
        })
    })
    .negate()
}

/// A child of 7–14 who does not attend school.
pub(super) fn child_out_of_school(case: &Case<'_>) -> Judged<bool> {
    case.any_member(|at| {
        of_age(case, at, 7.0, 14.0, || {
            case.flag(Person(at), case.ids().attends_education).or_if_not_applicable(false).negate()
        })
    })
}
