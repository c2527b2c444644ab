//! `svi keys`: new master keys, and the end of old ones.

use std::sync::Arc;

use database::{Database, Keyring, retire as forget, rotate as renew};

use crate::{
    cli::Place,
    clock::SystemClock,
    config::Config,
    output::say,
    runtime,
    serving::{database_settings, failed},
};

/// Makes a new master key.
///
/// # Errors
/// One line on what is in the way; a rotation that was interrupted is finished by the next.
pub(super) fn rotate(place: &Place) -> anyhow::Result<()> {
    let config = Config::read(&place.data, &place.options())?;
    let folder = config.keys_folder();
    runtime::run(async {
        let database = connect(&config).await?;
        let rotated = renew(&database, &folder).await.map_err(failed)?;
        database.close().await;
        say(&format!(
            "{} is the current key; {} keys were wrapped anew\n",
            rotated.master, rotated.keys
        ))
    })
}

/// Forgets master keys that nothing needs any more.
///
/// # Errors
/// One line on what is in the way.
pub(super) fn retire(place: &Place) -> anyhow::Result<()> {
    let config = Config::read(&place.data, &place.options())?;
    let folder = config.keys_folder();
    runtime::run(async {
        let database = connect(&config).await?;
        let names = forget(&database, &folder).await.map_err(failed)?;
        database.close().await;
        say(&format!(
            "{} forgotten\n",
            if names.is_empty() { "none".to_owned() } else { names.join(", ") }
        ))
    })
}

async fn connect(config: &Config) -> anyhow::Result<Database> {
    let keys = Keyring::open(&config.keys_folder()).map_err(failed)?;
    let settings = database_settings(config);
    Database::connect(settings, keys, Arc::new(SystemClock)).await.map_err(failed)
}
