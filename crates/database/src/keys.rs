//! Keys of subjects, in their table: made when first needed, wrapped by a master key.

use std::collections::BTreeMap;

use kernel::Tenancy;
use sea_orm::{
    ActiveValue::Set, ConnectionTrait, EntityTrait as _, FromQueryResult, QuerySelect as _,
};
use uuid::Uuid;

use crate::{
    Result, backend,
    key_store::KeyStore,
    keyring::Key,
    owned,
    reader::PersonalReader,
    sealing::{self, Place, SubjectKeys},
    tx::Tx,
};

/// The table.
#[expect(unreachable_pub, reason = "the derive makes public items")]
pub(crate) mod sealing_key {
    use sea_orm::entity::prelude::*;

    #[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
    #[sea_orm(table_name = "sealing_key")]
    pub struct Model {
        #[sea_orm(primary_key, auto_increment = false)]
        pub subject: Uuid,
        pub tenant: Option<String>,
        pub master: String,
        pub wrapped: Option<Vec<u8>>,
        pub created_at: DateTimeUtc,
        pub destroyed_at: Option<DateTimeUtc>,
        pub cleared_at: Option<DateTimeUtc>,
    }

    #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
    pub enum Relation {}

    impl ActiveModelBehavior for ActiveModel {}

    impl crate::Owned for Entity {
        type Kind = crate::Personal;
        const TABLE: &'static str = "sealing_key";
        fn tenant() -> Option<Column> {
            Some(Column::Tenant)
        }
    }
}

impl PersonalReader {
    /// The keys of `subjects`, to open what was sealed under them.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database), [`Error::Sealed`](crate::Error::Sealed) when a master key is missing.
    pub async fn keys_of(&self, subjects: &[Uuid]) -> Result<SubjectKeys> {
        let load = async |subjects: &[Uuid]| {
            let tenancy = self.0.authority.scope().tenancy();
            load(&self.0.inner, &self.0.shared.0.keys, tenancy, subjects).await
        };
        match &self.0.opened {
            Some(opened) => opened.keys_of(subjects, load).await,
            None => load(subjects).await,
        }
    }
}

impl Tx {
    /// The keys of `subjects`, to open what was sealed under them.
    ///
    /// # Errors
    /// As [`PersonalReader::keys_of`].
    pub async fn keys_of(&self, subjects: &[Uuid]) -> Result<SubjectKeys> {
        load(&self.inner, &self.shared.0.keys, self.authority.scope().tenancy(), subjects).await
    }

    /// The keys of `subjects` for sealing; those who have none get one.
    ///
    /// # Errors
    /// As [`PersonalReader::keys_of`].
    pub async fn keys_for(&mut self, subjects: &[Uuid]) -> Result<SubjectKeys> {
        let mut keys = SubjectKeys::default();
        for part in subjects.chunks(SUBJECTS_A_STATEMENT) {
            keys.0.extend(self.keys_of(part).await?.0);
        }
        // A rotation that goes on at the same time waits for this transaction, or this takes the new master key.
        if subjects.iter().any(|subject| !keys.0.contains_key(subject)) {
            backend::hold_keys(self.shared.0.backend, &self.inner).await?;
        }
        let mut rows = Vec::new();
        for subject in subjects {
            if !keys.0.contains_key(subject) {
                let key = Key::random()?;
                rows.push(self.wrapped(*subject, &key)?);
                keys.0.insert(*subject, Some(key));
            }
        }
        self.insert_keys(rows).await?;
        Ok(keys)
    }

