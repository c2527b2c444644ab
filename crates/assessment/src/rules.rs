//! The rules in the order in which they build on each other.
//!
//! One file a rule: pure functions over typed inputs, and an adapter that reads them from a household.

use crate::case::Case;

/// What a rule reads and produces, for explanations and provenance.
#[derive(Debug)]
pub struct Rule {
    /// Its code.
    pub code: &'static str,
    /// Raised when the same facts may give another result.
    pub version: u32,
    /// Derived variables that it produces.
    pub outputs: &'static [&'static str],
    /// Variables that it reads, asked and derived.
    pub inputs: &'static [&'static str],
    /// Parameters that it uses.
    pub parameters: &'static [&'static str],
    pub(crate) derive: fn(&mut Case<'_>),
}

/// All rules.
pub const RULES: &[Rule] = &[];
