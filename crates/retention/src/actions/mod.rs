//! Use cases: each checks its permit, works in one transaction and leaves one audit entry, or looks. Actions never call actions.

mod ask_list;
mod confirm_list;
mod find_item;
mod find_list;
mod hold_item;
mod list_lists;
mod rules;

pub use ask_list::ask_list;
pub use confirm_list::confirm_list;
pub use find_item::{SeenItem, find_item};
pub use find_list::{Counts, Progress, SeenList, find_list};
pub use hold_item::{hold_item, release_item};
pub use list_lists::{Beside, ListPage, Standing, list_lists, standing};
pub use rules::{list_rules, set_rule};

use std::collections::BTreeSet;

use database::{Look, Result};
use kernel::{HouseholdId, PersonId};

use crate::list::Item;

/// Why something is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such list, item or rule within reach.
    #[error("there is none")]
    NotFound,
    /// The list stands where this cannot be done.
    #[error("this cannot be done now")]
    NotNow,
    /// Nothing that somebody sees is due on the list.
    #[error("there is nothing to be done")]
    Nothing,
    /// The years are not within the range.
    #[error("a rule has from 1 to 100 years")]
    Years,
    /// The day is not one to come.
    #[error("the day must be to come")]
    Day,
    /// The database refuses.
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// Of items, those of which nothing is hidden from who looks: what is under somebody else's protection is not there, nor counted.
async fn seen(look: &impl Look, items: Vec<Item>) -> Result<Vec<Item>> {
    let persons: BTreeSet<PersonId> = items.iter().filter_map(|one| one.person).collect();
    let own = items.iter().filter(|one| one.person.is_none()).map(|one| one.household);
    let households: BTreeSet<HouseholdId> = own.collect();
    let persons: Vec<PersonId> = persons.into_iter().collect();
    let households: Vec<HouseholdId> = households.into_iter().collect();
    let (persons, households) = registry::unhidden(look, &persons, &households).await?;
    let is_seen = |one: &Item| match one.person {
        Some(person) => persons.contains(&person),
        None => households.contains(&one.household),
    };
    Ok(items.into_iter().filter(is_seen).collect())
}
