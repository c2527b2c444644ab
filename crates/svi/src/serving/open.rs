//! Opening an installation: keys from their folder, the database with its schema.

use std::sync::Arc;

use database::{Database, Error, Keyring, Migration, Settings};

use crate::{
    clock::SystemClock,
    config::Config,
    exit::{Failure, refuse},
};

/// Where the data are.
pub(crate) fn database_settings(config: &Config) -> Settings {
    let database = &config.settings.database;
    Settings {
        folder: config.folder.clone(),
        url: database.url.clone(),
        connections: database.connections,
    }
}

/// Opens the database and brings its schema up to date.
///
/// # Errors
/// One line on what is in the way.
pub(crate) async fn open(config: &Config, migrations: &[Migration]) -> anyhow::Result<Database> {
    let keys = Keyring::open_or_create(&config.keys_folder()).map_err(failed)?;
    let settings = database_settings(config);
    Database::open(settings, keys, Arc::new(SystemClock), migrations).await.map_err(failed)
}

/// A fault of stored data as one line with its exit code.
#[expect(clippy::needless_pass_by_value, reason = "as map_err gives it")]
pub(crate) fn failed(error: Error) -> anyhow::Error {
    let kind = match &error {
        Error::File { .. } => Failure::Output,
        Error::Database(_) | Error::Stopped(_) => Failure::Unavailable,
        _ => Failure::Input,
    };
    refuse(kind, error.to_string())
}
