//! Blobs: files that belong to somebody, sealed under their key. With SQLite the sealed bytes are files in the installation's
//! folder, with PostgreSQL rows.

#[expect(unreachable_pub, reason = "the derive makes public items")]
mod entity;
pub(crate) mod file;
pub(crate) mod orphans;

use std::path::PathBuf;

use kernel::BlobId;
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, ConnectionTrait, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _, Select,
};
use sha2::{Digest as _, Sha256};
use tokio::task::spawn_blocking;
use uuid::Uuid;
use zeroize::Zeroizing;

pub(crate) use entity::{blob, blob_content};

use crate::{
    Error, Result,
    backend::Backend,
    connection::Shared,
    reader::PersonalReader,
    sealing::{Place, SubjectKeys},
    tx::Tx,
};

/// A file that somebody gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Blob {
    /// Its id.
    pub id: BlobId,
    /// Under whose key it is sealed.
    pub subject: Uuid,
    /// What it is, as `image/jpeg`.
    pub media_type: String,
    /// Its bytes.
    pub bytes: Zeroizing<Vec<u8>>,
}

impl Tx {
    /// Keeps `bytes` under the key of `subject`. They are on disk before the row is.
    ///
    /// # Errors
    /// [`Error::Erased`], [`Error::File`], [`Error::Database`].
    pub async fn put_blob(
        &mut self,
        subject: Uuid,
        media_type: &str,
        bytes: &[u8],
    ) -> Result<BlobId> {
        let id: Uuid = self.new_id()?;
        let sealed = self.keys_for(&[subject]).await?.seal(subject, &place(id), bytes)?;
        let row = blob::ActiveModel {
            id: Set(id),
            tenant: Set(self.authority.scope().unit().map(|unit| unit.as_str().to_owned())),
            subject: Set(subject),
            media_type: Set(media_type.to_owned()),
            size: Set(i64::try_from(bytes.len()).unwrap_or(i64::MAX)),
            sealed_sha256: Set(Sha256::digest(&sealed).to_vec()),
            created_at: Set(self.now),
        };
        let tenant = row.tenant.clone();
        match self.shared.0.backend {
            Backend::Sqlite => {
                let path = file::path(&self.shared.0.settings.folder, id);
                blocking(move || file::write(&path, &sealed)).await?;
            }
            Backend::Postgres => {
                let content =
                    blob_content::ActiveModel { blob_id: Set(id), tenant, sealed: Set(sealed) };
                blob_content::Entity::insert(content).exec_without_returning(&self.inner).await?;
            }
        }
        blob::Entity::insert(row).exec_without_returning(&self.inner).await?;
        Ok(BlobId::from(id))
    }

    /// The blob of that id within the scope.
    ///
    /// # Errors
    /// As [`PersonalReader::blob`].
    pub async fn blob(&self, id: BlobId) -> Result<Option<Blob>> {
        let Some(row) = self.one(by_id(self.select(), id)).await? else { return Ok(None) };
        let keys = self.keys_of(&[row.subject]).await?;
        open(&self.inner, &self.shared, &keys, row).await.map(Some)
    }

    /// Deletes the blob of that id within the scope; its bytes go with the commit.
    ///
    /// # Errors
    /// [`Error::Stale`] when there is none, [`Error::Database`].
    pub async fn delete_blob(&mut self, id: BlobId) -> Result<()> {
        let delete = self.delete_many::<blob::Entity>().filter(blob::Column::Id.eq(id.uuid()));
        if self.exec_delete(delete).await? != 1 {
            return Err(Error::Stale { table: "blob" });
        }
        match self.shared.0.backend {
            Backend::Sqlite => {
                let path = file::path(&self.shared.0.settings.folder, id.uuid());
                self.removed_files.push(path);
            }
            Backend::Postgres => {
                blob_content::Entity::delete_by_id(id.uuid()).exec(&self.inner).await?;
            }
        }
        Ok(())
    }
}

