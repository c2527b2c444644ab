//! What an installation holds beside its catalogues: official figures with their sources, and the last run of each round.
//!
//! Read once and kept by whoever shows figures; [`Holdings::values`] is the view that everything else asks.

use std::collections::BTreeMap;

use kernel::Words;

use super::{Installation, InstallationError};
use crate::{
    comparison::Values,
    official::{self, Figures},
    run::{self, Run},
};

/// Official figures of all units.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Published {
    /// What was imported first, then what is shipped.
    pub figures: Figures,
    /// Titles of the sources of figures, by slug.
    pub titles: BTreeMap<String, Words>,
}

/// All that figures are shown from.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Holdings {
    /// Official figures.
    pub published: Published,
    /// Of each unit, period and design the last run, in that order.
    pub runs: Vec<Run>,
}

impl Installation {
    /// Official figures: what was imported first, then what is shipped.
    ///
    /// # Errors
    /// [`InstallationError`] for the file that is wrong.
    pub fn published(&self) -> Result<Published, InstallationError> {
        let mut figures = official::shipped(&self.series)?;
        let loaded = official::load(&self.folder)?;
        for figure in loaded.figures.iter() {
            figures.insert(figure.clone());
        }
        let same = |title: String| Words { sr: title.clone(), en: title };
        let stored = loaded.sources.into_iter().map(|one| (one.slug, same(one.source.title)));
        let mut titles: BTreeMap<String, Words> = stored.collect();
        titles.extend(official::shipped_titles().map(|(slug, title)| (slug.to_owned(), title)));
        Ok(Published { figures, titles })
    }

    /// Official figures and the last run of each unit, period and design.
    ///
    /// # Errors
    /// [`InstallationError`] for the file or run that is wrong.
    pub fn holdings(&self) -> Result<Holdings, InstallationError> {
        let mut last = BTreeMap::new();
        for record in run::runs(&self.folder)? {
            let about = &record.about;
            last.insert((about.unit.clone(), about.period, about.design), record.id);
        }
        let runs = last.values().map(|id| Run::load(&self.folder, id));
        Ok(Holdings { published: self.published()?, runs: runs.collect::<Result<_, _>>()? })
    }
}

impl Holdings {
    /// The values of all units: published, imported and computed.
    pub fn values<'a>(&'a self, installation: &'a Installation) -> Values<'a> {
        let figures = &self.published.figures;
        let mut values = Values::new(figures, &installation.series, &installation.indicators);
        for run in &self.runs {
            values = values.with_run(&run.record.about, run.record.id.as_str(), &run.figures);
        }
        values
    }
}
