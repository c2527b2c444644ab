//! A rule as a municipality has set it: off until somebody turns it on with a number of years.

use chrono::{DateTime, Months, NaiveDate, Utc};
use kernel::UserId;

use crate::kind::RecordKind;

/// Fewest and most years of a rule.
pub(crate) const YEARS: std::ops::RangeInclusive<u16> = 1..=100;

/// A rule of a municipality.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RetentionRule {
    /// About which kind of record.
    pub kind: RecordKind,
    /// Whether it is on.
    pub is_on: bool,
    /// Years after the event.
    pub years: u16,
    /// When it was set last.
    pub changed_at: DateTime<Utc>,
    /// By whom.
    pub changed_by: Option<UserId>,
    /// That user's name.
    pub changer: Option<String>,
}

/// The last day of an event that is `years` ago on `today`; `None` before the calendar begins.
pub(crate) fn due_until(today: NaiveDate, years: u16) -> Option<NaiveDate> {
    today.checked_sub_months(Months::new(12 * u32::from(years)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    #[test]
    fn a_year_is_over_on_its_day_also_on_the_leap_day() {
        assert_eq!(due_until(day(2026, 11, 27), 5), Some(day(2021, 11, 27)));
        assert_eq!(due_until(day(2028, 2, 29), 1), Some(day(2027, 2, 28)));
        assert_eq!(due_until(day(2027, 2, 28), 3), Some(day(2024, 2, 28)));
    }
}
