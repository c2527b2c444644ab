//! Jobs that assess all households of a municipality: when somebody asks, every night, and when the rules have changed.

mod changed_rules;
mod nightly;
mod recompute;

pub(crate) use changed_rules::changed_rules;
pub(crate) use nightly::nightly;
pub(crate) use recompute::{KIND, recompute};
