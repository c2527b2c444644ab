//! Confirming a list.

use database::{Audit, Database, NewJob};
use kernel::Permit;
use serde_json::json;

use super::{Refused, seen};
use crate::{
    jobs::CARRY_OUT,
    list::{ItemState, ListId, ListState},
    permissions::CarryOut,
    store::{item, list},
};

/// Confirms a list: a job does what is due on it, as far as who confirmed sees it. For a list that was confirmed before and whose job was
/// called off or failed for good a new one is asked for; while one waits or works, it goes on alone.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::NotNow`], [`Refused::Nothing`], [`Refused::Database`]; then nothing is changed.
pub async fn confirm_list(
    permit: &Permit<CarryOut>,
    database: &Database,
    id: ListId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let found = list::find(&tx, id).await?.ok_or(Refused::NotFound)?;
    let today = tx.now().date_naive();
    let is_open = matches!(found.state, ListState::Open | ListState::Acting);
    if !is_open || found.has_lapsed(today) {
        return Err(Refused::NotNow);
    }
    let items = item::of_list(&tx, id).await?;
    let due = items.into_iter().filter(|one| one.state == ItemState::Due).collect();
    if found.state == ListState::Open && seen(&tx, due).await?.is_empty() {
        return Err(Refused::Nothing);
    }
    let job = NewJob::of(CARRY_OUT, json!({ "list": id.to_string() })).key(id.to_string());
    let job = tx.enqueue(job).await?;
    let action = if found.state == ListState::Open {
        list::confirm(&mut tx, id, job).await?;
        "confirm_retention_list"
    } else {
        list::go_on(&mut tx, id, job).await?;
        "go_on_with_retention_list"
    };
    tx.commit(Audit::of(action).about("retention_list", id)).await?;
    Ok(())
}
