//! Places of units among others: rank, percentile, distance from the mean and from the median.
//!
//! A unit without a value (NaN) has no place and does not count among the others.

/// What a larger value means.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    /// Larger is better: +1.
    HigherIsBetter,
    /// Smaller is better: −1.
    LowerIsBetter,
    /// No judgement: 0. Ordered by size, largest first.
    Context,
}

impl Direction {
    fn sign(self) -> f64 {
        match self {
            Self::HigherIsBetter | Self::Context => 1.0,
            Self::LowerIsBetter => -1.0,
        }
    }
}

/// Rank of each unit, 1 for the best (for [`Direction::Context`] the largest); ties share their average rank.
///
/// - `values`: `[n]`, any unit; NaN is missing
/// - returns: in `[1, n]`, `None` for a missing value; `O(n log n)`
pub fn ranks(values: &[f64], direction: Direction) -> Vec<Option<f64>> {
    places(values, direction, |before, tied, _| before as f64 + f64::midpoint(tied as f64, 1.0))
}

/// Percentile rank: percent of units that a unit leaves behind, ties counted half.
///
/// - `values`: `[n]`, any unit; NaN is missing
/// - returns: `100·(behind + ½·tied)/n` in `(0, 100)`, the unit itself among the tied; 100 is the good end
///
/// # Source
/// The mid-rank definition, `(CF − ½f)/N`.
pub fn percentile_ranks(values: &[f64], direction: Direction) -> Vec<Option<f64>> {
    places(values, direction, |before, tied, n| {
        100.0 * ((n - before - tied) as f64 + tied as f64 / 2.0) / n as f64
    })
}

/// Distance from the unweighted mean of all units in standard deviations (`n − 1`), positive on the good side.
///
/// - returns: `None` for a missing value and where all values are equal or fewer than two are known
pub fn z_scores(values: &[f64], direction: Direction) -> Vec<Option<f64>> {
    let known = known(values);
    let n = known.len() as f64;
    let mean = known.iter().sum::<f64>() / n;
    let squares: f64 = known.iter().map(|value| (value - mean).powi(2)).sum();
    scores(values, mean, (squares / (n - 1.0)).sqrt(), direction)
}

/// Distance from the median in units of the median absolute deviation, `0.6745·(x − median)/MAD`.
///
/// - returns: `None` for a missing value and where more than half of the values are equal
///
/// # Source
/// Iglewicz & Hoaglin, How to Detect and Handle Outliers (1993).
pub fn robust_z_scores(values: &[f64], direction: Direction) -> Vec<Option<f64>> {
    let centre = median(known(values));
    let deviation = median(known(values).iter().map(|value| (value - centre).abs()).collect());
    scores(values, centre, deviation / 0.6745, direction)
}

fn known(values: &[f64]) -> Vec<f64> {
    values.iter().copied().filter(|value| !value.is_nan()).collect()
}

/// Median with the two middle values averaged; NaN without values.
fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    let n = values.len();
    match values.get(n / 2) {
        None => f64::NAN,
        Some(upper) if n % 2 == 1 => *upper,
        Some(upper) => f64::midpoint(values[n / 2 - 1], *upper),
    }
}

fn scores(values: &[f64], centre: f64, spread: f64, direction: Direction) -> Vec<Option<f64>> {
    values
        .iter()
        .map(|value| {
            let usable = !value.is_nan() && spread > 0.0;
            usable.then(|| direction.sign() * (value - centre) / spread)
        })
        .collect()
}

/// Applies `place(better, tied, n)` to each unit with a value.
fn places(
    values: &[f64],
    direction: Direction,
    place: impl Fn(usize, usize, usize) -> f64,
) -> Vec<Option<f64>> {
    let mut order: Vec<usize> = (0..values.len()).filter(|i| !values[*i].is_nan()).collect();
    let descending = |a: &usize, b: &usize| values[*b].total_cmp(&values[*a]);
    order.sort_by(|a, b| match direction {
        Direction::LowerIsBetter => descending(b, a),
        _ => descending(a, b),
    });
    let mut found = vec![None; values.len()];
    let mut before = 0;
    for tied in order.chunk_by(|a, b| values[*a] == values[*b]) {
        for unit in tied {
            found[*unit] = Some(place(before, tied.len(), order.len()));
        }
        before += tied.len();
    }
    found
}
