//! The two databases and everything in which they differ. No other crate knows which one it is.

use sea_orm::{
    ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend,
    SqliteTransactionMode, Statement, TransactionOptions,
    sqlx::sqlite::{SqliteJournalMode, SqliteSynchronous},
};
use std::time::Duration;

use kernel::Tenancy;

use crate::{Result, access::Access, connection::Settings};

/// The application's role on PostgreSQL: it owns nothing, and row-level security binds it.
pub(crate) const ROLE: &str = "svi_application";

/// Which database it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Backend {
    /// One file in the installation's folder.
    Sqlite,
    /// A server.
    Postgres,
}

impl Backend {
    pub(crate) const fn of(settings: &Settings) -> Self {
        if settings.url.is_some() { Self::Postgres } else { Self::Sqlite }
    }

    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Sqlite => "SQLite",
            Self::Postgres => "PostgreSQL",
        }
    }

    pub(crate) const fn dialect(self) -> DbBackend {
        match self {
            Self::Sqlite => DbBackend::Sqlite,
            Self::Postgres => DbBackend::Postgres,
        }
    }

    /// SQLite has one writer: a write takes the lock at once instead of failing half-way. A reader sees one state of the data,
    /// which SQLite gives by itself and PostgreSQL by how readers are connected.
    pub(crate) fn options(self, access: Access) -> TransactionOptions {
        let mut options = TransactionOptions::default();
        match (self, access) {
            (Self::Sqlite, Access::Write) => {
                options.sqlite_transaction_mode = Some(SqliteTransactionMode::Immediate);
            }
            (Self::Sqlite, Access::Read) => {
                options.sqlite_transaction_mode = Some(SqliteTransactionMode::Deferred);
            }
            (Self::Postgres, _) | (_, Access::Survey | Access::Log) => {}
        }
        options
    }
}

/// Pools of connections by what they are for.
pub(crate) struct Pools {
    pub(crate) writer: DatabaseConnection,
    pub(crate) readers: DatabaseConnection,
    /// Reads of all municipalities, each time in one statement; on PostgreSQL.
    pub(crate) surveys: Option<DatabaseConnection>,
    /// Writes entries of the access log, of all municipalities, each time in one statement.
    pub(crate) log: DatabaseConnection,
}

/// Connections for reads of all municipalities, at most: one says who asks, and takes less than a millisecond.
const SURVEYS: u32 = 4;

/// Connects, on PostgreSQL as the application's role.
pub(crate) async fn connect(settings: &Settings) -> Result<Pools> {
    if let Some(url) = &settings.url {
        let most = settings.connections;
        return Ok(Pools {
            writer: postgres(url, most, Some((ROLE, Access::Write))).await?,
            readers: postgres(url, most, Some((ROLE, Access::Read))).await?,
            surveys: Some(postgres(url, most.min(SURVEYS), Some((ROLE, Access::Survey))).await?),
            log: postgres(url, 1, Some((ROLE, Access::Log))).await?,
        });
    }
    let writer = sqlite(settings, 1, false).await?;
    let readers = sqlite(settings, settings.connections, true).await?;
    Ok(Pools { log: writer.clone(), writer, readers, surveys: None })
}

/// Connections of a pool: how many are open, and how many of them are in use.
pub(crate) fn in_use(backend: Backend, pool: &DatabaseConnection) -> (u32, u32) {
    let (open, idle) = match backend {
        Backend::Sqlite => {
            let pool = pool.get_sqlite_connection_pool();
            (pool.size(), pool.num_idle())
        }
        Backend::Postgres => {
            let pool = pool.get_postgres_connection_pool();
            (pool.size(), pool.num_idle())
        }
    };
    (open, open.saturating_sub(u32::try_from(idle).unwrap_or(u32::MAX)))
}

/// Connects as the owner of the schema, for migrations.
pub(crate) async fn connect_as_owner(settings: &Settings) -> Result<DatabaseConnection> {
    match &settings.url {
        Some(url) => postgres(url, 1, None).await,
        None => sqlite(settings, 1, false).await,
    }
}

/// The file of an SQLite installation.
pub(crate) const SQLITE_FILE: &str = "svi.db";

/// Whether there is a database at all. A server always is; connecting to a file that is not there would make it.
pub(crate) fn is_there(settings: &Settings) -> bool {
    settings.url.is_some() || settings.folder.join(SQLITE_FILE).is_file()
}

/// Bytes of the file that are mapped, at most: what SQLite is built for, see `.cargo/config.toml`. 100,000 households with facts are 4 GB.
const MAPPED: &str = "274877906944";

async fn sqlite(settings: &Settings, connections: u32, reads: bool) -> Result<DatabaseConnection> {
    let path = settings.folder.join(SQLITE_FILE);
    let mut options = ConnectOptions::new("sqlite::memory:");
    quiet(&mut options, connections).map_sqlx_sqlite_opts(move |options| {
        options
            .filename(&path)
            .in_memory(false)
            .shared_cache(false)
            .create_if_missing(!reads)
            .pragma("query_only", if reads { "on" } else { "off" })
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(Duration::from_secs(30))
            .pragma("secure_delete", "on")
            // A commit empties the caches of all other connections, and every look is a commit: readers take pages from
            // where the system keeps the file instead of copying them again.
            .pragma("mmap_size", MAPPED)
            .pragma("cache_size", if reads { "-2000" } else { "-16000" })
            .pragma("temp_store", "memory")
            // A checkpoint stands in the way of who commits; at four times the default it comes four times as seldom.
            .pragma("wal_autocheckpoint", "4000")
            .statement_cache_capacity(200)
    });
    Ok(sea_orm::Database::connect(options).await?)
}

