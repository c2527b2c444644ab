//! A weighted sample sorted once: values, weights, positions and cumulative sums that every measure shares.
//!
//! Invariant: values ascend, ties in the order of the file; every weight is finite and above zero. Groups are parted
//! from the sorted order, so a group is sorted for nothing. It checks no input: `measure::Columns` does.

use crate::order::ascending;
use crate::sum::{Sum, dot, sum};
use rayon::prelude::*;
use std::iter::Zip;
use std::slice::IterMut;

/// Records between two stored cumulative sums: few enough to scan, many enough to store little.
const BLOCK: usize = 1024;

/// A label that belongs to no part of a partition.
pub const NO_GROUP: u32 = u32::MAX;

/// A weighted sample in ascending order of value.
#[derive(Clone, Debug, Default)]
pub struct Sorted {
    values: Vec<f64>,
    weights: Vec<f64>,
    positions: Vec<u32>,
    /// Weight before each block, and at the end of all.
    cumulative: Vec<f64>,
    total: f64,
}

impl Sorted {
    /// Sorts a sample.
    ///
    /// - `values`: `[n]`, any unit; NaN is missing and dropped
    /// - `weights`: `[n]`, persons represented, finite, ≥ 0; zero represents nobody and is dropped; `None` counts each once
    /// - complexity: `O(n log n)`, on all threads
    ///
    /// # Panics
    /// When there are fewer weights than values; [`Columns`](crate::measure::Columns) are checked before they come here.
    pub fn new(values: &[f64], weights: Option<&[f64]>) -> Self {
        let (values, positions) = ascending(values, |i| is_used(values, weights, i));
        Self::weigh(values, positions, weights)
    }

    /// The same in the order of the file, for measures that need no order.
    pub(crate) fn in_file_order(values: &[f64], weights: Option<&[f64]>) -> Self {
        let positions: Vec<u32> = (0..values.len())
            .into_par_iter()
            .filter(|i| is_used(values, weights, *i))
            .map(|i| i as u32)
            .collect();
        let values = positions.par_iter().map(|i| values[*i as usize]).collect();
        Self::weigh(values, positions, weights)
    }

    fn weigh(values: Vec<f64>, positions: Vec<u32>, weights: Option<&[f64]>) -> Self {
        let weights = match weights {
            Some(weights) => positions.par_iter().map(|i| weights[*i as usize]).collect(),
            None => vec![1.0; values.len()],
        };
        Self::from_sorted(values, weights, positions)
    }

    /// Takes columns that are sorted already.
    pub(crate) fn from_sorted(values: Vec<f64>, weights: Vec<f64>, positions: Vec<u32>) -> Self {
        let blocks: Vec<(f64, f64)> = values
            .par_chunks(BLOCK)
            .zip(weights.par_chunks(BLOCK))
            .map(|(values, weights)| (sum(weights.iter().copied()), dot(values, weights)))
            .collect();
        let (mut weight, mut total) = (Sum::default(), Sum::default());
        let mut cumulative = Vec::with_capacity(blocks.len() + 1);
        cumulative.push(0.0);
        for (block_weight, block_total) in blocks {
            weight.add(block_weight);
            total.add(block_total);
            cumulative.push(weight.value());
        }
        Self { values, weights, positions, cumulative, total: total.value() }
    }

    /// The same records under other positions.
    pub(crate) fn with_positions(self, positions: Vec<u32>) -> Self {
        Self { positions, ..self }
    }

    /// Number of records.
    pub fn len(&self) -> usize {
        self.values.len()
    }

    /// Whether there is no record.
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// Values, ascending.
    pub fn values(&self) -> &[f64] {
        &self.values
    }

    /// Weights, in the order of the values.
    pub fn weights(&self) -> &[f64] {
        &self.weights
    }

    /// Where each record stood in the columns it came from.
    pub fn positions(&self) -> &[u32] {
        &self.positions
    }

