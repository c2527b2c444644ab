//! Records that were found to be of one person, in their table: which record stands for the person, and which others there are.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use database::{
    Look, PersonalReader, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, QueryOrder as _,
        prelude::Date,
        sea_query::ExprTrait as _,
    },
};
use kernel::PersonId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    contact, document,
    entities::{
        person,
        person_merge::{ActiveModel, Column, Entity, Model},
    },
    household, person as persons, reach,
    seal::{self, PersonRecord},
};
use crate::{
    held::HeldMerge,
    view::{MergeId, MergedRecord},
};

/// Most merges that lead from one record to the one that stands for the person.
const MOST_MERGES: usize = 16;

/// What undoing a merge needs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Undoing {
    /// Why the two were taken for one person.
    pub(crate) reason: String,
    /// What stood in the record that stands for the person.
    pub(crate) before: PersonRecord,
    /// What it shows since then.
    pub(crate) shown: PersonRecord,
    /// When and how the other record had ended.
    pub(crate) other_ended: Option<(Date, String)>,
    /// The protections that the one and the other were under.
    pub(crate) protections: (Option<Uuid>, Option<Uuid>),
    /// Whether the other's household was closed, because nobody else was in it.
    pub(crate) closed_household: bool,
    /// Whether the household of the record that stands for the person came under protection, because everybody in it did.
    pub(crate) protected_household: bool,
}

/// Writes a merge of `other` into `canonical`.
pub(crate) async fn insert(
    tx: &mut Tx,
    (canonical, other): (Uuid, Uuid),
    keys: &SubjectKeys,
    undoing: &Undoing,
) -> database::Result<MergeId> {
    let id: Uuid = tx.new_id()?;
    let text = serde_json::to_vec(undoing).map_err(|_cause| inconsistent("no merge"))?;
    let row = ActiveModel {
        id: Set(id),
        canonical_id: Set(canonical),
        person_id: Set(other),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        sealed: Set(keys.seal(canonical, &seal::merge(id), &text)?),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await?;
    Ok(id.into())
}

/// A merge that holds, with what undoing needs: the record that stands for the person, and the other.
pub(crate) async fn find_in(
    tx: &Tx,
    id: MergeId,
) -> database::Result<Option<(PersonId, PersonId, Undoing)>> {
    let select = tx.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    let Some(row) = tx.one(select.filter(Column::UndoneAt.is_null())).await? else {
        return Ok(None);
    };
    let keys = tx.keys_of(&[row.canonical_id]).await?;
    let plain = keys.open(row.canonical_id, &seal::merge(row.id), &row.sealed)?;
    let undoing = serde_json::from_slice(&plain).map_err(|_cause| inconsistent("no merge"))?;
    Ok(Some((row.canonical_id.into(), row.person_id.into(), undoing)))
}

/// Amends what undoing needs in merges into `canonical` that came after one, because that one is undone before them.
pub(crate) async fn amend_later(
    tx: &mut Tx,
    (canonical, undone): (PersonId, MergeId),
    amend: impl Fn(Undoing) -> Undoing,
) -> database::Result<()> {
    let canonical = canonical.uuid();
    let later = holding(tx, BTreeSet::from([canonical])).filter(Column::Id.gt(undone.uuid()));
    let rows = tx.all(later).await?;
    let keys = tx.keys_of(&[canonical]).await?;
    for row in rows {
        let place = seal::merge(row.id);
        let plain = keys.open(canonical, &place, &row.sealed)?;
        let undoing = serde_json::from_slice(&plain).map_err(|_cause| inconsistent("no merge"))?;
        let text =
            serde_json::to_vec(&amend(undoing)).map_err(|_cause| inconsistent("no merge"))?;
        let sealed = keys.seal(canonical, &place, &text)?;
        let row = ActiveModel { id: Unchanged(row.id), sealed: Set(sealed), ..Default::default() };
        tx.update::<Entity, _>(row).await?;
    }
    Ok(())
}

/// The records of merges that hold still, of those that are named: which stands for the person, and which does not.
pub(crate) async fn records_of(
    look: &impl Look,
    merges: BTreeSet<Uuid>,
) -> database::Result<Vec<(MergeId, [Uuid; 2])>> {
    let select = look.select_among::<Entity>(Column::Id, merges);
    let rows = look.all(select.filter(Column::UndoneAt.is_null())).await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), [row.canonical_id, row.person_id])).collect())
}

