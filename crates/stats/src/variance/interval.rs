//! Confidence intervals and tests from an estimate and its standard error.

use statrs::distribution::{ContinuousCDF, StudentsT};

/// Two-sided quantile of Student's t, for instance 1.96 at level 0.95 with many degrees of freedom.
///
/// - `level`: confidence level, in (0, 1); `degrees`: ≥ 1, otherwise `None`
///
/// # Checked against
/// R `qt` (unit test).
pub fn t_quantile(level: f64, degrees: usize) -> Option<f64> {
    let t = StudentsT::new(0.0, 1.0, degrees as f64).ok()?;
    (level > 0.0 && level < 1.0 && degrees > 0).then(|| t.inverse_cdf(f64::midpoint(1.0, level)))
}

/// Two-sided p-value of a difference: the chance of a `|t|` as large when there is none.
///
/// - returns: `None` without standard error above zero or degrees of freedom
pub fn p_value(difference: f64, standard_error: f64, degrees: usize) -> Option<f64> {
    if degrees == 0 || standard_error.is_nan() || standard_error <= 0.0 {
        return None;
    }
    let t = StudentsT::new(0.0, 1.0, degrees as f64).ok()?;
    Some(2.0 * t.cdf(-(difference / standard_error).abs()))
}

/// `estimate ± t · standard error`.
pub fn symmetric(estimate: f64, standard_error: f64, t: f64) -> (f64, f64) {
    (estimate - t * standard_error, estimate + t * standard_error)
}

/// Interval of a share that is symmetric in logits, so that it stays within 0 and 1.
///
/// - `share`: in (0, 1); at 0 or 1 there is no logit and `None` is returned
///
/// # Source
/// Korn & Graubard, Survey Methodology 24 (1998); R survey `svyciprop(method = "logit")`.
pub fn logit(share: f64, standard_error: f64, t: f64) -> Option<(f64, f64)> {
    if share <= 0.0 || share >= 1.0 {
        return None;
    }
    let centre = (share / (1.0 - share)).ln();
    let half = t * standard_error / (share * (1.0 - share));
    let back = |logit: f64| 1.0 / (1.0 + (-logit).exp());
    Some((back(centre - half), back(centre + half)))
}

#[cfg(test)]
mod tests {
    use super::{logit, p_value, t_quantile};

    #[test]
    fn quantiles_and_tails_of_t_are_those_of_r() {
        // R 4.5: qt(0.975, c(1, 7, 5991)); 2 * pt(-2.5, 12)
        for (degrees, expected) in [
            (1, 12.706_204_736_174_694),
            (7, 2.364_624_251_592_784_4),
            (5991, 1.960_360_035_687_547_5),
        ] {
            let t = t_quantile(0.95, degrees).unwrap();
            assert!(
                (t / expected - 1.0).abs() < 1e-8,
                "t with {degrees} degrees of freedom is {t}"
            );
        }
        let p = p_value(-2.5, 1.0, 12).unwrap();
        assert!((p - 0.027_915_399_571_325_2).abs() < 1e-8, "{p}");
        assert_eq!((t_quantile(0.95, 0), p_value(1.0, 0.0, 5)), (None, None));
    }

    #[test]
    fn an_interval_of_a_small_share_stays_above_zero() {
        let (lower, upper) = logit(0.01, 0.02, 1.96).unwrap();
        assert!(lower > 0.0 && lower < 0.01 && upper > 0.05 && upper < 1.0);
        assert_eq!(logit(0.0, 0.0, 1.96), None);
    }
}
