//! Notes about households and persons: read, written, corrected.

use database::Database;
use kernel::Permit;

use super::{Refused, Whom, about, changeable, may_restricted, names};
use crate::{
    membership::check_day,
    note::NoteData,
    permissions::ViewNotes,
    store::note,
    view::{About, EntryId, Note},
};

/// Notes, the last first, with earlier versions; those for few are there for those few only. `None` when there is nothing
/// within reach. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn list_notes(
    permit: &Permit<ViewNotes>,
    database: &Database,
    whom: Whom,
) -> database::Result<Option<Vec<Note>>> {
    let look = whom.audit("view_notes").fields(["note"]);
    let reader = database.read_personal(permit, look).await?;
    let Some(about) = about(&reader, whom).await? else { return Ok(None) };
    let mut notes = note::list(&reader, about, may_restricted(permit.actor())).await?;
    let names = names(&reader, notes.iter().map(|one| one.recorded_by).collect()).await?;
    for one in &mut notes {
        one.author = one.recorded_by.and_then(|user| names.get(&user).cloned());
    }
    Ok(Some(notes))
}

/// The last notes that hold, those for few for those few only; none when there is nothing within reach. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub(crate) async fn last_notes(
    permit: &Permit<ViewNotes>,
    database: &Database,
    whom: Whom,
    limit: u64,
) -> database::Result<Vec<Note>> {
    let look = whom.audit("view_notes").fields(["note"]);
    let reader = database.read_personal(permit, look).await?;
    let about = match whom {
        Whom::Household(household) => Some(About { household, person: None }),
        Whom::Person(_) => about(&reader, whom).await?,
    };
    let Some(about) = about else { return Ok(Vec::new()) };
    note::last(&reader, about, may_restricted(permit.actor()), limit).await
}

/// Writes a note; with `corrects` in the place of another, which stays readable as an earlier version.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::NotForYou`], [`Refused::Membership`] for a day to come, [`Refused::Database`]; then nothing
/// is written.
pub async fn write_note(
    permit: &Permit<ViewNotes>,
    database: &Database,
    whom: Whom,
    data: &NoteData,
    corrects: Option<EntryId>,
) -> Result<(), Refused> {
    if data.is_restricted && !may_restricted(permit.actor()) {
        return Err(Refused::NotForYou);
    }
    let mut tx = database.begin(permit).await?;
    let about = changeable(&tx, whom).await?;
    check_day(data.day, None, tx.now().date_naive())?;
    let old = match corrects {
        Some(id) => {
            let found = note::find_in(&tx, about, id.uuid()).await?;
            let found = found.filter(|row| !row.is_restricted || may_restricted(permit.actor()));
            Some(found.ok_or(Refused::NotFound)?)
        }
        None => None,
    };
    note::insert(&mut tx, about, data, old.as_ref()).await?;
    tx.commit(whom.audit("write_note").fields(["note"])).await?;
    Ok(())
}
