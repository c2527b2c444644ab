//! One read transaction for all looks of a question: a page is made of several, and begins and ends cost as much as they read.

use std::{fmt, sync::Arc};

use kernel::{Authority, Tenancy};
use sea_orm::DatabaseTransaction;
use tokio::sync::Mutex;

use crate::{Database, Result, backend};

/// The transaction that looks share; none before the first.
#[derive(Default)]
pub(crate) struct SharedLook(Mutex<Option<Held>>);

struct Held {
    transaction: Arc<DatabaseTransaction>,
    tenancy: Tenancy,
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
    ) -> Result<Arc<DatabaseTransaction>> {
        let tenancy = authority.scope().tenancy();
        let mut held = self.0.lock().await;
        if let Some(Held { transaction, tenancy: current }) = held.as_mut() {
            if current == tenancy {
                return Ok(Arc::clone(transaction));
            }
            if Arc::strong_count(transaction) > 1 {
                return Ok(Arc::new(database.reading(authority).await?));
            }
            backend::enter(database.shared.0.backend, transaction, tenancy).await?;
            current.clone_from(tenancy);
            return Ok(Arc::clone(transaction));
        }
        let transaction = Arc::new(database.reading(authority).await?);
        *held = Some(Held { transaction: Arc::clone(&transaction), tenancy: tenancy.clone() });
        Ok(transaction)
    }

    /// What is read from here on is read in a new transaction. Who reads still does so to the end in the old one.
    pub(crate) async fn end(&self) {
        self.0.lock().await.take();
    }
}
