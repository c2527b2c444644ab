//! Taking everything that a municipality has out of the installation, and deleting it when it has left.

use database::{
    Audit, Database, JobFault, JobRun, NewJob, PersonalReader, UnitRow,
    jobs::{self, JobFilter, JobView},
};
use kernel::{BlobId, JobId, Permit};
use tables::{CsvStyle, Format, Value, write_csv};
use uuid::Uuid;

use super::Refused;
use crate::{
    notice::{Notice, notify},
    permissions::ExportMunicipality,
};

/// Name of the job.
pub(crate) const JOB: &str = "identity.export_municipality";
/// Files of this kind hold CSV tables of one municipality.
const MEDIA: &str = "application/x-tar";
/// Exports that are shown.
const MOST: u64 = 20;

/// Asks for an export. It is made in the background; while one is being made, no second one is.
///
/// # Errors
/// [`database::Error`].
pub async fn ask_export(
    permit: &Permit<ExportMunicipality>,
    database: &Database,
) -> database::Result<JobId> {
    let mut tx = database.begin(permit).await?;
    let job = tx.enqueue(NewJob::of(JOB, serde_json::json!({})).key("whole")).await?;
    tx.commit(Audit::of("ask_export").about("job", job)).await?;
    Ok(job)
}

/// Exports of the municipality, the newest first.
///
/// # Errors
/// [`database::Error`].
pub async fn list_exports(
    permit: &Permit<ExportMunicipality>,
    database: &Database,
) -> database::Result<Vec<JobView>> {
    let filter = JobFilter { kind: Some(JOB.to_owned()), ..JobFilter::default() };
    jobs::list(&database.read(permit).await?, &filter, None, MOST).await
}

/// Hands an export out, once: afterwards it is gone.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Over`] when it was handed out already, [`Refused::Database`].
pub async fn take_export(
    permit: &Permit<ExportMunicipality>,
    database: &Database,
    job: JobId,
) -> Result<Vec<u8>, Refused> {
    let found = list_exports(permit, database).await?;
    let found = found.into_iter().find(|one| one.id == job).ok_or(Refused::NotFound)?;
    let blob = found.result.as_ref().and_then(|result| result.get("blob")?.as_str());
    let blob: BlobId = blob.and_then(|id| id.parse().ok()).ok_or(Refused::NotFound)?;
    let mut tx = database.begin(permit).await?;
    let file = tx.blob(blob).await?.ok_or(Refused::Over)?;
    tx.delete_blob(blob).await?;
    tx.commit(Audit::of("take_export").about("job", job)).await?;
    Ok(file.bytes.to_vec())
}

/// The job: a tape archive with a table of CSV each, and the files.
pub(crate) async fn run(run: JobRun) -> Result<(), JobFault> {
    let look = Audit::of("export_municipality").about("job", run.id);
    let reader = run.database.read_personal(&run.authority, look.clone()).await?;
    let bytes = archive(&reader, &run).await?;
    drop(reader);
    let mut tx = run.database.begin(&run.authority).await?;
    // Sealed under a key of its own, which nobody else's erasure destroys.
    let subject: Uuid = tx.new_id()?;
    let blob = tx.put_blob(subject, MEDIA, &bytes).await?;
    if let Some(user) = run.authority.user() {
        let unit = run.authority.scope().unit().cloned();
        let notice = Notice::of("identity-notice-export", "/admin/export");
        notify(&mut tx, user, unit.as_ref(), notice).await?;
    }
    run.result(serde_json::json!({ "blob": blob }));
    tx.complete(&run).await?;
    tx.commit(look).await?;
    Ok(())
}

async fn archive(reader: &PersonalReader, run: &JobRun) -> Result<Vec<u8>, JobFault> {
    let mut archive = tar::Builder::new(Vec::new());
    let tables = reader.tables_of_unit().await?;
    let total = tables.len() as u64;
    for (done, table) in tables.iter().enumerate() {
        run.progress(done as u64, total);
        let mut rows: Vec<UnitRow> = Vec::new();
        let take = |mut part: Vec<UnitRow>| {
            rows.append(&mut part);
            Ok(())
        };
        reader.rows_of_unit(table, take).await?;
        append(&mut archive, &format!("{table}.csv"), &csv_of(&rows)?)?;
        if table == "blob" {
            append_files(&mut archive, reader, &rows).await?;
        }
    }
    archive.into_inner().map_err(|cause| JobFault(cause.to_string()))
}

fn append(archive: &mut tar::Builder<Vec<u8>>, name: &str, bytes: &[u8]) -> Result<(), JobFault> {
    let mut header = tar::Header::new_gnu();
    header.set_size(bytes.len() as u64);
    header.set_mode(0o600);
    let appended = archive.append_data(&mut header, name, bytes);
    appended.map_err(|cause| JobFault(cause.to_string()))
}

/// Files by their id; exports made earlier are none of the municipality's.
async fn append_files(
    archive: &mut tar::Builder<Vec<u8>>,
    reader: &PersonalReader,
    rows: &[UnitRow],
) -> Result<(), JobFault> {
    for row in rows {
        let text = |name: &str| row.get(name).and_then(serde_json::Value::as_str);
        let Some(id) = text("id").and_then(|id| Uuid::parse_str(id).ok()) else { continue };
        if text("media_type") == Some(MEDIA) {
            continue;
        }
        if let Some(file) = reader.blob(id.into()).await? {
            append(archive, &format!("files/{id}"), &file.bytes)?;
        }
    }
    Ok(())
}

/// The rows of a table; the columns are those of the first row, which all have.
fn csv_of(rows: &[UnitRow]) -> Result<Vec<u8>, JobFault> {
    let columns: Vec<&str> =
        rows.first().map(|row| row.keys().map(String::as_str).collect()).unwrap_or_default();
    let mut bytes = Vec::new();
    let values =
        rows.iter().map(|row| columns.iter().map(|name| value_of(row.get(*name))).collect());
    write_csv(&mut bytes, CsvStyle::PLAIN, &columns, values)
        .map_err(|cause| JobFault(cause.to_string()))?;
    Ok(bytes)
}

fn value_of(value: Option<&serde_json::Value>) -> Value {
    match value {
        None | Some(serde_json::Value::Null) => Value::Empty,
        Some(serde_json::Value::String(text)) => Value::Text(text.clone()),
        Some(serde_json::Value::Number(number)) => match number.as_f64() {
            Some(number) => Value::Number(number, Format::General),
            None => Value::Text(number.to_string()),
        },
        Some(other) => Value::Text(other.to_string()),
    }
}
