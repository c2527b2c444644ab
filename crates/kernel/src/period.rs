//! The time that a figure speaks of.

use std::{fmt, str::FromStr};

use chrono::{Months, NaiveDate};
use serde::{Deserialize, Serialize};

/// A period: a year, a quarter or a month. Ordered in time; a year sorts before its parts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Period {
    year: u16,
    part: Part,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
enum Part {
    Year,
    Quarter(u8),
    Month(u8),
}

/// A text that is no period.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("expected a year (2026), a quarter (2026-Q3) or a month (2026-07), found \"{0}\"")]
pub struct InvalidPeriod(pub String);

impl Period {
    /// A whole year.
    pub const fn of_year(year: u16) -> Self {
        Self { year, part: Part::Year }
    }

    /// The calendar year in which it lies.
    pub const fn year(self) -> u16 {
        self.year
    }

    /// The day on which dated parameters are taken: the middle of a year, the last day of a quarter or month.
    ///
    /// `None` only for years that the calendar does not have.
    pub fn reference_day(self) -> Option<NaiveDate> {
        let month = match self.part {
            Part::Year => return NaiveDate::from_ymd_opt(i32::from(self.year), 6, 30),
            Part::Quarter(quarter) => u32::from(quarter) * 3,
            Part::Month(month) => u32::from(month),
        };
        let first = NaiveDate::from_ymd_opt(i32::from(self.year), month, 1)?;
        first.checked_add_months(Months::new(1))?.pred_opt()
    }

    /// Whether this is a whole year.
    pub const fn is_year(self) -> bool {
        matches!(self.part, Part::Year)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.part {
            Part::Year => write!(f, "{:04}", self.year),
            Part::Quarter(quarter) => write!(f, "{:04}-Q{quarter}", self.year),
            Part::Month(month) => write!(f, "{:04}-{month:02}", self.year),
        }
    }
}

impl FromStr for Period {
    type Err = InvalidPeriod;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        parse(text).ok_or_else(|| InvalidPeriod(text.to_owned()))
    }
}

fn parse(text: &str) -> Option<Period> {
    let (year, part) = match text.split_once('-') {
        None => (text, Part::Year),
        Some((year, part)) => (year, parse_part(part)?),
    };
    if year.len() != 4 || !year.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let year: u16 = year.parse().ok()?;
    (1800..=2200).contains(&year).then_some(Period { year, part })
}

fn parse_part(text: &str) -> Option<Part> {
    if let Some(quarter) = text.strip_prefix('Q') {
        let quarter: u8 = quarter.parse().ok()?;
        return (1..=4).contains(&quarter).then_some(Part::Quarter(quarter));
    }
    if text.len() != 2 || !text.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let month: u8 = text.parse().ok()?;
    (1..=12).contains(&month).then_some(Part::Month(month))
}

impl TryFrom<String> for Period {
    type Error = InvalidPeriod;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Period> for String {
    fn from(period: Period) -> Self {
        period.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_read_and_written_alike() {
        for text in ["2026", "2026-Q3", "2026-07"] {
            assert_eq!(text.parse::<Period>().unwrap().to_string(), text);
        }
    }

    #[test]
    fn parameters_are_taken_in_the_middle_of_a_year_and_at_the_end_of_its_parts() {
        let days = ["2026", "2026-Q1", "2026-Q4", "2024-02"]
            .map(|text| text.parse::<Period>().unwrap().reference_day().unwrap().to_string());
        assert_eq!(days, ["2026-06-30", "2026-03-31", "2026-12-31", "2024-02-29"]);
    }

    #[test]
    fn what_is_no_period_is_refused() {
        for text in ["", "26", "2026-13", "2026-Q5", "2026-7", "2026-", "+026", "2026-07-01"] {
            assert_eq!(text.parse::<Period>(), Err(InvalidPeriod(text.to_owned())), "{text}");
        }
    }
}
