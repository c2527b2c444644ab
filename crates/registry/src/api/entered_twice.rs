//! Households that were entered twice, for programs: two records side by side, taking them for one, and undoing it.

use chrono::{DateTime, Utc};
use kernel::{HouseholdId, PersonId, UserId};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use web::{
    Answer, Json, May, Problem, ProblemKind, View,
    axum::{Json as Body, extract::Path, http::StatusCode, response::IntoResponse as _},
};

use super::{households::household, refused, values::HouseholdValues};
use crate::{
    HouseholdMerging, compare_households, merge_household_records,
    merged::{ChosenRecord, HouseholdComparison, HouseholdMergeId, MergedHousehold},
    merging::ShownPlace,
    permissions::MergePersons,
    undo_household_merge,
};

/// Most characters of a reason.
const LONGEST_REASON: usize = 500;

/// Another record of a household.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct MergedHouseholdValues {
    /// The merge, by which it is undone.
    #[schema(value_type = Uuid)]
    merge: HouseholdMergeId,
    #[schema(value_type = Uuid)]
    household: HouseholdId,
    code: String,
    merged_at: DateTime<Utc>,
    /// Null for the program.
    #[schema(value_type = Option<Uuid>)]
    merged_by: Option<UserId>,
    reason: String,
}

/// Two records side by side.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct ComparisonValues {
    /// The record that is to stand for the household.
    keep: HouseholdValues,
    other: HouseholdValues,
    /// Everybody who is there in the other record.
    members: Vec<LikelyValues>,
    /// Who of the record that is kept can be chosen.
    choices: Vec<ChoiceValues>,
    /// From which record each value is best taken: `left` is the one that is kept.
    shown: ShownPlace,
    /// The versions of both, kept one first.
    versions: [i32; 2],
}

/// A member of the other record, with who it may be.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct LikelyValues {
    #[schema(value_type = Uuid)]
    person: PersonId,
    /// The likeliest record of the household that is kept; null when nobody is alike.
    #[schema(value_type = Option<Uuid>)]
    likely: Option<PersonId>,
    probability: Option<f64>,
    /// Who is proposed as the same person; null for who is in the other record only.
    #[schema(value_type = Option<Uuid>)]
    same_as: Option<PersonId>,
}

/// A record of the household that is kept.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct ChoiceValues {
    #[schema(value_type = Uuid)]
    person: PersonId,
    name: String,
    /// Whether another record stands for the person: that one is merged with.
    is_merged: bool,
}

/// That two records are of one household.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct NewHouseholdMerge {
    /// Everybody who is there in the other record.
    members: Vec<SameValues>,
    /// From which record each value is taken: `left` is the one that is kept. The sensible ones when absent.
    shown: Option<ShownPlace>,
    /// The versions of both that were looked at, kept one first.
    versions: [i32; 2],
    #[serde(default)]
    reason: String,
}

/// Who a member of the other record is.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
struct SameValues {
    #[schema(value_type = Uuid)]
    person: PersonId,
    /// The record of the household that is kept; null for who is in the other record only and lives there, too.
    #[schema(value_type = Option<Uuid>)]
    same_as: Option<PersonId>,
}

/// Nothing more is to be said.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct HouseholdUndoWanted {}

/// A merge that was made.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub(super) struct CreatedHouseholdMerge {
    #[schema(value_type = Uuid)]
    id: HouseholdMergeId,
}

/// Two records that may be of one household, with who may be whom.
#[utoipa::path(
    get,
    path = "/api/v1/households/{id}/entered-twice/{other}",
    tag = "registry",
    params(("id" = String, Path, format = Uuid), ("other" = String, Path, format = Uuid)),
    responses((status = 200, body = ComparisonValues))
)]
pub(super) async fn compare(
    May(permit): May<MergePersons>,
    view: View,
    Path((id, other)): Path<(String, String)>,
) -> Answer {
    let found = found(&permit, &view, (&id, &other)).await?;
    Ok(Body(ComparisonValues::from(found)).into_response())
}

