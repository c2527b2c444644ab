//! What is known of a household or of one person.

use std::sync::Arc;

use kernel::{HouseholdId, PersonId};
use registry::Roster;
use serde::Serialize;
use utoipa::ToSchema;
use web::{
    Answer, May, Problem, View,
    axum::{
        Json,
        extract::{Path, State},
        response::IntoResponse as _,
    },
};

use super::{id, values::FactValues};
use crate::{
    Answer as Answered, Subject, VariableCatalogue,
    actions::{KnownFacts, find_facts, find_facts_of_person},
    pages::finding,
    permissions::ViewFacts,
    record::FactSubject,
    rule_book::LiveRules,
    seen::SeenHousehold,
};

/// What is known of a household and its members.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct HouseholdFactValues {
    #[schema(value_type = Uuid)]
    household: HouseholdId,
    /// Another text as soon as something was recorded of anybody here, or somebody or another record of them has come or gone: an entry names it.
    version: String,
    /// Current answers about the household, in the order of the questionnaire.
    facts: Vec<FactValues>,
    /// Current answers about each member.
    members: Vec<MemberFactValues>,
    /// What is implausible or contradictory in what the reader sees.
    findings: Vec<FindingValues>,
}

/// What is known of a member.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct MemberFactValues {
    #[schema(value_type = Uuid)]
    person: PersonId,
    facts: Vec<FactValues>,
}

/// What is known of a person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct PersonFactValues {
    #[schema(value_type = Uuid)]
    person: PersonId,
    /// The household that the person lives in.
    #[schema(value_type = Uuid)]
    household: HouseholdId,
    /// Another text as soon as something was recorded of anybody in the household, or somebody or another record of them has come or gone: an
    /// entry names it.
    version: String,
    /// Current answers, in the order of the questionnaire.
    facts: Vec<FactValues>,
}

/// Something implausible or contradictory.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct FindingValues {
    /// The member; null for the household itself.
    #[schema(value_type = Option<Uuid>)]
    person: Option<PersonId>,
    variable: String,
    /// What it is, in the reader's language.
    finding: String,
}

/// Current answers about a household and its members. Questions that nobody was asked are not there.
#[utoipa::path(
    get,
    path = "/api/v1/households/{id}/facts",
    tag = "assessment",
    params(("id" = String, Path, format = Uuid)),
    responses((status = 200, body = HouseholdFactValues))
)]
pub(super) async fn of_household(
    May(permit): May<ViewFacts>,
    view: View,
    Path(household): Path<String>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let household = id(&household)?;
    let found = find_facts(&permit, view.app().database(), &book.catalogue, household).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(Json(all(&view, &book.catalogue, &found)).into_response())
}

/// Current answers about a person who lives in a household.
#[utoipa::path(
    get,
    path = "/api/v1/persons/{id}/facts",
    tag = "assessment",
    params(("id" = String, Path, format = Uuid)),
    responses((status = 200, body = PersonFactValues))
)]
pub(super) async fn of_person(
    May(permit): May<ViewFacts>,
    view: View,
    Path(person): Path<String>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let person: PersonId = id(&person)?;
    let found = find_facts_of_person(&permit, view.app().database(), person).await?;
    let (household, subject) = found.ok_or_else(Problem::not_found)?;
    let values = PersonFactValues {
        person,
        household: household.roster().household,
        version: household.version().to_owned(),
        facts: facts(&book.catalogue, &household, subject),
    };
    Ok(Json(values).into_response())
}

fn all(view: &View, catalogue: &VariableCatalogue, found: &KnownFacts) -> HouseholdFactValues {
    let household = &found.household;
    let members = household.subjects().into_iter().filter_map(|(subject, whose)| match whose {
        FactSubject::Household(_) => None,
        FactSubject::Person(person) => {
            Some(MemberFactValues { person, facts: facts(catalogue, household, subject) })
        }
    });
    let findings = found.findings.iter().map(|one| FindingValues {
        person: person_of(household.roster(), one.subject),
        variable: one.variable.clone(),
        finding: finding(view, one),
    });
    HouseholdFactValues {
        household: household.roster().household,
        version: household.version().to_owned(),
        facts: facts(catalogue, household, Subject::Household),
        members: members.collect(),
        findings: findings.collect(),
    }
}

/// The member that a subject is; nobody for the household itself.
pub(super) fn person_of(roster: &Roster, subject: Subject) -> Option<PersonId> {
    match subject {
        Subject::Household => None,
        Subject::Person(at) => roster.members.get(at).map(|member| member.person),
    }
}

/// What is recorded of a subject; what was taken back is not.
fn facts(
    catalogue: &VariableCatalogue,
    household: &SeenHousehold,
    subject: Subject,
) -> Vec<FactValues> {
    let known = catalogue.iter().filter_map(|(id, variable)| {
        let seen = household.get(catalogue, subject, id)?;
        let is_there = seen.answer != Some(Answered::NOT_ASKED);
        is_there.then(|| FactValues::of(variable, &seen))
    });
    known.collect()
}
