//! Rounding: counts shown as multiples of a base, for open data.

use super::table::{add_up, finest_cells};
use super::{Error, Table};

/// How cells are rounded.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rounding {
    /// Every cell and margin for itself to the nearest multiple, halves up. Totals need not add up.
    Nearest,
    /// The finest cells so that they add up to the rounded grand total, largest remainders first; margins are their
    /// sums. Totals add up; every finest cell is within one base, a margin may be further off.
    Controlled,
    /// Every cell and margin up or down at random so that its expected value is kept. Totals need not add up.
    Random {
        /// The same seed gives the same table.
        seed: u64,
    },
}

/// A rounded table.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rounded {
    /// Rounded value of each cell, margins included.
    pub values: Vec<u64>,
    /// Whether totals are the sums of what is shown; if not, the table must say so.
    pub is_additive: bool,
}

/// Rounds a table of counts to multiples of `base`.
///
/// - `base`: at least 2; the house rounds to 5
///
/// # Errors
/// [`Error::Domain`] for a smaller base or a value that is not whole.
///
/// # Source
/// Hundepool et al., Statistical Disclosure Control (2012), 5.4.
pub fn round_table(table: &Table, base: u64, rounding: Rounding) -> Result<Rounded, Error> {
    if base < 2 {
        let (what, expected) = ("base of rounding", "at least 2");
        return Err(Error::Domain { what, index: 0, expected, found: base as f64 });
    }
    if let Some(index) = table.values.iter().position(|value| value.fract() != 0.0) {
        let (what, expected) = ("count", "a whole number");
        return Err(Error::Domain { what, index, expected, found: table.values[index] });
    }
    let counts: Vec<u64> = table.values.iter().map(|value| *value as u64).collect();
    let nearest = |count: &u64| (count + base / 2) / base * base;
    match rounding {
        Rounding::Nearest => {
            let values = counts.iter().map(nearest).collect();
            Ok(Rounded { values, is_additive: false })
        }
        Rounding::Controlled => Ok(controlled(table, &counts, base)),
        Rounding::Random { seed } => {
            let mut random = SplitMix { state: seed };
            let values = counts
                .iter()
                .map(|count| {
                    let up = random.next() % base < count % base;
                    count / base * base + if up { base } else { 0 }
                })
                .collect();
            Ok(Rounded { values, is_additive: false })
        }
    }
}

fn controlled(table: &Table, counts: &[u64], base: u64) -> Rounded {
    let finest = finest_cells(&table.dimensions);
    let total: u64 = finest.iter().map(|cell| counts[*cell]).sum();
    let down: u64 = finest.iter().map(|cell| counts[*cell] / base).sum();
    let raised = ((total + base / 2) / base - down) as usize;
    let mut by_remainder: Vec<usize> =
        finest.iter().copied().filter(|cell| !counts[*cell].is_multiple_of(base)).collect();
    by_remainder.sort_by_key(|cell| (std::cmp::Reverse(counts[*cell] % base), *cell));
    let mut values = vec![0; counts.len()];
    for cell in &finest {
        values[*cell] = counts[*cell] / base * base;
    }
    for cell in by_remainder.into_iter().take(raised) {
        values[cell] += base;
    }
    add_up(&table.dimensions, &mut values, |total, part| *total += part);
    Rounded { values, is_additive: true }
}

/// `SplitMix64`: small, fast, the same everywhere.
///
/// # Source
/// Steele, Lea & Flood, OOPSLA (2014).
struct SplitMix {
    state: u64,
}

impl SplitMix {
    fn next(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }
}
