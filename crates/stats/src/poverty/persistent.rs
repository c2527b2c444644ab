//! Persistent risk of poverty: poor now and in at least two of the three years before.

/// Years of the panel: the current one and the three before.
pub const PANEL_WAVES: usize = 4;

/// Years before the current one in which a person must have been poor as well.
const POOR_BEFORE: usize = 2;

/// Whether a person is persistently poor.
///
/// - `poor`: oldest year first, the current year last; `None` where the person was not observed
/// - returns: `None` unless all four years were observed, for persistence is defined on the panel of four
///
/// The rate is the share of `true` among the observed, with the longitudinal weights (`share`).
///
/// # Source
/// Eurostat, EU-SILC methodology, `ilc_li21`.
pub fn persistently_poor(poor: [Option<bool>; PANEL_WAVES]) -> Option<bool> {
    let [first, second, third, now] = poor;
    let before = [first?, second?, third?].into_iter().filter(|poor| *poor).count();
    Some(now? && before >= POOR_BEFORE)
}

#[cfg(test)]
mod tests {
    use super::persistently_poor;

    #[test]
    fn poor_now_and_in_two_of_three_years_before_is_persistent() {
        let of = |waves: [bool; 4]| persistently_poor(waves.map(Some));
        assert_eq!(of([true, false, true, true]), Some(true));
        assert_eq!(of([true, true, true, false]), Some(false));
        assert_eq!(of([false, false, true, true]), Some(false));
    }

    #[test]
    fn a_year_without_an_answer_leaves_the_person_out() {
        assert_eq!(persistently_poor([None, Some(true), Some(true), Some(true)]), None);
    }
}