/// Takes along the files of all blobs of the scope; their rows are the caller's to delete.
pub(crate) async fn remove_all(tx: &mut Tx) -> Result<()> {
    if tx.shared.0.backend == Backend::Sqlite {
        let rows = tx.all(tx.select::<blob::Entity>()).await?;
        let folder = tx.shared.0.settings.folder.clone();
        tx.removed_files.extend(rows.iter().map(|row| file::path(&folder, row.id)));
    }
    Ok(())
}

impl PersonalReader {
    /// The blob of that id within the scope.
    ///
    /// # Errors
    /// [`Error::Erased`] when the subject's key was destroyed, [`Error::Sealed`] when the bytes were changed,
    /// [`Error::File`], [`Error::Database`].
    pub async fn blob(&self, id: BlobId) -> Result<Option<Blob>> {
        let Some(row) = self.one(by_id(self.select(), id)).await? else { return Ok(None) };
        let keys = self.keys_of(&[row.subject]).await?;
        open(&self.0.inner, &self.0.shared, &keys, row).await.map(Some)
    }
}

fn by_id(select: Select<blob::Entity>, id: BlobId) -> Select<blob::Entity> {
    select.filter(blob::Column::Id.eq(id.uuid()))
}

async fn open(
    connection: &impl ConnectionTrait,
    shared: &Shared,
    keys: &SubjectKeys,
    row: blob::Model,
) -> Result<Blob> {
    let sealed = sealed(connection, shared, row.id).await?;
    let sealed = sealed.ok_or_else(|| Error::Inconsistent {
        table: "blob",
        column: "id",
        found: format!("{} without its bytes", row.id),
    })?;
    Ok(Blob {
        id: BlobId::from(row.id),
        subject: row.subject,
        bytes: keys.open(row.subject, &place(row.id), &sealed)?,
        media_type: row.media_type,
    })
}

/// The sealed bytes of the blob `id`, `None` when they are missing.
pub(crate) async fn sealed(
    connection: &impl ConnectionTrait,
    shared: &Shared,
    id: Uuid,
) -> Result<Option<Vec<u8>>> {
    match shared.0.backend {
        Backend::Sqlite => {
            let path = file::path(&shared.0.settings.folder, id);
            blocking(move || match std::fs::read(&path) {
                Ok(bytes) => Ok(Some(bytes)),
                Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => Ok(None),
                Err(cause) => Err(Error::file(&path, cause)),
            })
            .await
        }
        Backend::Postgres => {
            let content = blob_content::Entity::find_by_id(id).one(connection).await?;
            Ok(content.map(|content| content.sealed))
        }
    }
}

/// Whether the bytes of the blob `id` are there.
pub(crate) async fn is_there(
    transaction: &DatabaseTransaction,
    shared: &Shared,
    id: Uuid,
) -> Result<bool> {
    match shared.0.backend {
        Backend::Sqlite => Ok(file::path(&shared.0.settings.folder, id).is_file()),
        Backend::Postgres => {
            let rows = blob_content::Entity::find_by_id(id);
            Ok(sea_orm::PaginatorTrait::count(rows, transaction).await? == 1)
        }
    }
}

/// After the commit: the rows are gone; a file that stays is removed as an orphan.
pub(crate) async fn remove_files(folder: PathBuf, paths: Vec<PathBuf>) {
    if paths.is_empty() {
        return;
    }
    let removed = blocking(move || {
        let Some(_held) = file::may_remove(&folder)? else { return Ok(()) };
        let remove =
            |path: &PathBuf| std::fs::remove_file(path).map_err(|cause| Error::file(path, cause));
        paths.iter().try_for_each(remove)
    });
    if let Err(error) = removed.await {
        tracing::warn!(%error, "the file of a deleted blob stays for now");
    }
}

const fn place(id: Uuid) -> Place {
    Place { table: "blob", column: "content", row: id }
}

/// Work on files, off the threads that answer.
pub(crate) async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T> + Send + 'static,
) -> Result<T> {
    spawn_blocking(work).await.map_err(|_ended| Error::Stopped("work on a file"))?
}
