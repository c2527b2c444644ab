//! What is known of a person's documents is recorded.

use database::{Audit, Database};
use kernel::{Permit, PersonId};

use super::{Refused, changeable_person};
use crate::{document::DocumentData, permissions::ChangeHousehold, store::document};

/// Records what is known of a document, in the place of what was known before; that stays with its time.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Restricted`], [`Refused::Database`]; then nothing is written.
pub async fn write_document(
    permit: &Permit<ChangeHousehold>,
    database: &Database,
    person: PersonId,
    data: &DocumentData,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    changeable_person(&tx, person).await?;
    document::write(&mut tx, person, data).await?;
    tx.commit(Audit::of("write_document").about("person", person).fields(["document"])).await?;
    Ok(())
}
