//! Changing the mapping of an import and previewing it again.

use assessment::{Eyes, VariableCatalogue};
use database::{Audit, Database, NewJob};
use kernel::Permit;
use serde_json::json;

use super::{Refused, checked};
use crate::{
    import::{ImportId, ImportState},
    job::PREVIEW,
    permissions::ImportHouseholds,
    store::{import, mapping},
};

/// Previews an import by another mapping, which is kept under a name when one is given.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::NotNow`], [`Refused::Mapping`], [`Refused::Sealed`], [`Refused::NoSecondFile`],
/// [`Refused::Database`]; then nothing is changed.
pub async fn change_mapping(
    permit: &Permit<ImportHouseholds>,
    database: &Database,
    (catalogue, eyes): (&VariableCatalogue, Eyes),
    id: ImportId,
    (text, name): (&str, Option<&str>),
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let mut row = import::find_in(&tx, id).await?.ok_or(Refused::NotFound)?;
    if !row.state.can_preview() || row.file.is_none() {
        return Err(Refused::NotNow);
    }
    checked(text, catalogue, eyes, row.households.is_some())?;
    let job = NewJob::of(PREVIEW, json!({ "import": id.to_string() }));
    row.job = Some(tx.enqueue(job).await?);
    row.state = ImportState::Previewing;
    text.clone_into(&mut row.mapping);
    row.counts = None;
    import::update(&mut tx, &row).await?;
    if let Some(name) = name {
        mapping::keep(&mut tx, name, text).await?;
    }
    tx.commit(Audit::of("change_mapping").about("import", id).fields(["mapping"])).await?;
    Ok(())
}
