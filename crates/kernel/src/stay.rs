//! A time in a household.

use chrono::NaiveDate;

use crate::HouseholdId;

/// From when to when somebody was in a household, both days included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// The household.
    pub household: HouseholdId,
    /// The first day.
    pub from: NaiveDate,
    /// The last day; `None` until now.
    pub until: Option<NaiveDate>,
}

impl Stay {
    /// Whether a day is in that time.
    pub fn includes(&self, day: NaiveDate) -> bool {
        self.from <= day && self.until.is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, day).unwrap()
    }

    #[test]
    fn the_first_and_the_last_day_belong_to_a_stay() {
        let household = Uuid::from_u128(1).into();
        let stay = Stay { household, from: day(3), until: Some(day(9)) };
        let includes: Vec<bool> = [2, 3, 9, 10].map(|one| stay.includes(day(one))).to_vec();
        assert_eq!(includes, [false, true, true, false]);
        assert!(Stay { until: None, ..stay }.includes(day(10)));
    }
}
