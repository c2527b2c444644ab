//! The list of imports.

use database::Database;
use kernel::Permit;

use crate::{
    import::{Import, ListRequest},
    permissions::ImportHouseholds,
    store::import,
};

/// A page of the municipality's imports, and how many there are.
///
/// # Errors
/// [`database::Error`].
pub async fn list_imports(
    permit: &Permit<ImportHouseholds>,
    database: &Database,
    request: &ListRequest,
) -> database::Result<(Vec<Import>, u64)> {
    let reader = database.read(permit).await?;
    Ok((import::page(&reader, request).await?, import::count(&reader, request).await?))
}

/// Sources that were named before, the last first.
///
/// # Errors
/// [`database::Error`].
pub async fn list_sources(
    permit: &Permit<ImportHouseholds>,
    database: &Database,
) -> database::Result<Vec<String>> {
    import::sources(&database.read(permit).await?).await
}