    /// Keys for subjects that have none, because their ids were drawn just now: nothing is looked up.
    ///
    /// # Errors
    /// [`Error::Duplicate`](crate::Error::Duplicate) when one has a key already, [`Error::Database`](crate::Error::Database).
    pub async fn new_keys(&mut self, subjects: &[Uuid]) -> Result<SubjectKeys> {
        backend::hold_keys(self.shared.0.backend, &self.inner).await?;
        let mut keys = SubjectKeys::default();
        let mut rows = Vec::with_capacity(subjects.len());
        for subject in subjects {
            let key = Key::random()?;
            rows.push(self.wrapped(*subject, &key)?);
            keys.0.insert(*subject, Some(key));
        }
        self.insert_keys(rows).await?;
        Ok(keys)
    }

    async fn insert_keys(&mut self, rows: Vec<sealing_key::ActiveModel>) -> Result<()> {
        let mut rows = rows.into_iter().peekable();
        while rows.peek().is_some() {
            let part: Vec<_> = rows.by_ref().take(SUBJECTS_A_STATEMENT).collect();
            let insert = sealing_key::Entity::insert_many(part);
            insert.exec_without_returning(&self.inner).await?;
        }
        Ok(())
    }

    /// Seals one value of `subject` for its place; the subject gets a key when it has none.
    ///
    /// # Errors
    /// As [`Tx::keys_for`], and [`Error::Erased`](crate::Error::Erased) when the subject's key was destroyed.
    pub async fn seal(&mut self, subject: Uuid, place: &Place, plain: &[u8]) -> Result<Vec<u8>> {
        self.keys_for(&[subject]).await?.seal(subject, place, plain)
    }

    /// Keyed hash of a value by which it is found exactly within the municipality of the scope.
    ///
    /// # Errors
    /// [`Error::NoTenant`](crate::Error::NoTenant), [`Error::Keys`](crate::Error::Keys).
    pub fn lookup_hash(&self, column: &'static str, value: &str) -> Result<Vec<u8>> {
        let unit = self.unit(column)?;
        sealing::lookup_hash(&self.shared.0.keys.get(), &format!("{unit} {column}"), value)
    }

    fn wrapped(&self, subject: Uuid, key: &Key) -> Result<sealing_key::ActiveModel> {
        let (master, wrapped) = sealing::wrap(&*self.shared.0.keys.fresh()?, subject, key)?;
        Ok(sealing_key::ActiveModel {
            subject: Set(subject),
            tenant: Set(self.authority.scope().unit().map(|unit| unit.as_str().to_owned())),
            master: Set(master),
            wrapped: Set(Some(wrapped)),
            created_at: Set(self.now),
            destroyed_at: Set(None),
            cleared_at: Set(None),
        })
    }
}

/// Subjects in one statement: six values each stay far below what SQLite takes.
const SUBJECTS_A_STATEMENT: usize = 1_000;

/// What unwrapping a key needs, and no more: rows are read by the hundred thousand.
#[derive(Debug, FromQueryResult)]
struct WrappedKey {
    subject: Uuid,
    master: String,
    wrapped: Option<Vec<u8>>,
}

async fn load(
    connection: &impl ConnectionTrait,
    keys: &KeyStore,
    tenancy: &Tenancy,
    subjects: &[Uuid],
) -> Result<SubjectKeys> {
    if subjects.is_empty() {
        return Ok(SubjectKeys::default());
    }
    let subjects = subjects.iter().copied();
    let rows: Vec<WrappedKey> =
        owned::among::<sealing_key::Entity, _>(tenancy, sealing_key::Column::Subject, subjects)
            .select_only()
            .columns([
                sealing_key::Column::Subject,
                sealing_key::Column::Master,
                sealing_key::Column::Wrapped,
            ])
            .into_model()
            .all(connection)
            .await?;
    let open = |row: WrappedKey| {
        let key = match row.wrapped {
            Some(wrapped) => Some(sealing::unwrap(
                &*keys.with_master(&row.master)?,
                row.subject,
                &row.master,
                &wrapped,
            )?),
            None => None,
        };
        Ok((row.subject, key))
    };
    Ok(SubjectKeys(rows.into_iter().map(open).collect::<Result<BTreeMap<_, _>>>()?))
}
