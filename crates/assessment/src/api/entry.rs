//! Entering answers, and proposing them.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use kernel::{HouseholdId, PersonId, TextArgs};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use utoipa::ToSchema;
use web::{
    Answer, Json, May, Problem, ProblemKind, View,
    axum::{
        Json as Body,
        extract::{Path, State},
        http::StatusCode,
        response::IntoResponse as _,
    },
};

use super::{id, refused};
use crate::{
    Answer as Answered, Given, Kind, Level, MissingKind, Variable, VariableCatalogue, VariableId,
    actions::{NewFacts, enter_facts, propose_facts},
    known::is_asked_elsewhere,
    pages::{LONGEST_REASON, LONGEST_ROUND, LONGEST_TEXT, plain_number},
    permissions::{ProposeFacts, RecordFacts},
    record::{EntryAbout, EntryId, FactSource, FactSubject, FactsOf, RequestId},
    rule_book::LiveRules,
};

/// Most answers of an entry.
const MOST_ANSWERS: usize = 5_000;

/// Answers about a household and its members.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewFactValues {
    /// The version of the household's facts that the answers were made from, as it was told with them.
    version: String,
    /// Since when they hold; today when absent.
    valid_from: Option<NaiveDate>,
    /// `office` (when absent) or `survey`.
    source: Option<String>,
    /// The round of mapping.
    #[serde(default)]
    round: String,
    /// Why, in a few words.
    #[serde(default)]
    reason: String,
    /// Whether numbers outside of what is usual were checked and are right.
    #[serde(default)]
    is_unusual_checked: bool,
    /// The answers. Each is recorded, also when it is the same as before.
    answers: Vec<NewAnswer>,
}

/// One answer: a value, or why there is none.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewAnswer {
    /// The member, for a variable of persons.
    #[schema(value_type = Option<Uuid>)]
    person: Option<String>,
    /// Code of the variable.
    variable: String,
    /// A number, the code of a category, true or false, a text, a day.
    #[schema(value_type = Value)]
    value: Option<Value>,
    /// `not_asked` (which takes an answer back), `refused`, `does_not_know` or `does_not_apply`.
    missing: Option<String>,
}

/// Answers that were recorded.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct RecordedEntry {
    #[schema(value_type = Uuid)]
    entry: EntryId,
}

/// Answers that somebody else decides on.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ProposedEntry {
    #[schema(value_type = Uuid)]
    request: RequestId,
}

/// Records answers; the household is assessed again. Who may only propose uses `fact-requests`.
#[utoipa::path(
    post,
    path = "/api/v1/households/{id}/facts",
    tag = "assessment",
    params(("id" = String, Path, format = Uuid)),
    request_body = NewFactValues,
    responses((status = 201, body = RecordedEntry))
)]
pub(super) async fn record(
    May(permit): May<RecordFacts>,
    view: View,
    Path(household): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    Json(values): Json<NewFactValues>,
) -> Answer {
    let book = rules.now().await?;
    let household = id(&household)?;
    let new = Reader::of(&view, &book.catalogue, &values).read(household)?;
    let entered = enter_facts(&permit, view.app().database(), &book, household, new).await;
    let entry = entered.map_err(|fault| refused(&view, fault))?;
    Ok((StatusCode::CREATED, Body(RecordedEntry { entry })).into_response())
}

/// Proposes answers, for somebody else to decide on; nothing is recorded yet.
#[utoipa::path(
    post,
    path = "/api/v1/households/{id}/fact-requests",
    tag = "assessment",
    params(("id" = String, Path, format = Uuid)),
    request_body = NewFactValues,
    responses((status = 201, body = ProposedEntry))
)]
pub(super) async fn propose(
    May(permit): May<ProposeFacts>,
    view: View,
    Path(household): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    Json(values): Json<NewFactValues>,
) -> Answer {
    let book = rules.now().await?;
    let household = id(&household)?;
    let new = Reader::of(&view, &book.catalogue, &values).read(household)?;
    let proposed = propose_facts(&permit, view.app().database(), &book, household, new).await;
    let request = proposed.map_err(|fault| refused(&view, fault))?;
    Ok((StatusCode::CREATED, Body(ProposedEntry { request })).into_response())
}

