//! `svi migrate`: brings the schema up to date, or says what is missing.

use std::collections::BTreeSet;

use database::{Migration, MigrationState, Settings, migration_state};

use crate::{
    cli::MigrateArgs,
    config::Config,
    exit::{Failure, refuse},
    output::say,
    runtime,
    serving::{database_settings, failed, migrations_of, open},
};

/// Runs the command.
///
/// # Errors
/// One line on what is in the way; [`Failure::Findings`] when something is missing and was only asked for.
pub(super) fn run(args: &MigrateArgs) -> anyhow::Result<()> {
    let config = Config::read(&args.place.data, &args.place.options())?;
    let migrations = migrations_of(&config)?;
    let settings = database_settings(&config);
    runtime::run(async {
        let before = state(&settings, &migrations).await?;
        if args.check {
            return checked(&before);
        }
        open(&config, &migrations).await?.close().await;
        let after = state(&settings, &migrations).await?;
        let applied = after.applied.len() - before.applied.len();
        say(&format!("{applied} applied, {} in all\n", after.applied.len()))
    })
}

/// What is applied; looking makes no database where there is none.
async fn state(settings: &Settings, migrations: &[Migration]) -> anyhow::Result<MigrationState> {
    if settings.url.is_none() && !settings.folder.join("svi.db").exists() {
        let pending = migrations.iter().map(Migration::id).collect();
        return Ok(MigrationState { applied: BTreeSet::new(), pending, unknown: Vec::new() });
    }
    migration_state(settings, migrations).await.map_err(failed)
}

fn checked(state: &MigrationState) -> anyhow::Result<()> {
    if state.pending.is_empty() {
        return say("nothing is missing\n");
    }
    Err(refuse(Failure::Findings, format!("not applied: {}", state.pending.join("; "))))
}
