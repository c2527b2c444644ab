//! Primary suppression: the cells that must not be shown for their own sake, and how well each must be hidden.

use super::relations::Relation;
use super::{Error, Reason, Table};

/// What is hidden.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Rules {
    /// Smallest count of persons, or number of contributors to an amount, that is shown; at least 3.
    pub minimum: u64,
    /// Whether an empty cell is shown.
    pub zeros: Zeros,
    /// Hides a count that is the whole of its total, with an empty cell beside it, so that nobody learns that all of a
    /// group have an attribute.
    pub all_or_none: bool,
    /// The (n, k) rule for amounts.
    pub dominance: Option<Dominance>,
    /// The p % rule for amounts: nobody may estimate the largest contributor to within this percent.
    pub p_percent: Option<f64>,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            minimum: 5,
            zeros: Zeros::Publish,
            all_or_none: false,
            dominance: Some(Dominance { largest: 1, percent: 75.0 }),
            p_percent: Some(10.0),
        }
    }
}

/// What happens to empty cells.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Zeros {
    /// Shown.
    Publish,
    /// Hidden as small counts are.
    Protect,
}

/// The (n, k) rule: hidden if the `largest` contributors together hold more than `percent`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Dominance {
    /// How many contributors, 1 to 5.
    pub largest: usize,
    /// Percent of the amount, above 0 and below 100.
    pub percent: f64,
}

/// What an amount of too few contributors must be uncertain by, as a share of the amount.
const SMALL_AMOUNT: f64 = 0.1;

impl Rules {
    pub(super) fn check(&self) -> Result<(), Error> {
        let wrong = |what, expected, found| Err(Error::Domain { what, index: 0, expected, found });
        if self.minimum < 3 {
            return wrong("minimum count", "at least 3", self.minimum as f64);
        }
        if let Some(rule) = self.dominance {
            if !(1..=5).contains(&rule.largest) {
                return wrong("n of the dominance rule", "1 to 5", rule.largest as f64);
            }
            if !(rule.percent > 0.0 && rule.percent < 100.0) {
                return wrong("k of the dominance rule", "above 0 and below 100", rule.percent);
            }
        }
        match self.p_percent {
            Some(p) if !(p > 0.0 && p.is_finite()) => wrong("p of the p % rule", "above 0", p),
            _ => Ok(()),
        }
    }

    /// What a reader who knows the rules knows of a hidden cell from its reason alone: smallest and largest value.
    pub(super) fn known_range(&self, table: &Table, reason: Reason) -> (f64, f64) {
        let smallest = if self.zeros == Zeros::Protect { 0.0 } else { 1.0 };
        match reason {
            Reason::SmallCount if table.is_count() => (smallest, self.minimum as f64 - 1.0),
            Reason::Complementary if table.is_count() => (self.minimum as f64, f64::INFINITY),
            _ => (0.0, f64::INFINITY),
        }
    }

    /// Reason of each cell that is hidden for its own sake.
    pub(super) fn primary(&self, table: &Table, relations: &[Relation]) -> Vec<Option<Reason>> {
        let mut reasons: Vec<Option<Reason>> =
            (0..table.values.len()).map(|cell| self.own_reason(table, cell)).collect();
        if self.all_or_none && table.is_count() {
            for relation in relations.iter().filter(|relation| relation.parts.len() > 1) {
                let total = table.values[relation.total];
                let whole = |part: &&usize| total > 0.0 && table.values[**part] == total;
                if let Some(part) = relation.parts.iter().find(whole) {
                    reasons[*part].get_or_insert(Reason::AllOrNone);
                }
            }
        }
        reasons
    }

    fn own_reason(&self, table: &Table, cell: usize) -> Option<Reason> {
        let value = table.values[cell];
        let Some(contributors) = &table.contributors else {
            let small = value < self.minimum as f64;
            let shown_zero = value == 0.0 && self.zeros == Zeros::Publish;
            return (small && !shown_zero).then_some(Reason::SmallCount);
        };
        let contributors = &contributors[cell];
        if contributors.count == 0 && self.zeros == Zeros::Publish {
            return None;
        }
        if (contributors.count as u64) < self.minimum {
            return Some(Reason::SmallCount);
        }
        (self.missing_protection(table, cell) > 0.0).then_some(Reason::Dominance)
    }

    /// By how much a hidden cell must at least be uncertain: one person for counts, an amount for amounts.
    pub(super) fn protection(&self, table: &Table, cell: usize) -> f64 {
        let Some(contributors) = &table.contributors else { return 1.0 };
        let small = (contributors[cell].count as u64) < self.minimum;
        let own = if small { SMALL_AMOUNT * table.values[cell] } else { 0.0 };
        // An empty protected amount still needs some room.
        own.max(self.missing_protection(table, cell)).max(f64::MIN_POSITIVE.sqrt())
    }

    /// How far a cell's upper estimate must lie above its value by the rules for amounts.
    fn missing_protection(&self, table: &Table, cell: usize) -> f64 {
        let Some(contributors) = &table.contributors else { return 0.0 };
        let largest = &contributors[cell].largest;
        let value = table.values[cell];
        let first = |n: usize| largest.iter().take(n).sum::<f64>();
        let by_dominance =
            self.dominance.map_or(0.0, |rule| 100.0 / rule.percent * first(rule.largest) - value);
        let by_percent = self.p_percent.map_or(0.0, |p| p / 100.0 * first(1) - (value - first(2)));
        // Sums of many amounts differ from zero by rounding.
        let found = by_dominance.max(by_percent);
        if found > 1e-9 * value { found } else { 0.0 }
    }
}
