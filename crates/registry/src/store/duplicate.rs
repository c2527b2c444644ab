//! Pairs of records that may be of one person, in their table. A pair of which one record is hidden from who looks is not there.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, PersonalReader, Tx,
    sea_orm::{
        self,
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, FromQueryResult, Order, QueryFilter as _, QueryOrder as _,
        QuerySelect as _, QueryTrait as _, Select,
        sea_query::{Expr, ExprTrait as _},
    },
};
use kernel::{PersonId, UserId};
use uuid::Uuid;

use super::{
    entities::{
        duplicate_pair::{ActiveModel, Column, Entity, Model},
        pair_decision,
    },
    pair_decision as decisions, reach,
};
use crate::{
    duplicates::{HeldPair, PairId, PairPage, PairState, Rarity},
    view::MergeId,
};

/// Ids in one statement.
const IDS_A_STATEMENT: usize = 500;

/// A pair that a search found, or somebody named; `left < right`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct FoundPair {
    pub(crate) left: Uuid,
    pub(crate) right: Uuid,
    pub(crate) weight_milli: i32,
    pub(crate) rarity: Rarity,
}

impl FoundPair {
    /// Two records in whichever order, with log2 odds and what of these is rarity.
    pub(crate) fn of((one, other): (Uuid, Uuid), weight: f64, rarity: Rarity) -> Self {
        let weight_milli = (weight * 1000.0).round() as i32;
        let (left, right) = if one < other { (one, other) } else { (other, one) };
        Self { left, right, weight_milli, rarity }
    }
}

/// The pairs of which both records may be seen.
fn seen(look: &impl Look) -> Select<Entity> {
    let select = look.select::<Entity>();
    if look.authority().user().is_none() {
        return select;
    }
    select
        .filter(Expr::exists(reach::seen_person(look, (Entity, Column::LeftId))))
        .filter(Expr::exists(reach::seen_person(look, (Entity, Column::RightId))))
}

/// The ids of the pairs of which both records may be seen, to stand within another statement.
pub(super) fn seen_ids(look: &impl Look) -> sea_orm::sea_query::SelectStatement {
    seen(look).select_only().column(Column::Id).into_query()
}

/// One pair.
pub(crate) async fn find(look: &impl Look, id: PairId) -> database::Result<Option<Model>> {
    Ok(look.all(seen(look).filter(Column::Id.eq(id.uuid()))).await?.into_iter().next())
}

/// A page of pairs by weight.
pub(crate) async fn page(reader: &PersonalReader, page: &PairPage) -> database::Result<Vec<Model>> {
    let select = seen(reader).filter(Column::State.eq(page.state.name()));
    let select = match page.beside {
        Some(beside) => beyond(select, beside, page.is_descending),
        None => select,
    };
    reader.all(ordered(select, page.is_descending).limit(page.limit)).await
}

fn beyond(
    select: Select<Entity>,
    (weight, id): (i32, PairId),
    is_descending: bool,
) -> Select<Entity> {
    let row =
        Expr::tuple([Expr::col((Entity, Column::WeightMilli)), Expr::col((Entity, Column::Id))]);
    let limit = Expr::tuple([Expr::val(weight), Expr::val(id.uuid())]);
    select.filter(if is_descending { row.lt(limit) } else { row.gt(limit) })
}

fn ordered(select: Select<Entity>, is_descending: bool) -> Select<Entity> {
    let order = if is_descending { Order::Desc } else { Order::Asc };
    select.order_by(Column::WeightMilli, order.clone()).order_by(Column::Id, order)
}

/// The pair after one, or before it, that waits for this user: open ones about which the user has decided nothing yet, or disputed ones.
pub(crate) async fn beside(
    reader: &PersonalReader,
    (state, user): (PairState, UserId),
    from: Option<(i32, PairId)>,
    is_after: bool,
) -> database::Result<Option<PairId>> {
    let mut select = seen(reader).filter(Column::State.eq(state.name()));
    if state == PairState::Open {
        let mut own = reader.values::<pair_decision::Entity>(pair_decision::Column::PairId);
        own.and_where(pair_decision::Column::RecordedBy.eq(user.uuid()))
            .and_where(pair_decision::Column::UndoneAt.is_null());
        select = select.filter(Column::Id.not_in_subquery(own));
    }
    if let Some(from) = from {
        select = beyond(select, from, is_after);
    }
    let rows = reader.all(ordered(select, is_after).limit(1)).await?;
    Ok(rows.first().map(|row| row.id.into()))
}

