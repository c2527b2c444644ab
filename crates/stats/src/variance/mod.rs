//! Variance under stratified, clustered, weighted designs: linearised, and by replicates as a check.

pub mod design;
pub mod interval;
pub(crate) mod moments;
pub(crate) mod random;
pub(crate) mod replicates;
