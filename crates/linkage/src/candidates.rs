//! Pairs that share a key, each once.
//!
//! A block that is too large is split by the year of birth, then by the place; what is still too large is left out and
//! counted. Wide rules use their smallest blocks only, within a budget that grows with the file.

use rayon::prelude::*;

use crate::{
    blocking::{Keyer, NARROW, RULES, short},
    link::Files,
    store::Records,
    value::Mixer,
};

/// A block above this many records is split.
const SPLIT: usize = 60;
/// A block above this many records is left out when it cannot be split.
const LARGEST: usize = 1500;
/// Files above this many records use the narrow rules alone.
const WIDE_UP_TO: usize = 300_000;
/// Blocks that one thread takes at a time.
const TASK: usize = 256;

/// The keys of all records, by rule.
pub(crate) struct Candidates<'r> {
    records: &'r Records,
    files: Files,
    rules: Vec<std::ops::Range<usize>>,
    width: usize,
    /// `[records × width]`; zero is no key.
    table: Vec<u32>,
    /// Pairs of blocks that were left out.
    pub(crate) left_out: u64,
    /// Pairs of all blocks, those in several blocks more than once.
    pub(crate) most: u64,
}

/// The blocks of a rule: entries are key and record, sorted.
pub(crate) struct Blocks {
    entries: Vec<u64>,
    starts: Vec<u32>,
}

impl Blocks {
    fn new(mut entries: Vec<u64>) -> Self {
        entries.par_sort_unstable();
        entries.dedup();
        let mut starts = Vec::new();
        let mut last = 0;
        for (at, entry) in entries.iter().enumerate() {
            let key = entry >> 32;
            if key != last {
                starts.push(at as u32);
                last = key;
            }
        }
        Self { entries, starts }
    }

    fn block(&self, number: usize) -> &[u64] {
        let from = self.starts.get(number).map_or(self.entries.len(), |start| *start as usize);
        let to = self.starts.get(number + 1).map_or(self.entries.len(), |start| *start as usize);
        self.entries.get(from..to).unwrap_or_default()
    }

    fn sizes(&self) -> impl Iterator<Item = usize> {
        (0..self.starts.len()).map(|number| self.block(number).len())
    }
}

const fn pairs_of(size: usize) -> u64 {
    (size as u64) * (size as u64).saturating_sub(1) / 2
}

impl<'r> Candidates<'r> {
    pub(crate) fn new(records: &'r Records, keyer: &Keyer, files: Files) -> Self {
        let used = if records.len() > WIDE_UP_TO { NARROW } else { RULES.len() };
        let mut rules = Vec::new();
        let mut width = 0;
        for rule in RULES.iter().take(used) {
            rules.push(width..width + rule.keys);
            width += rule.keys;
        }
        let mut table = vec![0u32; records.len() * width];
        table.par_chunks_mut(width).enumerate().for_each(|(record, row)| {
            fill(row, &rules, |emit| {
                let value = records.values(record as u32);
                keyer.narrow(&value, emit);
                if used > NARROW {
                    keyer.wide(&value, emit);
                }
            });
        });
        let mut new = Self { records, files, rules, width, table, left_out: 0, most: 0 };
        for rule in 0..used {
            if rule < NARROW { new.split(rule, keyer) } else { new.cut(rule) }
        }
        new
    }

    /// Number of rules in use.
    pub(crate) fn rules(&self) -> usize {
        self.rules.len()
    }

    fn row(&self, record: u32) -> &[u32] {
        let from = record as usize * self.width;
        self.table.get(from..from + self.width).unwrap_or_default()
    }

    fn keys(&self, record: u32, rule: usize) -> &[u32] {
        let range = self.rules.get(rule).cloned().unwrap_or_default();
        self.row(record).get(range).unwrap_or_default()
    }

    /// The blocks of a rule.
    pub(crate) fn blocks(&self, rule: usize) -> Blocks {
        let entries = |record: u32| {
            let keys = self.keys(record, rule).iter().filter(|key| **key != 0);
            keys.map(move |key| (u64::from(*key) << 32) | u64::from(record))
        };
        let all = (0..self.records.len() as u32).into_par_iter().flat_map_iter(entries);
        Blocks::new(all.collect())
    }

    /// Splits the large blocks of a rule by year, then by place, and leaves out what stays too large.
    fn split(&mut self, rule: usize, keyer: &Keyer) {
        for step in 0..2 {
            let blocks = self.blocks(rule);
            let large: Vec<u64> = (0..blocks.starts.len())
                .map(|number| blocks.block(number))
                .filter(|block| block.len() > SPLIT)
                .flatten()
                .copied()
                .collect();
            if large.is_empty() {
                self.most += blocks.sizes().map(pairs_of).sum::<u64>();
                return;
            }
            for entry in large {
                let (key, record) = ((entry >> 32) as u32, entry as u32);
                let value = self.records.values(record);
                let finer = match step {
                    0 => keyer.birth(&value).map_or(0, |date| u64::from(date.year)),
                    _ => keyer.place(&value),
                };
                let finer = Mixer::default().mix(key.into()).mix(finer + 1);
                self.replace(record, rule, key, ((hash(finer) >> 32) as u32).max(1));
            }
        }
        let blocks = self.blocks(rule);
        let mut left_out = 0;
        for number in 0..blocks.starts.len() {
            let block = blocks.block(number);
            if block.len() > LARGEST {
                left_out += pairs_of(block.len());
                self.clear(rule, block);
            } else {
                self.most += pairs_of(block.len());
            }
        }
        self.left_out += left_out;
    }

