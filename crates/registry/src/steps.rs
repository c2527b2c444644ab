//! What other contexts may do in the registry within a transaction of their own. None of these commits.

use chrono::NaiveDate;
use database::{SubjectKeys, Tx};
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use crate::{
    household::NewHousehold,
    person::PersonData,
    store::{
        entry::{Entry, Place, Rows},
        household, person,
    },
};

/// Where an entry comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Entered in an office.
    Office,
    /// Taken over from a file.
    Import,
    /// Handed over by another municipality, or to one.
    Transfer,
    /// Taken from another record of the same person, or given back to it.
    Merge,
}

impl Source {
    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Import => "import",
            Self::Transfer => "transfer",
            Self::Merge => "merge",
        }
    }
}

/// A household that was entered, with its members in the same order.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entered {
    /// The household.
    pub household: HouseholdId,
    /// Its members.
    pub members: Vec<PersonId>,
}

impl Entered {
    /// The household and its members, under whose keys values are sealed.
    pub fn subjects(&self) -> impl Iterator<Item = Uuid> + '_ {
        self.members.iter().map(|one| one.uuid()).chain([self.household.uuid()])
    }
}

/// Enters households with their members, their first versions and the terms under which they are found, in as few
/// statements as it takes. Returns their ids in the same order.
///
/// # Errors
/// [`database::Error::Duplicate`] when a member's JMBG is in the registry of the municipality already.
pub async fn add_households(
    tx: &mut Tx,
    new: &[NewHousehold],
    source: Source,
    valid_from: NaiveDate,
) -> database::Result<Vec<HouseholdId>> {
    let entered = enter_households(tx, new, source, valid_from).await?.0;
    Ok(entered.into_iter().map(|one| one.household).collect())
}

/// The same with the ids of the members, and the keys of everybody for what else is sealed of them.
///
/// # Errors
/// As [`add_households`].
pub async fn enter_households(
    tx: &mut Tx,
    new: &[NewHousehold],
    source: Source,
    valid_from: NaiveDate,
) -> database::Result<(Vec<Entered>, SubjectKeys)> {
    let mut entered = Vec::with_capacity(new.len());
    for household in new {
        let members = household.members.iter().map(|_| tx.new_id());
        let members: Vec<PersonId> = members.collect::<database::Result<_>>()?;
        entered.push(Entered { household: tx.new_id()?, members });
    }
    let subjects: Vec<Uuid> = entered.iter().flat_map(Entered::subjects).collect();
    let keys = tx.new_keys(&subjects).await?;
    let mut rows = Rows::default();
    let entry = Entry { source: source.name(), valid_from, keys: &keys };
    for (household, one) in new.iter().zip(&entered) {
        rows.add(tx, &entry, household, (one.household, &one.members))?;
    }
    rows.insert(tx).await?;
    Ok((entered, keys))
}

/// Enters further members of households that are there, as those who were forgotten at their entry.
///
/// # Errors
/// As [`add_households`]; [`database::Error::Stale`] when a household is not within reach or no more there.
pub async fn add_members(
    tx: &mut Tx,
    new: &[(HouseholdId, Vec<PersonData>)],
    source: Source,
    valid_from: NaiveDate,
) -> database::Result<Vec<Entered>> {
    let mut entered = Vec::with_capacity(new.len());
    for (household, members) in new {
        let ids = members.iter().map(|_| tx.new_id());
        let ids: Vec<PersonId> = ids.collect::<database::Result<_>>()?;
        entered.push(Entered { household: *household, members: ids });
    }
    let subjects: Vec<Uuid> =
        entered.iter().flat_map(|one| one.members.iter().map(|id| id.uuid())).collect();
    let keys = tx.keys_for(&subjects).await?;
    let mut rows = Rows::default();
    let entry = Entry { source: source.name(), valid_from, keys: &keys };
    for ((household, members), one) in new.iter().zip(&entered) {
        let there = household::find_in(tx, *household).await?.filter(|row| row.closed_on.is_none());
        let there = there.ok_or(database::Error::Stale { table: "household" })?;
        let first = person::last_position(&person::everybody_in(tx, *household).await?);
        let place = Place { household: *household, protection: there.protection_id, first };
        rows.add_members(tx, &entry, place, members.iter().zip(&one.members))?;
    }
    rows.insert(tx).await?;
    for (household, _) in new {
        household::refresh(tx, *household).await?;
    }
    Ok(entered)
}
