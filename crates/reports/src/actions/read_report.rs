//! Taking a report away.

use database::Database;
use kernel::Permit;

use crate::{
    permissions::ListReports,
    report::{MadeReport, ReportId},
    store::report,
};

/// A report with the bytes of its file; `None` where there is none or it is not made yet.
///
/// # Errors
/// [`database::Error`].
pub async fn read_report(
    permit: &Permit<ListReports>,
    database: &Database,
    id: ReportId,
) -> database::Result<Option<(MadeReport, Vec<u8>)>> {
    let reader = database.read(permit).await?;
    let found = report::find(&reader, id).await?;
    Ok(found.zip(report::bytes(&reader, id).await?))
}
