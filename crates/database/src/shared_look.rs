//! One read transaction for all looks of a question: a page is made of several, and begins and ends cost as much as they read.

use std::{fmt, sync::Arc};

use kernel::{Authority, Tenancy};
use sea_orm::DatabaseTransaction;
use tokio::sync::Mutex;

use crate::{Database, Result, backend, memory::Tick, opened::Opened};

/// The transaction that looks share; none before the first.
#[derive(Default)]
pub(crate) struct SharedLook(Mutex<Option<Held>>);

struct Held {
    look: Within,
    tenancy: Tenancy,
}

/// What a look reads from.
#[derive(Clone)]
pub(crate) struct Within {
    pub(crate) transaction: Arc<DatabaseTransaction>,
    /// When the transaction began.
    pub(crate) began: Tick,
    /// What looks before it have opened and found there; none where no look follows.
    pub(crate) opened: Option<Arc<Opened>>,
}

impl fmt::Debug for SharedLook {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("SharedLook").finish_non_exhaustive()
    }
}

impl SharedLook {
    /// The transaction, within the scope of `authority`. A look of another scope takes it over when nobody reads in it; otherwise
    /// it gets one of its own, so that no row-level security changes under a reader.
    pub(crate) async fn within(
        &self,
        database: &Database,
        authority: &Authority,
    ) -> Result<Within> {
        let tenancy = authority.scope().tenancy();
        let mut held = self.0.lock().await;
        if let Some(Held { look, tenancy: current }) = held.as_mut() {
            if current != tenancy {
                if Arc::strong_count(&look.transaction) > 1 {
                    return database.own_look(authority).await;
                }
                backend::enter(database.shared.0.backend, &look.transaction, tenancy).await?;
                current.clone_from(tenancy);
                look.opened = Some(Arc::default());
            }
            return Ok(look.clone());
        }
        let look = Within { opened: Some(Arc::default()), ..database.own_look(authority).await? };
        *held = Some(Held { look: look.clone(), tenancy: tenancy.clone() });
        Ok(look)
    }

    /// What is read from here on is read in a new transaction. Who reads still does so to the end in the old one.
    pub(crate) async fn end(&self) {
        self.0.lock().await.take();
    }
}
