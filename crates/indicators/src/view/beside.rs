//! A comparison as rows: one for each comparator, with what has to be said beside it.

use std::fmt;

use kernel::{IndicatorCode, Period, UnitCode, Words};
use places::{Level, Places};

use super::{UnitFigures, area};
use crate::comparison::{
    Absent, Against, Asked, Comparison, Group, How, NotCompared, NotRanked, Other, Standing, Whom,
    compare,
};

/// An indicator: what was compared, or why not.
#[derive(Debug, Clone, PartialEq)]
pub struct Compared {
    /// The indicator.
    pub indicator: IndicatorCode,
    /// The rows.
    pub found: Result<Beside, NotCompared>,
}

/// A comparison with its rows.
#[derive(Debug, Clone, PartialEq)]
pub struct Beside {
    /// All that is known.
    pub comparison: Comparison,
    /// One row for each comparator.
    pub rows: Vec<Row>,
}

/// The unit beside a comparator.
#[derive(Debug, Clone, PartialEq)]
pub struct Row {
    /// With whom.
    pub with: With,
    /// What that is called.
    pub name: Words,
    /// The other value; none where there is none, or none can be.
    pub other: Option<Other>,
    /// The unit's place in the group.
    pub standing: Option<Standing>,
    /// What has to be said beside it.
    pub notes: Vec<Note>,
}

/// With whom a row compares.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum With {
    /// With a unit, a territory or a group.
    One(Whom),
    /// With all that were named, which gives their order and no value.
    All,
}

/// What has to be said beside a row.
#[derive(Debug, Clone, PartialEq)]
pub enum Note {
    /// Why there is no other value.
    Absent(Absent),
    /// The value is a median of units.
    Median {
        /// Units with a value.
        known: usize,
        /// Units of the group.
        of: usize,
    },
    /// Why the unit has no rank.
    NotRanked(NotRanked),
    /// The unit has a newer value, for which the others have none.
    Newest(Period),
}

impl With {
    /// The word in files.
    pub const fn as_str(&self) -> &'static str {
        match self {
            Self::One(whom) => whom.as_str(),
            Self::All => "all",
        }
    }

    /// The code of the unit or territory, where it has one.
    pub const fn code(&self) -> Option<&UnitCode> {
        match self {
            Self::One(whom) => whom.code(),
            Self::All => None,
        }
    }
}

impl fmt::Display for Note {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Absent(reason) => reason.fmt(f),
            Self::Median { known, of } => write!(f, "median of {known} of {of} units"),
            Self::NotRanked(reason) => reason.fmt(f),
            Self::Newest(period) => write!(f, "the unit's newest is {period}"),
        }
    }
}

impl UnitFigures<'_> {
    /// Compares in all indicators that are named, or in all of which the unit has a value; with those that are named, or
    /// with the base set.
    pub fn compare(&self, indicators: &[IndicatorCode], with: &[UnitCode]) -> Vec<Compared> {
        let own = || self.values.indicators_of(&self.unit.code).into_iter().cloned().collect();
        let indicators: Vec<IndicatorCode> =
            if indicators.is_empty() { own() } else { indicators.to_vec() };
        let asked = Asked { with: (!with.is_empty()).then_some(with), ..Asked::default() };
        let places = &self.installation.places;
        let compared = |indicator: IndicatorCode| {
            let found = compare(&self.values, places, &self.unit.code, &indicator, &asked);
            Compared { indicator, found: found.map(|found| Beside::of(found, places)) }
        };
        indicators.into_iter().map(compared).collect()
    }
}

impl Beside {
    /// The rows of a comparison.
    pub fn of(comparison: Comparison, places: &Places) -> Self {
        let row = |against: &Against| Row {
            with: With::One(against.whom.clone()),
            name: called(places, &against.whom),
            other: against.other.as_ref().ok().cloned(),
            standing: against.group.as_ref().and_then(standing),
            notes: notes(&comparison, against),
        };
        let mut rows: Vec<Row> = comparison.against.iter().map(row).collect();
        // Who names several asks for their order; the base set's order stands with the republic.
        if comparison.peers.is_none() && comparison.against.len() > 1 {
            rows.push(Row {
                with: With::All,
                name: Words { sr: "sve navedene".to_owned(), en: "all named".to_owned() },
                other: None,
                standing: standing(&comparison.all),
                notes: unranked(&comparison.all).into_iter().collect(),
            });
        }
        Self { comparison, rows }
    }
}

fn standing(group: &Group) -> Option<Standing> {
    group.standing.as_ref().ok().copied()
}

fn unranked(group: &Group) -> Option<Note> {
    group.standing.as_ref().err().copied().map(Note::NotRanked)
}

fn notes(comparison: &Comparison, against: &Against) -> Vec<Note> {
    let about_value = match &against.other {
        Err(reason) => Some(Note::Absent(reason.clone())),
        Ok(Other { how: How::Median { known, of }, .. }) => {
            Some(Note::Median { known: *known, of: *of })
        }
        Ok(Other { how: How::Figure | How::Counts, .. }) => None,
    };
    // A group without a value says already that too few are known.
    let is_said = matches!(&against.other, Err(Absent::NoPeers(_) | Absent::TooFew { .. }));
    let about_rank = against.group.as_ref().filter(|_| !is_said).and_then(unranked);
    let is_older = comparison.newest > comparison.own.period;
    let about_time = is_older.then_some(Note::Newest(comparison.newest));
    about_value.into_iter().chain(about_rank).chain(about_time).collect()
}

/// What a comparator is called.
fn called(places: &Places, whom: &Whom) -> Words {
    let (sr, en) = match whom {
        Whom::Similar => {
            ("Slične opštine i gradovi".to_owned(), "Similar municipalities".to_owned())
        }
        Whom::DevelopmentGroup(group) => {
            (format!("Razvojna grupa {group}"), format!("Development group {group}"))
        }
        Whom::Named(code)
        | Whom::Neighbour(code)
        | Whom::District(code)
        | Whom::Region(code)
        | Whom::Republic(code) => return territory(places, code),
    };
    Words { sr, en }
}

fn territory(places: &Places, code: &UnitCode) -> Words {
    match places.find(code) {
        None => Words { sr: code.to_string(), en: code.to_string() },
        Some(unit) if unit.level == Level::Republic => {
            Words { sr: unit.name.clone(), en: "Republic of Serbia".to_owned() }
        }
        Some(unit) => area(&unit.name),
    }
}
