//! The fictional municipality Vedrovo: a population, two rounds of a survey, a targeted list, official figures, words of the committee.
//!
//! Pure: a seed goes in, files come out as bytes; `write` is the only function that touches a disk. Every name, code and figure
//! is invented and marked as demo data. A round is a cross-section: persons are not followed from one round to the next.

mod answer;
pub(crate) mod answers;
mod benefits;
#[cfg(test)]
mod calibration;
mod columns;
mod deprivation;
pub(crate) mod doubles;
mod education;
mod export;
mod files;
mod health;
pub(crate) mod households;
mod housing;
mod identity;
mod incomes;
pub(crate) mod mapped;
mod names;
mod official;
mod people;
mod population;
mod sampling;
mod settlements;
mod spec;
mod structure;
mod topic;
mod work;

pub(crate) use files::{Settings, write};
pub(crate) use settlements::{NAME, UNIT};
