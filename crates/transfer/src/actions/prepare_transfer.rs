//! What would be handed over of a household, and to whom it could be.

use std::collections::BTreeMap;

use assessment::{RuleBook, find_known};
use database::{Audit, Database};
use identity::{Municipality, MunicipalityState, municipalities};
use kernel::{HouseholdId, Permit, PersonId};
use registry::{Leaving, who_may_leave};

use super::Refused;
use crate::{packet, permissions::TransferHouseholds};

/// A household that may be handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Prepared {
    /// The household with its members.
    pub leaving: Leaving,
    /// How many answers of each member go along, and how many stay.
    pub answers: BTreeMap<PersonId, (usize, usize)>,
    /// How many of the household's own when everybody moves.
    pub of_household: usize,
    /// The other municipalities of the installation that are open.
    pub units: Vec<Municipality>,
}

/// What would be handed over; the look is in the access log.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Database`].
pub async fn prepare_transfer(
    permit: &Permit<TransferHouseholds>,
    database: &Database,
    book: &RuleBook,
    household: HouseholdId,
) -> Result<Prepared, Refused> {
    let look = Audit::of("prepare_transfer").about("household", household);
    let reader = database.read_personal(permit, look).await?;
    let leaving = who_may_leave(&reader, household).await?.ok_or(Refused::NotFound)?;
    let known = find_known(&reader, household).await?.ok_or(Refused::NotFound)?;
    let members: Vec<_> = leaving.members.iter().collect();
    let of_household = packet::household(&book.catalogue, &known, &members).len();
    let count = |one: &&registry::LeavingMember| {
        let go = packet::person(&book.catalogue, &known, one).answers.len();
        (one.person, (go, packet::left_out(&book.catalogue, &known, one)))
    };
    let answers = members.iter().map(count).collect();
    let here = reader.unit().cloned();
    let units = municipalities(&reader).await?.into_iter();
    let units = units.filter(|one| one.state == MunicipalityState::Open);
    let units = units.filter(|one| Some(&one.code) != here.as_ref()).collect();
    Ok(Prepared { leaving, answers, of_household, units })
}
