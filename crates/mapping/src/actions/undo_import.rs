//! Taking a whole import back.

use database::{Audit, Database, NewJob};
use kernel::Permit;
use serde_json::json;

use super::Refused;
use crate::{
    import::{ImportId, ImportState},
    job::UNDO,
    permissions::UndoImport,
    store::import,
};

/// Has a job take the import back. Imports of one source are taken back from the last to the first.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::NotNow`], [`Refused::Followed`], [`Refused::Database`]; then nothing is changed.
pub async fn undo_import(
    permit: &Permit<UndoImport>,
    database: &Database,
    id: ImportId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let mut row = import::find_in(&tx, id).await?.ok_or(Refused::NotFound)?;
    if !matches!(row.state, ImportState::Imported | ImportState::Undoing) {
        return Err(Refused::NotNow);
    }
    if import::is_followed(&tx, &row).await? {
        return Err(Refused::Followed);
    }
    let job = NewJob::of(UNDO, json!({ "import": id.to_string() })).key(id.to_string());
    row.job = Some(tx.enqueue(job).await?);
    row.state = ImportState::Undoing;
    import::update(&mut tx, &row).await?;
    tx.commit(Audit::of("ask_undo").about("import", id)).await?;
    Ok(())
}
