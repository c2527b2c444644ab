//! A write transaction in somebody's name. It can only be committed with an audit entry; dropped, it leaves nothing.
//!
//! Steps of other contexts are functions on `&mut Tx`; they never commit.

use std::{
    fmt,
    sync::{
        Arc,
        atomic::{AtomicU32, Ordering},
    },
};

use chrono::{DateTime, Utc};
use kernel::{Authority, UnitCode};
use sea_orm::{
    ActiveModelBehavior, ActiveModelTrait, ActiveValue, ColumnTrait as _, DatabaseTransaction,
    DeleteMany, EntityTrait, FromQueryResult, IntoActiveModel, PrimaryKeyTrait, QueryFilter as _,
    Select, StatementBuilder, UpdateMany, Value,
};

use crate::{
    Error, Result,
    audit::{self, Audit},
    backend, blob,
    connection::Shared,
    erasure, id,
    owned::{self, Owned},
    run,
};

/// An open write transaction.
#[must_use = "a transaction that is not committed leaves nothing"]
pub struct Tx {
    pub(crate) inner: DatabaseTransaction,
    pub(crate) shared: Shared,
    pub(crate) authority: Authority,
    pub(crate) now: DateTime<Utc>,
    /// Ids that were drawn.
    pub(crate) drawn: AtomicU32,
    pub(crate) wakes_jobs: bool,
    /// Whether rows of municipalities were written: what was remembered of them holds no longer.
    pub(crate) changes: bool,
    /// Files of blobs whose rows this transaction deletes; they go after the commit.
    pub(crate) removed_files: Vec<std::path::PathBuf>,
    /// Subjects whose keys this transaction destroys; the ledger of erasures names them before the commit.
    pub(crate) destroyed_keys: Vec<uuid::Uuid>,
    /// Whether what was overwritten must leave the write-ahead log, too.
    pub(crate) checkpoints: bool,
    /// Who takes back what is on its way out.
    pub(crate) withholders: Arc<[Withhold]>,
}

/// Overwrites what a context keeps in the clear of an erased subject, within a transaction that destroys the subject's key or
/// has found that an older copy brought the fields back. Doing it again changes nothing.
pub type Erase = for<'a> fn(
    &'a mut Tx,
    uuid::Uuid,
) -> std::pin::Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

/// Takes back what a context has on its way out about a person or a household of whom nothing may go out any more: the person came
/// under protection, or asked that the data be only kept. Within the transaction in which that happens; doing it again changes nothing.
pub type Withhold = for<'a> fn(
    &'a mut Tx,
    uuid::Uuid,
) -> std::pin::Pin<Box<dyn Future<Output = Result<()>> + Send + 'a>>;

impl fmt::Debug for Tx {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Tx").field("authority", &self.authority).finish_non_exhaustive()
    }
}

impl Tx {
    /// In whose name.
    pub const fn authority(&self) -> &Authority {
        &self.authority
    }

    /// The moment of the transaction, the same for all that it writes.
    pub const fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// A new id, after all that were drawn before in this transaction.
    ///
    /// # Errors
    /// [`Error::Keys`] without randomness.
    pub fn new_id<I: From<uuid::Uuid>>(&self) -> Result<I> {
        let number = self.drawn.fetch_add(1, Ordering::Relaxed);
        Ok(I::from(id::numbered(self.now, number)?))
    }

    /// Takes back everything that is on its way out about `subject`, in every context: nothing of it may go out any more.
    ///
    /// # Errors
    /// Those of the contexts.
    pub async fn withhold(&mut self, subject: uuid::Uuid) -> Result<()> {
        for withhold in self.withholders.clone().iter() {
            withhold(self, subject).await?;
        }
        Ok(())
    }

    /// The municipality that is written in.
    ///
    /// # Errors
    /// [`Error::NoTenant`] when the scope names all.
    pub fn unit(&self, table: &'static str) -> Result<UnitCode> {
        self.authority.scope().unit().cloned().ok_or(Error::NoTenant { table })
    }

    /// Rows of `E` within the scope.
    pub fn select<E: Owned>(&self) -> Select<E> {
        owned::select(self.authority.scope().tenancy())
    }

    /// Rows of `E` within the scope whose `column`, one with an index, has one of `values`: as many look-ups as values.
    pub fn select_among<E: Owned, V: Into<Value>>(
        &self,
        column: E::Column,
        values: impl IntoIterator<Item = V>,
    ) -> Select<E> {
        owned::among(self.authority.scope().tenancy(), column, values)
    }

