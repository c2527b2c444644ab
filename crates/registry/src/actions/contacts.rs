//! How a person is reached is recorded, and ended when it does not hold any more.

use database::{Audit, Database};
use kernel::{Permit, PersonId};

use super::{Refused, changeable_person};
use crate::{contact::ContactData, permissions::ChangeHousehold, store::contact, view::EntryId};

/// Records a way to reach a person.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Restricted`], [`Refused::Database`]; then nothing is written.
pub async fn add_contact(
    permit: &Permit<ChangeHousehold>,
    database: &Database,
    person: PersonId,
    data: &ContactData,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    changeable_person(&tx, person).await?;
    contact::insert(&mut tx, person, data).await?;
    tx.commit(Audit::of("add_contact").about("person", person).fields(["contact"])).await?;
    Ok(())
}

/// Ends a way to reach a person.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Restricted`], [`Refused::Database`]; then nothing is written.
pub async fn end_contact(
    permit: &Permit<ChangeHousehold>,
    database: &Database,
    person: PersonId,
    id: EntryId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    changeable_person(&tx, person).await?;
    if !contact::end(&mut tx, person, id.uuid()).await? {
        return Err(Refused::NotFound);
    }
    tx.commit(Audit::of("end_contact").about("person", person).fields(["contact"])).await?;
    Ok(())
}
