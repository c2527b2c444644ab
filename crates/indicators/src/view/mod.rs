//! What of the figures is shown, and how it is written: values that pages and reports draw, without a page.
//!
//! One place says what of a run's figure may be told, how a number of each unit is written and what groups are called;
//! pages and the report agree because they ask here. Nothing reads a file or a clock.

mod cell;
mod measure;
mod words;

pub use cell::{Cell, Interval, Missing, Suppression};
pub use measure::Measure;
pub use words::{area, bare_name, breakdown, counted, group, institution, methods};
