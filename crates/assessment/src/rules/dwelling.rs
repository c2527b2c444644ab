//! The dwelling: severe deprivation, sanitation, tenure, electricity, water, sewer, distance to the clinic.

use super::Rule;
use crate::{Judged, Sanitation, Subject::Household, VariableId, case::Case, judged::any};

pub(super) const RULE: Rule = Rule {
    code: "dwelling",
    version: 1,
    whole_household: false,
    outputs: &[
        "severe_housing_deprivation",
        "no_bath_no_toilet",
        "insecure_tenure",
        "no_regular_electricity",
        "connected_water",
        "connected_sewerage",
        "far_from_clinic",
    ],
    inputs: &[
        "overcrowded",
        "leaking_or_damp",
        "too_dark",
        "bath_or_shower",
        "indoor_toilet",
        "tenure",
        "building_legal",
        "electricity",
        "water_supply",
        "sewerage",
        "distance_clinic_km",
    ],
    parameters: &["clinic_km"],
    derive,
};

/// Overcrowded, and at least one fault of the dwelling.
///
/// # Source
/// Eurostat, glossary: Severe housing deprivation rate.
pub fn severe_housing_deprivation(
    overcrowded: Judged<bool>,
    faults: [Judged<bool>; 3],
) -> Judged<bool> {
    overcrowded.and(any(faults).or_if_not_applicable(false))
}

/// Whether the dwelling has none of something; a shared one is had.
pub(super) fn has_none(case: &Case<'_>, variable: VariableId) -> Judged<bool> {
    case.is_one_of(Household, variable, &["none"])
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let is = |id: VariableId, codes: &[&str]| case.is_one_of(Household, id, codes);
    let (bath, toilet) = (has_none(case, ids.bath_or_shower), has_none(case, ids.indoor_toilet));
    let neither = bath.clone().and(toilet.clone());
    let unsanitary = match case.definitions().sanitation {
        Sanitation::NeitherBathNorToilet => neither.clone(),
        Sanitation::BathOrToiletMissing => bath.or(toilet),
    };
    let leaking = case.flag(Household, ids.leaking_or_damp);
    let dark = case.flag(Household, ids.too_dark);
    let crowded = case.result(Household, ids.overcrowded);
    let severe = severe_housing_deprivation(crowded, [leaking, dark, unsanitary]);
    let insecure = any([
        is(ids.tenure, &["user_without_title", "informal"]),
        case.flag(Household, ids.building_legal).negate(),
    ]);
    let results = [
        (ids.severe_housing_deprivation, severe),
        (ids.no_bath_no_toilet, neither),
        (ids.insecure_tenure, insecure),
        (ids.no_regular_electricity, is(ids.electricity, &["irregular", "none"])),
        (ids.connected_water, is(ids.water_supply, &["network_inside", "network_yard"])),
        (ids.connected_sewerage, is(ids.sewerage, &["network"])),
        (
            ids.far_from_clinic,
            case.number(Household, ids.distance_clinic_km)
                .zip(case.parameter("clinic_km"))
                .map(|(km, limit)| km > limit),
        ),
    ];
    for (id, value) in results {
        case.set(Household, id, value);
    }
}
