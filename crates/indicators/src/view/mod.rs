//! What of the figures is shown, and how it is written: values that pages and reports draw, without a page.
//!
//! One place says what of a run's figure may be told, how a number of each unit is written and what groups are called;
//! pages and the report agree because they ask here. Nothing reads a file or a clock.

mod beside;
mod cell;
mod document;
mod grid;
mod listing;
mod measure;
mod portrait;
mod standing;
mod words;

pub use beside::{Beside, Compared, Note, Row, With};
pub use cell::{Cell, Interval, Missing, Suppression};
pub use document::document;
pub use grid::{COLUMNS, Names, rows};
pub use listing::{Chapter, Line, Listing, Wanted};
pub use measure::Measure;
pub use portrait::{Change, Division, Portrait};
pub use standing::{Source, Told, UnitFigures};
pub use words::{area, bare_name, breakdown, counted, group, institution, methods};
