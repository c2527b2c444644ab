//! The specification of a multidimensional measure, as it is written in TOML.
//!
//! A specification that is accepted has weights that sum to one and a dimension with at least one indicator for each
//! code. It holds no data: whether the columns exist is seen when a file is read.

use serde::Deserialize;
use stats::alkire_foster::Missing;

mod resolve;

/// What is wrong with a specification.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum SpecError {
    /// The text is no TOML of this shape.
    #[error("{file}, line {line}: {found}")]
    Shape {
        /// The file.
        file: String,
        /// Line in it.
        line: usize,
        /// What the parser says, on one line.
        found: String,
    },
    /// A field holds something that it must not hold.
    #[error("{file}, {field}: expected {expected}, found {found}")]
    Field {
        /// The file.
        file: String,
        /// The field, with the code of its dimension or indicator.
        field: String,
        /// What should stand there.
        expected: String,
        /// What stands there.
        found: String,
    },
}

/// A multidimensional measure: everything that is fixed before data are looked at.
#[derive(Debug, Clone, PartialEq)]
pub struct Spec {
    /// Poverty cut-off in `(0, 1]`: poor from this score on.
    pub k: f64,
    /// What happens to a record with a missing indicator.
    pub missing: Missing,
    /// Texts and numbers that stand for "no answer" in the columns of indicators.
    pub no_answer: Vec<String>,
    /// Column of the sampling weight.
    pub weight: Option<String>,
    /// Column of the household's size; a record then counts with weight × size.
    pub size: Option<String>,
    /// Column of the stratum.
    pub strata: Option<String>,
    /// Column of the primary sampling unit; without it each record is one.
    pub psu: Option<String>,
    /// Column of the stratum's number of units in the population.
    pub fpc: Option<String>,
    /// Dimensions, in the order of the file.
    pub dimensions: Vec<Dimension>,
    /// Indicators, in the order of the file.
    pub indicators: Vec<Indicator>,
}

/// A dimension.
#[derive(Debug, Clone, PartialEq)]
pub struct Dimension {
    /// Its code, its own among dimensions.
    pub code: String,
    /// Its name for people; the code where none is given.
    pub name: String,
    /// Its share of the score.
    pub weight: f64,
}

/// An indicator.
#[derive(Debug, Clone, PartialEq)]
pub struct Indicator {
    /// Its code, its own among indicators.
    pub code: String,
    /// Position of its dimension.
    pub dimension: usize,
    /// The column that holds it.
    pub column: String,
    /// Its share of the score; the shares of all indicators sum to one.
    pub weight: f64,
    /// Who is deprived.
    pub deprived: Deprived,
}

/// Who is deprived in an indicator. An empty cell is a missing answer under each of these.
#[derive(Debug, Clone, PartialEq)]
pub enum Deprived {
    /// Who has one of these texts in the column.
    AnyOf(Vec<String>),
    /// Who is strictly below; the only rule that also gives a gap `(z − x)/z`.
    Below(f64),
    /// Who is at or below.
    AtOrBelow(f64),
    /// Who is strictly above.
    Above(f64),
}

impl Spec {
    /// Reads a specification. `file` is its name for messages.
    ///
    /// # Errors
    /// [`SpecError`] with the line or the field.
    pub fn of_text(file: &str, text: &str) -> Result<Self, SpecError> {
        let raw: RawSpec = toml::from_str(text).map_err(|error| {
            let before = error.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            SpecError::Shape {
                file: file.to_owned(),
                line: before.matches('\n').count() + 1,
                found: error.message().split_whitespace().collect::<Vec<_>>().join(" "),
            }
        })?;
        resolve::resolve(raw).map_err(|fault| SpecError::Field {
            file: file.to_owned(),
            field: fault.field,
            expected: fault.expected,
            found: fault.found,
        })
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawSpec {
    k: f64,
    #[serde(default)]
    missing: RawMissing,
    #[serde(default)]
    no_answer: Vec<RawValue>,
    weight: Option<String>,
    size: Option<String>,
    strata: Option<String>,
    psu: Option<String>,
    fpc: Option<String>,
    dimension: Vec<RawDimension>,
    indicator: Vec<RawIndicator>,
}

#[derive(Deserialize, Default)]
#[serde(rename_all = "snake_case")]
enum RawMissing {
    #[default]
    Drop,
    Reweight,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDimension {
    code: String,
    name: Option<String>,
    weight: Option<f64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawIndicator {
    code: String,
    dimension: String,
    column: String,
    weight: Option<f64>,
    deprived: RawDeprived,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RawDeprived {
    equals: Option<RawValue>,
    any_of: Option<Vec<RawValue>>,
    below: Option<f64>,
    at_or_below: Option<f64>,
    above: Option<f64>,
}

/// A text as it stands in a cell; whole numbers may be written without quotation marks.
#[derive(Deserialize)]
#[serde(untagged)]
enum RawValue {
    Whole(i64),
    Text(String),
}

impl RawValue {
    fn into_text(self) -> String {
        match self {
            Self::Whole(number) => number.to_string(),
            Self::Text(text) => text.trim().to_owned(),
        }
    }
}
