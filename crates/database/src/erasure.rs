//! Erasure: the key of a subject is destroyed, and a ledger outside the data says so, so that restoring an older backup erases
//! again.
//!
//! The ledger is `erasures.log` beside the keys. A line is written and synced before the commit and confirmed after it; what a
//! crash has left open is settled when the installation is opened next. A line that nobody could settle counts as erased.

use std::{
    collections::BTreeMap,
    fs,
    io::{self, Write as _},
    path::{Path, PathBuf},
};

use chrono::{DateTime, SecondsFormat, Utc};
use kernel::{Authority, Tenancy};
use sea_orm::{
    ActiveValue::Set, ColumnTrait as _, Condition, DatabaseTransaction, EntityTrait as _,
    QueryFilter as _, TryInsertResult, UpdateMany, sea_query::Expr,
};
use uuid::Uuid;

use crate::{
    Audit, Database, Error, Result, backend,
    connection::Shared,
    keys::sealing_key::{self, Column, Entity},
    tx::{Erase, Tx},
};

const FILE: &str = "erasures.log";

/// What a line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Mark {
    /// About to be committed.
    Begun,
    /// Committed.
    Done,
    /// Not committed.
    Void,
}

impl Mark {
    const ALL: [Self; 3] = [Self::Begun, Self::Done, Self::Void];

    const fn word(self) -> &'static str {
        match self {
            Self::Begun => "begun",
            Self::Done => "done",
            Self::Void => "void",
        }
    }
}

impl Tx {
    /// Destroys the key of `subject`: what was sealed under it, in every version and every backup, opens no more, and nothing
    /// can be sealed for it again. Fields in the clear are the caller's to overwrite in the same transaction.
    ///
    /// # Errors
    /// [`Error::Stale`] when the subject is another municipality's, [`Error::Database`].
    pub async fn destroy_key(&mut self, subject: Uuid) -> Result<()> {
        let mut update = destruction(self.now)
            .col_expr(Column::ClearedAt, Expr::value(self.now))
            .filter(Column::Subject.eq(subject));
        if let Some(unit) = self.authority.scope().unit() {
            update = update.filter(Column::Tenant.eq(unit.as_str()));
        }
        let destroyed = update.exec(&self.inner).await?.rows_affected;
        if destroyed == 0 && !self.keys_of(&[subject]).await?.0.contains_key(&subject) {
            self.forbid_key(subject).await?;
        }
        self.destroyed_keys.push(subject);
        Ok(())
    }

    /// Destroys the keys of many subjects, all of which have one: what was made by mistake and goes whole.
    ///
    /// # Errors
    /// As [`Tx::destroy_key`].
    pub async fn destroy_keys(&mut self, subjects: &[Uuid]) -> Result<()> {
        for part in subjects.chunks(500) {
            let mut update = destruction(self.now)
                .col_expr(Column::ClearedAt, Expr::value(self.now))
                .filter(Column::Subject.is_in(part.iter().copied()));
            if let Some(unit) = self.authority.scope().unit() {
                update = update.filter(Column::Tenant.eq(unit.as_str()));
            }
            if update.exec(&self.inner).await?.rows_affected != part.len() as u64 {
                return Err(Error::Stale { table: "sealing_key" });
            }
            self.destroyed_keys.extend(part);
        }
        Ok(())
    }

    /// Notes that what an older copy brought back of an erased `subject` in the clear is overwritten again.
    ///
    /// # Errors
    /// [`Error::Database`].
    async fn note_cleared(&mut self, subject: Uuid) -> Result<()> {
        Entity::update_many()
            .col_expr(Column::ClearedAt, Expr::value(self.now))
            .filter(Column::Subject.eq(subject))
            .exec(&self.inner)
            .await?;
        self.checkpoints = true;
        Ok(())
    }

    /// A subject without a key gets a destroyed one.
    async fn forbid_key(&self, subject: Uuid) -> Result<()> {
        let never = sealing_key::ActiveModel {
            subject: Set(subject),
            tenant: Set(self.authority.scope().unit().map(|unit| unit.as_str().to_owned())),
            master: Set(String::new()),
            wrapped: Set(None),
            created_at: Set(self.now),
            destroyed_at: Set(Some(self.now)),
            cleared_at: Set(Some(self.now)),
        };
        let inserted = Entity::insert(never)
            .on_conflict_do_nothing_on([Column::Subject])
            .exec_without_returning(&self.inner)
            .await?;
        match inserted {
            TryInsertResult::Inserted(1) => Ok(()),
            _ => Err(Error::Stale { table: "sealing_key" }),
        }
    }
}

