//! Indicator catalogue, microdata, snapshots, runs, official figures, and their pages.

mod api;
pub mod comparison;
mod context;
pub mod definition;
pub mod installation;
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

pub use context::context;
pub use live::{Geography, Known, LiveFigures};
pub use permissions::{ViewFigures, ViewKeyFigures, ViewParameters};
pub use pseudonym::PseudonymKey;
