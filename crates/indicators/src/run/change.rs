//! Between two rounds: what changed, and whether the difference is larger than chance.
//!
//! Only samples (and a census against either) are compared; of lists nothing is said. Rounds of different definitions are
//! never compared. Where the same households were asked twice the two figures go together, and the standard error given
//! here, of independent samples, is larger than the true one: a change that it finds is found all the more.

use kernel::Design;
use serde::{Deserialize, Serialize};

use super::figure::Figure;
use crate::snapshot::About;

/// Half-width of a 95 % interval in standard errors, of two large samples.
const Z_95: f64 = 1.959_963_984_540_054;

/// The later figure minus the earlier one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Change {
    /// The difference, in the indicator's unit.
    pub difference: f64,
    /// Its standard error, of independent samples.
    pub standard_error: f64,
    /// Lower end of the 95 % interval.
    pub lower: f64,
    /// Upper end of the 95 % interval.
    pub upper: f64,
    /// Whether the interval leaves out zero.
    pub is_clear: bool,
}

/// The change from `earlier` to `later`.
///
/// `None` where nothing may be said: another indicator, version or group, another unit, a list on either side, a figure
/// that is hidden or has no standard error.
pub fn change(earlier: (&About, &Figure), later: (&About, &Figure)) -> Option<Change> {
    let ((about_before, before), (about_after, after)) = (earlier, later);
    let same = before.indicator == after.indicator
        && before.version == after.version
        && before.by == after.by
        && before.group == after.group
        && about_before.unit == about_after.unit;
    if !same || [about_before, about_after].iter().any(|about| about.design == Design::List) {
        return None;
    }
    let difference = after.estimate? - before.estimate?;
    let standard_error = before.standard_error?.hypot(after.standard_error?);
    let (lower, upper) = (difference - Z_95 * standard_error, difference + Z_95 * standard_error);
    let is_clear = (lower > 0.0 || upper < 0.0) && difference != 0.0;
    Some(Change { difference, standard_error, lower, upper, is_clear })
}
