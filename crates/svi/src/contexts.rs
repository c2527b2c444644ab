//! The list of contexts: the only place that knows them all. A new one takes its line here.

use std::sync::Arc;

use database::{Database, Migration};
use web::{Authenticate, Context};

use crate::config::Config;

/// All contexts, in the order of dependency, and who recognises users.
#[derive(Debug)]
pub(crate) struct Contexts {
    /// What they bring.
    pub(crate) list: Vec<Context>,
}

/// All contexts.
pub(crate) fn all(_config: &Config) -> Contexts {
    Contexts { list: Vec::new() }
}

/// The migrations of all.
pub(crate) fn migrations(contexts: &Contexts) -> Vec<Migration> {
    contexts.list.iter().flat_map(|context| context.migrations).copied().collect()
}

/// Who recognises users.
pub(crate) fn authenticate(_database: &Database) -> Arc<dyn Authenticate> {
    Arc::new(Nobody)
}

struct Nobody;

impl Authenticate for Nobody {
    fn authenticate(
        &self,
        _: web::Credentials,
        _: &str,
    ) -> futures_util::future::BoxFuture<'_, database::Result<Option<web::Recognised>>> {
        Box::pin(async { Ok(None) })
    }

    fn remember_language<'a>(
        &'a self,
        _: &'a kernel::Actor,
        _: kernel::Language,
    ) -> futures_util::future::BoxFuture<'a, database::Result<()>> {
        Box::pin(async { Ok(()) })
    }
}
