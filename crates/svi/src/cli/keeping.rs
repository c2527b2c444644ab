//! The command line of keeping an installation: backups, health, keys.

use std::path::PathBuf;

use clap::{Args, Subcommand};
use kernel::Language;

use super::Place;

const BACKUP_HELP: &str = "\
May run while the installation is served. The backup holds everything but the keys and is encrypted for them: keep a copy of
the keys folder elsewhere. Without --out it goes to DIR/backups.

Examples:
  svi backup --data /var/lib/svi --out /backup/svi.age
  svi backup --data /var/lib/svi --expire-days 30";

/// `svi backup`
#[derive(Debug, Args)]
#[command(after_help = BACKUP_HELP)]
pub(crate) struct BackupArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    /// The file to write
    #[arg(long)]
    pub(crate) out: Option<PathBuf>,
    /// Remove backups of DIR/backups that are older
    #[arg(long, value_name = "DAYS")]
    pub(crate) expire_days: Option<u32>,
}

const RESTORE_HELP: &str = "\
The folder must be empty or missing, a PostgreSQL database empty. Everything is checked before anything is put in place;
persons who were erased since the backup are erased again.

Example:
  svi restore /backup/svi.age --data /var/lib/svi";

/// `svi restore`
#[derive(Debug, Args)]
#[command(after_help = RESTORE_HELP)]
pub(crate) struct RestoreArgs {
    /// The backup
    pub(crate) file: PathBuf,
    #[command(flatten)]
    pub(crate) place: Place,
}

const DPIA_HELP: &str = "\
Prints Markdown: what the installation holds, on which basis, who may do what, its settings; places marked ___ are for people.
Looks at nobody's data.

Example:
  svi dpia --data /var/lib/svi --lang sr-Cyrl > procena-uticaja.md";

/// `svi dpia`
#[derive(Debug, Args)]
#[command(after_help = DPIA_HELP)]
pub(crate) struct DpiaArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Language of the draft
    #[arg(long, default_value_t = Language::SerbianLatin)]
    pub(crate) lang: Language,
}

const DOCTOR_HELP: &str = "\
Looks at the schema, the database's integrity, the audit's chain, keys, files and jobs. Mends nothing. Exit code 1 when data are
damaged, missing or not protected.

Examples:
  svi doctor --data /var/lib/svi
  svi doctor --data /var/lib/svi --deep";

/// `svi doctor`
#[derive(Debug, Args)]
#[command(after_help = DOCTOR_HELP)]
pub(crate) struct DoctorArgs {
    #[command(flatten)]
    pub(crate) place: Place,
    /// Open every key and hash every file, not a sample
    #[arg(long)]
    pub(crate) deep: bool,
    /// How it is shown
    #[arg(long, value_enum, default_value_t)]
    pub(crate) format: super::TableFormat,
}

/// `svi keys …`
#[derive(Debug, Subcommand)]
pub(crate) enum KeysCommand {
    /// Make a new master key and wrap all others by it; may run while the installation is served
    #[command(
        after_help = "Restart `svi serve` afterwards, and copy the keys folder.\n\nExample:\n  svi keys rotate --data /var/lib/svi"
    )]
    Rotate {
        #[command(flatten)]
        place: Place,
    },
    /// Forget master keys that nothing needs any more; older backups then open no more
    #[command(after_help = "Example:\n  svi keys retire --data /var/lib/svi")]
    Retire {
        #[command(flatten)]
        place: Place,
    },
}
