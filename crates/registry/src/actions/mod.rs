//! Use cases: each checks its permit, works in one transaction and leaves one audit entry, or looks with one entry in the
//! access log. Actions never call actions.

mod add_person;
mod change_household;
mod change_person;
mod create_household;
mod export_households;
mod find_household;
mod household_history;
mod list_households;
mod search_registry;

pub use add_person::add_person;
pub use change_household::change_household;
pub use change_person::change_person;
pub use create_household::create_household;
pub(crate) use export_households::export_households;
pub use find_household::find_household;
pub use household_history::household_history;
pub use list_households::list_households;
pub use search_registry::search_registry;

use chrono::NaiveDate;
use database::Tx;
use kernel::{HouseholdId, PersonId};

use crate::{
    person::{Contradiction, PersonData},
    store::{household as households, person as persons},
};

/// Why an entry or a change is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such household within reach.
    #[error("there is no such household")]
    NotFound,
    /// There are too many members for one household.
    #[error("a household has at most {} members", crate::household::MOST_MEMBERS)]
    TooManyMembers,
    /// A household has at least one member.
    #[error("a household has at least one member")]
    NoMember,
    /// What is written about a member contradicts itself.
    #[error("what is written about member {member} contradicts itself")]
    Contradiction {
        /// The member's place, from 0.
        member: usize,
        /// What contradicts.
        what: Contradiction,
    },
    /// A member's JMBG is in the registry already; nothing is said of whose it is.
    #[error("the JMBG is in the registry already")]
    JmbgKnown,
    /// The database refuses, or somebody else changed the record.
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// From what, since when and why a record is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The version that the change was made from.
    pub from_version: i32,
    /// Since when it holds.
    pub valid_from: NaiveDate,
    /// Why; empty when nothing is to be said.
    pub reason: String,
}

/// The first thing that contradicts in what is written about `members`.
fn check_members(members: &[PersonData], today: NaiveDate) -> Result<(), Refused> {
    for (member, data) in members.iter().enumerate() {
        if let Some(what) = data.contradictions(today).first() {
            return Err(Refused::Contradiction { member, what: *what });
        }
    }
    Ok(())
}

/// A unique value that is there already can only be a JMBG: codes and ids are drawn by chance.
fn known_jmbg(error: database::Error) -> Refused {
    match error {
        database::Error::Duplicate => Refused::JmbgKnown,
        other => Refused::Database(other),
    }
}

/// The household of a person, when both are within reach.
async fn household_of(tx: &Tx, id: PersonId) -> Result<HouseholdId, Refused> {
    let row = persons::find_in(tx, id).await?.ok_or(Refused::NotFound)?;
    let household = HouseholdId::from(row.household_id);
    households::find_in(tx, household).await?.ok_or(Refused::NotFound)?;
    Ok(household)
}
