//! Records that were found to be of one household, in their table: which record stands for the household, and what undoing needs.

use std::collections::BTreeSet;

use database::{
    Look, PersonalReader, SubjectKeys, Tx,
    sea_orm::{
        self,
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, QueryOrder as _,
        sea_query::{Expr, ExprTrait as _, SelectStatement},
    },
};
use kernel::{HouseholdId, UserId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    entities::household_merge::{ActiveModel, Column, Entity, Model},
    household, merging, reach,
    refiling::Refiled,
    seal::{self, HouseholdRecord},
};
use crate::{
    held::HeldMerge,
    merged::{HouseholdMergeId, MergedHousehold},
};

/// A protection before a merge and after it.
type Change = (Option<Uuid>, Option<Uuid>);

/// What undoing a merge of households needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Undoing {
    /// Why the two were taken for one household.
    pub(crate) reason: String,
    /// What stood in the record that stands for the household.
    pub(crate) before: HouseholdRecord,
    /// What it shows since then.
    pub(crate) shown: HouseholdRecord,
    /// The merges of persons, in their order.
    pub(crate) merges: Vec<Uuid>,
    /// Who was filed under the other record only, and is under this one since then, in their order.
    pub(crate) refiled: Vec<Refiled>,
    /// Who came under which protection.
    pub(crate) lent: Vec<(Uuid, Uuid)>,
    /// The protection of the household that stands, and of the other.
    pub(crate) protections: (Change, Change),
    /// Declarations of relatives that followed.
    pub(crate) declared: Vec<Uuid>,
}

/// A merge that holds, with what undoing needs.
#[derive(Debug)]
pub(crate) struct Holding {
    pub(crate) id: HouseholdMergeId,
    pub(crate) canonical: HouseholdId,
    pub(crate) other: HouseholdId,
    pub(crate) undoing: Undoing,
}

/// Writes a merge of `other` into `canonical`.
pub(crate) async fn insert(
    tx: &mut Tx,
    (canonical, other): (Uuid, Uuid),
    keys: &SubjectKeys,
    undoing: &Undoing,
) -> database::Result<HouseholdMergeId> {
    let id: Uuid = tx.new_id()?;
    let row = ActiveModel {
        id: Set(id),
        canonical_id: Set(canonical),
        household_id: Set(other),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        sealed: Set(sealed(keys, (canonical, id), undoing)?),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await?;
    Ok(id.into())
}

fn sealed(
    keys: &SubjectKeys,
    (canonical, id): (Uuid, Uuid),
    undoing: &Undoing,
) -> database::Result<Vec<u8>> {
    let text = serde_json::to_vec(undoing).map_err(|_cause| inconsistent())?;
    keys.seal(canonical, &seal::household_merge(id), &text)
}

fn opened(keys: &SubjectKeys, row: &Model) -> database::Result<Undoing> {
    let plain = keys.open(row.canonical_id, &seal::household_merge(row.id), &row.sealed)?;
    serde_json::from_slice(&plain).map_err(|_cause| inconsistent())
}

fn holding(look: &impl Look, canonical: Uuid) -> sea_orm::Select<Entity> {
    look.select::<Entity>()
        .filter(Column::CanonicalId.eq(canonical))
        .filter(Column::UndoneAt.is_null())
        .order_by_asc(Column::Id)
}

/// The merges that hold of the household at hand, to stand within a statement about households.
pub(crate) fn any_holding(reader: &PersonalReader) -> SelectStatement {
    let mut holding = reader.values::<Entity>(Column::Id);
    holding
        .and_where(Expr::col((Entity, Column::CanonicalId)).equals(household::id_column()))
        .and_where(Column::UndoneAt.is_null());
    holding
}

/// A merge that holds.
pub(crate) async fn find_in(tx: &Tx, id: HouseholdMergeId) -> database::Result<Option<Holding>> {
    let select = tx.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    let Some(row) = tx.one(select.filter(Column::UndoneAt.is_null())).await? else {
        return Ok(None);
    };
    let keys = tx.keys_of(&[row.canonical_id]).await?;
    held(&keys, &row).map(Some)
}

fn held(keys: &SubjectKeys, row: &Model) -> database::Result<Holding> {
    Ok(Holding {
        id: row.id.into(),
        canonical: row.canonical_id.into(),
        other: row.household_id.into(),
        undoing: opened(keys, row)?,
    })
}

/// All merges into a household that hold, the first first.
pub(crate) async fn all_in(tx: &Tx, canonical: HouseholdId) -> database::Result<Vec<Holding>> {
    let rows = tx.all(holding(tx, canonical.uuid())).await?;
    let keys = tx.keys_of(&[canonical.uuid()]).await?;
    rows.iter().map(|row| held(&keys, row)).collect()
}

/// When and why a record and others were taken for one household, also where that was taken back, the first first.
pub(crate) async fn told_of(
    reader: &PersonalReader,
    id: HouseholdId,
) -> database::Result<Vec<HeldMerge>> {
    let mine = Column::CanonicalId.eq(id.uuid()).or(Column::HouseholdId.eq(id.uuid()));
    let select = reader.select::<Entity>().filter(mine).order_by_asc(Column::RecordedAt);
    let rows = reader.all(select.order_by_asc(Column::Id)).await?;
    let keys = reader.keys_of(&rows.iter().map(|row| row.canonical_id).collect::<Vec<_>>()).await?;
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        let reason = match opened(&keys, &row) {
            Ok(undoing) => undoing.reason,
            Err(database::Error::Erased) => String::new(),
            Err(other) => return Err(other),
        };
        told.push(HeldMerge { at: row.recorded_at, undone_at: row.undone_at, reason });
    }
    Ok(told)
}

