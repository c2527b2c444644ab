//! The installation of one test.

use std::{path::Path, sync::Arc};

use database::{Authority, Database, Keyring, Migration, Settings, Tenancy, Withhold};
use tempfile::TempDir;

use crate::SettableClock;

/// An open installation with everything around it.
#[derive(Debug)]
pub struct Base {
    /// The installation.
    pub database: Database,
    /// Its clock.
    pub clock: Arc<SettableClock>,
    /// Where it is.
    pub settings: Settings,
    /// Its migrations.
    pub migrations: &'static [Migration],
    folder: TempDir,
}

#[expect(
    clippy::expect_used,
    clippy::unused_self,
    reason = "for tests: what is not there is a failed test, and all is asked of the base"
)]
impl Base {
    pub(crate) async fn open(
        url: Option<String>,
        migrations: &'static [Migration],
        withholders: &[Withhold],
    ) -> Self {
        let folder = tempfile::tempdir().expect("a temporary folder");
        let settings = Settings { folder: folder.path().join("data"), url, connections: 4 };
        let keys = Keyring::open_or_create(&folder.path().join("keys")).expect("keys");
        let clock = Arc::new(SettableClock::default());
        let database = Database::open(settings.clone(), keys, clock.clone(), migrations)
            .await
            .expect("a database")
            .withholding(withholders.iter().copied());
        Self { database, clock, settings, migrations, folder }
    }

    /// The folder of the keys.
    pub fn keys_folder(&self) -> std::path::PathBuf {
        self.folder.path().join("keys")
    }

    /// A folder for what the test itself writes.
    pub fn scratch(&self) -> &Path {
        self.folder.path()
    }

    /// The keys.
    ///
    /// # Panics
    /// When they cannot be read.
    pub fn keys(&self) -> Keyring {
        Keyring::open(&self.keys_folder()).expect("keys")
    }

    /// Whether this is PostgreSQL.
    pub const fn is_postgres(&self) -> bool {
        self.settings.url.is_some()
    }

    /// The program at work in the municipality `unit`.
    ///
    /// # Panics
    /// When `unit` is not a code of five digits.
    pub fn within(&self, unit: &str) -> Authority {
        let unit = unit.parse().expect("a code of five digits");
        Authority::of_program("test", Tenancy::One(unit))
    }

    /// The program at work over all municipalities.
    pub fn everywhere(&self) -> Authority {
        Authority::of_program("test", Tenancy::All)
    }

    /// The same installation, opened by a second process.
    ///
    /// # Panics
    /// When it does not open.
    pub async fn reopen(&self) -> Database {
        Database::connect(self.settings.clone(), self.keys(), self.clock.clone())
            .await
            .expect("a database")
    }
}
