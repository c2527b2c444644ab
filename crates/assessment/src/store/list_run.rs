//! Runs of lists in their table. Who is on a list says something about people: it is sealed under a key of the run's own, and goes
//! after thirty days; the question stays, so that the access log can be understood.

use chrono::Duration;
use database::{
    Look, PersonalReader, Place, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
        sea_query::Expr,
    },
};
use kernel::{HouseholdId, JobId, PersonId, UserId};
use uuid::Uuid;

use super::{
    entities::{
        list_export,
        list_run::{ActiveModel, Column, Entity, Model},
    },
    list, seal,
};
use crate::{
    lists::{KEPT_DAYS, ListResult, ListRun, ListedRow, Question},
    record::ListRunId,
};

/// Where a result stands.
const fn place(run: Uuid) -> Place {
    Place { table: "list_run", column: "sealed", row: run }
}

/// For how long a result is kept.
pub(crate) fn kept() -> Duration {
    Duration::days(KEPT_DAYS)
}

/// Writes down what is asked.
pub(crate) async fn insert(
    tx: &mut Tx,
    id: ListRunId,
    (asked_by, job): (UserId, JobId),
    (name, question): (&str, &Question),
) -> database::Result<()> {
    let row = ActiveModel {
        id: Set(id.uuid()),
        name: Set(name.to_owned()),
        question: Set(list::text(question)?),
        asked_by: Set(asked_by.into()),
        asked_at: Set(tx.now()),
        job: Set(job.uuid()),
        made_at: Set(None),
        sealed: Set(None),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// The last runs of a user, the newest first.
pub(crate) async fn of_user(
    reader: &PersonalReader,
    user: UserId,
    most: u64,
) -> database::Result<Vec<ListRun>> {
    let select = reader
        .select::<Entity>()
        .filter(Column::AskedBy.eq(Uuid::from(user)))
        .order_by_desc(Column::AskedAt)
        .order_by_desc(Column::Id)
        .limit(most);
    reader.all(select).await?.iter().map(run).collect()
}

/// A run with what came of it, of who asked; `None` when there is none.
pub(crate) async fn find(
    look: &impl Look,
    user: UserId,
    id: ListRunId,
) -> database::Result<Option<(ListRun, Option<ListResult>)>> {
    let select = look.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    let select = select.filter(Column::AskedBy.eq(Uuid::from(user)));
    let Some(row) = look.all(select).await?.pop() else { return Ok(None) };
    let is_old = row.asked_at < look.now() - kept();
    let result = match &row.sealed {
        None => None,
        // The job that takes it away has not come yet.
        Some(_) if is_old => None,
        Some(sealed) => {
            let keys = look.keys_of(&[row.id]).await?;
            seal::open(&keys, row.id, &place(row.id), sealed)?
        }
    };
    Ok(Some((run(&row)?, result)))
}

/// Runs of lists that are kept still and name a person, or one of the households itself, whoever asked; the first first.
pub(crate) async fn naming(
    reader: &PersonalReader,
    person: PersonId,
    households: &[HouseholdId],
) -> database::Result<Vec<ListRun>> {
    let since = reader.now() - kept();
    let select = reader
        .select::<Entity>()
        .filter(Column::Sealed.is_not_null())
        .filter(Column::AskedAt.gte(since))
        .order_by_asc(Column::AskedAt)
        .order_by_asc(Column::Id);
    let rows = reader.all(select).await?;
    let keys = reader.keys_of(&rows.iter().map(|row| row.id).collect::<Vec<_>>()).await?;
    let mut found = Vec::new();
    for row in &rows {
        let Some(sealed) = &row.sealed else { continue };
        let result: Option<ListResult> = seal::open(&keys, row.id, &place(row.id), sealed)?;
        let names = |one: &ListedRow| match one.person {
            Some(listed) => listed == person,
            None => households.contains(&one.household),
        };
        if result.is_some_and(|result| result.rows.iter().any(names)) {
            found.push(run(row)?);
        }
    }
    Ok(found)
}

/// Keeps what came of a run; whether it was still wanted.
pub(crate) async fn keep(tx: &mut Tx, id: ListRunId, result: &ListResult) -> database::Result<()> {
    let keys = tx.keys_for(&[id.uuid()]).await?;
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        made_at: Set(Some(tx.now())),
        sealed: Set(Some(seal::seal(&keys, id.uuid(), &place(id.uuid()), result)?)),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// Takes away what came of one run.
pub(crate) async fn forget(tx: &mut Tx, id: ListRunId) -> database::Result<()> {
    let update = tx.update_many::<Entity>().filter(Column::Id.eq(id.uuid()));
    tx.exec_update(update.col_expr(Column::Sealed, Expr::value(None::<Vec<u8>>))).await?;
    Ok(())
}

/// Takes away what came of all runs of the scope: somebody was erased, and no list may name them.
pub(crate) async fn forget_all(tx: &mut Tx) -> database::Result<()> {
    let update = tx.update_many::<Entity>().filter(Column::Sealed.is_not_null());
    tx.exec_update(update.col_expr(Column::Sealed, Expr::value(None::<Vec<u8>>))).await?;
    Ok(())
}

/// Takes away what is older than it may be; how many.
pub(crate) async fn forget_old(tx: &mut Tx) -> database::Result<u64> {
    let since = tx.now() - kept();
    let update = tx
        .update_many::<Entity>()
        .filter(Column::Sealed.is_not_null())
        .filter(Column::AskedAt.lt(since));
    tx.exec_update(update.col_expr(Column::Sealed, Expr::value(None::<Vec<u8>>))).await
}

/// Writes down who took a list out of the system, and what for.
pub(crate) async fn taken(
    tx: &mut Tx,
    run: ListRunId,
    (format, reason): (&str, &str),
) -> database::Result<()> {
    let id: Uuid = tx.new_id()?;
    let row = list_export::ActiveModel {
        id: Set(id),
        run_id: Set(run.uuid()),
        taken_by: Set(tx.authority().user().map(Uuid::from)),
        taken_at: Set(tx.now()),
        format: Set(format.to_owned()),
        reason: Set(reason.to_owned()),
        ..Default::default()
    };
    tx.insert::<list_export::Entity, _>(row).await
}

fn run(row: &Model) -> database::Result<ListRun> {
    Ok(ListRun {
        id: row.id.into(),
        name: row.name.clone(),
        question: list::read("list_run", &row.question)?,
        asked_by: row.asked_by.into(),
        asked_at: row.asked_at,
        job: row.job.into(),
        made_at: row.made_at,
        is_kept: row.sealed.is_some(),
    })
}