/// Reads an entry by the vocabulary; what is wrong is collected with its place, what was expected and what was found.
struct Reader<'a> {
    view: &'a View,
    catalogue: &'a VariableCatalogue,
    values: &'a NewFactValues,
    faults: Vec<(String, String)>,
}

type Read = BTreeMap<FactSubject, Vec<(VariableId, Answered)>>;

impl<'a> Reader<'a> {
    const fn of(
        view: &'a View,
        catalogue: &'a VariableCatalogue,
        values: &'a NewFactValues,
    ) -> Self {
        Self { view, catalogue, values, faults: Vec::new() }
    }

    fn read(mut self, household: HouseholdId) -> Result<NewFacts, Problem> {
        let mut read = Read::new();
        if self.values.answers.len() > MOST_ANSWERS {
            let args = TextArgs::new().text("most", MOST_ANSWERS.to_string());
            let expected = self.view.tn("assessment-api-expected-answers", &args);
            self.wrong("answers", &expected, &self.values.answers.len().to_string());
        }
        for (at, one) in self.values.answers.iter().take(MOST_ANSWERS).enumerate() {
            let Some((subject, id, answer)) = self.answer(household, at, one) else { continue };
            let answers = read.entry(subject).or_default();
            if answers.iter().any(|(other, _)| *other == id) {
                let expected = self.view.t("assessment-api-expected-once");
                self.wrong(&place(at, "variable"), &expected, &one.variable);
            }
            answers.push((id, answer));
        }
        let about = self.about();
        if !self.faults.is_empty() {
            return Err(Problem::of(ProblemKind::Invalid).with_fields(self.faults));
        }
        let facts = read.into_iter();
        let facts =
            facts.map(|(subject, answers)| FactsOf { household, subject, answers }).collect();
        Ok(NewFacts { from_version: self.values.version.clone(), facts, about })
    }

    fn about(&mut self) -> EntryAbout {
        let today = self.view.app().database().now().date_naive();
        let source = match self.values.source.as_deref() {
            None | Some("office") => FactSource::Office,
            Some("survey") => FactSource::Survey,
            Some(other) => {
                let expected = self.view.t("assessment-api-expected-source");
                self.wrong("source", &expected, other);
                FactSource::Office
            }
        };
        EntryAbout {
            round: self.line("round", &self.values.round, LONGEST_ROUND),
            valid_from: self.values.valid_from.unwrap_or(today),
            source,
            reason: self.line("reason", &self.values.reason, LONGEST_REASON),
        }
    }

    fn line(&mut self, field: &str, text: &str, most: usize) -> String {
        let text = text.trim();
        let count = text.chars().count();
        if count > most {
            let args = TextArgs::new().count("most", most as u64).count("found", count as u64);
            self.fault(field, self.view.tn("web-error-too-long", &args));
        }
        if text.chars().any(|one| one.is_control() && !matches!(one, '\n' | '\r' | '\t')) {
            self.fault(field, self.view.t("web-error-control-characters"));
        }
        text.to_owned()
    }

    fn answer(
        &mut self,
        household: HouseholdId,
        at: usize,
        one: &NewAnswer,
    ) -> Option<(FactSubject, VariableId, Answered)> {
        let known = self.catalogue.find_variable(&one.variable);
        let Some(variable) = known.filter(|variable| !is_asked_elsewhere(variable)) else {
            let expected = self.view.t("assessment-api-expected-variable");
            self.wrong(&place(at, "variable"), &expected, &one.variable);
            return None;
        };
        let subject = self.subject(household, at, (variable, one.person.as_deref()));
        let answer = match (&one.value, one.missing.as_deref()) {
            (Some(value), None) => self.value(at, variable, value),
            (None, Some(code)) => self.missing(at, code),
            _ => {
                self.fault(&place(at, "value"), self.view.t("assessment-api-one-of-both"));
                None
            }
        };
        Some((subject?, self.catalogue.find(&one.variable)?, answer?))
    }

