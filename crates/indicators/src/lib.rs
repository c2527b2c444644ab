//! Indicator catalogue, microdata, snapshots, runs, official figures.

pub mod definition;
pub mod microdata;
pub mod parquet_file;
