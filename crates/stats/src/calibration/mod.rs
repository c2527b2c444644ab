//! Calibration: survey weights moved as little as possible until they reproduce known population totals.
//!
//! [`rake`] multiplies weights until every margin is met and never makes one negative; [`calibrate_linear`] also meets totals of numbers
//! and may. A margin that cannot be met is named, never met halfway. Calibration says nothing about those who are
//! not in the sample at all.

mod linear;
mod rake;
mod report;

pub use linear::{Auxiliary, calibrate_linear};
pub use rake::{Bounds, RakingOptions, rake};
pub use report::{Calibrated, kish_design_effect};

/// Known totals of a classification.
#[derive(Debug, Clone, Copy)]
pub struct Margin<'a> {
    /// Its name, for messages.
    pub name: &'a str,
    /// Category of each record, counted from zero; nobody may be missing.
    pub categories: &'a [usize],
    /// Known total of each category, finite, ≥ 0.
    pub totals: &'a [f64],
}

/// What keeps weights from being calibrated.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// An input that does not describe as many records as there are weights.
    #[error("{what}: expected {expected} records, found {found}")]
    Shape {
        /// Which input.
        what: String,
        /// Number of weights.
        expected: usize,
        /// Number of records found.
        found: usize,
    },
    /// A value outside its domain.
    #[error("{what}, position {index}: expected {expected}, found {found}")]
    Domain {
        /// Which input.
        what: String,
        /// First offending position.
        index: usize,
        /// What was allowed.
        expected: &'static str,
        /// What was there.
        found: f64,
    },
    /// A category with a known total but nobody with weight in the sample.
    #[error("margin {margin}, category {category}: the total is {total}, but no record has weight")]
    EmptyCategory {
        /// Name of the margin.
        margin: String,
        /// Position of the category.
        category: usize,
        /// Its known total.
        total: f64,
    },
    /// Two margins that count different populations.
    #[error(
        "margin {second} sums to {second_total}, margin {first} to {first_total}: expected equal totals"
    )]
    InconsistentTotals {
        /// Name of the first margin.
        first: String,
        /// Sum of its totals.
        first_total: f64,
        /// Name of the margin that disagrees.
        second: String,
        /// Sum of its totals.
        second_total: f64,
    },
    /// A category whose total lies outside what the bounds on the ratio allow.
    #[error(
        "margin {margin}, category {category}: the bounds allow {lowest} to {highest}, the total is {total}"
    )]
    OutOfBounds {
        /// Name of the margin.
        margin: String,
        /// Position of the category.
        category: usize,
        /// Smallest total within the bounds.
        lowest: f64,
        /// Largest total within the bounds.
        highest: f64,
        /// The known total.
        total: f64,
    },
    /// The constraint that was furthest from its total when the method gave up.
    #[error(
        "{margin}, position {category}: expected {expected}, reached {found} after {rounds} rounds"
    )]
    NotMet {
        /// Name of the margin or auxiliary variable.
        margin: String,
        /// Position of the category.
        category: usize,
        /// The known total.
        expected: f64,
        /// The total reached.
        found: f64,
        /// Rounds done.
        rounds: usize,
    },
}

/// Relative difference up to which totals count as equal when they come in.
const CONSISTENT: f64 = 1e-9;

fn check_inputs(weights: &[f64], margins: &[Margin<'_>]) -> Result<(), Error> {
    if let Some(index) = weights.iter().position(|w| !(w.is_finite() && *w >= 0.0)) {
        let (what, expected) = ("weight".to_owned(), "finite and ≥ 0");
        return Err(Error::Domain { what, index, expected, found: weights[index] });
    }
    for margin in margins {
        check_margin(weights, margin)?;
    }
    let sum = |margin: &Margin<'_>| margin.totals.iter().sum::<f64>();
    let Some((first, others)) = margins.split_first() else { return Ok(()) };
    for second in others {
        if (sum(first) - sum(second)).abs() > CONSISTENT * sum(first).max(sum(second)) {
            return Err(Error::InconsistentTotals {
                first: first.name.to_owned(),
                first_total: sum(first),
                second: second.name.to_owned(),
                second_total: sum(second),
            });
        }
    }
    Ok(())
}

fn check_margin(weights: &[f64], margin: &Margin<'_>) -> Result<(), Error> {
    check_length(margin.name, weights.len(), margin.categories.len())?;
    let named = |part: &str| format!("margin {}, {part}", margin.name);
    if let Some(index) = margin.totals.iter().position(|t| !(t.is_finite() && *t >= 0.0)) {
        let (what, expected) = (named("total"), "finite and ≥ 0");
        return Err(Error::Domain { what, index, expected, found: margin.totals[index] });
    }
    let mut reached = vec![0.0; margin.totals.len()];
    for (index, (category, weight)) in margin.categories.iter().zip(weights).enumerate() {
        let Some(sum) = reached.get_mut(*category) else {
            let (what, expected) = (named("category"), "one of the categories with a total");
            return Err(Error::Domain { what, index, expected, found: *category as f64 });
        };
        *sum += weight;
    }
    let empty = |c: &usize| reached[*c] == 0.0 && margin.totals[*c] > 0.0;
    match (0..reached.len()).find(empty) {
        None => Ok(()),
        Some(category) => Err(Error::EmptyCategory {
            margin: margin.name.to_owned(),
            category,
            total: margin.totals[category],
        }),
    }
}

fn check_length(what: &str, expected: usize, found: usize) -> Result<(), Error> {
    if expected == found {
        return Ok(());
    }
    Err(Error::Shape { what: what.to_owned(), expected, found })
}
