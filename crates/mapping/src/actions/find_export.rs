//! One export, how far it is, and its files.

use database::{Audit, Blob, Database, jobs};
use identity::names_of;
use kernel::Permit;

use super::Progress;
use crate::{
    export::{Asked, Export, ExportId},
    permissions::{ExportAnswers, ExportIdentified},
    store::export,
};

/// Which file of an export.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ExportPart {
    /// The rows.
    Rows,
    /// The descriptions of its columns.
    Descriptions,
}

/// An export of the municipality, how far it is, what was asked for and by whom; `None` where there is none.
///
/// # Errors
/// [`database::Error`].
pub async fn find_export(
    permit: &Permit<ExportAnswers>,
    database: &Database,
    id: ExportId,
) -> database::Result<Option<(Export, Progress, Option<Asked>, Option<String>)>> {
    let look = Audit::of("find_export").about("export", id);
    let reader = database.read_personal(permit, look).await?;
    let Some(found) = export::find(&reader, id).await? else { return Ok(None) };
    let keys = reader.keys_of(&[id.uuid()]).await?;
    let asked = export::open(&keys, &found)?;
    let is_over = found.made_at.is_some() || found.removed_at.is_some();
    let progress =
        if is_over { Progress::Idle } else { Progress::of(jobs::find(&reader, found.job).await?) };
    let asked_by = names_of(&reader, found.asked_by).await?.into_values().next();
    Ok(Some((found, progress, asked, asked_by)))
}

/// A file of an export: only for who asked for it, since what is in it is what that person may see. One with names needs the
/// permission for it still. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn take_export(
    permit: &Permit<ExportAnswers>,
    database: &Database,
    id: ExportId,
    part: ExportPart,
) -> database::Result<Option<(Export, Blob)>> {
    let look = Audit::of("take_export").about("export", id);
    let reader = database.read_personal(permit, look).await?;
    let found = export::find(&reader, id).await?;
    let user = reader.authority().user();
    let is_theirs = |one: &Export| one.asked_by == user && user.is_some();
    let may_names = permit.actor().permit::<ExportIdentified>().is_some();
    let Some(found) = found.filter(is_theirs).filter(|one| may_names || !one.is_identified) else {
        return Ok(None);
    };
    let blob = match part {
        ExportPart::Rows => found.file,
        ExportPart::Descriptions => found.descriptions,
    };
    let Some(blob) = blob else { return Ok(None) };
    Ok(reader.blob(blob).await?.map(|blob| (found, blob)))
}
