//! What an indicator is: words, unit, source, breakdowns and one rule of a closed set.
//!
//! A definition is data. Changing its rule means a new version; figures of two versions are never compared.

use kernel::{IndicatorCode, VariableCode, Words};
use serde::{Deserialize, Serialize};

mod catalogue;
mod check;
mod filter;
mod sets;

pub use catalogue::{Catalogue, CatalogueError};
pub use check::{Fault, check};
pub use filter::{Comparison, Condition, Filter, InvalidTest, Test};

/// An indicator as the catalogue defines it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
#[expect(clippy::struct_field_names, reason = "the field is what the catalogue calls it")]
pub struct Definition {
    /// Its code.
    pub code: IndicatorCode,
    /// Grows with every change of the rule.
    pub version: u32,
    /// What it is called.
    pub name: Words,
    /// Numerator and denominator, exactly.
    pub definition: Words,
    /// The chapter it belongs to; given once a file.
    #[serde(default)]
    pub domain: Domain,
    /// Unit of its figures.
    pub unit: Unit,
    /// Whether more is better.
    pub direction: Direction,
    /// Where its figures normally come from.
    pub source: SourceKind,
    /// Keys of the sources by name: `RZS`, `NSZ`, `CSR`, `OM`.
    pub from: Vec<String>,
    /// Breakdowns that are published.
    #[serde(default)]
    pub by: Vec<Breakdown>,
    /// Fewest records of a published cell.
    #[serde(default = "five")]
    pub minimum_cell: u32,
    /// How often it is taken.
    #[serde(default)]
    pub periodicity: Periodicity,
    /// Whether it counts persons or households.
    #[serde(default)]
    pub count: Count,
    /// How it is computed from microdata.
    #[serde(flatten)]
    pub kind: Kind,
    /// How it is read from official series.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub official: Option<Official>,
}

const fn five() -> u32 {
    5
}

/// The chapters of the catalogue, as the report orders them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the chapters")]
pub enum Domain {
    #[default]
    Demography,
    Finance,
    Employment,
    Education,
    Health,
    Housing,
    Eu,
    Material,
    CashBenefits,
    Services,
    Participation,
    Groups,
}

/// The unit of an indicator's figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the units")]
pub enum Unit {
    /// 0–100.
    Percent,
    PerMille,
    /// Percentage points.
    Points,
    /// 0–100, of a Gini coefficient.
    Gini,
    Ratio,
    Index,
    /// A mean mark or a deprivation score.
    Score,
    Number,
    Persons,
    Households,
    Years,
    Days,
    Hours,
    Minutes,
    /// Calendar year.
    Year,
    /// Dinars.
    Rsd,
    /// Dinars a month.
    RsdMonth,
    Km2,
    PerKm2,
    KmPerKm2,
    PerWoman,
    /// Development group I–IV.
    Group,
}

/// Whether more is better.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direction {
    /// Higher is better.
    Higher,
    /// Lower is better.
    Lower,
    /// Neither: it describes.
    Context,
}

/// The kind of source of a figure. Figures of different kinds are never set against each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SourceKind {
    /// Computed from the municipality's own mapping.
    OwnMapping,
    /// Official statistics.
    Official,
    /// An administrative register.
    Register,
    /// Budget and accounts.
    Finance,
    /// Entered by hand.
    Entered,
}

/// A breakdown of figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Breakdown {
    /// Women and men.
    Sex,
    /// 0–17, 18–25, 26–64, 65 and over: the groups of social protection statistics.
    AgeGroup,
    /// Urban and rural settlements.
    Settlement,
    /// Roma and others, where declared.
    Roma,
    /// With and without disability.
    Disability,
    /// Household types.
    HouseholdType,
}

impl Breakdown {
    /// The variable that divides.
    pub const fn variable(self) -> &'static str {
        match self {
            Self::Sex => "sex",
            Self::AgeGroup => "age_group",
            Self::Settlement => "settlement_kind",
            Self::Roma => "roma",
            Self::Disability => "disability",
            Self::HouseholdType => "household_type",
        }
    }

    /// Whether it divides by ethnicity or health, which asks for larger cells.
    pub const fn is_sensitive(self) -> bool {
        matches!(self, Self::Roma | Self::Disability)
    }
}