    /// The first row of a selection.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn one<E: EntityTrait>(&self, select: Select<E>) -> Result<Option<E::Model>> {
        run::one(&self.inner, select).await
    }

    /// All rows of a selection.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn all<E: EntityTrait>(&self, select: Select<E>) -> Result<Vec<E::Model>> {
        run::all(&self.inner, select).await
    }

    /// Rows of a query that the entity's columns do not describe. The caller puts the scope in.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn rows<T: FromQueryResult>(&self, query: &impl StatementBuilder) -> Result<Vec<T>> {
        run::rows(&self.inner, query).await
    }

    /// Writes a new row. The municipality is set from the scope where the table has one.
    ///
    /// # Errors
    /// [`Error::Duplicate`], [`Error::NoTenant`], [`Error::Database`].
    pub async fn insert<E, A>(&mut self, row: A) -> Result<()>
    where
        E: Owned,
        A: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
        E::Model: IntoActiveModel<A>,
        <E::PrimaryKey as PrimaryKeyTrait>::ValueType: Send,
    {
        let row = self.with_tenant::<E, A>(row)?;
        self.touch::<E>();
        E::insert(row).exec_without_returning(&self.inner).await?;
        Ok(())
    }

    /// Writes new rows in as few statements as the database takes.
    ///
    /// # Errors
    /// As [`Tx::insert`].
    pub async fn insert_many<E, A>(&mut self, rows: Vec<A>) -> Result<()>
    where
        E: Owned,
        A: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
    {
        self.touch::<E>();
        let mut rows = rows.into_iter().map(|row| self.with_tenant::<E, A>(row)).peekable();
        while rows.peek().is_some() {
            let part: Vec<A> = rows.by_ref().take(ROWS_A_STATEMENT).collect::<Result<_>>()?;
            E::insert_many(part).exec_without_returning(&self.inner).await?;
        }
        Ok(())
    }

    /// Changes one row by its primary key, within the scope: the columns that are set in `row`.
    ///
    /// # Errors
    /// [`Error::Stale`] when there is no such row in the scope, [`Error::Duplicate`], [`Error::Database`].
    pub async fn update<E, A>(&mut self, row: A) -> Result<()>
    where
        E: Owned,
        A: ActiveModelTrait<Entity = E> + ActiveModelBehavior + Send,
        E::Model: IntoActiveModel<A>,
    {
        self.touch::<E>();
        let mut update = E::update(row).validate()?;
        if let (Some(column), Some(unit)) = (E::tenant(), self.authority.scope().unit()) {
            update = update.filter(column.eq(unit.as_str()));
        }
        let done =
            sea_orm::ConnectionTrait::execute(&self.inner, sea_orm::QueryTrait::query(&mut update))
                .await
                .map_err(Error::from)?;
        if done.rows_affected() == 1 { Ok(()) } else { Err(Error::Stale { table: E::TABLE }) }
    }

    /// An update of many rows within the scope; run it with [`Tx::exec_update`].
    pub fn update_many<E: Owned>(&self) -> UpdateMany<E> {
        let update = E::update_many();
        match (E::tenant(), self.authority.scope().unit()) {
            (Some(column), Some(unit)) => update.filter(column.eq(unit.as_str())),
            _ => update,
        }
    }

    /// Runs an update of many rows; returns how many changed.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn exec_update<E: Owned>(&mut self, update: UpdateMany<E>) -> Result<u64> {
        self.touch::<E>();
        Ok(update.exec(&self.inner).await?.rows_affected)
    }

    /// A deletion of rows within the scope; run it with [`Tx::exec_delete`].
    pub fn delete_many<E: Owned>(&self) -> DeleteMany<E> {
        let delete = E::delete_many();
        match (E::tenant(), self.authority.scope().unit()) {
            (Some(column), Some(unit)) => delete.filter(column.eq(unit.as_str())),
            _ => delete,
        }
    }

    /// Runs a deletion; returns how many rows went.
    ///
    /// # Errors
    /// [`Error::Database`].
    pub async fn exec_delete<E: Owned>(&mut self, delete: DeleteMany<E>) -> Result<u64> {
        self.touch::<E>();
        Ok(delete.exec(&self.inner).await?.rows_affected)
    }

    /// Writes the audit entry and makes everything permanent: synced before this returns.
    ///
    /// # Errors
    /// [`Error::Database`]; then nothing was written.
    pub async fn commit(self, entry: Audit) -> Result<()> {
        audit::write(&self, entry).await?;
        let Self {
            inner,
            shared,
            authority,
            wakes_jobs,
            changes,
            removed_files,
            destroyed_keys,
            now,
            checkpoints,
            ..
        } = self;
        if destroyed_keys.is_empty() {
            inner.commit().await?;
        } else {
            erasure::commit(inner, &shared, &destroyed_keys, now).await?;
        }
        if changes {
            shared.0.memory.changed(authority.scope().unit());
        }
        if checkpoints {
            backend::checkpoint(shared.0.backend, &shared.0.writer).await?;
        }
        blob::remove_files(shared.0.settings.folder.clone(), removed_files).await;
        if wakes_jobs {
            shared.wake_jobs();
        }
        Ok(())
    }

    fn touch<E: Owned>(&mut self) {
        self.changes |= E::tenant().is_some();
    }

    fn with_tenant<E, A>(&self, mut row: A) -> Result<A>
    where
        E: Owned,
        A: ActiveModelTrait<Entity = E>,
    {
        let Some(column) = E::tenant() else { return Ok(row) };
        match (self.authority.scope().unit(), row.get(column)) {
            (Some(unit), _) => row.set(column, unit.as_str().into()),
            // Jobs over the installation write rows of many municipalities and say which.
            (None, ActiveValue::Set(_)) => {}
            (None, _) => return Err(Error::NoTenant { table: E::TABLE }),
        }
        Ok(row)
    }
}

/// SQLite takes 32,766 values in a statement; no table here has more than sixty columns.
const ROWS_A_STATEMENT: usize = 500;
