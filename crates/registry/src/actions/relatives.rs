//! Files of relatives: declared, opened with a reason, listed for who leads the office.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use database::{Audit, Database, PersonalReader};
use kernel::{HouseholdId, Permit, UserId};
use uuid::Uuid;

use super::{Refused, Whom, names};
use crate::{
    permissions::{KeepRelatives, ViewHousehold},
    store::{entities::relative::Model, household, reach, relatives},
    view::{EntryId, Relative},
};

/// How long a file stays open once it was opened with a reason.
const OPEN_FOR: TimeDelta = TimeDelta::hours(1);

/// Declares that a household is one of the user's relatives: from then on its file is closed to the user.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`]; then nothing is written.
pub async fn declare_relative(
    permit: &Permit<ViewHousehold>,
    database: &Database,
    id: HouseholdId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    household::find_in(&tx, id).await?.ok_or(Refused::NotFound)?;
    let user = permit.actor().user;
    if relatives::find_in(&tx, user, id).await?.is_none() {
        relatives::declare(&mut tx, user, id).await?;
    }
    tx.commit(Audit::of("declare_relative").about("household", id)).await?;
    Ok(())
}

/// The user's own declaration for which a household, or the household of a person, is closed to the user; `None` otherwise.
///
/// # Errors
/// [`database::Error`].
pub async fn find_closed_relative(
    permit: &Permit<ViewHousehold>,
    database: &Database,
    whom: Whom,
) -> database::Result<Option<Relative>> {
    let reader = database.read_personal(permit, whom.audit("view_relative")).await?;
    let id = match whom {
        Whom::Household(id) => Some(id),
        Whom::Person(id) => reach::household_of(&reader, id).await?,
    };
    let Some(id) = id else { return Ok(None) };
    if household::exists(&reader, id).await? {
        return Ok(None);
    }
    let Some(row) = relatives::find(&reader, permit.actor().user, id).await? else {
        return Ok(None);
    };
    Ok(seen(&reader, vec![row], Vec::new()).await?.into_iter().next())
}

/// Opens the file of a relative for an hour, with why.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`]; then nothing is written.
pub async fn open_relatives_file(
    permit: &Permit<ViewHousehold>,
    database: &Database,
    id: HouseholdId,
    reason: &str,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let declared = relatives::find_in(&tx, permit.actor().user, id).await?;
    let declared = declared.ok_or(Refused::NotFound)?;
    let until = tx.now() + OPEN_FOR;
    relatives::open(&mut tx, &declared, until, reason).await?;
    tx.commit(Audit::of("open_relatives_file").about("household", id).fields(["reason"])).await?;
    Ok(())
}

/// What the user declared; for who leads the office what everybody declared, with why files were opened.
///
/// # Errors
/// [`database::Error`].
pub async fn list_relatives(
    permit: &Permit<ViewHousehold>,
    database: &Database,
) -> database::Result<Vec<Relative>> {
    let keeps = permit.actor().permit::<KeepRelatives>().is_some();
    let reader = database.read_personal(permit, Audit::of("list_relatives")).await?;
    let of = (!keeps).then_some(permit.actor().user);
    let rows = relatives::list(&reader, of).await?;
    let openings = if keeps { relatives::openings(&reader, &rows).await? } else { Vec::new() };
    seen(&reader, rows, openings).await
}

/// Ends a declaration: that is for who leads the office, not for who made it.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`]; then nothing is written.
pub async fn end_relative(
    permit: &Permit<KeepRelatives>,
    database: &Database,
    id: EntryId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let row = relatives::by_id(&tx, id.uuid()).await?.ok_or(Refused::NotFound)?;
    if UserId::from(row.user_id) == permit.actor().user {
        return Err(Refused::NotForYou);
    }
    relatives::end(&mut tx, row.id).await?;
    let household = HouseholdId::from(row.household_id);
    tx.commit(Audit::of("end_relative").about("household", household)).await?;
    Ok(())
}

type Opening = (Uuid, String, chrono::DateTime<chrono::Utc>);

/// Rows with the names and codes that go with them. What is under somebody else's protection is not among them.
async fn seen(
    reader: &PersonalReader,
    rows: Vec<Model>,
    openings: Vec<Opening>,
) -> database::Result<Vec<Relative>> {
    let names = names(reader, rows.iter().map(|row| Some(row.user_id.into())).collect()).await?;
    let codes = reach::codes(reader, rows.iter().map(|row| row.household_id).collect()).await?;
    let mut of: BTreeMap<Uuid, Vec<_>> = BTreeMap::new();
    for (declared, reason, at) in openings {
        of.entry(declared).or_default().push((reason, at));
    }
    let relative = |row: Model| {
        let user = UserId::from(row.user_id);
        Some(Relative {
            id: row.id.into(),
            user,
            user_name: names.get(&user).cloned().unwrap_or_default(),
            household: row.household_id.into(),
            code: codes.get(&row.household_id)?.clone(),
            declared_at: row.recorded_at,
            openings: of.get(&row.id).cloned().unwrap_or_default(),
        })
    };
    Ok(rows.into_iter().filter_map(relative).collect())
}
