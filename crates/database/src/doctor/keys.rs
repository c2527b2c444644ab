//! Keys: every master key that is used is there, and the subjects' keys open.

use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use uuid::Uuid;

use super::{Depth, Finding};
use crate::{
    Database, Result,
    keys::sealing_key::{Column, Entity},
    rotation, sealing,
};

/// Keys read at a time; also the sample.
const PART: u64 = 200;

pub(super) async fn examine(database: &Database, depth: Depth) -> Result<Vec<Finding>> {
    let keyring = database.shared.0.keys.fresh()?;
    let mut found = Vec::new();
    for name in rotation::used_masters(database).await? {
        if keyring.master(&name).is_none() {
            found.push(Finding::fault("master-missing", name));
        }
    }
    let transaction = database.survey("database.doctor").await?;
    let mut last = Uuid::nil();
    loop {
        let rows = Entity::find()
            .filter(Column::Wrapped.is_not_null())
            .filter(Column::Subject.gt(last))
            .order_by_asc(Column::Subject)
            .limit(PART)
            .all(&transaction)
            .await?;
        let Some(end) = rows.last() else { break };
        last = end.subject;
        for row in rows {
            let wrapped = row.wrapped.unwrap_or_default();
            if sealing::unwrap(&keyring, row.subject, &row.master, &wrapped).is_err() {
                found.push(Finding::fault("key-does-not-open", row.subject.to_string()));
            }
        }
        if depth == Depth::Sample {
            break;
        }
    }
    transaction.rollback().await?;
    Ok(found)
}
