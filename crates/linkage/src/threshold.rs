//! Thresholds that need no labels: the weights say how many pairs above and below are wrong.

use crate::model::scorer::probability;

/// Above `same` a pair is taken for one person; from `perhaps` to `same` a person decides.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Thresholds {
    /// The one threshold to take where nobody looks: greatest expected F1.
    pub proposed: f64,
    /// Weight from which a pair is one person: one in five hundred of those above is expected to be wrong.
    pub same: f64,
    /// Weight from which a person should look: one in two hundred true pairs is expected to lie below.
    pub perhaps: f64,
}

/// Share of wrong pairs above [`Thresholds::same`].
const WRONG: f64 = 0.002;
/// Share of true pairs below [`Thresholds::perhaps`].
const MISSED: f64 = 0.005;

/// Thresholds from the weights of all pairs, taken as calibrated; `weights` in falling order.
///
/// Without pairs, the weights of even odds and of odds 1 : 100 and 100 : 1.
///
/// # Source
/// Expected F1: Lipton, Elkan & Naryanaswamy, ECML PKDD (2014), doi:10.1007/978-3-662-44851-9_15.
pub fn propose_threshold(weights: &[f32]) -> Thresholds {
    let shares: Vec<f64> = weights.iter().map(|weight| probability((*weight).into())).collect();
    let all: f64 = shares.iter().sum();
    let odds = 99f64.log2();
    let mut found = Thresholds { proposed: 0.0, same: odds, perhaps: -odds };
    let (mut sum, mut best, mut is_looking) = (0.0, 0.0, true);
    for (at, (weight, share)) in weights.iter().zip(&shares).enumerate() {
        sum += share;
        let count = at as f64 + 1.0;
        let f1 = 2.0 * sum / (count + all);
        if f1 > best {
            best = f1;
            found.proposed = (*weight).into();
        }
        if 1.0 - sum / count <= WRONG {
            found.same = (*weight).into();
        }
        if is_looking && all - sum <= all * MISSED {
            found.perhaps = (*weight).into();
            is_looking = false;
        }
    }
    found.same = found.same.max(found.proposed);
    found.perhaps = found.perhaps.min(found.proposed);
    found
}
