//! Integration tests of the estimators: reference values, golden files and laws.

mod alkire_foster;
