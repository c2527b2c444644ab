//! Changing what is written about a household.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit};

use super::{Change, Refused, merge_household_records::find_by_all, open_household};
use crate::{
    household::HouseholdData,
    permissions::ChangeHousehold,
    steps::Source,
    store::{
        entities::household::Entity,
        history::{self, RecordKind, Stamp},
        household,
        seal::{HouseholdRecord, Sealed},
    },
};

/// Changes a household; what stood there before stays in its history.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Membership`] for a closed one, [`Refused::Database`] with `Stale` when somebody else was faster; then nothing is written.
pub async fn change_household(
    permit: &Permit<ChangeHousehold>,
    database: &Database,
    id: HouseholdId,
    data: HouseholdData,
    change: Change,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    open_household(&tx, id).await?;
    household::raise_version(&mut tx, id, change.from_version).await?;
    let keys = tx.keys_for(&[id.uuid()]).await?;
    let row = household::changed_row(&tx, &keys, id, &data)?;
    tx.update::<Entity, _>(row).await?;
    find_by_all(&mut tx, id).await?;
    let stamp = Stamp {
        household: id,
        record: id.uuid(),
        kind: RecordKind::Household,
        number: change.from_version.saturating_add(1),
        valid_from: change.valid_from,
        source: Source::Office.name(),
    };
    let contents = Sealed { reason: change.reason, record: HouseholdRecord::from(&data) };
    history::write(&mut tx, &keys, stamp, &contents).await?;
    let entry = Audit::of("change_household").about("household", id);
    tx.commit(entry.fields(["settlement", "address", "address_kind", "point", "note"])).await?;
    Ok(())
}
