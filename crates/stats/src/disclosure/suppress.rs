//! Suppression: primary cells, then the cheapest company that hides each of them.
//!
//! Every hidden cell is part of a witness, a move that leaves all shown figures as they are. Later suppressions only add
//! room, so a witness once found stays valid and no hidden cell can be recovered exactly. Where no witness exists the
//! whole table is withheld. The choice is a greedy heuristic: it is safe, not the least possible loss.

use super::moves::{Ground, Move};
use super::relations::relations;
use super::{Error, Reason, Rules, Table};

/// Which cells are hidden and why.
#[derive(Debug, Clone, PartialEq)]
pub struct Suppression {
    /// Reason of each hidden cell, `None` for a cell that is shown; in the order of [`Table::values`].
    pub reasons: Vec<Option<Reason>>,
    /// Cells hidden only to protect others.
    pub complementary: usize,
    /// Sum of the values of those cells, margins included.
    pub lost: f64,
    rules: Rules,
    witnesses: Vec<Move>,
}

/// Hides what must be hidden and what would give it away.
///
/// - `table`: with all the margins that are published with it
/// - returns: a reason for each hidden cell, margins included
///
/// The reader is assumed to know the rules, all sums, the reason of each hidden cell and that nothing is negative. Costs
/// at most 6000 combinations a primary cell.
///
/// # Errors
/// [`Error::Domain`] for rules out of range.
///
/// # Source
/// Hypercubes: Repsilber, Statistical Journal of the UN ECE 16 (1999); Giessing & Repsilber, Inference Control in
/// Statistical Databases (2002) 181–192. Rules and protection levels: Hundepool et al., Statistical Disclosure Control
/// (2012), chapter 4.
///
/// # Checked against
/// [`audit`](super::audit) and full enumeration of small tables, by property tests.
pub fn suppress(table: &Table, rules: &Rules) -> Result<Suppression, Error> {
    let mut found = Suppression::primary_only(table, rules)?;
    let mut protected = vec![0.0_f64; table.values.len()];
    for cell in hardest_first(table, &found) {
        let step = rules.protection(table, cell);
        if protected[cell] >= step {
            continue;
        }
        let ground = Ground { table, rules, reasons: &found.reasons };
        let Some(witness) = ground.cheapest_move(cell, step) else {
            return Ok(found.withheld(table));
        };
        let reasons: Vec<Reason> =
            witness.iter().map(|(cell, _)| ground.reason_if_moved(*cell)).collect();
        for ((cell, change), reason) in witness.iter().zip(reasons) {
            // An amount is protected by what may be added to it.
            let gained = if table.is_count() { change.abs() } else { *change };
            protected[*cell] = protected[*cell].max(gained);
            found.hide(table, *cell, reason);
        }
        found.witnesses.push(witness);
    }
    if found.is_safe(table) { Ok(found) } else { Ok(found.withheld(table)) }
}

/// Primary cells: what must move furthest first, then the largest.
fn hardest_first(table: &Table, found: &Suppression) -> Vec<usize> {
    let mut hidden: Vec<(f64, f64, usize)> = found
        .reasons
        .iter()
        .enumerate()
        .filter(|(_, reason)| reason.is_some())
        .map(|(cell, _)| (found.rules.protection(table, cell), table.values[cell], cell))
        .collect();
    hidden.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.total_cmp(&a.1)).then(a.2.cmp(&b.2)));
    hidden.into_iter().map(|(_, _, cell)| cell).collect()
}

impl Suppression {
    /// Hides the primary cells alone, as a table without complementary suppression would: for audits of such tables.
    ///
    /// # Errors
    /// [`Error::Domain`] for rules out of range.
    pub fn primary_only(table: &Table, rules: &Rules) -> Result<Self, Error> {
        rules.check()?;
        Ok(Self {
            reasons: rules.primary(table, &relations(table)),
            complementary: 0,
            lost: 0.0,
            rules: *rules,
            witnesses: Vec::new(),
        })
    }

    /// What is published: the value of each cell that is shown.
    pub fn published(&self, table: &Table) -> Vec<Option<f64>> {
        table
            .values
            .iter()
            .zip(&self.reasons)
            .map(|(value, reason)| reason.is_none().then_some(*value))
            .collect()
    }

    /// Whether the whole table is withheld.
    pub fn is_withheld(&self) -> bool {
        self.reasons.contains(&Some(Reason::Withheld))
    }

    pub(super) fn rules(&self) -> &Rules {
        &self.rules
    }

    fn hide(&mut self, table: &Table, cell: usize, reason: Reason) {
        if self.reasons[cell].is_none() {
            self.reasons[cell] = Some(reason);
            self.complementary += 1;
            self.lost += table.values[cell];
        }
    }

    /// Whether each hidden cell moves in a witness, each witness keeps all sums, and each changed value is possible.
    fn is_safe(&self, table: &Table) -> bool {
        let relations = relations(table);
        let mut moved = vec![false; self.reasons.len()];
        let ground = Ground { table, rules: &self.rules, reasons: &self.reasons };
        let mut change = vec![0.0; self.reasons.len()];
        let mut touching = vec![Vec::new(); self.reasons.len()];
        for (number, relation) in relations.iter().enumerate() {
            for cell in relation.parts.iter().chain([&relation.total]) {
                touching[*cell].push(number);
            }
        }
        for witness in &self.witnesses {
            for (cell, by) in witness {
                if self.reasons[*cell].is_none() || !ground.is_possible(*cell, *by) {
                    return false;
                }
                moved[*cell] = true;
                change[*cell] = *by;
            }
            let kept = witness.iter().flat_map(|(cell, _)| &touching[*cell]).all(|number| {
                let relation = &relations[*number];
                let parts: f64 = relation.parts.iter().map(|part| change[*part]).sum();
                (parts - change[relation.total]).abs() <= 1e-9 * parts.abs()
            });
            if !kept {
                return false;
            }
            for (cell, _) in witness {
                change[*cell] = 0.0;
            }
        }
        self.reasons.iter().zip(moved).all(|(reason, moved)| reason.is_none() || moved)
    }

    fn withheld(mut self, table: &Table) -> Self {
        self.reasons = vec![Some(Reason::Withheld); table.values.len()];
        self.complementary = self.reasons.len();
        self.lost = table.values.iter().sum();
        self.witnesses.clear();
        self
    }
}
