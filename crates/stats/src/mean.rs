//! Weighted mean, and with flags of 0 and 1 the weighted share.

use crate::linearised::Linearised;
use crate::reason::Reason;
use crate::sorted::Sorted;

/// `Σ w x / Σ w`, in the unit of the value; of flags (0 or 1) it is their share.
///
/// # Errors
/// [`Reason::NoRecords`].
///
/// # Checked against
/// R laeken 0.5.2 `weightedMean`, R survey `svymean` (`tests/golden`).
pub fn mean(sample: &Sorted) -> Result<f64, Reason> {
    if sample.is_empty() {
        Err(Reason::NoRecords)
    } else {
        Ok(sample.total() / sample.population())
    }
}

/// The mean with its influences `(x − mean) / N`: a ratio estimator, for the population of a group is estimated too.
pub(crate) fn linearised(sample: &Sorted) -> Result<Linearised, Reason> {
    let value = mean(sample)?;
    let population = sample.population();
    Ok(Linearised::without_lines(
        sample.values().iter().map(|x| (x - value) / population).collect(),
    ))
}
