//! Reading: one consistent view of the data within a scope.
//!
//! [`Reader`] sees tables without personal data. [`PersonalReader`] sees all of the scope; there is none without an entry in
//! the access log, which is written and synced before its first row is read.

use std::{fmt, ops::Deref, sync::Arc};

use chrono::{DateTime, Utc};
use kernel::{Authority, UnitCode};
use sea_orm::{FromQueryResult, Select, StatementBuilder, Value};

use crate::{
    Result,
    connection::Shared,
    memory::Tick,
    opened::Opened,
    owned::{self, Impersonal, Owned},
    run, sealing,
    source::Source,
};

/// A read transaction within a scope, without personal data.
pub struct Reader {
    pub(crate) inner: Source,
    /// What the looks of a question share; none where no look follows.
    pub(crate) opened: Option<Arc<Opened>>,
    pub(crate) shared: Shared,
    pub(crate) authority: Authority,
    pub(crate) began: Tick,
    pub(crate) now: DateTime<Utc>,
}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader").field("authority", &self.authority).finish_non_exhaustive()
    }
}

impl Reader {
    /// In whose name.
    pub const fn authority(&self) -> &Authority {
        &self.authority
    }

    /// The municipality, when the scope is one.
    pub const fn unit(&self) -> Option<&UnitCode> {
        self.authority.scope().unit()
    }

    /// Keyed hash of a value by which it is found exactly within the municipality of the scope.
    ///
    /// # Errors
    /// [`Error::NoTenant`](crate::Error::NoTenant), [`Error::Keys`](crate::Error::Keys).
    pub fn lookup_hash(&self, column: &'static str, value: &str) -> Result<Vec<u8>> {
        let unit = self.unit().ok_or(crate::Error::NoTenant { table: column })?;
        sealing::lookup_hash(&self.shared.0.keys.get(), &format!("{unit} {column}"), value)
    }

    /// The moment of the read.
    pub const fn now(&self) -> DateTime<Utc> {
        self.now
    }

    /// Rows of a table without personal data within the scope.
    pub fn select<E: Owned<Kind = Impersonal>>(&self) -> Select<E> {
        owned::select(self.authority.scope().tenancy())
    }

    /// The first row of a selection.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn one<E: Owned<Kind = Impersonal>>(
        &self,
        select: Select<E>,
    ) -> Result<Option<E::Model>> {
        run::one(&self.inner, select).await
    }

    /// All rows of a selection.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn all<E: Owned<Kind = Impersonal>>(
        &self,
        select: Select<E>,
    ) -> Result<Vec<E::Model>> {
        run::all(&self.inner, select).await
    }

    /// Columns of a selection that joins other tables, when the entity's own columns are not what is wanted.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn columns<E, T>(&self, select: Select<E>) -> Result<Vec<T>>
    where
        E: Owned<Kind = Impersonal>,
        T: FromQueryResult + Send + Sync,
    {
        Ok(select.into_model::<T>().all(&self.inner).await?)
    }

    /// How many rows a selection has.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn count<E>(&self, select: Select<E>) -> Result<u64>
    where
        E: Owned<Kind = Impersonal>,
        E::Model: Sync,
    {
        Ok(sea_orm::PaginatorTrait::count(select, &self.inner).await?)
    }
}

/// A read transaction within a scope that sees personal data; its look is in the access log.
pub struct PersonalReader(pub(crate) Reader);

impl fmt::Debug for PersonalReader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("PersonalReader").field(&self.0).finish()
    }
}

impl Deref for PersonalReader {
    type Target = Reader;

    fn deref(&self) -> &Reader {
        &self.0
    }
}

impl PersonalReader {
    /// Rows of any table within the scope.
    pub fn select<E: Owned>(&self) -> Select<E> {
        owned::select(self.authority.scope().tenancy())
    }

    /// Rows of any table within the scope whose `column`, one with an index, has one of `values`: as many look-ups as values.
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
    /// [`Error::Database`](crate::Error::Database).
    pub async fn one<E: Owned>(&self, select: Select<E>) -> Result<Option<E::Model>> {
        run::one(&self.0.inner, select).await
    }

    /// All rows of a selection.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn all<E: Owned>(&self, select: Select<E>) -> Result<Vec<E::Model>> {
        run::all(&self.0.inner, select).await
    }

    /// Rows of a query that the entity's columns do not describe. The caller puts the scope in.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn rows<T: FromQueryResult>(&self, query: &impl StatementBuilder) -> Result<Vec<T>> {
        run::rows(&self.0.inner, query).await
    }
}
