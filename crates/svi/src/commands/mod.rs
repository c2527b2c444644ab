//! One command a file: reads its options, calls the crates that know, shows the result.

mod columns;
mod measure;

use crate::{
    cli::Command,
    exit::{Failure, refuse},
};

/// Runs a command.
///
/// # Errors
/// One line, with the kind that becomes the exit code.
pub(crate) fn run(command: &Command) -> anyhow::Result<()> {
    match command {
        Command::Measure(args) => measure::run(args),
        _ => Err(refuse(Failure::Usage, "not wired")),
    }
}
