//! Dates of birth as registers write them, whole or in part, possible or not.

use crate::Level;

/// A date; zero where month or day is unknown. A date that no calendar has is kept: it is a slip to be compared.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Date {
    pub(crate) year: u16,
    pub(crate) month: u8,
    pub(crate) day: u8,
}

impl Date {
    /// Reads a date; `None` for what is none.
    ///
    /// Year first (`1990-02-01`, `19900201`), day first (`01.02.1990.`, `1/2/1990`), month and year, year alone. A time
    /// of day after a blank or a `T` is passed over. Where day and month could be either, the day is first.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        let text = match text.split_once(['T', ' ']) {
            Some((date, time)) if time.contains(':') => date,
            _ => text,
        };
        let parts: Vec<&str> =
            text.split(|c: char| !c.is_ascii_digit()).filter(|part| !part.is_empty()).collect();
        match *parts.as_slice() {
            [whole] => Self::from_digits(whole),
            [a, b] if a.len() == 4 => Self::of(a, b, "0"),
            [a, b] if b.len() == 4 => Self::of(b, a, "0"),
            [a, b, c] if a.len() == 4 => Self::of(a, b, c),
            [a, b, c] if c.len() == 4 => Self::day_first(c, b, a),
            _ => None,
        }
    }

    fn from_digits(text: &str) -> Option<Self> {
        match text.len() {
            4 => Self::of(text, "0", "0"),
            8 => {
                let year_first = Self::of(text.get(..4)?, text.get(4..6)?, text.get(6..)?)?;
                let day_first = Self::day_first(text.get(4..)?, text.get(2..4)?, text.get(..2)?)?;
                let is_likely = |date: &Self| (1850..=2100).contains(&date.year);
                let takes_last = !is_likely(&year_first) && is_likely(&day_first);
                Some(if takes_last { day_first } else { year_first })
            }
            _ => None,
        }
    }

    /// A month above twelve after a possible one was written the American way.
    fn day_first(year: &str, month: &str, day: &str) -> Option<Self> {
        let date = Self::of(year, month, day)?;
        let is_american = date.month > 12 && date.day <= 12 && date.day > 0;
        Some(if is_american { Self { month: date.day, day: date.month, ..date } } else { date })
    }

    fn of(year: &str, month: &str, day: &str) -> Option<Self> {
        let date =
            Self { year: year.parse().ok()?, month: month.parse().ok()?, day: day.parse().ok()? };
        (date.year > 0 && date.month < 100 && date.day < 100).then_some(date)
    }

    /// Days since an arbitrary day; `None` for a partial or impossible date.
    fn number(self) -> Option<i64> {
        if !(1..=12).contains(&self.month) || !(1..=31).contains(&self.day) {
            return None;
        }
        let (year, month) = (i64::from(self.year), i64::from(self.month));
        let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let leaps = year / 4 - year / 100 + year / 400;
        Some(year * 365 + leaps + (month * 153 + 2) / 5 + i64::from(self.day))
    }

    /// The eight digits, year first.
    fn digits(self) -> [u8; 8] {
        let digit = |number: u16, place: u16| (number / place % 10) as u8;
        let (y, m, d) = (self.year, u16::from(self.month), u16::from(self.day));
        [
            digit(y, 1000),
            digit(y, 100),
            digit(y, 10),
            digit(y, 1),
            digit(m, 10),
            digit(m, 1),
            digit(d, 10),
            digit(d, 1),
        ]
    }

    /// Whether day and month are known.
    pub(crate) fn is_whole(self) -> bool {
        self.month > 0 && self.day > 0
    }

    /// Year, and day and month in one order, so that changed places give the same.
    pub(crate) fn unordered(self) -> (u16, u8, u8) {
        (self.year, self.day.min(self.month), self.day.max(self.month))
    }

    /// How two dates agree. Symmetric.
    pub(crate) fn level(self, other: Self) -> Level {
        if self == other {
            return if self.is_whole() { Level::Exact } else { Level::YearOnly };
        }
        if !self.is_whole() || !other.is_whole() {
            return self.partial_level(other);
        }
        if self.unordered() == other.unordered() {
            return Level::Swapped;
        }
        if let (Some(a), Some(b)) = (self.number(), other.number())
            && a.abs_diff(b) == 1
        {
            return Level::NextDay;
        }
        let (a, b) = (self.digits(), other.digits());
        let mut wrong = a.iter().zip(&b).enumerate().filter(|(_, (x, y))| x != y);
        let (first, second) = (wrong.next(), wrong.next());
        let exchanged = matches!(
            (first, second),
            (Some((i, (p, q))), Some((j, (r, s)))) if j == i + 1 && p == s && q == r
        );
        match usize::from(first.is_some()) + usize::from(second.is_some()) + wrong.count() {
            0 | 1 => Level::Typo,
            2 if exchanged => Level::Typo,
            _ if self.year == other.year => Level::SameYear,
            _ if (self.day, self.month) == (other.day, other.month) => Level::SameDay,
            2 => Level::Similar,
            _ => Level::Different,
        }
    }

    fn partial_level(self, other: Self) -> Level {
        let months_differ = self.month > 0 && other.month > 0 && self.month != other.month;
        match self.year.abs_diff(other.year) {
            0 if !months_differ => Level::YearOnly,
            0 => Level::SameYear,
            1 => Level::Slight,
            _ => Level::Different,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn level(a: &str, b: &str) -> Level {
        Date::parse(a).unwrap().level(Date::parse(b).unwrap())
    }

    #[test]
    fn one_day_is_read_in_every_spelling() {
        let day = Some(Date { year: 1990, month: 2, day: 1 });
        for text in ["1990-02-01", "01.02.1990.", "1. 2. 1990", "19900201", "01021990", "1/2/1990"]
        {
            assert_eq!(Date::parse(text), day, "{text}");
        }
        assert_eq!(Date::parse("1990-02-01T00:00:00"), day);
        assert_eq!(Date::parse("12/31/1990"), Date::parse("31.12.1990"));
        assert_eq!(Date::parse("nepoznato"), None);
    }

    #[test]
    fn dates_agree_by_levels() {
        assert_eq!(level("1990-02-01", "1990-02-01"), Level::Exact);
        assert_eq!(level("1990-02-01", "1990-01-02"), Level::Swapped);
        assert_eq!(level("1990-02-28", "1990-03-01"), Level::NextDay);
        assert_eq!(level("1990-02-11", "1980-02-11"), Level::Typo);
        assert_eq!(level("1990-02-11", "1909-02-11"), Level::Typo);
        assert_eq!(level("1990", "1990-03-01"), Level::YearOnly);
        assert_eq!(level("1990-07-25", "1990-03-01"), Level::SameYear);
        assert_eq!(level("1990-07-25", "1954-07-25"), Level::SameDay);
        assert_eq!(level("1990-07-25", "1954-03-01"), Level::Different);
    }
}
