//! An installation at work: opened with its keys and its database, served until it is told to stop.

mod open;
mod site;

use database::Database;
use web::{App, Server, Service};

pub(crate) use open::{database_settings, failed, open};

use crate::{
    config::Config,
    contexts::{self, Contexts},
    exit::{Failure, OrRefuse as _},
};

/// An installation that is ready to be served.
pub(crate) struct Ready {
    /// The database.
    pub(crate) database: Database,
    app: App,
    service: Service,
    server: Server,
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
        let server = Server::bind(&listen, proxies).await.or_refuse(Failure::Unavailable)?;
        let site = site::site(config, server.address(), is_demo)?;
        let contexts: Contexts = contexts::all(config);
        let database = open(config, &contexts::migrations(&contexts)).await?;
        let authenticate = contexts::authenticate(&database);
        let app = App::new(database.clone(), site, authenticate, &contexts.list);
        let service = web::service(&app, contexts.list);
        Ok(Self { database, app, service, server })
    }

    /// The address under which people reach it.
    pub(crate) fn url(&self) -> &str {
        &self.app.site().public_url
    }

    /// Serves until `stop` is ready, then ends what runs and closes the database.
    pub(crate) async fn serve(self, stop: impl Future<Output = ()> + Send) {
        tracing::info!(address = %self.server.address(), database = self.database.kind(), "serving");
        self.server.serve(&self.app, self.service, stop).await;
        self.database.close().await;
        tracing::info!("stopped");
    }
}
