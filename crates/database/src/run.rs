//! Running selections, for reading or within a write transaction.

use sea_orm::{ConnectionTrait, EntityTrait, FromQueryResult, Select, StatementBuilder};

use crate::Result;

pub(crate) async fn one<E: EntityTrait>(
    connection: &impl ConnectionTrait,
    select: Select<E>,
) -> Result<Option<E::Model>> {
    Ok(select.one(connection).await?)
}

pub(crate) async fn all<E: EntityTrait>(
    connection: &impl ConnectionTrait,
    select: Select<E>,
) -> Result<Vec<E::Model>> {
    Ok(select.all(connection).await?)
}

pub(crate) async fn rows<T: FromQueryResult>(
    connection: &impl ConnectionTrait,
    query: &impl StatementBuilder,
) -> Result<Vec<T>> {
    let rows = connection.query_all(query).await?;
    Ok(rows.iter().map(|row| T::from_query_result(row, "")).collect::<Result<_, _>>()?)
}
