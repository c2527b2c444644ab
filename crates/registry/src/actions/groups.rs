//! Groups and legal status of a person: seen, kept, ended.

use database::{Audit, Database};
use kernel::{Permit, PersonId};

use super::{Refused, changeable_person};
use crate::{
    group::{GroupFault, MarkData},
    permissions::{ViewGroups, ViewViolenceGroup},
    store::{consent as consents, mark, person},
    view::{EntryId, Marks},
};

/// The groups and the status that may be shown: what the person has withdrawn the consent for is hidden at once. `None` when
/// there is no such person within reach. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn list_marks(
    permit: &Permit<ViewGroups>,
    database: &Database,
    person: PersonId,
) -> database::Result<Option<Marks>> {
    let look = Audit::of("view_groups").about("person", person).fields(["group", "legal_status"]);
    let reader = database.read_personal(permit, look).await?;
    if person::find(&reader, person).await?.is_none() {
        return Ok(None);
    }
    let said = consents::said_by(&reader, person).await?;
    let sees_violence = may_violence(permit);
    let mut all = mark::of_person(&reader, person).await?;
    all.retain(|one| one.data.is_for(sees_violence));
    let count = all.len();
    let may = |purpose| said.may_use(purpose);
    let shown: Vec<_> = all.into_iter().filter(|one| one.data.may_be_shown(may)).collect();
    Ok(Some(Marks { hidden: count - shown.len(), shown }))
}

/// Keeps a group or a status.
///
/// # Errors
/// [`Refused::NotForYou`], [`Refused::NotFound`], [`Refused::Restricted`], [`Refused::Group`], [`Refused::Database`]; then nothing is
/// written.
pub async fn add_mark(
    permit: &Permit<ViewGroups>,
    database: &Database,
    person: PersonId,
    data: MarkData,
) -> Result<(), Refused> {
    if !data.is_for(may_violence(permit)) {
        return Err(Refused::NotForYou);
    }
    let mut tx = database.begin(permit).await?;
    changeable_person(&tx, person).await?;
    let said = consents::said_by(&tx, person).await?;
    data.check(|purpose| said.may_use(purpose))?;
    let known = mark::of_person_in(&tx, person).await?;
    if known.iter().any(|one| one.data.mark == data.mark) {
        return Err(GroupFault::KnownAlready.into());
    }
    mark::insert(&mut tx, person, &data).await?;
    tx.commit(Audit::of("add_group").about("person", person).fields(["group"])).await?;
    Ok(())
}

/// Ends a group or a status.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Restricted`], [`Refused::Database`]; then nothing is written.
pub async fn end_mark(
    permit: &Permit<ViewGroups>,
    database: &Database,
    person: PersonId,
    id: EntryId,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    changeable_person(&tx, person).await?;
    let known = mark::of_person_in(&tx, person).await?;
    let is_theirs = known.iter().any(|one| one.id == id && one.data.is_for(may_violence(permit)));
    if !is_theirs || !mark::end(&mut tx, person, id.uuid()).await? {
        return Err(Refused::NotFound);
    }
    tx.commit(Audit::of("end_group").about("person", person).fields(["group"])).await?;
    Ok(())
}

fn may_violence(permit: &Permit<ViewGroups>) -> bool {
    permit.actor().permit::<ViewViolenceGroup>().is_some()
}
