//! The registry's use cases, on both databases.

mod builders;
mod changing;
mod entering;
mod finding;
mod history;
mod listing;
mod sealing;
