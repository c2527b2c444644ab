//! The mapping of a microdata file to variables, as an installation writes it once for a kind of file.
//!
//! A mapping names columns and says what they hold; it holds no data. Periods are turned by the units of the vocabulary,
//! so that a monthly wage becomes the yearly one that the rules ask for.

use std::collections::BTreeMap;

use assessment::{MissingKind, VariableCatalogue};
use kernel::VariableCode;
use serde::Deserialize;
use tables::{Decimal, Encoding, Options};

use super::fit::{check_beside, check_column, check_constant};

/// A mapping of a file of persons (and maybe one of households) to variables.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Spec {
    /// How the file is written; what is not given is detected.
    #[serde(default)]
    pub file: FileSpec,
    /// Which columns tell households and persons apart.
    pub ids: Ids,
    /// Which columns hold the survey's design.
    #[serde(default)]
    pub design: DesignSpec,
    /// Texts that stand for a missing answer in every column.
    #[serde(default)]
    pub missing: Missing,
    /// Columns of the file of persons.
    pub column: Vec<ColumnSpec>,
    /// A second file, one row a household.
    #[serde(default)]
    pub households: Option<HouseholdsSpec>,
    /// Values that hold for everybody in the file.
    #[serde(default)]
    pub constant: Vec<Constant>,
}

/// How a file is written.
#[derive(Debug, Clone, PartialEq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FileSpec {
    /// One character, or `tab`.
    pub delimiter: Option<String>,
    /// `comma` or `point`.
    pub decimal: Option<DecimalSpec>,
    /// `utf-8`, `windows-1250`, `windows-1251`, `utf-16le` or `utf-16be`.
    pub encoding: Option<EncodingSpec>,
    /// The sheet of a workbook.
    pub sheet: Option<String>,
    /// The header's row.
    pub header_row: Option<u64>,
}

/// The decimal mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DecimalSpec {
    /// `1,5`
    Comma,
    /// `1.5`
    Point,
}

/// The encoding of a text file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[expect(missing_docs, reason = "the names are the encodings")]
pub enum EncodingSpec {
    #[serde(rename = "utf-8")]
    Utf8,
    #[serde(rename = "windows-1250")]
    Windows1250,
    #[serde(rename = "windows-1251")]
    Windows1251,
    #[serde(rename = "utf-16le")]
    Utf16Le,
    #[serde(rename = "utf-16be")]
    Utf16Be,
}

/// Columns that tell records apart.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ids {
    /// The household's id, the same on the rows of all its members.
    pub household: String,
    /// The person's id; the place in the household when not given.
    #[serde(default)]
    pub person: Option<String>,
}

/// Columns of the design.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DesignSpec {
    /// Persons (or households) that a record stands for.
    pub weight: Option<String>,
    /// The stratum.
    pub strata: Option<String>,
    /// The primary sampling unit; the household when not given.
    pub psu: Option<String>,
    /// Number of primary sampling units of the stratum in the population.
    pub fpc: Option<String>,
}

/// Texts that stand for a missing answer.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Missing {
    /// Such as blank; a blank cell is this unless said otherwise.
    #[serde(default)]
    pub not_asked: Vec<String>,
    /// Such as `99`.
    #[serde(default)]
    pub refused: Vec<String>,
    /// Such as `88`.
    #[serde(default)]
    pub does_not_know: Vec<String>,
    /// Such as `77`.
    #[serde(default)]
    pub does_not_apply: Vec<String>,
}

impl Missing {
    /// The kind that a text stands for.
    pub fn kind_of(&self, text: &str) -> Option<MissingKind> {
        let among = |texts: &[String]| texts.iter().any(|t| t.trim() == text);
        if among(&self.does_not_apply) {
            Some(MissingKind::DoesNotApply)
        } else if among(&self.refused) {
            Some(MissingKind::Refused)
        } else if among(&self.does_not_know) {
            Some(MissingKind::DoesNotKnow)
        } else if among(&self.not_asked) {
            Some(MissingKind::NotAsked)
        } else {
            None
        }
    }
}

/// One column.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ColumnSpec {
    /// Its name in the header.
    pub name: String,
    /// The variable that it holds.
    pub variable: VariableCode,
    /// Codes of the file and the values they stand for (`1 = "male"`); yes and no for flags.
    #[serde(default)]
    pub values: BTreeMap<String, String>,
    /// Texts that stand for a missing answer in this column; they win over those of the file.
    #[serde(default)]
    pub missing: Missing,
    /// The number is this many times the column's.
    #[serde(default)]
    pub factor: Option<f64>,
    /// The time that an amount of the column is for; turned into the variable's.
    #[serde(default)]
    pub period: Option<PeriodSpec>,
}

/// The time that an amount is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
#[expect(missing_docs, reason = "the names are the periods")]
pub enum PeriodSpec {
    Week,
    Month,
    Quarter,
    Year,
}

