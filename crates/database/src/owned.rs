//! Which tables hold what: every entity says whether it holds persons' data and which column names its municipality.
//!
//! A plain [`Reader`](crate::Reader) cannot select a personal table: that does not compile.

use sea_orm::{ColumnTrait as _, EntityTrait, QueryFilter, Select};

use crate::Tenancy;

/// Marks a table without personal data: reference data, settings, queues.
#[derive(Debug, Clone, Copy)]
pub struct Impersonal;

/// Marks a table with personal data: read through a [`PersonalReader`](crate::PersonalReader) or a [`Tx`](crate::Tx) only.
#[derive(Debug, Clone, Copy)]
pub struct Personal;

/// An entity that belongs to a context, with what guards its rows.
pub trait Owned: EntityTrait {
    /// [`Personal`] or [`Impersonal`].
    type Kind;
    /// The table's name.
    const TABLE: &'static str;
    /// The column with the municipality; `None` for a table of the installation.
    fn tenant() -> Option<Self::Column>;
}

/// Rows of `E` that `tenancy` allows.
pub(crate) fn select<E: Owned>(tenancy: &Tenancy) -> Select<E> {
    match (E::tenant(), tenancy) {
        (Some(column), Tenancy::One(unit)) => E::find().filter(column.eq(unit.as_str())),
        (None, _) | (_, Tenancy::All) => E::find(),
    }
}
