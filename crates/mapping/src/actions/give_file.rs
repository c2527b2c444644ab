//! Giving a file for an import.

use std::sync::Arc;

use assessment::{Eyes, VariableCatalogue};
use database::{Audit, Database, NewJob};
use kernel::Permit;
use serde_json::json;
use tables::{Options, Table};

use super::{Refused, checked};
use crate::{
    import::{Import, ImportId, ImportState, NewImport},
    job::PREVIEW,
    permissions::ImportHouseholds,
    proposal::propose,
    store::import,
};

/// What given files are kept as.
const MEDIA: &str = "application/octet-stream";

/// Keeps the file sealed and has it previewed; without a mapping one is proposed from its header and waits to be looked at.
///
/// # Errors
/// [`Refused::Mapping`], [`Refused::Sealed`], [`Refused::NoSecondFile`], [`Refused::File`], [`Refused::Database`]; then nothing
/// is kept.
pub async fn give_file(
    permit: &Permit<ImportHouseholds>,
    database: &Database,
    (catalogue, eyes): (&VariableCatalogue, Eyes),
    new: NewImport,
) -> Result<ImportId, Refused> {
    let has_second = new.households.is_some();
    let mapping = match &new.mapping {
        Some(text) => {
            checked(text, catalogue, eyes, has_second)?;
            text.clone()
        }
        None => proposed(&new, catalogue).await?,
    };
    let mut tx = database.begin(permit).await?;
    let id: ImportId = tx.new_id()?;
    let file = tx.put_blob(id.uuid(), MEDIA, &new.file.bytes).await?;
    let households = match &new.households {
        Some(second) => Some(tx.put_blob(id.uuid(), MEDIA, &second.bytes).await?),
        None => None,
    };
    let (state, job) = if new.mapping.is_some() {
        let job = NewJob::of(PREVIEW, json!({ "import": id.to_string() }));
        (ImportState::Previewing, Some(tx.enqueue(job).await?))
    } else {
        (ImportState::Draft, None)
    };
    let row = Import {
        id,
        source: new.source,
        round: new.round,
        valid_from: new.valid_from,
        file_name: new.file.name,
        file: Some(file),
        households_name: new.households.map(|one| one.name).unwrap_or_default(),
        households,
        mapping,
        state,
        job,
        asked_by: tx.authority().user(),
        asked_at: tx.now(),
        imported_at: None,
        undone_at: None,
        entry: tx.new_id()?,
        counts: None,
        findings: None,
        undone: None,
    };
    import::insert(&mut tx, &row).await?;
    tx.commit(Audit::of("give_file").about("import", id)).await?;
    Ok(id)
}

async fn proposed(new: &NewImport, catalogue: &VariableCatalogue) -> Result<String, Refused> {
    let (name, bytes): (String, Arc<[u8]>) =
        (new.file.name.clone(), new.file.bytes.as_slice().into());
    let header = tokio::task::spawn_blocking(move || {
        let table = Table::from_reader(&name, std::io::Cursor::new(bytes), &Options::default())?;
        Ok(table.header().to_vec())
    });
    let header: Result<Vec<String>, tables::Finding> =
        header.await.map_err(|_ended| database::Error::Stopped("reading a file"))?;
    let header = header.map_err(|finding| Refused::File(finding.to_string()))?;
    Ok(propose(&header, catalogue))
}