    /// Keeps the smallest blocks of a wide rule, within the budget.
    fn cut(&mut self, rule: usize) {
        let budget = 60_000 + self.records.len() as u64;
        let blocks = self.blocks(rule);
        let mut sizes: Vec<usize> = blocks.sizes().collect();
        sizes.sort_unstable();
        let mut sum = 0;
        let mut largest = 0;
        for size in sizes {
            sum += pairs_of(size);
            if sum > budget {
                break;
            }
            largest = size;
        }
        for number in 0..blocks.starts.len() {
            let block = blocks.block(number);
            if block.len() > largest {
                self.clear(rule, block);
            } else {
                self.most += pairs_of(block.len());
            }
        }
    }

    fn clear(&mut self, rule: usize, block: &[u64]) {
        for entry in block {
            self.replace(*entry as u32, rule, (entry >> 32) as u32, 0);
        }
    }

    fn replace(&mut self, record: u32, rule: usize, old: u32, new: u32) {
        let from = record as usize * self.width;
        let range = self.rules.get(rule).cloned().unwrap_or_default();
        let keys = self.table.get_mut(from + range.start..from + range.end).unwrap_or_default();
        keys.iter_mut().filter(|key| **key == old).for_each(|key| *key = new);
    }

    /// Whether this block is the first that brings the two together: no earlier rule does, and no lesser key of this one.
    fn is_first(&self, rule: usize, key: u32, a: u32, b: u32) -> bool {
        let (x, y) = (self.row(a), self.row(b));
        let meet = |range: std::ops::Range<usize>, below: u32| {
            let (x, y) = (x.get(range.clone()), y.get(range));
            let (x, y) = (x.unwrap_or_default(), y.unwrap_or_default());
            x.iter().any(|key| *key != 0 && *key < below && y.contains(key))
        };
        let mut earlier = self.rules.iter().take(rule);
        !earlier.any(|range| meet(range.clone(), u32::MAX))
            && !meet(self.rules.get(rule).cloned().unwrap_or_default(), key)
    }

    /// Calls `each` for every pair that a rule brings together first, with a state of each thread; blocks whose key is
    /// not `wanted` are passed over. The results come in the order of the keys.
    pub(crate) fn pairs<S, T: Send>(
        &self,
        rule: usize,
        blocks: &Blocks,
        wanted: impl Fn(u32) -> bool + Sync,
        state: impl Fn() -> S + Sync + Send,
        each: impl Fn(&mut S, &mut Vec<T>, u32, u32) + Sync,
    ) -> Vec<T> {
        let tasks = blocks.starts.len().div_ceil(TASK);
        let run = |state: &mut S, task: usize| {
            let mut found = Vec::new();
            for number in task * TASK..((task + 1) * TASK).min(blocks.starts.len()) {
                let block = blocks.block(number);
                let key = block.first().map_or(0, |entry| (entry >> 32) as u32);
                if block.len() < 2 || !wanted(key) {
                    continue;
                }
                let pairs = pairs_in(block).filter(|(a, b)| {
                    self.files.compares(*a, *b) && self.is_first(rule, key, *a, *b)
                });
                pairs.for_each(|(a, b)| each(state, &mut found, a, b));
            }
            found
        };
        let parts: Vec<Vec<T>> = (0..tasks).into_par_iter().map_init(state, run).collect();
        let mut all = Vec::with_capacity(parts.iter().map(Vec::len).sum());
        for part in parts {
            all.extend(part);
        }
        all
    }
}

/// Every two records of a block, the lesser number first.
fn pairs_in(block: &[u64]) -> impl Iterator<Item = (u32, u32)> {
    block
        .iter()
        .enumerate()
        .flat_map(|(at, a)| block.iter().skip(at + 1).map(move |b| (*a as u32, *b as u32)))
}

fn hash(mixer: Mixer) -> u64 {
    std::hash::Hasher::finish(&mixer)
}

/// Writes the keys that `make` emits into the places of their rules.
fn fill(
    row: &mut [u32],
    rules: &[std::ops::Range<usize>],
    make: impl FnOnce(&mut dyn FnMut(usize, &[u8])),
) {
    make(&mut |rule, bytes| {
        let key = short(rule, bytes);
        let range = rules.get(rule).cloned().unwrap_or_default();
        let places = row.get_mut(range).unwrap_or_default();
        for place in places {
            if *place == key {
                return;
            }
            if *place == 0 {
                *place = key;
                return;
            }
        }
    });
}
