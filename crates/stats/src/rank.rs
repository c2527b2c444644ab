//! Rank correlation.

/// Spearman's rank correlation of two lists of the same length, ties with the mean of their ranks.
///
/// - returns: -1 to 1; `None` for lists of different length, with a value that is not finite, or when one list holds the same
///   value throughout (also when it is empty)
///
/// # Source
/// Spearman, American Journal of Psychology 15 (1904) 72–101; ties as R `cor(method = "spearman")`.
pub fn rank_correlation(a: &[f64], b: &[f64]) -> Option<f64> {
    if a.len() != b.len() || !a.iter().chain(b).all(|value| value.is_finite()) {
        return None;
    }
    let (a, b) = (ranks(a), ranks(b));
    let mean = f64::midpoint(a.len() as f64, 1.0);
    let (mut both, mut of_a, mut of_b) = (0.0, 0.0, 0.0);
    for (a, b) in a.iter().zip(&b) {
        both += (a - mean) * (b - mean);
        of_a += (a - mean) * (a - mean);
        of_b += (b - mean) * (b - mean);
    }
    (of_a > 0.0 && of_b > 0.0).then(|| (both / (of_a * of_b).sqrt()).clamp(-1.0, 1.0))
}

/// Ranks from 1, ties with the mean of theirs.
fn ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut from = 0;
    while from < order.len() {
        let value = values[order[from]];
        let ties = order[from..].iter().take_while(|at| values[**at] == value).count().max(1);
        let rank = from as f64 + f64::midpoint(ties as f64, 1.0);
        for at in &order[from..from + ties] {
            ranks[*at] = rank;
        }
        from += ties;
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn correlations_equal_those_of_r() {
        // cor(c(1,2,3,4,5), c(5,6,7,8,7), method = "spearman")
        let found = rank_correlation(&[1.0, 2.0, 3.0, 4.0, 5.0], &[5.0, 6.0, 7.0, 8.0, 7.0]);
        assert!((found.unwrap() - 0.820_782_681_668_123_4).abs() < 1e-12, "{found:?}");
        assert_eq!(rank_correlation(&[1.0, 2.0, 3.0], &[30.0, 20.0, 10.0]), Some(-1.0));
    }

    #[test]
    fn lists_that_cannot_be_ranked_have_none() {
        assert_eq!(rank_correlation(&[], &[]), None);
        assert_eq!(rank_correlation(&[1.0], &[1.0, 2.0]), None);
        assert_eq!(rank_correlation(&[1.0, 1.0], &[1.0, 2.0]), None);
        assert_eq!(rank_correlation(&[f64::NAN, 1.0], &[1.0, 2.0]), None);
    }
}
