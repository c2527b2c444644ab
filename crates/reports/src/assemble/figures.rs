//! Figures of the report: for each indicator the one that its definition names as its source.

use indicators::{
    comparison::{Column, Entry, Origin as From, Values},
    definition::{Breakdown as By, Definition, Direction, SourceKind},
    run::{self, Figure as Computed, Run},
    snapshot::Snapshot,
    view,
};
use kernel::{Design, Period, Words};
use places::Unit as Place;

use stats::variance::interval::p_value;

use super::{Rounds, Sources, beside, names, roles, same::Same};
use crate::{Breakdown, Cell, Change, Figure, Measure, Missing, Origin, Provenance, Role, Section};

/// Chapters in which a list says what it found beside the sample: who needs support.
const LISTED: [Section; 8] = [
    Section::Material,
    Section::Protection,
    Section::Children,
    Section::Young,
    Section::Old,
    Section::Disability,
    Section::Roma,
    Section::Women,
];

/// Degrees of freedom of two large samples, with which t is normal.
const LARGE: usize = 1_000_000;

/// All that figures are gathered from.
pub(super) struct Gathering<'a> {
    pub(super) sources: &'a Sources<'a>,
    pub(super) values: &'a Values<'a>,
    pub(super) unit: &'a Place,
    pub(super) until: Option<Period>,
    pub(super) rounds: Rounds<'a>,
    pub(super) same: Same<'a>,
}

impl Gathering<'_> {
    /// All figures: by chapter the headlines first, otherwise in the order of the catalogue; what a list tells stands
    /// behind the figure of the sample.
    pub(super) fn all(&self) -> Vec<Figure> {
        let shown = |one: &&Definition| !self.same.is_hidden(&one.code);
        let definitions = self.sources.catalogue.definitions().filter(shown);
        let mut figures: Vec<Figure> = definitions.flat_map(|one| self.of(one)).collect();
        figures.sort_by_key(|figure| (figure.section, roles::order(figure.code.as_str())));
        figures
    }

    fn of(&self, definition: &Definition) -> Vec<Figure> {
        let Some(column) = self.values.of(&definition.code) else { return Vec::new() };
        let published = || self.published(definition, &column);
        let mapped = || self.mapped(self.rounds.last, definition, &column);
        let first = match definition.source {
            SourceKind::OwnMapping => mapped().or_else(published),
            _ => published().or_else(mapped),
        };
        let listed = self.mapped(self.rounds.list, definition, &column).filter(|figure| {
            first.is_none() || (figure.role != Role::Variant && LISTED.contains(&figure.section))
        });
        first.into_iter().chain(listed).collect()
    }

    fn frame(&self, definition: &Definition, period: Period) -> Figure {
        Figure {
            code: definition.code.clone(),
            also: self.same.also(&definition.code),
            role: roles::role(definition.code.as_str()),
            version: definition.version,
            name: view::bare_name(&definition.name),
            definition: definition.definition.clone(),
            section: self.same.section(definition),
            measure: Measure::of(definition),
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
            compared: None,
            chance: None,
            everywhere: Vec::new(),
            change: None,
        }
    }

    fn published(&self, definition: &Definition, column: &Column) -> Option<Figure> {
        let entry = self.newest(column, From::Published)?;
        let mut figure = self.frame(definition, entry.period);
        let population = entry.counts.map(|counts| counts.base);
        figure.cell = Cell { value: entry.value, population, ..Cell::default() };
        figure.source = self.title(&entry.source);
        figure.series = self.series(column, From::Published);
        let values = figure.series.iter().map(|(_, value)| *value);
        figure.measure = Measure::of_values(definition, values);
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
        let whole =
            run.figures.iter().find(|one| one.indicator == definition.code && one.is_whole())?;
        if whole.estimate.is_none() && whole.hidden.is_none() && !whole.is_doubtful() {
            return None;
        }
        let mut figure = self.frame(definition, about.period);
        figure.origin = Origin::Mapping(about.design);
        figure.cell = Cell::of(whole, about.design);
        figure.source = view::institution("OM");
        figure.base = Some(view::counted(definition));
        figure.missing = whole.missing.into();
        figure.provenance = Some(Provenance {
            run: run.record.id.clone(),
            snapshot: run.record.snapshot_sha256.clone(),
            code: run.record.code_version.clone(),
        });
        if about.design != Design::List {
            figure.breakdowns = self.breakdowns(run, definition);
        }
        if about.design != Design::List {
            figure.series = self.series(column, From::Mapping(about.design));
            figure.change = self.change(run, whole);
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
            let groups: Vec<(Words, Cell)> = of_one
                .map(|one| {
                    let code = one.group.as_deref().unwrap_or_default();
                    let name = view::group(self.sources.variables, by, code);
                    (name, Cell::of(one, run.record.about.design))
                })
                .collect();
            (!groups.is_empty()).then(|| Breakdown { dimension: view::breakdown(by), groups })
        };
        By::ALL.into_iter().filter_map(parts).collect()
    }

    fn change(&self, run: &Run, whole: &Computed) -> Option<Change> {
        let (earlier, _) = self.rounds.before?;
        let same = |one: &&Computed| one.indicator == whole.indicator && one.is_whole();
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
