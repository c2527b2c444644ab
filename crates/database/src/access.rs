//! The access log: who looked at whose data. Entries of looks that come at the same time share one synced transaction, and
//! no look is answered before its entry is on disk.

use std::time::Duration;

use kernel::Authority;
use sea_orm::DatabaseConnection;
use tokio::{
    sync::{Mutex, mpsc, oneshot},
    time::Instant,
};

use crate::{
    Error, Result,
    audit::{self, Audit, Kind},
    clock::{self, SharedClock},
};

/// Reading or writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Access {
    /// Reads only.
    Read,
    /// Writes.
    Write,
    /// Reads of all municipalities, a statement each.
    Survey,
    /// Writes entries of the access log only.
    Log,
}

/// Looks that wait to be written, at most.
const WAITING: usize = 1024;
/// Looks in one transaction, at most.
const TOGETHER: usize = 256;
/// While looks follow each other faster than this, a moment is waited for more of them: each transaction costs a sync, and the
/// readers what they had cached.
const BUSY: Duration = Duration::from_millis(2);
/// The moment.
const MOMENT: Duration = Duration::from_millis(1);

struct Look {
    authority: Authority,
    entry: Audit,
    done: oneshot::Sender<Result<()>>,
}

/// The door to the task that writes.
pub(crate) struct AccessLog {
    sender: Mutex<Option<mpsc::Sender<Look>>>,
    waiting: mpsc::WeakSender<Look>,
    task: Mutex<Option<tokio::task::JoinHandle<()>>>,
}

impl AccessLog {
    pub(crate) fn start(pool: DatabaseConnection, clock: SharedClock) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        let waiting = sender.downgrade();
        let task = tokio::spawn(write_all(pool, clock, receiver));
        Self { sender: Mutex::new(Some(sender)), waiting, task: Mutex::new(Some(task)) }
    }

    /// Returns when the entry is on disk.
    pub(crate) async fn record(&self, authority: &Authority, entry: Audit) -> Result<()> {
        let stopped = || Error::Stopped("access log");
        let sender = self.waiting.upgrade().ok_or_else(stopped)?;
        let (done, written) = oneshot::channel();
        let look = Look { authority: authority.clone(), entry, done };
        sender.send(look).await.map_err(|_closed| stopped())?;
        drop(sender);
        written.await.map_err(|_dropped| stopped())?
    }

    /// Writes what waits and ends.
    pub(crate) async fn stop(&self) {
        self.sender.lock().await.take();
        if let Some(task) = self.task.lock().await.take() {
            // A task that panicked has nothing left to write.
            let _ended = task.await;
        }
    }
}

async fn write_all(
    pool: DatabaseConnection,
    clock: SharedClock,
    mut receiver: mpsc::Receiver<Look>,
) {
    let mut looks = Vec::with_capacity(TOGETHER);
    let mut quiet_from = Instant::now();
    while receiver.recv_many(&mut looks, TOGETHER).await > 0 {
        if Instant::now() < quiet_from {
            gather(&mut receiver, &mut looks).await;
        }
        let written = write(&pool, &clock, &looks).await;
        if let Err(error) = &written {
            tracing::error!(%error, "the access log cannot be written");
        }
        for look in looks.drain(..) {
            let answer = if written.is_ok() { Ok(()) } else { Err(Error::Stopped("access log")) };
            // Who asked may have gone away in the meantime.
            let _gone = look.done.send(answer);
        }
        quiet_from = Instant::now() + BUSY;
    }
}

/// Waits a moment for looks that come at about the same time.
async fn gather(receiver: &mut mpsc::Receiver<Look>, looks: &mut Vec<Look>) {
    tokio::time::sleep(MOMENT).await;
    while looks.len() < TOGETHER
        && let Ok(look) = receiver.try_recv()
    {
        looks.push(look);
    }
}

/// One statement, which is a transaction of its own: all of it is on disk when it returns.
async fn write(pool: &DatabaseConnection, clock: &SharedClock, looks: &[Look]) -> Result<()> {
    let now = clock::now(clock);
    let rows = looks.iter().map(|look| audit::row(&look.authority, now, Kind::Read, &look.entry));
    audit::insert(pool, rows).await
}
