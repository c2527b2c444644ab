//! Why it cannot serve: one line each, for the operator.

use std::{io, net::SocketAddr};

/// Why it cannot serve.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// Other machines would reach it in the clear.
    #[error(
        "{0} can be reached from other machines: expected TLS files (server.tls_certificate and server.tls_key) or \
         the address of the proxy before it (server.proxies), found neither"
    )]
    Exposed(SocketAddr),
    /// The address cannot be taken.
    #[error("cannot listen on {address}: {cause}")]
    Bind {
        /// The address.
        address: SocketAddr,
        /// What the system says.
        cause: io::Error,
    },
    /// A TLS file is not what it must be.
    #[error("{file}: expected {expected}, found: {found}")]
    Tls {
        /// The file.
        file: String,
        /// What it must hold.
        expected: &'static str,
        /// What it holds.
        found: String,
    },
}
