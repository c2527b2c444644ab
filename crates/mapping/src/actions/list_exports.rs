//! The list of exports.

use database::Database;
use kernel::Permit;

use crate::{
    export::{Export, ExportListRequest},
    permissions::ExportAnswers,
    store::export,
};

/// A page of the municipality's exports, and how many there are.
///
/// # Errors
/// [`database::Error`].
pub async fn list_exports(
    permit: &Permit<ExportAnswers>,
    database: &Database,
    request: &ExportListRequest,
) -> database::Result<(Vec<Export>, u64)> {
    let reader = database.read(permit).await?;
    Ok((export::page(&reader, request).await?, export::count(&reader).await?))
}
