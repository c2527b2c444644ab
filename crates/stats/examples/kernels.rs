//! Times the kernels alone, without reading a file: `cargo run --release -p stats --example kernels [RECORDS]`.
//!
//! Incomes are fictional, all different, in nine groups; the four Eurostat measures together, overall and by group.

use stats::measure::{Columns, Groups, Interval, Measure, Options, estimate};
use std::time::Instant;

const GROUPS: u32 = 9;

#[expect(clippy::print_stdout, reason = "a program for people at a terminal")]
fn main() {
    let records =
        std::env::args().nth(1).and_then(|records| records.parse().ok()).unwrap_or(7_413_500_u32);
    let incomes: Vec<f64> = (0..records).map(income).collect();
    let weights: Vec<f64> =
        (0..records).map(|i| 200.0 + 600.0 * fraction(i ^ 0x5bd1_e995)).collect();
    let codes: Vec<u32> =
        (0..records).map(|i| (fraction(i ^ 0x1b87_3593) * f64::from(GROUPS)) as u32).collect();
    let columns = Columns {
        values: &incomes,
        weights: Some(&weights),
        groups: Some(Groups { codes: &codes, count: GROUPS as usize }),
        strata: Some(&codes),
        ..Columns::default()
    };
    let measures = [Measure::Arpr, Measure::Qsr, Measure::Gini, Measure::Rmpg];
    for interval in [Interval::None, Interval::None, Interval::Linearized] {
        let start = Instant::now();
        let options = Options { interval, ..Options::default() };
        match estimate(&columns, &measures, &options) {
            Ok(estimates) => {
                let elapsed = start.elapsed().as_millis();
                let first = estimates.first().and_then(|estimate| estimate.estimate);
                println!(
                    "{records} records, {interval:?}: {elapsed} ms, {} figures, first {first:?}",
                    estimates.len()
                );
            }
            Err(error) => println!("{error}"),
        }
    }
}

/// Skewed, with about a sixth below the line.
fn income(i: u32) -> f64 {
    let sum = fraction(i) + fraction(i ^ 0x27d4_eb2f) + fraction(i ^ 0x1656_67b1);
    20_000.0 * (1.05 * (sum - 1.5)).exp()
}

/// A number in [0, 1) that looks random, the same for the same `i`.
fn fraction(i: u32) -> f64 {
    let mut z = u64::from(i).wrapping_add(1).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    (z >> 11) as f64 / (1_u64 << 53) as f64
}
