//! Taking connections and driving each, within limits of number, time and size.

use std::{io, net::SocketAddr, pin::pin, sync::Arc, time::Duration};

use axum::{Router, body::Body, extract::ConnectInfo};
use hyper::{Request, body::Incoming, service::service_fn};
use hyper_util::{
    rt::{TokioExecutor, TokioIo, TokioTimer},
    server::{conn::auto::Builder, graceful::GracefulShutdown},
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::TcpStream,
    sync::Semaphore,
    time::{sleep, timeout},
};
use tower::ServiceExt as _;

use super::{Server, patient::Patient, tls::Tls};
use crate::{App, headers};

/// For the whole head of a request, and between two requests.
const HEAD: Duration = Duration::from_secs(30);
/// For the handshake of TLS.
const HANDSHAKE: Duration = Duration::from_secs(10);
/// For running requests when the program stops.
const LAST: Duration = Duration::from_secs(20);
/// Before accepting again after the system refused (no file descriptors left).
const BREATH: Duration = Duration::from_millis(100);

/// Serves until `stop`, then lets what runs end.
pub(super) async fn all(
    server: Server,
    app: &App,
    router: Router,
    stop: impl Future<Output = ()> + Send,
) {
    let mut stop = pin!(stop);
    let places = Arc::new(Semaphore::new(server.connections));
    let graceful = GracefulShutdown::new();
    let builder = Arc::new(builder());
    loop {
        let place = tokio::select! {
            () = &mut stop => break,
            place = Arc::clone(&places).acquire_owned() => place,
        };
        let accepted = tokio::select! {
            () = &mut stop => break,
            accepted = server.listener.accept() => accepted,
        };
        let Some((stream, peer)) = taken(accepted).await else { continue };
        let (router, tls, builder) = (router.clone(), server.tls.clone(), Arc::clone(&builder));
        let watcher = graceful.watcher();
        tokio::spawn(async move {
            let _place = place;
            let Some(stream) = secured(stream, tls.as_deref()).await else { return };
            let service = service_fn(move |request| answer(router.clone(), peer, request));
            let connection = builder.serve_connection(TokioIo::new(stream), service).into_owned();
            if let Err(cause) = watcher.watch(connection).await {
                tracing::debug!(%cause, "a connection broke");
            }
        });
    }
    app.0.operation.stop();
    drop(server.listener);
    if timeout(LAST, graceful.shutdown()).await.is_err() {
        tracing::warn!("requests were cut off: they ran longer than the way down takes");
    }
}

fn builder() -> Builder<TokioExecutor> {
    let mut builder = Builder::new(TokioExecutor::new());
    builder.http1().timer(TokioTimer::new()).header_read_timeout(HEAD).max_buf_size(64 << 10);
    builder
        .http2()
        .timer(TokioTimer::new())
        .keep_alive_interval(HEAD)
        .keep_alive_timeout(Duration::from_secs(20))
        .max_concurrent_streams(64)
        .max_header_list_size(32 << 10);
    builder
}

async fn taken(accepted: io::Result<(TcpStream, SocketAddr)>) -> Option<(TcpStream, SocketAddr)> {
    match accepted {
        Ok((stream, peer)) => {
            // An answer is one write; waiting for more to send would only cost time.
            let _kept_as_it_was = stream.set_nodelay(true);
            Some((stream, peer))
        }
        Err(cause) => {
            tracing::warn!(%cause, "a connection could not be taken");
            sleep(BREATH).await;
            None
        }
    }
}

trait Stream: AsyncRead + AsyncWrite + Send + Unpin {}
impl<S: AsyncRead + AsyncWrite + Send + Unpin> Stream for S {}

async fn secured(stream: TcpStream, tls: Option<&Tls>) -> Option<Box<dyn Stream>> {
    let stream = Patient::new(stream);
    let Some(tls) = tls else { return Some(Box::new(stream)) };
    match timeout(HANDSHAKE, tls.acceptor().accept(stream)).await {
        Ok(Ok(stream)) => Some(Box::new(stream)),
        Ok(Err(cause)) => {
            tracing::debug!(%cause, "a TLS handshake failed");
            None
        }
        Err(_elapsed) => None,
    }
}

async fn answer(
    router: Router,
    peer: SocketAddr,
    mut request: Request<Incoming>,
) -> Result<axum::response::Response, std::convert::Infallible> {
    request.extensions_mut().insert(ConnectInfo(peer));
    // The id goes into the log and the audit: nobody outside chooses it.
    request.headers_mut().remove(headers::REQUEST_ID);
    router.oneshot(request.map(Body::new)).await
}
