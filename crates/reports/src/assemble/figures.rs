//! Figures of the report: for each indicator the one that its definition names as its source.

use indicators::{
    comparison::{Column, Entry, Origin as From, Values},
    definition::{Breakdown as By, Definition, Direction, SourceKind, Unit},
    run::{self, Figure as Computed, Hidden, Run},
    snapshot::Snapshot,
};
use kernel::{Design, Period, Words};
use places::Unit as Place;

use stats::variance::interval::p_value;

use super::{Rounds, Sources, beside, names, roles, same::Same};
use crate::{
    Breakdown, Cell, Change, Figure, Interval, Measure, Missing, Origin, Provenance, Role, Section,
    Suppression,
};

/// Fewest records of a sample for an estimate that is shown (Eurostat, EU-SILC).
const FEWEST_RECORDS: u64 = 20;

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
            name: names::figure(&definition.name),
            definition: definition.definition.clone(),
            section: self.same.section(definition),
            measure: names::measure(definition),
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
        if definition.unit == Unit::Number && figure.series.iter().all(|(_, v)| v.fract() == 0.0) {
            figure.measure = Measure::Count;
        }
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
        if whole.estimate.is_none() && whole.hidden.is_none() && !is_doubtful(whole) {
            return None;
        }
        let mut figure = self.frame(definition, about.period);
        figure.origin = Origin::Mapping(about.design);
        figure.cell = cell(whole, about.design);
        figure.source = names::institution("OM");
        figure.base = Some(names::base(definition));
        let [not_asked, refused, does_not_know, does_not_apply] = whole.missing;
        figure.missing = Missing { not_asked, refused, does_not_know, does_not_apply };
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
                    (self.group(by, one.group.as_deref()), cell(one, run.record.about.design))
                })
                .collect();
            (!groups.is_empty()).then(|| Breakdown { dimension: names::breakdown(by), groups })
        };
        By::ALL.into_iter().filter_map(parts).collect()
    }

    /// A group's name, by the vocabulary.
    fn group(&self, by: By, code: Option<&str>) -> Words {
        let code = code.unwrap_or_default();
        match (by, code) {
            (By::Roma, "yes") => return names::words("Romi i Romkinje", "Roma"),
            (By::Roma, "no") => {
                return names::words("ostalo stanovništvo", "rest of the population");
            }
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

/// Whether the run withheld it because too little is known behind it.
fn is_doubtful(figure: &Computed) -> bool {
    figure
        .reason
        .as_deref()
        .is_some_and(|why| ["too_few_records", "too_many_unknown"].contains(&why))
}

fn cell(figure: &Computed, design: Design) -> Cell {
    let few = design == Design::Sample && figure.n.is_some_and(|n| n < FEWEST_RECORDS);
    let (standard_error, interval) = match design {
        Design::List => (None, None),
        Design::Sample | Design::Census => (figure.standard_error, figure.lower.zip(figure.upper)),
    };
    Cell {
        value: figure.estimate,
        standard_error,
        interval: interval.map(|(lower, upper)| Interval { lower, upper }),
        n: figure.n,
        population: figure.population,
        suppression: match figure.hidden {
            Some(Hidden::SmallCount) => Some(Suppression::SmallCell),
            Some(Hidden::Complementary) => Some(Suppression::Complementary),
            None => ((few && figure.estimate.is_some()) || is_doubtful(figure))
                .then_some(Suppression::Unreliable),
        },
    }
}
