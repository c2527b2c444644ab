//! Multidimensional poverty of a table: a specification and columns in, figures with their uncertainty out.
//!
//! [`Spec`] says what counts as deprived and with which weight; [`measure`] gives the figures of a round, overall or by
//! group; [`compare`] what changed to a later round. Reads no file and chooses no indicator; the formulas are those of
//! `stats::alkire_foster`.

mod change;
mod columns;
mod figures;
mod round;
mod spec;

pub use change::{Change, Part, compare};
pub use columns::InputError;
pub use figures::{Measure, Row, Scope};
pub use round::{Round, measure};
pub use spec::{Deprived, Dimension, Indicator, Spec, SpecError};
