//! Statistical disclosure: no published table may tell something about a person or a household that can be recognised.
//!
//! [`suppress`] hides small and dominated cells and as many others as it takes that no hidden cell follows from
//! the rest; every hidden cell carries its reason and is covered by a witness, a second table that agrees with all that is
//! published. [`audit`] attacks the result independently. [`round_table`] rounds instead. Tables published side by
//! side are not linked here: what must be protected together belongs in one table.

mod attack;
mod audit;
mod hierarchy;
mod moves;
mod primary;
mod relations;
mod rounding;
mod shares;
mod suppress;
mod table;

pub use audit::{Audit, Finding, audit};
pub use hierarchy::Hierarchy;
pub use primary::{Dominance, Rules, Zeros};
pub use rounding::{Rounded, Rounding, round_table};
pub use shares::{ShareGroup, SuppressedShares, suppress_shares};
pub use suppress::{Suppression, suppress};
pub use table::Table;

/// Why a cell is not shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// Too few persons or contributors.
    SmallCount,
    /// Few contributors make up most of the amount.
    Dominance,
    /// It would tell that all or none of a group have the attribute.
    AllOrNone,
    /// It would give away another hidden cell.
    Complementary,
    /// Nothing of the table can be shown without giving hidden cells away.
    Withheld,
}

/// What keeps a table from being protected.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// An input of the wrong length.
    #[error("{what}: expected {expected} values, found {found}")]
    Shape {
        /// Which input.
        what: &'static str,
        /// What the dimensions ask for.
        expected: usize,
        /// What was there.
        found: usize,
    },
    /// A value outside its domain.
    #[error("{what}, position {index}: expected {expected}, found {found}")]
    Domain {
        /// Which input.
        what: &'static str,
        /// First offending position.
        index: usize,
        /// What was allowed.
        expected: &'static str,
        /// What was there.
        found: f64,
    },
    /// Categories that do not form one tree.
    #[error("category {category}: expected a tree with one total, found {found}")]
    NotATree {
        /// Position of the category.
        category: usize,
        /// What was wrong.
        found: &'static str,
    },
}
