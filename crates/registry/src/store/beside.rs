//! Whether anything is known beside the rows of a household and of its members: most have nothing, and one statement tells it.

use std::collections::BTreeSet;

use database::{
    Owned, PersonalReader,
    sea_orm::{
        self, ColumnTrait as _, FromQueryResult, QueryFilter as _, QuerySelect as _,
        QueryTrait as _, Select,
        sea_query::{SelectStatement, UnionType},
    },
};
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use super::{
    entities::{consent, household, household_merge, person_merge, right_request},
    reach,
};
use crate::consent::ConsentAnswer;

#[derive(Debug, FromQueryResult)]
struct Sign {
    #[expect(dead_code, reason = "only whether there is one is asked")]
    id: Uuid,
}

/// For other contexts: whether a household and its present members `members` stand for other records, somebody said no to a use of their
/// data, or asks for something by right. Where nothing of it is so, what was kept about them need not be looked at more closely.
///
/// # Errors
/// [`database::Error`].
pub async fn is_anything_beside(
    reader: &PersonalReader,
    household: HouseholdId,
    members: &BTreeSet<PersonId>,
) -> database::Result<bool> {
    let persons = || members.iter().map(|id| id.uuid()).collect::<BTreeSet<Uuid>>();
    let home = || BTreeSet::from([household.uuid()]);
    let no = [ConsentAnswer::Refused, ConsentAnswer::Withdrawn].map(ConsentAnswer::name);
    let merged = reader
        .select_among::<person_merge::Entity, _>(person_merge::Column::CanonicalId, persons())
        .filter(person_merge::Column::UndoneAt.is_null());
    let households = reader
        .select_among::<household_merge::Entity, _>(household_merge::Column::CanonicalId, home())
        .filter(household_merge::Column::UndoneAt.is_null());
    let gone_on = reach::gone_on(reader, household::Column::MergedInto, home());
    let refused = reader
        .select_among::<consent::Entity, _>(consent::Column::PersonId, persons())
        .filter(consent::Column::Answer.is_in(no));
    let asked =
        reader.select_among::<right_request::Entity, _>(right_request::Column::PersonId, persons());
    let mut all = ids(merged, person_merge::Column::PersonId);
    for one in [
        ids(households, household_merge::Column::HouseholdId),
        ids(gone_on, household::Column::Id),
        ids(refused, consent::Column::PersonId),
        ids(asked, right_request::Column::PersonId),
    ] {
        all.union(UnionType::All, one);
    }
    let found: Vec<Sign> = reader.rows(&all).await?;
    Ok(!found.is_empty())
}

fn ids<E: Owned>(select: Select<E>, column: E::Column) -> SelectStatement {
    select.select_only().column_as(column, "id").into_query()
}
