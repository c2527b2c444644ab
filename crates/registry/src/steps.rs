//! What other contexts may do in the registry within a transaction of their own. None of these commits.

use chrono::NaiveDate;
use database::Tx;
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use crate::{
    household::NewHousehold,
    store::entry::{Entry, Rows},
};

/// Where an entry comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Source {
    /// Entered in an office.
    Office,
    /// Taken over from a file.
    Import,
}

impl Source {
    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Office => "office",
            Self::Import => "import",
        }
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
    let mut ids = Vec::with_capacity(new.len());
    for household in new {
        let members = household.members.iter().map(|_| tx.new_id());
        let members: Vec<PersonId> = members.collect::<database::Result<_>>()?;
        ids.push((tx.new_id::<HouseholdId>()?, members));
    }
    let subjects: Vec<Uuid> = ids
        .iter()
        .flat_map(|(id, members)| members.iter().map(|one| one.uuid()).chain([id.uuid()]))
        .collect();
    let keys = tx.keys_for(&subjects).await?;
    let mut rows = Rows::default();
    let entry = Entry { source: source.name(), valid_from, keys: &keys };
    for (household, (id, members)) in new.iter().zip(&ids) {
        rows.add(tx, &entry, household, (*id, members))?;
    }
    rows.insert(tx).await?;
    Ok(ids.into_iter().map(|(id, _)| id).collect())
}
