//! What was decided about pairs, in its table. A decision that is taken back stays written and counts for nothing.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, PersonalReader, Tx,
    sea_orm::{
        self,
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, FromQueryResult, QueryFilter as _, QueryOrder as _, QuerySelect as _,
        QueryTrait as _, Select,
    },
};
use kernel::UserId;
use uuid::Uuid;

use super::{
    duplicate,
    entities::pair_decision::{ActiveModel, Column, Entity, Model},
};
use crate::duplicates::{Agreement, PairDecision, PairId, Review};

/// Ids in one statement.
const IDS_A_STATEMENT: usize = 500;

/// Decisions that hold.
fn holding(look: &impl Look) -> Select<Entity> {
    look.select::<Entity>().filter(Column::UndoneAt.is_null())
}

/// What holds about a pair, the first first.
pub(crate) async fn of_pair(look: &impl Look, pair: PairId) -> database::Result<Vec<Model>> {
    let select = holding(look).filter(Column::PairId.eq(pair.uuid()));
    look.all(select.order_by_asc(Column::RecordedAt).order_by_asc(Column::Id)).await
}

/// A decision as the rules read it.
pub(crate) fn review(row: &Model) -> database::Result<Review> {
    Ok(Review {
        by: row.recorded_by.map(UserId::from),
        decision: known(&row.decision)?,
        is_final: row.is_final,
    })
}

/// Of `pairs`, those about which `user` has said "same" or "not the same".
pub(crate) async fn decided_by(
    look: &impl Look,
    pairs: BTreeSet<Uuid>,
    user: UserId,
) -> database::Result<BTreeSet<Uuid>> {
    let select = look
        .select_among::<Entity>(Column::PairId, pairs)
        .filter(Column::UndoneAt.is_null())
        .filter(Column::RecordedBy.eq(user.uuid()))
        .filter(Column::Decision.ne(PairDecision::Unsure.name()));
    Ok(look.all(select).await?.into_iter().map(|row| row.pair_id).collect())
}

/// Writes a decision.
pub(crate) async fn insert(
    tx: &mut Tx,
    pair: PairId,
    decision: PairDecision,
    (is_blind_second, is_final): (bool, bool),
) -> database::Result<()> {
    let row = ActiveModel {
        id: Set(tx.new_id()?),
        pair_id: Set(pair.uuid()),
        decision: Set(decision.name().to_owned()),
        is_blind_second: Set(is_blind_second),
        is_final: Set(is_final),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        undone_at: Set(None),
        undone_by: Set(None),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// Takes a decision back.
pub(crate) async fn undo(tx: &mut Tx, id: Uuid) -> database::Result<()> {
    let row = ActiveModel {
        id: Unchanged(id),
        undone_at: Set(Some(tx.now())),
        undone_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// The last decision of a user about a pair that may be seen.
pub(crate) async fn last_of(
    reader: &PersonalReader,
    user: UserId,
) -> database::Result<Option<(PairId, PairDecision)>> {
    let select = holding(reader)
        .filter(Column::RecordedBy.eq(user.uuid()))
        .filter(Column::PairId.in_subquery(duplicate::seen_ids(reader)))
        .order_by_desc(Column::RecordedAt)
        .order_by_desc(Column::Id)
        .limit(1);
    let rows = reader.all(select).await?;
    rows.first().map(|row| Ok((row.pair_id.into(), known(&row.decision)?))).transpose()
}

/// How often each user decided how, about pairs that may be seen.
pub(crate) async fn work(
    reader: &PersonalReader,
) -> database::Result<BTreeMap<UserId, BTreeMap<PairDecision, u64>>> {
    #[derive(Debug, FromQueryResult)]
    struct Said {
        recorded_by: Option<Uuid>,
        decision: String,
        times: i64,
    }
    let query = holding(reader)
        .filter(Column::PairId.in_subquery(duplicate::seen_ids(reader)))
        .select_only()
        .column(Column::RecordedBy)
        .column(Column::Decision)
        .column_as(Column::Id.count(), "times")
        .group_by(Column::RecordedBy)
        .group_by(Column::Decision)
        .into_query();
    let find = async {
        let rows: Vec<Said> = reader.rows(&query).await?;
        let mut work: BTreeMap<UserId, BTreeMap<PairDecision, u64>> = BTreeMap::new();
        for row in rows {
            let Some(user) = row.recorded_by.map(UserId::from) else { continue };
            let count = u64::try_from(row.times).unwrap_or_default();
            *work.entry(user).or_default().entry(known(&row.decision)?).or_default() += count;
        }
        Ok(work)
    };
    reader.remembered(("who decided how often about pairs", ""), find).await
}

/// How often the second of two reviewers said what the first had said, about pairs that may be seen.
pub(crate) async fn agreement(reader: &PersonalReader) -> database::Result<Agreement> {
    let mut seconds = reader.values::<Entity>(Column::PairId);
    seconds.and_where(Column::IsBlindSecond.eq(true)).and_where(Column::UndoneAt.is_null());
    let select = holding(reader)
        .filter(Column::PairId.in_subquery(seconds))
        .filter(Column::PairId.in_subquery(duplicate::seen_ids(reader)))
        .filter(Column::IsFinal.eq(false))
        .filter(Column::Decision.ne(PairDecision::Unsure.name()));
    let mut said: BTreeMap<Uuid, Vec<String>> = BTreeMap::new();
    for row in reader.all(select).await? {
        said.entry(row.pair_id).or_default().push(row.decision);
    }
    let twice = said.values().filter(|all| all.len() > 1);
    let agreed = |all: &&Vec<String>| all.iter().all(|one| Some(one) == all.first());
    Ok(Agreement {
        reviewed_twice: twice.clone().count() as u64,
        agreed: twice.filter(agreed).count() as u64,
    })
}

/// Of `pairs`, those about which something was decided that holds.
pub(super) async fn touched(tx: &Tx, pairs: &[Uuid]) -> database::Result<BTreeSet<Uuid>> {
    let mut touched = BTreeSet::new();
    for part in pairs.chunks(IDS_A_STATEMENT) {
        let select = tx.select_among::<Entity, _>(Column::PairId, part.to_vec());
        let rows = tx.all(select.filter(Column::UndoneAt.is_null())).await?;
        touched.extend(rows.into_iter().map(|row| row.pair_id));
    }
    Ok(touched)
}

/// Takes away what was decided about pairs that go.
pub(super) async fn forget(tx: &mut Tx, pairs: &[Uuid]) -> database::Result<()> {
    let rows = tx.delete_many::<Entity>().filter(Column::PairId.is_in(pairs.iter().copied()));
    tx.exec_delete(rows).await?;
    Ok(())
}

/// What a row says was decided.
pub(crate) fn known(text: &str) -> database::Result<PairDecision> {
    text.parse().map_err(|_unknown| database::Error::Inconsistent {
        table: "pair_decision",
        column: "decision",
        found: text.to_owned(),
    })
}