/// Writes that a merge was undone.
pub(crate) async fn set_undone(tx: &mut Tx, id: MergeId) -> database::Result<()> {
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        undone_at: Set(Some(tx.now())),
        undone_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// When and why a record and others were taken for one person, also where that was taken back, the first first.
pub(crate) async fn told_of(
    reader: &PersonalReader,
    id: PersonId,
) -> database::Result<Vec<HeldMerge>> {
    let mine = Column::CanonicalId.eq(id.uuid()).or(Column::PersonId.eq(id.uuid()));
    let select = reader.select::<Entity>().filter(mine).order_by_asc(Column::RecordedAt);
    let rows = reader.all(select.order_by_asc(Column::Id)).await?;
    let keys = reader.keys_of(&rows.iter().map(|row| row.canonical_id).collect::<Vec<_>>()).await?;
    let mut told = Vec::with_capacity(rows.len());
    for row in rows {
        let reason = match keys.open(row.canonical_id, &seal::merge(row.id), &row.sealed) {
            Ok(plain) => {
                let undoing: Undoing =
                    serde_json::from_slice(&plain).map_err(|_cause| inconsistent("no merge"))?;
                undoing.reason
            }
            Err(database::Error::Erased) => String::new(),
            Err(other) => return Err(other),
        };
        told.push(HeldMerge { at: row.recorded_at, undone_at: row.undone_at, reason });
    }
    Ok(told)
}

/// All other records of a person whom `id` stands for, seen or not, with when they were taken for the same: those merged into it, and
/// those merged into these.
pub(crate) async fn others_of(
    look: &impl Look,
    id: Uuid,
) -> database::Result<Vec<(Uuid, DateTime<Utc>)>> {
    let mut all: BTreeMap<Uuid, DateTime<Utc>> = BTreeMap::new();
    let mut last = BTreeSet::from([id]);
    for _ in 0..MOST_MERGES {
        let rows = look.all(holding(look, last)).await?;
        let news = rows.into_iter().filter(|row| !all.contains_key(&row.person_id));
        // A record is of the same person only since all merges between hold.
        let since =
            |row: &Model| Ord::max(all.get(&row.canonical_id).copied(), Some(row.recorded_at));
        let news = news.filter_map(|row| Some((row.person_id, since(&row)?)));
        let news: BTreeMap<_, _> = news.collect();
        if news.is_empty() {
            break;
        }
        last = news.keys().copied().collect();
        all.extend(news);
    }
    Ok(all.into_iter().collect())
}

fn holding(look: &impl Look, canonical: BTreeSet<Uuid>) -> database::sea_orm::Select<Entity> {
    look.select_among::<Entity>(Column::CanonicalId, canonical)
        .filter(Column::UndoneAt.is_null())
        .order_by_asc(Column::Id)
}

/// The records that stand for persons, by the records that do not; `rows` are those that were found.
pub(crate) async fn canonical_of(
    look: &impl Look,
    rows: impl Iterator<Item = &person::Model>,
) -> database::Result<BTreeMap<Uuid, person::Model>> {
    let mut leads: BTreeMap<Uuid, Uuid> =
        rows.filter_map(|row| Some((row.id, row.canonical_id?))).collect();
    let mut found: BTreeMap<Uuid, person::Model> = BTreeMap::new();
    for _ in 0..MOST_MERGES {
        let wanted: BTreeSet<Uuid> =
            leads.values().filter(|id| !found.contains_key(*id)).copied().collect();
        if wanted.is_empty() {
            break;
        }
        let rows = look.all(reach::persons_among(look, wanted)).await?;
        found.extend(rows.into_iter().map(|row| (row.id, row)));
        for to in leads.values_mut() {
            if let Some(next) = found.get(to).and_then(|row| row.canonical_id) {
                *to = next;
            }
        }
    }
    Ok(leads.into_iter().filter_map(|(from, to)| Some((from, found.get(&to)?.clone()))).collect())
}

/// The other records of a person, with what is kept with them, as far as they are within reach.
pub(crate) async fn merged_into(
    reader: &PersonalReader,
    id: PersonId,
) -> database::Result<Vec<MergedRecord>> {
    let merges = reader.all(holding(reader, BTreeSet::from([id.uuid()]))).await?;
    let mut records = Vec::with_capacity(merges.len());
    for merge in merges {
        records.extend(record(reader, merge).await?);
    }
    Ok(records)
}

async fn record(reader: &PersonalReader, merge: Model) -> database::Result<Option<MergedRecord>> {
    let person = PersonId::from(merge.person_id);
    let Some(row) = persons::find(reader, person).await? else { return Ok(None) };
    let links = household::links(reader, vec![row.household_id]).await?;
    Ok(Some(MergedRecord {
        merge: merge.id.into(),
        person,
        name: persons::name(&row),
        birth_date: row.birth_date,
        household: links.into_iter().next(),
        merged_at: merge.recorded_at,
        contacts: contact::of_person(reader, person).await?,
        documents: document::of_person(reader, person).await?,
    }))
}

fn inconsistent(found: &str) -> database::Error {
    database::Error::Inconsistent {
        table: "person_merge",
        column: "sealed",
        found: found.to_owned(),
    }
}
