//! What an installation is set to: defaults, `DIR/svi.toml`, the environment (`SVI_SERVER_LISTEN`), options; the later wins.
//!
//! A key that does not exist is an error that names it and its file. Secrets are never values here: a key names the file that
//! holds one, and what is shown of an address with a password is that it is set.

mod environment;
mod model;
mod origin;

use std::path::{Path, PathBuf};

use figment::{
    Figment,
    error::Kind,
    providers::{Format as _, Serialized, Toml},
};

pub(crate) use model::{LogFormat, MailTls, Settings};
pub(crate) use origin::Shown;

use crate::exit::{Failure, refuse};

/// Name of the file in the installation's folder.
pub(crate) const FILE: &str = "svi.toml";

/// What the command line says about settings.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub(crate) struct Options {
    #[serde(skip_serializing_if = "ServerOptions::is_empty")]
    pub(crate) server: ServerOptions,
    #[serde(skip_serializing_if = "DatabaseOptions::is_empty")]
    pub(crate) database: DatabaseOptions,
}

/// Options that stand for keys of `[server]`.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub(crate) struct ServerOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) listen: Option<std::net::SocketAddr>,
}

impl ServerOptions {
    const fn is_empty(&self) -> bool {
        self.listen.is_none()
    }
}

/// Options that stand for keys of `[database]`.
#[derive(Debug, Clone, Default, serde::Serialize)]
pub(crate) struct DatabaseOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) url: Option<String>,
}

impl DatabaseOptions {
    const fn is_empty(&self) -> bool {
        self.url.is_none()
    }
}

/// The settings with where each comes from.
#[derive(Debug)]
pub(crate) struct Config {
    /// The installation's folder.
    pub(crate) folder: PathBuf,
    /// What is set.
    pub(crate) settings: Settings,
    sources: Figment,
}

impl Config {
    /// Reads the settings of an installation.
    ///
    /// # Errors
    /// One line that names the file or the variable, the key, what was expected and what was found.
    pub(crate) fn read(folder: &Path, options: &Options) -> anyhow::Result<Self> {
        let file = folder.join(FILE);
        let mut sources = Figment::from(Serialized::defaults(Settings::default()));
        if file.exists() {
            sources = sources.merge(Toml::file_exact(&file));
        }
        Self::of(folder, sources.merge(environment::provider()).merge(origin::options(options)))
    }

    /// The settings of an installation for which nothing is set, whatever stands in its folder and the environment.
    ///
    /// # Errors
    /// None that the program does not make itself.
    pub(crate) fn of_defaults(folder: &Path) -> anyhow::Result<Self> {
        Self::of(folder, Figment::from(Serialized::defaults(Settings::default())))
    }

    fn of(folder: &Path, sources: Figment) -> anyhow::Result<Self> {
        let extracted = sources.extract();
        let settings: Settings = extracted.map_err(|error| wrong(&folder.join(FILE), &error))?;
        Ok(Self { folder: folder.to_owned(), settings, sources })
    }

    /// Every key with its value and where that comes from.
    pub(crate) fn shown(&self) -> Vec<Shown> {
        origin::shown(&self.sources, &self.folder.join(FILE))
    }

    /// A file that a setting names, seen from the installation's folder.
    pub(crate) fn path(&self, file: &Path) -> PathBuf {
        self.folder.join(file)
    }

    /// The folder of the keys: beside the installation's, so that no backup of the data holds them.
    pub(crate) fn keys_folder(&self) -> PathBuf {
        if let Some(folder) = &self.settings.keys.folder {
            return self.path(folder);
        }
        let absolute =
            std::path::absolute(&self.folder).unwrap_or_else(|_cause| self.folder.clone());
        let mut name = absolute.file_name().unwrap_or_default().to_owned();
        name.push(".keys");
        absolute.with_file_name(name)
    }

    /// What a secret's file holds, without the line's end.
    ///
    /// # Errors
    /// One line that names the file and the key.
    pub(crate) fn secret(&self, key: &str, file: &Path) -> anyhow::Result<String> {
        let path = self.path(file);
        let text = std::fs::read_to_string(&path).map_err(|cause| {
            let line = format!("{}: expected the secret of {key}, found: {cause}", path.display());
            refuse(Failure::Input, line)
        })?;
        let secret = text.trim_end();
        if secret.is_empty() {
            let line = format!("{}: expected the secret of {key}, found nothing", path.display());
            return Err(refuse(Failure::Input, line));
        }
        Ok(secret.to_owned())
    }
}

/// One line about what is wrong.
fn wrong(file: &Path, error: &figment::Error) -> anyhow::Error {
    let mut path = error.path.clone();
    let text = match &error.kind {
        Kind::UnknownField(name, known) => {
            path.push(name.clone());
            format!("no such key; expected one of {}", known.join(", "))
        }
        Kind::InvalidType(found, expected) | Kind::InvalidValue(found, expected) => {
            format!("expected {expected}, found {found}")
        }
        Kind::UnknownVariant(found, known) => {
            format!("expected one of {}, found \"{found}\"", known.join(", "))
        }
        other => other.to_string(),
    };
    let source = origin::name_of(error.metadata.as_ref(), &path, file);
    let line = if path.is_empty() {
        format!("{source}: {text}")
    } else {
        format!("{source}: {}: {text}", path.join("."))
    };
    refuse(Failure::Input, line)
}
