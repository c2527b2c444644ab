//! How well pairs agree with labels.

/// Pairs from a weight on, held against labels.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Agreement {
    /// Weight from which a pair is said to be one person.
    pub threshold: f64,
    /// Labelled pairs at or above it.
    pub hits: usize,
    /// Pairs at or above it that have no label.
    pub wrong: usize,
    /// Labelled pairs below it, those that were no candidates included.
    pub missed: usize,
}

impl Agreement {
    /// Share of the pairs found that are labelled; one when none is found.
    pub fn precision(&self) -> f64 {
        share(self.hits, self.hits + self.wrong)
    }

    /// Share of the labelled pairs that are found; one when there is none.
    pub fn recall(&self) -> f64 {
        share(self.hits, self.hits + self.missed)
    }

    /// Harmonic mean of precision and recall.
    pub fn f1(&self) -> f64 {
        share(2 * self.hits, 2 * self.hits + self.wrong + self.missed)
    }
}

fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

/// The agreement at `threshold`.
///
/// - `pairs`: weight, and whether the pair is labelled; in falling order of weight
/// - `labels`: labelled pairs in all
pub fn agreement(pairs: &[(f64, bool)], labels: usize, threshold: f64) -> Agreement {
    let above = pairs.partition_point(|(weight, _)| *weight >= threshold);
    let hits = pairs.iter().take(above).filter(|(_, is_labelled)| *is_labelled).count();
    Agreement { threshold, hits, wrong: above - hits, missed: labels.saturating_sub(hits) }
}

/// The agreement with the greatest F1; the highest threshold among equals. `None` without pairs.
pub fn best_agreement(pairs: &[(f64, bool)], labels: usize) -> Option<Agreement> {
    let mut best: Option<Agreement> = None;
    let (mut hits, mut count) = (0, 0);
    for block in pairs.chunk_by(|a, b| a.0 == b.0) {
        hits += block.iter().filter(|(_, is_labelled)| *is_labelled).count();
        count += block.len();
        let threshold = block.first()?.0;
        let found =
            Agreement { threshold, hits, wrong: count - hits, missed: labels.saturating_sub(hits) };
        if best.is_none_or(|best| found.f1() > best.f1()) {
            best = Some(found);
        }
    }
    best
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_best_threshold_has_the_greatest_f1() {
        let pairs = [(9.0, true), (5.0, true), (1.0, false), (0.0, true), (-4.0, false)];
        let best = best_agreement(&pairs, 4).unwrap();
        assert_eq!(best, Agreement { threshold: 0.0, hits: 3, wrong: 1, missed: 1 });
        assert_eq!(best.f1(), 0.75);
        assert_eq!(agreement(&pairs, 4, 2.0).precision(), 1.0);
        assert_eq!(agreement(&pairs, 4, 2.0).recall(), 0.5);
    }
}
