//! Integration tests of the estimators: reference values, golden files and laws.

#[cfg(test)]
mod alkire_foster;
#[cfg(test)]
mod calibration;
#[cfg(test)]
mod comparison;
#[cfg(test)]
mod disclosure;
#[cfg(test)]
mod convey_reference;
#[cfg(test)]
mod eusilc;
#[cfg(test)]
mod laeken_reference;
