//! The list of households, page by page along an index: the last page costs no more than the first.

use chrono::{DateTime, Utc};
use data_encoding::HEXLOWER;
use database::{
    PersonalReader,
    sea_orm::{
        self, ColumnTrait as _, FromQueryResult, Order, QueryFilter as _, QueryOrder as _,
        QuerySelect as _, QueryTrait as _, Select, Value,
        sea_query::{
            Alias, CommonTableExpression, Expr, ExprTrait as _, Func, Query as Sql, UnionType,
            WithClause,
        },
    },
};

use super::{
    entities::household::{Column, Entity, Model},
    household, reach, search,
};
use crate::{
    list::{ListRequest, ListSort, MOST_COUNTED, MOST_FOUND},
    place::Point,
    view::ListedHousehold,
};

/// A page of rows, in the order of the request.
pub(crate) async fn page(
    reader: &PersonalReader,
    request: &ListRequest,
) -> database::Result<Vec<ListedHousehold>> {
    if let Some(query) = &request.search {
        let settlement = request.settlement.as_deref();
        let found = search::households(reader, query, settlement, MOST_FOUND + 1).await?;
        return Ok(found.into_iter().map(listed).collect());
    }
    let column = column(request.sort);
    let order = if request.is_descending { Order::Desc } else { Order::Asc };
    let mut select = filtered(reader, request.settlement.as_deref());
    if let Some(beside) = &request.beside {
        let Some(key) = value(request.sort, &beside.key) else { return Ok(Vec::new()) };
        let row = Expr::tuple([Expr::col(column), Expr::col(Column::Id)]);
        let limit = Expr::tuple([Expr::val(key), Expr::val(beside.id.uuid())]);
        select = select.filter(if request.is_descending { row.lt(limit) } else { row.gt(limit) });
    }
    let select =
        select.order_by(column, order.clone()).order_by(Column::Id, order).limit(request.limit);
    Ok(reader.all(select).await?.into_iter().map(listed).collect())
}

/// How many rows there are; [`MOST_COUNTED`] and one when there are more.
pub(crate) async fn count(
    reader: &PersonalReader,
    settlement: Option<&str>,
) -> database::Result<u64> {
    let of = settlement.map(|key| format!("in {key}")).unwrap_or_default();
    let find = count_now(reader, settlement);
    reader.remembered(("how many households are listed", &of), find).await
}

async fn count_now(reader: &PersonalReader, settlement: Option<&str>) -> database::Result<u64> {
    let some = filtered(reader, settlement)
        .select_only()
        .column(Column::Id)
        .limit(MOST_COUNTED + 1)
        .into_query();
    let query = Sql::select()
        .expr_as(Func::count(Expr::col(Alias::new("id"))), Alias::new("count"))
        .from_subquery(some, Alias::new("some"))
        .to_owned();
    let rows: Vec<Count> = reader.rows(&query).await?;
    Ok(rows.first().and_then(|row| u64::try_from(row.count).ok()).unwrap_or_default())
}

#[derive(Debug, FromQueryResult)]
struct Count {
    count: i64,
}

/// The settlements of the municipality's households: folded name and name.
pub(crate) async fn settlements(
    reader: &PersonalReader,
) -> database::Result<Vec<(String, String)>> {
    let find = settlements_now(reader);
    reader.remembered(("settlements of listed households", ""), find).await
}

/// Jumps from one settlement to the next along the index, so that it costs as much as there are settlements.
async fn settlements_now(reader: &PersonalReader) -> database::Result<Vec<(String, String)>> {
    let found = Alias::new("found");
    let key = || Expr::col((Alias::new("found"), Alias::new("key")));
    let least = || {
        let key = Column::SettlementKey;
        lived_in(reader).select_only().column_as(key.min(), "key")
    };
    let mut first = least().filter(Column::SettlementKey.ne("")).into_query();
    let after = least().filter(Expr::col((Entity, Column::SettlementKey)).gt(key())).into_query();
    let next = Sql::select()
        .expr(Expr::SubQuery(None, Box::new(after.into())))
        .from(found.clone())
        .and_where(key().is_not_null())
        .to_owned();
    let names = lived_in(reader)
        .select_only()
        .column(Column::Settlement)
        .filter(Expr::col((Entity, Column::SettlementKey)).eq(key()))
        // In the order of the index, so that no planner thinks of reading the table instead.
        .order_by_asc(Column::SettlementKey)
        .order_by_asc(Column::NameOrder)
        .order_by_asc(Column::Id)
        .limit(1)
        .into_query();
    let all = CommonTableExpression::new()
        .table_name(found.clone())
        .column(Alias::new("key"))
        .query(first.union(UnionType::All, next).to_owned())
        .to_owned();
    let query = Sql::select()
        .expr_as(key(), Alias::new("settlement_key"))
        .expr_as(Expr::SubQuery(None, Box::new(names.into())), Alias::new("settlement"))
        .from(found)
        .and_where(key().is_not_null())
        .to_owned()
        .with(WithClause::new().recursive(true).cte(all).to_owned());
    let rows: Vec<Settlement> = reader.rows(&query).await?;
    Ok(rows.into_iter().map(|row| (row.settlement_key, row.settlement)).collect())
}

#[derive(Debug, FromQueryResult)]
struct Settlement {
    settlement_key: String,
    settlement: String,
}

/// The households that are there still.
fn lived_in(reader: &PersonalReader) -> Select<Entity> {
    reach::households(reader).filter(Column::ClosedOn.is_null())
}

fn filtered(reader: &PersonalReader, settlement: Option<&str>) -> Select<Entity> {
    let select = lived_in(reader);
    match settlement {
        Some(key) => select.filter(Column::SettlementKey.eq(key)),
        None => select,
    }
}

const fn column(sort: ListSort) -> Column {
    match sort {
        ListSort::Name => Column::NameOrder,
        ListSort::Changed => Column::ChangedAt,
    }
}

/// The value that [`ListSort::place`] wrote; `None` for a text that nobody wrote.
fn value(sort: ListSort, key: &str) -> Option<Value> {
    match sort {
        ListSort::Name => HEXLOWER.decode(key.as_bytes()).ok().map(Value::from),
        ListSort::Changed => {
            let at: Option<DateTime<Utc>> = DateTime::from_timestamp_micros(key.parse().ok()?);
            at.map(Value::from)
        }
    }
}

fn listed(row: Model) -> ListedHousehold {
    ListedHousehold {
        area: household::point(&row).map(Point::coarsened),
        id: row.id.into(),
        code: row.code,
        listed_name: row.listed_name,
        settlement: row.settlement,
        address: row.address,
        members: u32::try_from(row.members).unwrap_or_default(),
        changed_at: row.changed_at,
    }
}
