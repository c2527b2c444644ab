//! The installation's database: opening it, and the doors to it, [`Reader`], [`PersonalReader`] and [`Tx`].
//!
//! Nobody outside this crate gets a bare connection.

use std::{
    fmt,
    path::{Path, PathBuf},
    sync::Arc,
};

use chrono::{DateTime, Utc};
use kernel::{Authority, Tenancy};
use sea_orm::{
    ConnectionTrait as _, DatabaseConnection, DatabaseTransaction, Statement, TransactionTrait as _,
};
use tokio::sync::Notify;

use crate::{
    Result,
    access::{Access, AccessLog},
    audit::Audit,
    backend::{self, Backend, Pools},
    clock::{self, SharedClock},
    erasure,
    job::AtWork,
    key_store::KeyStore,
    keyring::Keyring,
    memory::{Memory, Tick},
    migration::{self, Migration},
    opened::Opened,
    reader::{PersonalReader, Reader},
    shared_look::{SharedLook, Within},
    source::Source,
    tx::{Tx, Withhold},
};

/// Where the data are and with which keys.
#[derive(Debug, Clone)]
pub struct Settings {
    /// The installation's folder.
    pub folder: PathBuf,
    /// `postgres://…`, or `None` for SQLite in the folder.
    pub url: Option<String>,
    /// Most connections to PostgreSQL, or readers of SQLite.
    pub connections: u32,
}

impl Settings {
    /// SQLite in `folder`.
    pub fn of_folder(folder: &Path) -> Self {
        Self { folder: folder.to_owned(), url: None, connections: 4 }
    }
}

pub(crate) struct Inner {
    pub(crate) settings: Settings,
    pub(crate) backend: Backend,
    pub(crate) writer: DatabaseConnection,
    pub(crate) readers: DatabaseConnection,
    /// Reads of all municipalities, a statement each; none where a transaction costs no round trip.
    pub(crate) surveys: Option<DatabaseConnection>,
    pub(crate) keys: KeyStore,
    pub(crate) clock: SharedClock,
    pub(crate) jobs: Notify,
    pub(crate) at_work: AtWork,
    pub(crate) access: AccessLog,
    pub(crate) memory: Memory,
}

/// Connections to the database at a moment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Connections {
    /// Open for reading, and how many of them are in use.
    pub readers: (u32, u32),
    /// Open for writing, and how many of them are in use.
    pub writers: (u32, u32),
}

/// What transactions share.
#[derive(Clone)]
pub(crate) struct Shared(pub(crate) Arc<Inner>);

impl Shared {
    pub(crate) fn wake_jobs(&self) {
        self.0.jobs.notify_one();
    }
}

/// An open installation.
#[derive(Clone)]
pub struct Database {
    pub(crate) shared: Shared,
    /// What all reads by this handle share, when they do.
    look: Option<Arc<SharedLook>>,
    withholders: Arc<[Withhold]>,
}

impl fmt::Debug for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Database").field("backend", &self.shared.0.backend).finish_non_exhaustive()
    }
}

impl Database {
    /// Connects, brings the schema up to date under a lock (with a backup before when there are data), starts the access log.
    ///
    /// # Errors
    /// [`Error::Schema`](crate::Error::Schema) when the data were written by a newer program, [`Error::File`](crate::Error::File), [`Error::Database`](crate::Error::Database).
    pub async fn open(
        settings: Settings,
        keys: Keyring,
        clock: SharedClock,
        migrations: &[Migration],
    ) -> Result<Self> {
        migration::bring_up_to_date(&settings, &keys, &clock, migrations).await?;
        let database = Self::connect(settings, keys, clock).await?;
        erasure::settle(&database).await?;
        Ok(database)
    }

    /// Connects without touching the schema.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database) when there is no such database.
    pub async fn connect(settings: Settings, keys: Keyring, clock: SharedClock) -> Result<Self> {
        let backend = Backend::of(&settings);
        let Pools { writer, readers, surveys, log } = backend::connect(&settings).await?;
        let keys = KeyStore::of(keys);
        let access = AccessLog::start(log, clock.clone());
        let inner = Inner {
            settings,
            backend,
            writer,
            readers,
            surveys,
            keys,
            clock,
            jobs: Notify::new(),
            at_work: AtWork::default(),
            access,
            memory: Memory::default(),
        };
        let shared = Shared(Arc::new(inner));
        Ok(Self { shared, look: None, withholders: Arc::new([]) })
    }

    /// The same database for one question: all that is read through this handle and its clones is one state of the data, in one
    /// transaction, until something is written through it. Each look still has its entry and its scope. Let go of it soon: it holds
    /// a connection from the first read on.
    #[must_use]
    pub fn for_one_look(&self) -> Self {
        Self { look: Some(Arc::default()), ..self.clone() }
    }

    /// The same, of which every transaction asks `withholders` to take back what is on its way out when nothing may go out of somebody
    /// any more. To be called once, before anything is served.
    #[must_use]
    pub fn withholding(self, withholders: impl IntoIterator<Item = Withhold>) -> Self {
        Self { withholders: withholders.into_iter().collect(), ..self }
    }

    /// The installation's folder.
    pub fn folder(&self) -> &Path {
        &self.shared.0.settings.folder
    }

