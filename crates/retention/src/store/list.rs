//! Lists in their table.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use database::{
    Look, Reader, Result, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, Order, QueryFilter as _, QueryOrder as _, QuerySelect as _,
        sea_query::{Expr, ExprTrait as _},
    },
};
use kernel::{JobId, UnitCode, UserId};
use uuid::Uuid;

use super::{
    entities::retention_list::{ActiveModel, Column, Entity, Model},
    known,
};
use crate::list::{ListId, ListState, RetentionList};

const TABLE: &str = "retention_list";

/// Writes a new list that waits for a look.
pub(crate) async fn insert(tx: &mut Tx, asked_by: Option<UserId>, is_cut: bool) -> Result<ListId> {
    let id: ListId = tx.new_id()?;
    let row = ActiveModel {
        id: Set(id.uuid()),
        state: Set(ListState::Open.name().to_owned()),
        made_at: Set(tx.now()),
        asked_by: Set(asked_by.map(Uuid::from)),
        confirmed_at: Set(None),
        confirmed_by: Set(None),
        ended_at: Set(None),
        is_cut: Set(is_cut),
        job: Set(None),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await?;
    Ok(id)
}

/// Lists that are open or being done.
pub(crate) async fn unfinished(look: &impl Look) -> Result<Vec<RetentionList>> {
    let states = [ListState::Open, ListState::Acting].map(ListState::name);
    let select = look.select::<Entity>().filter(Column::State.is_in(states));
    let rows = look.all(select.order_by_desc(Column::MadeAt).order_by_desc(Column::Id)).await?;
    rows.iter().map(read).collect()
}

/// Of all municipalities of the scope, those with a list that is open.
pub(crate) async fn municipalities(tx: &Tx) -> Result<BTreeSet<UnitCode>> {
    let select = tx.select::<Entity>().filter(Column::State.eq(ListState::Open.name()));
    tx.all(select).await?.iter().map(|row| known(TABLE, "tenant", &row.tenant)).collect()
}

/// Lists that ended before that moment.
pub(crate) async fn ended_before(tx: &Tx, moment: DateTime<Utc>) -> Result<Vec<ListId>> {
    let rows = tx.all(tx.select::<Entity>().filter(Column::EndedAt.lt(moment))).await?;
    Ok(rows.into_iter().map(|row| row.id.into()).collect())
}

/// One list.
pub(crate) async fn find(look: &impl Look, id: ListId) -> Result<Option<RetentionList>> {
    let select = look.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    look.all(select).await?.first().map(read).transpose()
}

/// The job that does a list.
pub(crate) async fn job_of(reader: &Reader, id: ListId) -> Result<Option<JobId>> {
    let row = reader.one(reader.select::<Entity>().filter(Column::Id.eq(id.uuid()))).await?;
    Ok(row.and_then(|row| row.job).map(JobId::from))
}

/// Lists made before that one, the newest first.
pub(crate) async fn before(
    reader: &Reader,
    beside: Option<(DateTime<Utc>, ListId)>,
    is_descending: bool,
    limit: u64,
) -> Result<Vec<RetentionList>> {
    let order = if is_descending { Order::Desc } else { Order::Asc };
    let mut select = reader.select::<Entity>();
    if let Some((made_at, id)) = beside {
        let row = Expr::tuple([Expr::col(Column::MadeAt), Expr::col(Column::Id)]);
        let limit = Expr::tuple([Expr::val(made_at), Expr::val(id.uuid())]);
        select = select.filter(if is_descending { row.lt(limit) } else { row.gt(limit) });
    }
    let select =
        select.order_by(Column::MadeAt, order.clone()).order_by(Column::Id, order).limit(limit);
    reader.all(select).await?.iter().map(read).collect()
}

/// Somebody confirmed the list, and a job does it.
pub(crate) async fn confirm(tx: &mut Tx, id: ListId, job: JobId) -> Result<()> {
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        state: Set(ListState::Acting.name().to_owned()),
        confirmed_at: Set(Some(tx.now())),
        confirmed_by: Set(tx.authority().user().map(Uuid::from)),
        job: Set(Some(job.uuid())),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// Another job goes on with a list that was confirmed before.
pub(crate) async fn go_on(tx: &mut Tx, id: ListId, job: JobId) -> Result<()> {
    let row =
        ActiveModel { id: Unchanged(id.uuid()), job: Set(Some(job.uuid())), ..Default::default() };
    tx.update::<Entity, _>(row).await
}

/// The list is done, or lapsed.
pub(crate) async fn end(tx: &mut Tx, id: ListId, state: ListState) -> Result<()> {
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        state: Set(state.name().to_owned()),
        ended_at: Set(Some(tx.now())),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

fn read(row: &Model) -> Result<RetentionList> {
    Ok(RetentionList {
        id: row.id.into(),
        state: known(TABLE, "state", &row.state)?,
        made_at: row.made_at,
        asked_by: row.asked_by.map(UserId::from),
        confirmed_at: row.confirmed_at,
        confirmed_by: row.confirmed_by.map(UserId::from),
        ended_at: row.ended_at,
        is_cut: row.is_cut,
    })
}
