//! Values made ready once and compared often.

use crate::{Person, Spec};

/// A record made ready for comparison: folded, parsed, coded. Holds no original text.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Prepared {
    pub(crate) values: Vec<Value>,
}

/// One value.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) enum Value {
    /// Nothing that can be compared.
    #[default]
    Missing,
}

impl Prepared {
    /// Makes a record ready; `values` in the order of the specification's fields, missing ones `None` or blank.
    pub fn new<'a>(spec: &Spec, values: impl IntoIterator<Item = Option<&'a str>>) -> Self {
        let _ = (spec, values.into_iter().count());
        Self::default()
    }

    /// Makes a person ready for [`Spec::persons`].
    pub fn person(person: &Person) -> Self {
        Self::new(&Spec::persons(), person.values())
    }
}
