//! Sums that do not lose what is small: compensated, in a fixed order, so that a result never depends on threads.

/// A running sum with the rounding error carried beside it (Knuth's two-sum, as in Ogita, Rump & Oishi 2005).
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Sum {
    total: f64,
    rest: f64,
}

impl Sum {
    /// Adds one term.
    #[inline]
    pub(crate) fn add(&mut self, term: f64) {
        let total = self.total + term;
        let taken = total - self.total;
        self.rest += (self.total - (total - taken)) + (term - taken);
        self.total = total;
    }

    /// The sum so far.
    #[inline]
    pub(crate) fn value(self) -> f64 {
        self.total + self.rest
    }
}

/// Sum of the terms in their order.
#[inline]
pub(crate) fn sum(terms: impl IntoIterator<Item = f64>) -> f64 {
    let mut sum = Sum::default();
    for term in terms {
        sum.add(term);
    }
    sum.value()
}

/// Sum of the products of two slices of the same length.
#[inline]
pub(crate) fn dot(a: &[f64], b: &[f64]) -> f64 {
    sum(a.iter().zip(b).map(|(a, b)| a * b))
}

#[cfg(test)]
mod tests {
    use super::sum;

    #[test]
    fn a_small_term_between_two_large_ones_is_kept() {
        assert_eq!(sum([1e16, 1.0, -1e16]), 1.0);
    }
}
