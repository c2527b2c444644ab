//! Inequality of a weighted sample, each measure with its linearisation.

pub mod atkinson;
pub mod entropy;
pub mod gini;
pub mod lorenz;
pub mod pay_gap;
mod positive;
pub mod tail_ratio;
