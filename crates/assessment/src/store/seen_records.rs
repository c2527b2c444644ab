//! Which records that something kept is about may be told of, and what is withheld of each.

use std::collections::{BTreeMap, BTreeSet};

use database::Look;
use kernel::{HouseholdId, PersonId};
use registry::{Roster, households_within_reach, persons_within_reach, refused_by};
use uuid::Uuid;

use crate::withheld::{Withheld, records_of};

/// The household, its members and their other records as they are read, and of `further` households and persons those within reach.
pub(crate) async fn seen_records(
    look: &impl Look,
    roster: &Roster,
    further: impl Iterator<Item = Uuid>,
) -> database::Result<BTreeMap<Uuid, Withheld>> {
    let mut seen = records_of(roster);
    let others: BTreeSet<Uuid> = further.filter(|id| !seen.contains_key(id)).collect();
    if others.is_empty() {
        return Ok(seen);
    }
    let households: Vec<HouseholdId> = others.iter().copied().map(HouseholdId::from).collect();
    let households = households_within_reach(look, &households).await?;
    seen.extend(households.into_iter().map(|id| (id.uuid(), Withheld::default())));
    let persons: Vec<PersonId> = others.into_iter().map(PersonId::from).collect();
    let persons = persons_within_reach(look, &persons).await?;
    let refused = refused_by(look, &persons).await?;
    let withheld = |id| refused.get(&id).map(|purposes| Withheld::of(purposes));
    seen.extend(persons.into_iter().map(|id| (id.uuid(), withheld(id).unwrap_or_default())));
    Ok(seen)
}
