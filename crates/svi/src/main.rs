//! Svi: the one program. Parses the command line, runs one command, answers with one line and an exit code.

mod cli;
mod clock;
mod commands;
mod demo;
mod exit;
mod guard;
mod installation;
mod output;
mod progress;

use std::process::ExitCode;

use clap::Parser as _;

fn main() -> ExitCode {
    guard::keep_panics_silent();
    let cli = cli::Cli::parse();
    match guard::guarded(|| commands::run(&cli.command)) {
        Ok(()) => exit::OK,
        Err(error) => exit::report(&error),
    }
}
