//! The crate from outside: files in, figures out.

mod catalogue;
mod parquet_files;