impl Database {
    /// Overwrites again what an older copy of the data has brought back of erased subjects in the clear; to be called before
    /// anything is served. Returns how many subjects had come back.
    ///
    /// # Errors
    /// [`Error::Keys`] when the ledger cannot be read, [`Error::Database`].
    pub async fn erase_returned(&self, erasers: &[Erase]) -> Result<usize> {
        let returned = self.returned().await?;
        for key in &returned {
            let unit = key.tenant.as_deref().and_then(|unit| unit.parse().ok());
            let tenancy = unit.map_or(Tenancy::All, Tenancy::One);
            let authority = Authority::of_program("database.erase_returned", tenancy);
            let mut tx = self.begin(&authority).await?;
            for erase in erasers {
                erase(&mut tx, key.subject).await?;
            }
            tx.note_cleared(key.subject).await?;
            tx.commit(Audit::of("erase_again").about("subject", key.subject)).await?;
        }
        if !returned.is_empty() {
            tracing::warn!(
                subjects = returned.len(),
                "erased subjects had come back: erased again"
            );
        }
        Ok(returned.len())
    }

    /// Keys of subjects that the ledger names and whose fields in the clear may be there again.
    async fn returned(&self) -> Result<Vec<sealing_key::Model>> {
        let marks = marks(self.shared.0.keys.get().folder())?;
        let erased = marks.into_iter().filter(|(_, mark)| *mark != Mark::Void);
        let erased: Vec<Uuid> = erased.map(|(subject, _)| subject).collect();
        let mut returned = Vec::new();
        let transaction = self.survey("database.returned").await?;
        for part in erased.chunks(500) {
            let named = Condition::all()
                .add(Column::Subject.is_in(part.iter().copied()))
                .add(Column::ClearedAt.is_null());
            returned.extend(Entity::find().filter(named).all(&transaction).await?);
        }
        Ok(returned)
    }
}

/// Destroys all keys of a municipality; the caller names the subjects in the ledger.
pub(crate) async fn destroy_all_of(
    transaction: &DatabaseTransaction,
    unit: &str,
    now: DateTime<Utc>,
) -> Result<()> {
    destruction(now)
        .col_expr(Column::ClearedAt, Expr::value(now))
        .filter(Column::Tenant.eq(unit))
        .exec(transaction)
        .await?;
    Ok(())
}

fn destruction(now: DateTime<Utc>) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::Wrapped, Expr::value(None::<Vec<u8>>))
        .col_expr(Column::DestroyedAt, Expr::value(now))
        .filter(Column::Wrapped.is_not_null())
}

/// Commits a transaction that destroys keys, between its two lines of the ledger.
pub(crate) async fn commit(
    transaction: DatabaseTransaction,
    shared: &Shared,
    subjects: &[Uuid],
    now: DateTime<Utc>,
) -> Result<()> {
    let keys = shared.0.keys.get();
    let folder = keys.folder();
    append(folder, Mark::Begun, subjects, now)?;
    if let Err(cause) = transaction.commit().await {
        append(folder, Mark::Void, subjects, now)?;
        return Err(cause.into());
    }
    append(folder, Mark::Done, subjects, now)?;
    backend::checkpoint(shared.0.backend, &shared.0.writer).await
}

/// Settles what a crash has left open: compares the ledger with the data. Then destroys again what an older copy of the data
/// has brought back.
pub(crate) async fn settle(database: &Database) -> Result<()> {
    let keys = database.shared.0.keys.get();
    let folder = keys.folder();
    let marks = marks(folder)?;
    if marks.is_empty() {
        return Ok(());
    }
    let open =
        marks.into_iter().filter_map(|(subject, mark)| (mark == Mark::Begun).then_some(subject));
    let transaction = database.bookkeeping("database.settle_erasures").await?;
    for subject in open {
        let key = Entity::find_by_id(subject).one(&transaction).await?;
        let is_destroyed = key.is_some_and(|key| key.destroyed_at.is_some());
        let mark = if is_destroyed { Mark::Done } else { Mark::Void };
        append(folder, mark, &[subject], database.now())?;
    }
    let again = apply_again(&transaction, folder, database.now()).await?;
    transaction.commit().await?;
    if !again.is_empty() {
        tracing::warn!(
            keys = again.len(),
            "keys that were destroyed had come back: destroyed again"
        );
    }
    Ok(())
}

