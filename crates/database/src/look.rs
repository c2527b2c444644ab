//! Where rows with personal data are read from: a reader whose look is in the access log, or an open transaction.
//!
//! For what pages and steps read alike, so that it is written once.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use kernel::Authority;
use sea_orm::{FromQueryResult, Select, StatementBuilder, sea_query::SelectStatement};
use uuid::Uuid;

use crate::{Owned, PersonalReader, Result, SubjectKeys, Tx, owned};

/// A [`PersonalReader`] or a [`Tx`].
pub trait Look: Sync {
    /// In whose name.
    fn authority(&self) -> &Authority;
    /// The moment of the look.
    fn now(&self) -> DateTime<Utc>;
    /// Rows of `E` within the scope.
    fn select<E: Owned>(&self) -> Select<E>;
    /// Rows of `E` within the scope whose `column`, one with an index, has one of `ids`: as many look-ups as ids.
    fn select_among<E: Owned>(&self, column: E::Column, ids: BTreeSet<Uuid>) -> Select<E>;
    /// Rows of `E` within the scope whose `column`, one with an index, comes after `last`, in its order: for going through all of them
    /// part by part.
    fn select_after<E: Owned>(&self, column: E::Column, last: Option<Uuid>) -> Select<E> {
        owned::after(self.authority().scope().tenancy(), column, last)
    }
    /// One column of the rows of `E` within the scope, to stand within another statement.
    fn values<E: Owned>(&self, column: E::Column) -> SelectStatement {
        owned::values::<E>(self.authority().scope().tenancy(), column)
    }
    /// All rows of a selection.
    fn all<E: Owned>(
        &self,
        select: Select<E>,
    ) -> impl Future<Output = Result<Vec<E::Model>>> + Send;
    /// Rows of a query that the entity's columns do not describe. The caller puts the scope in.
    fn rows<T: FromQueryResult + Send + Sync>(
        &self,
        query: &impl StatementBuilder,
    ) -> impl Future<Output = Result<Vec<T>>> + Send;
    /// Keyed hash of a value by which it is found exactly within the municipality of the scope.
    ///
    /// # Errors
    /// [`Error::NoTenant`](crate::Error::NoTenant), [`Error::Keys`](crate::Error::Keys).
    fn lookup_hash(&self, column: &'static str, value: &str) -> Result<Vec<u8>>;
    /// The keys of `subjects`, to open what was sealed under them.
    fn keys_of(&self, subjects: &[Uuid]) -> impl Future<Output = Result<SubjectKeys>> + Send;
}

impl Look for PersonalReader {
    fn authority(&self) -> &Authority {
        (**self).authority()
    }

    fn now(&self) -> DateTime<Utc> {
        (**self).now()
    }

    fn select<E: Owned>(&self) -> Select<E> {
        Self::select(self)
    }

    fn select_among<E: Owned>(&self, column: E::Column, ids: BTreeSet<Uuid>) -> Select<E> {
        self.select_among::<E, _>(column, ids)
    }

    async fn all<E: Owned>(&self, select: Select<E>) -> Result<Vec<E::Model>> {
        Self::all(self, select).await
    }

    async fn rows<T: FromQueryResult + Send + Sync>(
        &self,
        query: &impl StatementBuilder,
    ) -> Result<Vec<T>> {
        Self::rows(self, query).await
    }

    fn lookup_hash(&self, column: &'static str, value: &str) -> Result<Vec<u8>> {
        (**self).lookup_hash(column, value)
    }

    async fn keys_of(&self, subjects: &[Uuid]) -> Result<SubjectKeys> {
        Self::keys_of(self, subjects).await
    }
}

impl Look for Tx {
    fn authority(&self) -> &Authority {
        Self::authority(self)
    }

    fn now(&self) -> DateTime<Utc> {
        Self::now(self)
    }

    fn select<E: Owned>(&self) -> Select<E> {
        Self::select(self)
    }

    fn select_among<E: Owned>(&self, column: E::Column, ids: BTreeSet<Uuid>) -> Select<E> {
        self.select_among::<E, _>(column, ids)
    }

    async fn all<E: Owned>(&self, select: Select<E>) -> Result<Vec<E::Model>> {
        Self::all(self, select).await
    }

    async fn rows<T: FromQueryResult + Send + Sync>(
        &self,
        query: &impl StatementBuilder,
    ) -> Result<Vec<T>> {
        Self::rows(self, query).await
    }

    fn lookup_hash(&self, column: &'static str, value: &str) -> Result<Vec<u8>> {
        Self::lookup_hash(self, column, value)
    }

    async fn keys_of(&self, subjects: &[Uuid]) -> Result<SubjectKeys> {
        Self::keys_of(self, subjects).await
    }
}
