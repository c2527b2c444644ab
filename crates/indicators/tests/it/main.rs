//! The crate from outside: files in, figures out.

mod catalogue;
#[cfg(test)]
mod official;
mod parquet_files;
mod twelve;
