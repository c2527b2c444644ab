//! Naming a household or a person at the head of a page.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit};

use super::Whom;
use crate::{
    permissions::ViewHousehold,
    store::{household, person, reach},
    view::Heading,
};

/// How a record is named; `None` when there is none within reach. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn find_heading(
    permit: &Permit<ViewHousehold>,
    database: &Database,
    whom: Whom,
) -> database::Result<Option<Heading>> {
    let look: Audit = whom.audit("name_record");
    let reader = database.read_personal(permit, look).await?;
    let row = match whom {
        Whom::Household(_) => None,
        Whom::Person(id) => match person::find(&reader, id).await? {
            None => return Ok(None),
            found => found,
        },
    };
    let id = match (whom, &row) {
        (Whom::Household(id), _) => id,
        (Whom::Person(_), Some(row)) => HouseholdId::from(row.household_id),
        (Whom::Person(_), None) => return Ok(None),
    };
    let Some(place) = reader.one(reach::household(&reader, id)).await? else { return Ok(None) };
    let heading = Heading {
        name: place.listed_name.clone(),
        person: None,
        version: place.version,
        is_present: place.closed_on.is_none(),
        is_protected: place.protection_id.is_some(),
        household: household::link(place),
    };
    Ok(Some(match row {
        None => heading,
        Some(row) => Heading {
            name: person::name(&row),
            person: Some(row.id.into()),
            version: row.version,
            is_present: row.ended_on.is_none(),
            is_protected: row.protection_id.is_some(),
            ..heading
        },
    }))
}
