//! What somebody entered last and what is still to be asked there: for the first page of who enters.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look,
    sea_orm::{
        ColumnTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
        sea_query::{Expr, ExprTrait as _},
    },
};
use uuid::Uuid;

use super::{
    consent,
    entities::{consent as answer, household, person},
    household as households, person as persons, reach,
};
use crate::{consent::Purpose, unasked::UnaskedHousehold, view::HouseholdLink};

/// For other contexts: the open households that who looks entered last, the newest first, at most `limit`; none for the program.
///
/// # Errors
/// [`database::Error`].
pub async fn entered_last(look: &impl Look, limit: u64) -> database::Result<Vec<HouseholdLink>> {
    let Some(user) = look.authority().user().map(Uuid::from) else { return Ok(Vec::new()) };
    let select = reach::households(look)
        .filter(household::Column::CreatedBy.eq(user))
        .filter(household::Column::ClosedOn.is_null())
        // Ids follow the time at which they are given.
        .order_by_desc(household::Column::Id)
        .limit(limit);
    Ok(look.all(select).await?.into_iter().map(households::link).collect())
}

/// Of the `among` households that who looks entered last, those in which somebody was never asked about a purpose, the newest first, at
/// most `limit`.
pub(crate) async fn unasked(
    look: &impl Look,
    purpose: Purpose,
    (among, limit): (u64, usize),
) -> database::Result<Vec<UnaskedHousehold>> {
    let entered = entered_last(look, among).await?;
    let mut silent = silent(look, purpose, &entered).await?;
    let mut found = Vec::new();
    for household in entered {
        let mut members = Vec::new();
        for row in silent.remove(&household.id.uuid()).unwrap_or_default() {
            // What was answered in another record of the person counts.
            if consent::said_by(look, row.id.into()).await?.agreed(purpose).is_none() {
                members.push((row.id.into(), persons::name(&row)));
            }
        }
        if !members.is_empty() {
            found.push(UnaskedHousehold { household, members });
        }
        if found.len() >= limit {
            break;
        }
    }
    Ok(found)
}

/// Members of households who live there and under whose own record nothing was said about a purpose, by household.
async fn silent(
    look: &impl Look,
    purpose: Purpose,
    households: &[HouseholdLink],
) -> database::Result<BTreeMap<Uuid, Vec<person::Model>>> {
    let ids: BTreeSet<Uuid> = households.iter().map(|one| one.id.uuid()).collect();
    let mut said = look.values::<answer::Entity>(answer::Column::Id);
    said.and_where(
        Expr::col((answer::Entity, answer::Column::PersonId))
            .equals((person::Entity, person::Column::Id)),
    )
    .and_where(answer::Column::Purpose.eq(purpose.name()));
    let select = reach::members_among(look, ids)
        .filter(person::Column::EndedOn.is_null())
        .filter(person::Column::CanonicalId.is_null())
        .filter(Expr::exists(said).not())
        .order_by_asc(person::Column::Position);
    let mut found: BTreeMap<Uuid, Vec<person::Model>> = BTreeMap::new();
    for row in look.all(select).await? {
        found.entry(row.household_id).or_default().push(row);
    }
    Ok(found)
}
