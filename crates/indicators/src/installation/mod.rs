//! An installation's folder as indicators know it: what is shipped, overridden by what stands in `DIR/catalogue`, and the
//! figures and runs that the folder holds.
//!
//! The folder need not exist: without one everything is as shipped. Reads files and changes none, except that
//! [`Installation::compute`] adds a run; holds no clock and no key.

mod holdings;
mod round;

use std::{
    fs, io,
    path::{Path, PathBuf},
};

use assessment::{Definitions, ParameterError, Parameters, VariableCatalogue};
use places::{
    Places, PlacesError,
    boundaries::{BoundariesError, Outlines},
};

use crate::{
    definition::{Catalogue, CatalogueError},
    official::{OfficialError, SeriesCatalogue},
    run::RunError,
};

pub use holdings::{Holdings, Published};
pub use round::{Moment, RoundError};

/// The folder and its catalogues.
#[derive(Debug)]
pub struct Installation {
    /// The folder; it need not exist.
    pub folder: PathBuf,
    /// Units, with those that `catalogue/places.toml` adds.
    pub places: Places,
    /// The vocabulary.
    pub variables: VariableCatalogue,
    /// Amounts and definitions, with those that `catalogue/parameters.toml` overrides.
    pub parameters: Parameters,
    /// Which of the disputed definitions hold; `catalogue/definitions.toml` chooses others.
    pub definitions: Definitions,
    /// Indicators, with those that `catalogue/indicators.toml` overrides.
    pub indicators: Catalogue,
    /// Official series.
    pub series: SeriesCatalogue,
}

/// A file of an installation that cannot be read, or says what it must not.
#[derive(Debug, thiserror::Error)]
pub enum InstallationError {
    /// Units.
    #[error(transparent)]
    Places(#[from] PlacesError),
    /// Outlines of units.
    #[error(transparent)]
    Outlines(#[from] BoundariesError),
    /// The vocabulary.
    #[error(transparent)]
    Variables(#[from] assessment::CatalogueError),
    /// Dated amounts.
    #[error(transparent)]
    Parameters(#[from] ParameterError),
    /// `definitions.toml`.
    #[error("{file}: {found}")]
    Definitions {
        /// The file.
        file: String,
        /// What the parser says.
        found: String,
    },
    /// Indicators.
    #[error(transparent)]
    Indicators(#[from] CatalogueError),
    /// Official series and figures.
    #[error(transparent)]
    Official(Box<OfficialError>),
    /// A run.
    #[error(transparent)]
    Run(Box<RunError>),
    /// The disk.
    #[error("{file}: {cause}")]
    Disk {
        /// The file.
        file: String,
        /// What the system says.
        cause: io::Error,
    },
}

impl From<OfficialError> for InstallationError {
    fn from(cause: OfficialError) -> Self {
        Self::Official(Box::new(cause))
    }
}

impl From<RunError> for InstallationError {
    fn from(cause: RunError) -> Self {
        Self::Run(Box::new(cause))
    }
}

impl Installation {
    /// Reads the catalogues.
    ///
    /// # Errors
    /// [`InstallationError`] for the file that is wrong.
    pub fn open(folder: &Path) -> Result<Self, InstallationError> {
        let mut places = Places::shipped()?;
        let mut parameters = Parameters::shipped()?;
        let mut indicators = Catalogue::shipped()?;
        if let Some((file, text)) = own(folder, "places.toml")? {
            places = places.with_toml(&file, &text)?;
        }
        if let Some((_, text)) = own(folder, "parameters.toml")? {
            parameters = parameters.merge(&text)?;
        }
        if let Some((file, text)) = own(folder, "indicators.toml")? {
            indicators = indicators.overridden_by(Catalogue::of_text(&file, &text)?);
        }
        let definitions = match own(folder, "definitions.toml")? {
            Some((file, text)) => toml::from_str(&text).map_err(|cause| {
                InstallationError::Definitions { file, found: cause.message().to_owned() }
            })?,
            None => Definitions::default(),
        };
        Ok(Self {
            folder: folder.to_owned(),
            definitions,
            places,
            variables: VariableCatalogue::shipped()?,
            parameters,
            indicators,
            series: SeriesCatalogue::shipped()?,
        })
    }

    /// Where the outlines of municipalities are kept.
    pub fn outlines_file(&self) -> PathBuf {
        self.folder.join("catalogue").join(OUTLINES)
    }

    /// Outlines of municipalities that were imported; none when there was no import.
    ///
    /// # Errors
    /// [`InstallationError`] for the file that is wrong.
    pub fn outlines(&self) -> Result<Outlines, InstallationError> {
        match own(&self.folder, OUTLINES)? {
            Some((file, text)) => Ok(Outlines::from_json(&file, &text)?),
            None => Ok(Outlines::default()),
        }
    }
}

const OUTLINES: &str = "boundaries.json";

fn own(folder: &Path, name: &str) -> Result<Option<(String, String)>, InstallationError> {
    let path = folder.join("catalogue").join(name);
    let file = path.display().to_string();
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some((file, text))),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(InstallationError::Disk { file, cause }),
    }
}
