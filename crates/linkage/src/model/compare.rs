//! One pair: levels, weights, evidence.

use crate::{Comparison, Model, Prepared};

impl Model {
    /// A record made ready for this model's specification.
    pub fn prepare<'a>(&self, values: impl IntoIterator<Item = Option<&'a str>>) -> Prepared {
        Prepared::new(&self.spec, values)
    }

    /// What speaks for and against `a` and `b` being one person. Symmetric.
    pub fn compare(&self, a: &Prepared, b: &Prepared) -> Comparison {
        let _ = (a, b);
        let prior = (self.prior / (1.0 - self.prior)).log2();
        Comparison {
            weight: prior,
            probability: self.prior,
            prior,
            evidence: vec![],
            findings: vec![],
        }
    }
}
