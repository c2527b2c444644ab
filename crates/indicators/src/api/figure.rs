//! A figure as JSON.

use kernel::Words;
use serde::Serialize;
use utoipa::ToSchema;

use crate::view::{Cell, Missing, Source, Suppression, Told};

/// A text in both languages; Serbian in Latin script.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Text {
    /// Serbian.
    sr: String,
    /// English.
    en: String,
}

impl From<&Words> for Text {
    fn from(words: &Words) -> Self {
        Self { sr: words.sr.clone(), en: words.en.clone() }
    }
}

/// A value, or why there is none.
#[expect(clippy::struct_field_names, reason = "programs ask for a value's value")]
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Value {
    /// The value in the indicator's unit.
    value: Option<f64>,
    /// Standard error of an estimate.
    standard_error: Option<f64>,
    /// Lower end of the 95 % interval.
    lower: Option<f64>,
    /// Upper end of the 95 % interval.
    upper: Option<f64>,
    /// Records behind it.
    n: Option<u64>,
    /// Persons or households that the records stand for.
    population: Option<f64>,
    /// Why the value is withheld: `small_cell`, `complementary`, `unreliable`.
    suppressed: Option<&'static str>,
}

impl From<&Cell> for Value {
    fn from(cell: &Cell) -> Self {
        let is_shown = cell.shown().is_some();
        let interval = cell.interval.filter(|_| is_shown);
        Self {
            value: cell.shown(),
            standard_error: cell.standard_error.filter(|_| is_shown),
            lower: interval.map(|one| one.lower),
            upper: interval.map(|one| one.upper),
            n: cell.n.filter(|_| is_shown),
            population: cell.population.filter(|_| is_shown),
            suppressed: cell.suppression.map(|why| match why {
                Suppression::SmallCell => "small_cell",
                Suppression::Complementary => "complementary",
                Suppression::Unreliable => "unreliable",
            }),
        }
    }
}

/// Answers that are missing behind a figure, by kind.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Unanswered {
    /// The question was not put.
    not_asked: u64,
    /// Refused.
    refused: u64,
    /// Does not know.
    does_not_know: u64,
    /// Does not apply.
    does_not_apply: u64,
}

impl From<Missing> for Unanswered {
    fn from(missing: Missing) -> Self {
        Self {
            not_asked: missing.not_asked,
            refused: missing.refused,
            does_not_know: missing.does_not_know,
            does_not_apply: missing.does_not_apply,
        }
    }
}

/// A figure with its origin. Figures of two origins are never set against each other.
#[derive(Debug, Serialize, ToSchema)]
pub(crate) struct Figure {
    /// `published`, `mapping_list` (of those mapped), `mapping_sample`, `mapping_census`.
    origin: &'static str,
    /// `2026`, `2026-Q3` or `2026-07`.
    period: String,
    /// The value.
    #[serde(flatten)]
    value: Value,
    /// Answers that are missing behind it.
    missing: Option<Unanswered>,
    /// The source's title, or the run's id.
    source: Text,
    /// The run, where there is one.
    run: Option<String>,
}

impl From<&Told> for Figure {
    fn from(told: &Told) -> Self {
        let is_shown = told.cell.shown().is_some();
        let (source, run) = match &told.source {
            Source::Published { title, .. } => (Text::from(title), None),
            Source::Run { id, .. } => {
                let id = id.to_string();
                (Text { sr: id.clone(), en: id.clone() }, Some(id))
            }
        };
        Self {
            origin: told.origin.as_str(),
            period: told.period.to_string(),
            value: Value::from(&told.cell),
            missing: (is_shown && run.is_some()).then(|| told.missing.into()),
            source,
            run,
        }
    }
}
