//! Entering a household with its members.

use chrono::NaiveDate;
use database::{Audit, Database};
use kernel::{HouseholdId, Permit};

use super::{Refused, check_members, known_jmbg};
use crate::{
    household::NewHousehold,
    permissions::CreateHousehold,
    steps::{self, Source},
};

/// Enters a household, valid from the day on which it was found.
///
/// # Errors
/// [`Refused::NoMember`], [`Refused::Contradiction`], [`Refused::JmbgKnown`], [`Refused::Database`]; then nothing is written.
pub async fn create_household(
    permit: &Permit<CreateHousehold>,
    database: &Database,
    new: NewHousehold,
    valid_from: NaiveDate,
) -> Result<HouseholdId, Refused> {
    if new.members.is_empty() {
        return Err(Refused::NoMember);
    }
    check_members(&new.members, database.now().date_naive())?;
    let mut tx = database.begin(permit).await?;
    let added = steps::add_households(&mut tx, &[new], Source::Office, valid_from).await;
    let id = *added.map_err(known_jmbg)?.first().ok_or(Refused::NoMember)?;
    tx.commit(Audit::of("create_household").about("household", id)).await?;
    Ok(id)
}
