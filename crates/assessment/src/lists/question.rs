//! A question about the households or persons of a municipality: conditions on variables, all of which must hold; where several
//! stand together, any of them is enough.
//!
//! Kept as JSON and shipped as TOML by codes of the vocabulary, so that a later vocabulary reads it again or says what it lacks.

use std::{fmt, str::FromStr};

use kernel::VariableCode;
use serde::{Deserialize, Serialize};

use crate::MissingKind;

/// Most conditions of a question.
pub const MOST_CONDITIONS: usize = 24;

/// A question.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Question {
    /// Whom the list names.
    pub about: About,
    /// What must hold, all of it.
    #[serde(default)]
    pub all: Vec<Group>,
}

/// Whom a list names.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum About {
    /// Households.
    Households,
    /// Persons.
    Persons,
}

/// Conditions of which any is enough.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Group {
    /// The conditions, at least one.
    pub any: Vec<Condition>,
}

/// One condition.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Condition {
    /// On what.
    pub on: On,
    /// Of whom, where it is on a variable of persons.
    #[serde(default)]
    pub who: Who,
    /// What must be so.
    pub test: Test,
}

/// What a condition is on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum On {
    /// A variable of the vocabulary, answered or derived.
    Variable(VariableCode),
    /// The settlement as the registry names it.
    Settlement,
}

/// Of whom a condition on a variable of persons must hold. What is of the household holds for everybody in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Who {
    /// Of the person whom the list names.
    #[default]
    Itself,
    /// Of any member of the household.
    Any,
    /// Of every member.
    Every,
}

/// What must be so. Values are written as words: the code of a category, `yes` and `no`, a number, a text.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Test {
    /// It has this value.
    Is(String),
    /// It has another value.
    IsNot(String),
    /// It is this number or more.
    AtLeast(f64),
    /// It is this number or less.
    AtMost(f64),
    /// It is one of these numbers or between them.
    Between(f64, f64),
    /// It has one of these values.
    OneOf(Vec<String>),
    /// There is no value, for this reason.
    Missing(MissingKind),
    /// Whether it holds is not known: not asked, refused, not known.
    Unknown,
}

/// How the settlement of the registry is written.
const SETTLEMENT: &str = "@settlement";

impl fmt::Display for On {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Variable(code) => f.write_str(code.as_str()),
            Self::Settlement => f.write_str(SETTLEMENT),
        }
    }
}

impl FromStr for On {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        if text == SETTLEMENT {
            return Ok(Self::Settlement);
        }
        text.parse().map(Self::Variable).map_err(|_invalid| {
            format!("expected the code of a variable or {SETTLEMENT}, found \"{text}\"")
        })
    }
}

impl TryFrom<String> for On {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

impl From<On> for String {
    fn from(on: On) -> Self {
        on.to_string()
    }
}

impl Test {
    /// The stable name.
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Is(_) => "is",
            Self::IsNot(_) => "is_not",
            Self::AtLeast(_) => "at_least",
            Self::AtMost(_) => "at_most",
            Self::Between(..) => "between",
            Self::OneOf(_) => "one_of",
            Self::Missing(_) => "missing",
            Self::Unknown => "unknown",
        }
    }
}

impl Question {
    /// A question about whom that asks nothing yet.
    pub const fn about(about: About) -> Self {
        Self { about, all: Vec::new() }
    }

    /// All conditions, in order.
    pub fn conditions(&self) -> impl Iterator<Item = &Condition> {
        self.all.iter().flat_map(|group| &group.any)
    }

    /// Reads a question as it is kept.
    ///
    /// # Errors
    /// [`serde_json::Error`] for a text that is none.
    pub fn parse(text: &str) -> Result<Self, serde_json::Error> {
        serde_json::from_str(text)
    }

    /// The question as it is kept.
    ///
    /// # Errors
    /// [`serde_json::Error`] for a number that JSON cannot write.
    pub fn to_text(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string(self)
    }

    /// With one condition more: in a group of its own, or as another way to satisfy the group at that place.
    pub fn add(&mut self, condition: Condition, beside: Option<usize>) {
        match beside.and_then(|at| self.all.get_mut(at)) {
            Some(group) => group.any.push(condition),
            None => self.all.push(Group { any: vec![condition] }),
        }
    }

    /// Without the condition at a place of a group; a group without any goes too. Whether there was one.
    pub fn remove(&mut self, group: usize, at: usize) -> bool {
        let Some(found) = self.all.get_mut(group).filter(|found| at < found.any.len()) else {
            return false;
        };
        found.any.remove(at);
        if found.any.is_empty() {
            self.all.remove(group);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn condition(on: &str, test: Test) -> Condition {
        Condition { on: on.parse().unwrap(), who: Who::Any, test }
    }

    #[test]
    fn a_question_is_kept_as_text_and_reads_back_whole() {
        let tests = [
            Test::Is("yes".into()),
            Test::IsNot("none".into()),
            Test::AtLeast(2.5),
            Test::AtMost(3.0),
            Test::Between(1.0, 4.0),
            Test::OneOf(vec!["a".into(), "b".into()]),
            Test::Missing(MissingKind::Refused),
            Test::Unknown,
        ];
        let mut question = Question::about(About::Persons);
        for test in tests {
            question.add(condition("age_years", test), None);
        }
        question.add(condition("@settlement", Test::Is("Vedrovo".into())), Some(0));
        let text = question.to_text().unwrap();
        assert_eq!(Question::parse(&text).unwrap(), question);
        assert!(text.starts_with(
            r#"{"about":"persons","all":[{"any":[{"on":"age_years","who":"any","test":{"is":"yes"}},{"on":"@settlement""#
        ));
    }

    #[test]
    fn a_group_goes_with_its_last_condition() {
        let mut question = Question::about(About::Households);
        question.add(condition("arop", Test::Is("yes".into())), None);
        question.add(condition("smsd", Test::Is("yes".into())), Some(0));
        question.add(condition("rooms", Test::AtMost(1.0)), Some(7));
        assert_eq!(question.all.iter().map(|one| one.any.len()).collect::<Vec<_>>(), [2, 1]);
        assert!(question.remove(0, 0) && question.remove(0, 0));
        assert!(!question.remove(0, 1) && !question.remove(3, 0));
        assert_eq!(question.conditions().count(), 1);
    }

    #[test]
    fn what_is_no_question_is_not_read() {
        for text in [
            "{}",
            r#"{"about":"dogs"}"#,
            r#"{"about":"persons","all":[{"any":[{"on":"A b","test":"unknown"}]}]}"#,
        ] {
            assert!(Question::parse(text).is_err(), "{text}");
        }
    }
}