/// How often an indicator is taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Periodicity {
    /// Once a year.
    #[default]
    Annual,
    /// Once a census.
    Census,
    /// Once a mapping round.
    Round,
}

/// What an indicator counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Count {
    /// Persons.
    #[default]
    Persons,
    /// Households.
    Households,
}

/// The closed set of rules.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Those of whom the tests hold, among those in `where`.
    Share(Share),
    /// Weighted mean of a number.
    Mean(Mean),
    /// One total over another.
    Ratio(Ratio),
    /// A measure of `stats` by name.
    Measure(Measured),
    /// The difference of another indicator between two groups.
    Gap(Gap),
    /// Figures come from outside; `entered = true`.
    Entered(bool),
}

/// A share; the unit says of how many (percent, per mille).
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Share {
    /// What is counted.
    pub of: Filter,
    /// Among whom; everybody when empty.
    #[serde(default, rename = "where")]
    pub among: Filter,
}

/// A mean.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Mean {
    /// The number averaged.
    pub of: VariableCode,
    /// Over whom.
    #[serde(default, rename = "where")]
    pub among: Filter,
}

/// A ratio of two totals over the same records.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ratio {
    /// The total above.
    pub of: Total,
    /// The total below.
    pub per: Total,
    /// The figure is this many times the ratio.
    #[serde(default = "one")]
    pub scale: f64,
}

const fn one() -> f64 {
    1.0
}

/// A total: of a number, or of the records themselves.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Total {
    /// The number summed; records are counted when there is none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sum: Option<VariableCode>,
    /// Over whom.
    #[serde(default, rename = "where")]
    pub among: Filter,
}

/// A measure by name.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Measured {
    /// Its name: `gini`, `qsr`, `rmpg`, `arpr`, `arpt`, `median`, `fgt0`, …, or `count`.
    pub name: String,
    /// The number measured; none for `count`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub of: Option<VariableCode>,
    /// Over whom.
    #[serde(default, rename = "where")]
    pub among: Filter,
    /// The line, for measures that need one; the file's own when not given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub line: Option<Line>,
    /// Share of the median that makes the file's own line.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub share: Option<f64>,
}

/// A dated line of `catalogue/parameters`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Line {
    /// The national at-risk-of-poverty threshold of the period.
    National,
    /// The threshold of the base year, uprated by consumer prices.
    Anchored,
}

/// The difference of an indicator between two groups, first minus second.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Gap {
    /// The indicator.
    pub of: IndicatorCode,
    /// The first group.
    pub a: Filter,
    /// The second; everybody when empty.
    pub b: Filter,
}

/// How an indicator is read from official series.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Official {
    /// The series.
    pub series: String,
    /// Divided by this series of the same unit and period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub per: Option<String>,
    /// Times this.
    #[serde(default = "one")]
    pub scale: f64,
    /// 100 minus the figure.
    #[serde(default)]
    pub complement: bool,
}

impl Official {
    /// The indicator's figure from the figures of its series; `None` where the divisor is zero.
    pub fn figure(&self, series: f64, per: Option<f64>) -> Option<f64> {
        let value = match per {
            None => series,
            Some(0.0) => return None,
            Some(per) => series / per,
        } * self.scale;
        Some(if self.complement { 100.0 - value } else { value })
    }
}

impl Definition {
    /// Whether figures can be computed from microdata.
    pub const fn is_computed(&self) -> bool {
        !matches!(self.kind, Kind::Entered(_))
    }

    /// The variables that the rule reads; those of a gap's indicator are not among them.
    pub fn variables(&self) -> Vec<&VariableCode> {
        let mut found: Vec<&VariableCode> = match &self.kind {
            Kind::Share(share) => share.of.variables().chain(share.among.variables()).collect(),
            Kind::Mean(mean) => mean.among.variables().chain([&mean.of]).collect(),
            Kind::Ratio(ratio) => [&ratio.of, &ratio.per]
                .into_iter()
                .flat_map(|total| total.among.variables().chain(&total.sum))
                .collect(),
            Kind::Measure(measure) => measure.among.variables().chain(&measure.of).collect(),
            Kind::Gap(gap) => gap.a.variables().chain(gap.b.variables()).collect(),
            Kind::Entered(_) => Vec::new(),
        };
        found.sort();
        found.dedup();
        found
    }
}
