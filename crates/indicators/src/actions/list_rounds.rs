//! The rounds of mapping, for choosing one and for seeing how far mapping is.

use assessment::{MappedRound, mapped_rounds};
use database::{Audit, Database};
use kernel::Permit;

use crate::permissions::ViewCoverage;

/// The rounds by name, with how many households each has. Counts of households are all that is told.
///
/// # Errors
/// [`database::Error`].
pub async fn list_rounds(
    permit: &Permit<ViewCoverage>,
    database: &Database,
) -> database::Result<Vec<MappedRound>> {
    let reader = database.read_personal(permit, Audit::of("count_rounds")).await?;
    mapped_rounds(&reader).await
}
