//! SQLite: a snapshot beside the live file, and the check of a restored one.

use std::path::Path;

use chrono::{DateTime, Utc};
use sea_orm::ConnectionTrait as _;

use super::{
    Manifest,
    content::{SQLITE, Staging},
    describe,
};
use crate::{Error, Result, Settings, backend, backend::Backend};

/// Copies the live database into the staging folder, as it is at one moment.
pub(super) async fn snapshot(
    settings: &Settings,
    staging: &Staging,
    now: DateTime<Utc>,
) -> Result<Manifest> {
    let connection = backend::connect_as_owner(settings).await?;
    let path = staging.path().join(SQLITE);
    let path = path.to_str().ok_or_else(|| Error::Backup("the folder's name is no text".into()))?;
    connection.execute_unprepared(&format!("vacuum into '{}'", path.replace('\'', "''"))).await?;
    connection.close().await?;
    // The manifest describes the copy, not what was written since.
    let copy = backend::connect_as_owner(&Settings::of_folder(staging.path())).await?;
    let manifest = describe(&copy, Backend::Sqlite, now).await?;
    leave_alone(&copy).await?;
    copy.close().await?;
    Ok(manifest)
}

/// Leaves one file without a journal beside it.
pub(super) async fn leave_alone(connection: &sea_orm::DatabaseConnection) -> Result<()> {
    connection.execute_unprepared("pragma wal_checkpoint(truncate)").await?;
    connection.execute_unprepared("pragma journal_mode = delete").await?;
    Ok(())
}

/// Whether the database in `folder` is whole.
pub(super) async fn check(folder: &Path) -> Result<()> {
    let connection = backend::connect_as_owner(&Settings::of_folder(folder)).await?;
    let found =
        backend::texts(&connection, "select integrity_check as value from pragma_integrity_check")
            .await?;
    let strays =
        backend::number(&connection, "select count(*) from pragma_foreign_key_check").await?;
    leave_alone(&connection).await?;
    connection.close().await?;
    match found.as_slice() {
        [only] if only == "ok" && strays == 0 => Ok(()),
        _ => Err(Error::Backup("its database is damaged".into())),
    }
}
