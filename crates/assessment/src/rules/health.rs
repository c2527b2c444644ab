//! Health of the person: unmet medical need, disability by the Washington Group, insurance, chosen physician.
//!
//! Disability is at least one domain with "a lot of difficulty" or "cannot do at all": the Short Set from 18 on, the
//! Child Functioning Module for 2–17 (for 5–17 the Short Set where the module was not asked). It says nothing about a
//! degree of support, which a professional assesses.

use super::{Rule, labour::of_age};
use crate::{Judged, MissingKind, Subject::Person, VariableId, case::Case, ids::Ids, judged::any};

pub(super) const RULE: Rule = Rule {
    code: "health",
    version: 1,
    whole_household: false,
    outputs: &["unmet_medical_need", "disability", "uninsured", "no_chosen_physician"],
    inputs: &[
        "age_years",
        "doctor_need",
        "doctor_need_reason",
        "wg_seeing",
        "wg_hearing",
        "wg_walking",
        "wg_remembering",
        "wg_self_care",
        "wg_communicating",
        "cfm_seeing",
        "cfm_hearing",
        "cfm_walking",
        "cfm_fine_motor",
        "cfm_playing",
        "cfm_self_care",
        "cfm_communicating",
        "cfm_learning",
        "cfm_remembering",
        "cfm_concentrating",
        "cfm_accepting_change",
        "cfm_controlling_behaviour",
        "cfm_making_friends",
        "cfm_anxiety",
        "cfm_depression",
        "health_insured",
        "has_chosen_physician",
    ],
    parameters: &[],
    derive,
};

/// Reasons that lie with the health system: EU-SILC's "too expensive, too far, waiting list".
const SYSTEM: [&str; 3] = ["too_expensive", "too_far", "waiting_list"];
const SEVERE: [&str; 2] = ["a_lot", "cannot"];

const fn short_set(ids: &Ids) -> [VariableId; 6] {
    [
        ids.wg_seeing,
        ids.wg_hearing,
        ids.wg_walking,
        ids.wg_remembering,
        ids.wg_self_care,
        ids.wg_communicating,
    ]
}

const fn module_2_to_4(ids: &Ids) -> [VariableId; 8] {
    [
        ids.cfm_seeing,
        ids.cfm_hearing,
        ids.cfm_walking,
        ids.cfm_fine_motor,
        ids.cfm_communicating,
        ids.cfm_learning,
        ids.cfm_playing,
        ids.cfm_controlling_behaviour,
    ]
}

const fn module_5_to_17(ids: &Ids) -> [VariableId; 11] {
    [
        ids.cfm_seeing,
        ids.cfm_hearing,
        ids.cfm_walking,
        ids.cfm_self_care,
        ids.cfm_communicating,
        ids.cfm_learning,
        ids.cfm_remembering,
        ids.cfm_concentrating,
        ids.cfm_accepting_change,
        ids.cfm_controlling_behaviour,
        ids.cfm_making_friends,
    ]
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    for at in case.persons() {
        let person = Person(at);
        let unmet = of_age(case, at, 16.0, f64::MAX, || {
            let unmet = case.is_one_of(person, ids.doctor_need, &["unmet"]);
            unmet.and(case.is_one_of(person, ids.doctor_need_reason, &SYSTEM))
        });
        let disability = case.age(at).and_then(|age| disability(case, at, age));
        let uninsured = case.flag(person, ids.health_insured).negate();
        let no_physician = case.flag(person, ids.has_chosen_physician).negate();
        case.set(person, ids.unmet_medical_need, unmet);
        case.set(person, ids.disability, disability);
        case.set(person, ids.uninsured, uninsured);
        case.set(person, ids.no_chosen_physician, no_physician);
    }
}

fn disability(case: &Case<'_>, at: usize, age: f64) -> Judged<bool> {
    let ids = case.ids();
    let severe = |id: VariableId| case.is_one_of(Person(at), id, &SEVERE);
    let daily = |id: VariableId| case.is_one_of(Person(at), id, &["daily"]);
    if age < 2.0 {
        return Judged::DoesNotApply;
    }
    if age < 5.0 {
        return any(module_2_to_4(ids).map(severe));
    }
    let asked =
        |id: &VariableId| case.answer(Person(at), *id).missing() != Some(MissingKind::NotAsked);
    if age >= 18.0 || !module_5_to_17(ids).iter().any(asked) {
        return any(short_set(ids).map(severe));
    }
    let moods = [ids.cfm_anxiety, ids.cfm_depression].map(daily);
    any(module_5_to_17(ids).map(severe).into_iter().chain(moods))
}