/// Connects as a role for something, or as the owner of the schema. A reader's transactions see one state of the data and
/// write nothing without saying so each time: what the connection says costs no round trip.
async fn postgres(
    url: &str,
    connections: u32,
    role: Option<(&'static str, Access)>,
) -> Result<DatabaseConnection> {
    let mut options = ConnectOptions::new(url);
    quiet(&mut options, connections).map_sqlx_postgres_opts(move |options| {
        let options = options.application_name("svi").options([
            ("timezone", "UTC"),
            // What is answered is on disk, whatever the server's own setting says.
            ("synchronous_commit", "on"),
            // A process that hangs within a transaction does not hold it for ever; the audit's seal relies on it.
            ("idle_in_transaction_session_timeout", "5min"),
        ]);
        match role {
            Some((role, Access::Write)) => options.options([("role", role)]),
            Some((role, Access::Log)) => {
                options.options([("role", role), ("svi.tenant", EVERYWHERE)])
            }
            Some((role, Access::Survey)) => options.options([
                ("role", role),
                ("svi.tenant", EVERYWHERE),
                ("default_transaction_read_only", "on"),
            ]),
            Some((role, Access::Read)) => options.options([
                ("role", role),
                ("default_transaction_isolation", "repeatable read"),
                ("default_transaction_read_only", "on"),
            ]),
            None => options,
        }
    });
    Ok(sea_orm::Database::connect(options).await?)
}

fn quiet(options: &mut ConnectOptions, connections: u32) -> &mut ConnectOptions {
    options
        .max_connections(connections.max(1))
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(30))
        .test_before_acquire(false)
        .sqlx_logging(false)
}

/// What row-level security takes for all municipalities.
const EVERYWHERE: &str = "*";

/// Tells PostgreSQL's row-level security which municipality the transaction is in; SQLite has no such fence.
pub(crate) async fn enter(
    backend: Backend,
    transaction: &DatabaseTransaction,
    tenancy: &Tenancy,
) -> Result<()> {
    if backend == Backend::Sqlite {
        return Ok(());
    }
    let tenant = match tenancy {
        Tenancy::One(unit) => unit.as_str(),
        Tenancy::All => EVERYWHERE,
    };
    let sql = "select set_config('svi.tenant', $1, true)";
    let values = [tenant.to_owned().into()];
    let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
    transaction.execute_raw(statement).await?;
    Ok(())
}

/// Number of the lock between new keys and the rotation of master keys.
const KEYS_LOCK: i64 = 0x73_76_69_6b;

/// Held by a transaction that wraps a new key. SQLite has one writer: it needs no such lock.
pub(crate) async fn hold_keys(backend: Backend, transaction: &DatabaseTransaction) -> Result<()> {
    lock_keys(backend, transaction, "pg_advisory_xact_lock_shared").await
}

/// Waits for all transactions that wrap new keys.
pub(crate) async fn await_keys(backend: Backend, transaction: &DatabaseTransaction) -> Result<()> {
    lock_keys(backend, transaction, "pg_advisory_xact_lock").await
}

async fn lock_keys(
    backend: Backend,
    transaction: &DatabaseTransaction,
    function: &str,
) -> Result<()> {
    if backend == Backend::Postgres {
        let sql = format!("select {function}({KEYS_LOCK})");
        transaction.execute_unprepared(&sql).await?;
    }
    Ok(())
}

/// Overwrites what SQLite has kept of changed pages; PostgreSQL does it by itself in time.
pub(crate) async fn checkpoint(backend: Backend, pool: &DatabaseConnection) -> Result<()> {
    if backend == Backend::Sqlite {
        pool.execute_unprepared("pragma wal_checkpoint(truncate)").await?;
    }
    Ok(())
}

/// Counts anew what PostgreSQL's planner goes by; it does so by itself only some minutes after many rows have come. SQLite
/// plans without counts.
pub(crate) async fn refresh_statistics(settings: &Settings) -> Result<()> {
    if settings.url.is_some() {
        let owner = connect_as_owner(settings).await?;
        owner.execute_unprepared("analyze").await?;
        owner.close().await?;
    }
    Ok(())
}

/// The number that a statement without parameters gives.
pub(crate) async fn number(connection: &impl ConnectionTrait, sql: &str) -> Result<u64> {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let row = connection.query_one_raw(statement).await?;
    let number: Option<i64> = row.map(|row| row.try_get_by_index(0)).transpose()?;
    Ok(number.and_then(|number| u64::try_from(number).ok()).unwrap_or_default())
}

/// The texts in the column `value` that a statement without parameters gives.
pub(crate) async fn texts(connection: &impl ConnectionTrait, sql: &str) -> Result<Vec<String>> {
    let statement = Statement::from_string(connection.get_database_backend(), sql);
    let rows = connection.query_all_raw(statement).await?;
    Ok(rows.iter().map(|row| row.try_get("", "value")).collect::<Result<_, _>>()?)
}
