//! Figures of the report: for each indicator the one that its definition names as its source.

use indicators::{
    comparison::{Column, Entry, Origin as From, Values},
    definition::{Breakdown as By, Definition, Direction, SourceKind},
    run::{self, Figure as Computed, Hidden, Run},
    snapshot::Snapshot,
};
use kernel::{Design, Period, Words};
use places::Unit as Place;

use stats::variance::interval::p_value;

use super::{Rounds, Sources, beside, names};
use crate::{Breakdown, Cell, Change, Figure, Interval, Missing, Origin, Provenance, Suppression};

/// Degrees of freedom of two large samples, with which t is normal.
const LARGE: usize = 1_000_000;

/// All that figures are gathered from.
pub(super) struct Gathering<'a> {
    pub(super) sources: &'a Sources<'a>,
    pub(super) values: &'a Values<'a>,
    pub(super) unit: &'a Place,
    pub(super) until: Option<Period>,
    pub(super) rounds: Rounds<'a>,
}

impl Gathering<'_> {
    /// All figures, in the order of the catalogue.
    pub(super) fn all(&self) -> Vec<Figure> {
        self.sources.catalogue.definitions().flat_map(|one| self.of(one)).collect()
    }

    fn of(&self, definition: &Definition) -> Vec<Figure> {
        let Some(column) = self.values.of(&definition.code) else { return Vec::new() };
        let published = || self.published(definition, &column);
        let mapped = || self.mapped(self.rounds.last, definition, &column);
        let listed = || self.mapped(self.rounds.list, definition, &column);
        let first = match definition.source {
            SourceKind::OwnMapping => mapped().or_else(listed).or_else(published),
            _ => published().or_else(mapped).or_else(listed),
        };
        first.into_iter().collect()
    }

    fn frame(&self, definition: &Definition, period: Period) -> Figure {
        Figure {
            code: definition.code.clone(),
            version: definition.version,
            name: definition.name.clone(),
            definition: definition.definition.clone(),
            section: names::section(definition),
            measure: names::measure(definition.unit),
            direction: match definition.direction {
                Direction::Higher => 1,
                Direction::Lower => -1,
                Direction::Context => 0,
            },
            origin: Origin::Official,
            cell: Cell::default(),
            period,
            source: Words::default(),
            base: None,
            missing: Missing::default(),
            provenance: None,
            breakdowns: Vec::new(),
            series: Vec::new(),
            comparisons: Vec::new(),
            everywhere: Vec::new(),
            change: None,
        }
    }

    fn published(&self, definition: &Definition, column: &Column) -> Option<Figure> {
        let entry = self.newest(column, From::Published)?;
        let mut figure = self.frame(definition, entry.period);
        figure.cell = Cell { value: entry.value, ..Cell::default() };
        figure.source = self.title(&entry.source);
        figure.series = self.series(column, From::Published);
        beside::set(
            &mut figure,
            self.sources,
            self.values,
            self.unit,
            (From::Published, self.until),
        );
        Some(figure)
    }

    fn newest<'c>(&self, column: &'c Column, from: From) -> Option<&'c Entry> {
        let own =
            column.iter().filter(|entry| entry.unit == self.unit.code && entry.origin == from);
        own.filter(|entry| entry.value.is_some())
            .filter(|entry| self.until.is_none_or(|until| entry.period <= until))
            .max_by_key(|entry| entry.period)
    }

    fn series(&self, column: &Column, from: From) -> Vec<(Period, f64)> {
        let own =
            column.iter().filter(|entry| entry.unit == self.unit.code && entry.origin == from);
        own.filter(|entry| self.until.is_none_or(|until| entry.period <= until))
            .filter_map(|entry| Some((entry.period, entry.value?)))
            .collect()
    }

    /// The source as it is cited; a slug that nobody gave a title stands for itself.
    fn title(&self, slug: &str) -> Words {
        self.sources.titles.get(slug).cloned().unwrap_or_else(|| names::name(slug))
    }

    fn mapped(
        &self,
        round: Option<&(Run, Snapshot)>,
        definition: &Definition,
        column: &Column,
    ) -> Option<Figure> {
        let (run, _) = round?;
        let about = &run.record.about;
        let whole = run.figures.iter().find(|one| is_whole(one, definition))?;
        if whole.estimate.is_none() && whole.hidden.is_none() {
            return None;
        }
        let mut figure = self.frame(definition, about.period);
        figure.origin = Origin::Mapping(about.design);
        figure.cell = cell(whole);
        figure.source = names::institution("OM");
        figure.base = Some(names::base(definition));
        let [not_asked, refused, does_not_know, does_not_apply] = whole.missing;
        figure.missing = Missing { not_asked, refused, does_not_know, does_not_apply };
        figure.provenance = Some(Provenance {
            run: run.record.id.clone(),
            snapshot: run.record.snapshot_sha256.clone(),
            code: run.record.code_version.clone(),
        });
        figure.breakdowns = self.breakdowns(run, definition);
        figure.series = self.series(column, From::Mapping(about.design));
        figure.change = self.change(run, whole);
        if about.design != Design::List {
            let from = From::Mapping(about.design);
            beside::set(&mut figure, self.sources, self.values, self.unit, (from, self.until));
        }
        Some(figure)
    }

    fn breakdowns(&self, run: &Run, definition: &Definition) -> Vec<Breakdown> {
        let parts = |by: By| {
            let of_one = run.figures.iter().filter(move |one| {
                one.indicator == definition.code && one.by == Some(by) && one.group.is_some()
            });
            let groups: Vec<(Words, Cell)> =
                of_one.map(|one| (self.group(by, one.group.as_deref()), cell(one))).collect();
            (!groups.is_empty()).then(|| Breakdown { dimension: names::breakdown(by), groups })
        };
        By::ALL.into_iter().filter_map(parts).collect()
    }

    /// A group's name, by the vocabulary.
    fn group(&self, by: By, code: Option<&str>) -> Words {
        let code = code.unwrap_or_default();
        match (by, code) {
            (By::Roma, "yes") => return names::words("Romi i Romkinje", "Roma"),
            (By::Roma, "no") => return names::words("ostali", "others"),
            (By::Disability, "yes") => {
                return names::words("sa invaliditetom", "with a disability");
            }
            (By::Disability, "no") => {
                return names::words("bez invaliditeta", "without a disability");
            }
            _ => {}
        }
        let variable = self.sources.variables.find_variable(by.variable());
        let value = variable.and_then(|one| one.values.iter().find(|value| value.code == code));
        value.map_or_else(|| names::name(code), assessment::ValueLabel::words)
    }

    fn change(&self, run: &Run, whole: &Computed) -> Option<Change> {
        let (earlier, _) = self.rounds.before?;
        let same = |one: &&Computed| {
            one.indicator == whole.indicator && one.by.is_none() && one.group.is_none()
        };
        let before = earlier.figures.iter().find(same)?;
        let change = run::change((&earlier.record.about, before), (&run.record.about, whole))?;
        Some(Change {
            from: earlier.record.about.period,
            before: before.estimate?,
            difference: change.difference,
            standard_error: Some(change.standard_error),
            p: p_value(change.difference, change.standard_error, LARGE),
        })
    }
}

fn is_whole(figure: &Computed, definition: &Definition) -> bool {
    figure.indicator == definition.code && figure.by.is_none() && figure.group.is_none()
}

fn cell(figure: &Computed) -> Cell {
    Cell {
        value: figure.estimate,
        standard_error: figure.standard_error,
        interval: figure.lower.zip(figure.upper).map(|(lower, upper)| Interval { lower, upper }),
        n: figure.n,
        population: figure.population,
        suppression: figure.hidden.map(|why| match why {
            Hidden::SmallCount => Suppression::SmallCell,
            Hidden::Complementary => Suppression::Complementary,
        }),
    }
}
