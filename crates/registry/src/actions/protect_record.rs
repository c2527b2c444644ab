//! A household or a person is put under protection: from then on only a circle of users finds it, by any way.

use std::collections::BTreeSet;

use database::{Database, Tx};
use kernel::{HouseholdId, Permit, UserId};
use uuid::Uuid;

use super::{Refused, Whom, about_in, names, person_row};
use crate::{
    permissions::Protect,
    store::{
        household, person,
        protection::{self, NewProtection},
        reach,
    },
    view::Protection,
};

/// Puts a household with everybody in it, or one person, under protection. The circle always includes who does it. A household
/// in which everybody is protected is protected itself.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`]; then nothing is written.
pub async fn protect_record(
    permit: &Permit<Protect>,
    database: &Database,
    whom: Whom,
    reason: &str,
    circle: &[UserId],
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let about = about_in(&tx, whom).await?;
    if protection_in(&tx, whom).await?.is_some() {
        return Err(Refused::NotFound);
    }
    let circle = with_self(permit, circle);
    let new =
        NewProtection { household: about.household, person: about.person, reason, circle: &circle };
    let id = protection::insert(&mut tx, &new).await?;
    match whom {
        Whom::Household(household) => {
            household::set_protection(&mut tx, household, Some(id)).await?;
            for row in person::everybody_in(&tx, household).await? {
                if row.protection_id.is_none() {
                    person::set_protection(&mut tx, &row, Some(id)).await?;
                }
            }
        }
        Whom::Person(one) => {
            let row = person_row(&tx, one).await?;
            person::set_protection(&mut tx, &row, Some(id)).await?;
        }
    }
    protection::close_around(&mut tx, about.household).await?;
    household::refresh(&mut tx, about.household).await?;
    tx.commit(whom.audit("protect_record")).await?;
    Ok(())
}

/// Why a record is under protection and who sees it; `None` when it is under none, or not there.
///
/// # Errors
/// [`database::Error`].
pub async fn find_protection(
    permit: &Permit<Protect>,
    database: &Database,
    whom: Whom,
) -> database::Result<Option<Protection>> {
    let reader = database.read_personal(permit, whom.audit("view_protection")).await?;
    let id = match whom {
        Whom::Household(id) => {
            reader.one(reach::household(&reader, id)).await?.and_then(|row| row.protection_id)
        }
        Whom::Person(id) => person::find(&reader, id).await?.and_then(|row| row.protection_id),
    };
    let Some(id) = id else { return Ok(None) };
    let users = protection::circle_of(&reader, id).await?;
    let names = names(&reader, users.iter().copied().map(Some).collect()).await?;
    let circle = users.into_iter().map(|user| {
        let name = names.get(&user).cloned().unwrap_or_default();
        (user, name)
    });
    let circle = circle.collect();
    Ok(Some(Protection {
        reason: protection::reason_of(&reader, id).await?.unwrap_or_default(),
        circle,
    }))
}

/// Says anew who sees what is under a protection; who says it stays among them.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`]; then nothing is written.
pub async fn change_circle(
    permit: &Permit<Protect>,
    database: &Database,
    whom: Whom,
    circle: &[UserId],
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let id = protection_in(&tx, whom).await?.ok_or(Refused::NotFound)?;
    protection::set_circle(&mut tx, id, &with_self(permit, circle)).await?;
    tx.commit(whom.audit("change_circle")).await?;
    Ok(())
}

/// Ends a protection for everybody and everything that is under it.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`]; then nothing is written.
pub async fn end_protection(
    permit: &Permit<Protect>,
    database: &Database,
    whom: Whom,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let id = protection_in(&tx, whom).await?.ok_or(Refused::NotFound)?;
    let (households, persons) = reach::protected_by(&tx, id).await?;
    let mut touched: BTreeSet<Uuid> = households.iter().map(|row| row.id).collect();
    for row in &households {
        household::set_protection(&mut tx, row.id.into(), None).await?;
    }
    for row in &persons {
        person::set_protection(&mut tx, row, None).await?;
        touched.insert(row.household_id);
    }
    for household in touched {
        household::refresh(&mut tx, HouseholdId::from(household)).await?;
    }
    protection::end(&mut tx, id).await?;
    tx.commit(whom.audit("end_protection")).await?;
    Ok(())
}

async fn protection_in(tx: &Tx, whom: Whom) -> Result<Option<Uuid>, Refused> {
    Ok(match whom {
        Whom::Household(id) => {
            household::find_in(tx, id).await?.ok_or(Refused::NotFound)?.protection_id
        }
        Whom::Person(id) => person_row(tx, id).await?.protection_id,
    })
}

fn with_self(permit: &Permit<Protect>, circle: &[UserId]) -> Vec<UserId> {
    let all: BTreeSet<UserId> = circle.iter().copied().chain([permit.actor().user]).collect();
    all.into_iter().collect()
}