    fn subject(
        &mut self,
        household: HouseholdId,
        at: usize,
        (variable, person): (&Variable, Option<&str>),
    ) -> Option<FactSubject> {
        let key = match (variable.level, person) {
            (Level::Household, None) => return Some(FactSubject::Household(household)),
            (Level::Household, Some(_)) => "assessment-api-expected-no-person",
            (Level::Person, _) => "assessment-api-expected-person",
        };
        let parsed = person.filter(|_| variable.level == Level::Person);
        if let Some(id) = parsed.and_then(|text| text.parse::<PersonId>().ok()) {
            return Some(FactSubject::Person(id));
        }
        let expected = self.view.t(key);
        self.wrong(&place(at, "person"), &expected, person.unwrap_or("null"));
        None
    }

    fn missing(&mut self, at: usize, code: &str) -> Option<Answered> {
        let kind = MissingKind::from_code(code);
        if kind.is_none() {
            let codes = MissingKind::ALL.map(MissingKind::code).join(", ");
            self.wrong(&place(at, "missing"), &codes, code);
        }
        kind.map(Answered::Missing)
    }

    fn value(&mut self, at: usize, variable: &Variable, value: &Value) -> Option<Answered> {
        let given = match value {
            Value::Number(number) => number.as_f64().map(Given::Number),
            Value::String(text) => Some(Given::Word(text)),
            Value::Bool(flag) => Some(Given::Flag(*flag)),
            Value::Null | Value::Array(_) | Value::Object(_) => None,
        };
        let read = given.and_then(|one| self.catalogue.answer(variable.code.as_str(), &one).ok());
        let field = place(at, "value");
        let Some((_, answer)) = read else {
            let expected = self.expected(variable);
            self.wrong(&field, &expected, &value.to_string());
            return None;
        };
        match (&answer, variable.range) {
            (Answered::Text(text), _) => {
                self.line(&field, text, LONGEST_TEXT);
            }
            (Answered::Number(number), Some((min, max)))
                if !(min..=max).contains(number) && !self.values.is_unusual_checked =>
            {
                let args = TextArgs::new()
                    .text("min", plain_number(self.view, min))
                    .text("max", plain_number(self.view, max));
                let expected = self.view.tn("assessment-api-expected-usual", &args);
                self.wrong(&field, &expected, &value.to_string());
            }
            _ => {}
        }
        Some(answer)
    }

    /// What a variable takes, in the reader's words; of a category its codes.
    fn expected(&self, variable: &Variable) -> String {
        let key = match variable.kind {
            Kind::Category => {
                let codes = variable.values.iter().map(|one| one.code.as_str());
                return codes.collect::<Vec<_>>().join(", ");
            }
            Kind::Integer => "assessment-api-expected-integer",
            Kind::Number | Kind::Money => "assessment-api-expected-number",
            Kind::Flag => "assessment-api-expected-flag",
            Kind::Date => "assessment-api-expected-date",
            Kind::Text => "assessment-api-expected-text",
            Kind::Settlement => "assessment-api-expected-settlement",
        };
        self.view.t(key)
    }

    fn wrong(&mut self, field: &str, expected: &str, found: &str) {
        let args = TextArgs::new().text("expected", expected).text("found", found);
        self.fault(field, self.view.tn("assessment-api-expected", &args));
    }

    fn fault(&mut self, field: &str, message: String) {
        self.faults.push((field.to_owned(), message));
    }
}

/// The place of a field of an answer.
fn place(at: usize, field: &str) -> String {
    format!("answers[{at}].{field}")
}
