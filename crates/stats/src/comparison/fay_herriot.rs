//! Fay–Herriot: direct estimates of small areas drawn towards a regression as far as their own error demands.
//!
//! The standard errors of the direct estimates are taken as known. The result stands beside the direct estimate,
//! never instead of it.

use super::linear_algebra::{Rows, apply, cross_product, dot, inverse, quadratic, weighted_sum};
use super::{Error, check_each, check_length};

/// How the variance between areas is estimated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum VarianceMethod {
    /// Restricted maximum likelihood, by Fisher scoring.
    Reml,
    /// Moments of the ordinary least squares residuals (Prasad & Rao 1990).
    Moments,
}

/// A fitted Fay–Herriot model.
#[derive(Debug, Clone, PartialEq)]
pub struct FayHerriot {
    /// Regression coefficients, intercept first.
    pub coefficients: Vec<f64>,
    /// Variance between areas `A`, ≥ 0.
    pub variance: f64,
    /// One entry for each area.
    pub areas: Vec<Area>,
}

/// One area.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Area {
    /// What the regression alone says.
    pub synthetic: f64,
    /// Empirical best linear unbiased predictor, `γ·direct + (1 − γ)·synthetic`.
    pub eblup: f64,
    /// Weight of the direct estimate, `A/(A + D)` in `[0, 1)`.
    pub gamma: f64,
    /// Mean squared error of the predictor.
    pub mse: f64,
}

/// Fits the area level model `y = x'β + v + e`, `v ~ (0, A)`, `e ~ (0, D)`.
///
/// - `direct`: `[m]`, direct estimates, finite
/// - `standard_errors`: `[m]`, known, > 0, same unit
/// - `covariates`: columns of `[m]`, finite; an intercept is added
/// - returns: predictors with `MSE = g1 + g2 + 2·g3`
///
/// An area without a direct estimate must be left out; its synthetic value is `x'β`.
///
/// # Errors
/// [`Error::Shape`], [`Error::Domain`], [`Error::TooFew`] unless areas outnumber coefficients, [`Error::Dependent`],
/// [`Error::NotSettled`].
///
/// # Source
/// Fay & Herriot, JASA 74 (1979) 269–277; Prasad & Rao, JASA 85 (1990) 163–171; Datta & Lahiri, Statistica Sinica 10
/// (2000) 613–627 (MSE under REML).
///
/// # Checked against
/// `tests/golden/comparison.csv` (R metafor `rma`, methods REML and HE, and `blup`); the MSE by its formula in R.
pub fn fay_herriot(
    direct: &[f64],
    standard_errors: &[f64],
    covariates: &[&[f64]],
    method: VarianceMethod,
) -> Result<FayHerriot, Error> {
    check_length("standard errors", direct.len(), standard_errors.len())?;
    check_each("direct estimate", "finite", direct, f64::is_finite)?;
    check_each("standard error", "finite and > 0", standard_errors, |s| s.is_finite() && s > 0.0)?;
    for column in covariates {
        check_length("covariate", direct.len(), column.len())?;
        check_each("covariate", "finite", column, f64::is_finite)?;
    }
    let p = covariates.len() + 1;
    if direct.len() <= p {
        return Err(Error::TooFew { expected: p + 1, found: direct.len() });
    }
    let rows: Rows = (0..direct.len())
        .map(|i| std::iter::once(1.0).chain(covariates.iter().map(|c| c[i])).collect())
        .collect();
    let data = Data { y: direct, d: standard_errors.iter().map(|s| s * s).collect(), rows };
    let variance = match method {
        VarianceMethod::Reml => data.reml()?,
        VarianceMethod::Moments => data.moments()?,
    };
    data.predict(variance, method)
}

struct Data<'a> {
    y: &'a [f64],
    d: Vec<f64>,
    rows: Rows,
}

