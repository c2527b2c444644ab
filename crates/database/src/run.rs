//! Running selections on a transaction, reading or writing.

use sea_orm::{
    ConnectionTrait as _, DatabaseTransaction, EntityTrait, FromQueryResult, Select,
    StatementBuilder,
};

use crate::Result;

pub(crate) async fn one<E: EntityTrait>(
    transaction: &DatabaseTransaction,
    select: Select<E>,
) -> Result<Option<E::Model>> {
    Ok(select.one(transaction).await?)
}

pub(crate) async fn all<E: EntityTrait>(
    transaction: &DatabaseTransaction,
    select: Select<E>,
) -> Result<Vec<E::Model>> {
    Ok(select.all(transaction).await?)
}

pub(crate) async fn rows<T: FromQueryResult>(
    transaction: &DatabaseTransaction,
    query: &impl StatementBuilder,
) -> Result<Vec<T>> {
    let rows = transaction.query_all(query).await?;
    Ok(rows.iter().map(|row| T::from_query_result(row, "")).collect::<Result<_, _>>()?)
}