    /// Sum of the weights.
    pub fn population(&self) -> f64 {
        self.cumulative.last().copied().unwrap_or(0.0)
    }

    /// Weighted sum of the values.
    pub fn total(&self) -> f64 {
        self.total
    }

    /// Values with their weights, ascending.
    pub(crate) fn pairs(&self) -> impl Iterator<Item = (f64, f64)> + '_ {
        self.values.iter().copied().zip(self.weights.iter().copied())
    }

    /// Index of the first value above `bound`.
    pub(crate) fn first_above(&self, bound: f64) -> usize {
        self.values.partition_point(|value| *value <= bound)
    }

    /// Weight of the records before an index.
    pub(crate) fn weight_before(&self, index: usize) -> f64 {
        let block = index / BLOCK;
        let mut weight = Sum::default();
        weight.add(self.cumulative.get(block).copied().unwrap_or(0.0));
        for part in &self.weights[(block * BLOCK).min(index)..index] {
            weight.add(*part);
        }
        weight.value()
    }

    /// Index of the first record whose cumulative weight is above `target`, and the weight before it.
    /// The last record when there is none.
    pub(crate) fn first_weight_above(&self, target: f64) -> Option<(usize, f64)> {
        let last = self.len().checked_sub(1)?;
        let block = self
            .cumulative
            .partition_point(|before| *before <= target)
            .saturating_sub(1)
            .min(last / BLOCK);
        let mut weight = Sum::default();
        weight.add(self.cumulative[block]);
        for index in block * BLOCK..=last {
            let before = weight.value();
            weight.add(self.weights[index]);
            if weight.value() > target || index == last {
                return Some((index, before));
            }
        }
        None
    }

    /// Parts the sample by a label of each record; the order is kept.
    ///
    /// - `label`: from a record's position to its part, below `count`; [`NO_GROUP`] leaves it out
    pub fn partition(&self, count: usize, label: impl Fn(u32) -> u32 + Sync) -> Vec<Self> {
        let length = self.len().div_ceil(rayon::current_num_threads()).max(BLOCK);
        let chunks: Vec<(Vec<u32>, Vec<usize>)> = self
            .positions
            .par_chunks(length)
            .map(|positions| labelled(positions, count, &label))
            .collect();
        let sizes = |part: usize| chunks.iter().map(move |(_, sizes)| sizes[part]);
        let mut pieces: Vec<Piece> = (0..count).map(|part| Piece::of(sizes(part).sum())).collect();
        // Each chunk writes its own stretch of every part, so that no record is copied twice.
        let mut slots: Vec<Vec<Slots<'_>>> =
            chunks.iter().map(|_| Vec::with_capacity(count)).collect();
        for (part, piece) in pieces.iter_mut().enumerate() {
            let mut rest =
                (&mut piece.values[..], &mut piece.weights[..], &mut piece.positions[..]);
            for (size, slots) in sizes(part).zip(&mut slots) {
                let (values, weights, positions) = (
                    rest.0.split_at_mut(size),
                    rest.1.split_at_mut(size),
                    rest.2.split_at_mut(size),
                );
                slots.push(values.0.iter_mut().zip(weights.0).zip(positions.0));
                rest = (values.1, weights.1, positions.1);
            }
        }
        slots.into_par_iter().zip(&chunks).enumerate().for_each(
            |(chunk, (mut slots, (labels, _)))| {
                for (index, label) in labels.iter().enumerate() {
                    let index = chunk * length + index;
                    let slot = slots.get_mut(*label as usize).and_then(Iterator::next);
                    if let Some(((value, weight), position)) = slot {
                        *value = self.values[index];
                        *weight = self.weights[index];
                        *position = self.positions[index];
                    }
                }
            },
        );
        pieces.into_par_iter().map(Piece::sorted).collect()
    }

    /// Parts the sample by a label of each record in the order of the sample.
    pub(crate) fn partition_by_index(&self, count: usize, labels: &[u32]) -> Vec<Self> {
        let mut pieces: Vec<Piece> = (0..count).map(|_| Piece::default()).collect();
        for (index, label) in labels.iter().enumerate() {
            if let Some(piece) = pieces.get_mut(*label as usize) {
                piece.values.push(self.values[index]);
                piece.weights.push(self.weights[index]);
                piece.positions.push(self.positions[index]);
            }
        }
        pieces.into_iter().map(Piece::sorted).collect()
    }

    /// The same records with other weights: the replicates of a bootstrap or jackknife. Records of weight zero go.
    ///
    /// - `factor`: from a record's position to what its weight is multiplied by
    pub(crate) fn reweighted(&self, factor: impl Fn(u32) -> f64) -> Self {
        let mut piece = Piece::default();
        for (index, position) in self.positions.iter().copied().enumerate() {
            let weight = self.weights[index] * factor(position);
            if weight > 0.0 {
                piece.values.push(self.values[index]);
                piece.weights.push(weight);
                piece.positions.push(position);
            }
        }
        piece.sorted()
    }
}

