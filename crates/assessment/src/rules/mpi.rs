//! The score of a multidimensional index after Alkire and Foster, of households, with unknown deprivations bounded.

use crate::{Judged, judged::join};

/// Slack in comparing a sum of weights with the cut-off: six times 1/18 must reach 1/3.
const SLACK: f64 = 1e-9;

/// Score and poverty of a household.
#[derive(Debug, Clone, PartialEq)]
pub struct Deprived {
    /// Sum of the weights of deprivations, in [0, 1].
    pub score: Judged<f64>,
    /// Whether the score reaches the cut-off.
    pub poor: Judged<bool>,
}

/// Weighs deprivations: `score = Σ wⱼ·deprivedⱼ`, poor when `score ≥ k`.
///
/// An indicator that does not apply counts as not deprived. Poverty is known as soon as unknown indicators cannot
/// change it; the score only when all are known.
///
/// # Source
/// Alkire & Foster, J. Public Economics 95 (2011).
pub fn weigh(parts: Vec<(f64, Judged<bool>)>, k: f64) -> Deprived {
    let mut gaps = Vec::new();
    let (mut certain, mut open) = (0.0, 0.0);
    let mut unknown = false;
    for (weight, part) in parts {
        match part {
            Judged::Is(true) => certain += weight,
            Judged::Unknown(more) => {
                unknown = true;
                open += weight;
                join(&mut gaps, more);
            }
            Judged::Is(false) | Judged::DoesNotApply => {}
        }
    }
    let score = if unknown { Judged::Unknown(gaps.clone()) } else { Judged::Is(certain) };
    let poor = if certain + SLACK >= k {
        Judged::Is(true)
    } else if certain + open + SLACK < k {
        Judged::Is(false)
    } else {
        Judged::Unknown(gaps)
    };
    Deprived { score, poor }
}
