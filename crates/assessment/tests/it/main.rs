//! Tests of the assessment crate through its public face.

#![expect(clippy::unwrap_used, reason = "builders of tests fail loudly")]

mod api;
mod builders;
mod changing;
mod checks;
mod deprivation;
mod documents;
mod entered_twice;
mod entering;
mod explanations;
mod families;
mod first_page;
mod held_by_right;
mod housing;
mod income;
mod laws;
mod list_truth;
mod listing;
mod merged_meanwhile;
mod pages;
mod parameters;
mod people;
mod proposing;
mod recomputing;
mod sealing;
mod village;
mod vocabulary;
mod withheld;
mod work;
