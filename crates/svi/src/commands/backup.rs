//! `svi backup` and `svi restore`.

use std::time::Duration;

use database::{Keyring, backup};
use kernel::Clock as _;

use crate::{
    cli::{BackupArgs, RestoreArgs},
    clock::SystemClock,
    config::Config,
    exit::{Failure, OrRefuse as _},
    output::say,
    runtime,
    serving::{database_settings, failed, migrations_of},
};

const DAY: u64 = 24 * 60 * 60;

/// Makes a backup.
///
/// # Errors
/// One line on what is in the way; then there is no new file.
pub(super) fn make(args: &BackupArgs) -> anyhow::Result<()> {
    let config = Config::read(&args.place.data, &args.place.options())?;
    let keys = Keyring::open(&config.keys_folder()).map_err(failed)?;
    let now = SystemClock.now();
    let folder = config.folder.join(backup::FOLDER);
    let out = args.out.clone().unwrap_or_else(|| folder.join(backup::file_name(now)));
    if let Some(parent) = out.parent() {
        std::fs::create_dir_all(parent).or_refuse(Failure::Output)?;
    }
    let settings = database_settings(&config);
    let manifest =
        runtime::run(async { backup::backup(&settings, &keys, now, &out).await.map_err(failed) })?;
    let mut lines =
        format!("{}: {} files, {} bytes\n", out.display(), manifest.files, manifest.bytes);
    if let Some(days) = args.expire_days {
        let kept = Duration::from_secs(u64::from(days) * DAY);
        for gone in backup::expire(&folder, kept, now).map_err(failed)? {
            lines.push_str(&format!("removed {}\n", gone.display()));
        }
    }
    say(&lines)
}

/// Restores a backup.
///
/// # Errors
/// One line on what does not fit; then everything is as it was.
pub(super) fn restore(args: &RestoreArgs) -> anyhow::Result<()> {
    let config = Config::read(&args.place.data, &args.place.options())?;
    let keys = Keyring::open(&config.keys_folder()).map_err(failed)?;
    let migrations = migrations_of(&config)?;
    let settings = database_settings(&config);
    let now = SystemClock.now();
    let restored = runtime::run(async {
        backup::restore(&args.file, &keys, &settings, &migrations, now).await.map_err(failed)
    })?;
    let manifest = restored.manifest;
    let mut lines = format!(
        "restored the backup of {} ({}, {} audit entries, {} files)\n",
        manifest.made_at.to_rfc3339(),
        manifest.kind,
        manifest.audit_entries,
        manifest.files
    );
    for subject in restored.erased_again {
        lines.push_str(&format!("erased again: {subject}\n"));
    }
    say(&lines)
}
