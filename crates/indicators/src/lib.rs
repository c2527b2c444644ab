//! Indicator catalogue, microdata, snapshots, runs, official figures.

pub mod definition;
pub mod parquet_file;
