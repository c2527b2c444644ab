//! Sen–Shorrocks–Thon index: gaps weighted by rank, the poorest the most.

use super::Poverty;
use crate::linearised::Linearised;
use crate::sum::Sum;

impl Poverty<'_> {
    /// `Σ w g (2N − 2W + w) / N²`: `g` the relative gap (0 for who is not poor), `W` the inclusive cumulative weight from
    /// the largest gap down. Dimensionless, in `[0, 1]` where no value is negative.
    ///
    /// With equal weights this is Shorrocks's `Σ (2n − 2i + 1) g_i / n²`; it equals `FGT(1) · (1 + G)` with the Gini
    /// coefficient `G` of the gaps of all persons.
    ///
    /// # Source
    /// Shorrocks, Econometrica 63 (1995), the modified Sen index; weighted as `ΣΣ w w max(g, g) / N²`.
    ///
    /// # Checked against
    /// Examples by hand, the decomposition by Gini above, the jackknife.
    pub fn sst(&self) -> f64 {
        let population = self.population();
        let (mut before, mut index_sum) = (Sum::default(), Sum::default());
        for i in 0..self.poor {
            let (weight, gap) = (self.weight(i), 1.0 - self.relative(i));
            index_sum.add(weight * gap * (2.0 * (population - before.value()) - weight));
            before.add(weight);
        }
        index_sum.value() / (population * population)
    }

    /// The index with influences `2 Σ w max(g, g') / N² − 2 SST / N`; slopes by the ranks held fixed.
    pub(crate) fn sst_linearised(&self) -> Linearised {
        let (value, population) = (self.sst(), self.population());
        let (mut before, mut gaps) = (Sum::default(), Sum::default());
        let mut own = Vec::with_capacity(self.sample.len());
        let mut ranks = Vec::with_capacity(self.poor);
        for i in 0..self.poor {
            let (weight, gap) = (self.weight(i), 1.0 - self.relative(i));
            let at_least = population - before.value();
            own.push((gap * at_least + gaps.value()) / population);
            ranks.push((2.0 * at_least - weight) / (population * population));
            before.add(weight);
            gaps.add(weight * gap);
        }
        own.resize(self.sample.len(), gaps.value() / population);
        for influence in &mut own {
            *influence = 2.0 * (*influence - value) / population;
        }
        Linearised { own, slopes: self.slopes(|i| ranks[i] * self.relative(i)) }
    }
}

#[cfg(test)]
mod tests {
    use super::Poverty;
    use crate::sorted::Sorted;

    #[test]
    fn the_poorest_weigh_the_most() {
        // Gaps 1/2 and 1/5 among four: (7 · 0.5 + 5 · 0.2) / 16.
        let sample = Sorted::new(&[5.0, 8.0, 10.0, 40.0], None);
        assert!((Poverty::below(&sample, 10.0).unwrap().sst() - 4.5 / 16.0).abs() < 1e-15);
    }

    #[test]
    fn when_all_have_nothing_the_index_is_one() {
        let sample = Sorted::new(&[0.0, 0.0, 0.0], Some(&[1.0, 2.5, 3.0]));
        assert!((Poverty::below(&sample, 10.0).unwrap().sst() - 1.0).abs() < 1e-15);
    }
}
