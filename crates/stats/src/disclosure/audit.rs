//! The audit: an attacker who knows all that is published tries to recover what is hidden.
//!
//! He differences, solves all sums as linear equations, and narrows ranges from what each reason gives away. What he
//! reports is certain. That he reports nothing is no proof by itself: ranges are narrowed equation by equation, not by
//! integer programming; the proof is the witness that suppression keeps for each hidden cell.

use super::attack::{Equation, Ranges, eliminate};
use super::relations::relations;
use super::{Rules, Suppression, Table};

/// What an attacker learned.
#[derive(Debug, Clone, PartialEq)]
pub struct Audit {
    /// Hidden cells that he knows exactly.
    pub recovered: Vec<Finding>,
    /// Hidden cells that he knows to a range narrower than asked for.
    pub tight: Vec<Finding>,
}

/// A hidden cell and the values left to it.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Finding {
    /// Position of the cell.
    pub cell: usize,
    /// Smallest value possible.
    pub smallest: f64,
    /// Largest value possible.
    pub largest: f64,
}

const SWEEPS: usize = 100;

/// Attacks a suppressed table.
///
/// - `narrow_percent`: a range is tight if it is narrower than this percent of its upper end; 0 reports none
/// - returns: findings in the order of the cells
///
/// Uses of the table only what is published. Costs about `O(q²)` for `q` hidden cells, up to `O(q³)` where they hang
/// together densely.
///
/// # Source
/// Hundepool et al., Statistical Disclosure Control (2012), 4.3 (the intruder's problem).
pub fn audit(table: &Table, suppression: &Suppression, narrow_percent: f64) -> Audit {
    let hidden: Vec<usize> =
        (0..table.values.len()).filter(|cell| suppression.reasons[*cell].is_some()).collect();
    let mut unknown = vec![None; table.values.len()];
    for (number, cell) in hidden.iter().enumerate() {
        unknown[*cell] = Some(number);
    }
    let equations = equations(table, &unknown);
    let mut ranges = what_reasons_tell(table, suppression, &hidden, suppression.rules());
    ranges.narrow(&equations, SWEEPS);
    let reduced = eliminate(equations.clone(), hidden.len());
    for _ in 0..SWEEPS {
        let before = (ranges.smallest.clone(), ranges.largest.clone());
        ranges.narrow(&reduced, SWEEPS);
        ranges.narrow(&equations, SWEEPS);
        if before == (ranges.smallest.clone(), ranges.largest.clone()) {
            break;
        }
    }
    let mut audit = Audit { recovered: Vec::new(), tight: Vec::new() };
    for (number, cell) in hidden.into_iter().enumerate() {
        let (smallest, largest) = (ranges.smallest[number], ranges.largest[number]);
        let finding = Finding { cell, smallest, largest };
        let width = if largest.is_finite() { largest - smallest } else { f64::INFINITY };
        if width <= 1e-9 * largest.clamp(1e-3, 1e12) {
            audit.recovered.push(finding);
        } else if width < narrow_percent / 100.0 * largest {
            audit.tight.push(finding);
        }
    }
    audit
}

/// All sums, with the hidden cells as unknowns.
fn equations(table: &Table, unknown: &[Option<usize>]) -> Vec<Equation> {
    let mut found = Vec::new();
    for relation in relations(table) {
        let mut equation = Equation { terms: Vec::new(), constant: 0.0 };
        let parts = relation.parts.iter().map(|part| (*part, 1.0));
        for (cell, coefficient) in parts.chain([(relation.total, -1.0)]) {
            match unknown[cell] {
                Some(number) => equation.terms.push((number, coefficient)),
                None => equation.constant -= coefficient * table.values[cell],
            }
        }
        if !equation.terms.is_empty() {
            equation.terms.sort_by_key(|(number, _)| *number);
            found.push(equation);
        }
    }
    found
}

fn what_reasons_tell(
    table: &Table,
    suppression: &Suppression,
    hidden: &[usize],
    rules: &Rules,
) -> Ranges {
    let (smallest, largest) = hidden
        .iter()
        .filter_map(|cell| suppression.reasons[*cell])
        .map(|reason| rules.known_range(table, reason))
        .unzip();
    Ranges { smallest, largest, whole: table.is_count() }
}
