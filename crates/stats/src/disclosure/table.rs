//! A table with all its margins: the cells that a reader would see and how they add up.
//!
//! Totals are always computed from the finest cells, so a table cannot contradict itself.

use super::{Error, Hierarchy};

/// How many of the largest contributors a cell remembers.
const REMEMBERED: usize = 5;

/// Counts or amounts over one or more dimensions, margins included.
#[derive(Debug, Clone, PartialEq)]
pub struct Table {
    pub(super) dimensions: Vec<Hierarchy>,
    pub(super) values: Vec<f64>,
    /// Only of amounts.
    pub(super) contributors: Option<Vec<Contributors>>,
}

/// Who stands behind an amount.
#[derive(Debug, Clone, PartialEq, Default)]
pub(super) struct Contributors {
    pub(super) count: usize,
    /// Largest first.
    pub(super) largest: Vec<f64>,
}

impl Table {
    /// A table of counts.
    ///
    /// - `counts`: of the finest cells, the last dimension fastest; whole, ≥ 0
    ///
    /// # Errors
    /// [`Error::Shape`], [`Error::Domain`].
    pub fn counts(dimensions: Vec<Hierarchy>, counts: &[u64]) -> Result<Self, Error> {
        let finest = finest_cells(&dimensions);
        check_length(finest.len(), counts.len())?;
        let mut values = vec![0.0; cells(&dimensions)];
        for (cell, count) in finest.into_iter().zip(counts) {
            values[cell] = *count as f64;
        }
        add_up(&dimensions, &mut values, |total, part| *total += part);
        Ok(Self { dimensions, values, contributors: None })
    }

    /// A table of amounts.
    ///
    /// - `contributions`: of each finest cell, the last dimension fastest; the amounts of its contributors, finite, ≥ 0
    ///
    /// A contributor in several cells counts as several.
    ///
    /// # Errors
    /// [`Error::Shape`], [`Error::Domain`].
    pub fn amounts(dimensions: Vec<Hierarchy>, contributions: &[Vec<f64>]) -> Result<Self, Error> {
        let finest = finest_cells(&dimensions);
        check_length(finest.len(), contributions.len())?;
        let mut values = vec![0.0; cells(&dimensions)];
        let mut contributors = vec![Contributors::default(); cells(&dimensions)];
        for (index, (cell, amounts)) in finest.into_iter().zip(contributions).enumerate() {
            if let Some(found) = amounts.iter().find(|a| !(a.is_finite() && **a >= 0.0)) {
                let (what, expected) = ("contribution", "finite and ≥ 0");
                return Err(Error::Domain { what, index, expected, found: *found });
            }
            values[cell] = amounts.iter().sum();
            contributors[cell] = Contributors { count: amounts.len(), largest: amounts.clone() };
            contributors[cell].keep_largest();
        }
        add_up(&dimensions, &mut values, |total, part| *total += part);
        add_up(&dimensions, &mut contributors, Contributors::absorb);
        Ok(Self { dimensions, values, contributors: Some(contributors) })
    }

    /// Value of each cell, margins included, the last dimension fastest.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// The dimensions.
    pub fn dimensions(&self) -> &[Hierarchy] {
        &self.dimensions
    }

    /// Position of a cell from its node in each dimension; `None` if there is no such cell.
    pub fn cell(&self, nodes: &[usize]) -> Option<usize> {
        let fits = nodes.len() == self.dimensions.len()
            && nodes.iter().zip(&self.dimensions).all(|(node, d)| *node < d.len());
        fits.then(|| nodes.iter().zip(strides(&self.dimensions)).map(|(n, s)| n * s).sum())
    }

    /// Node in each dimension of a cell.
    pub fn nodes(&self, cell: usize) -> Vec<usize> {
        self.dimensions
            .iter()
            .zip(strides(&self.dimensions))
            .map(|(dimension, stride)| cell / stride % dimension.len())
            .collect()
    }

    pub(super) fn is_count(&self) -> bool {
        self.contributors.is_none()
    }
}

impl Contributors {
    fn keep_largest(&mut self) {
        self.largest.sort_by(|a, b| b.total_cmp(a));
        self.largest.truncate(REMEMBERED);
    }

    fn absorb(&mut self, part: Self) {
        self.count += part.count;
        self.largest.extend(part.largest);
        self.keep_largest();
    }
}

pub(super) fn cells(dimensions: &[Hierarchy]) -> usize {
    dimensions.iter().map(Hierarchy::len).product()
}

/// Distance between neighbours in each dimension.
pub(super) fn strides(dimensions: &[Hierarchy]) -> Vec<usize> {
    (0..dimensions.len()).map(|d| cells(&dimensions[d + 1..])).collect()
}

pub(super) fn finest_cells(dimensions: &[Hierarchy]) -> Vec<usize> {
    let strides = strides(dimensions);
    let mut found = vec![0];
    for (dimension, stride) in dimensions.iter().zip(strides) {
        found = found
            .into_iter()
            .flat_map(|base| dimension.leaves().iter().map(move |leaf| base + leaf * stride))
            .collect();
    }
    found
}

/// Adds every part into its total, one dimension after the other.
pub(super) fn add_up<T: Clone>(
    dimensions: &[Hierarchy],
    values: &mut [T],
    absorb: impl Fn(&mut T, T),
) {
    for (dimension, stride) in dimensions.iter().zip(strides(dimensions)) {
        let block = stride * dimension.len();
        for node in dimension.bottom_up() {
            let Some(parent) = dimension.parent(node) else { continue };
            for base in (0..values.len()).step_by(block) {
                for offset in base..base + stride {
                    let part = values[offset + node * stride].clone();
                    absorb(&mut values[offset + parent * stride], part);
                }
            }
        }
    }
}

fn check_length(expected: usize, found: usize) -> Result<(), Error> {
    if expected == found {
        return Ok(());
    }
    Err(Error::Shape { what: "finest cells", expected, found })
}
