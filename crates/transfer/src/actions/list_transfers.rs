//! Lists of transfers.

use std::collections::{BTreeMap, BTreeSet};

use database::{Audit, Database, PersonalReader};
use identity::municipalities;
use kernel::{HouseholdId, Permit, UnitCode};

use crate::{
    permissions::TransferHouseholds,
    store::transfer,
    transfer::{Direction, ListRequest, Transfer, TransferState},
};

/// The names of the installation's municipalities.
pub(super) async fn names_of_units(
    reader: &PersonalReader,
) -> database::Result<BTreeMap<UnitCode, String>> {
    let all = municipalities(reader).await?;
    Ok(all.into_iter().map(|one| (one.code, one.name)).collect())
}

/// A page of the municipality's transfers, how many there are, and the names of municipalities. A transfer of which somebody is hidden
/// is not among them.
///
/// # Errors
/// [`database::Error`].
pub async fn list_transfers(
    permit: &Permit<TransferHouseholds>,
    database: &Database,
    request: &ListRequest,
) -> database::Result<(Vec<Transfer>, u64, BTreeMap<UnitCode, String>)> {
    let reader = database.read_personal(permit, Audit::of("list_transfers")).await?;
    let hidden = transfer::hidden(&reader).await?;
    let rows = transfer::page(&reader, request, &hidden).await?;
    let total = transfer::count(&reader, request, &hidden).await?;
    Ok((rows, total, names_of_units(&reader).await?))
}

/// How many transfers wait for the municipality's answer.
///
/// # Errors
/// [`database::Error`].
pub async fn count_waiting(
    permit: &Permit<TransferHouseholds>,
    database: &Database,
) -> database::Result<u64> {
    let reader = database.read_personal(permit, Audit::of("count_transfers")).await?;
    let request = ListRequest {
        is_descending: false,
        beside: None,
        direction: Some(Direction::Received),
        state: Some(TransferState::Waiting),
        limit: 1,
    };
    // Nobody of them is in the registry here: nobody is hidden.
    transfer::count(&reader, &request, &BTreeSet::new()).await
}

/// The last transfer that a household is part of, on either side, and of which nobody is hidden, with the names of municipalities when
/// there is one; none of a household that is not within reach.
///
/// # Errors
/// [`database::Error`].
pub(crate) async fn last_of_household(
    permit: &Permit<TransferHouseholds>,
    database: &Database,
    household: HouseholdId,
) -> database::Result<(Option<Transfer>, BTreeMap<UnitCode, String>)> {
    let look = Audit::of("find_transfer_of").about("household", household);
    let reader = database.read_personal(permit, look).await?;
    let all = transfer::of_household_within_reach(&reader, household).await?;
    if all.is_empty() {
        return Ok((None, BTreeMap::new()));
    }
    let hidden = transfer::hidden(&reader).await?;
    let last = all.into_iter().find(|one| !hidden.contains(&one.id.uuid()));
    Ok((last, names_of_units(&reader).await?))
}
