//! One variable of the vocabulary: what it is about, its values, its words.

use kernel::{IndicatorCode, VariableCode, Words};
use serde::{Deserialize, Serialize};

use crate::CodeIndex;

/// Position of a variable in the vocabulary.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct VariableId(pub(crate) u16);

impl VariableId {
    /// The position as an index into [`crate::VariableCatalogue::variables`].
    pub const fn index(self) -> usize {
        self.0 as usize
    }
}

/// What a variable describes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// A household; its value holds for every member.
    Household,
    /// A person.
    Person,
}

/// What values a variable takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A whole number.
    Integer,
    /// Any number.
    Number,
    /// Net dinars; the unit says for how long.
    Money,
    /// One of the variable's values.
    Category,
    /// Yes or no.
    Flag,
    /// A day.
    Date,
    /// Free text.
    Text,
    /// Code of a settlement.
    Settlement,
}

impl Kind {
    /// Whether values are numbers.
    pub const fn is_numeric(self) -> bool {
        matches!(self, Self::Integer | Self::Number | Self::Money)
    }
}

/// Why a variable is sealed in storage and shown only by permission.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sensitivity {
    /// Ethnicity.
    Ethnicity,
    /// Health and disability.
    Health,
    /// Violence.
    Violence,
    /// Where and how to reach somebody.
    Contact,
    /// Who somebody is.
    Identity,
}

/// One value of a category.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ValueLabel {
    /// The value's code.
    pub code: String,
    /// Serbian, Latin script.
    pub sr: String,
    /// English.
    pub en: String,
}

impl ValueLabel {
    /// The value's words.
    pub fn words(&self) -> Words {
        Words { sr: self.sr.clone(), en: self.en.clone() }
    }
}

/// The ages in completed years at which a question is put, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ages {
    /// The youngest.
    pub from: u32,
    /// The oldest; `None` for no end.
    pub to: Option<u32>,
}

impl Ages {
    /// Whether the question is put at an age.
    pub fn include(self, age: u32) -> bool {
        age >= self.from && self.to.is_none_or(|to| age <= to)
    }
}

/// One variable of the vocabulary.
#[derive(Debug, Clone, PartialEq)]
pub struct Variable {
    /// Its code.
    pub code: VariableCode,
    /// What it describes.
    pub level: Level,
    /// What values it takes.
    pub kind: Kind,
    /// Block of the questionnaire (`A`–`P`, `J2`), `R` for results of rules.
    pub block: String,
    /// Unit of a number.
    pub unit: Option<String>,
    /// Plausible range of a number, both ends included.
    pub range: Option<(f64, f64)>,
    /// Values of a category, in the order of the form.
    pub values: Vec<ValueLabel>,
    /// Indicators that rest on it.
    pub feeds: Vec<IndicatorCode>,
    /// Why it is sealed, if it is.
    pub sensitive: Option<Sensitivity>,
    /// Whether a rule produces it.
    pub derived: bool,
    /// The ages of persons to whom the question is put; `None` for all. Forms ask by it; an answer is taken at any age.
    pub ages: Option<Ages>,
    /// Whether it is asked in forms and told on pages only where several families live in the household.
    pub several_families: bool,
    /// Short label.
    pub words: Words,
    /// What the enumerator asks; results of rules have none.
    pub question: Option<Words>,
}

impl Variable {
    /// Whether the question is put to somebody of an age; to somebody whose age is not known all are.
    pub fn is_asked_at(&self, age: Option<u32>) -> bool {
        match (self.ages, age) {
            (Some(ages), Some(age)) => ages.include(age),
            (None, _) | (_, None) => true,
        }
    }

    /// Position of a value among [`values`](Self::values).
    pub fn index_of(&self, code: &str) -> Option<CodeIndex> {
        self.values
            .iter()
            .position(|value| value.code == code)
            .and_then(|index| u16::try_from(index).ok())
            .map(CodeIndex)
    }

    /// The value at a position.
    pub fn value_at(&self, index: CodeIndex) -> Option<&ValueLabel> {
        self.values.get(usize::from(index.0))
    }

    /// The code at a position.
    pub fn code_of(&self, index: CodeIndex) -> Option<&str> {
        self.value_at(index).map(|value| value.code.as_str())
    }
}
