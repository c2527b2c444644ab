//! Indicator catalogue, microdata, snapshots, runs, official figures, and their pages.

mod actions;
mod api;
pub mod comparison;
mod context;
pub mod definition;
pub mod from_registry;
pub mod installation;
mod job;
mod live;
pub mod microdata;
pub mod mpi;
pub mod official;
mod pages;
pub mod parquet_file;
mod permissions;
mod pseudonym;
pub mod run;
pub mod snapshot;
pub mod view;

pub use actions::{AskedRun, RunState, ask_run, list_rounds, run_state};
pub use context::context;
pub use live::{Geography, Known, LiveFigures};
pub use permissions::{MakeRuns, ViewCoverage, ViewFigures, ViewKeyFigures, ViewParameters};
pub use pseudonym::PseudonymKey;
