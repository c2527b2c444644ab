//! The crate from outside: files in, figures out.

#[cfg(test)]
mod catalogue;
#[cfg(test)]
mod comparison;
#[cfg(test)]
mod from_registry;
#[cfg(test)]
mod mapped;
#[cfg(test)]
mod microdata;
#[cfg(test)]
mod mpi;
#[cfg(test)]
mod official;
#[cfg(test)]
mod pages;
#[cfg(test)]
mod parquet_files;
#[cfg(test)]
mod twelve;
#[cfg(test)]
mod views;
