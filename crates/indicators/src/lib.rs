//! Indicator catalogue, microdata, snapshots, runs, official figures.

pub mod definition;
pub mod microdata;
pub mod official;
pub mod parquet_file;
mod pseudonym;
pub mod run;
pub mod snapshot;

pub use pseudonym::PseudonymKey;
