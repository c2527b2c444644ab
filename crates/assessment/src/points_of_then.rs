//! The points of an earlier assessment, by the weights that were kept with it.

use registry::Objection;

use crate::{
    Priority, VariableCatalogue, actions::AssessedHousehold, assessed::PastResult,
    kept_result::KeptWeights,
};

/// The points of an earlier assessment.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum PointsOfThen {
    /// By weights of that version.
    Known(u32, Priority),
    /// It is of before weights were kept.
    NotKept,
    /// The household is put into no order, or something that was weighed is not for the reader's eyes.
    NotTold,
}

/// The points that a household had then.
pub(crate) fn points_of_then(
    catalogue: &VariableCatalogue,
    household: &AssessedHousehold,
    past: &PastResult,
) -> PointsOfThen {
    if household.objection == Some(Objection::Accepted) {
        return PointsOfThen::NotTold;
    }
    let set = household.sets.get(&past.with.parameters);
    let Some(kept) = set.and_then(|set| set.priority.as_ref()) else {
        return PointsOfThen::NotKept;
    };
    if !are_seen(catalogue, household, kept) {
        return PointsOfThen::NotTold;
    }
    PointsOfThen::Known(kept.version, kept.score(catalogue, &past.assessment()))
}

/// Whether the reader's eyes see all that was weighed.
fn are_seen(
    catalogue: &VariableCatalogue,
    household: &AssessedHousehold,
    kept: &KeptWeights,
) -> bool {
    let mut known = kept.weights.iter().filter_map(|one| catalogue.find_variable(&one.variable));
    known.all(|variable| household.eyes.see(variable))
}
