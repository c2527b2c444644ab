//! Integration tests of the estimators: reference values, golden files and laws.

#[cfg(test)]
mod alkire_foster;
#[cfg(test)]
mod calibration;
#[cfg(test)]
mod comparison;
