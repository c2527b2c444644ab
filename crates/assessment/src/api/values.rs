//! Answers as JSON.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use crate::{
    Answer, Variable,
    permissions::Eyes,
    record::{EntryId, Origin},
    seen::Seen,
};

/// Whole numbers up to here are the same as floating point numbers.
const LARGEST_WHOLE: f64 = 9_007_199_254_740_992.0;

/// An answer.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct AnswerValues {
    /// A number in the variable's unit, the code of a category, true or false, a text, a day; null when there is none.
    #[schema(value_type = Value)]
    value: Option<Value>,
    /// Why there is none: `not_asked`, `refused`, `does_not_know`, `does_not_apply`.
    missing: Option<&'static str>,
    /// Whether it is recorded, but not for the reader: then neither of both is told.
    is_sealed: bool,
}

/// A recorded answer with where it is from.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct FactValues {
    /// Code of the variable.
    variable: String,
    #[serde(flatten)]
    answer: AnswerValues,
    #[serde(flatten)]
    origin: OriginValues,
}

/// Where an answer is from.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct OriginValues {
    /// Answers that were entered together.
    #[schema(value_type = Uuid)]
    entry: EntryId,
    /// Since when it holds.
    valid_from: NaiveDate,
    /// When it was recorded.
    recorded_at: DateTime<Utc>,
    /// `office`, `survey`, `import` or `transfer`.
    source: &'static str,
    /// The round of mapping; empty when it belongs to none.
    round: String,
}

impl AnswerValues {
    const SEALED: Self = Self { value: None, missing: None, is_sealed: true };

    /// An answer as `eyes` see it.
    pub(super) fn of(variable: &Variable, answer: &Answer, eyes: Eyes) -> Self {
        if !eyes.see(variable) {
            return Self::SEALED;
        }
        Self {
            value: value(variable, answer),
            missing: answer.missing().map(crate::MissingKind::code),
            is_sealed: false,
        }
    }
}

impl FactValues {
    /// A recorded answer as it is seen.
    pub(super) fn of(variable: &Variable, seen: &Seen) -> Self {
        let answer = match &seen.answer {
            None => AnswerValues::SEALED,
            Some(answer) => AnswerValues {
                value: value(variable, answer),
                missing: answer.missing().map(crate::MissingKind::code),
                is_sealed: false,
            },
        };
        let origin = OriginValues::from(&seen.origin);
        Self { variable: variable.code.to_string(), answer, origin }
    }
}

impl From<&Origin> for OriginValues {
    fn from(origin: &Origin) -> Self {
        Self {
            entry: origin.entry,
            valid_from: origin.valid_from,
            recorded_at: origin.recorded_at,
            source: origin.source.name(),
            round: origin.round.clone(),
        }
    }
}

/// The value of an answer; `None` when there is none.
pub(super) fn value(variable: &Variable, answer: &Answer) -> Option<Value> {
    match answer {
        Answer::Number(number) => Some(json_number(*number)),
        Answer::Code(index) => variable.code_of(*index).map(Value::from),
        Answer::Flag(flag) => Some(Value::from(*flag)),
        Answer::Date(day) => Some(Value::from(day.to_string())),
        Answer::Text(text) => Some(Value::from(text.as_str())),
        Answer::Missing(_) => None,
    }
}

/// A number without a point where it is whole.
pub(super) fn json_number(number: f64) -> Value {
    if number.fract() == 0.0 && number.abs() < LARGEST_WHOLE {
        Value::from(number as i64)
    } else {
        Value::from(number)
    }
}
