//! Rotation of master keys: a new one is stored, then every subject's key is wrapped by it. Crash-safe: run again it goes on.
//!
//! The key of look-up hashes is not rotated: its hashes would have to be made again from the values.

use std::{collections::BTreeSet, path::Path};

use sea_orm::{
    ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    sea_query::Expr,
};

use crate::{
    Database, Keyring, Result, backend,
    keys::sealing_key::{Column, Entity},
    sealing,
};

/// Keys wrapped anew in one transaction.
const PART: u64 = 500;

/// What a rotation did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rotated {
    /// The name of the current master key.
    pub master: String,
    /// How many subjects' keys were wrapped anew.
    pub keys: u64,
}

/// Makes a new master key in `keys_folder` and wraps all subjects' keys by it. A rotation that was interrupted is finished
/// instead of starting another. The old master keys stay: backups from before need them ([`retire`]).
///
/// # Errors
/// [`Error::Keys`](crate::Error::Keys), [`Error::File`](crate::Error::File), [`Error::Sealed`](crate::Error::Sealed) when a master key is missing, [`Error::Database`](crate::Error::Database).
pub async fn rotate(database: &Database, keys_folder: &Path) -> Result<Rotated> {
    let mut keys = Keyring::open(keys_folder)?;
    let used = used_masters(database).await?;
    let current = keys.current()?.0.to_owned();
    let is_interrupted =
        used.iter().any(|name| *name != current) && keys.master_names().count() > 1;
    if !is_interrupted {
        keys.rotate()?;
        keys.store(keys_folder)?;
    }
    let transaction = database.bookkeeping("database.rotate_keys").await?;
    // From here on whoever wraps a new key has seen the new master key.
    backend::await_keys(database.shared.0.backend, &transaction).await?;
    transaction.commit().await?;
    let mut wrapped = 0;
    loop {
        let part = wrap_part(database, &keys).await?;
        wrapped += part;
        if part == 0 {
            return Ok(Rotated { master: keys.current()?.0.to_owned(), keys: wrapped });
        }
    }
}

async fn wrap_part(database: &Database, keys: &Keyring) -> Result<u64> {
    let transaction = database.bookkeeping("database.rotate_keys").await?;
    let rows = Entity::find()
        .filter(Column::Master.ne(keys.current()?.0))
        .filter(Column::Wrapped.is_not_null())
        .order_by_asc(Column::Subject)
        .limit(PART)
        .lock_exclusive()
        .all(&transaction)
        .await?;
    let count = rows.len() as u64;
    for row in rows {
        let Some(wrapped) = &row.wrapped else { continue };
        let key = sealing::unwrap(keys, row.subject, &row.master, wrapped)?;
        let (master, wrapped) = sealing::wrap(keys, row.subject, &key)?;
        Entity::update_many()
            .col_expr(Column::Master, Expr::value(master))
            .col_expr(Column::Wrapped, Expr::value(wrapped))
            .filter(Column::Subject.eq(row.subject))
            .exec(&transaction)
            .await?;
    }
    transaction.commit().await?;
    Ok(count)
}

/// Forgets the master keys that no key in the database is wrapped by; returns their names. Do this when the backups from
/// before the rotation have expired: they open no more without them.
///
/// # Errors
/// As [`rotate`].
pub async fn retire(database: &Database, keys_folder: &Path) -> Result<Vec<String>> {
    let mut keys = Keyring::open(keys_folder)?;
    let used = used_masters(database).await?;
    let current = keys.current()?.0.to_owned();
    let unused: Vec<String> = keys
        .master_names()
        .filter(|name| *name != current && !used.contains(*name))
        .map(str::to_owned)
        .collect();
    for name in &unused {
        keys.forget(name);
    }
    if !unused.is_empty() {
        keys.store(keys_folder)?;
    }
    Ok(unused)
}

/// Names of the master keys that keys in the database are wrapped by.
pub(crate) async fn used_masters(database: &Database) -> Result<BTreeSet<String>> {
    let transaction = database.survey("database.rotate_keys").await?;
    let names: Vec<String> = Entity::find()
        .select_only()
        .column(Column::Master)
        .distinct()
        .filter(Column::Wrapped.is_not_null())
        .into_tuple()
        .all(&transaction)
        .await?;
    transaction.rollback().await?;
    Ok(names.into_iter().collect())
}