/// How many pairs stand where, of those that may be seen.
pub(crate) async fn counts(reader: &PersonalReader) -> database::Result<BTreeMap<PairState, u64>> {
    #[derive(Debug, FromQueryResult)]
    struct Count {
        state: String,
        count: i64,
    }
    let query = seen(reader)
        .select_only()
        .column(Column::State)
        .column_as(Column::Id.count(), "count")
        .group_by(Column::State)
        .into_query();
    let find = async {
        let rows: Vec<Count> = reader.rows(&query).await?;
        let mut counts = BTreeMap::new();
        for row in rows {
            let state = known::<PairState>(&row.state, "state")?;
            counts.insert(state, u64::try_from(row.count).unwrap_or_default());
        }
        Ok(counts)
    };
    reader.remembered(("how many pairs stand where", ""), find).await
}

/// Writes where a pair stands now, and by which merge.
pub(crate) async fn set_state(
    tx: &mut Tx,
    id: PairId,
    state: PairState,
    merge: Option<MergeId>,
) -> database::Result<()> {
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        state: Set(state.name().to_owned()),
        merge_id: Set(merge.map(MergeId::uuid)),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// Where a row says that the pair stands.
pub(crate) fn state(row: &Model) -> database::Result<PairState> {
    known(&row.state, "state")
}

/// What a row says of how much the rarity of equal values gives or takes.
pub(crate) fn rarity(row: &Model) -> database::Result<Rarity> {
    let Some(text) = row.rarity.as_deref() else { return Ok(Rarity::default()) };
    Rarity::parse(text).ok_or_else(|| database::Error::Inconsistent {
        table: "duplicate_pair",
        column: "rarity",
        found: text.to_owned(),
    })
}

/// What a search changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Renewed {
    pub(crate) new: u64,
    pub(crate) gone: u64,
}

/// Takes over what a search of the whole municipality found: new pairs are written, open ones that it found no more go unless somebody has
/// decided about them already and no other record stands for either; what was decided stays. Doing it again changes nothing.
pub(crate) async fn renew(tx: &mut Tx, found: &[FoundPair]) -> database::Result<Renewed> {
    let kept: BTreeMap<(Uuid, Uuid), Model> = tx
        .all(tx.select::<Entity>())
        .await?
        .into_iter()
        .map(|row| ((row.left_id, row.right_id), row))
        .collect();
    let (mut new, mut again) = (Vec::new(), BTreeSet::new());
    for pair in found {
        match kept.get(&(pair.left, pair.right)) {
            Some(row) => {
                again.insert(row.id);
                if state(row)? == PairState::Open {
                    weigh(tx, row, pair).await?;
                }
            }
            None => new.push(row(tx, tx.new_id()?, pair)),
        }
    }
    let open = kept.values().filter(|row| row.state == PairState::Open.name());
    let stale: Vec<&Model> = open.filter(|row| !again.contains(&row.id)).collect();
    let gone = forget_stale(tx, &stale).await?;
    let count = new.len() as u64;
    tx.insert_many::<Entity, _>(new).await?;
    Ok(Renewed { new: count, gone })
}

fn row(tx: &Tx, id: Uuid, pair: &FoundPair) -> ActiveModel {
    ActiveModel {
        id: Set(id),
        left_id: Set(pair.left),
        right_id: Set(pair.right),
        weight_milli: Set(pair.weight_milli),
        rarity: Set(pair.rarity.to_text()),
        found_at: Set(tx.now()),
        state: Set(PairState::Open.name().to_owned()),
        merge_id: Set(None),
        ..Default::default()
    }
}

/// Writes one pair, which somebody named.
///
/// # Errors
/// [`database::Error::Duplicate`] when there is one of these two records; [`database::Error`].
pub(crate) async fn insert(tx: &mut Tx, pair: &FoundPair) -> database::Result<PairId> {
    let id: Uuid = tx.new_id()?;
    tx.insert::<Entity, _>(row(tx, id, pair)).await?;
    Ok(id.into())
}

/// The pair of two records, the lesser id first, when both may be seen.
pub(crate) async fn of_two(
    tx: &Tx,
    (left, right): (Uuid, Uuid),
) -> database::Result<Option<Model>> {
    tx.one(seen(tx).filter(Column::LeftId.eq(left)).filter(Column::RightId.eq(right))).await
}

