//! The model that is shipped.

use crate::{Model, Spec};

/// Version of comparators, levels and keys.
pub(crate) const VERSION: u32 = 1;

impl Model {
    /// The shipped model for [`Spec::persons`], usable without training.
    pub fn persons() -> Self {
        Self::shipped(Spec::persons())
    }

    /// The shipped model for any specification: probabilities by the kind of each field.
    pub fn shipped(spec: Spec) -> Self {
        Self { version: VERSION, prior: 1e-6, household: 8e-6, twins: 8e-8, spec, fields: vec![] }
    }

    /// The same model for a register of `records`, of which an entering record is one with probability 0.3.
    #[must_use]
    pub fn with_records(mut self, records: usize) -> Self {
        let records = records.max(2) as f64;
        (self.prior, self.household, self.twins) = (0.3 / records, 2.5 / records, 0.025 / records);
        self
    }
}
