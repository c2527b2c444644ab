//! The settings, section by section, with their defaults.

use std::{
    net::{IpAddr, Ipv4Addr, SocketAddr},
    path::PathBuf,
};

use kernel::Language;
use serde::{Deserialize, Serialize};

/// All settings.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Settings {
    pub(crate) server: Server,
    pub(crate) database: Database,
    pub(crate) keys: Keys,
    pub(crate) log: Log,
    pub(crate) metrics: Metrics,
    pub(crate) jobs: Jobs,
    pub(crate) mail: Mail,
    pub(crate) oidc: Oidc,
}

/// `[server]`: where pages are served.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Server {
    /// Where it listens.
    pub(crate) listen: SocketAddr,
    /// The address under which people reach it; from `listen` when not set.
    pub(crate) public_url: Option<String>,
    /// Proxies whose `X-Forwarded-For` is believed.
    pub(crate) proxies: Vec<IpAddr>,
    /// The certificate (PEM).
    pub(crate) tls_certificate: Option<PathBuf>,
    /// Its key (PEM).
    pub(crate) tls_key: Option<PathBuf>,
    /// Connections at a time.
    pub(crate) connections: usize,
    /// The language of somebody who has chosen none.
    pub(crate) language: Language,
    /// Largest upload in MiB.
    pub(crate) largest_upload_mib: usize,
}

impl Default for Server {
    fn default() -> Self {
        Self {
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            public_url: None,
            proxies: Vec::new(),
            tls_certificate: None,
            tls_key: None,
            connections: 1024,
            language: Language::SerbianLatin,
            largest_upload_mib: 32,
        }
    }
}

/// `[database]`: where data are kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Database {
    /// `postgres://…`; SQLite in the installation's folder when not set.
    pub(crate) url: Option<String>,
    /// Connections to PostgreSQL, or readers of SQLite.
    pub(crate) connections: u32,
}

impl Default for Database {
    fn default() -> Self {
        Self { url: None, connections: 8 }
    }
}

/// `[keys]`: where the keys of sealed values are.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Keys {
    /// Their folder; `DIR.keys` beside the installation when not set.
    pub(crate) folder: Option<PathBuf>,
}

/// How log lines look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum LogFormat {
    /// One JSON object a line, for programs.
    Json,
    /// For people at a terminal.
    Text,
}

/// `[log]`: what is logged.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Log {
    /// How lines look.
    pub(crate) format: LogFormat,
    /// From which level on, as `info` or `warn,svi::request=info`.
    pub(crate) level: String,
}

impl Default for Log {
    fn default() -> Self {
        Self { format: LogFormat::Json, level: "info".into() }
    }
}

/// `[metrics]`: who may read them beyond this machine.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Metrics {
    /// File with the token.
    pub(crate) token_file: Option<PathBuf>,
}

/// `[jobs]`: work that goes on after the answer.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Jobs {
    /// Jobs at a time; 0 leaves them to other processes.
    pub(crate) parallel: usize,
}

impl Default for Jobs {
    fn default() -> Self {
        Self { parallel: 2 }
    }
}

/// How the connection to the mail server is secured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub(crate) enum MailTls {
    /// TLS from the first byte.
    Tls,
    /// TLS after a word in the clear.
    Starttls,
    /// None: a server on this machine.
    None,
}

/// `[mail]`: the server through which mail is sent; none is sent without a host.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Mail {
    /// The server.
    pub(crate) host: Option<String>,
    /// Its port.
    pub(crate) port: u16,
    /// How the connection is secured.
    pub(crate) tls: MailTls,
    /// The sender.
    pub(crate) from: Option<String>,
    /// Who signs in there.
    pub(crate) user: Option<String>,
    /// File with the password.
    pub(crate) password_file: Option<PathBuf>,
}

impl Default for Mail {
    fn default() -> Self {
        let tls = MailTls::Starttls;
        Self { host: None, port: 587, tls, from: None, user: None, password_file: None }
    }
}

/// `[oidc]`: an institution's own sign-in; off without an issuer.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Oidc {
    /// Address of the provider.
    pub(crate) issuer: Option<String>,
    /// As what Svi is known there.
    pub(crate) client_id: Option<String>,
    /// File with the secret.
    pub(crate) client_secret_file: Option<PathBuf>,
    /// What the button says.
    pub(crate) name: Option<String>,
}
