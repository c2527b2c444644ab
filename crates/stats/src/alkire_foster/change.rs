//! Change of multidimensional poverty between two rounds, and whether it came from fewer poor or from less intensity.
//!
//! The rounds are independent samples. A panel, whose rounds share persons, needs the covariance between rounds and
//! must not be compared here: its standard errors would come out too wide.

/// A figure with its variance, where known.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Scalar {
    /// The figure.
    pub estimate: f64,
    /// Its sampling variance, ≥ 0.
    pub variance: f64,
}

/// Incidence and intensity of one round with their covariance matrix.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Round {
    /// Incidence `H`, share in `[0, 1]`.
    pub headcount: Scalar,
    /// Intensity `A`, share in `[0, 1]`; zero with variance zero where nobody is poor.
    pub intensity: Scalar,
    /// Covariance of the two, `½(Var(H + A) − Var H − Var A)` from the sum of their influences.
    pub covariance: f64,
}

/// A difference with its standard error.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Difference {
    /// After minus before.
    pub absolute: f64,
    /// Standard error of the absolute difference.
    pub standard_error: f64,
    /// Difference as a share of the first round; `None` where that is zero.
    pub relative: Option<f64>,
    /// Standard error of the relative difference (delta method).
    pub relative_standard_error: Option<f64>,
}

/// What changed between two rounds.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Change {
    /// Change of `H`.
    pub headcount: Difference,
    /// Change of `A`.
    pub intensity: Difference,
    /// Change of `M0`.
    pub adjusted: Difference,
    /// Part of the change of `M0` due to incidence (Shapley).
    pub incidence_effect: Scalar,
    /// Part of the change of `M0` due to intensity (Shapley); both parts sum to the whole.
    pub intensity_effect: Scalar,
}

/// Compares two independent rounds.
///
/// `ΔM0 = ½(A₀ + A₁)·ΔH + ½(H₀ + H₁)·ΔA`; standard errors by the delta method from the covariance matrices of
/// `(H, A)`.
///
/// # Source
/// Alkire, Roche & Vaz, World Development 94 (2017) 232–249 (rates of change); Roche, Social Indicators Research 112
/// (2013) 419–440 (Shapley decomposition).
pub fn change(before: &Round, after: &Round) -> Change {
    let (h0, h1) = (before.headcount.estimate, after.headcount.estimate);
    let (a0, a1) = (before.intensity.estimate, after.intensity.estimate);
    let (mean_h, mean_a) = (f64::midpoint(h0, h1), f64::midpoint(a0, a1));
    let (dh, da) = (h1 - h0, a1 - a0);
    Change {
        headcount: difference(before.headcount, after.headcount),
        intensity: difference(before.intensity, after.intensity),
        adjusted: difference(before.adjusted(), after.adjusted()),
        incidence_effect: Scalar {
            estimate: mean_a * dh,
            variance: before.combination(-mean_a, dh / 2.0) + after.combination(mean_a, dh / 2.0),
        },
        intensity_effect: Scalar {
            estimate: mean_h * da,
            variance: before.combination(da / 2.0, -mean_h) + after.combination(da / 2.0, mean_h),
        },
    }
}

impl Round {
    /// `M0 = H·A` with its variance.
    pub fn adjusted(&self) -> Scalar {
        let (h, a) = (self.headcount.estimate, self.intensity.estimate);
        Scalar { estimate: h * a, variance: self.combination(a, h) }
    }

    /// Variance of `by_headcount·H + by_intensity·A`.
    fn combination(&self, by_headcount: f64, by_intensity: f64) -> f64 {
        let variance = by_headcount.powi(2) * self.headcount.variance
            + by_intensity.powi(2) * self.intensity.variance
            + 2.0 * by_headcount * by_intensity * self.covariance;
        // A perfect correlation can leave a negative rounding error.
        variance.max(0.0)
    }
}

/// The difference of two independent figures, absolute and as a share of the first (delta method).
pub fn difference(before: Scalar, after: Scalar) -> Difference {
    let absolute = after.estimate - before.estimate;
    let base = before.estimate;
    let relative = (base != 0.0).then(|| absolute / base);
    let relative_variance =
        after.variance / base.powi(2) + after.estimate.powi(2) * before.variance / base.powi(4);
    Difference {
        absolute,
        standard_error: (before.variance + after.variance).sqrt(),
        relative,
        relative_standard_error: relative.map(|_| relative_variance.sqrt()),
    }
}
