//! What follows from the facts about a household.

use std::{collections::BTreeMap, sync::Arc};

use chrono::NaiveDate;
use kernel::{HouseholdId, PersonId};
use registry::Objection;
use serde::Serialize;
use serde_json::Value as JsonValue;
use utoipa::ToSchema;
use web::{
    Answer, May, Problem, View,
    axum::{
        Json,
        extract::{Path, State},
        response::IntoResponse as _,
    },
};

use super::{
    change::{ChangeValues, Parts},
    earlier::{EarlierValues, earlier},
    id,
    known::person_of,
    values::{AnswerValues, json_number, value},
};
use crate::{
    Explained, Gap, Holds, Input, Outcome, ParameterUsed, Subject, Value,
    actions::{AssessedHousehold, FoundAssessment, find_assessment},
    permissions::ViewAssessment,
    rule_book::{LiveRules, Reference, RuleBook},
    would_change,
};

/// What follows for a household and its members.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct AssessmentValues {
    #[schema(value_type = Uuid)]
    household: HouseholdId,
    /// The day as of which it is assessed.
    date: NaiveDate,
    /// The year in which incomes were received.
    income_year: i32,
    /// Whether data of a member may only be kept: then nothing is computed.
    is_only_kept: bool,
    /// `open` or `accepted` when a member objected; accepted, the household is put into no order.
    objection: Option<&'static str>,
    /// The results, of the household and then of each member, in the order of the vocabulary.
    results: Vec<ResultValues>,
    /// Whether it is looked at first: advice. Null when an objection was accepted, and when nothing is computed.
    priority: Option<PriorityValues>,
    /// Earlier assessments that the reader may be told of, the newest first.
    earlier: Vec<EarlierValues>,
}

/// One result.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ResultValues {
    /// The member; null for the household itself.
    #[schema(value_type = Option<Uuid>)]
    person: Option<PersonId>,
    /// Code of the derived variable.
    variable: String,
    /// `known`, `unknown`, `does_not_apply`, or `sealed` for what is not for the reader.
    state: &'static str,
    /// True or false, a number in the variable's unit, a code; null unless it is known.
    #[schema(value_type = JsonValue)]
    value: Option<JsonValue>,
    /// The result in a sentence in the reader's language; null when it is sealed.
    sentence: Option<String>,
    /// The rule.
    rule: &'static str,
    /// Its version.
    version: u32,
    /// What the rule read; questions that were not put are left out.
    inputs: Vec<InputValues>,
    /// The dated amounts that it used.
    parameters: Vec<ParameterValues>,
    /// What would settle it when it is unknown.
    gaps: Vec<GapValues>,
    /// What would have to be otherwise for another result, where that can be said.
    would_change: Vec<ChangeValues>,
}

/// An answer or earlier result that a rule read.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct InputValues {
    #[schema(value_type = Option<Uuid>)]
    person: Option<PersonId>,
    variable: String,
    #[serde(flatten)]
    answer: AnswerValues,
    /// Since when the answer holds; null for what follows from others or stands in the registry.
    valid_from: Option<NaiveDate>,
}

/// An amount that a rule used.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ParameterValues {
    code: String,
    #[schema(value_type = f64)]
    value: JsonValue,
    valid_from: NaiveDate,
    valid_to: Option<NaiveDate>,
    /// Where it was published.
    source: String,
}

/// What is missing: the answer to a question, or an amount.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct GapValues {
    #[schema(value_type = Option<Uuid>)]
    person: Option<PersonId>,
    /// The question.
    variable: Option<String>,
    /// Why there is no answer; null for an amount and for what is sealed for the reader.
    missing: Option<&'static str>,
    /// The amount that has no value on that day.
    parameter: Option<String>,
}

/// Points of priority.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct PriorityValues {
    /// Version of the weights.
    version: u32,
    #[schema(value_type = f64)]
    points: JsonValue,
    /// Points that unknown factors may still add.
    #[schema(value_type = f64)]
    open: JsonValue,
    /// Points of all factors.
    #[schema(value_type = f64)]
    most: JsonValue,
    factors: Vec<FactorValues>,
}

/// What one factor adds.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct FactorValues {
    variable: String,
    #[schema(value_type = f64)]
    weight: JsonValue,
    /// `yes`, `no`, `unknown`, or `sealed` for what is not for the reader.
    holds: &'static str,
}

/// What follows now from the facts about a household: each flag and score with its sentence, what it rests on, rule and version.
#[utoipa::path(
    get,
    path = "/api/v1/households/{id}/assessment",
    tag = "assessment",
    params(("id" = String, Path, format = Uuid)),
    responses((status = 200, body = AssessmentValues))
)]
pub(super) async fn find(
    May(permit): May<ViewAssessment>,
    view: View,
    Path(household): Path<String>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let found = find_assessment(&permit, view.app().database(), &book, id(&household)?).await?;
    let found = match found.ok_or_else(Problem::not_found)? {
        FoundAssessment::Assessed(found) => found,
        FoundAssessment::OnlyKept { roster, reference } => {
            return Ok(
                Json(AssessmentValues::only_kept(roster.household, reference)).into_response()
            );
        }
    };
    let assessor = book.assessor(found.reference).map_err(|fault| Problem::internal(&fault))?;
    let case =
        Explained { assessor: &assessor, household: &found.facts, assessment: &found.assessment };
    let told = Told { view: &view, book: &book, household: &found, case };
    let values = AssessmentValues {
        household: found.known.id(),
        date: found.reference.date,
        income_year: found.reference.income_year,
        is_only_kept: false,
        objection: found.objection.map(objection),
        results: told.results(),
        priority: (found.objection != Some(Objection::Accepted)).then(|| told.priority()),
        earlier: earlier(&book.catalogue, &found),
    };
    Ok(Json(values).into_response())
}

