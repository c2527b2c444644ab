//! A run: definitions × snapshot → figures, in a folder that says how to compute every one of them again.
//!
//! `DIR/runs/<id>/` holds `run.toml`, `snapshot.parquet` and `values.parquet`; it is there whole or not at all and never
//! changes. The id follows from the contents, so that the same input gives the same run.

mod answers;
mod base;
mod change;
mod compute;
mod digest;
mod disclosure;
mod figure;
mod reliability;
mod store;
mod verdict;

pub use answers::BlockAnswers;
pub use change::{Change, change};
pub use compute::{Lines, compute};
pub use figure::{Figure, Hidden};
pub use store::{FromRegistry, Input, Record, Run, RunError, UsedParameter, latest, runs};
