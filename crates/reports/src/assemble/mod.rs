//! From an installation's figures, runs and words to one [`ReportInput`].
//!
//! Chooses, orders and names; computes no indicator and reads no file. Of each indicator the figure is taken that its
//! definition names as its source; a mapped figure never stands for a published one without saying so.

mod annex;
mod beside;
mod figures;
mod names;
mod people;
mod places_map;
mod roles;
mod same;

use std::collections::BTreeMap;

use assessment::VariableCatalogue;
use chrono::NaiveDate;
use indicators::{
    comparison::Values,
    definition::Catalogue,
    official::{Figures, SeriesCatalogue},
    run::Run,
    snapshot::Snapshot,
};
use kernel::{Design, Period, UnitCode, Words};
use places::Places;

use crate::{ReportInput, Section, State};

/// Rings of longitude and latitude around a municipality.
pub type Outline = Vec<Vec<(f64, f64)>>;

/// What a report can be made from.
#[derive(Debug, Clone, Copy)]
pub struct Sources<'a> {
    /// The units.
    pub places: &'a Places,
    /// The definitions.
    pub catalogue: &'a Catalogue,
    /// The vocabulary, for the names of groups.
    pub variables: &'a VariableCatalogue,
    /// The official series.
    pub series: &'a SeriesCatalogue,
    /// Official and entered figures of all units.
    pub figures: &'a Figures,
    /// Titles of the sources of figures, by slug.
    pub titles: &'a BTreeMap<String, Words>,
    /// Runs of the unit with their snapshots, in the order of time.
    pub runs: &'a [(Run, Snapshot)],
    /// The committee's own words.
    pub words: &'a BTreeMap<Section, String>,
    /// Outlines of municipalities, where the installation has them: rings of longitude and latitude.
    pub outlines: &'a BTreeMap<UnitCode, Outline>,
    /// Files of the installation that the commands of the annex name.
    pub commands: &'a [String],
}

/// Which report is asked for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asked {
    /// Whose.
    pub unit: UnitCode,
    /// Of which period; the newest that there is when not given.
    pub period: Option<Period>,
    /// The date on it.
    pub date: NaiveDate,
    /// Draft or adopted.
    pub state: State,
}

/// Why there is nothing to report.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NothingToReport {
    /// No such unit.
    #[error("expected the code of a municipality, found {0}")]
    UnknownUnit(UnitCode),
    /// No figure at all, or none up to the period.
    #[error("there is no figure of {unit}{}", until(*period))]
    NoFigure {
        /// The unit.
        unit: UnitCode,
        /// The period asked for.
        period: Option<Period>,
    },
}

fn until(period: Option<Period>) -> String {
    period.map_or_else(String::new, |period| format!(" up to {period}"))
}

/// Brings together all that one report says.
///
/// # Errors
/// [`NothingToReport`] when the unit is unknown or has no figure.
pub fn assemble(sources: &Sources<'_>, asked: &Asked) -> Result<ReportInput, NothingToReport> {
    let unknown = || NothingToReport::UnknownUnit(asked.unit.clone());
    let place = sources.places.find(&asked.unit).ok_or_else(unknown)?;
    let mut values = Values::new(sources.figures, sources.series, sources.catalogue);
    for (run, _) in sources.runs {
        values = values.with_run(&run.record.about, run.record.id.as_str(), &run.figures);
    }
    let rounds = Rounds::of(sources.runs, &asked.unit, asked.period);
    let gathering = figures::Gathering {
        sources,
        values: &values,
        unit: place,
        until: asked.period,
        rounds,
        same: same::Same::of(sources.catalogue),
    };
    let figures = gathering.all();
    let nothing = || NothingToReport::NoFigure { unit: asked.unit.clone(), period: asked.period };
    let newest = figures.iter().map(|figure| figure.period).max().ok_or_else(nothing)?;
    Ok(ReportInput {
        unit: names::unit(sources.places, place),
        period: asked.period.unwrap_or(newest),
        state: asked.state,
        date: asked.date,
        demo: place.is_fictional,
        pyramid: rounds.last.map_or_else(Vec::new, |(_, snapshot)| people::pyramid(snapshot)),
        lorenz: people::curves(&rounds),
        map: places_map::map(sources, &values, place, asked.period),
        similar: beside::similar(sources, &values, place, &figures),
        key_figures: roles::key_codes(&figures),
        annex: annex::annex(sources, &rounds),
        figures,
        committee: sources.words.clone(),
    })
}

/// The rounds that a report speaks of.
#[derive(Debug, Clone, Copy, Default)]
struct Rounds<'a> {
    /// The newest sample or census.
    last: Option<&'a (Run, Snapshot)>,
    /// The sample or census before it.
    before: Option<&'a (Run, Snapshot)>,
    /// The newest targeted list.
    list: Option<&'a (Run, Snapshot)>,
}

impl<'a> Rounds<'a> {
    fn of(runs: &'a [(Run, Snapshot)], unit: &UnitCode, until: Option<Period>) -> Self {
        let own = |(run, _): &&'a (Run, Snapshot)| {
            let about = &run.record.about;
            about.unit == *unit && until.is_none_or(|until| about.period <= until)
        };
        let is_list = |pair: &(Run, Snapshot)| pair.0.record.about.design == Design::List;
        let last = runs.iter().filter(own).rfind(|pair| !is_list(pair));
        let earlier = |pair: &&'a (Run, Snapshot)| {
            last.is_some_and(|last| pair.0.record.about.period < last.0.record.about.period)
        };
        let before = runs.iter().filter(own).filter(earlier).rfind(|pair| !is_list(pair));
        Self { last, before, list: runs.iter().filter(own).rfind(|pair| is_list(pair)) }
    }

    fn all(self) -> impl Iterator<Item = &'a (Run, Snapshot)> {
        [self.last, self.before, self.list].into_iter().flatten()
    }
}
