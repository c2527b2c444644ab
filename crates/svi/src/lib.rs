//! Svi: the one program. Parses the command line, runs one command, answers with one line and an exit code.
//!
//! A library only so that its tests can walk the whole surface: [`contexts`] is the list that the program serves.

mod cli;
mod clock;
mod commands;
mod config;
mod contexts;
mod demo;
mod exit;
mod guard;
mod installation;
mod logs;
mod output;
mod progress;
mod runtime;
mod serving;

use std::process::ExitCode;

use clap::Parser as _;

/// What the program serves from an installation's folder when nothing is set: the list of contexts.
///
/// # Errors
/// None with the defaults; one line otherwise.
pub fn contexts(folder: &std::path::Path) -> anyhow::Result<Vec<web::Context>> {
    let config = config::Config::of_defaults(folder)?;
    Ok(contexts::all(&config, &web::Site::at("http://svi.test"))?.list)
}

/// The program.
pub fn main() -> ExitCode {
    guard::keep_panics_silent();
    let cli = cli::Cli::parse();
    match guard::guarded(|| commands::run(&cli.command)) {
        Ok(()) => exit::OK,
        Err(error) => exit::report(&error),
    }
}
