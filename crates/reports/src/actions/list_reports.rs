//! The list of reports.

use database::Database;
use kernel::Permit;

use crate::{
    permissions::ListReports,
    report::{ListRequest, MadeReport},
    store::report,
};

/// A page of the municipality's reports, and how many there are.
///
/// # Errors
/// [`database::Error`].
pub async fn list_reports(
    permit: &Permit<ListReports>,
    database: &Database,
    request: &ListRequest,
) -> database::Result<(Vec<MadeReport>, u64)> {
    let reader = database.read(permit).await?;
    Ok((report::page(&reader, request).await?, report::count(&reader, request).await?))
}
