//! `svi migrate`: brings the schema up to date, or says what is missing.

use database::migration_state;

use crate::{
    cli::MigrateArgs,
    config::Config,
    contexts,
    exit::{Failure, refuse},
    output::say,
    runtime,
    serving::{database_settings, failed, open},
};

/// Runs the command.
///
/// # Errors
/// One line on what is in the way; [`Failure::Findings`] when something is missing and was only asked for.
pub(super) fn run(args: &MigrateArgs) -> anyhow::Result<()> {
    let config = Config::read(&args.place.data, &args.place.options())?;
    let migrations = contexts::migrations(&contexts::all(&config));
    let settings = database_settings(&config);
    runtime::run(async {
        let exists = settings.url.is_some() || settings.folder.join("svi.db").exists();
        let before = match exists {
            true => migration_state(&settings, &migrations).await.map_err(failed)?.applied.len(),
            false => 0,
        };
        if args.check {
            let state = match exists {
                true => migration_state(&settings, &migrations).await.map_err(failed)?.pending,
                false => vec!["everything: there is no database yet".to_owned()],
            };
            return checked(&state);
        }
        open(&config, &migrations).await?.close().await;
        let after = migration_state(&settings, &migrations).await.map_err(failed)?.applied.len();
        say(&format!("{} applied, {after} in all\n", after - before))
    })
}

fn checked(pending: &[String]) -> anyhow::Result<()> {
    if pending.is_empty() {
        return say("nothing is missing\n");
    }
    Err(refuse(Failure::Findings, format!("not applied: {}", pending.join("; "))))
}
