//! One figure with everything that may be said about it.

use indicators::view::{Cell, Measure, Missing};
use kernel::{Design, IndicatorCode, Period, RunId, Words};
use serde::{Deserialize, Serialize};

use super::{Chance, Change, Compared, Comparison, Section};

/// One indicator's figure for the municipality.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Figure {
    /// The indicator.
    pub code: IndicatorCode,
    /// Other codes under which the catalogue holds the same figure: shown once, listed in the annex.
    #[serde(default)]
    pub also: Vec<IndicatorCode>,
    /// What part it plays in its chapter.
    #[serde(default)]
    pub role: Role,
    /// Version of its definition.
    pub version: u32,
    /// Its name.
    pub name: Words,
    /// What is counted, over what.
    pub definition: Words,
    /// Where it stands in the report.
    pub section: Section,
    /// What the number measures.
    pub measure: Measure,
    /// +1 higher is better, −1 lower is better, 0 neither.
    pub direction: i8,
    /// How the value came about.
    pub origin: Origin,
    /// The value with its uncertainty; `None` inside when there is none or it may not be shown.
    pub cell: Cell,
    /// The time it speaks of.
    pub period: Period,
    /// Who publishes it.
    pub source: Words,
    /// Whom the figure counts, as it stands after a number: `lica`, `domaćinstava`.
    pub base: Option<Words>,
    /// Answers that are missing behind it.
    #[serde(default)]
    pub missing: Missing,
    /// The run behind it; none for official figures.
    pub provenance: Option<Provenance>,
    /// The same figure by groups.
    #[serde(default)]
    pub breakdowns: Vec<Breakdown>,
    /// Earlier values, oldest first, this period included.
    #[serde(default)]
    pub series: Vec<(Period, f64)>,
    /// The same figure elsewhere.
    #[serde(default)]
    pub comparisons: Vec<Comparison>,
    /// The own value that stands beside those elsewhere, when they are of an earlier period.
    #[serde(default)]
    pub compared: Option<Compared>,
    /// Whether chance explains the distance from the common rate of all municipalities.
    #[serde(default)]
    pub chance: Option<Chance>,
    /// The values of all municipalities that have one, for the strip.
    #[serde(default)]
    pub everywhere: Vec<f64>,
    /// Against the last round.
    pub change: Option<Change>,
}

/// What part a figure plays in its chapter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// Told in words.
    Headline,
    /// Shown in the tables.
    #[default]
    Main,
    /// Another cut of a main figure: in the table only, never a key figure or a priority.
    Variant,
}

/// How a value came about; decides what may be said.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Origin {
    /// Published by an institution.
    Official,
    /// From own mapping, chosen by this design.
    Mapping(Design),
}

/// The run that made a figure.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Provenance {
    /// The run.
    pub run: RunId,
    /// Digest of its snapshot.
    pub snapshot: String,
    /// Version of the code.
    pub code: String,
}

/// A figure by groups of one kind.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Breakdown {
    /// `Pol`, `Starost`.
    pub dimension: Words,
    /// Groups in order, each with its value.
    pub groups: Vec<(Words, Cell)>,
}

impl Figure {
    /// The value that may be shown.
    pub fn shown(&self) -> Option<f64> {
        self.cell.shown()
    }

    /// The period and the own value of its comparisons: the figure's own unless they are of an earlier time.
    pub fn compared(&self) -> Option<Compared> {
        self.compared.or_else(|| Some(Compared { period: self.period, own: self.shown()? }))
    }

    /// Whether it speaks of those mapped only.
    pub fn is_list(&self) -> bool {
        self.origin == Origin::Mapping(Design::List)
    }

    /// Persons or households that a share with a bad direction counts: its value of those it speaks of.
    pub fn concerned(&self) -> Option<f64> {
        self.cases().filter(|_| self.direction < 0)
    }

    /// Whether an official rate rests on so few cases that it leaps from year to year.
    pub fn is_of_few_cases(&self) -> bool {
        self.origin == Origin::Official && self.cases().is_some_and(|cases| cases.abs() < FEW_CASES)
    }

    /// Cases behind a share or rate whose base is known.
    fn cases(&self) -> Option<f64> {
        let share = match self.measure {
            Measure::Percent => self.shown()? / 100.0,
            Measure::PerMille => self.shown()? / 1000.0,
            _ => return None,
        };
        Some(share * self.cell.population?)
    }
}

/// Cases below which an official rate is not interpreted.
const FEW_CASES: f64 = 10.0;
