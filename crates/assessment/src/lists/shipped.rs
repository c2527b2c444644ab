//! The lists that Svi ships (`catalogue/lists.toml`): questions that every municipality asks, to be run or copied.

use kernel::Words;
use serde::Deserialize;

use super::{question::Question, ready::QuestionFault};
use crate::VariableCatalogue;

const SHIPPED: &str = include_str!("../../../../catalogue/lists.toml");

/// A shipped list.
#[derive(Debug, Clone, PartialEq, Deserialize)]
pub struct ShippedList {
    /// Its code, as it stands in an address.
    pub code: String,
    /// Its name.
    pub name: Words,
    /// What it is good for.
    pub why: Words,
    /// What it asks.
    #[serde(flatten)]
    pub question: Question,
}

/// Shipped lists that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ShippedError {
    /// The file is not TOML of the expected shape.
    #[error("lists cannot be read: {0}")]
    Syntax(String),
    /// A list that stands twice or cannot be asked.
    #[error("list \"{code}\": {fault}")]
    List {
        /// Its code.
        code: String,
        /// What is wrong.
        fault: QuestionFault,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    list: Vec<ShippedList>,
}

impl ShippedList {
    /// All of them, in the order of the file.
    ///
    /// # Errors
    /// [`ShippedError`]; a test holds the shipped file usable.
    pub fn all(catalogue: &VariableCatalogue) -> Result<Vec<Self>, ShippedError> {
        Self::parse(SHIPPED, catalogue)
    }

    fn parse(text: &str, catalogue: &VariableCatalogue) -> Result<Vec<Self>, ShippedError> {
        let file: File =
            toml::from_str(text).map_err(|cause| ShippedError::Syntax(cause.to_string()))?;
        for (at, one) in file.list.iter().enumerate() {
            let fault = |fault| ShippedError::List { code: one.code.clone(), fault };
            one.question.ready(catalogue).map_err(fault)?;
            if file.list.iter().take(at).any(|other| other.code == one.code) {
                return Err(fault(QuestionFault::Nothing));
            }
        }
        Ok(file.list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_shipped_list_can_be_asked_and_says_what_it_is_good_for() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let lists = ShippedList::all(&catalogue).unwrap();
        assert!(lists.len() >= 8, "{}", lists.len());
        for list in &lists {
            for text in [&list.name.sr, &list.name.en, &list.why.sr, &list.why.en] {
                assert!(text.len() > 5, "{}: {text}", list.code);
            }
        }
    }

    #[test]
    fn a_list_that_asks_what_nobody_can_answer_is_named() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let text = |on: &str, value: &str| {
            format!(
                "[[list]]\ncode = \"x\"\nname = {{ sr = \"a\", en = \"b\" }}\nwhy = {{ sr = \"a\", en = \"b\" }}\n\
                 about = \"households\"\nall = [{{ any = [{{ on = \"{on}\", test = {{ is = \"{value}\" }} }}] }}]\n"
            )
        };
        let fault = |on: &str, value: &str| {
            ShippedList::parse(&text(on, value), &catalogue).unwrap_err().to_string()
        };
        assert_eq!(fault("nothing", "yes"), "list \"x\": nothing: no such variable");
        assert_eq!(fault("arop", "maybe"), "list \"x\": arop: no such value: maybe");
        assert_eq!(fault("smsd", "yes"), "list \"x\": smsd: of which member?");
    }
}
