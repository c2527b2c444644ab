//! TLS from two PEM files, read again on SIGHUP: a renewed certificate needs no restart. A file that is wrong then changes
//! nothing and is logged.

use std::{
    path::{Path, PathBuf},
    sync::{Arc, RwLock},
};

use rustls::{
    ServerConfig,
    pki_types::{CertificateDer, PrivateKeyDer, pem::PemObject as _},
};
use tokio::signal::unix::{SignalKind, signal};
use tokio_rustls::TlsAcceptor;

use super::ServerError;

/// Where certificate and key are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TlsFiles {
    /// The certificate with those that lead to its root (PEM).
    pub certificate: PathBuf,
    /// Its private key (PEM).
    pub key: PathBuf,
}

/// TLS with what the files held when they were last good.
pub(super) struct Tls {
    files: TlsFiles,
    current: RwLock<Arc<ServerConfig>>,
}

impl std::fmt::Debug for Tls {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Tls").field("files", &self.files).finish_non_exhaustive()
    }
}

impl Tls {
    pub(super) fn load(files: &TlsFiles) -> Result<Self, ServerError> {
        Ok(Self { files: files.clone(), current: RwLock::new(read(files)?) })
    }

    /// What the next connection is secured with.
    pub(super) fn acceptor(&self) -> TlsAcceptor {
        let current = self.current.read().unwrap_or_else(std::sync::PoisonError::into_inner);
        TlsAcceptor::from(Arc::clone(&current))
    }

    pub(super) async fn reload_on_hangup(self: Arc<Self>) {
        let Ok(mut hangups) = signal(SignalKind::hangup()) else { return };
        while hangups.recv().await.is_some() {
            self.reload();
        }
    }

    fn reload(&self) {
        match read(&self.files) {
            Ok(config) => {
                let mut current =
                    self.current.write().unwrap_or_else(std::sync::PoisonError::into_inner);
                *current = config;
                tracing::info!("the certificate was read again");
            }
            Err(error) => tracing::error!(%error, "the certificate stays as it was"),
        }
    }
}

fn read(files: &TlsFiles) -> Result<Arc<ServerConfig>, ServerError> {
    let chain = certificates(&files.certificate)?;
    let key = PrivateKeyDer::from_pem_file(&files.key)
        .map_err(|cause| wrong(&files.key, "a private key in PEM", &cause))?;
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let mut config = ServerConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|cause| wrong(&files.certificate, "a usable certificate", &cause))?
        .with_no_client_auth()
        .with_single_cert(chain, key)
        .map_err(|cause| wrong(&files.certificate, "a certificate that fits its key", &cause))?;
    config.alpn_protocols = vec![b"h2".to_vec(), b"http/1.1".to_vec()];
    Ok(Arc::new(config))
}

fn certificates(file: &Path) -> Result<Vec<CertificateDer<'static>>, ServerError> {
    let expected = "certificates in PEM";
    let all: Vec<_> = CertificateDer::pem_file_iter(file)
        .and_then(Iterator::collect)
        .map_err(|cause| wrong(file, expected, &cause))?;
    if all.is_empty() { Err(wrong(file, expected, &"none")) } else { Ok(all) }
}

fn wrong(file: &Path, expected: &'static str, found: &dyn std::fmt::Display) -> ServerError {
    ServerError::Tls { file: file.display().to_string(), expected, found: found.to_string() }
}
