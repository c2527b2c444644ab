//! Versions of records: written with each change, read as the history of a household.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use database::{
    PersonalReader, SubjectKeys, Tx,
    sea_orm::{ActiveValue::Set, ColumnTrait as _, QueryFilter as _, QueryOrder as _},
};
use kernel::HouseholdId;
use serde::Serialize;
use uuid::Uuid;

use super::{
    entities::record_version::{ActiveModel, Column, Entity, Model},
    seal::{self, HouseholdRecord, PersonRecord, Sealed},
};
use crate::{
    history::{household_changes, person_changes},
    view::{FieldChange, HistoryStep},
};

/// The kinds of records that have versions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum RecordKind {
    /// A household.
    Household,
    /// A person.
    Person,
}

impl RecordKind {
    const fn name(self) -> &'static str {
        match self {
            Self::Household => "household",
            Self::Person => "person",
        }
    }
}

/// Where and when a version stands.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Stamp<'a> {
    pub(crate) household: HouseholdId,
    pub(crate) record: Uuid,
    pub(crate) kind: RecordKind,
    pub(crate) number: i32,
    pub(crate) valid_from: NaiveDate,
    pub(crate) source: &'a str,
}

/// The row of a version.
pub(crate) fn row<T: Serialize>(
    tx: &Tx,
    keys: &SubjectKeys,
    stamp: Stamp<'_>,
    contents: &Sealed<T>,
) -> database::Result<ActiveModel> {
    let id: Uuid = tx.new_id()?;
    Ok(ActiveModel {
        id: Set(id),
        household_id: Set(stamp.household.uuid()),
        record: Set(stamp.record),
        record_kind: Set(stamp.kind.name().to_owned()),
        number: Set(stamp.number),
        valid_from: Set(stamp.valid_from),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        source: Set(stamp.source.to_owned()),
        sealed: Set(seal::seal_version(keys, stamp.record, id, contents)?),
        ..Default::default()
    })
}

/// Writes a version.
pub(crate) async fn write<T: Serialize>(
    tx: &mut Tx,
    keys: &SubjectKeys,
    stamp: Stamp<'_>,
    contents: &Sealed<T>,
) -> database::Result<()> {
    let row = row(tx, keys, stamp, contents)?;
    tx.insert::<Entity, _>(row).await
}

/// The history of a household and its members, newest first.
pub(crate) async fn of_household(
    reader: &PersonalReader,
    household: HouseholdId,
) -> database::Result<Vec<HistoryStep>> {
    let select = reader
        .select::<Entity>()
        .filter(Column::HouseholdId.eq(household.uuid()))
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Number)
        .order_by_asc(Column::Id);
    let rows = reader.all(select).await?;
    let subjects: Vec<Uuid> = rows.iter().map(|row| row.record).collect();
    let keys = reader.keys_of(&subjects).await?;
    let mut before = Before::default();
    let mut steps: Vec<HistoryStep> =
        rows.into_iter().map(|row| before.step(&keys, row)).collect::<database::Result<_>>()?;
    steps.reverse();
    Ok(steps)
}

/// What stood in each record before the version at hand.
#[derive(Default)]
struct Before {
    household: Option<HouseholdRecord>,
    persons: BTreeMap<Uuid, PersonRecord>,
}

/// What a version changed: the name, the reason, the fields.
type Contents = (String, String, Vec<FieldChange>);

impl Before {
    fn step(&mut self, keys: &SubjectKeys, row: Model) -> database::Result<HistoryStep> {
        let is_person = row.record_kind == RecordKind::Person.name();
        let contents = if is_person { self.person(keys, &row) } else { self.household(keys, &row) };
        let (contents, is_erased) = match contents {
            Ok(contents) => (contents, false),
            Err(database::Error::Erased) => (Contents::default(), true),
            Err(other) => return Err(other),
        };
        let (name, reason, changes) = contents;
        Ok(HistoryStep {
            person: is_person.then(|| row.record.into()),
            name,
            number: row.number,
            valid_from: row.valid_from,
            recorded_at: row.recorded_at,
            recorded_by: row.recorded_by.map(Into::into),
            recorder: None,
            source: row.source,
            reason,
            changes,
            is_erased,
        })
    }

    fn person(&mut self, keys: &SubjectKeys, row: &Model) -> database::Result<Contents> {
        let now: Sealed<PersonRecord> = seal::open_version(keys, row.record, row.id, &row.sealed)?;
        let changes = person_changes(self.persons.get(&row.record), &now.record);
        let name = format!("{} {}", now.record.family_name, now.record.given_name);
        self.persons.insert(row.record, now.record);
        Ok((name, now.reason, changes))
    }

    fn household(&mut self, keys: &SubjectKeys, row: &Model) -> database::Result<Contents> {
        let now: Sealed<HouseholdRecord> =
            seal::open_version(keys, row.record, row.id, &row.sealed)?;
        let changes = household_changes(self.household.as_ref(), &now.record);
        self.household = Some(now.record);
        Ok((String::new(), now.reason, changes))
    }
}
