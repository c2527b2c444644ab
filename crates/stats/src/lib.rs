//! Estimators on slices: poverty, inequality, multidimensional poverty, variance, calibration, comparison, disclosure.

pub mod alkire_foster;
pub mod calibration;
pub mod comparison;
