//! Persons who may have been entered twice, for programs: the queue, a pair with what speaks for and against it, decisions.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{HouseholdId, PersonId};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{
    Answer, Json, May, Problem, ProblemKind, View,
    axum::{Json as Body, extract::Path, response::IntoResponse as _},
    cursor,
};

use super::{PAGE, kept::ContactValues, next, refused, values::Member};
use crate::{
    actions::Deciding,
    decide_pair,
    duplicates::{
        ListedPair, PairDecision, PairId, PairPage, PairRecord, PairReview, PairState, PairView,
        ShownFields, Side,
    },
    find_pair, list_pairs,
    permissions::ReviewDuplicates,
    undo_decision,
};

/// Most characters of a reason.
const LONGEST_REASON: usize = 500;

/// Which pairs are listed.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub(super) struct Listed {
    /// Where they stand; open ones when absent.
    state: Option<PairState>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// A pair in a list.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct PairValues {
    #[schema(value_type = Uuid)]
    id: PairId,
    names: [String; 2],
    /// log2 odds that it is one person.
    weight: f64,
    found_at: DateTime<Utc>,
    state: PairState,
    /// Whether the reader has decided and a second look is awaited.
    awaits_second: bool,
}

/// A page of pairs.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct PairListValues {
    pairs: Vec<PairValues>,
    /// To get the page after this one; absent on the last.
    next: Option<String>,
}

/// One of the two records.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct PairRecordValues {
    person: Member,
    #[schema(value_type = Uuid)]
    household: HouseholdId,
    household_code: String,
    settlement: String,
    address: String,
    others: Vec<OtherValues>,
    contacts: Vec<ContactValues>,
    created_at: DateTime<Utc>,
    changed_at: DateTime<Utc>,
}

/// Somebody else in the household.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct OtherValues {
    #[schema(value_type = Uuid)]
    id: PersonId,
    name: String,
    birth_date: Option<NaiveDate>,
}

/// What a field says about the pair.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct EvidenceValues {
    field: String,
    /// How the values agree: `exact`, `typo`, `swapped`, `missing` …
    level: &'static str,
    /// log2 of the likelihood ratio.
    weight: f64,
}

/// A decision.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct ReviewValues {
    decision: PairDecision,
    at: DateTime<Utc>,
    /// Null for the program.
    reviewer: Option<String>,
    is_blind_second: bool,
    is_final: bool,
}

/// A pair with what speaks for and against one person.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct PairFileValues {
    #[schema(value_type = Uuid)]
    id: PairId,
    state: PairState,
    found_at: DateTime<Utc>,
    left: PairRecordValues,
    right: PairRecordValues,
    /// log2 odds before anything is compared.
    prior: f64,
    evidence: Vec<EvidenceValues>,
    /// The sum of `prior` and of the evidence.
    weight: f64,
    probability: f64,
    /// What should be looked at: `jmbg-missing`, `perhaps-twins` …
    #[schema(value_type = Vec<String>)]
    findings: Vec<linkage::Finding>,
    /// From which record each value is best taken.
    shown: ShownFields,
    /// Which record is best kept.
    kept: Side,
    may_decide: bool,
    may_undo: bool,
    /// While a pair is open the reader's own decisions alone.
    reviews: Vec<ReviewValues>,
}

/// A decision about a pair.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewDecision {
    decision: PairDecision,
    /// From which record each value is taken when it is one person; the sensible ones when absent.
    shown: Option<ShownFields>,
    /// Which record is kept; the sensible one when absent.
    kept: Option<Side>,
    /// The versions of the left and the right person that were looked at.
    versions: [i32; 2],
    #[serde(default)]
    reason: String,
}

/// Nothing more is to be said.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct UndoWanted {}

/// Where a pair stands after a decision.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct PairStateValues {
    state: PairState,
}

/// Pairs of records that may be of one person, the weightiest first.
#[utoipa::path(
    get,
    path = "/api/v1/duplicates",
    tag = "registry",
    params(Listed),
    responses((status = 200, body = PairListValues))
)]
pub(super) async fn list(May(permit): May<ReviewDuplicates>, view: View) -> Answer {
    let listed: Listed = view.read_query()?;
    let beside = listed.cursor.as_deref().map(cursor::read).transpose()?;
    let state = listed.state.unwrap_or(PairState::Open);
    let page = PairPage { state, is_descending: true, beside, limit: PAGE };
    let found = list_pairs(&permit, view.app().database(), &page).await?;
    let next = next(&found.rows, |row| (row.weight_milli, row.id));
    let pairs = found.rows.into_iter().map(pair).collect();
    Ok(Body(PairListValues { pairs, next }).into_response())
}

