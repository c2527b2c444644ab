//! Mappings that are kept under a name.

use database::{Audit, Database};
use kernel::Permit;

use super::Refused;
use crate::{
    import::{KeptMapping, MappingId},
    permissions::ImportHouseholds,
    store::mapping,
};

/// All of the municipality, by name.
///
/// # Errors
/// [`database::Error`].
pub async fn list_mappings(
    permit: &Permit<ImportHouseholds>,
    database: &Database,
) -> database::Result<Vec<KeptMapping>> {
    mapping::list(&database.read(permit).await?).await
}

/// Removes a kept mapping; imports made by it keep theirs.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`]; then nothing is removed.
pub async fn remove_mapping(
    permit: &Permit<ImportHouseholds>,
    database: &Database,
    id: MappingId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    if !mapping::remove(&mut tx, id).await? {
        return Err(Refused::NotFound);
    }
    tx.commit(Audit::of("remove_mapping").about("import_mapping", id)).await?;
    Ok(())
}
