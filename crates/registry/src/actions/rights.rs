//! What a person asks for by right: recorded and decided.

use chrono::NaiveDate;
use database::{Audit, Database};
use kernel::{Permit, PersonId};

use super::{Refused, person_row};
use crate::{
    membership::check_day,
    permissions::HandleRights,
    rights::{OpenPage, OpenRequest, RightRequest, RightState, decisions},
    store::{person, right, standing},
    view::{EntryId, KeptRequest},
};

/// The requests of a person in all records, the last first; `None` when there is none within reach. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn list_rights(
    permit: &Permit<HandleRights>,
    database: &Database,
    id: PersonId,
) -> database::Result<Option<Vec<KeptRequest>>> {
    let look = Audit::of("view_rights").about("person", id);
    let reader = database.read_personal(permit, look).await?;
    if person::find(&reader, id).await?.is_none() {
        return Ok(None);
    }
    right::of_all_records(&reader, id).await.map(Some)
}

/// Open requests, and how many there are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OpenRights {
    /// The requests, in the order that was asked for.
    pub rows: Vec<OpenRequest>,
    /// How many there are.
    pub total: u64,
}

/// A page of the requests of everybody within reach that nobody has decided about. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn list_open_rights(
    permit: &Permit<HandleRights>,
    database: &Database,
    page: &OpenPage,
) -> database::Result<OpenRights> {
    let reader = database.read_personal(permit, Audit::of("list_open_rights")).await?;
    let rows = right::open_ones(&reader, page).await?;
    Ok(OpenRights { rows, total: right::count_open(&reader).await? })
}

/// Records what a person asks for, in the record that stands for the person.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Membership`] for a day to come, [`Refused::Database`]; then nothing is written.
pub async fn record_right(
    permit: &Permit<HandleRights>,
    database: &Database,
    id: PersonId,
    request: &RightRequest,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    person_row(&tx, id).await?;
    check_day(request.asked_on, None, tx.now().date_naive())?;
    let id = PersonId::from(standing::standing_of(&tx, id.uuid()).await?);
    right::insert(&mut tx, id, request).await?;
    tx.commit(Audit::of("record_right").about("person", id)).await?;
    Ok(())
}

/// Decides about a request of a person in whichever record it was made, with the answer that the person gets. Erasure itself is [`erase_person`](super::erase_person).
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Decided`], [`Refused::Database`]; then nothing is written.
pub async fn decide_right(
    permit: &Permit<HandleRights>,
    database: &Database,
    id: PersonId,
    request: EntryId,
    (decision, answer): (RightState, &str),
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    person_row(&tx, id).await?;
    let found = right::find_in(&tx, id, request.uuid()).await?;
    let (record, kind, state) = found.ok_or(Refused::NotFound)?;
    person_row(&tx, record).await?;
    if !decisions(kind, state).contains(&decision) {
        return Err(Refused::Decided);
    }
    let today: NaiveDate = tx.now().date_naive();
    right::decide(&mut tx, record, request.uuid(), (decision, today), answer).await?;
    tx.commit(Audit::of("decide_right").about("person", record).fields([decision.name()])).await?;
    Ok(())
}
