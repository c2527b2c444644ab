//! Integration tests of the estimators: reference values, golden files and laws.

#[cfg(test)]
mod alkire_foster;
#[cfg(test)]
mod calibration;
#[cfg(test)]
mod comparison;
#[cfg(test)]
mod convey_reference;
#[cfg(test)]
mod disclosure;
#[cfg(test)]
mod eusilc;
#[cfg(test)]
mod golden_poverty;
#[cfg(test)]
mod laeken_reference;
#[cfg(test)]
mod laws;
#[cfg(test)]
mod measure_edges;
#[cfg(test)]
mod replicates;
