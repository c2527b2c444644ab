//! Reports and their files, within the municipality of the scope.

use database::{
    Error, Reader, Result, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, Order, QueryFilter as _, QueryOrder as _, QuerySelect as _,
        QueryTrait as _, Select,
        sea_query::{Expr, ExprTrait as _},
    },
};
use kernel::{JobId, Period, UserId};
use uuid::Uuid;

use super::entities::{
    report::{ActiveModel, Column, Entity, Model},
    report_file,
};
use crate::{
    State,
    report::{File, ListRequest, MadeReport, NewReport, ReportId},
};

/// Writes down what is asked for.
pub(crate) async fn insert(tx: &mut Tx, id: ReportId, new: &NewReport, job: JobId) -> Result<()> {
    let adopted_on = match new.state {
        State::Draft => None,
        State::Adopted(day) => Some(day),
    };
    let row = ActiveModel {
        id: Set(id.uuid()),
        period: Set(new.period.map(|period| period.to_string())),
        language: Set(new.language.tag().to_owned()),
        format: Set(new.format.extension().to_owned()),
        adopted_on: Set(adopted_on),
        dated: Set(new.date),
        asked_by: Set(tx.authority().user().map(Uuid::from)),
        asked_at: Set(tx.now()),
        job: Set(job.uuid()),
        made_at: Set(None),
        size: Set(None),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// Keeps the file of a report.
pub(crate) async fn keep(tx: &mut Tx, id: ReportId, period: Period, bytes: Vec<u8>) -> Result<()> {
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        period: Set(Some(period.to_string())),
        made_at: Set(Some(tx.now())),
        size: Set(Some(i64::try_from(bytes.len()).unwrap_or(i64::MAX))),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await?;
    let file = report_file::ActiveModel {
        report_id: Set(id.uuid()),
        bytes: Set(bytes),
        ..Default::default()
    };
    tx.insert::<report_file::Entity, _>(file).await
}

/// Removes a report with its file; whether there was one.
pub(crate) async fn remove(tx: &mut Tx, id: ReportId) -> Result<bool> {
    let file =
        tx.delete_many::<report_file::Entity>().filter(report_file::Column::ReportId.eq(id.uuid()));
    tx.exec_delete(file).await?;
    let report = tx.delete_many::<Entity>().filter(Column::Id.eq(id.uuid()));
    Ok(tx.exec_delete(report).await? > 0)
}

/// A report.
pub(crate) async fn find(reader: &Reader, id: ReportId) -> Result<Option<MadeReport>> {
    let select = reader.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    reader.one(select).await?.as_ref().map(read).transpose()
}

/// The same, to be changed.
pub(crate) async fn find_in(tx: &Tx, id: ReportId) -> Result<Option<MadeReport>> {
    let select = tx.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    tx.one(select).await?.as_ref().map(read).transpose()
}

/// The bytes of a report that is made.
pub(crate) async fn bytes(reader: &Reader, id: ReportId) -> Result<Option<Vec<u8>>> {
    let select = reader.select::<report_file::Entity>();
    let select = select.filter(report_file::Column::ReportId.eq(id.uuid()));
    Ok(reader.one(select).await?.map(|row| row.bytes))
}

/// A page of the list, in the order of the request.
pub(crate) async fn page(reader: &Reader, request: &ListRequest) -> Result<Vec<MadeReport>> {
    let order = if request.is_descending { Order::Desc } else { Order::Asc };
    let mut select = filtered(reader, request);
    if let Some(beside) = &request.beside {
        let row = Expr::tuple([Expr::col(Column::AskedAt), Expr::col(Column::Id)]);
        let limit = Expr::tuple([Expr::val(beside.asked_at), Expr::val(beside.id.uuid())]);
        select = select.filter(if request.is_descending { row.lt(limit) } else { row.gt(limit) });
    }
    let select = select
        .order_by(Column::AskedAt, order.clone())
        .order_by(Column::Id, order)
        .limit(request.limit);
    reader.all(select).await?.iter().map(read).collect()
}

/// How many there are.
pub(crate) async fn count(reader: &Reader, request: &ListRequest) -> Result<u64> {
    reader.count(filtered(reader, request)).await
}

fn filtered(reader: &Reader, request: &ListRequest) -> Select<Entity> {
    reader
        .select::<Entity>()
        .apply_if(request.format, |select, format| {
            select.filter(Column::Format.eq(format.extension()))
        })
        .apply_if(request.language, |select, language| {
            select.filter(Column::Language.eq(language.tag()))
        })
}

fn read(row: &Model) -> Result<MadeReport> {
    let fault = |column, found: &str| Error::Inconsistent {
        table: "report",
        column,
        found: found.to_owned(),
    };
    let period = row.period.as_deref().map(str::parse).transpose();
    let period =
        period.map_err(|_invalid| fault("period", row.period.as_deref().unwrap_or_default()));
    let size = row.size.and_then(|size| u64::try_from(size).ok());
    Ok(MadeReport {
        id: row.id.into(),
        asked: NewReport {
            period: period?,
            language: row.language.parse().map_err(|_unknown| fault("language", &row.language))?,
            format: row.format.parse().map_err(|_unknown| fault("format", &row.format))?,
            state: row.adopted_on.map_or(State::Draft, State::Adopted),
            date: row.dated,
        },
        asked_by: row.asked_by.map(UserId::from),
        asked_at: row.asked_at,
        job: row.job.into(),
        file: row.made_at.zip(size).map(|(made_at, size)| File { made_at, size }),
    })
}
