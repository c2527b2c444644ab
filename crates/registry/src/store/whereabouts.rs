//! Where households are found and how their members are reached: for who goes there with a list in hand.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look,
    sea_orm::{ColumnTrait as _, QueryFilter as _, QueryOrder as _},
};
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use super::{
    consent, contact,
    entities::contact::{Column, Entity},
    reach, roster,
    standing::{self, Others},
};
use crate::{consent::Purpose, contact::ContactData, roster::Member};

/// Ids in one statement.
const IDS_A_STATEMENT: usize = 500;

/// Where a household is found, and how its members are reached.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Whereabouts {
    /// Its code.
    pub code: String,
    /// Its address; empty when none is known.
    pub address: String,
    /// Members in the order of entry, each with the ways to reach them, the preferred one first. Who said no to being contacted is not
    /// among them.
    pub reached: Vec<(Member, Vec<ContactData>)>,
}

/// The whereabouts of the households of those ids, as far as they and their members are within reach.
///
/// # Errors
/// [`database::Error`].
pub async fn whereabouts_of(
    look: &impl Look,
    households: &[HouseholdId],
) -> database::Result<BTreeMap<HouseholdId, Whereabouts>> {
    let mut found = BTreeMap::new();
    for part in households.chunks(IDS_A_STATEMENT) {
        let rosters = roster::rosters_of(look, part).await?;
        let persons = rosters.iter().flat_map(|one| &one.members).map(|one| one.person.uuid());
        let mut ways = ways_to(look, persons.collect()).await?;
        let mut members: BTreeMap<HouseholdId, Vec<Member>> =
            rosters.into_iter().map(|one| (one.household, one.members)).collect();
        let wanted = part.iter().map(|id| id.uuid()).collect();
        for row in look.all(reach::households_among(look, wanted)).await? {
            let household = HouseholdId::from(row.id);
            let theirs = members.remove(&household).unwrap_or_default().into_iter();
            let reached = theirs.filter_map(|one| {
                let ways = ways.remove(&one.person)?;
                Some((one, ways))
            });
            let reached = reached.collect();
            found.insert(household, Whereabouts { code: row.code, address: row.address, reached });
        }
    }
    Ok(found)
}

/// How persons are reached now, by all their records.
async fn ways_to(
    look: &impl Look,
    persons: BTreeSet<Uuid>,
) -> database::Result<BTreeMap<PersonId, Vec<ContactData>>> {
    let behind = standing::behind_persons(look, persons.clone()).await?;
    let said = consent::said_by_each(look, &persons, &behind).await?;
    let said_no =
        |id: &Uuid| said.get(id).is_some_and(|one| one.agreed(Purpose::Contact) == Some(false));
    let persons: BTreeSet<Uuid> = persons.into_iter().filter(|id| !said_no(id)).collect();
    let owners = owners(&persons, &behind);
    let records: Vec<Uuid> = owners.keys().copied().collect();
    let mut ways: BTreeMap<PersonId, Vec<ContactData>> = BTreeMap::new();
    for part in records.chunks(IDS_A_STATEMENT) {
        let seen = reach::visible_persons(look, part.iter().copied().collect()).await?;
        let keys = look.keys_of(&seen.iter().copied().collect::<Vec<_>>()).await?;
        let select = look
            .select_among::<Entity>(Column::PersonId, seen)
            .filter(Column::EndedAt.is_null())
            .order_by_asc(Column::RecordedAt)
            .order_by_asc(Column::Id);
        for row in look.all(select).await? {
            let Some(owner) = owners.get(&row.person_id) else { continue };
            let theirs = ways.entry((*owner).into()).or_default();
            let data = contact::open(&keys, &row)?.data;
            if theirs.iter().all(|one| one.value != data.value) {
                theirs.push(data);
            }
        }
    }
    for theirs in ways.values_mut() {
        theirs.sort_by_key(|one| (!one.is_preferred, one.kind));
    }
    Ok(ways)
}

/// Whose each record is.
fn owners(persons: &BTreeSet<Uuid>, behind: &Others) -> BTreeMap<Uuid, Uuid> {
    let mut owners = BTreeMap::new();
    for person in persons {
        let others = behind.get(person).into_iter().flatten();
        owners.extend(others.map(|other| (*other, *person)));
        owners.insert(*person, *person);
    }
    owners
}