#[derive(Default)]
struct Piece {
    values: Vec<f64>,
    weights: Vec<f64>,
    positions: Vec<u32>,
}

impl Piece {
    fn of(size: usize) -> Self {
        Self { values: vec![0.0; size], weights: vec![0.0; size], positions: vec![0; size] }
    }

    fn sorted(self) -> Sorted {
        Sorted::from_sorted(self.values, self.weights, self.positions)
    }
}

/// Where the next records of a part go.
type Slots<'a> = Zip<Zip<IterMut<'a, f64>, IterMut<'a, f64>>, IterMut<'a, u32>>;

/// The label of each position, and how many have each label below `count`.
fn labelled(
    positions: &[u32],
    count: usize,
    label: &impl Fn(u32) -> u32,
) -> (Vec<u32>, Vec<usize>) {
    let mut sizes = vec![0; count];
    let labels = positions.iter().map(|position| label(*position)).collect::<Vec<u32>>();
    for label in &labels {
        if let Some(size) = sizes.get_mut(*label as usize) {
            *size += 1;
        }
    }
    (labels, sizes)
}

fn is_used(values: &[f64], weights: Option<&[f64]>, i: usize) -> bool {
    !values[i].is_nan() && weights.is_none_or(|weights| weights[i] > 0.0)
}

#[cfg(test)]
mod tests {
    use super::{NO_GROUP, Sorted};

    #[test]
    fn missing_values_and_zero_weights_represent_nobody() {
        let sample = Sorted::new(&[3.0, f64::NAN, 1.0, 2.0], Some(&[1.0, 5.0, 0.0, 2.0]));
        assert_eq!(sample.values(), [2.0, 3.0]);
        assert_eq!(sample.positions(), [3, 0]);
        assert_eq!((sample.population(), sample.total()), (3.0, 7.0));
    }

    #[test]
    fn a_part_keeps_the_order_and_a_part_without_records_is_empty() {
        let sample = Sorted::new(&[3.0, 1.0, 2.0, 4.0], None);
        let parts = sample.partition(3, |position| [0, 0, 2, NO_GROUP][position as usize]);
        assert_eq!(parts[0].values(), [1.0, 3.0]);
        assert!(parts[1].is_empty());
        assert_eq!(parts[2].values(), [2.0]);
    }

    #[test]
    fn the_first_cumulative_weight_above_a_target_is_found_across_blocks() {
        let values: Vec<f64> = (0..5000).map(f64::from).collect();
        let sample = Sorted::new(&values, None);
        assert_eq!(sample.first_weight_above(2048.0), Some((2048, 2048.0)));
        assert_eq!(sample.first_weight_above(4999.5), Some((4999, 4999.0)));
        assert_eq!(sample.first_weight_above(9e9), Some((4999, 4999.0)));
    }
}
