//! Asking for a report: a job makes it.

use database::{Audit, Database, NewJob};
use kernel::Permit;
use serde_json::json;

use crate::{
    job::KIND,
    permissions::MakeReport,
    report::{NewReport, ReportId},
    store::report,
};

/// Writes down what is asked for and has a job make it.
///
/// # Errors
/// [`database::Error`]; then nothing is written.
pub async fn ask_report(
    permit: &Permit<MakeReport>,
    database: &Database,
    new: &NewReport,
) -> database::Result<ReportId> {
    let mut tx = database.begin(permit).await?;
    let id: ReportId = tx.new_id()?;
    let job = tx.enqueue(NewJob::of(KIND, json!({ "report": id.to_string() }))).await?;
    report::insert(&mut tx, id, new, job).await?;
    tx.commit(Audit::of("ask_report").about("report", id)).await?;
    Ok(id)
}
