//! Record linkage: which records are of one person.
//!
//! Fellegi–Sunter with EM on blocked pairs. Pure: no files, no clock, no randomness but seeded draws; the same records give
//! the same pairs whatever their order, their script and the number of threads. Decides nothing: it hands out weights with
//! their evidence, and proposes thresholds.
//!
//! - one pair: [`Model::persons`], [`Model::prepare`], [`Model::compare`];
//! - candidates of one record by look-up: [`blocking_keys`], or [`Index`] in memory;
//! - whole files: [`link`].

mod address;
mod assign;
mod blocking;
mod candidates;
mod date;
mod error;
mod fold;
mod guess;
mod labels;
mod level;
mod link;
mod linker;
mod model;
mod name;
mod numeral;
mod person;
mod plan;
mod score;
mod short_forms;
mod spec;
mod store;
mod threshold;
mod train;
mod value;

pub use assign::{groups, one_to_many, one_to_one};
pub use blocking::{BlockingKey, blocking_keys};
pub use error::Error;
pub use guess::guess_kind;
pub use labels::{Agreement, agreement, best_agreement};
pub use level::Level;
pub use link::{Files, Linked, Options, Pair, link, link_records};
pub use linker::Index;
pub use model::{Comparison, Evidence, FieldModel, Finding, LevelModel, Model};
pub use person::Person;
pub use spec::{Field, Kind, Spec};
pub use store::{Batch, Records};
pub use threshold::{Thresholds, propose_threshold};
pub use value::Prepared;
