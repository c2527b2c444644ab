//! Looking at a person.

use database::{Audit, Database};
use kernel::{Permit, PersonId};

use crate::{
    consent::Purpose,
    permissions::ViewHousehold,
    store::{consent, contact, document, household, member, merging, partner, person, right},
    view::PersonFile,
};

/// A person with households, partners, contacts and documents; `None` when there is none within reach. The look stands in the
/// access log.
///
/// # Errors
/// [`database::Error`].
pub async fn find_person(
    permit: &Permit<ViewHousehold>,
    database: &Database,
    id: PersonId,
) -> database::Result<Option<PersonFile>> {
    let look = Audit::of("view_person").about("person", id);
    let look = look.fields(["jmbg", "contact", "document"]);
    let reader = database.read_personal(permit, look).await?;
    let Some(row) = person::find(&reader, id).await? else { return Ok(None) };
    let links = household::links(&reader, vec![row.household_id]).await?;
    let Some(household) = links.into_iter().next() else { return Ok(None) };
    let keys = reader.keys_of(&[row.id]).await?;
    Ok(Some(PersonFile {
        may_contact: consent::said_by(&reader, id).await?.agreed(Purpose::Contact),
        is_restricted: !right::restricted_among(&reader, &[id]).await?.is_empty(),
        person: person::open(&keys, &row)?,
        household,
        memberships: member::of_person(&reader, id).await?,
        partners: partner::of_person(&reader, id).await?,
        contacts: contact::of_person(&reader, id).await?,
        documents: document::of_person(&reader, id).await?,
        records: merging::merged_into(&reader, id).await?,
    }))
}
