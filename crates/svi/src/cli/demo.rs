//! `svi demo` on the command line.

use std::{net::SocketAddr, path::PathBuf};

use clap::Args;

const HELP: &str = "\
Generates the fictional municipality Vedrovo and a smaller one, fills the registry, makes a user of every role in both and
serves them. Started again it serves what is there and prints new links. A demonstration only: its links need no password.

Examples:
  svi demo --data demo
  svi demo --data demo --files             # only the data, the runs and the reports, no server";

/// `svi demo`
#[derive(Debug, Args)]
#[command(after_help = HELP)]
pub(crate) struct DemoArgs {
    /// Where to write
    #[arg(long, default_value = "demo")]
    pub(crate) data: PathBuf,
    /// PostgreSQL instead of SQLite in the folder: `postgres://user@host/name`
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDR", default_value = "127.0.0.1:8080")]
    pub(crate) listen: SocketAddr,
    /// Only write the data, the runs and the reports
    #[arg(long)]
    pub(crate) files: bool,
    /// Seed: the same seed gives the same municipality
    #[arg(long, default_value_t = 1)]
    pub(crate) seed: u64,
    /// Households in a round's sample
    #[arg(long, default_value_t = 600, value_parser = clap::value_parser!(u32).range(20..=100_000))]
    pub(crate) households: u32,
    /// Households in the registry of a third municipality, for measurements of speed
    #[arg(long, hide = true)]
    pub(crate) fill: Option<usize>,
}
