//! Which tables hold what: every entity says whether it holds persons' data and which column names its municipality.
//!
//! A plain [`Reader`](crate::Reader) cannot select a personal table: that does not compile.

use sea_orm::{
    ColumnTrait as _, EntityTrait, QueryFilter, QueryOrder as _, Select, Value,
    sea_query::{BinOper, Expr, ExprTrait as _, Query, SelectStatement},
};
use uuid::Uuid;

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

/// One table with its row, as an entity of a context's `store`: what it holds, its name, its module, its columns, of which the first is its
/// key. Its column `tenant` names the municipality; a table `of_all` has none.
#[macro_export]
macro_rules! table {
    ($(#[$doc:meta])* $kind:ident $name:literal $module:ident { $($columns:tt)* }) => {
        $crate::table!(@ ($(#[$doc])*) $kind $name $module (Some(Column::Tenant)) { $($columns)* });
    };
    ($(#[$doc:meta])* $kind:ident $name:literal $module:ident of_all { $($columns:tt)* }) => {
        $crate::table!(@ ($(#[$doc])*) $kind $name $module (None) { $($columns)* });
    };
    (@ ($(#[$doc:meta])*) $kind:ident $name:literal $module:ident ($tenant:expr) {
        $($(#[$attribute:meta])* $field:ident : $type:ty),* $(,)?
    }) => {
        $(#[$doc])*
        pub(crate) mod $module {
            use $crate::sea_orm::{self, entity::prelude::*};

            #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
            #[sea_orm(table_name = $name)]
            pub struct Model {
                $($(#[$attribute])* pub $field: $type),*
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}

            impl $crate::Owned for Entity {
                type Kind = $crate::$kind;
                const TABLE: &'static str = $name;
                fn tenant() -> Option<Column> {
                    $tenant
                }
            }
        }
    };
}

/// Rows of `E` that `tenancy` allows.
pub(crate) fn select<E: Owned>(tenancy: &Tenancy) -> Select<E> {
    match (E::tenant(), tenancy) {
        (Some(column), Tenancy::One(unit)) => E::find().filter(column.eq(unit.as_str())),
        (None, _) | (_, Tenancy::All) => E::find(),
    }
}

/// One column of the rows of `E` that `tenancy` allows, to stand within another statement: names none of the other columns.
pub(crate) fn values<E: Owned>(tenancy: &Tenancy, column: E::Column) -> SelectStatement {
    let mut query = Query::select();
    query.column((E::default(), column)).from(E::default().table_ref());
    if let (Some(tenant), Tenancy::One(unit)) = (E::tenant(), tenancy) {
        query.and_where(tenant.eq(unit.as_str()));
    }
    query
}

/// Rows of `E` that `tenancy` allows and whose `column`, one with an index, has one of `values`.
///
/// The municipality is compared as a computed text, so that no index over it is taken for the many values: SQLite would
/// go through all rows of the municipality instead of looking up each value.
pub(crate) fn among<E: Owned, V: Into<Value>>(
    tenancy: &Tenancy,
    column: E::Column,
    values: impl IntoIterator<Item = V>,
) -> Select<E> {
    allowed(tenancy, E::find().filter(column.is_in(values)))
}

/// Rows of `E` that `tenancy` allows and whose `column`, one with an index, comes after `last`, in its order.
///
/// The municipality is compared as in [`among`]: SQLite would sort all rows of the municipality for each part of them.
pub(crate) fn after<E: Owned>(
    tenancy: &Tenancy,
    column: E::Column,
    last: Option<Uuid>,
) -> Select<E> {
    let found = E::find().filter(column.gt(last.unwrap_or_default()));
    allowed(tenancy, found).order_by_asc(column)
}

/// Of a selection that goes by an index of its own, what `tenancy` allows.
fn allowed<E: Owned>(tenancy: &Tenancy, found: Select<E>) -> Select<E> {
    match (E::tenant(), tenancy) {
        (Some(tenant), Tenancy::One(unit)) => {
            let text = tenant.into_expr().binary(BinOper::Custom("||"), Expr::val(""));
            found.filter(text.eq(unit.as_str()))
        }
        (None, _) | (_, Tenancy::All) => found,
    }
}
