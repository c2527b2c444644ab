//! Indicator catalogue, microdata, snapshots, runs, official figures.

pub mod comparison;
pub mod definition;
pub mod installation;
pub mod microdata;
pub mod mpi;
pub mod official;
pub mod parquet_file;
mod pseudonym;
pub mod run;
pub mod snapshot;
pub mod view;

pub use pseudonym::PseudonymKey;
