//! Taking an item out of a list until a day, and letting it in again.

use chrono::NaiveDate;
use database::{Audit, Database, Tx};
use kernel::Permit;

use super::Refused;
use crate::{
    gathering,
    list::{Item, ItemId, ItemState, ListState, WhyLeft},
    permissions::CarryOut,
    store::{hold, item, list},
};

/// Takes an item out, with the reason; its record stays off the lists until the day is over. Of what is left out for another reason the
/// hold is remembered, too.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::NotNow`], [`Refused::Day`], [`Refused::Database`]; then nothing is changed.
pub async fn hold_item(
    permit: &Permit<CarryOut>,
    database: &Database,
    id: ItemId,
    (until, reason): (NaiveDate, &str),
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let found = changeable(&tx, id).await?;
    if until <= tx.now().date_naive() {
        return Err(Refused::Day);
    }
    hold::write(&mut tx, &found, until, reason).await?;
    item::set_state(&mut tx, id, ItemState::LeftOut, Some(WhyLeft::Held)).await?;
    tx.commit(audit("hold_retained", &found)).await?;
    Ok(())
}

/// Ends the hold of an item: it is due again, unless something else keeps it when its turn comes.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::NotNow`], [`Refused::Database`]; then nothing is changed.
pub async fn release_item(
    permit: &Permit<CarryOut>,
    database: &Database,
    id: ItemId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let found = changeable(&tx, id).await?;
    if !hold::remove(&mut tx, &found).await? {
        return Err(Refused::NotNow);
    }
    item::set_state(&mut tx, id, ItemState::Due, None).await?;
    tx.commit(audit("release_retained", &found)).await?;
    Ok(())
}

/// An item of an open list that may be seen.
async fn changeable(tx: &Tx, id: ItemId) -> Result<Item, Refused> {
    let found = item::find(tx, id).await?.ok_or(Refused::NotFound)?;
    if !gathering::is_seen(tx, &found).await? {
        return Err(Refused::NotFound);
    }
    let of = list::find(tx, found.list).await?.ok_or(Refused::NotFound)?;
    if of.state != ListState::Open || of.has_lapsed(tx.now().date_naive()) {
        return Err(Refused::NotNow);
    }
    Ok(found)
}

fn audit(action: &'static str, item: &Item) -> Audit {
    let audit = Audit::of(action).fields([item.kind.name()]);
    match item.person {
        Some(person) => audit.about("person", person),
        None => audit.about("household", item.household),
    }
}