/// Whether another record has come to stand for the household of a merge since then.
pub(crate) async fn is_merged_on(tx: &Tx, merge: &Holding) -> database::Result<bool> {
    let select = tx
        .select::<Entity>()
        .filter(Column::HouseholdId.eq(merge.canonical.uuid()))
        .filter(Column::Id.gt(merge.id.uuid()))
        .filter(Column::UndoneAt.is_null());
    Ok(tx.one(select).await?.is_some())
}

/// Writes anew what undoing a merge needs.
pub(crate) async fn amend(
    tx: &mut Tx,
    keys: &SubjectKeys,
    merge: &Holding,
) -> database::Result<()> {
    let at = (merge.canonical.uuid(), merge.id.uuid());
    let row = ActiveModel {
        id: Unchanged(merge.id.uuid()),
        sealed: Set(sealed(keys, at, &merge.undoing)?),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// Writes that a merge was undone.
pub(crate) async fn set_undone(tx: &mut Tx, id: HouseholdMergeId) -> database::Result<()> {
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        undone_at: Set(Some(tx.now())),
        undone_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// The other records of a household. One that the reader may not see, or whose merge made one of persons whom the reader may not see, is
/// not among them: it could not be undone either, and that would tell of them.
pub(crate) async fn merged_into(
    reader: &PersonalReader,
    id: HouseholdId,
) -> database::Result<Vec<MergedHousehold>> {
    let rows = reader.all(holding(reader, id.uuid())).await?;
    let keys = reader.keys_of(&[id.uuid()]).await?;
    let mut records = Vec::with_capacity(rows.len());
    for row in rows {
        let undoing = opened(&keys, &row)?;
        let pairs = merging::records_of(reader, undoing.merges.into_iter().collect()).await?;
        let persons: BTreeSet<Uuid> = pairs.into_iter().flat_map(|(_, pair)| pair).collect();
        let is_seen = reach::visible_persons(reader, persons.clone()).await? == persons;
        let links = household::links(reader, vec![row.household_id]).await?;
        let Some(household) = links.into_iter().next().filter(|_| is_seen) else { continue };
        records.push(MergedHousehold {
            merge: row.id.into(),
            household,
            merged_at: row.recorded_at,
            merged_by: row.recorded_by.map(UserId::from),
            merger: None,
            reason: undoing.reason,
        });
    }
    Ok(records)
}

fn inconsistent() -> database::Error {
    database::Error::Inconsistent {
        table: "household_merge",
        column: "sealed",
        found: "no merge".to_owned(),
    }
}
