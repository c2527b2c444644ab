//! The command line of an installation with a database: serving it and keeping it.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args, Subcommand};
use kernel::{Role, UnitCode};

use crate::config::{DatabaseOptions, Options, ServerOptions};

/// Which installation.
#[derive(Debug, Args)]
pub(crate) struct Place {
    /// The installation's folder
    #[arg(long, default_value = "data")]
    pub(crate) data: PathBuf,
    /// PostgreSQL instead of SQLite in the folder: `postgres://user@host/name`
    #[arg(long, value_name = "URL")]
    pub(crate) database: Option<String>,
}

impl Place {
    /// What the options set.
    pub(crate) fn options(&self) -> Options {
        let database = DatabaseOptions { url: self.database.clone() };
        Options { server: ServerOptions::default(), database }
    }
}

const SERVE_HELP: &str = "\
Settings come from DIR/svi.toml, the environment (SVI_SERVER_LISTEN) and options; the later wins.
`svi config show` lists them all. Beyond this machine it listens with TLS or behind a named proxy only.
Stops on SIGTERM and SIGINT when running requests have ended; reads its certificate again on SIGHUP.

Examples:
  svi serve --data /var/lib/svi
  svi serve --data /var/lib/svi --listen 0.0.0.0:8443
  svi serve --data /var/lib/svi --database postgres://svi@db.pirot.lan/svi";

/// `svi serve`
#[derive(Debug, Args)]
#[command(after_help = SERVE_HELP)]
pub(crate) struct ServeArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Where to listen; port 0 takes a free one
    #[arg(long, value_name = "ADDR")]
    pub(crate) listen: Option<SocketAddr>,
}

impl ServeArgs {
    /// What the options set.
    pub(crate) fn options(&self) -> Options {
        Options { server: ServerOptions { listen: self.listen }, ..self.place.options() }
    }
}

/// `svi migrate`
#[derive(Debug, Args)]
#[command(
    after_help = "`svi serve` does the same when it starts.\n\nExample:\n  svi migrate --data /var/lib/svi"
)]
pub(crate) struct MigrateArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Only say what is missing
    #[arg(long)]
    pub(crate) check: bool,
}

/// `svi config …`
#[derive(Debug, Subcommand)]
pub(crate) enum ConfigCommand {
    /// Every setting with its value and where that comes from; secrets only as "(set)"
    #[command(after_help = "Example:\n  svi config show --data /var/lib/svi")]
    Show {
        #[command(flatten)]
        place: Place,
        /// How it is shown
        #[arg(long, value_enum, default_value_t)]
        format: super::TableFormat,
    },
}

const USER_HELP: &str = "\
Prints a link with which the person chooses a name and a password; it is good for a week. For the first administrator and for
operators; others are invited on the page of users. A municipality that is not set up yet is set up under its shipped name.
Roles: enumerator, office_worker, office_coordinator, case_manager, activation_officer, mobile_team, provider, analyst,
programme_manager, advisory_member, administrator; operator has no municipality.

Examples:
  svi user add ana.petrovic@pirot.rs --name \"Ana Petrović\" --role administrator --unit 70939 --data /var/lib/svi
  svi user add sistem@pirot.rs --name \"Marko Ilić\" --role operator --data /var/lib/svi";

/// `svi user …`
#[derive(Debug, Subcommand)]
pub(crate) enum UserCommand {
    /// Invite somebody; prints the link
    #[command(after_help = USER_HELP)]
    Add(UserAddArgs),
}

/// `svi user add`
#[derive(Debug, Args)]
pub(crate) struct UserAddArgs {
    /// The address to sign in with
    pub(crate) email: String,
    /// The name to show
    #[arg(long)]
    pub(crate) name: String,
    /// What they are; may be given several times
    #[arg(long = "role", required = true)]
    pub(crate) roles: Vec<Role>,
    /// Code of the municipality, except for operators
    #[arg(long)]
    pub(crate) unit: Option<UnitCode>,
    #[command(flatten)]
    pub(crate) place: Place,
}
