//! The catalogue of indicators: the files shipped with the program, in the order of the report.
//!
//! The files are compiled in, so that one binary is enough; an installation's own files replace definitions of the same
//! code. Reading says which file and which indicator is at fault; [`check`](super::check) says the rest.

use std::collections::BTreeMap;

use kernel::IndicatorCode;
use serde::Deserialize;

use super::{Definition, Domain};

const SHIPPED: [(&str, &str); 12] = [
    ("demography.toml", include_str!("../../../../catalogue/indicators/demography.toml")),
    ("finance.toml", include_str!("../../../../catalogue/indicators/finance.toml")),
    ("employment.toml", include_str!("../../../../catalogue/indicators/employment.toml")),
    ("education.toml", include_str!("../../../../catalogue/indicators/education.toml")),
    ("health.toml", include_str!("../../../../catalogue/indicators/health.toml")),
    ("housing.toml", include_str!("../../../../catalogue/indicators/housing.toml")),
    ("eu.toml", include_str!("../../../../catalogue/indicators/eu.toml")),
    ("material.toml", include_str!("../../../../catalogue/indicators/material.toml")),
    ("cash-benefits.toml", include_str!("../../../../catalogue/indicators/cash-benefits.toml")),
    ("services.toml", include_str!("../../../../catalogue/indicators/services.toml")),
    ("participation.toml", include_str!("../../../../catalogue/indicators/participation.toml")),
    ("groups.toml", include_str!("../../../../catalogue/indicators/groups.toml")),
];

/// A file of the catalogue that cannot be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CatalogueError {
    /// The file is no TOML of the catalogue's shape.
    #[error("{file}: {found}")]
    Shape {
        /// The file.
        file: String,
        /// What the parser says, on one line.
        found: String,
    },
    /// One indicator is not as it should be.
    #[error("{file}, indicator {indicator}: {found}")]
    Indicator {
        /// The file.
        file: String,
        /// Its code, or its place in the file.
        indicator: String,
        /// What the parser says, on one line.
        found: String,
    },
    /// Two indicators have one code.
    #[error(
        "{file}, indicator {code}, field code: expected a code of its own, found it in {other} too"
    )]
    Twice {
        /// The second file.
        file: String,
        /// The code.
        code: IndicatorCode,
        /// The first file.
        other: String,
    },
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CatalogueFile {
    domain: Domain,
    indicator: Vec<toml::Table>,
}

/// Definitions by code, in the order of the catalogue.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Catalogue {
    definitions: Vec<(String, Definition)>,
    places: BTreeMap<IndicatorCode, usize>,
}

impl Catalogue {
    /// The catalogue shipped with the program.
    ///
    /// # Errors
    /// [`CatalogueError`]; a test holds that there is none.
    pub fn shipped() -> Result<Self, CatalogueError> {
        let mut catalogue = Self::default();
        for (file, text) in SHIPPED {
            for definition in read(file, text)? {
                catalogue.add(file, definition)?;
            }
        }
        Ok(catalogue)
    }

    /// The definitions of one file's text, each checked for its shape.
    ///
    /// # Errors
    /// [`CatalogueError`] with the file and the indicator at fault; two of one code are an error.
    pub fn of_text(file: &str, text: &str) -> Result<Self, CatalogueError> {
        let mut catalogue = Self::default();
        for definition in read(file, text)? {
            catalogue.add(file, definition)?;
        }
        Ok(catalogue)
    }

    /// This catalogue with the definitions of `other`, which replace those of the same code.
    #[must_use]
    pub fn overridden_by(mut self, other: Self) -> Self {
        for (file, definition) in other.definitions {
            let place = self.places.get(&definition.code);
            if let Some(entry) = place.and_then(|place| self.definitions.get_mut(*place)) {
                *entry = (file, definition);
            } else {
                self.places.insert(definition.code.clone(), self.definitions.len());
                self.definitions.push((file, definition));
            }
        }
        self
    }

    fn add(&mut self, file: &str, definition: Definition) -> Result<(), CatalogueError> {
        if let Some((other, _)) =
            self.places.get(&definition.code).and_then(|p| self.definitions.get(*p))
        {
            return Err(CatalogueError::Twice {
                file: file.to_owned(),
                code: definition.code,
                other: other.clone(),
            });
        }
        self.places.insert(definition.code.clone(), self.definitions.len());
        self.definitions.push((file.to_owned(), definition));
        Ok(())
    }

    /// The definition of a code.
    pub fn find(&self, code: &IndicatorCode) -> Option<&Definition> {
        self.places.get(code).and_then(|place| self.definitions.get(*place)).map(|(_, d)| d)
    }

    /// All definitions in the order of the report.
    pub fn definitions(&self) -> impl Iterator<Item = &Definition> {
        self.definitions.iter().map(|(_, definition)| definition)
    }

    /// All definitions with the file each stands in.
    pub fn by_file(&self) -> impl Iterator<Item = (&str, &Definition)> {
        self.definitions.iter().map(|(file, definition)| (file.as_str(), definition))
    }
}

fn read(file: &str, text: &str) -> Result<Vec<Definition>, CatalogueError> {
    let parsed: CatalogueFile = toml::from_str(text).map_err(|cause| CatalogueError::Shape {
        file: file.to_owned(),
        found: at_row(text, &cause),
    })?;
    let domain = parsed.domain;
    let numbered = parsed.indicator.into_iter().enumerate();
    numbered
        .map(|(place, table)| {
            let code = table.get("code").and_then(|code| code.as_str());
            let indicator = code.map_or_else(|| format!("no. {}", place + 1), str::to_owned);
            let definition = toml::Value::Table(table).try_into::<Definition>();
            definition.map(|definition| Definition { domain, ..definition }).map_err(|cause| {
                CatalogueError::Indicator {
                    file: file.to_owned(),
                    indicator,
                    found: without_rule(&one_line(&cause.to_string())),
                }
            })
        })
        .collect()
}

/// What the parser says, with the row instead of a copy of it.
fn at_row(text: &str, cause: &toml::de::Error) -> String {
    let before = cause.span().and_then(|span| text.get(..span.start)).unwrap_or_default();
    format!("row {}: {}", before.matches('\n').count() + 1, one_line(cause.message()))
}

/// What the parser says, in the words of this crate where no field names a rule.
fn without_rule(found: &str) -> String {
    if found.contains("no variant of enum Kind") {
        return "expected a rule: share, mean, ratio, measure, gap or entered, found none"
            .to_owned();
    }
    found.to_owned()
}

fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
