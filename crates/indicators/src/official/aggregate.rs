//! Figures of districts, regions and the republic from those of their units of local self-government.
//!
//! Counts are added, rates computed again from added counts, means weighted with the persons they are means of. Rates
//! are never averaged, and an incomplete sum is no figure.

use kernel::{IndicatorCode, Period, UnitCode};
use places::{Places, Unit};

use super::{Aggregation, Figures, SeriesCatalogue};

/// Why there is no figure for the larger territory.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NotAggregated {
    /// The series is unknown.
    #[error("expected a known series, found \"{0}\"")]
    Unknown(IndicatorCode),
    /// What it would take is not published.
    #[error("{0} cannot be computed for a larger territory from what is published")]
    NotComputable(IndicatorCode),
    /// Nothing lies in this unit.
    #[error("expected a district, a region or the republic, found {0}")]
    NoMembers(UnitCode),
    /// Units without figure.
    #[error("expected a figure of every unit, found none of {}", .0.iter().map(UnitCode::as_str).collect::<Vec<_>>().join(", "))]
    Incomplete(Vec<UnitCode>),
    /// The divisor is zero.
    #[error("{0} is a rate of nothing here")]
    OfNothing(IndicatorCode),
}

/// The figure of `whole` in a series and a period, from the units of local self-government that lie in it.
///
/// - returns: in the unit of the series, not rounded
///
/// Fictional units are left out. A unit without a number makes the figure [`Incomplete`](NotAggregated::Incomplete).
///
/// # Errors
/// [`NotAggregated`] with the reason.
pub fn aggregate(
    figures: &Figures,
    catalogue: &SeriesCatalogue,
    places: &Places,
    whole: &UnitCode,
    (series, period): (&IndicatorCode, Period),
) -> Result<f64, NotAggregated> {
    let known = catalogue.find(series).ok_or_else(|| NotAggregated::Unknown(series.clone()))?;
    let members: Vec<&Unit> = places
        .members(whole)
        .into_iter()
        .filter(|unit| unit.level.is_local_government() && !unit.is_fictional)
        .collect();
    if members.is_empty() {
        return Err(NotAggregated::NoMembers(whole.clone()));
    }
    let column = |code: &IndicatorCode| numbers(figures, &members, code, period);
    match &known.aggregate {
        Aggregation::None => Err(NotAggregated::NotComputable(series.clone())),
        Aggregation::Sum => Ok(column(series)?.iter().sum()),
        Aggregation::MeanBy(weight) => {
            let (values, weights) = (column(series)?, column(weight)?);
            let total: f64 = weights.iter().sum();
            if total == 0.0 {
                return Err(NotAggregated::OfNothing(series.clone()));
            }
            Ok(values.iter().zip(&weights).map(|(value, weight)| value * weight).sum::<f64>()
                / total)
        }
        Aggregation::Ratio(ratio) => {
            let mut numerator = 0.0;
            for (code, sign) in ratio.terms() {
                numerator += sign * column(&code)?.iter().sum::<f64>();
            }
            let per: f64 = column(&ratio.per)?.iter().sum();
            if per == 0.0 {
                return Err(NotAggregated::OfNothing(series.clone()));
            }
            Ok(numerator / per * ratio.scale)
        }
    }
}

/// The numbers of all members, or the members that have none.
fn numbers(
    figures: &Figures,
    members: &[&Unit],
    series: &IndicatorCode,
    period: Period,
) -> Result<Vec<f64>, NotAggregated> {
    let number = |unit: &Unit| figures.find(&unit.code, series, period)?.value.number();
    let without: Vec<UnitCode> = members
        .iter()
        .filter(|unit| number(unit).is_none())
        .map(|unit| unit.code.clone())
        .collect();
    if !without.is_empty() {
        return Err(NotAggregated::Incomplete(without));
    }
    Ok(members.iter().filter_map(|unit| number(unit)).collect())
}
