//! The site's settings as the HTTP kit takes them.

use std::net::SocketAddr;

use sha2::{Digest as _, Sha256};
use web::{Listen, Site, TlsFiles};

use crate::{
    config::{Config, FILE},
    exit::{Failure, refuse},
};

/// Where it listens.
///
/// # Errors
/// One line when TLS is set by half.
pub(super) fn listen(config: &Config) -> anyhow::Result<Listen> {
    let server = &config.settings.server;
    let tls = match (&server.tls_certificate, &server.tls_key) {
        (Some(certificate), Some(key)) => {
            Some(TlsFiles { certificate: config.path(certificate), key: config.path(key) })
        }
        (None, None) => None,
        _ => {
            let file = config.folder.join(FILE);
            let expected = "expected server.tls_certificate and server.tls_key together, found one";
            return Err(refuse(Failure::Input, format!("{}: {expected}", file.display())));
        }
    };
    Ok(Listen { address: server.listen, tls, connections: server.connections })
}

/// What the site is to a command that does not serve it.
///
/// # Errors
/// As [`site`].
pub(crate) fn site_of(config: &Config) -> anyhow::Result<Site> {
    site(config, config.settings.server.listen, false)
}

/// What the site is. `address` is the one that was taken.
///
/// # Errors
/// One line on an address that is none, or a token that cannot be read.
pub(super) fn site(config: &Config, address: SocketAddr, is_demo: bool) -> anyhow::Result<Site> {
    let server = &config.settings.server;
    let url = match &server.public_url {
        Some(url) => checked(url)?,
        None if server.tls_certificate.is_some() => format!("https://{address}"),
        None => format!("http://{address}"),
    };
    let mut site = Site::at(&url);
    site.proxies.clone_from(&server.proxies);
    site.language = server.language;
    site.is_demo = is_demo;
    site.largest_upload = server.largest_upload_mib << 20;
    if let Some(file) = &config.settings.metrics.token_file {
        let token = config.secret("metrics.token_file", file)?;
        site.metrics_token = Some(Sha256::digest(token).into());
    }
    Ok(site)
}

fn checked(url: &str) -> anyhow::Result<String> {
    let rest = url.strip_prefix("https://").or_else(|| url.strip_prefix("http://"));
    let host = rest.map(|rest| rest.trim_end_matches('/')).unwrap_or_default();
    if host.is_empty() || host.contains(['/', '?', '#', ' ', '@']) {
        let expected = "server.public_url: expected an address as https://svi.pirot.rs";
        return Err(refuse(Failure::Input, format!("{expected}, found \"{url}\"")));
    }
    Ok(url.to_owned())
}
