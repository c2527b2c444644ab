//! Files about households and persons: kept, listed, taken, removed.

use database::{Blob, Database, Tx};
use kernel::Permit;
use uuid::Uuid;

use super::{Refused, Whom, about, changeable, may_restricted, names};
use crate::{
    permissions::Attach,
    picture::{FileKind, kept},
    store::attachment::{self, Named},
    view::{About, AttachedFile, EntryId},
};

/// A file that somebody gives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewFile {
    /// Its name on the sender's machine: to show, never a path.
    pub name: String,
    /// What it is, in words.
    pub about: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Only for case managers and coordinators.
    pub is_restricted: bool,
}

/// A file that can be kept.
pub(super) struct Usable {
    kind: FileKind,
    bytes: Vec<u8>,
    named: Named,
    is_restricted: bool,
}

impl Usable {
    /// A PDF, or a picture without what cameras write into it.
    pub(super) fn of(new: NewFile) -> Result<Self, Refused> {
        let kind = FileKind::of(&new.bytes).ok_or(Refused::FileKind)?;
        let bytes = kept(kind, &new.bytes).ok_or(Refused::FileKind)?;
        let named = Named { name: new.name, about: new.about };
        Ok(Self { kind, bytes, named, is_restricted: new.is_restricted })
    }

    /// Keeps it about somebody, or about a household.
    pub(super) async fn keep(&self, tx: &mut Tx, about: About) -> database::Result<Uuid> {
        let what = (self.kind, self.is_restricted);
        attachment::insert(tx, about, &self.named, what, &self.bytes).await
    }
}

/// Keeps a file that is a PDF or a picture, pictures without what cameras write into them.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::NotForYou`], [`Refused::FileKind`], [`Refused::Database`]; then nothing is kept.
pub async fn attach_file(
    permit: &Permit<Attach>,
    database: &Database,
    whom: Whom,
    new: NewFile,
) -> Result<(), Refused> {
    if new.is_restricted && !may_restricted(permit.actor()) {
        return Err(Refused::NotForYou);
    }
    let usable = Usable::of(new)?;
    let mut tx = database.begin(permit).await?;
    let about = changeable(&tx, whom).await?;
    usable.keep(&mut tx, about).await?;
    tx.commit(whom.audit("attach_file").fields(["attachment"])).await?;
    Ok(())
}

/// Files, the last first, restricted ones for who may see them; `None` when there is nothing within reach.
///
/// # Errors
/// [`database::Error`].
pub async fn list_files(
    permit: &Permit<Attach>,
    database: &Database,
    whom: Whom,
) -> database::Result<Option<Vec<AttachedFile>>> {
    let reader = database.read_personal(permit, whom.audit("list_files")).await?;
    let Some(about) = about(&reader, whom).await? else { return Ok(None) };
    let mut files = attachment::list(&reader, about, may_restricted(permit.actor())).await?;
    let names = names(&reader, files.iter().map(|one| one.recorded_by).collect()).await?;
    for one in &mut files {
        one.author = one.recorded_by.and_then(|user| names.get(&user).cloned());
    }
    Ok(Some(files))
}

/// A file with its bytes; `None` when there is none within reach. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn take_file(
    permit: &Permit<Attach>,
    database: &Database,
    whom: Whom,
    id: EntryId,
) -> database::Result<Option<(AttachedFile, Blob)>> {
    let look = whom.audit("take_file").fields(["attachment"]);
    let reader = database.read_personal(permit, look).await?;
    let Some(about) = about(&reader, whom).await? else { return Ok(None) };
    let may_restricted = may_restricted(permit.actor());
    let found = attachment::find(&reader, about, id.uuid(), may_restricted).await?;
    let Some((file, blob)) = found else { return Ok(None) };
    Ok(reader.blob(blob).await?.map(|blob| (file, blob)))
}

/// Takes a file away for good; that it was there, and who took it away, stays.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`]; then nothing is changed.
pub async fn remove_file(
    permit: &Permit<Attach>,
    database: &Database,
    whom: Whom,
    id: EntryId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let about = changeable(&tx, whom).await?;
    if !attachment::remove(&mut tx, about, id.uuid(), may_restricted(permit.actor())).await? {
        return Err(Refused::NotFound);
    }
    tx.commit(whom.audit("remove_file").fields(["attachment"])).await?;
    Ok(())
}
