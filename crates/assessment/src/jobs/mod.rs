//! Jobs that assess all households of a municipality: when somebody asks, and every night.

mod nightly;
mod recompute;

pub(crate) use nightly::nightly;
pub(crate) use recompute::{KIND, recompute};
