//! The built program, end to end.

mod bad_input;
mod command;
mod measure;
mod reference;
