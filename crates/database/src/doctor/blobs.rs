//! Blobs: every row has its bytes and they are the right ones; bytes without a row.

use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
};
use sha2::{Digest as _, Sha256};
use uuid::Uuid;

use super::{Depth, Finding};
use crate::{
    Database, Result,
    blob::{self, orphans},
};

/// Rows read at a time.
const PART: u64 = 500;

pub(super) async fn examine(database: &Database, depth: Depth) -> Result<Vec<Finding>> {
    let mut found = missing(database, depth).await?;
    for orphan in orphans::find(database).await? {
        let name = orphan.path.file_name().unwrap_or_default().to_string_lossy();
        found.push(Finding::note("blob-orphaned", name));
    }
    Ok(found)
}

async fn missing(database: &Database, depth: Depth) -> Result<Vec<Finding>> {
    let transaction = database.survey("database.doctor").await?;
    let mut found = Vec::new();
    let mut last = Uuid::nil();
    loop {
        let rows = blob::blob::Entity::find()
            .filter(blob::blob::Column::Id.gt(last))
            .order_by_asc(blob::blob::Column::Id)
            .limit(PART)
            .all(&transaction)
            .await?;
        let Some(end) = rows.last() else { break };
        last = end.id;
        for row in rows {
            found.extend(one(database, &transaction, &row, depth).await?);
        }
    }
    transaction.rollback().await?;
    Ok(found)
}

async fn one(
    database: &Database,
    transaction: &sea_orm::DatabaseTransaction,
    row: &blob::blob::Model,
    depth: Depth,
) -> Result<Option<Finding>> {
    let shared = &database.shared;
    if depth == Depth::Sample {
        let is_there = blob::is_there(transaction, shared, row.id).await?;
        return Ok((!is_there).then(|| Finding::fault("blob-missing", row.id.to_string())));
    }
    Ok(match blob::sealed(transaction, shared, row.id).await? {
        None => Some(Finding::fault("blob-missing", row.id.to_string())),
        Some(bytes) if Sha256::digest(&bytes).as_slice() != row.sealed_sha256 => {
            Some(Finding::fault("blob-changed", row.id.to_string()))
        }
        Some(_) => None,
    })
}
