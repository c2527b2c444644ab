//! From values to positions: a linear scale with round ticks.

/// How a value is written: the value and the decimals that the axis needs.
pub type Format<'a> = &'a dyn Fn(f64, usize) -> String;

/// What an axis measures.
#[derive(Clone, Copy)]
pub struct Axis<'a> {
    /// Name with unit; may be empty.
    pub label: &'a str,
    /// How its values are written.
    pub format: Format<'a>,
}

impl std::fmt::Debug for Axis<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Axis").field("label", &self.label).finish_non_exhaustive()
    }
}

/// A value that can be drawn: finite and within ±10¹⁵.
pub(crate) fn sane(value: f64) -> Option<f64> {
    (value.is_finite() && value.abs() <= 1e15).then_some(value)
}

/// An interval that can be drawn, in order.
pub(crate) fn sane_pair(pair: (f64, f64)) -> Option<(f64, f64)> {
    let (one, other) = (sane(pair.0)?, sane(pair.1)?);
    Some((one.min(other), one.max(other)))
}

/// A linear scale from a domain with round ends to positions.
#[derive(Debug, Clone)]
pub(crate) struct Scale {
    low: f64,
    high: f64,
    step: f64,
    from: f64,
    to: f64,
}

impl Scale {
    /// A scale that holds 0 and all values.
    pub(crate) fn from_zero(values: impl IntoIterator<Item = f64>, span: (f64, f64)) -> Self {
        Self::around(values.into_iter().chain([0.0]), span)
    }

    /// A scale for bars: holds 0 and all values and ends with the longest bar, so that no paper is wasted.
    pub(crate) fn for_bars(values: impl IntoIterator<Item = f64>, span: (f64, f64)) -> Self {
        let values: Vec<f64> = values.into_iter().filter_map(sane).collect();
        let longest = values.iter().copied().fold(0.0, f64::max);
        let round = Self::from_zero(values, span);
        if longest > 0.0 { Self { high: longest, ..round } } else { round }
    }

    /// A scale that holds all values, with round ends. Without values: 0–1.
    pub(crate) fn around(values: impl IntoIterator<Item = f64>, span: (f64, f64)) -> Self {
        let ends =
            values.into_iter().filter_map(sane).fold(None, |ends: Option<(f64, f64)>, value| {
                let (low, high) = ends.unwrap_or((value, value));
                Some((low.min(value), high.max(value)))
            });
        let (low, high) = match ends {
            None => (0.0, 1.0),
            // Closer than floats can step through at this size: one unit of that size apart.
            Some((low, high)) if high - low <= 1e-9 * high.abs().max(low.abs()).max(1e-9) => {
                if low > 0.0 {
                    (0.0, high)
                } else if high < 0.0 {
                    (low, 0.0)
                } else {
                    (0.0, 1.0)
                }
            }
            Some(ends) => ends,
        };
        let step = round_step((high - low) / 5.0);
        Self {
            low: (low / step + 1e-9).floor() * step,
            high: (high / step - 1e-9).ceil() * step,
            step,
            from: span.0,
            to: span.1,
        }
    }

    /// A scale whose ends are given.
    pub(crate) fn exactly(low: f64, high: f64, span: (f64, f64)) -> Self {
        let high = if high > low { high } else { low + 1.0 };
        Self { low, high, step: round_step((high - low) / 5.0), from: span.0, to: span.1 }
    }

    /// The position of a value, held inside the span.
    pub(crate) fn at(&self, value: f64) -> f64 {
        let share = ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        self.from + share * (self.to - self.from)
    }

    /// The position of the low end.
    pub(crate) const fn start(&self) -> f64 {
        self.from
    }

    /// The ticks, low to high.
    pub(crate) fn ticks(&self) -> Vec<f64> {
        let count = ((self.high - self.low) / self.step + 1e-6).floor() as usize;
        (0..=count.min(12))
            .map(|n| {
                let tick = self.low + n as f64 * self.step;
                // Ten times 0.1 is not 1: what is closer to zero than the step's noise is zero.
                if tick.abs() < self.step * 1e-6 { 0.0 } else { tick }
            })
            .collect()
    }

    /// The decimals that the ticks need.
    pub(crate) fn decimals(&self) -> usize {
        (0..9).find(|&n| (self.step * 10f64.powi(n)).fract().min(1.0) < 1e-6).unwrap_or(0) as usize
    }
}

/// The next of 1, 2, 5 · 10ⁿ above.
fn round_step(rough: f64) -> f64 {
    let rough = rough.max(1e-12);
    let power = 10f64.powf(rough.log10().floor());
    let digit = [1.0, 2.0, 5.0].into_iter().find(|digit| digit * power >= rough * (1.0 - 1e-9));
    digit.unwrap_or(10.0) * power
}
