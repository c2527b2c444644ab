//! An index in memory: records come one by one, and each can be asked for its likely doubles.

use std::collections::BTreeMap;

use crate::{BlockingKey, Comparison, Model, Prepared, blocking_keys};

/// Records by their blocking keys, scored by one model.
#[derive(Debug, Clone)]
pub struct Index {
    model: Model,
    records: Vec<Prepared>,
    keys: BTreeMap<BlockingKey, Vec<u32>>,
}

impl Index {
    /// An empty index.
    pub fn new(model: Model) -> Self {
        Self { model, records: Vec::new(), keys: BTreeMap::new() }
    }

    /// Adds a record and gives its number, from 0.
    pub fn insert(&mut self, record: Prepared) -> u32 {
        let number = self.records.len() as u32;
        for key in blocking_keys(&self.model.spec, &record) {
            self.keys.entry(key).or_default().push(number);
        }
        self.records.push(record);
        number
    }

    /// Records that share a key with `record`, above `least_probability`, best first; ties by number.
    pub fn find(&self, record: &Prepared, least_probability: f64) -> Vec<(u32, Comparison)> {
        let mut numbers: Vec<u32> = blocking_keys(&self.model.spec, record)
            .iter()
            .filter_map(|key| self.keys.get(key))
            .flatten()
            .copied()
            .collect();
        numbers.sort_unstable();
        numbers.dedup();
        let mut found: Vec<(u32, Comparison)> = numbers
            .into_iter()
            .filter_map(|number| {
                let other = self.records.get(number as usize)?;
                Some((number, self.model.compare(record, other)))
            })
            .filter(|(_, comparison)| comparison.probability >= least_probability)
            .collect();
        found.sort_by(|a, b| b.1.weight.total_cmp(&a.1.weight).then(a.0.cmp(&b.0)));
        found
    }
}
