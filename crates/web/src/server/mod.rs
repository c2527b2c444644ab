//! Serving: the socket, TLS, limits on connections, the way down, what operators see (health, metrics, the log of requests).
//!
//! Nothing here knows a page. What a connection may take of time and memory is bounded; what is logged or counted of a
//! request is its id, method, route pattern, status and duration, never a path, a query or a name.

mod accept;
mod cacheable;
mod error;
mod health;
mod metrics;
mod observe;
mod openapi;
mod patient;
mod tls;

use std::{
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

use tokio::net::TcpListener;

pub use cacheable::Cacheable;
pub(crate) use cacheable::tag;
pub use error::ServerError;
pub(crate) use health::Operation;
pub(crate) use health::routes as health_routes;
pub use health::{Count, CountNow};
pub(crate) use observe::{Who, observe};
pub(crate) use openapi::routes as openapi_routes;
pub use tls::TlsFiles;

use crate::{App, Service};

/// Where and how it listens.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listen {
    /// The address; port 0 takes a free one.
    pub address: SocketAddr,
    /// Certificate and key; without them the connection is in the clear.
    pub tls: Option<TlsFiles>,
    /// Connections at a time, at most; the next ones wait.
    pub connections: usize,
}

impl Listen {
    /// In the clear on `address`.
    pub const fn on(address: SocketAddr) -> Self {
        Self { address, tls: None, connections: 1024 }
    }
}

/// A socket that is open and not served yet.
#[derive(Debug)]
pub struct Server {
    listener: TcpListener,
    address: SocketAddr,
    tls: Option<Arc<tls::Tls>>,
    connections: usize,
}

impl Server {
    /// Opens the socket. Beyond this machine only with TLS, or when the site names the proxies before it.
    ///
    /// # Errors
    /// [`ServerError::Exposed`], [`ServerError::Bind`], [`ServerError::Tls`].
    pub async fn bind(listen: &Listen, proxies: &[IpAddr]) -> Result<Self, ServerError> {
        let address = listen.address;
        if !address.ip().is_loopback() && listen.tls.is_none() && proxies.is_empty() {
            return Err(ServerError::Exposed(address));
        }
        let tls = listen.tls.as_ref().map(tls::Tls::load).transpose()?.map(Arc::new);
        let bound = TcpListener::bind(address).await;
        let listener = bound.map_err(|cause| ServerError::Bind { address, cause })?;
        let address = listener.local_addr().unwrap_or(address);
        Ok(Self { listener, address, tls, connections: listen.connections.max(1) })
    }

    /// The address with the port that was taken.
    pub const fn address(&self) -> SocketAddr {
        self.address
    }

    /// Serves until `stop` is ready; then takes no more connections and lets running requests end, at most twenty seconds.
    pub async fn serve(self, app: &App, service: Service, stop: impl Future<Output = ()> + Send) {
        metrics::start();
        let upkeep = tokio::spawn(metrics::upkeep());
        let reload = self.tls.clone().map(|tls| tokio::spawn(tls.reload_on_hangup()));
        accept::all(self, app, service.router, stop).await;
        upkeep.abort();
        if let Some(reload) = reload {
            reload.abort();
        }
    }
}
