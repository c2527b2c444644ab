//! PostgreSQL: `pg_dump` and `pg_restore` of the server's own version, all rows of all municipalities, nothing half.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, Utc};
use sea_orm::{ConnectionTrait as _, IsolationLevel, TransactionTrait as _};
use tokio::process::Command;

use super::{
    Manifest,
    content::{DUMP, Staging},
    describe,
};
use crate::{Error, Result, Settings, backend, backend::Backend, migration};

/// Dumps the database into the staging folder, as it is at one moment.
pub(super) async fn snapshot(
    settings: &Settings,
    staging: &Staging,
    now: DateTime<Utc>,
) -> Result<Manifest> {
    let connection = backend::connect_as_owner(settings).await?;
    let view = connection.begin_with_config(Some(IsolationLevel::RepeatableRead), None).await?;
    // It waits while the dump is made, however long that takes.
    let enter = "select set_config('svi.tenant', '*', true), \
                 set_config('idle_in_transaction_session_timeout', '0', true)";
    view.execute_unprepared(enter).await?;
    let names = backend::texts(&view, "select pg_export_snapshot() as value").await?;
    let manifest = describe(&view, Backend::Postgres, now).await?;
    let mut command = tool("pg_dump", settings);
    command.args(["--format=custom", "--no-owner", "--enable-row-security"]);
    command.args(names.iter().map(|name| format!("--snapshot={name}")));
    command.arg("--file").arg(staging.path().join(DUMP));
    run(command, "pg_dump").await?;
    view.rollback().await?;
    connection.close().await?;
    Ok(manifest)
}

/// Refuses a database that holds tables already.
pub(super) async fn must_be_empty(settings: &Settings) -> Result<()> {
    let connection = backend::connect_as_owner(settings).await?;
    let sql = "select count(*) from pg_tables where schemaname not in ('pg_catalog', 'information_schema')";
    let tables = backend::number(&connection, sql).await?;
    connection.close().await?;
    if tables == 0 {
        return Ok(());
    }
    Err(Error::Backup(format!("the database is not empty: it has {tables} tables")))
}

/// Puts the dump into the empty database, in one transaction.
pub(super) async fn load(settings: &Settings, dump: &Path) -> Result<()> {
    let connection = backend::connect_as_owner(settings).await?;
    migration::make_role(&connection).await?;
    connection.close().await?;
    let mut command = tool("pg_restore", settings);
    command.args(["--single-transaction", "--exit-on-error", "--no-owner"]);
    run(command_with(command, dump), "pg_restore").await
}

fn command_with(mut command: Command, file: &Path) -> Command {
    command.arg(file);
    command
}

/// One of PostgreSQL's programs, told where the database is; the password does not stand in the list of processes.
fn tool(name: &str, settings: &Settings) -> Command {
    let (url, password) = without_password(settings.url.as_deref().unwrap_or_default());
    let mut command = Command::new(find(name));
    command.arg("--dbname").arg(url).env("PGOPTIONS", "-c svi.tenant=*").kill_on_drop(true);
    if let Some(password) = password {
        command.env("PGPASSWORD", password);
    }
    command
}

/// The newest one that Debian's packages have installed, or the one in the path.
fn find(name: &str) -> PathBuf {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut found: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| {
            let version = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin").join(name)))
        })
        .filter(|(_, path)| path.is_file())
        .collect();
    found.sort();
    found.pop().map_or_else(|| PathBuf::from(name), |(_, path)| path)
}

async fn run(mut command: Command, name: &str) -> Result<()> {
    let output = command.output().await.map_err(|cause| {
        Error::Backup(format!("{name} does not run ({cause}): install postgresql-client"))
    })?;
    if output.status.success() {
        return Ok(());
    }
    let said = String::from_utf8_lossy(&output.stderr);
    let said = said.lines().next().unwrap_or_default();
    Err(Error::Backup(format!("{name}: {said}")))
}

/// Takes the password out of `postgres://user:password@host/database`.
fn without_password(url: &str) -> (String, Option<String>) {
    let parts = url.split_once("://").and_then(|(scheme, rest)| {
        let (user, host) = rest.rsplit_once('@')?;
        let (user, password) = user.split_once(':')?;
        Some((format!("{scheme}://{user}@{host}"), decode(password)))
    });
    parts.map_or_else(|| (url.to_owned(), None), |(url, password)| (url, Some(password)))
}

/// Undoes `%41`.
fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let Some((first, after)) = rest.split_first() {
        let escaped = (*first == b'%').then(|| after.split_at_checked(2)).flatten().and_then(
            |(digits, after)| {
                let digits = std::str::from_utf8(digits).ok()?;
                Some((u8::from_str_radix(digits, 16).ok()?, after))
            },
        );
        let (byte, after) = escaped.unwrap_or((*first, after));
        bytes.push(byte);
        rest = after;
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_password_is_taken_out_of_the_address() {
        let (url, password) =
            without_password("postgres://svi:a%40b%2@db:5432/svi?sslmode=require");
        assert_eq!(url, "postgres://svi@db:5432/svi?sslmode=require");
        assert_eq!(password.as_deref(), Some("a@b%2"));
        assert_eq!(without_password("postgres://db/svi"), ("postgres://db/svi".into(), None));
    }
}
