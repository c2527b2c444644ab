//! Official figures: what the statistical office and others have published about a unit.
//!
//! Importers turn foreign tables into [`OfficialFigure`]s with unit codes and series codes. What cannot be matched is
//! listed, nothing is guessed; a value that contradicts another of the same file is not taken over at all. Figures of
//! districts, regions and the republic are computed from counts, never by averaging rates. Nothing here reads a clock.

mod aggregate;
mod collect;
mod figure;
mod import;
mod jls_export;
mod report;
mod resolve;
mod series;
mod shipped;
mod storage;
mod template;
mod wages;

pub use aggregate::{NotAggregated, aggregate};
pub use figure::{FigureValue, Figures, OfficialFigure};
pub use import::{ImportOptions, Imported, Layout, import};
pub use report::{Conflict, Duplicate, ImportReport, Unmatched};
pub use series::{Aggregation, Ratio, Series, SeriesCatalogue};
pub use shipped::{shipped, shipped_titles};
pub use storage::{Loaded, OfficialError, Source, StoredSource, load, save, slug_of};
