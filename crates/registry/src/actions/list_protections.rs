//! Protected records: those of the user's circles, and those whose circle works here no more.

use std::collections::{BTreeMap, BTreeSet};

use database::{Audit, Database};
use kernel::{HouseholdId, Permit, PersonId, UserId};

use super::Refused;
use crate::{
    permissions::Protect,
    store::{household, person, protection},
    view::{EntryId, ProtectedRecord, ProtectedRecords},
};

/// What the user's circles protect, and how many protections have nobody left in their circle who works here. The look stands in
/// the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn list_protections(
    permit: &Permit<Protect>,
    database: &Database,
) -> database::Result<ProtectedRecords> {
    let reader = database.read_personal(permit, Audit::of("list_protections")).await?;
    let here: BTreeSet<UserId> =
        identity::colleagues(&reader).await?.into_iter().map(|(user, _)| user).collect();
    let user = permit.actor().user;
    let (mut own, mut left) = (Vec::new(), Vec::new());
    for (row, circle) in protection::all(&reader).await? {
        if circle.contains(&user) {
            own.push(row);
        } else if circle.is_disjoint(&here) {
            left.push((EntryId::from(row.id), row.recorded_at));
        }
    }
    let households = own.iter().map(|row| row.household_id).collect();
    let households = household::links(&reader, households).await?;
    let households: BTreeMap<HouseholdId, _> =
        households.into_iter().map(|link| (link.id, link)).collect();
    let persons = own.iter().filter_map(|row| row.person_id).collect();
    let persons = person::some(&reader, persons).await?;
    let names: BTreeMap<_, String> =
        persons.iter().map(|row| (row.id, person::name(row))).collect();
    let own = own.into_iter().filter_map(|row| {
        let name = match row.person_id {
            Some(person) => names.get(&person)?.clone(),
            None => households.get(&row.household_id.into())?.listed_name.clone(),
        };
        Some(ProtectedRecord {
            household: row.household_id.into(),
            person: row.person_id.map(PersonId::from),
            name,
            since: row.recorded_at,
        })
    });
    Ok(ProtectedRecords { own: own.collect(), left })
}

/// Takes a place in the circle of a protection in whose circle nobody works here any more: a record must not get lost. The audit
/// keeps who did.
///
/// # Errors
/// [`Refused::NotFound`] also when somebody of the circle works here still, [`Refused::Database`]; then nothing is written.
pub async fn take_protection(
    permit: &Permit<Protect>,
    database: &Database,
    id: EntryId,
) -> Result<(), Refused> {
    let look = Audit::of("list_colleagues");
    let reader = database.read_personal(permit, look).await?;
    let here = identity::colleagues(&reader).await?;
    drop(reader);
    let mut tx = database.begin(permit).await?;
    let circle = protection::circle_in(&tx, id.uuid()).await?.ok_or(Refused::NotFound)?;
    if here.iter().any(|(user, _)| circle.contains(user)) {
        return Err(Refused::NotFound);
    }
    let user = permit.actor().user;
    let all: BTreeSet<UserId> = circle.into_iter().chain([user]).collect();
    let all: Vec<UserId> = all.into_iter().collect();
    protection::set_circle(&mut tx, id.uuid(), &all).await?;
    tx.commit(Audit::of("take_protection").about("protection", id.uuid())).await?;
    Ok(())
}
