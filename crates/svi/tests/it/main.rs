//! The built program, end to end.

#![expect(clippy::unwrap_used, reason = "a test may fail on any line")]

mod api;
mod bad_input;
mod boundaries;
mod command;
mod compare;
mod config;
mod crash;
mod demo;
mod forgetting;
mod link;
mod measure;
mod mpi;
mod one_person;
mod reference;
mod serve;
mod served;
mod surface;
mod trace;
