//! Backups: one file with the database and the installation's folder as they were at one moment, encrypted so that the keys'
//! folder alone (or the `age` tool with the key in it) opens it.
//!
//! Made while the program serves. The keys are never in it. Restoring checks everything before anything is put in place.

mod content;
mod manifest;
mod pack;
mod postgres;
mod restore;
mod schedule;
mod sqlite;
mod unpack;

use std::path::Path;

use chrono::{DateTime, Utc};

pub use manifest::Manifest;
pub use restore::{Restored, restore};
pub use schedule::{expire, file_name};

use crate::{
    Error, Keyring, Result, Settings, backend,
    backend::Backend,
    blob::{blocking, file::hold_files},
    migration,
};
use content::{Content, Staging};

/// The folder of backups that the program makes by itself, within the installation's.
pub const FOLDER: &str = "backups";

/// Writes a backup of the installation to `out`, whole or not at all; the program may go on serving.
///
/// # Errors
/// [`Error::Backup`], [`Error::File`], [`Error::Database`].
pub async fn backup(
    settings: &Settings,
    keys: &Keyring,
    now: DateTime<Utc>,
    out: &Path,
) -> Result<Manifest> {
    if !backend::is_there(settings) || migration::applied_ids(settings).await?.is_empty() {
        return Err(Error::Backup("there is no installation to back up".into()));
    }
    let folder = settings.folder.clone();
    let held = blocking(move || hold_files(&folder)).await?;
    Staging::clear(&settings.folder)?;
    let staging = Staging::make(&settings.folder)?;
    let mut manifest = match Backend::of(settings) {
        Backend::Sqlite => sqlite::snapshot(settings, &staging, now).await?,
        Backend::Postgres => postgres::snapshot(settings, &staging, now).await?,
    };
    let (folder, out, keys) = (settings.folder.clone(), out.to_owned(), keys.clone());
    blocking(move || {
        let content = Content::collect(&folder, &staging)?;
        manifest.files = content.files();
        manifest.bytes = content.bytes();
        manifest.database_sha256 = content.database_sha256()?;
        pack::write(&out, &keys, &manifest, &content)?;
        drop(held);
        Ok(manifest)
    })
    .await
}

/// A backup before the schema changes, in the installation's own folder of backups.
pub(crate) async fn before_migration(
    settings: &Settings,
    keys: &Keyring,
    now: DateTime<Utc>,
) -> Result<()> {
    let folder = settings.folder.join(FOLDER);
    std::fs::create_dir_all(&folder).map_err(|cause| Error::file(&folder, cause))?;
    backup(settings, keys, now, &folder.join(file_name(now))).await?;
    Ok(())
}

/// What the owner's connection says of the installation for the manifest.
async fn describe(
    connection: &impl sea_orm::ConnectionTrait,
    backend: Backend,
    now: DateTime<Utc>,
) -> Result<Manifest> {
    let number = async |sql: &str| backend::number(connection, sql).await;
    Ok(Manifest {
        format: manifest::FORMAT,
        program: env!("CARGO_PKG_VERSION").to_owned(),
        kind: backend.name().to_owned(),
        made_at: now,
        migrations: migration::applied_of(connection).await?.into_iter().collect(),
        masters: backend::texts(
            connection,
            "select distinct master as value from sealing_key where wrapped is not null order by master",
        )
        .await?,
        audit_entries: number("select count(*) from audit_entry").await?,
        audit_segments: number("select count(*) from audit_segment").await?,
        keys: number("select count(*) from sealing_key").await?,
        blobs: number("select count(*) from blob").await?,
        files: 0,
        bytes: 0,
        database_sha256: String::new(),
    })
}
