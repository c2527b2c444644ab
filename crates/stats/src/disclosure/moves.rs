//! Moves: ways to change hidden cells together so that every shown figure and every sum stays the same.
//!
//! A move is a product over the dimensions. In each, either the change in one category is taken back in another, or it
//! is carried up to the grand total, which is then hidden too. A possible move is a second table that a reader cannot
//! tell from the true one.

use super::table::strides;
use super::{Hierarchy, Reason, Rules, Table};

/// Combinations looked at for one cell; above that the dearest ways are left out.
const COMBINATIONS: usize = 6000;

/// A change of each cell that moves, in the unit of the table.
pub(super) type Move = Vec<(usize, f64)>;

/// Cells touched along one dimension, as distances, with their signs.
type Way = Vec<(usize, f64)>;

/// Everything that decides whether a cell may move.
pub(super) struct Ground<'a> {
    pub(super) table: &'a Table,
    pub(super) rules: &'a Rules,
    pub(super) reasons: &'a [Option<Reason>],
}

impl Ground<'_> {
    /// The cheapest possible move that changes `cell` by `step` (for counts in either direction).
    pub(super) fn cheapest_move(&self, cell: usize, step: f64) -> Option<Move> {
        let nodes = self.table.nodes(cell);
        let dimensions = &self.table.dimensions;
        let ways: Vec<Vec<Way>> = dimensions
            .iter()
            .zip(strides(dimensions))
            .zip(&nodes)
            .map(|((dimension, stride), node)| {
                let base = cell - node * stride;
                let mut ways = ways(dimension, *node, stride);
                // The bits of numbers that are not negative are in the order of the numbers.
                ways.sort_by_cached_key(|way| self.proxy(base, way).to_bits());
                ways
            })
            .collect();
        let cap = cap(&ways);
        let mut own = vec![0; nodes.len() + 1];
        for (d, stride) in strides(dimensions).into_iter().enumerate().rev() {
            own[d] = own[d + 1] + nodes[d] * stride;
        }
        let mut search = Search { ground: self, step, own, best: None, least: f64::INFINITY };
        search.descend(&ways, cap, &[(0, 1.0)]);
        search.best
    }

    /// Cost of a way alone, to order ways.
    fn proxy(&self, base: usize, way: &Way) -> f64 {
        way.iter().map(|(offset, _)| self.cost(base + offset)).sum()
    }

    /// What is lost by hiding a cell.
    fn cost(&self, cell: usize) -> f64 {
        if self.reasons[cell].is_some() { 0.0 } else { self.table.values[cell] + 1.0 }
    }

    /// The reason a cell would be hidden for as part of a move.
    pub(super) fn reason_if_moved(&self, cell: usize) -> Reason {
        let empty = self.table.is_count() && self.table.values[cell] == 0.0;
        let default = if empty { Reason::AllOrNone } else { Reason::Complementary };
        self.reasons[cell].unwrap_or(default)
    }

    /// Whether the changed value is one that a reader holds possible.
    pub(super) fn is_possible(&self, cell: usize, change: f64) -> bool {
        let reason = self.reason_if_moved(cell);
        let new_reason = self.reasons[cell].is_none();
        // Empty cells join only where "all or none" hides them; elsewhere their reason would give them away.
        if new_reason && reason == Reason::AllOrNone && !self.rules.all_or_none {
            return false;
        }
        let (smallest, largest) = self.rules.known_range(self.table, reason);
        let changed = self.table.values[cell] + change;
        changed >= smallest && changed <= largest
    }
}

struct Search<'a> {
    ground: &'a Ground<'a>,
    step: f64,
    /// Distance of the own nodes in this and the later dimensions, by dimension; zero at the end.
    own: Vec<usize>,
    best: Option<Move>,
    least: f64,
}

impl Search<'_> {
    fn descend(&mut self, ways: &[Vec<Way>], cap: usize, cells: &[(usize, f64)]) {
        let Some((first, rest)) = ways.split_first() else {
            self.consider(cells);
            return;
        };
        for way in first.iter().take(cap) {
            let product: Vec<(usize, f64)> = cells
                .iter()
                .flat_map(|(cell, sign)| way.iter().map(move |(o, s)| (cell + o, sign * s)))
                .collect();
            // Every way holds its own node, so these cells are part of every product made from this one.
            let ahead = self.own[self.own.len() - 1 - rest.len()];
            let at_least: f64 =
                product.iter().map(|(cell, _)| self.ground.cost(cell + ahead)).sum();
            if at_least >= self.least {
                if cells.len() == 1 {
                    // Ways come in this order for the first dimension, so the rest are no cheaper.
                    return;
                }
                continue;
            }
            self.descend(rest, cap, &product);
        }
    }

    fn consider(&mut self, cells: &[(usize, f64)]) {
        let mut cost = 0.0;
        for (cell, _) in cells {
            cost += self.ground.cost(*cell);
            if cost >= self.least {
                return;
            }
        }
        // The upper estimate of an amount must be far enough; a count may be wrong either way.
        let directions: &[f64] = if self.ground.table.is_count() { &[1.0, -1.0] } else { &[1.0] };
        for direction in directions {
            let change = direction * self.step;
            if cells.iter().all(|(cell, sign)| self.ground.is_possible(*cell, sign * change)) {
                self.best = Some(cells.iter().map(|(cell, sign)| (*cell, sign * change)).collect());
                self.least = cost;
                return;
            }
        }
    }
}

/// Most ways a dimension may keep so that their combinations stay within bounds.
fn cap(ways: &[Vec<Way>]) -> usize {
    let combinations = |cap: usize| ways.iter().map(|ways| ways.len().min(cap)).product::<usize>();
    let longest = ways.iter().map(Vec::len).max().unwrap_or(1);
    (1..=longest).rev().find(|cap| combinations(*cap) <= COMBINATIONS).unwrap_or(1)
}

/// All ways to change `node` in one dimension; each starts at one of the ways down from the node.
fn ways(dimension: &Hierarchy, node: usize, stride: usize) -> Vec<Way> {
    let signed = |nodes: &[usize], sign: f64| -> Way {
        nodes.iter().map(|node| (node * stride, sign)).collect()
    };
    let mut found = Vec::new();
    for down in dimension.ways_down(node) {
        let mut carried = down;
        let mut at = node;
        while let Some(parent) = dimension.parent(at) {
            for sibling in dimension.children(parent).iter().filter(|other| **other != at) {
                for back in dimension.ways_down(*sibling) {
                    let mut way = signed(&carried, 1.0);
                    way.extend(signed(&back, -1.0));
                    found.push(way);
                }
            }
            carried.push(parent);
            at = parent;
        }
        found.push(signed(&carried, 1.0));
    }
    found
}
