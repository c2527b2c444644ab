//! From pairs to persons: each record once, or groups of records.

use crate::Pair;

/// The pairs in which every record of both sides stands once: best first, each taken when both are still free.
///
/// `pairs` in the order of [`Linked::pairs`](crate::Linked).
pub fn one_to_one(pairs: &[Pair]) -> Vec<Pair> {
    let mut taken = vec![false; width(pairs)];
    pairs.iter().copied().filter(|pair| take(&mut taken, &[pair.left, pair.right])).collect()
}

/// The pairs in which every record of the right side stands once: several records of the right may be one of the left.
pub fn one_to_many(pairs: &[Pair]) -> Vec<Pair> {
    let mut taken = vec![false; width(pairs)];
    pairs.iter().copied().filter(|pair| take(&mut taken, &[pair.right])).collect()
}

fn width(pairs: &[Pair]) -> usize {
    pairs.iter().map(|pair| pair.left.max(pair.right) as usize + 1).max().unwrap_or_default()
}

fn take(taken: &mut [bool], records: &[u32]) -> bool {
    let is_free = |record: &u32| taken.get(*record as usize) == Some(&false);
    if !records.iter().all(is_free) {
        return false;
    }
    for record in records {
        if let Some(place) = taken.get_mut(*record as usize) {
            *place = true;
        }
    }
    true
}

/// The groups of records that pairs of weight `least` or more connect, each sorted, in the order of their first record.
pub fn groups(pairs: &[Pair], least: f64) -> Vec<Vec<u32>> {
    let mut parents: Vec<u32> = (0..width(pairs) as u32).collect();
    for pair in pairs.iter().filter(|pair| f64::from(pair.weight) >= least) {
        let (a, b) = (root(&mut parents, pair.left), root(&mut parents, pair.right));
        if let Some(parent) = parents.get_mut(a.max(b) as usize) {
            *parent = a.min(b);
        }
    }
    let mut members: Vec<(u32, u32)> =
        (0..parents.len() as u32).map(|record| (root(&mut parents, record), record)).collect();
    members.sort_unstable();
    members
        .chunk_by(|a, b| a.0 == b.0)
        .filter(|group| group.len() > 1)
        .map(|group| group.iter().map(|(_, record)| *record).collect())
        .collect()
}

fn root(parents: &mut [u32], record: u32) -> u32 {
    let mut at = record;
    while let Some(&parent) = parents.get(at as usize) {
        if parent == at {
            break;
        }
        let above = parents.get(parent as usize).copied().unwrap_or(parent);
        if let Some(place) = parents.get_mut(at as usize) {
            *place = above;
        }
        at = parent;
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;

    const fn pair(left: u32, right: u32, weight: f32) -> Pair {
        Pair { left, right, weight }
    }

    #[test]
    fn every_record_is_assigned_once_best_first() {
        let pairs = [pair(0, 5, 9.0), pair(1, 5, 8.0), pair(0, 6, 7.0), pair(1, 6, 3.0)];
        assert_eq!(one_to_one(&pairs), [pair(0, 5, 9.0), pair(1, 6, 3.0)]);
        assert_eq!(one_to_many(&pairs), [pair(0, 5, 9.0), pair(0, 6, 7.0)]);
    }

    #[test]
    fn records_that_pairs_connect_are_one_group() {
        let pairs = [pair(0, 2, 9.0), pair(4, 5, 8.0), pair(2, 3, 7.0), pair(3, 4, -2.0)];
        assert_eq!(groups(&pairs, 0.0), [vec![0, 2, 3], vec![4, 5]]);
    }
}
