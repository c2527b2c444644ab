//! Which figures ask for attention, and by which rule. Advisory: the committee decides.
//!
//! Only figures with a good and a bad direction take part. A difference that sampling error can explain is never a
//! reason; a targeted list is never compared and never "worsens", because it does not speak of everybody.

use kernel::Design;

use crate::model::{Benchmark, Cell, Chance, Comparison, Figure, Origin, Role, Section};

/// How many priorities a report names at most.
pub(super) const MOST: usize = 10;

/// Of one section at most, so that one poverty does not fill the list under many names.
const MOST_OF_SECTION: usize = 2;

/// A relative distance beyond which no figure gains: small levels leap easily.
const FARTHEST: f64 = 2.0;

/// A share from which a burden counts as wide: every fifth person.
pub(super) const WIDE_SHARE_PERCENT: f64 = 20.0;

/// How far a group's level must be above that of all to stand out.
pub(super) const GROUP_RATIO: f64 = 1.5;

const Z_95: f64 = 1.959_963_984_540_054;

/// A figure that asks for attention.
#[derive(Debug, Clone, PartialEq)]
pub struct Priority<'a> {
    /// The figure.
    pub figure: &'a Figure,
    /// Why, strongest first; never empty.
    pub reasons: Vec<Reason<'a>>,
}

/// Why a figure asks for attention.
#[derive(Debug, Clone, PartialEq)]
pub enum Reason<'a> {
    /// Worse than others by more than the uncertainty, or than three quarters of them.
    Behind {
        /// The others.
        than: &'a Comparison,
        /// Their value.
        value: f64,
    },
    /// It got worse since the last round, tested.
    Worsening {
        /// Now minus then.
        difference: f64,
        /// The test's p-value.
        p: f64,
    },
    /// A burden on at least every fifth person.
    Wide {
        /// Of a hundred.
        percent: f64,
    },
    /// One group bears much more of it than all together.
    GroupBehind {
        /// What divides the groups.
        dimension: &'a kernel::Words,
        /// The group.
        group: &'a kernel::Words,
        /// Its value.
        value: f64,
    },
}

/// The priorities that figures suggest, grouped by section, the section with the weightiest first.
///
/// - `Behind`: against the peer group, else the development group, region, republic, district (first that has a value);
///   with standard errors the difference exceeds 1.96 standard errors of the difference; without, the value lies beyond
///   the worse quartile of the group, and where a rate's base is known chance does not explain the distance
/// - `Worsening`: probability samples only, p < 0.05, against the direction
/// - `Wide`: a share of persons with direction −1; the lower end of the interval, or the exact value, reaches 20 %
/// - `GroupBehind`: a group at 1.5 times the level of all or more, with intervals apart
///
/// A single `Wide` or `GroupBehind` suffices; a list and a cut of another figure never take part. A figure weighs its number
/// of reasons times its relative distance times the order of magnitude of the persons concerned; the weightiest ten are
/// named, at most two of a section.
pub fn find_priorities(figures: &[Figure]) -> Vec<Priority<'_>> {
    let takes_part = |figure: &&Figure| {
        figure.direction != 0 && !figure.is_list() && figure.role != Role::Variant
    };
    let mut found: Vec<(Priority<'_>, f64)> = figures
        .iter()
        .filter(takes_part)
        .filter_map(|figure| {
            let value = figure.shown()?;
            let reasons = [
                behind(figure),
                worsening(figure),
                wide(figure, value),
                group_behind(figure, value),
            ];
            let reasons: Vec<_> = reasons.into_iter().flatten().collect();
            let weight = weight(figure, &reasons)?;
            Some((Priority { figure, reasons }, weight))
        })
        .collect();
    found.sort_by(|(_, a), (_, b)| b.total_cmp(a));
    let mut chosen: Vec<Priority<'_>> = Vec::new();
    for (priority, _) in found {
        let of_section =
            chosen.iter().filter(|one| one.figure.section == priority.figure.section).count();
        if chosen.len() < MOST && of_section < MOST_OF_SECTION {
            chosen.push(priority);
        }
    }
    group_by_section(chosen)
}