impl AssessmentValues {
    /// A household of whose members somebody's data may only be kept.
    const fn only_kept(household: HouseholdId, reference: Reference) -> Self {
        Self {
            household,
            date: reference.date,
            income_year: reference.income_year,
            is_only_kept: true,
            objection: None,
            results: Vec::new(),
            priority: None,
            earlier: Vec::new(),
        }
    }
}

/// The name of what became of an objection.
pub(super) const fn objection(objection: Objection) -> &'static str {
    match objection {
        Objection::Open => "open",
        Objection::Accepted => "accepted",
    }
}

/// A household whose results are told.
struct Told<'a> {
    view: &'a View,
    book: &'a RuleBook,
    household: &'a AssessedHousehold,
    case: Explained<'a>,
}

impl Told<'_> {
    fn results(&self) -> Vec<ResultValues> {
        let assessment = &self.household.assessment;
        let household = (Subject::Household, &assessment.household);
        let persons = assessment.persons.iter().enumerate();
        let persons = persons.map(|(at, outcomes)| (Subject::Person(at), outcomes));
        let all = std::iter::once(household).chain(persons);
        all.flat_map(|(subject, outcomes)| outcomes.iter().map(move |one| (subject, one)))
            .filter_map(|(subject, outcome)| self.result(subject, outcome))
            .collect()
    }

    fn person(&self, subject: Subject) -> Option<PersonId> {
        person_of(&self.household.known.roster, subject)
    }

    fn result(&self, subject: Subject, outcome: &Outcome) -> Option<ResultValues> {
        let variable = self.book.catalogue.get(outcome.variable)?;
        let language = self.view.language();
        let why = self.book.explainer.explain(self.case, subject, outcome.variable, language)?;
        let is_seen = self.household.eyes.see(variable);
        let (state, gaps) = match &outcome.value {
            _ if !is_seen => ("sealed", Vec::new()),
            Value::Unknown(gaps) => {
                ("unknown", gaps.iter().filter_map(|gap| self.gap(gap)).collect())
            }
            Value::DoesNotApply => ("does_not_apply", Vec::new()),
            Value::Flag(_) | Value::Number(_) | Value::Code(_) => ("known", Vec::new()),
        };
        let parts = Parts {
            catalogue: &self.book.catalogue,
            roster: &self.household.known.roster,
            eyes: self.household.eyes,
        };
        let changes = would_change(self.case, parts.eyes, subject, outcome.variable);
        let known = (state == "known").then(|| value(variable, &outcome.value.to_answer()));
        Some(ResultValues {
            person: self.person(subject),
            variable: variable.code.to_string(),
            state,
            value: known.flatten(),
            sentence: is_seen.then_some(why.sentence),
            rule: why.rule,
            version: why.version,
            inputs: why.inputs.iter().filter_map(|input| self.input(input)).collect(),
            parameters: why.parameters.iter().map(parameter).collect(),
            gaps,
            would_change: changes.iter().filter_map(|one| parts.change(one)).collect(),
        })
    }

    fn input(&self, input: &Input) -> Option<InputValues> {
        let catalogue = &self.book.catalogue;
        let variable = catalogue.get(input.variable)?;
        let sheet = self.household.known.sheet(input.subject);
        let recorded = sheet.and_then(|sheet| sheet.get(catalogue, input.variable));
        Some(InputValues {
            person: self.person(input.subject),
            variable: variable.code.to_string(),
            answer: AnswerValues::of(variable, &input.answer, self.household.eyes),
            valid_from: recorded.map(|recorded| recorded.origin.valid_from),
        })
    }

    fn gap(&self, gap: &Gap) -> Option<GapValues> {
        let (person, variable, missing, parameter) = match gap {
            Gap::Parameter(code) => (None, None, None, Some((*code).to_owned())),
            Gap::Question { variable, subject, kind } => {
                let asked = self.book.catalogue.get(*variable)?;
                let why = self.household.eyes.see(asked).then(|| kind.code());
                (self.person(*subject), Some(asked.code.to_string()), why, None)
            }
        };
        Some(GapValues { person, variable, missing, parameter })
    }

    fn priority(&self) -> PriorityValues {
        let (book, catalogue) = (self.book, &self.book.catalogue);
        let score = book.priority.score(catalogue, &self.household.assessment, &BTreeMap::new());
        let factors = score.contributions.iter().filter_map(|one| {
            let variable = catalogue.get(one.variable)?;
            let holds = match one.holds {
                _ if !self.household.eyes.see(variable) => "sealed",
                Holds::Yes => "yes",
                Holds::No => "no",
                Holds::Unknown => "unknown",
            };
            let weight = json_number(one.weight);
            Some(FactorValues { variable: variable.code.to_string(), weight, holds })
        });
        PriorityValues {
            version: book.priority.version,
            points: json_number(score.points),
            open: json_number(score.open),
            most: json_number(score.most),
            factors: factors.collect(),
        }
    }
}

fn parameter(used: &ParameterUsed) -> ParameterValues {
    ParameterValues {
        code: used.code.clone(),
        value: json_number(used.value),
        valid_from: used.valid_from,
        valid_to: used.valid_to,
        source: used.source.clone(),
    }
}
