//! An installation's folder: what is shipped, overridden by what stands in `DIR/catalogue`.

use std::{
    fs,
    io::Read as _,
    path::{Path, PathBuf},
};

use assessment::{Definitions, Parameters, VariableCatalogue};
use indicators::{
    definition::Catalogue,
    official::{self, Figures, SeriesCatalogue},
};
use places::{Places, boundaries::Outlines};

use crate::exit::{Failure, OrRefuse as _, refuse};

/// The folder and its catalogues.
#[derive(Debug)]
pub(crate) struct Installation {
    /// The folder; it need not exist.
    pub(crate) folder: PathBuf,
    /// Units, with those that `catalogue/places.toml` adds.
    pub(crate) places: Places,
    /// The vocabulary.
    pub(crate) variables: VariableCatalogue,
    /// Amounts and definitions, with those that `catalogue/parameters.toml` overrides.
    pub(crate) parameters: Parameters,
    /// Which of the disputed definitions hold; `catalogue/definitions.toml` chooses others.
    pub(crate) definitions: Definitions,
    /// Indicators, with those that `catalogue/indicators.toml` overrides.
    pub(crate) indicators: Catalogue,
    /// Official series.
    pub(crate) series: SeriesCatalogue,
}

impl Installation {
    /// Reads the catalogues.
    ///
    /// # Errors
    /// One line that names the file that is wrong.
    pub(crate) fn open(folder: &Path) -> anyhow::Result<Self> {
        let mut places = Places::shipped().or_refuse(Failure::Input)?;
        let mut parameters = Parameters::shipped().or_refuse(Failure::Input)?;
        let mut indicators = Catalogue::shipped().or_refuse(Failure::Input)?;
        if let Some((file, text)) = own(folder, "places.toml")? {
            places = places.with_toml(&file, &text).or_refuse(Failure::Input)?;
        }
        if let Some((_, text)) = own(folder, "parameters.toml")? {
            parameters = parameters.merge(&text).or_refuse(Failure::Input)?;
        }
        if let Some((file, text)) = own(folder, "indicators.toml")? {
            let added = Catalogue::of_text(&file, &text).or_refuse(Failure::Input)?;
            indicators = indicators.overridden_by(added);
        }
        let definitions = match own(folder, "definitions.toml")? {
            Some((file, text)) => toml::from_str(&text)
                .map_err(|error| refuse(Failure::Input, format!("{file}: {}", error.message())))?,
            None => Definitions::default(),
        };
        Ok(Self {
            folder: folder.to_owned(),
            definitions,
            places,
            variables: VariableCatalogue::shipped().or_refuse(Failure::Input)?,
            parameters,
            indicators,
            series: SeriesCatalogue::shipped().or_refuse(Failure::Input)?,
        })
    }

    /// Official figures: what was imported first, then what is shipped.
    ///
    /// # Errors
    /// One line that names the file that is wrong.
    pub(crate) fn figures(&self) -> anyhow::Result<Figures> {
        let mut figures = official::shipped(&self.series).or_refuse(Failure::Input)?;
        for figure in official::load(&self.folder).or_refuse(Failure::Input)?.figures.iter() {
            figures.insert(figure.clone());
        }
        Ok(figures)
    }

    /// Where the outlines of municipalities are kept.
    pub(crate) fn outlines_file(&self) -> PathBuf {
        self.folder.join("catalogue").join(OUTLINES)
    }

    /// Outlines of municipalities that were imported; none when there was no import.
    ///
    /// # Errors
    /// One line that names the file that is wrong.
    pub(crate) fn outlines(&self) -> anyhow::Result<Outlines> {
        match own(&self.folder, OUTLINES)? {
            Some((file, text)) => Outlines::from_json(&file, &text).or_refuse(Failure::Input),
            None => Ok(Outlines::default()),
        }
    }
}

const OUTLINES: &str = "boundaries.json";

fn own(folder: &Path, name: &str) -> anyhow::Result<Option<(String, String)>> {
    let path = folder.join("catalogue").join(name);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some((path.display().to_string(), text))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(refuse(Failure::Input, format!("{}: {error}", path.display()))),
    }
}

/// Largest text file that is read, in bytes: a larger one is another file named by mistake.
const LARGEST_TEXT: u64 = 1 << 20;

/// A text file that the command line names, such as a mapping.
///
/// # Errors
/// One line that names the file.
pub(crate) fn read_text(path: &Path) -> anyhow::Result<String> {
    let unread = |found: String| {
        let expected = "expected a text file in UTF-8 of at most 1 MiB";
        refuse(Failure::Input, format!("{}: {expected}, found {found}", path.display()))
    };
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(LARGEST_TEXT + 1).read_to_end(&mut bytes))
        .map_err(|cause| unread(cause.to_string()))?;
    if bytes.len() as u64 > LARGEST_TEXT {
        return Err(unread("a larger file".to_owned()));
    }
    String::from_utf8(bytes).map_err(|_cause| unread("other bytes".to_owned()))
}
