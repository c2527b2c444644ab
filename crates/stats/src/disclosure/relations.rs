//! Every sum that a reader can form: each total with its parts.

use super::table::{cells, strides};
use super::{Hierarchy, Table};

/// A total and the cells that add up to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Relation {
    pub(super) total: usize,
    pub(super) parts: Vec<usize>,
}

/// All relations of a table: in each dimension, each total at each place in the other dimensions.
pub(super) fn relations(table: &Table) -> Vec<Relation> {
    let dimensions = &table.dimensions;
    let mut found = Vec::new();
    for (dimension, stride) in dimensions.iter().zip(strides(dimensions)) {
        let block = stride * dimension.len();
        for base in (0..cells(dimensions)).step_by(block) {
            for offset in base..base + stride {
                found.extend(along(dimension, stride, offset));
            }
        }
    }
    found
}

fn along(
    dimension: &Hierarchy,
    stride: usize,
    offset: usize,
) -> impl Iterator<Item = Relation> + '_ {
    (0..dimension.len()).filter(|node| !dimension.children(*node).is_empty()).map(move |node| {
        let at = |node: &usize| offset + node * stride;
        Relation { total: at(&node), parts: dimension.children(node).iter().map(at).collect() }
    })
}
