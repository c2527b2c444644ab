//! Earlier assessments of a household: what had changed from each to the next, and the points of then.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::PersonId;
use serde::Serialize;
use serde_json::Value as JsonValue;
use utoipa::ToSchema;

use super::values::{AnswerValues, json_number};
use crate::{
    AmountChange, ResultChange, ResultChanges, Value, VariableCatalogue,
    actions::AssessedHousehold,
    amount_changes,
    assessed::PastResult,
    points_of_then::{PointsOfThen, points_of_then},
    result_changes,
};

/// An earlier assessment.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct EarlierValues {
    /// When it was computed.
    computed_at: DateTime<Utc>,
    /// The day as of which.
    date: NaiveDate,
    /// The year in which incomes were received.
    income_year: i32,
    /// Whether it is the last one that was kept.
    is_last: bool,
    /// The points of then, by the weights of then; null where these were not kept, or where they are not told.
    points: Option<PointValues>,
    /// What changed since the one before; null for the first.
    changes: Option<ChangesValues>,
}

/// Points of an earlier assessment.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct PointValues {
    /// Version of the weights.
    version: u32,
    #[schema(value_type = f64)]
    points: JsonValue,
    /// Points that what was unknown might have added.
    #[schema(value_type = f64)]
    open: JsonValue,
    /// Points of all factors.
    #[schema(value_type = f64)]
    most: JsonValue,
}

/// What changed from one assessment to the next.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct ChangesValues {
    /// Results that the reader sees and that are others.
    results: Vec<ResultChangeValues>,
    /// Members of the later one alone.
    #[schema(value_type = Vec<Uuid>)]
    joined: Vec<PersonId>,
    /// Members of the earlier one alone.
    #[schema(value_type = Vec<Uuid>)]
    left: Vec<PersonId>,
    /// Amounts that are others.
    amounts: Vec<AmountChangeValues>,
    /// Whether other rules, or other versions of them, were used.
    are_rules_others: bool,
}

/// A result that is another one.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct ResultChangeValues {
    /// The member; null for the household itself.
    #[schema(value_type = Option<Uuid>)]
    person: Option<PersonId>,
    /// Code of the derived variable.
    variable: String,
    /// What it was; null when there was none.
    before: Option<AnswerValues>,
    /// What it is; null when there is none.
    after: Option<AnswerValues>,
}

/// An amount that is another one.
#[derive(Debug, Clone, PartialEq, Serialize, ToSchema)]
pub(super) struct AmountChangeValues {
    code: String,
    #[schema(value_type = Option<f64>)]
    before: Option<JsonValue>,
    #[schema(value_type = Option<f64>)]
    after: Option<JsonValue>,
}

/// The earlier assessments, the newest first.
pub(super) fn earlier(
    catalogue: &VariableCatalogue,
    household: &AssessedHousehold,
) -> Vec<EarlierValues> {
    let before = household.past.iter().skip(1).map(Some).chain([None]);
    let one = |(past, before): (&PastResult, Option<&PastResult>)| EarlierValues {
        computed_at: past.computed_at,
        date: past.with.reference.date,
        income_year: past.with.reference.income_year,
        is_last: past.is_current,
        points: points(catalogue, household, past),
        changes: before.map(|before| changes(catalogue, household, (before, past))),
    };
    household.past.iter().zip(before).map(one).collect()
}

fn points(
    catalogue: &VariableCatalogue,
    household: &AssessedHousehold,
    past: &PastResult,
) -> Option<PointValues> {
    match points_of_then(catalogue, household, past) {
        PointsOfThen::Known(version, score) => Some(PointValues {
            version,
            points: json_number(score.points),
            open: json_number(score.open),
            most: json_number(score.most),
        }),
        PointsOfThen::NotKept | PointsOfThen::NotTold => None,
    }
}

fn changes(
    catalogue: &VariableCatalogue,
    household: &AssessedHousehold,
    (before, after): (&PastResult, &PastResult),
) -> ChangesValues {
    let ResultChanges { results, joined, left, are_rules_others } =
        result_changes(&household.known.roster, before, after);
    let set = |of: &PastResult| household.sets.get(&of.with.parameters);
    let amounts = match (set(before), set(after)) {
        (Some(before), Some(after)) => amount_changes(before, after),
        _ => Vec::new(),
    };
    ChangesValues {
        results: results.iter().filter_map(|one| result(catalogue, household, one)).collect(),
        joined,
        left,
        amounts: amounts.into_iter().map(amount).collect(),
        are_rules_others,
    }
}

/// Of a result that is sealed for the reader it is not told that it is another one.
fn result(
    catalogue: &VariableCatalogue,
    household: &AssessedHousehold,
    change: &ResultChange,
) -> Option<ResultChangeValues> {
    let variable = catalogue.get(change.variable).filter(|one| household.eyes.see(one))?;
    let value = |value: &Option<Value>| {
        let answer = value.as_ref()?.to_answer();
        Some(AnswerValues::of(variable, &answer, household.eyes))
    };
    Some(ResultChangeValues {
        person: change.person,
        variable: variable.code.to_string(),
        before: value(&change.before),
        after: value(&change.after),
    })
}

fn amount(change: AmountChange) -> AmountChangeValues {
    AmountChangeValues {
        code: change.code,
        before: change.before.map(json_number),
        after: change.after.map(json_number),
    }
}