impl Data<'_> {
    fn precisions(&self, variance: f64) -> Vec<f64> {
        self.d.iter().map(|d| 1.0 / (variance + d)).collect()
    }

    /// Weighted least squares: coefficients and `(X'WX)⁻¹`.
    fn fit(&self, weights: &[f64]) -> Result<(Vec<f64>, Rows), Error> {
        let inverse = inverse(&cross_product(&self.rows, weights))?;
        let coefficients = apply(&inverse, &weighted_sum(&self.rows, weights, self.y));
        Ok((coefficients, inverse))
    }

    fn residuals(&self, coefficients: &[f64]) -> Vec<f64> {
        self.y.iter().zip(&self.rows).map(|(y, row)| y - dot(row, coefficients)).collect()
    }

    /// `(Σ e² − Σ D(1 − h)) / (m − p)`, cut at zero.
    fn moments(&self) -> Result<f64, Error> {
        let ones = vec![1.0; self.y.len()];
        let (coefficients, inverse) = self.fit(&ones)?;
        let squares: f64 = self.residuals(&coefficients).iter().map(|e| e * e).sum();
        let expected: f64 = self
            .d
            .iter()
            .zip(&self.rows)
            .map(|(d, row)| d * (1.0 - quadratic(&inverse, row)))
            .sum();
        let degrees = (self.y.len() - inverse.len()) as f64;
        Ok(((squares - expected) / degrees).max(0.0))
    }

    /// Fisher scoring on the restricted likelihood with `P = W − WX(X'WX)⁻¹X'W`; steps below zero are cut.
    fn reml(&self) -> Result<f64, Error> {
        const ROUNDS: usize = 500;
        let mut variance = self.moments()?;
        for _ in 0..ROUNDS {
            let weights = self.precisions(variance);
            let (coefficients, inverse) = self.fit(&weights)?;
            let projected: f64 = self
                .residuals(&coefficients)
                .iter()
                .zip(&weights)
                .map(|(e, w)| (e * w).powi(2))
                .sum();
            let squares: Vec<f64> = weights.iter().map(|w| w * w).collect();
            let cubes: Vec<f64> = weights.iter().map(|w| w.powi(3)).collect();
            let second = cross_product(&self.rows, &squares);
            let third = cross_product(&self.rows, &cubes);
            let trace = weights.iter().sum::<f64>() - trace_of_product(&inverse, &second);
            let reduced = product(&inverse, &second);
            let trace_squared = squares.iter().sum::<f64>()
                - 2.0 * trace_of_product(&inverse, &third)
                + trace_of_product(&reduced, &reduced);
            let next = (variance + (projected - trace) / trace_squared).max(0.0);
            let settled = (next - variance).abs() <= 1e-13 * (variance + self.d[0]);
            variance = next;
            if settled {
                return Ok(variance);
            }
        }
        Err(Error::NotSettled { rounds: ROUNDS })
    }

    fn predict(&self, variance: f64, method: VarianceMethod) -> Result<FayHerriot, Error> {
        let weights = self.precisions(variance);
        let (coefficients, inverse) = self.fit(&weights)?;
        let m = self.y.len() as f64;
        let variance_of_variance = match method {
            VarianceMethod::Reml => 2.0 / weights.iter().map(|w| w * w).sum::<f64>(),
            VarianceMethod::Moments => {
                2.0 / (m * m) * self.d.iter().map(|d| (variance + d).powi(2)).sum::<f64>()
            }
        };
        let areas = (0..self.y.len())
            .map(|i| {
                let synthetic = dot(&self.rows[i], &coefficients);
                let (d, w) = (self.d[i], weights[i]);
                let gamma = variance * w;
                let g1 = gamma * d;
                let g2 = (1.0 - gamma).powi(2) * quadratic(&inverse, &self.rows[i]);
                let g3 = d * d * w.powi(3) * variance_of_variance;
                let eblup = gamma * self.y[i] + (1.0 - gamma) * synthetic;
                Area { synthetic, eblup, gamma, mse: g1 + g2 + 2.0 * g3 }
            })
            .collect();
        Ok(FayHerriot { coefficients, variance, areas })
    }
}

fn product(a: &Rows, b: &Rows) -> Rows {
    let columns = |j: usize| b.iter().map(|row| row[j]).collect::<Vec<f64>>();
    a.iter().map(|row| (0..b.len()).map(|j| dot(row, &columns(j))).collect()).collect()
}

fn trace_of_product(a: &Rows, b: &Rows) -> f64 {
    (0..a.len()).map(|i| (0..b.len()).map(|j| a[i][j] * b[j][i]).sum::<f64>()).sum()
}
