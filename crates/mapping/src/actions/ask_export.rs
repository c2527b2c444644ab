//! Asking for an export.

use database::{Audit, Database, NewJob};
use kernel::{Permission, Permit};
use serde_json::json;

use crate::{
    export::{Export, ExportId, NewExport},
    job::EXPORT,
    permissions::{ExportAnswers, ExportIdentified},
    store::export,
};

/// A permission to take households out.
pub trait MayExport: Permission {
    /// Whether with names.
    const IS_IDENTIFIED: bool;
}

impl MayExport for ExportAnswers {
    const IS_IDENTIFIED: bool = false;
}

impl MayExport for ExportIdentified {
    const IS_IDENTIFIED: bool = true;
}

/// Has a job make the export; with names only under the permission for it, whatever is asked for. The reason is kept sealed with the
/// export that the audit names.
///
/// # Errors
/// [`database::Error`]; then nothing is written.
pub async fn ask_export<P: MayExport>(
    permit: &Permit<P>,
    database: &Database,
    new: &NewExport,
) -> database::Result<ExportId> {
    let mut tx = database.begin(permit).await?;
    let id: ExportId = tx.new_id()?;
    let job = tx.enqueue(NewJob::of(EXPORT, json!({ "export": id.to_string() }))).await?;
    let row = Export {
        id,
        format: new.format,
        is_identified: P::IS_IDENTIFIED,
        job,
        asked_by: tx.authority().user(),
        asked_at: tx.now(),
        made_at: None,
        removed_at: None,
        households: 0,
        persons: 0,
        file: None,
        descriptions: None,
        sealed: export::seal(&mut tx, id, &new.asked).await?,
    };
    export::insert(&mut tx, &row).await?;
    let audit = if P::IS_IDENTIFIED { "ask_identified_export" } else { "ask_export" };
    tx.commit(Audit::of(audit).about("export", id).fields(["reason"])).await?;
    Ok(id)
}