/// A pair with both records and what speaks for and against one person.
#[utoipa::path(
    get,
    path = "/api/v1/duplicates/{id}",
    tag = "registry",
    params(("id" = String, Path, format = Uuid)),
    responses((status = 200, body = PairFileValues))
)]
pub(super) async fn find(
    May(permit): May<ReviewDuplicates>,
    view: View,
    Path(id): Path<String>,
) -> Answer {
    let found = find_pair(&permit, view.app().database(), pair_id(&id)?).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(Body(PairFileValues::from(found)).into_response())
}

/// Decides about a pair; "same" merges the two records.
#[utoipa::path(
    post,
    path = "/api/v1/duplicates/{id}/decision",
    tag = "registry",
    params(("id" = String, Path, format = Uuid)),
    request_body = NewDecision,
    responses((status = 200, body = PairStateValues))
)]
pub(super) async fn decide(
    May(permit): May<ReviewDuplicates>,
    view: View,
    Path(id): Path<String>,
    Json(new): Json<NewDecision>,
) -> Answer {
    let (database, id) = (view.app().database(), pair_id(&id)?);
    let found = find_pair(&permit, database, id).await?.ok_or_else(Problem::not_found)?;
    let reason = new.reason.trim().to_owned();
    if reason.chars().count() > LONGEST_REASON {
        let told = view.t("registry-error-choice");
        return Err(Problem::of(ProblemKind::Invalid).with_fields(vec![("reason".into(), told)]));
    }
    let [left, right] = new.versions;
    let deciding = Deciding {
        decision: new.decision,
        shown: new.shown.unwrap_or(found.sensible),
        kept: new.kept.unwrap_or(found.kept),
        versions: Some((left, right)),
        reason,
    };
    let state = decide_pair(&permit, database, id, &deciding).await;
    let state = state.map_err(|error| refused(&view, error))?;
    Ok(Body(PairStateValues { state }).into_response())
}

/// Takes back the last decision about a pair; records that it merged are two again.
#[utoipa::path(
    post,
    path = "/api/v1/duplicates/{id}/undo",
    tag = "registry",
    params(("id" = String, Path, format = Uuid)),
    request_body = UndoWanted,
    responses((status = 200, body = PairStateValues))
)]
pub(super) async fn undo(
    May(permit): May<ReviewDuplicates>,
    view: View,
    Path(id): Path<String>,
    Json(_): Json<UndoWanted>,
) -> Answer {
    let state = undo_decision(&permit, view.app().database(), pair_id(&id)?).await;
    let state = state.map_err(|error| refused(&view, error))?;
    Ok(Body(PairStateValues { state }).into_response())
}

fn pair_id(text: &str) -> Result<PairId, Problem> {
    text.parse().map_err(|_invalid| Problem::not_found())
}

fn pair(one: ListedPair) -> PairValues {
    let weight = one.weight();
    PairValues {
        id: one.id,
        names: one.names.map(|(name, _)| name),
        weight,
        found_at: one.found_at,
        state: one.state,
        awaits_second: one.awaits_second,
    }
}

impl From<PairView> for PairFileValues {
    fn from(found: PairView) -> Self {
        Self {
            id: found.id,
            state: found.state,
            found_at: found.found_at,
            left: record(found.left),
            right: record(found.right),
            prior: found.prior,
            evidence: found
                .evidence
                .into_iter()
                .map(|one| EvidenceValues {
                    field: one.field,
                    level: one.level.code(),
                    weight: one.weight,
                })
                .collect(),
            weight: found.weight,
            probability: found.probability,
            findings: found.findings,
            shown: found.sensible,
            kept: found.kept,
            may_decide: found.may_decide,
            may_undo: found.may_undo,
            reviews: found.reviews.into_iter().map(review).collect(),
        }
    }
}

fn record(one: PairRecord) -> PairRecordValues {
    let others = one.others.into_iter();
    let others = others.map(|(id, name, birth_date)| OtherValues { id, name, birth_date });
    PairRecordValues {
        person: Member::of(one.id, one.version, one.data),
        household: one.household.id,
        household_code: one.household.code,
        settlement: one.settlement,
        address: one.address,
        others: others.collect(),
        contacts: one.contacts.into_iter().map(super::kept::contact).collect(),
        created_at: one.created_at,
        changed_at: one.changed_at,
    }
}

fn review(one: PairReview) -> ReviewValues {
    ReviewValues {
        decision: one.decision,
        at: one.at,
        reviewer: one.reviewer,
        is_blind_second: one.is_blind_second,
        is_final: one.is_final,
    }
}
