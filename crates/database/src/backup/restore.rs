//! Restoring: everything is unpacked and checked beside, then put in place at once.

use std::{
    collections::BTreeSet,
    fs,
    os::unix::fs::DirBuilderExt as _,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use sea_orm::TransactionTrait as _;
use uuid::Uuid;

use super::{
    Manifest,
    content::{DUMP, SQLITE, Staging, sha256},
    postgres, sqlite, unpack,
};
use crate::{
    Error, Keyring, Migration, Result, Settings, backend,
    backend::Backend,
    blob::{blocking, file::sync_folder},
    erasure, migration,
};

/// What was restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Restored {
    /// What the backup says of itself.
    pub manifest: Manifest,
    /// Subjects whose keys were destroyed again because they were erased since; their fields in the clear must be
    /// overwritten by the contexts before the installation serves.
    pub erased_again: Vec<Uuid>,
}

/// Restores `file` into the folder (and the database) of `settings`, which must be empty or missing.
///
/// Nothing is put in place before the backup is unpacked and checked: the manifest, the keys that it needs, the schema, the
/// database's integrity. After a fault the target is as it was.
///
/// # Errors
/// [`Error::Backup`] says what does not fit; [`Error::Keys`], [`Error::File`], [`Error::Database`].
pub async fn restore(
    file: &Path,
    keys: &Keyring,
    settings: &Settings,
    migrations: &[Migration],
    now: DateTime<Utc>,
) -> Result<Restored> {
    let target = settings.folder.clone();
    refuse_used(&target)?;
    if Backend::of(settings) == Backend::Postgres {
        postgres::must_be_empty(settings).await?;
    }
    let parent = target.parent().filter(|parent| !parent.as_os_str().is_empty());
    let parent = parent.map_or_else(|| PathBuf::from("."), Path::to_owned);
    fs::create_dir_all(&parent).map_err(|cause| Error::file(&parent, cause))?;
    let staging = Staging::make(&parent)?;
    let inside = staging.path().join("data");
    let mut private = fs::DirBuilder::new();
    private.mode(0o700).create(&inside).map_err(|cause| Error::file(&inside, cause))?;
    let manifest = {
        let (file, keys, inside) = (file.to_owned(), keys.clone(), inside.clone());
        blocking(move || unpack::unpack(&file, &keys, &inside)).await?
    };
    check(&manifest, keys, settings, migrations)?;
    let erased_again = match Backend::of(settings) {
        Backend::Sqlite => prepare_sqlite(&inside, &manifest, keys, now).await?,
        Backend::Postgres => load_postgres(settings, &inside, &manifest, keys, now).await?,
    };
    put_in_place(&inside, &target, &parent)?;
    Ok(Restored { manifest, erased_again })
}

fn refuse_used(target: &Path) -> Result<()> {
    match fs::read_dir(target) {
        Ok(mut entries) => match entries.next() {
            None => Ok(()),
            Some(_) => Err(Error::Backup(format!("{} is not empty", target.display()))),
        },
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(()),
        Err(cause) => Err(Error::file(target, cause)),
    }
}

fn check(
    manifest: &Manifest,
    keys: &Keyring,
    settings: &Settings,
    migrations: &[Migration],
) -> Result<()> {
    let kind = Backend::of(settings).name();
    if manifest.kind != kind {
        let found = &manifest.kind;
        return Err(Error::Backup(format!("it is of {found}, the target is {kind}")));
    }
    let known: BTreeSet<&str> = keys.master_names().collect();
    if let Some(name) = manifest.masters.iter().find(|name| !known.contains(name.as_str())) {
        return Err(Error::Backup(format!("it needs the master key {name}, which is missing")));
    }
    let known: BTreeSet<String> =
        migration::ordered(migrations).iter().map(Migration::id).collect();
    match manifest.migrations.iter().find(|id| !known.contains(*id)) {
        None => Ok(()),
        Some(id) => Err(Error::Backup(format!("it was made by a newer program (\"{id}\")"))),
    }
}

async fn prepare_sqlite(
    folder: &Path,
    manifest: &Manifest,
    keys: &Keyring,
    now: DateTime<Utc>,
) -> Result<Vec<Uuid>> {
    check_hash(&folder.join(SQLITE), manifest)?;
    sqlite::check(folder).await?;
    let connection = backend::connect_as_owner(&Settings::of_folder(folder)).await?;
    let transaction = connection.begin().await?;
    let erased = erasure::apply_again(&transaction, keys.folder(), now).await?;
    transaction.commit().await?;
    sqlite::leave_alone(&connection).await?;
    connection.close().await?;
    let path = folder.join(SQLITE);
    let file = fs::File::open(&path).and_then(|file| file.sync_all());
    file.map_err(|cause| Error::file(&path, cause))?;
    Ok(erased)
}

async fn load_postgres(
    settings: &Settings,
    folder: &Path,
    manifest: &Manifest,
    keys: &Keyring,
    now: DateTime<Utc>,
) -> Result<Vec<Uuid>> {
    let dump = folder.join(DUMP);
    check_hash(&dump, manifest)?;
    postgres::load(settings, &dump).await?;
    fs::remove_file(&dump).map_err(|cause| Error::file(&dump, cause))?;
    let connection = backend::connect_as_owner(settings).await?;
    let transaction = connection.begin().await?;
    backend::enter(Backend::Postgres, &transaction, &kernel::Tenancy::All).await?;
    let erased = erasure::apply_again(&transaction, keys.folder(), now).await?;
    transaction.commit().await?;
    connection.close().await?;
    Ok(erased)
}

fn check_hash(path: &Path, manifest: &Manifest) -> Result<()> {
    if sha256(path)? == manifest.database_sha256 {
        return Ok(());
    }
    Err(Error::Backup("its database is not the one that its manifest names".into()))
}

/// A folder takes the place of an empty one, or of none, in one step.
fn put_in_place(from: &Path, target: &Path, parent: &Path) -> Result<()> {
    let fail = |cause| Error::file(target, cause);
    fs::rename(from, target).map_err(fail)?;
    sync_folder(parent).map_err(fail)
}
