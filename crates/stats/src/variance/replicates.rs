//! Replicate weights: the rescaled bootstrap and the stratified jackknife. Checks of the linearised variance.

use super::design::Design;
use super::random::Random;
use crate::reason::Reason;
use crate::sum::sum;

/// Share of the replicates that must give a figure.
const NEEDED: f64 = 0.9;

/// How replicates are made.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Replicates {
    /// Units drawn with replacement, `n − 1` of `n` in each stratum, weights rescaled.
    Bootstrap { count: usize, seed: u64 },
    /// Each unit left out once (`JKn`).
    Jackknife,
}

impl Replicates {
    pub(crate) fn count(self, design: &Design) -> usize {
        match self {
            Self::Bootstrap { count, .. } => count,
            Self::Jackknife => design.units(),
        }
    }

    /// What the weights of each unit are multiplied by in a replicate. Deterministic in seed and replicate.
    ///
    /// A stratum with a single unit is kept as it is: replicates show no variance of it.
    ///
    /// # Source
    /// Rao, Wu & Yue, Survey Methodology 18 (1992), with `n_h − 1` draws; Wolter (2007), §4.5.
    pub(crate) fn factors(self, design: &Design, replicate: usize) -> Vec<f64> {
        let mut factors = vec![1.0; design.units()];
        match self {
            Self::Bootstrap { seed, .. } => {
                let mut random = Random::new(seed, replicate as u64);
                for stratum in design.strata().iter().filter(|stratum| stratum.units > 1) {
                    let shrink = stratum.not_sampled.sqrt();
                    let each = shrink * stratum.units as f64 / (stratum.units - 1) as f64;
                    let factors = &mut factors[stratum.first..stratum.first + stratum.units];
                    factors.fill(1.0 - shrink);
                    for _ in 1..stratum.units {
                        factors[random.below(stratum.units)] += each;
                    }
                }
            }
            Self::Jackknife => {
                let stratum =
                    design.strata().partition_point(|stratum| stratum.first <= replicate) - 1;
                let stratum = design.strata()[stratum];
                if stratum.units > 1 {
                    let others = stratum.units as f64 / (stratum.units - 1) as f64;
                    factors[stratum.first..stratum.first + stratum.units].fill(others);
                    factors[replicate] = 0.0;
                }
            }
        }
        factors
    }

    /// Variance from the figures of the replicates (`None` where one could not be computed).
    ///
    /// # Errors
    /// [`Reason::ReplicatesFailed`] when fewer than nine of ten replicates, or fewer than two, gave a figure.
    pub(crate) fn variance(
        self,
        design: &Design,
        estimate: f64,
        figures: &[Option<f64>],
    ) -> Result<f64, Reason> {
        let known = figures.iter().flatten().count();
        if known < 2 || (known as f64) < NEEDED * figures.len() as f64 {
            return Err(Reason::ReplicatesFailed);
        }
        Ok(match self {
            Self::Bootstrap { .. } => {
                let mean = sum(figures.iter().flatten().copied()) / known as f64;
                sum(figures.iter().flatten().map(|figure| (figure - mean) * (figure - mean)))
                    / (known - 1) as f64
            }
            Self::Jackknife => sum(design.strata().iter().map(|stratum| {
                let n = stratum.units as f64;
                let figures = &figures[stratum.first..stratum.first + stratum.units];
                let squares = figures
                    .iter()
                    .flatten()
                    .map(|figure| (figure - estimate) * (figure - estimate));
                stratum.not_sampled * (n - 1.0) / n * sum(squares)
            })),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::Replicates;
    use crate::variance::design::{Design, DesignColumns};

    #[test]
    fn bootstrap_factors_of_a_stratum_sum_to_its_units() {
        let columns = DesignColumns {
            strata: Some(&[0, 0, 0, 1, 2, 2]),
            psu: None,
            fpc: Some(&[6.0, 6.0, 6.0, 9.0, 2.0, 2.0]),
        };
        let design = Design::new(6, &columns).unwrap();
        let bootstrap = Replicates::Bootstrap { count: 4, seed: 11 };
        for replicate in 0..4 {
            let factors = bootstrap.factors(&design, replicate);
            assert!((factors[..3].iter().sum::<f64>() - 3.0).abs() < 1e-12);
            assert_eq!(factors[3..], [1.0, 1.0, 1.0], "a single unit and a full stratum stay");
        }
    }

    #[test]
    fn the_jackknife_leaves_one_unit_out_and_lets_its_stratum_stand_for_it() {
        let columns = DesignColumns { strata: Some(&[0, 0, 0, 1, 1]), ..DesignColumns::default() };
        let design = Design::new(5, &columns).unwrap();
        assert_eq!(Replicates::Jackknife.factors(&design, 1), [1.5, 0.0, 1.5, 1.0, 1.0]);
    }
}