/// `None` without a reason.
fn weight(figure: &Figure, reasons: &[Reason<'_>]) -> Option<f64> {
    if reasons.is_empty() {
        return None;
    }
    let value = figure.shown()?;
    let distance = reasons.iter().map(|reason| reason.distance(value)).fold(0.0, f64::max);
    let persons = figure.concerned().unwrap_or(1.0).max(1.0);
    let told = if figure.role == Role::Headline { 1.5 } else { 1.0 };
    Some(told * reasons.len() as f64 * (0.25 + distance.min(FARTHEST)) * (2.0 + persons.log10()))
}

/// Priorities of one section stand together, where the first of them stood.
fn group_by_section(priorities: Vec<Priority<'_>>) -> Vec<Priority<'_>> {
    let mut order: Vec<Section> = Vec::new();
    for priority in &priorities {
        if !order.contains(&priority.figure.section) {
            order.push(priority.figure.section);
        }
    }
    let place = |one: &Priority<'_>| order.iter().position(|s| *s == one.figure.section);
    let mut grouped = priorities;
    grouped.sort_by_key(place);
    grouped
}

impl Reason<'_> {
    /// Relative distance, so that figures of different units can be put in one order.
    fn distance(&self, own: f64) -> f64 {
        let relative = |to: f64| if to == 0.0 { 0.0 } else { ((own - to) / to).abs() };
        match self {
            Self::Behind { value, .. } | Self::GroupBehind { value, .. } => relative(*value),
            Self::Worsening { difference, .. } => relative(own - difference),
            Self::Wide { percent } => percent / 1000.0,
        }
    }
}

fn behind(figure: &Figure) -> Option<Reason<'_>> {
    if figure.chance == Some(Chance::Within) || figure.is_of_few_cases() {
        return None;
    }
    let value = figure.compared()?.own;
    let order = [
        Benchmark::PeerGroup,
        Benchmark::DevelopmentGroup,
        Benchmark::Region,
        Benchmark::Republic,
        Benchmark::District,
    ];
    let (than, other) = order.into_iter().find_map(|kind| {
        let than = figure.comparisons.iter().find(|c| c.benchmark == kind)?;
        than.value.map(|other| (than, other))
    })?;
    let worse_by = (other - value) * f64::from(figure.direction);
    let beyond = match figure.cell.standard_error {
        Some(own) => {
            let error = own.hypot(than.standard_error.unwrap_or(0.0));
            error > 0.0 && worse_by > Z_95 * error
        }
        None => than.quartiles.is_some_and(|[low, _, high]| {
            if figure.direction > 0 { value < low } else { value > high }
        }),
    };
    (worse_by > 0.0 && beyond).then_some(Reason::Behind { than, value: other })
}

fn worsening(figure: &Figure) -> Option<Reason<'_>> {
    let change = figure.change.as_ref()?;
    let p = change.p?;
    let worse = change.difference * f64::from(figure.direction) < 0.0;
    (figure.origin == Origin::Mapping(Design::Sample) && worse && p < super::SIGNIFICANT)
        .then_some(Reason::Worsening { difference: change.difference, p })
}

fn wide(figure: &Figure, value: f64) -> Option<Reason<'_>> {
    let surely = figure.cell.interval.map_or(value, |interval| interval.lower);
    // An official share is often of a few (women among the unemployed): only of a headline is its whole known to be wide.
    let speaks_of_all = figure.origin != Origin::Official || figure.role == Role::Headline;
    let burden = figure.measure == crate::Measure::Percent && figure.direction < 0 && speaks_of_all;
    (burden && surely >= WIDE_SHARE_PERCENT).then_some(Reason::Wide { percent: value })
}

fn group_behind(figure: &Figure, value: f64) -> Option<Reason<'_>> {
    if figure.direction > 0 || figure.measure != crate::Measure::Percent || value <= 0.0 {
        return None;
    }
    let apart = |cell: &Cell| match (cell.interval, figure.cell.interval) {
        (Some(group), Some(all)) => group.lower > all.upper,
        (None, None) => true,
        _ => false,
    };
    figure
        .breakdowns
        .iter()
        .flat_map(|by| by.groups.iter().map(move |(group, cell)| (&by.dimension, group, cell)))
        .filter_map(|(dimension, group, cell)| Some((dimension, group, cell, cell.shown()?)))
        .filter(|(_, _, cell, level)| *level >= GROUP_RATIO * value && apart(cell))
        .max_by(|(.., a), (.., b)| a.total_cmp(b))
        .map(|(dimension, group, _, value)| Reason::GroupBehind { dimension, group, value })
}
