//! A household that is no more is closed; it stays readable and can be opened again.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit};

use super::{Change, Refused, unchanged_household};
use crate::{
    membership::{HowClosed, HowLeft, MembershipFault},
    permissions::ChangeMembership,
    steps::Source,
    store::{
        closing::{self, End},
        household, member, person,
    },
};

/// Closes a household. When it moves away, its members go with it; otherwise nobody may live there any more.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Membership`], [`Refused::Database`] with `Stale`; then nothing is written.
pub async fn close_household(
    permit: &Permit<ChangeMembership>,
    database: &Database,
    id: HouseholdId,
    how: HowClosed,
    change: Change,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let row = unchanged_household(&tx, id, &change).await?;
    let members = person::everybody_in(&tx, id).await?;
    let goes_along = matches!(how, HowClosed::MovedAway | HowClosed::Mistake);
    if !members.is_empty() && !goes_along {
        return Err(MembershipFault::HasMembers.into());
    }
    let subjects: Vec<_> = members.iter().map(|row| row.id).collect();
    let keys = tx.keys_for(&subjects).await?;
    let (day, left) = (change.valid_from, HowLeft::MovedOut);
    for one in &members {
        let person = one.id.into();
        member::leave(&mut tx, &keys, person, (day, left), &change.reason).await?;
        person::raise_version(&mut tx, person, one.version).await?;
        person::end(&mut tx, person, day, left).await?;
    }
    household::refresh(&mut tx, id).await?;
    let end = End { how, into: None, on: day, reason: &change.reason, source: Source::Office };
    closing::close(&mut tx, &row, end).await?;
    tx.commit(Audit::of("close_household").about("household", id).fields(["closed_how"])).await?;
    Ok(())
}

/// Opens a closed household again, empty: its members are brought back one by one.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`]; then nothing is written.
pub async fn reopen_household(
    permit: &Permit<ChangeMembership>,
    database: &Database,
    id: HouseholdId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let row = household::find_in(&tx, id).await?.ok_or(Refused::NotFound)?;
    if row.closed_on.is_none() {
        return Err(Refused::NotFound);
    }
    closing::reopen(&mut tx, &row, Source::Office).await?;
    tx.commit(Audit::of("reopen_household").about("household", id).fields(["closed_how"])).await?;
    Ok(())
}