/// Destroys again the keys of all subjects that the ledger names; returns those that were there.
pub(crate) async fn apply_again(
    transaction: &DatabaseTransaction,
    keys_folder: Option<&Path>,
    now: DateTime<Utc>,
) -> Result<Vec<Uuid>> {
    let erased: Vec<Uuid> = marks(keys_folder)?
        .into_iter()
        .filter_map(|(subject, mark)| (mark != Mark::Void).then_some(subject))
        .collect();
    let mut again = Vec::new();
    for part in erased.chunks(500) {
        let named = Condition::all()
            .add(Column::Subject.is_in(part.iter().copied()))
            .add(Column::Wrapped.is_not_null());
        let keys = Entity::find().filter(named.clone()).all(transaction).await?;
        again.extend(keys.into_iter().map(|key| key.subject));
        destruction(now).filter(named).exec(transaction).await?;
    }
    Ok(again)
}

/// The last word on each subject.
fn marks(folder: Option<&Path>) -> Result<BTreeMap<Uuid, Mark>> {
    let Some(path) = folder.map(|folder| folder.join(FILE)) else { return Ok(BTreeMap::new()) };
    match fs::read_to_string(&path) {
        Ok(text) => parse(&path, &text),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(BTreeMap::new()),
        Err(cause) => Err(Error::file(&path, cause)),
    }
}

fn parse(path: &Path, text: &str) -> Result<BTreeMap<Uuid, Mark>> {
    let mut marks = BTreeMap::new();
    for (index, line) in text.split_inclusive('\n').enumerate() {
        // A last line without its end was cut by a crash before anything was committed.
        let Some(line) = line.strip_suffix('\n') else { continue };
        let mut words = line.split(' ');
        let mark =
            words.next().and_then(|word| Mark::ALL.into_iter().find(|mark| mark.word() == word));
        let subject = words.nth(1).and_then(|word| Uuid::parse_str(word).ok());
        let (Some(mark), Some(subject)) = (mark, subject) else {
            let place = format!("{}:{}", path.display(), index + 1);
            return Err(Error::Keys(format!("{place}: expected a line of the ledger of erasures")));
        };
        marks.insert(subject, mark);
    }
    Ok(marks)
}

fn append(folder: Option<&Path>, mark: Mark, subjects: &[Uuid], now: DateTime<Utc>) -> Result<()> {
    let Some(folder) = folder else { return Ok(()) };
    let time = now.to_rfc3339_opts(SecondsFormat::Secs, true);
    let mut lines = String::new();
    for subject in subjects {
        lines.push_str(&format!("{} {time} {subject}\n", mark.word()));
    }
    let path = folder.join(FILE);
    write(&path, folder, &lines).map_err(|cause| Error::file(&path, cause))
}

fn write(path: &PathBuf, folder: &Path, lines: &str) -> io::Result<()> {
    let is_new = !path.exists();
    let mut file = fs::OpenOptions::new().create(true).append(true).open(path)?;
    file.write_all(lines.as_bytes())?;
    file.sync_all()?;
    if is_new {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    const ONE: Uuid = Uuid::from_u128(1);
    const TWO: Uuid = Uuid::from_u128(2);

    #[test]
    fn the_last_line_of_a_subject_holds_and_a_cut_line_does_not_count() {
        let scratch = tempfile::tempdir().unwrap();
        let folder = Some(scratch.path());
        append(folder, Mark::Begun, &[ONE, TWO], DateTime::UNIX_EPOCH).unwrap();
        append(folder, Mark::Done, &[ONE], DateTime::UNIX_EPOCH).unwrap();
        let path = scratch.path().join(FILE);
        let mut text = fs::read_to_string(&path).unwrap();
        text.push_str("void 1970-01-01T00:00:00Z 00000000");
        fs::write(&path, text).unwrap();
        let expected = BTreeMap::from([(ONE, Mark::Done), (TWO, Mark::Begun)]);
        assert_eq!(marks(folder).unwrap(), expected);
    }

    #[test]
    fn a_line_that_is_none_is_named() {
        let fault = parse(Path::new("erasures.log"), "done 1970-01-01T00:00:00Z x\n").unwrap_err();
        let expected = "erasures.log:1: expected a line of the ledger of erasures";
        assert_eq!(fault.to_string(), expected);
    }
}
