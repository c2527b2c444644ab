//! The schema, as one list of migrations of all contexts in the order of time, applied at start under a lock.
//!
//! A migration is never changed after it has landed; a new one follows. Forward only.

mod applied;
mod base;
mod steps;

use std::{collections::BTreeSet, os::unix::fs::DirBuilderExt as _, path::Path};

use sea_orm::{ConnectionTrait, DatabaseConnection, Statement, TransactionTrait as _};

pub(crate) use applied::make_role;
pub(crate) use base::MIGRATIONS as BASE;
pub use steps::Steps;

use crate::{
    Error, Result,
    backend::{self, Backend},
    backup,
    blob::blocking,
    clock::{self, SharedClock},
    connection::Settings,
    keyring::Keyring,
};

/// One change of the schema.
#[derive(Debug, Clone, Copy)]
pub struct Migration {
    /// When it was written, `2026-11-27T22:00`: the order over all contexts.
    pub time: &'static str,
    /// The context it belongs to.
    pub context: &'static str,
    /// What it does, `create_household`.
    pub name: &'static str,
    /// The steps.
    pub up: fn(&mut Steps),
}

impl Migration {
    /// Its name in the table of applied migrations.
    pub fn id(&self) -> String {
        format!("{} {} {}", self.time, self.context, self.name)
    }
}

/// What is applied and what is not.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct State {
    /// Ids of applied migrations.
    pub applied: BTreeSet<String>,
    /// Ids of those that are missing, in order.
    pub pending: Vec<String>,
    /// Ids that this program does not know: the data were written by a newer one.
    pub unknown: Vec<String>,
}

/// All migrations, those of this crate first among equals.
pub(crate) fn ordered(migrations: &[Migration]) -> Vec<Migration> {
    let mut all: Vec<Migration> = BASE.iter().chain(migrations).copied().collect();
    all.sort_by_key(|one| (one.time, one.context, one.name));
    all
}

/// What of `migrations` is applied.
///
/// # Errors
/// [`Error::Database`].
pub async fn state(settings: &Settings, migrations: &[Migration]) -> Result<State> {
    let applied =
        if backend::is_there(settings) { applied_ids(settings).await? } else { BTreeSet::new() };
    let all: Vec<String> = ordered(migrations).iter().map(Migration::id).collect();
    Ok(State {
        pending: all.iter().filter(|id| !applied.contains(*id)).cloned().collect(),
        unknown: applied.iter().filter(|id| !all.contains(id)).cloned().collect(),
        applied,
    })
}

/// Ids of the migrations that are applied to the installation; none where there is no installation.
pub(crate) async fn applied_ids(settings: &Settings) -> Result<BTreeSet<String>> {
    let connection = backend::connect_as_owner(settings).await?;
    let applied = applied::read(&connection).await?;
    connection.close().await?;
    Ok(applied)
}

/// The same on a connection.
pub(crate) async fn applied_of(connection: &impl ConnectionTrait) -> Result<BTreeSet<String>> {
    applied::read(connection).await
}

/// Applies what is missing, under a lock, each migration in a transaction of its own, after a backup when there are data.
pub(crate) async fn bring_up_to_date(
    settings: &Settings,
    keys: &Keyring,
    clock: &SharedClock,
    migrations: &[Migration],
) -> Result<()> {
    let mut private = std::fs::DirBuilder::new();
    let made = private.recursive(true).mode(0o700).create(&settings.folder);
    made.map_err(|cause| Error::file(&settings.folder, cause))?;
    let folder = settings.folder.clone();
    // Waiting for another process must not hold up the threads that answer.
    let _lock = blocking(move || lock_folder(&folder)).await?;
    let backend = Backend::of(settings);
    let connection = backend::connect_as_owner(settings).await?;
    lock_server(backend, &connection).await?;
    let all = ordered(migrations);
    let applied = applied::read(&connection).await?;
    refuse_newer(&all, &applied)?;
    let missing: Vec<&Migration> = all.iter().filter(|one| !applied.contains(&one.id())).collect();
    if !missing.is_empty() {
        if !applied.is_empty() {
            backup::before_migration(settings, keys, clock::now(clock)).await?;
        }
        applied::prepare(backend, &connection).await?;
        for migration in missing {
            apply(backend, &connection, migration, clock).await?;
        }
    }
    connection.close().await?;
    Ok(())
}

async fn apply(
    backend: Backend,
    connection: &DatabaseConnection,
    migration: &Migration,
    clock: &SharedClock,
) -> Result<()> {
    let mut steps = Steps::of(backend);
    (migration.up)(&mut steps);
    let transaction = connection.begin().await?;
    for sql in steps.into_sql() {
        transaction.execute_unprepared(&sql).await.map_err(|cause| {
            Error::Schema(format!("migration {}: {cause} in: {sql}", migration.id()))
        })?;
    }
    applied::write(&transaction, &migration.id(), clock::now(clock)).await?;
    transaction.commit().await?;
    Ok(())
}

fn refuse_newer(all: &[Migration], applied: &BTreeSet<String>) -> Result<()> {
    let known: BTreeSet<String> = all.iter().map(Migration::id).collect();
    match applied.difference(&known).next() {
        None => Ok(()),
        Some(unknown) => Err(Error::Schema(format!(
            "the data were written by a newer program (migration \"{unknown}\"): use that program, \
             or restore a backup made with this one"
        ))),
    }
}

/// One process at a time changes the schema of an installation's folder.
fn lock_folder(folder: &Path) -> Result<std::fs::File> {
    let path = folder.join("svi.lock");
    let fail = |cause| Error::file(&path, cause);
    let mut options = std::fs::OpenOptions::new();
    let file = options.write(true).create(true).truncate(false).open(&path).map_err(fail)?;
    file.lock().map_err(fail)?;
    Ok(file)
}

/// Number of the advisory lock: the letters "svi".
const LOCK: i64 = 0x73_76_69;

async fn lock_server(backend: Backend, connection: &DatabaseConnection) -> Result<()> {
    if backend == Backend::Postgres {
        let sql = "select pg_advisory_lock($1)";
        let statement = Statement::from_sql_and_values(backend.dialect(), sql, [LOCK.into()]);
        connection.execute_raw(statement).await?;
        connection.execute_unprepared("select set_config('svi.tenant', '*', false)").await?;
    }
    Ok(())
}
