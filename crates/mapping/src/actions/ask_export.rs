//! Asking for an export.

use assessment::{VariableCatalogue, find_usable_run, lists::ListRun, usable_runs};
use database::{Audit, Database, NewJob, Tx};
use kernel::{Permission, Permit};
use serde_json::json;

use super::Refused;
use crate::{
    export::{Asked, AskedList, Export, ExportId, NewExport},
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

/// The lists by which who asks may narrow an export, the newest first.
///
/// # Errors
/// [`database::Error`].
pub async fn lists_to_export<P: MayExport>(
    permit: &Permit<P>,
    database: &Database,
    catalogue: &VariableCatalogue,
) -> database::Result<Vec<ListRun>> {
    let reader = database.read_personal(permit, Audit::of("choose_list")).await?;
    usable_runs(&reader, permit.actor(), catalogue).await
}

/// Has a job make the export; with names only under the permission for it, whatever is asked for. The reason is kept sealed with the
/// export that the audit names, and so is the list by which it is narrowed.
///
/// # Errors
/// [`Refused::NotFound`] for a list that who asks may not use, [`Refused::Database`]; then nothing is written.
pub async fn ask_export<P: MayExport>(
    permit: &Permit<P>,
    database: &Database,
    catalogue: &VariableCatalogue,
    new: &NewExport,
) -> Result<ExportId, Refused> {
    let mut tx = database.begin(permit).await?;
    let asked = with_list(permit, &tx, catalogue, &new.asked).await?;
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
        sealed: export::seal(&mut tx, id, &asked).await?,
    };
    export::insert(&mut tx, &row).await?;
    let audit = if P::IS_IDENTIFIED { "ask_identified_export" } else { "ask_export" };
    let fields = ["reason"].into_iter().chain(asked.list.is_some().then_some("list"));
    tx.commit(Audit::of(audit).about("export", id).fields(fields)).await?;
    Ok(id)
}

/// What is asked for, with the list as it is known.
async fn with_list<P: MayExport>(
    permit: &Permit<P>,
    tx: &Tx,
    catalogue: &VariableCatalogue,
    asked: &Asked,
) -> Result<Asked, Refused> {
    let Some(list) = &asked.list else { return Ok(asked.clone()) };
    let found = find_usable_run(tx, permit.actor(), catalogue, list.run).await?;
    let run = found.ok_or(Refused::NotFound)?;
    Ok(Asked { list: Some(AskedList { run: run.id, name: run.name }), ..asked.clone() })
}