async fn found(
    permit: &kernel::Permit<MergePersons>,
    view: &View,
    (id, other): (&str, &str),
) -> Result<HouseholdComparison, Problem> {
    let (keep, other) = (household(id)?, household(other)?);
    let found = compare_households(permit, view.app().database(), keep, other).await?;
    found.filter(|_| keep != other).ok_or_else(Problem::not_found)
}

/// Takes two records for one household: the other one is closed, and its members are merged or filed here.
#[utoipa::path(
    post,
    path = "/api/v1/households/{id}/entered-twice/{other}",
    tag = "registry",
    params(("id" = String, Path, format = Uuid), ("other" = String, Path, format = Uuid)),
    request_body = NewHouseholdMerge,
    responses((status = 201, body = CreatedHouseholdMerge))
)]
pub(super) async fn merge(
    May(permit): May<MergePersons>,
    view: View,
    Path((id, other)): Path<(String, String)>,
    Json(new): Json<NewHouseholdMerge>,
) -> Answer {
    let found = found(&permit, &view, (&id, &other)).await?;
    let reason = new.reason.trim().to_owned();
    if reason.chars().count() > LONGEST_REASON {
        let told = view.t("registry-error-choice");
        return Err(Problem::of(ProblemKind::Invalid).with_fields(vec![("reason".into(), told)]));
    }
    let [keep, other] = new.versions;
    let merging = HouseholdMerging {
        keep: found.keep.id,
        other: found.other.id,
        members: new.members.iter().map(|one| (one.person, one.same_as)).collect(),
        shown: new.shown.unwrap_or(found.sensible),
        versions: (keep, other),
        reason,
    };
    let merged = merge_household_records(&permit, view.app().database(), &merging).await;
    let id = merged.map_err(|error| refused(&view, error))?;
    Ok((StatusCode::CREATED, Body(CreatedHouseholdMerge { id })).into_response())
}

/// Takes a merge of households back.
#[utoipa::path(
    post,
    path = "/api/v1/households/{id}/merges/{merge}/undo",
    tag = "registry",
    params(("id" = String, Path, format = Uuid), ("merge" = String, Path, format = Uuid)),
    request_body = HouseholdUndoWanted,
    responses((status = 204))
)]
pub(super) async fn undo(
    May(permit): May<MergePersons>,
    view: View,
    Path((id, merge)): Path<(String, String)>,
    Json(_): Json<HouseholdUndoWanted>,
) -> Answer {
    household(&id)?;
    let merge = merge.parse().map_err(|_invalid| Problem::not_found())?;
    let undone = undo_household_merge(&permit, view.app().database(), merge).await;
    undone.map_err(|error| refused(&view, error))?;
    Ok(StatusCode::NO_CONTENT.into_response())
}

impl From<MergedHousehold> for MergedHouseholdValues {
    fn from(one: MergedHousehold) -> Self {
        Self {
            merge: one.merge,
            household: one.household.id,
            code: one.household.code,
            merged_at: one.merged_at,
            merged_by: one.merged_by,
            reason: one.reason,
        }
    }
}

impl From<HouseholdComparison> for ComparisonValues {
    fn from(found: HouseholdComparison) -> Self {
        let likely = |person: PersonId, likely: Option<(PersonId, f64)>| LikelyValues {
            person,
            likely: likely.map(|(person, _)| person),
            probability: likely.map(|(_, probability)| probability),
            same_as: found.proposed(person),
        };
        let members = found.members.iter().map(|one| likely(one.person, one.likely)).collect();
        let choice = |one: &ChosenRecord| ChoiceValues {
            person: one.person,
            name: one.data.listed_name(),
            is_merged: one.is_merged,
        };
        Self {
            members,
            choices: found.choices.iter().map(choice).collect(),
            shown: found.sensible,
            versions: [found.keep.version, found.other.version],
            keep: found.keep.into(),
            other: found.other.into(),
        }
    }
}