    /// Which database it is, for people: `SQLite` or `PostgreSQL`.
    pub fn kind(&self) -> &'static str {
        self.shared.0.backend.name()
    }

    /// The present in whole microseconds.
    pub fn now(&self) -> DateTime<Utc> {
        clock::now(&self.shared.0.clock)
    }

    /// A view of the tables without personal data.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn read(&self, authority: &Authority) -> Result<Reader> {
        let look = match &self.look {
            Some(look) => look.within(self, authority).await?,
            None => self.own_look(authority).await?,
        };
        Ok(self.reader(Source::Look(look.transaction), (look.began, look.opened), authority))
    }

    /// A view of the tables without personal data for one statement of the program itself: where a transaction costs round trips, none is
    /// begun.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn read_once(&self, authority: &Authority) -> Result<Reader> {
        match &self.shared.0.surveys {
            Some(pool) if *authority.scope().tenancy() == Tenancy::All => {
                let began = self.shared.0.memory.tick();
                Ok(self.reader(Source::Pool(pool.clone()), (began, None), authority))
            }
            _ => self.read(authority).await,
        }
    }

    fn reader(
        &self,
        inner: Source,
        (began, opened): (Tick, Option<Arc<Opened>>),
        authority: &Authority,
    ) -> Reader {
        let (shared, authority) = (self.shared.clone(), authority.clone());
        Reader { inner, opened, shared, authority, began, now: self.now() }
    }

    /// A view of all tables of the scope. The look stands in the access log, synced, before this returns.
    ///
    /// # Errors
    /// [`Error::Stopped`](crate::Error::Stopped) when the log cannot be written: then nothing is shown; [`Error::Database`](crate::Error::Database).
    pub async fn read_personal(
        &self,
        authority: &Authority,
        look: Audit,
    ) -> Result<PersonalReader> {
        self.shared.0.access.record(authority, look).await?;
        Ok(PersonalReader(self.read(authority).await?))
    }

    /// A write transaction.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn begin(&self, authority: &Authority) -> Result<Tx> {
        let inner = self.writing(authority).await?;
        Ok(Tx {
            inner,
            shared: self.shared.clone(),
            authority: authority.clone(),
            now: self.now(),
            drawn: std::sync::atomic::AtomicU32::new(0),
            wakes_jobs: false,
            changes: false,
            removed_files: Vec::new(),
            destroyed_keys: Vec::new(),
            checkpoints: false,
            withholders: self.withholders.clone(),
        })
    }

    /// Lets the database plan with what is in it now; to be called after many rows were entered at once.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database).
    pub async fn refresh_statistics(&self) -> Result<()> {
        backend::refresh_statistics(&self.shared.0.settings).await
    }

    /// How many connections there are now.
    pub fn connections(&self) -> Connections {
        let Inner { backend, readers, writer, .. } = &*self.shared.0;
        Connections {
            readers: backend::in_use(*backend, readers),
            writers: backend::in_use(*backend, writer),
        }
    }

    /// Whether the database answers.
    ///
    /// # Errors
    /// [`Error::Database`](crate::Error::Database) when it does not.
    pub async fn ping(&self) -> Result<()> {
        self.shared.0.readers.query_one_raw(self.statement("select 1")).await?;
        Ok(())
    }

    /// Closes all connections; what is under way ends first.
    pub async fn close(self) {
        self.shared.0.access.stop().await;
        // The pools close when the last clone goes; asking twice does no harm.
        let _closed = self.shared.0.readers.clone().close().await;
        let _closed = self.shared.0.writer.clone().close().await;
        if let Some(surveys) = self.shared.0.surveys.clone() {
            let _closed = surveys.close().await;
        }
    }

    /// A write transaction of the program's own bookkeeping, over all municipalities, that needs no entry in the audit.
    pub(crate) async fn bookkeeping(&self, name: &'static str) -> Result<DatabaseTransaction> {
        self.writing(&everywhere(name)).await
    }

    /// A read transaction of the program itself, over all municipalities.
    pub(crate) async fn survey(&self, name: &'static str) -> Result<DatabaseTransaction> {
        self.reading(&everywhere(name)).await
    }

    pub(crate) fn statement(&self, sql: &str) -> Statement {
        Statement::from_string(self.shared.0.backend.dialect(), sql)
    }

    /// A look of its own.
    pub(crate) async fn own_look(&self, authority: &Authority) -> Result<Within> {
        let began = self.shared.0.memory.tick();
        let transaction = Arc::new(self.reading(authority).await?);
        Ok(Within { transaction, began, opened: None })
    }

    /// A read transaction of its own.
    pub(crate) async fn reading(&self, authority: &Authority) -> Result<DatabaseTransaction> {
        self.transaction(&self.shared.0.readers, authority, Access::Read).await
    }

    /// A write transaction; what is read by this handle from here on is read anew.
    pub(crate) async fn writing(&self, authority: &Authority) -> Result<DatabaseTransaction> {
        if let Some(look) = &self.look {
            look.end().await;
        }
        self.transaction(&self.shared.0.writer, authority, Access::Write).await
    }

    async fn transaction(
        &self,
        pool: &DatabaseConnection,
        authority: &Authority,
        access: Access,
    ) -> Result<DatabaseTransaction> {
        let backend = self.shared.0.backend;
        let transaction = pool.begin_with_options(backend.options(access)).await?;
        backend::enter(backend, &transaction, authority.scope().tenancy()).await?;
        Ok(transaction)
    }
}

/// Rows of all municipalities, for the program itself.
fn everywhere(name: &'static str) -> Authority {
    Authority::of_program(name, Tenancy::All)
}
