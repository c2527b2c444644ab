//! The one sort of a run: positions of records in ascending order of value, stable, on all threads.
//!
//! Ties stay in the order of the file. A stable order is unique, so the result never depends on the number of threads.
//! Values are spread over buckets by splitters taken from a sample, so that each bucket sorts inside the cache.

use rayon::prelude::*;

/// Below this many records one plain sort is faster than spreading them.
const SPREAD_FROM: usize = 1 << 15;
const BUCKETS: usize = 256;
const SAMPLED_PER_BUCKET: usize = 16;

/// A value as a whole number of the same order, and the record's position.
type Entry = (u64, u32);

/// Whole number that orders as `value` does; both zeros are one.
#[inline]
fn key(value: f64) -> u64 {
    let bits = (value + 0.0).to_bits();
    if bits >> 63 == 1 { !bits } else { bits | (1 << 63) }
}

/// The value that [`key`] was made from.
#[inline]
fn value_of(key: u64) -> f64 {
    f64::from_bits(if key >> 63 == 1 { key & !(1 << 63) } else { !key })
}

/// Values in ascending order, each with the position it came from.
///
/// - `values`: `[n]`, finite; only positions for which `keep` holds are taken
/// - returns: values and positions, both `[m]`, `m ≤ n`
pub(crate) fn ascending(
    values: &[f64],
    keep: impl Fn(usize) -> bool + Sync,
) -> (Vec<f64>, Vec<u32>) {
    if values.len() < SPREAD_FROM {
        let mut entries: Vec<Entry> = entries(values, 0, &keep).collect();
        entries.sort_by_key(|entry| entry.0);
        return entries.into_iter().map(|(key, position)| (value_of(key), position)).unzip();
    }
    let splitters = splitters(values);
    let length = values.len().div_ceil(rayon::current_num_threads());
    let spread: Vec<Vec<Vec<Entry>>> = values
        .par_chunks(length)
        .enumerate()
        .map(|(chunk, part)| spread(part, chunk * length, &splitters, &keep))
        .collect();
    let buckets = transpose(spread);
    let count = buckets.iter().flatten().map(Vec::len).sum();
    let (mut sorted, mut positions) = (vec![0.0; count], vec![0; count]);
    let mut tasks = Vec::with_capacity(buckets.len());
    let (mut free_values, mut free_positions) = (sorted.as_mut_slice(), positions.as_mut_slice());
    for pieces in buckets {
        let size = pieces.iter().map(Vec::len).sum();
        let (to_values, rest) = free_values.split_at_mut(size);
        free_values = rest;
        let (to_positions, rest) = free_positions.split_at_mut(size);
        free_positions = rest;
        tasks.push((pieces, to_values, to_positions));
    }
    tasks.into_par_iter().for_each(|(pieces, to_values, to_positions)| {
        let mut entries = pieces.concat();
        drop(pieces);
        entries.sort_by_key(|entry| entry.0);
        for ((key, position), (to_value, to_position)) in
            entries.into_iter().zip(to_values.iter_mut().zip(to_positions.iter_mut()))
        {
            *to_value = value_of(key);
            *to_position = position;
        }
    });
    (sorted, positions)
}

fn entries<'a>(
    part: &'a [f64],
    start: usize,
    keep: &'a (impl Fn(usize) -> bool + Sync),
) -> impl Iterator<Item = Entry> + 'a {
    part.iter()
        .enumerate()
        .filter(move |(offset, _)| keep(start + offset))
        .map(move |(offset, value)| (key(*value), (start + offset) as u32))
}

/// Keys that part the values into buckets of about the same size, from an even sample of the file.
fn splitters(values: &[f64]) -> Vec<u64> {
    let step = (values.len() / (BUCKETS * SAMPLED_PER_BUCKET)).max(1);
    let mut sample: Vec<u64> = values
        .iter()
        .step_by(step)
        .filter(|value| !value.is_nan())
        .map(|value| key(*value))
        .collect();
    sample.sort_unstable();
    let mut splitters: Vec<u64> =
        sample.iter().copied().skip(SAMPLED_PER_BUCKET).step_by(SAMPLED_PER_BUCKET).collect();
    splitters.dedup();
    splitters
}

/// The entries of one part of the file, by bucket, in the order of the file.
fn spread(
    part: &[f64],
    start: usize,
    splitters: &[u64],
    keep: &(impl Fn(usize) -> bool + Sync),
) -> Vec<Vec<Entry>> {
    let expected = part.len() / (splitters.len() + 1);
    let mut buckets: Vec<Vec<Entry>> =
        (0..=splitters.len()).map(|_| Vec::with_capacity(expected + expected / 4)).collect();
    for entry in entries(part, start, keep) {
        buckets[splitters.partition_point(|splitter| *splitter <= entry.0)].push(entry);
    }
    buckets
}

/// From parts of buckets to buckets of parts, the parts in the order of the file.
fn transpose<T>(parts: Vec<Vec<T>>) -> Vec<Vec<T>> {
    let mut buckets: Vec<Vec<T>> = Vec::new();
    for part in parts {
        buckets.resize_with(buckets.len().max(part.len()), Vec::new);
        for (bucket, piece) in buckets.iter_mut().zip(part) {
            bucket.push(piece);
        }
    }
    buckets
}

#[cfg(test)]
mod tests {
    use super::{SPREAD_FROM, ascending};

    #[test]
    fn ties_stay_in_the_order_of_the_file() {
        let (values, positions) = ascending(&[2.0, -1.0, 2.0, 0.0, -0.0], |_| true);
        assert_eq!(values, [-1.0, 0.0, 0.0, 2.0, 2.0]);
        assert_eq!(positions, [1, 3, 4, 0, 2]);
    }

    #[test]
    fn a_spread_sort_equals_a_plain_stable_sort() {
        let values: Vec<f64> = (0..3 * SPREAD_FROM as u64)
            .map(|i| (i.wrapping_mul(2_654_435_761) % 9_973) as f64 - 5_000.0)
            .collect();
        let mut expected: Vec<u32> = (0..values.len() as u32).filter(|i| i % 7 != 0).collect();
        expected.sort_by(|a, b| values[*a as usize].total_cmp(&values[*b as usize]));
        let (sorted, positions) = ascending(&values, |i| i % 7 != 0);
        assert_eq!(positions, expected);
        assert!(sorted.iter().zip(&positions).all(|(value, i)| *value == values[*i as usize]));
    }
}
