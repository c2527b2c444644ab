//! The unique master citizen number (JMBG): thirteen digits, the last a check digit.
//!
//! A number that fails the check is refused; one that contradicts the date of birth or the sex is a finding, since registers
//! hold such numbers. Never printed: `Debug` shows no digit.

use std::{fmt, str::FromStr};

use chrono::NaiveDate;

use crate::person::Sex;

/// A valid JMBG.
#[derive(Clone, PartialEq, Eq)]
pub struct Jmbg([u8; 13]);

/// What is wrong with a number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum JmbgError {
    /// Not thirteen digits.
    #[error("expected thirteen digits")]
    Shape,
    /// The check digit does not fit: a digit was mistyped.
    #[error("the check digit does not fit")]
    Check,
    /// The first seven digits are no day.
    #[error("the first seven digits are no date")]
    Date,
}

const WEIGHTS: [u32; 12] = [7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

impl FromStr for Jmbg {
    type Err = JmbgError;

    fn from_str(text: &str) -> Result<Self, JmbgError> {
        let digits: Vec<u8> = text.bytes().filter(|byte| *byte != b' ').collect();
        let digits = <[u8; 13]>::try_from(digits).map_err(|_other| JmbgError::Shape)?;
        if !digits.iter().all(u8::is_ascii_digit) {
            return Err(JmbgError::Shape);
        }
        let number = Self(digits.map(|byte| byte - b'0'));
        if number.check_digit() != Some(number.digit(12)) {
            return Err(JmbgError::Check);
        }
        if number.birth_date().is_none() { Err(JmbgError::Date) } else { Ok(number) }
    }
}

impl Jmbg {
    /// The number as thirteen digits.
    pub fn digits(&self) -> String {
        self.0.iter().map(|digit| char::from(digit + b'0')).collect()
    }

    /// The day of birth it states. Years are written with three digits: 990 is 1990, 005 is 2005.
    pub fn birth_date(&self) -> Option<NaiveDate> {
        let two = |at: usize| self.digit(at) * 10 + self.digit(at + 1);
        let year = self.digit(4) * 100 + two(5);
        let year = if year >= 800 { 1000 + year } else { 2000 + year };
        NaiveDate::from_ymd_opt(i32::try_from(year).ok()?, two(2), two(0))
    }

    /// The sex it states: the serial number is below 500 for men.
    pub fn sex(&self) -> Sex {
        if self.digit(9) < 5 { Sex::Male } else { Sex::Female }
    }

    fn digit(&self, at: usize) -> u32 {
        self.0.get(at).copied().map_or(0, u32::from)
    }

    /// `None` for sums that no issued number has.
    fn check_digit(&self) -> Option<u32> {
        let sum: u32 =
            WEIGHTS.iter().zip(self.0).map(|(weight, digit)| weight * u32::from(digit)).sum();
        match 11 - sum % 11 {
            11 => Some(0),
            10 => None,
            digit => Some(digit),
        }
    }
}

impl fmt::Debug for Jmbg {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Jmbg(…)")
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_number_states_date_and_sex() {
        let number: Jmbg = "0101990710016".parse().unwrap();
        assert_eq!(number.birth_date(), NaiveDate::from_ymd_opt(1990, 1, 1));
        assert_eq!(number.sex(), Sex::Male);
        assert_eq!(number.digits(), "0101990710016");
    }

    #[test]
    fn a_mistyped_number_is_refused_with_what_is_wrong() {
        let error = |text: &str| text.parse::<Jmbg>().unwrap_err();
        assert_eq!(error("0101990710017"), JmbgError::Check);
        assert_eq!(error("010199071001"), JmbgError::Shape);
        assert_eq!(error("01019907100l8"), JmbgError::Shape);
        assert_eq!(error("0000000000000"), JmbgError::Date);
    }

    #[test]
    fn a_number_is_never_printed() {
        assert_eq!(format!("{:?}", "0101990710016".parse::<Jmbg>().unwrap()), "Jmbg(…)");
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reading(text in ".{0,30}") {
            if let Ok(number) = text.parse::<Jmbg>() {
                prop_assert_eq!(number.digits().parse::<Jmbg>(), Ok(number));
            }
        }
    }
}
