//! A municipality and all that is known of it: where every view of its figures begins.

use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};

use kernel::{Design, IndicatorCode, Period, RunId, UnitCode, Words};
use places::{Places, Unit};

use super::{Cell, Missing};
use crate::{
    comparison::{Column, Entry, Origin, Values},
    definition::{Catalogue, Definition, SourceKind},
    installation::{Holdings, Installation},
    run::{Figure, Record, Run},
};

/// A municipality with its figures, official and computed.
#[derive(Debug)]
pub struct UnitFigures<'a> {
    pub(super) installation: &'a Installation,
    pub(super) holdings: &'a Holdings,
    pub(super) values: Values<'a>,
    /// The municipality.
    pub unit: &'a Unit,
    /// Its rounds, in the order of time.
    pub(super) rounds: Vec<Round<'a>>,
}

/// A run with its figures of everybody.
#[derive(Debug)]
pub(super) struct Round<'a> {
    pub(super) run: &'a Run,
    whole: BTreeMap<&'a IndicatorCode, &'a Figure>,
}

/// A figure as it is told: what, when, from whom.
#[derive(Debug, Clone, PartialEq)]
pub struct Told {
    /// How it came about.
    pub origin: Origin,
    /// The time that it speaks of.
    pub period: Period,
    /// The value with its uncertainty, or why it is withheld.
    pub cell: Cell,
    /// Answers that are missing behind it.
    pub missing: Missing,
    /// Who says so.
    pub source: Source,
}

/// Where a figure comes from.
#[derive(Debug, Clone, PartialEq)]
pub enum Source {
    /// Published by others, or entered.
    Published {
        /// The source's name in the folder.
        slug: Arc<str>,
        /// How it is cited; a source that nobody gave a title stands for itself.
        title: Words,
    },
    /// Computed from microdata.
    Run {
        /// The run.
        id: RunId,
        /// When it was made, RFC 3339.
        made_at: String,
        /// Households behind it.
        households: u64,
        /// Persons behind it.
        persons: u64,
        /// Digest of its snapshot.
        snapshot_sha256: String,
        /// Version of the program.
        code_version: String,
    },
}

impl<'a> UnitFigures<'a> {
    /// All that is known of a unit; `None` where there is no such unit.
    pub fn of(
        installation: &'a Installation,
        holdings: &'a Holdings,
        unit: &UnitCode,
    ) -> Option<Self> {
        let unit = installation.places.find(unit)?;
        let own = holdings.runs.iter().filter(|run| run.record.about.unit == unit.code);
        Some(Self {
            installation,
            holdings,
            values: holdings.values(installation),
            unit,
            rounds: own.map(Round::of).collect(),
        })
    }

    /// The units among which it stands.
    pub const fn places(&self) -> &'a Places {
        &self.installation.places
    }

    /// The values of all units.
    pub const fn values(&self) -> &Values<'a> {
        &self.values
    }

    /// The catalogue.
    pub const fn catalogue(&self) -> &'a Catalogue {
        &self.installation.indicators
    }

    /// The periods of which it has a figure.
    pub fn periods(&self) -> BTreeSet<Period> {
        let codes = self.catalogue().definitions().map(|definition| &definition.code);
        let columns = codes.filter_map(|code| self.values.of_unit(code, &self.unit.code));
        let of_column =
            |column: Column| column.iter().map(|entry| entry.period).collect::<Vec<_>>();
        columns.flat_map(of_column).collect()
    }

    /// The newest figure of an indicator: of the source that its definition names, otherwise of the other one, otherwise
    /// of a list, which speaks of those mapped alone.
    pub fn newest(&self, definition: &Definition) -> Option<Told> {
        let published = || self.published(definition);
        let mapped = || self.mapped(definition, |design| design != Design::List);
        let first = match definition.source {
            SourceKind::OwnMapping => mapped().or_else(published),
            _ => published().or_else(mapped),
        };
        first.or_else(|| self.listed(definition))
    }

    /// The newest published figure.
    pub(super) fn published(&self, definition: &Definition) -> Option<Told> {
        let column = self.values.of_unit(&definition.code, &self.unit.code)?;
        let entries = column.iter().filter(|entry| entry.origin == Origin::Published);
        entries.max_by_key(|entry| entry.period).map(|entry| self.told(entry))
    }

    /// The figure of the newest list.
    pub(super) fn listed(&self, definition: &Definition) -> Option<Told> {
        self.mapped(definition, |design| design == Design::List)
    }

    /// The figure of the newest round of such a design; a round that tells nothing of the indicator does not count.
    pub(super) fn mapped(
        &self,
        definition: &Definition,
        is_meant: fn(Design) -> bool,
    ) -> Option<Told> {
        let meant = self.rounds.iter().filter(|round| is_meant(round.design()));
        meant.rev().find_map(|round| Some(round.told(round.figure(definition)?)))
    }

    pub(super) fn told(&self, entry: &Entry) -> Told {
        let slug = entry.source.clone();
        let same = || Words { sr: slug.to_string(), en: slug.to_string() };
        let title = self.holdings.published.titles.get(&*slug).cloned();
        Told {
            origin: entry.origin,
            period: entry.period,
            cell: Cell {
                value: entry.value,
                population: entry.counts.map(|counts| counts.base),
                ..Cell::default()
            },
            missing: Missing::default(),
            source: Source::Published { title: title.unwrap_or_else(same), slug },
        }
    }
}

impl<'a> Round<'a> {
    fn of(run: &'a Run) -> Self {
        let whole = run.figures.iter().filter(|figure| figure.is_whole());
        Self { run, whole: whole.map(|figure| (&figure.indicator, figure)).collect() }
    }

    pub(super) const fn design(&self) -> Design {
        self.run.record.about.design
    }

    pub(super) const fn period(&self) -> Period {
        self.run.record.about.period
    }

    /// The figure of everybody under the definition in force; none where the round tells nothing, not even why it is
    /// silent.
    pub(super) fn figure(&self, definition: &Definition) -> Option<&'a Figure> {
        let figure = *self.whole.get(&definition.code)?;
        let speaks = figure.estimate.is_some() || figure.hidden.is_some() || figure.is_doubtful();
        (speaks && figure.version == definition.version).then_some(figure)
    }

    /// Whether the round has the indicator under another version of its definition.
    pub(super) fn is_of_other_version(&self, definition: &Definition) -> bool {
        self.whole.get(&definition.code).is_some_and(|one| one.version != definition.version)
    }

    pub(super) fn told(&self, figure: &Figure) -> Told {
        Told {
            origin: Origin::Mapping(self.design()),
            period: self.period(),
            cell: Cell::of(figure, self.design()),
            missing: figure.missing.into(),
            source: Source::of(&self.run.record),
        }
    }
}

impl Source {
    fn of(record: &Record) -> Self {
        Self::Run {
            id: record.id.clone(),
            made_at: record.made_at.clone(),
            households: record.households,
            persons: record.persons,
            snapshot_sha256: record.snapshot_sha256.clone(),
            code_version: record.code_version.clone(),
        }
    }
}
