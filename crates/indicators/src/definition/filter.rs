//! Filters: conjunctions of tests on variables, as the catalogue writes them.
//!
//! ```text
//! arop                                    the flag holds
//! age_years >= 65        sex = female     a comparison
//! age_years in 15..29    age_years not in 15..64      a range, both ends inside
//! education_level in none, primary        one of
//! ```
//!
//! What a test means for a missing value is the run's business, not the parser's.

use std::{fmt, str::FromStr};

use kernel::VariableCode;
use serde::{Deserialize, Serialize};

/// Tests that must all hold. Empty: everybody.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Filter(pub Vec<Test>);

/// One test on one variable.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Test {
    /// The variable.
    pub variable: VariableCode,
    /// What must hold of it.
    pub condition: Condition,
}

/// What must hold of a variable's value.
#[derive(Debug, Clone, PartialEq)]
pub enum Condition {
    /// The flag is yes.
    Holds,
    /// The number stands so to a bound.
    Compare(Comparison, f64),
    /// The number lies between two bounds (inclusive), or does not.
    Range {
        /// Least value inside.
        low: f64,
        /// Greatest value inside.
        high: f64,
        /// Whether the test asks for the inside.
        inside: bool,
    },
    /// The value's code is among these, or is not.
    Among {
        /// Codes of values.
        codes: Vec<String>,
        /// Whether the test asks for one of them.
        inside: bool,
    },
}

/// How a number is compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Comparison {
    /// `<`
    Below,
    /// `<=`
    AtMost,
    /// `>`
    Above,
    /// `>=`
    AtLeast,
    /// `=`
    Equal,
    /// `!=`
    NotEqual,
}

/// A text that is no test.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected {expected}, found \"{found}\"")]
pub struct InvalidTest {
    /// What a test looks like there.
    pub expected: &'static str,
    /// The text.
    pub found: String,
}

impl Comparison {
    /// Written forms; longer ones first, so that `<=` is not read as `<`.
    const FORMS: [(&'static str, Self); 6] = [
        ("<=", Self::AtMost),
        (">=", Self::AtLeast),
        ("!=", Self::NotEqual),
        ("<", Self::Below),
        (">", Self::Above),
        ("=", Self::Equal),
    ];

    /// Whether `value` stands so to `bound`.
    pub fn holds(self, value: f64, bound: f64) -> bool {
        match self {
            Self::Below => value < bound,
            Self::AtMost => value <= bound,
            Self::Above => value > bound,
            Self::AtLeast => value >= bound,
            Self::Equal => value == bound,
            Self::NotEqual => value != bound,
        }
    }

    fn sign(self) -> &'static str {
        Self::FORMS.iter().find(|(_, form)| *form == self).map_or("=", |(sign, _)| sign)
    }
}

impl Condition {
    /// Whether the condition speaks of numbers rather than of codes.
    pub const fn is_numeric(&self) -> bool {
        matches!(self, Self::Compare(..) | Self::Range { .. })
    }
}

impl FromStr for Test {
    type Err = InvalidTest;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let invalid = |expected| InvalidTest { expected, found: text.to_owned() };
        let text_trimmed = text.trim();
        let end = text_trimmed
            .find(|c: char| !(c.is_ascii_alphanumeric() || c == '_'))
            .unwrap_or(text_trimmed.len());
        let (name, rest) = text_trimmed.split_at(end);
        let variable = name.parse().map_err(|_name| invalid("a variable's code first"))?;
        let condition = parse_condition(rest.trim()).map_err(invalid)?;
        Ok(Self { variable, condition })
    }
}

fn parse_condition(rest: &str) -> Result<Condition, &'static str> {
    if rest.is_empty() {
        return Ok(Condition::Holds);
    }
    for (sign, comparison) in Comparison::FORMS {
        if let Some(value) = rest.strip_prefix(sign) {
            return compare(comparison, value.trim());
        }
    }
    let (inside, rest) = match rest.strip_prefix("not ") {
        Some(rest) => (false, rest.trim_start()),
        None => (true, rest),
    };
    let Some(list) = rest.strip_prefix("in ") else {
        return Err(
            "nothing, a comparison (<, <=, >, >=, =, !=), \"in\" or \"not in\" after the variable",
        );
    };
    if let Some((low, high)) = list.split_once("..") {
        let (Some(low), Some(high)) = (number(low), number(high)) else {
            return Err("two numbers around \"..\"");
        };
        if low > high {
            return Err("a range whose first number is not above its second");
        }
        return Ok(Condition::Range { low, high, inside });
    }
    let codes = list.split(',').map(|c| code(c.trim())).collect::<Option<Vec<String>>>();
    codes.map(|codes| Condition::Among { codes, inside }).ok_or("codes of values between commas")
}

fn compare(comparison: Comparison, value: &str) -> Result<Condition, &'static str> {
    if let Some(number) = number(value) {
        return Ok(Condition::Compare(comparison, number));
    }
    let inside = match comparison {
        Comparison::Equal => true,
        Comparison::NotEqual => false,
        _ => return Err("a number after <, <=, > or >="),
    };
    match code(value) {
        Some(code) => Ok(Condition::Among { codes: vec![code], inside }),
        None => Err("a number or the code of a value after the comparison"),
    }
}

fn number(text: &str) -> Option<f64> {
    text.trim().parse::<f64>().ok().filter(|number| number.is_finite())
}

fn code(text: &str) -> Option<String> {
    let valid = !text.is_empty()
        && text.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
        && number(text).is_none();
    valid.then(|| text.to_owned())
}

impl fmt::Display for Test {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.variable)?;
        let not = |inside: &bool| if *inside { "" } else { "not " };
        match &self.condition {
            Condition::Holds => Ok(()),
            Condition::Compare(comparison, bound) => write!(f, " {} {bound}", comparison.sign()),
            Condition::Range { low, high, inside } => write!(f, " {}in {low}..{high}", not(inside)),
            Condition::Among { codes, inside } => match codes.as_slice() {
                [code] => write!(f, " {} {code}", if *inside { "=" } else { "!=" }),
                codes => write!(f, " {}in {}", not(inside), codes.join(", ")),
            },
        }
    }
}

impl TryFrom<String> for Test {
    type Error = InvalidTest;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Test> for String {
    fn from(test: Test) -> Self {
        test.to_string()
    }
}

impl Filter {
    /// Both filters together.
    #[must_use]
    pub fn and(&self, other: &Self) -> Self {
        Self(self.0.iter().chain(&other.0).cloned().collect())
    }

    /// The variables tested.
    pub fn variables(&self) -> impl Iterator<Item = &VariableCode> {
        self.0.iter().map(|test| &test.variable)
    }
}
