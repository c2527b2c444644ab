//! `svi doctor`: whether everything that is stored is well.

use std::sync::Arc;

use database::{
    Database, Keyring,
    doctor::{Depth, Finding, Severity, examine},
};
use serde_json::json;
use tables::Value;

use crate::{
    cli::DoctorArgs,
    clock::SystemClock,
    config::Config,
    exit::{Failure, refuse},
    output::{Grid, write},
    runtime,
    serving::{database_settings, failed, migrations_of},
};

/// Runs the command.
///
/// # Errors
/// [`Failure::Findings`] when something is at fault; one line when it cannot be examined.
pub(super) fn run(args: &DoctorArgs) -> anyhow::Result<()> {
    let config = Config::read(&args.place.data, &args.place.options())?;
    let keys = Keyring::open(&config.keys_folder()).map_err(failed)?;
    let migrations = migrations_of(&config)?;
    let settings = database_settings(&config);
    let depth = if args.deep { Depth::Everything } else { Depth::Sample };
    let found = runtime::run(async {
        let opened = Database::connect(settings, keys, Arc::new(SystemClock)).await;
        let database = opened.map_err(failed)?;
        let found = examine(&database, &migrations, depth).await.map_err(failed);
        database.close().await;
        found
    })?;
    show(&found, args)?;
    let faults = found.iter().filter(|finding| finding.severity == Severity::Fault).count();
    if faults == 0 {
        return Ok(());
    }
    Err(refuse(
        Failure::Findings,
        format!("{faults} faults; docs/runbook/backup.md says what to do"),
    ))
}

fn show(found: &[Finding], args: &DoctorArgs) -> anyhow::Result<()> {
    let json = found.iter().map(
        |one| json!({ "severity": word(one.severity), "code": one.code, "detail": one.detail }),
    );
    let json = json.collect();
    let row = |one: &Finding| {
        [word(one.severity), one.code, one.detail.as_str()].map(Value::text).to_vec()
    };
    let rows = found.iter().map(row).collect();
    let columns = ["severity", "code", "detail"].map(str::to_owned).to_vec();
    write(Grid { columns, rows }, &json, args.format)
}

const fn word(severity: Severity) -> &'static str {
    match severity {
        Severity::Note => "note",
        Severity::Warning => "warning",
        Severity::Fault => "fault",
    }
}
