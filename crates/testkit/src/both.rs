//! One test on both databases.

use std::{
    io::Write as _,
    panic::{AssertUnwindSafe, catch_unwind, resume_unwind},
    sync::Once,
};

use database::{
    Migration, Withhold,
    sea_orm::{ConnectOptions, ConnectionTrait as _, DatabaseConnection},
};
use uuid::Uuid;

use crate::Base;

/// The variable that names the server; `cargo xtask postgres` sets it.
const VARIABLE: &str = "SVI_TEST_POSTGRES";

/// Runs `body` on SQLite in a folder of its own and on PostgreSQL in a database of its own; both are gone afterwards.
///
/// # Panics
/// When the body does, and when `CI` is set and no PostgreSQL is there.
pub fn on_both(migrations: &'static [Migration], body: impl AsyncFn(&Base)) {
    on_both_withholding(migrations, &[], body);
}

/// The same, where transactions ask `withholders` to take back what is on its way out.
///
/// # Panics
/// As [`on_both`].
#[expect(clippy::needless_pass_by_value, reason = "a test reads better with its body given whole")]
pub fn on_both_withholding(
    migrations: &'static [Migration],
    withholders: &[Withhold],
    body: impl AsyncFn(&Base),
) {
    run(None, (migrations, withholders), &body);
    let Some(server) = server() else { return };
    let database = TestDatabase::create(server);
    let ended = catch_unwind(AssertUnwindSafe(|| {
        run(Some(database.url()), (migrations, withholders), &body);
    }));
    database.drop();
    if let Err(panic) = ended {
        resume_unwind(panic);
    }
}

/// Runs `body` on SQLite alone: for tests in which the database says nothing.
///
/// # Panics
/// When the body does.
#[expect(clippy::needless_pass_by_value, reason = "a test reads better with its body given whole")]
pub fn on_sqlite(migrations: &'static [Migration], body: impl AsyncFn(&Base)) {
    run(None, (migrations, &[]), &body);
}

#[expect(clippy::expect_used, clippy::print_stderr, reason = "shown when the test fails")]
fn run(
    url: Option<String>,
    (migrations, withholders): (&'static [Migration], &[Withhold]),
    body: &impl AsyncFn(&Base),
) {
    eprintln!("on {}", if url.is_some() { "PostgreSQL" } else { "SQLite" });
    let runtime =
        tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build();
    runtime.expect("a runtime").block_on(async {
        let base = Base::open(url, migrations, withholders).await;
        body(&base).await;
        base.database.clone().close().await;
    });
}

fn server() -> Option<String> {
    static SAID: Once = Once::new();
    let server = std::env::var_os(VARIABLE).and_then(|value| value.into_string().ok());
    if server.is_none() {
        assert!(
            std::env::var_os("CI").is_none(),
            "CI needs PostgreSQL: run within `cargo xtask postgres --`"
        );
        SAID.call_once(|| {
            let line = "on SQLite only: within `cargo xtask postgres -- …` these tests run on PostgreSQL too";
            // Past the capture of output; that nobody hears it does no harm.
            let _said = writeln!(std::io::stderr(), "{line}");
        });
    }
    server
}

/// A database of one test.
struct TestDatabase {
    server: String,
    name: String,
}

#[expect(clippy::expect_used, reason = "for tests: a server that does not answer is a failed test")]
impl TestDatabase {
    fn create(server: String) -> Self {
        let chance = database::random::<16>().expect("randomness");
        let name = format!("test_{}", Uuid::from_bytes(chance).simple());
        let made = Self { server, name };
        made.execute(&format!("create database {}", made.name));
        made
    }

    /// The server's URL with this database instead of the one it names.
    fn url(&self) -> String {
        let (server, _database) = self.server.rsplit_once('/').expect("a URL with a database");
        format!("{server}/{}", self.name)
    }

    fn drop(self) {
        self.execute(&format!("drop database {} with (force)", self.name));
    }

    fn execute(&self, sql: &str) {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        runtime.expect("a runtime").block_on(async {
            let connection = connect(&self.server).await;
            connection.execute_unprepared(sql).await.expect("the server does it");
            connection.close().await.expect("closed");
        });
    }
}

#[expect(clippy::expect_used, reason = "for tests: a server that does not answer is a failed test")]
async fn connect(url: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).sqlx_logging(false);
    database::sea_orm::Database::connect(options).await.expect("a server")
}
