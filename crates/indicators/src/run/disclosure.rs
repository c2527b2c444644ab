//! Which figures are hidden: `stats::disclosure` applied to households, who can be recognised together.
//!
//! A cell counts as many contributors as there are households in it: five children of one family are one. Of a list or a
//! census a share gives away both counts behind it, those with and those without; of a sample only the base does, for
//! nobody knows who was asked.

use kernel::Design;
use stats::disclosure::{Hierarchy, Reason, Rules, ShareGroup, Table, suppress, suppress_shares};

use super::{
    base::Base,
    figure::{Figure, Hidden},
};
use crate::{
    definition::{Breakdown, Definition, Kind},
    snapshot::Snapshot,
};

/// Smallest cell of ethnicity and health.
const SENSITIVE_MINIMUM: u32 = 10;

/// Households behind each group: with the attribute, without it, and at all.
pub(super) struct Cells {
    groups: Vec<Cell>,
    /// Those in no group: they count in the whole, and are not shown.
    rest: Cell,
}

#[derive(Default, Clone, Copy)]
struct Cell {
    with: Counter,
    without: Counter,
    any: Counter,
}

/// Counts households in rows that stand household by household.
#[derive(Default, Clone, Copy)]
struct Counter {
    count: u64,
    last: Option<usize>,
}

impl Counter {
    fn see(&mut self, household: usize) {
        if self.last != Some(household) {
            self.count += 1;
            self.last = Some(household);
        }
    }
}

impl Cells {
    /// The cells of a base; one group of everybody when `groups` (codes and their number) is none.
    pub(super) fn of(
        snapshot: &Snapshot,
        base: &Base,
        definition: &Definition,
        groups: Option<(&[u32], usize)>,
    ) -> Self {
        let is_share = is_share(definition);
        let mut cells = Self {
            groups: vec![Cell::default(); groups.map_or(1, |(_, n)| n)],
            rest: Cell::default(),
        };
        let mut household = 0;
        for (row, value) in base.values.iter().enumerate() {
            if row > 0 && snapshot.is_first.get(row) == Some(&true) {
                household += 1;
            }
            let represented = snapshot.weight.get(row).is_some_and(|weight| *weight > 0.0);
            if value.is_nan() || !represented {
                continue;
            }
            let code =
                groups.map_or(Some(0), |(codes, _)| codes.get(row).map(|code| *code as usize));
            let cell = match code.and_then(|code| cells.groups.get_mut(code)) {
                Some(cell) => cell,
                None => &mut cells.rest,
            };
            cell.any.see(household);
            if is_share && *value == 1.0 {
                cell.with.see(household);
            } else {
                cell.without.see(household);
            }
        }
        cells
    }

    /// The fewest households of a group.
    pub(super) fn smallest(&self) -> u64 {
        self.groups.iter().map(|cell| cell.any.count).min().unwrap_or(0)
    }

    fn reasons(&self, rules: &Rules, is_share: bool) -> Option<Vec<Option<Reason>>> {
        let all = || self.groups.iter().chain((self.groups.len() > 1).then_some(&self.rest));
        if is_share {
            let counts =
                |cell: &Cell| ShareGroup { with: cell.with.count, without: cell.without.count };
            let found = suppress_shares(&all().map(counts).collect::<Vec<_>>(), rules).ok()?;
            return Some(found.groups);
        }
        let counts: Vec<u64> = all().map(|cell| cell.any.count).collect();
        let table = Table::counts(vec![Hierarchy::flat(counts.len())], &counts).ok()?;
        Some(suppress(&table, rules).ok()?.reasons)
    }
}

fn is_share(definition: &Definition) -> bool {
    match &definition.kind {
        Kind::Share(_) => true,
        Kind::Measure(measure) => measure.of.is_none(),
        _ => false,
    }
}

/// Hides what must not be shown of the figures of one breakdown (one figure a group), or of the whole.
pub(super) fn hide(
    figures: &mut [Figure],
    by: Option<Breakdown>,
    cells: &Cells,
    definition: &Definition,
    design: Design,
) {
    let sensitive = by.is_some_and(Breakdown::is_sensitive)
        || (by == Some(Breakdown::Settlement) && reads_sensitive(definition));
    let minimum = if sensitive { SENSITIVE_MINIMUM } else { 0 }.max(definition.minimum_cell);
    let rules =
        Rules { minimum: u64::from(minimum), dominance: None, p_percent: None, ..Rules::default() };
    let both_sides = is_share(definition) && design != Design::Sample;
    match cells.reasons(&rules, both_sides) {
        // Rules that cannot be applied protect by hiding everything.
        None => figures.iter_mut().for_each(hide_small),
        Some(reasons) => {
            for (figure, reason) in figures.iter_mut().zip(reasons) {
                let hidden = match reason {
                    None => continue,
                    Some(Reason::Complementary | Reason::Withheld) => Hidden::Complementary,
                    Some(_) => Hidden::SmallCount,
                };
                hide_as(figure, hidden);
            }
        }
    }
}

/// Whether the rule itself reads ethnicity or health.
fn reads_sensitive(definition: &Definition) -> bool {
    const SENSITIVE: [&str; 6] =
        ["roma", "roma_household", "ethnicity", "disability", "unmet_medical_need", "uninsured"];
    definition.variables().iter().any(|variable| SENSITIVE.contains(&variable.as_str()))
}

pub(super) fn hide_small(figure: &mut Figure) {
    hide_as(figure, Hidden::SmallCount);
}

fn hide_as(figure: &mut Figure, hidden: Hidden) {
    figure.hidden = Some(hidden);
    (figure.estimate, figure.standard_error) = (None, None);
    (figure.lower, figure.upper) = (None, None);
    (figure.n, figure.population) = (None, None);
    figure.missing = [0; 4];
    figure.reason = None;
}
