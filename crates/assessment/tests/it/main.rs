//! Tests of the assessment crate through its public face.

#![expect(clippy::unwrap_used, reason = "builders of tests fail loudly")]

mod checks;
mod deprivation;
mod explanations;
mod housing;
mod income;
mod laws;
mod parameters;
mod people;
mod village;
mod vocabulary;
mod work;
