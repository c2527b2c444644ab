//! Backups.

use chrono::{DateTime, Utc};

use crate::{Result, connection::Settings, keyring::Keyring};

pub(crate) async fn before_migration(
    _settings: &Settings,
    _keys: &Keyring,
    _now: DateTime<Utc>,
) -> Result<()> {
    Ok(())
}
