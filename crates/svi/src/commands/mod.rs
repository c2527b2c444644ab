//! One command a file: reads its options, calls the crates that know, shows the result.

mod backup;
mod boundaries;
mod catalogue;
mod columns;
mod compare;
mod config;
mod demo;
mod doctor;
mod dpia;
mod import;
mod keys;
mod link;
mod measure;
mod microdata;
mod migrate;
mod mpi;
mod report;
mod run;
mod serve;
mod user;

use crate::cli::{
    CatalogueCommand, Command, ConfigCommand, ImportCommand, KeysCommand, MicrodataCommand,
    UserCommand,
};

/// Runs a command.
///
/// # Errors
/// One line, with the kind that becomes the exit code.
pub(crate) fn run(command: &Command) -> anyhow::Result<()> {
    match command {
        Command::Measure(args) => measure::run(args),
        Command::Mpi(args) => mpi::run(args),
        Command::Link(args) => link::run(args),
        Command::Microdata(MicrodataCommand::Check { file, spec, data }) => {
            microdata::check(file, spec, data)
        }
        Command::Catalogue(CatalogueCommand::Check { data }) => catalogue::check(data),
        Command::Report(args) => report::run(args),
        Command::Run(args) => run::run(args),
        Command::Compare(args) => compare::run(args),
        Command::Demo(args) => demo::run(args),
        Command::Serve(args) => serve::run(args),
        Command::Migrate(args) => migrate::run(args),
        Command::Backup(args) => backup::make(args),
        Command::Restore(args) => backup::restore(args),
        Command::Doctor(args) => doctor::run(args),
        Command::Dpia(args) => dpia::run(args),
        Command::Keys(KeysCommand::Rotate { place }) => keys::rotate(place),
        Command::Keys(KeysCommand::Retire { place }) => keys::retire(place),
        Command::User(UserCommand::Add(args)) => user::add(args),
        Command::Config(ConfigCommand::Show { place, format }) => config::show(place, *format),
        Command::Import(ImportCommand::Official { file, period, data }) => {
            import::official(file, *period, data)
        }
        Command::Import(ImportCommand::Boundaries { file, data }) => boundaries::run(file, data),
    }
}
