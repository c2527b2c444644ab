//! An indicator of a municipality with everything that may be said about it: the figure, what it means, how it came about,
//! how it went, how groups differ, how others stand.
//!
//! The design decides: what a list tells has neither history nor others beside it; rounds under another version of the
//! definition are not set into one line.

use assessment::VariableCatalogue;
use kernel::{Design, IndicatorCode, Period, VariableCode, Words};

use super::{
    Beside, Cell, Measure, Told, UnitFigures, breakdown, group, institution, methods,
    standing::Round,
};
use crate::{
    comparison::{Asked, Column, NotCompared, Origin, compare},
    definition::{Breakdown, Definition},
    run,
};

/// An indicator of a municipality.
#[derive(Debug, Clone, PartialEq)]
pub struct Portrait<'a> {
    /// Its definition.
    pub definition: &'a Definition,
    /// The page on its method.
    pub methods: Option<&'static str>,
    /// The variables that its rule reads, with their questions' names.
    pub variables: Vec<(&'a VariableCode, Words)>,
    /// Institutions that its figures come from.
    pub from: Vec<Words>,
    /// How its figures are written.
    pub measure: Measure,
    /// The figure; none where nothing is known.
    pub figure: Option<Told>,
    /// The newest figures of other origins, never set against the figure.
    pub others: Vec<Told>,
    /// The figure's own origin over time, oldest first; empty of a list.
    pub history: Vec<(Period, Cell)>,
    /// Rounds left out because their definition was another version.
    pub other_versions: Vec<Period>,
    /// Against the round before, where that may be said.
    pub change: Option<Change>,
    /// The figure by groups.
    pub divisions: Vec<Division>,
    /// The same elsewhere; none of a list and where there is no figure.
    pub beside: Option<Result<Beside, NotCompared>>,
}

/// The difference from the round before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// The period of the round before.
    pub from: Period,
    /// Its figure.
    pub before: f64,
    /// The difference with its uncertainty.
    pub tested: run::Change,
}

/// A figure by groups of one kind.
#[derive(Debug, Clone, PartialEq)]
pub struct Division {
    /// What it divides by.
    pub by: Breakdown,
    /// What that is called.
    pub name: Words,
    /// The groups in order, each with its value or why it is withheld.
    pub groups: Vec<(Words, Cell)>,
}

impl<'a> UnitFigures<'a> {
    /// The portrait of an indicator; `None` where the catalogue has none of this code.
    pub fn portrait(&self, code: &IndicatorCode) -> Option<Portrait<'a>> {
        let installation = self.installation;
        let definition = installation.indicators.find(code)?;
        let figure = self.newest(definition);
        let origin = figure.as_ref().map(|told| told.origin);
        let history = origin.map_or_else(Vec::new, |origin| self.history(definition, origin));
        let values = history.iter().filter_map(|(_, cell)| cell.shown());
        let round = figure.as_ref().and_then(|told| self.round(told));
        Some(Portrait {
            definition,
            methods: methods(&installation.indicators, definition),
            variables: variables(&installation.variables, definition),
            from: definition.from.iter().map(|key| institution(key)).collect(),
            measure: Measure::of_values(definition, values),
            others: self.others(definition, origin),
            other_versions: self.other_versions(definition),
            change: round.and_then(|round| self.change(definition, round)),
            divisions: round.map_or_else(Vec::new, |round| self.divisions(definition, round)),
            beside: origin.and_then(|origin| self.beside(definition, origin)),
            history,
            figure,
        })
    }

    /// The round that a figure comes from.
    fn round(&self, told: &Told) -> Option<&Round<'a>> {
        let is_it = |round: &&Round<'a>| {
            told.origin == Origin::Mapping(round.design()) && told.period == round.period()
        };
        self.rounds.iter().find(is_it)
    }

    fn others(&self, definition: &Definition, origin: Option<Origin>) -> Vec<Told> {
        let all = [
            self.published(definition),
            self.mapped(definition, |design| design == Design::Sample),
            self.mapped(definition, |design| design == Design::Census),
            self.listed(definition),
        ];
        all.into_iter().flatten().filter(|told| Some(told.origin) != origin).collect()
    }

    fn history(&self, definition: &Definition, origin: Origin) -> Vec<(Period, Cell)> {
        match origin {
            Origin::Mapping(Design::List) => Vec::new(),
            Origin::Mapping(design) => {
                let same = self.rounds.iter().filter(|round| round.design() == design);
                same.filter_map(|round| {
                    Some((round.period(), Cell::of(round.figure(definition)?, design)))
                })
                .collect()
            }
            Origin::Published => {
                let column = self.values.of_unit(&definition.code, &self.unit.code);
                let entries = column.iter().flat_map(Column::iter);
                entries
                    .filter(|entry| entry.origin == origin)
                    .map(|entry| (entry.period, self.told(entry).cell))
                    .collect()
            }
        }
    }

    fn other_versions(&self, definition: &Definition) -> Vec<Period> {
        let other = self.rounds.iter().filter(|round| round.is_of_other_version(definition));
        other.map(Round::period).collect()
    }

    fn change(&self, definition: &Definition, round: &Round<'a>) -> Option<Change> {
        let is_before =
            |one: &&Round<'a>| one.design() != Design::List && one.period() < round.period();
        let earlier = self.rounds.iter().filter(is_before).max_by_key(|one| one.period())?;
        let (before, after) = (earlier.figure(definition)?, round.figure(definition)?);
        Cell::of(after, round.design()).shown()?;
        Some(Change {
            from: earlier.period(),
            before: Cell::of(before, earlier.design()).shown()?,
            tested: run::change(
                (&earlier.run.record.about, before),
                (&round.run.record.about, after),
            )?,
        })
    }

    fn divisions(&self, definition: &Definition, round: &Round<'a>) -> Vec<Division> {
        let divided = |by: Breakdown| {
            let of_one = round.run.figures.iter().filter(move |one| {
                one.indicator == definition.code
                    && one.version == definition.version
                    && one.by == Some(by)
            });
            let groups: Vec<(Words, Cell)> = of_one
                .filter_map(|one| {
                    let name = group(&self.installation.variables, by, one.group.as_deref()?);
                    Some((name, Cell::of(one, round.design())))
                })
                .collect();
            (!groups.is_empty()).then(|| Division { by, name: breakdown(by), groups })
        };
        Breakdown::ALL.into_iter().filter_map(divided).collect()
    }

    fn beside(
        &self,
        definition: &Definition,
        origin: Origin,
    ) -> Option<Result<Beside, NotCompared>> {
        if origin == Origin::Mapping(Design::List) {
            return None;
        }
        let asked = Asked { origin: Some(origin), ..Asked::default() };
        let places = &self.installation.places;
        let found = compare(&self.values, places, &self.unit.code, &definition.code, &asked);
        Some(found.map(|comparison| Beside::of(comparison, places)))
    }
}

fn variables<'a>(
    vocabulary: &VariableCatalogue,
    definition: &'a Definition,
) -> Vec<(&'a VariableCode, Words)> {
    let named = |code: &'a VariableCode| {
        Some((code, vocabulary.find_variable(code.as_str())?.words.clone()))
    };
    definition.variables().into_iter().filter_map(named).collect()
}
