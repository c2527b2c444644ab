//! Sheets and entries of households that are entered in the same transaction.

use database::{Tx, sea_orm::ActiveValue::Set};
use kernel::HouseholdId;
use uuid::Uuid;

use super::entities::{fact_entry, fact_sheet};
use crate::record::{EntryAbout, EntryId, FactSubject};

/// A sheet as it is written.
#[derive(Debug)]
pub(crate) struct SheetRow {
    pub(crate) household: HouseholdId,
    pub(crate) subject: FactSubject,
    pub(crate) version: i32,
    pub(crate) sealed: Vec<u8>,
}

/// An entry as it is written.
#[derive(Debug)]
pub(crate) struct EntryRow {
    pub(crate) row: Uuid,
    pub(crate) household: HouseholdId,
    pub(crate) subject: FactSubject,
    pub(crate) sealed: Vec<u8>,
}

/// Writes sheets of subjects that have none.
pub(crate) async fn write_sheets(tx: &mut Tx, sheets: Vec<SheetRow>) -> database::Result<()> {
    let now = tx.now();
    let row = |one: SheetRow| fact_sheet::ActiveModel {
        subject: Set(one.subject.uuid()),
        household_id: Set(one.household.uuid()),
        subject_kind: Set(one.subject.kind().to_owned()),
        version: Set(one.version),
        changed_at: Set(now),
        sealed: Set(one.sealed),
        ..Default::default()
    };
    tx.insert_many::<fact_sheet::Entity, _>(sheets.into_iter().map(row).collect()).await
}

/// Writes entries.
pub(crate) async fn write_entries(
    tx: &mut Tx,
    entry: EntryId,
    about: &EntryAbout,
    rows: Vec<EntryRow>,
) -> database::Result<()> {
    let (now, user) = (tx.now(), tx.authority().user().map(Uuid::from));
    let row = |one: EntryRow| fact_entry::ActiveModel {
        id: Set(one.row),
        household_id: Set(one.household.uuid()),
        subject: Set(one.subject.uuid()),
        subject_kind: Set(one.subject.kind().to_owned()),
        entry: Set(entry.uuid()),
        round: Set(about.round.clone()),
        valid_from: Set(about.valid_from),
        recorded_at: Set(now),
        recorded_by: Set(user),
        source: Set(about.source.name().to_owned()),
        sealed: Set(one.sealed),
        ..Default::default()
    };
    tx.insert_many::<fact_entry::Entity, _>(rows.into_iter().map(row).collect()).await
}
