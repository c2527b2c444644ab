//! The way in for a command line, the indicator engine and the bench: columns and names of measures in, figures out.
//!
//! Invariant: what is not asked for is not computed (no sort for means, no linearisation without intervals), what cannot
//! be estimated is absent with a [`Reason`](crate::Reason), and the result never depends on the number of threads.

mod cells;
mod columns;
mod contrast;
mod estimate;
mod evaluate;
mod lines;
mod name;
mod options;
mod run;

pub use columns::{Columns, Error, Groups};
pub use contrast::{Difference, contrast};
pub use estimate::{Estimate, estimate};
pub use name::{Measure, ParseMeasureError, Unit};
pub use options::{Interval, LineRule, Options};
