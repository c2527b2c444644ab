//! What would change a result.

use kernel::PersonId;
use registry::Roster;
use serde::Serialize;
use serde_json::Value as JsonValue;
use utoipa::ToSchema;

use super::{
    known::person_of,
    values::{AnswerValues, json_number},
};
use crate::{Eyes, Part, VariableCatalogue, WouldChange};

/// What would have to be otherwise for another result.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(super) enum ChangeValues {
    /// A number would have to cross a line.
    Distance {
        /// The variable whose number it is.
        of: String,
        #[schema(value_type = f64)]
        now: JsonValue,
        #[schema(value_type = f64)]
        line: JsonValue,
    },
    /// Income would have to be another one, RSD per month.
    Income {
        /// The level; null where several families live in the household, each with a level of its own.
        #[schema(value_type = Option<f64>)]
        level: Option<JsonValue>,
        #[schema(value_type = f64)]
        by: JsonValue,
        /// Whether so much more ends the result; otherwise more than so much less begins it.
        is_more: bool,
    },
    /// The result ends when all of these are otherwise; one of several such ways is enough.
    Ends {
        by: Vec<PartValues>,
        /// What is not known and may hold it too.
        open: Vec<PartValues>,
        /// Whether there are others that are not for the reader, whatever they are.
        is_rest_sealed: bool,
    },
    /// The result begins only when at least one of these is otherwise; several such conditions are needed together.
    Begins { any_of: Vec<PartValues> },
}

/// An answer or earlier result that holds a result.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct PartValues {
    #[schema(value_type = Option<Uuid>)]
    person: Option<PersonId>,
    variable: String,
    #[serde(flatten)]
    answer: AnswerValues,
}

/// In whose words and for whose eyes parts are told.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parts<'a> {
    pub(super) catalogue: &'a VariableCatalogue,
    pub(super) roster: &'a Roster,
    pub(super) eyes: Eyes,
}

impl Parts<'_> {
    /// A change as it is told.
    pub(super) fn change(self, change: &WouldChange) -> Option<ChangeValues> {
        Some(match change {
            WouldChange::Distance(far) => ChangeValues::Distance {
                of: self.catalogue.get(far.of)?.code.to_string(),
                now: json_number(far.now),
                line: json_number(far.line),
            },
            WouldChange::Income(away) => ChangeValues::Income {
                level: away.level.map(json_number),
                by: json_number(away.by),
                is_more: away.is_more,
            },
            WouldChange::Ends(held) => ChangeValues::Ends {
                by: self.of(&held.by),
                open: self.of(&held.open),
                is_rest_sealed: held.is_rest_sealed,
            },
            WouldChange::Begins(parts) => ChangeValues::Begins { any_of: self.of(parts) },
        })
    }

    fn of(self, parts: &[Part]) -> Vec<PartValues> {
        let one = |part: &Part| {
            let variable = self.catalogue.get(part.variable)?;
            Some(PartValues {
                person: person_of(self.roster, part.subject),
                variable: variable.code.to_string(),
                answer: AnswerValues::of(variable, &part.answer, self.eyes),
            })
        };
        parts.iter().filter_map(one).collect()
    }
}