impl PeriodSpec {
    pub(super) const fn per_year(self) -> f64 {
        match self {
            Self::Week => 52.0,
            Self::Month => 12.0,
            Self::Quarter => 4.0,
            Self::Year => 1.0,
        }
    }
}

/// A second file, one row a household.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HouseholdsSpec {
    /// Its path, from the folder of the file of persons and not out of it.
    pub file: String,
    /// The column with the household's id.
    pub household: String,
    /// Its columns.
    pub column: Vec<ColumnSpec>,
}

/// A value that holds for everybody in the file.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Constant {
    /// The variable.
    pub variable: VariableCode,
    /// Its value, as a column would hold it.
    pub value: String,
}

impl Constant {
    /// As a column that holds the value in every row.
    pub(super) fn as_column(&self) -> ColumnSpec {
        ColumnSpec {
            name: "(constant)".to_owned(),
            variable: self.variable.clone(),
            values: BTreeMap::new(),
            missing: Missing::default(),
            factor: None,
            period: None,
        }
    }
}

/// Why a mapping cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}: {place}: expected {expected}, found {found}")]
pub struct SpecError {
    /// The mapping's file.
    pub file: String,
    /// The part of it.
    pub place: String,
    /// What should stand there.
    pub expected: String,
    /// What stands there.
    pub found: String,
}

impl Spec {
    /// Reads a mapping and holds it against the vocabulary.
    ///
    /// # Errors
    /// [`SpecError`] with the first fault: no mapping, a variable or value unknown or mapped twice, a period of a
    /// variable that has none.
    pub fn parse(file: &str, text: &str, variables: &VariableCatalogue) -> Result<Self, SpecError> {
        let spec: Self = toml::from_str(text).map_err(|cause| {
            let before = cause.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
            SpecError {
                file: file.to_owned(),
                place: format!("row {}", before.matches('\n').count() + 1),
                expected: "a mapping of microdata in TOML".to_owned(),
                found: cause.message().split_whitespace().collect::<Vec<_>>().join(" "),
            }
        })?;
        let fault = |place: &str, (expected, found): (String, String)| SpecError {
            file: file.to_owned(),
            place: place.to_owned(),
            expected,
            found,
        };
        let second = spec.households.iter().flat_map(|h| &h.column);
        let mut seen = Vec::new();
        for column in spec.column.iter().chain(second) {
            let place = format!("column {}", column.name);
            check_column(column, variables).map_err(|found| fault(&place, found))?;
            seen.push((place, &column.variable));
        }
        for constant in &spec.constant {
            let place = format!("constant {}", constant.variable);
            check_constant(constant, &spec.missing, variables)
                .map_err(|found| fault(&place, found))?;
            seen.push((place, &constant.variable));
        }
        if let Some(second) = &spec.households {
            check_beside(&second.file).map_err(|found| fault("households.file", found))?;
        }
        let mut codes: BTreeMap<&VariableCode, &String> = BTreeMap::new();
        for (place, code) in &seen {
            if let Some(other) = codes.insert(code, place) {
                return Err(fault(
                    place,
                    ("a variable mapped once".to_owned(), format!("{code}, which {other} has")),
                ));
            }
        }
        spec.file.delimiter_byte().map_err(|found| fault("file.delimiter", found))?;
        Ok(spec)
    }

    /// The options with which its files are read.
    pub fn options(&self) -> Options {
        let file = &self.file;
        Options {
            delimiter: file.delimiter_byte().unwrap_or(None),
            decimal: file.decimal.map(DecimalSpec::decimal),
            encoding: file.encoding.map(EncodingSpec::encoding),
            sheet: file.sheet.clone(),
            header_row: file.header_row,
            // Blank or not, what a missing answer means is the mapping's business.
            empty: Vec::new(),
            ..Options::default()
        }
    }
}

impl FileSpec {
    fn delimiter_byte(&self) -> Result<Option<u8>, (String, String)> {
        match self.delimiter.as_deref() {
            None => Ok(None),
            Some("tab") => Ok(Some(b'\t')),
            Some(text) => match text.as_bytes() {
                [byte] => Ok(Some(*byte)),
                _ => Err(("one character or \"tab\"".to_owned(), format!("\"{text}\""))),
            },
        }
    }
}

impl DecimalSpec {
    const fn decimal(self) -> Decimal {
        match self {
            Self::Comma => Decimal::Comma,
            Self::Point => Decimal::Point,
        }
    }
}

impl EncodingSpec {
    const fn encoding(self) -> Encoding {
        match self {
            Self::Utf8 => Encoding::Utf8,
            Self::Windows1250 => Encoding::Windows1250,
            Self::Windows1251 => Encoding::Windows1251,
            Self::Utf16Le => Encoding::Utf16Le,
            Self::Utf16Be => Encoding::Utf16Be,
        }
    }
}
