//! An installation at work: opened with its keys and its database, served until it is told to stop.

mod counts;
mod open;
mod sign_in;
mod site;

use std::sync::Arc;

use database::{Database, Erase, JobKind, Migration, Worker};
use identity::Identity;
use web::{App, Server, ServerError, Service};

pub(crate) use open::{database_settings, failed, open};
pub(crate) use sign_in::settings as identity_settings;
pub(crate) use site::site_of;

use crate::{
    config::Config,
    contexts::{self, Contexts},
    exit::{Failure, refuse},
};

/// An installation that is ready to be served.
pub(crate) struct Ready {
    /// The database.
    pub(crate) database: Database,
    /// Who recognises users.
    pub(crate) identity: Identity,
    app: App,
    service: Service,
    server: Server,
    jobs: Vec<JobKind>,
    parallel: usize,
}

impl std::fmt::Debug for Ready {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Ready").field("address", &self.server.address()).finish_non_exhaustive()
    }
}

impl Ready {
    /// Opens everything and takes the address.
    ///
    /// # Errors
    /// One line on what is in the way.
    pub(crate) async fn of(config: &Config, is_demo: bool) -> anyhow::Result<Self> {
        let listen = site::listen(config)?;
        let proxies = &config.settings.server.proxies;
        let server = Server::bind(&listen, proxies).await.map_err(unserved)?;
        let site = site::site(config, server.address(), is_demo)?;
        let Contexts { list, identity } = contexts::all(config, &site)?;
        let database = open(config, &contexts::migrations(&list)).await?;
        let erasers: Vec<Erase> = list.iter().filter_map(|context| context.erase).collect();
        database.erase_returned(&erasers).await.map_err(failed)?;
        let recogniser = Arc::new(identity.recogniser());
        let app = App::new(database, site, recogniser, &list);
        let database = app.database().clone();
        counts::add(&app);
        let jobs = list.iter().flat_map(|context| context.jobs.clone()).collect();
        let parallel = config.settings.jobs.parallel;
        let service = web::service(&app, list);
        Ok(Self { database, identity, app, service, server, jobs, parallel })
    }

    /// The address under which people reach it.
    pub(crate) fn url(&self) -> &str {
        &self.app.site().public_url
    }

    /// Serves until `stop` is ready, then ends what runs and closes the database.
    pub(crate) async fn serve(self, stop: impl Future<Output = ()> + Send) {
        tracing::info!(address = %self.server.address(), database = self.database.kind(), "serving");
        let start = || Worker::start(self.database.clone(), self.jobs, self.parallel);
        let worker = (self.parallel > 0).then(start);
        self.server.serve(&self.app, self.service, stop).await;
        if let Some(worker) = worker {
            worker.stop().await;
        }
        self.database.close().await;
        tracing::info!("stopped");
    }
}

/// The migrations of all contexts, for commands that only look at the data.
///
/// # Errors
/// One line on a setting that is wrong.
pub(crate) fn migrations_of(config: &Config) -> anyhow::Result<Vec<Migration>> {
    Ok(contexts::migrations(&contexts::all(config, &site_of(config)?)?.list))
}

/// Why it cannot be served, as one line with its exit code.
#[expect(clippy::needless_pass_by_value, reason = "as map_err gives it")]
fn unserved(error: ServerError) -> anyhow::Error {
    let kind = match error {
        ServerError::Bind { .. } => Failure::Unavailable,
        ServerError::Exposed(_) | ServerError::Tls { .. } => Failure::Input,
    };
    refuse(kind, error.to_string())
}