async fn weigh(tx: &mut Tx, row: &Model, pair: &FoundPair) -> database::Result<()> {
    let rarity = pair.rarity.to_text();
    if (row.weight_milli, &row.rarity) == (pair.weight_milli, &rarity) {
        return Ok(());
    }
    let row = ActiveModel {
        id: Unchanged(row.id),
        weight_milli: Set(pair.weight_milli),
        rarity: Set(rarity),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

async fn forget_stale(tx: &mut Tx, stale: &[&Model]) -> database::Result<u64> {
    let touched =
        decisions::touched(tx, &stale.iter().map(|row| row.id).collect::<Vec<_>>()).await?;
    let mut merged = BTreeSet::new();
    let kept: Vec<&&Model> = stale.iter().filter(|row| touched.contains(&row.id)).collect();
    for part in kept.chunks(IDS_A_STATEMENT) {
        let ids = part.iter().flat_map(|row| [row.left_id, row.right_id]).collect();
        merged.extend(reach::merged_among(tx, ids).await?);
    }
    let is_one = |row: &Model| [row.left_id, row.right_id].iter().any(|id| merged.contains(id));
    let gone = stale.iter().filter(|row| !touched.contains(&row.id) || is_one(row));
    let gone: Vec<Uuid> = gone.map(|row| row.id).collect();
    delete(tx, &gone).await?;
    Ok(gone.len() as u64)
}

/// The pair whose records a merge made one.
pub(crate) async fn of_merge(tx: &Tx, merge: MergeId) -> database::Result<Option<Model>> {
    tx.one(tx.select::<Entity>().filter(Column::MergeId.eq(merge.uuid()))).await
}

/// A merge that nobody decided about here made one person of two records: an open pair of these is settled by it.
pub(crate) async fn settle(
    tx: &mut Tx,
    (one, other): (PersonId, PersonId),
    merge: MergeId,
) -> database::Result<()> {
    let (one, other) = (one.uuid(), other.uuid());
    let (left, right) = if one < other { (one, other) } else { (other, one) };
    let select = tx
        .select::<Entity>()
        .filter(Column::LeftId.eq(left))
        .filter(Column::RightId.eq(right))
        .filter(Column::State.eq(PairState::Open.name()));
    match tx.one(select).await? {
        Some(row) => set_state(tx, row.id.into(), PairState::Same, Some(merge)).await,
        None => Ok(()),
    }
}

/// Takes away the open pairs of a record that another one stands for from now on; the next search finds that one's.
pub(crate) async fn forget_others(
    tx: &mut Tx,
    person: PersonId,
    but: PairId,
) -> database::Result<()> {
    let id = person.uuid();
    let select = tx
        .select::<Entity>()
        .filter(Column::LeftId.eq(id).or(Column::RightId.eq(id)))
        .filter(Column::State.eq(PairState::Open.name()))
        .filter(Column::Id.ne(but.uuid()));
    let pairs: Vec<Uuid> = tx.all(select).await?.into_iter().map(|row| row.id).collect();
    delete(tx, &pairs).await
}

/// Takes away every pair of these persons, with what was decided about it: they are erased, or were never entered.
pub(crate) async fn forget(tx: &mut Tx, persons: &[Uuid]) -> database::Result<()> {
    let mut pairs = BTreeSet::new();
    for part in persons.chunks(IDS_A_STATEMENT) {
        for column in [Column::LeftId, Column::RightId] {
            let rows = tx.all(tx.select_among::<Entity, _>(column, part.to_vec())).await?;
            pairs.extend(rows.into_iter().map(|row| row.id));
        }
    }
    delete(tx, &pairs.into_iter().collect::<Vec<_>>()).await
}

async fn delete(tx: &mut Tx, pairs: &[Uuid]) -> database::Result<()> {
    for part in pairs.chunks(IDS_A_STATEMENT) {
        decisions::forget(tx, part).await?;
        let rows = tx.delete_many::<Entity>().filter(Column::Id.is_in(part.iter().copied()));
        tx.exec_delete(rows).await?;
    }
    Ok(())
}

/// The pairs of a person, for the report of access: other records are not named in it.
pub(crate) async fn of_person(
    reader: &PersonalReader,
    person: PersonId,
) -> database::Result<Vec<HeldPair>> {
    let id = person.uuid();
    let select = seen(reader).filter(Column::LeftId.eq(id).or(Column::RightId.eq(id)));
    let rows = reader.all(select.order_by_asc(Column::FoundAt).order_by_asc(Column::Id)).await?;
    rows.iter().map(|row| Ok(HeldPair { found_at: row.found_at, state: state(row)? })).collect()
}

fn known<T: std::str::FromStr>(text: &str, column: &'static str) -> database::Result<T> {
    text.parse().map_err(|_unknown| database::Error::Inconsistent {
        table: "duplicate_pair",
        column,
        found: text.to_owned(),
    })
}
