//! Estimators on slices: poverty, inequality, multidimensional poverty, variance, calibration, comparison, disclosure.
//!
//! Pure: no files, no clock, no randomness but seeded draws, no households. Start at [`measure::estimate`].

pub mod alkire_foster;
pub mod calibration;
pub mod comparison;
mod density;
pub mod disclosure;
pub mod inequality;
mod linearised;
pub mod mean;
pub mod measure;
mod order;
pub mod poverty;
pub mod quantile;
mod rank;
pub mod ratio;
mod reason;
mod sorted;
mod sum;
pub mod variance;

pub use rank::rank_correlation;
pub use reason::Reason;
pub use sorted::{NO_GROUP, Sorted};
