//! Why a figure, or its standard error, could not be estimated.

use std::fmt;

/// Why something is absent; every absent figure has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No record with a value and a weight above zero.
    NoRecords,
    /// Nobody is below the line.
    NoPoor,
    /// No value is above zero.
    NoPositiveValues,
    /// The sum that the measure divides by is not above zero.
    TotalNotPositive,
    /// The line is not above zero, or the group that should give it has no records.
    LineNotPositive,
    /// The records are measured against several lines.
    SeveralLines,
    /// One side of the comparison has no records.
    SideMissing,
    /// No standard error: the records come from a single primary sampling unit.
    SinglePsu,
    /// No standard error: no degrees of freedom are left (units − strata).
    NoDegreesOfFreedom,
    /// No standard error: the density at the quantile or line is zero.
    NoDensity,
    /// No interval: a share of exactly 0 or 100 percent has no logit.
    ShareAtBound,
    /// No standard error: too few replicates gave a figure.
    ReplicatesFailed,
}

impl Reason {
    /// Stable name for files.
    pub fn code(self) -> &'static str {
        match self {
            Self::NoRecords => "no_records",
            Self::NoPoor => "no_poor",
            Self::NoPositiveValues => "no_positive_values",
            Self::TotalNotPositive => "total_not_positive",
            Self::LineNotPositive => "line_not_positive",
            Self::SeveralLines => "several_lines",
            Self::SideMissing => "side_missing",
            Self::SinglePsu => "single_psu",
            Self::NoDegreesOfFreedom => "no_degrees_of_freedom",
            Self::NoDensity => "no_density",
            Self::ShareAtBound => "share_at_bound",
            Self::ReplicatesFailed => "replicates_failed",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NoRecords => "no record with a value and a weight above zero",
            Self::NoPoor => "nobody is below the line",
            Self::NoPositiveValues => "no value is above zero",
            Self::TotalNotPositive => "the sum it divides by is not above zero",
            Self::LineNotPositive => "the line is not above zero",
            Self::SeveralLines => "the records are measured against several lines",
            Self::SideMissing => "one side of the comparison has no records",
            Self::SinglePsu => "no standard error: a single primary sampling unit",
            Self::NoDegreesOfFreedom => "no standard error: no degrees of freedom (units − strata)",
            Self::NoDensity => "no standard error: no density at the quantile",
            Self::ShareAtBound => "no interval: a share of 0 or 100 percent",
            Self::ReplicatesFailed => "no standard error: too few replicates gave a figure",
        })
    }
}
