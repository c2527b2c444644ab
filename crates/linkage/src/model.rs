//! The model: how often each level occurs among pairs of one person, of strangers, and of members of one household.
//!
//! The weight of a pair is the log2 odds that it is one person, the prior included:
//! `log2(λ·Πm / ((1 − λ)·Πu + η·Πh))`. Without a household class it is the model of Fellegi and Sunter; the third class
//! keeps twins, couples and namesakes of one house apart, who agree on everything that a household shares.
//!
//! # Source
//! Fellegi & Sunter, JASA 64 (1969), doi:10.1080/01621459.1969.10501049; Winkler (1990), ERIC ED325505.

mod compare;
pub(crate) mod defaults;
pub(crate) mod scorer;
mod text;

use serde::{Deserialize, Serialize};

use crate::{Level, Spec};

/// Probabilities of one level of a field.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct LevelModel {
    /// The level.
    pub level: Level,
    /// Its share among pairs of one person.
    pub m: f64,
    /// Its share among pairs of two persons drawn at random.
    pub u: f64,
    /// Its share among pairs of two persons of one household.
    pub h: f64,
    /// Its share among pairs of twins.
    pub t: f64,
}

/// The levels of one field; missing values are no level and carry no evidence.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FieldModel {
    /// Name of the field in the specification.
    pub field: String,
    /// The levels that its kind of field knows.
    pub levels: Vec<LevelModel>,
}

/// A model that scores pairs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Model {
    /// Version of the format and of the comparators: models of another version are not read.
    pub version: u32,
    /// λ: the probability that two records drawn at random are of one person.
    pub prior: f64,
    /// η: the probability that they are of two persons of one household; zero switches the class off.
    pub household: f64,
    /// The probability that they are of twins.
    pub twins: f64,
    /// What is compared.
    pub spec: Spec,
    /// One entry for each compared field of the specification, in its order.
    pub fields: Vec<FieldModel>,
}

/// A bar of the waterfall.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Evidence {
    /// Name of the field; `household` for what members of one household share anyway.
    pub field: String,
    /// How the values agree.
    pub level: Level,
    /// log2 of the likelihood ratio; zero for a missing value.
    pub weight: f64,
    /// The part of the weight that the rarity of the value gives or takes.
    pub rarity: f64,
}

/// Something about a pair that a person should see, whatever the weight.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Finding {
    /// A JMBG of the pair is missing.
    JmbgMissing,
    /// A JMBG of the pair has a wrong check digit or length.
    JmbgFaulty,
    /// A JMBG contradicts the date of birth of its own record.
    JmbgContradictsDate,
    /// A JMBG contradicts the sex of its own record.
    JmbgContradictsSex,
    /// All agrees but the name: twins, or one person under two names.
    PerhapsTwins,
}

/// What speaks for and against one person.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Comparison {
    /// log2 odds, the prior included: the sum of `prior` and of the evidence.
    pub weight: f64,
    /// The probability that the two are one person.
    pub probability: f64,
    /// log2 odds before anything is compared.
    pub prior: f64,
    /// A bar for each field, in the order of the specification.
    pub evidence: Vec<Evidence>,
    /// What a person should look at.
    pub findings: Vec<Finding>,
}
