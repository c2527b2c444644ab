//! Answers as text that is kept: by the codes of the vocabulary, so that a later vocabulary reads them; numbers exactly.

use serde::{Deserialize, Deserializer, Serialize, Serializer, de, ser::SerializeMap as _};

use crate::{Answer, Given, MissingKind, Variable, VariableCatalogue, VariableId};

/// Whole numbers up to here are exact in both forms.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// An answer as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Stored {
    /// A whole number.
    Whole(i64),
    /// Any other number, in the shortest digits that give it back.
    Decimal(String),
    /// Yes or no.
    Flag(bool),
    /// A category's code, a text, a settlement, a day.
    Word(String),
    /// No value, and why.
    Missing(MissingKind),
}

impl Stored {
    /// The form that is kept of an answer to `variable`.
    pub(crate) fn of(variable: &Variable, answer: &Answer) -> Self {
        match answer {
            Answer::Number(value) if value.fract() == 0.0 && value.abs() < LARGEST_WHOLE => {
                Self::Whole(*value as i64)
            }
            Answer::Number(value) => Self::Decimal(value.to_string()),
            Answer::Flag(value) => Self::Flag(*value),
            Answer::Code(index) => match variable.code_of(*index) {
                Some(code) => Self::Word(code.to_owned()),
                None => Self::Missing(MissingKind::NotAsked),
            },
            Answer::Text(text) => Self::Word(text.clone()),
            Answer::Date(day) => Self::Word(day.to_string()),
            Answer::Missing(kind) => Self::Missing(*kind),
        }
    }

    /// The answer under a vocabulary; `None` for a variable or a value that it does not know (any more).
    pub(crate) fn answer(
        &self,
        catalogue: &VariableCatalogue,
        code: &str,
    ) -> Option<(VariableId, Answer)> {
        let id = catalogue.find(code)?;
        Some((id, self.answer_of(catalogue, id)?))
    }

    /// The same for a variable that is known already.
    pub(crate) fn answer_of(
        &self,
        catalogue: &VariableCatalogue,
        id: VariableId,
    ) -> Option<Answer> {
        let given = match self {
            Self::Whole(value) => Given::Number(*value as f64),
            Self::Decimal(digits) => Given::Number(digits.parse().ok()?),
            Self::Flag(value) => Given::Flag(*value),
            Self::Word(word) => Given::Word(word),
            Self::Missing(kind) => Given::Missing(*kind),
        };
        catalogue.answer_of(id, &given).ok()
    }
}

impl Serialize for Stored {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let one = |serializer: S, key: &str, value: &str| {
            let mut map = serializer.serialize_map(Some(1))?;
            map.serialize_entry(key, value)?;
            map.end()
        };
        match self {
            Self::Whole(value) => serializer.serialize_i64(*value),
            Self::Decimal(digits) => one(serializer, "n", digits),
            Self::Flag(value) => serializer.serialize_bool(*value),
            Self::Word(word) => serializer.serialize_str(word),
            Self::Missing(kind) => one(serializer, "m", kind.code()),
        }
    }
}

impl<'de> Deserialize<'de> for Stored {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Reading)
    }
}

struct Reading;

impl<'de> de::Visitor<'de> for Reading {
    type Value = Stored;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an answer")
    }

    fn visit_bool<E: de::Error>(self, value: bool) -> Result<Stored, E> {
        Ok(Stored::Flag(value))
    }

    fn visit_i64<E: de::Error>(self, value: i64) -> Result<Stored, E> {
        Ok(Stored::Whole(value))
    }

    fn visit_u64<E: de::Error>(self, value: u64) -> Result<Stored, E> {
        i64::try_from(value).map(Stored::Whole).map_err(E::custom)
    }

    fn visit_str<E: de::Error>(self, word: &str) -> Result<Stored, E> {
        Ok(Stored::Word(word.to_owned()))
    }

    fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Stored, A::Error> {
        let entry: Option<(String, String)> = map.next_entry()?;
        let (key, value) = entry.ok_or_else(|| de::Error::custom("expected an entry"))?;
        match key.as_str() {
            "n" => Ok(Stored::Decimal(value)),
            "m" => MissingKind::from_code(&value)
                .map(Stored::Missing)
                .ok_or_else(|| de::Error::custom("expected why there is no answer")),
            _ => Err(de::Error::custom("expected n or m")),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::sync::LazyLock;

    use proptest::prelude::*;

    use super::*;

    static CATALOGUE: LazyLock<VariableCatalogue> =
        LazyLock::new(|| VariableCatalogue::shipped().unwrap());

    #[test]
    fn an_answer_is_kept_by_its_words() {
        let catalogue = &*CATALOGUE;
        let written = |code: &str, given: Given<'_>| {
            let (id, answer) = catalogue.answer(code, &given).unwrap();
            let stored = Stored::of(catalogue.get(id).unwrap(), &answer);
            let text = serde_json::to_string(&stored).unwrap();
            let again: Stored = serde_json::from_str(&text).unwrap();
            assert_eq!(again.answer(catalogue, code), Some((id, answer)), "{text}");
            text
        };
        assert_eq!(written("rooms", Given::Number(3.0)), "3");
        assert_eq!(written("care_hours_per_day", Given::Number(0.1)), r#"{"n":"0.1"}"#);
        assert_eq!(written("sex", Given::Word("female")), r#""female""#);
        assert_eq!(written("birth_registered", Given::Flag(true)), "true");
        assert_eq!(written("date_of_birth", Given::Word("3. 5. 1984.")), r#""1984-05-03""#);
        let refused = Given::Missing(MissingKind::Refused);
        assert_eq!(written("rooms", refused), r#"{"m":"refused"}"#);
    }

    #[test]
    fn what_the_vocabulary_does_not_know_gives_no_answer() {
        let catalogue = &*CATALOGUE;
        assert_eq!(Stored::Whole(1).answer(catalogue, "no_such_variable"), None);
        assert_eq!(Stored::Word("third".into()).answer(catalogue, "sex"), None);
    }

    proptest! {
        #[test]
        fn every_number_comes_back_exactly(value in proptest::num::f64::NORMAL | proptest::num::f64::ZERO) {
            let code = "care_hours_per_day";
            let variable = CATALOGUE.find_variable(code).unwrap();
            let stored = Stored::of(variable, &Answer::Number(value));
            let text = serde_json::to_string(&stored).unwrap();
            let again: Stored = serde_json::from_str(&text).unwrap();
            let (_, answer) = again.answer(&CATALOGUE, code).unwrap();
            prop_assert_eq!(answer, Answer::Number(value));
        }
    }
}
