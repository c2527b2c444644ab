//! Numbers given to one person: JMBG with its check digit, other digits, phones.

use crate::{Level, date::Date, fold::slips};

/// Digits of a personal number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) struct Numeral {
    digits: u64,
    length: u8,
    /// A JMBG whose length, date and check digit are right.
    pub(crate) is_sound: bool,
}

/// Digits as text without memory of their own.
pub(crate) struct Decimals {
    bytes: [u8; 20],
    length: usize,
}

impl Decimals {
    fn new(number: u64, length: u8) -> Self {
        let mut rest = number;
        let length = usize::from(length).min(20);
        let mut bytes = [b'0'; 20];
        for byte in bytes.iter_mut().take(length).rev() {
            *byte = b'0' + (rest % 10) as u8;
            rest /= 10;
        }
        Self { bytes, length }
    }

    pub(crate) fn text(&self) -> &str {
        let bytes = self.bytes.get(..self.length).unwrap_or_default();
        std::str::from_utf8(bytes).unwrap_or_default()
    }
}

/// What a JMBG says of its holder.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Holder {
    pub(crate) birth: Date,
    pub(crate) is_female: bool,
}

impl Numeral {
    /// Digits and blanks or dashes between them, up to nineteen; `None` for other text and for zeros alone.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (mut digits, mut length) = (0u64, 0u8);
        for c in text.trim().chars() {
            match c.to_digit(10) {
                Some(digit) => {
                    digits = digits.checked_mul(10)?.checked_add(u64::from(digit))?;
                    length += 1;
                }
                None if matches!(c, ' ' | '-' | '.' | '/' | '\u{a0}') => {}
                None => return None,
            }
        }
        (digits > 0).then_some(Self { digits, length, is_sound: false })
    }

    /// A JMBG. Twelve digits are thirteen whose leading zero a spreadsheet has lost.
    pub(crate) fn parse_jmbg(text: &str) -> Option<Self> {
        let read = Self::parse(text)?;
        let length = if read.length == 12 { 13 } else { read.length };
        let number = Self { length, ..read };
        let is_sound = length == 13 && number.has_check_digit() && number.holder().is_some();
        Some(if is_sound { Self { is_sound, ..number } } else { read })
    }

    fn digit(self, place: u32) -> u64 {
        self.digits / 10u64.pow(12 - place) % 10
    }

    /// Modulus 11 with weights 7 6 5 4 3 2 7 6 5 4 3 2. Source: Zakon o jedinstvenom matičnom broju građana.
    fn has_check_digit(self) -> bool {
        let sum: u64 =
            (0..6).map(|i| (7 - u64::from(i)) * (self.digit(i) + self.digit(i + 6))).sum();
        let check = 11 - sum % 11;
        self.digit(12) == if check > 9 { 0 } else { check }
    }

    /// Date of birth and sex; `None` when day or month cannot be.
    pub(crate) fn holder(self) -> Option<Holder> {
        if self.length != 13 {
            return None;
        }
        let two = |at| (self.digit(at) * 10 + self.digit(at + 1)) as u8;
        let year = (self.digit(4) * 100 + self.digit(5) * 10 + self.digit(6)) as u16;
        let year = if year >= 800 { 1000 + year } else { 2000 + year };
        let birth = Date { year, month: two(2), day: two(0) };
        let is_possible = (1..=31).contains(&birth.day) && (1..=12).contains(&birth.month);
        let serial = self.digits / 10 % 1000;
        is_possible.then_some(Holder { birth, is_female: serial >= 500 })
    }

    /// The digits, leading zeros kept.
    pub(crate) fn decimals(self) -> Decimals {
        Decimals::new(self.digits, self.length)
    }

    /// How two numbers agree; two sound numbers that differ belong to two persons. Symmetric.
    pub(crate) fn level(self, other: Self) -> Level {
        if self.digits == other.digits {
            return Level::Exact;
        }
        if self.is_sound && other.is_sound {
            return Level::Conflict;
        }
        // Two born on one day in one place share nine digits of their JMBG: only slips count there.
        let is_jmbg = self.is_sound || other.is_sound;
        let most = usize::from(self.length.min(other.length));
        let (a, b) = (self.decimals(), other.decimals());
        match slips(a.text(), b.text(), 3) {
            Some(1) if most >= 4 => Level::Typo,
            Some(2) if most >= 6 => Level::Similar,
            Some(3) if most >= 10 && !is_jmbg => Level::Slight,
            _ => Level::Different,
        }
    }
}

/// The last eight digits of each telephone number of a list; the country's and the area's prefix spelling falls away.
pub(crate) fn phones(text: &str) -> Box<[u32]> {
    let mut numbers: Vec<u32> = text
        .split([';', ',', '|'])
        .filter_map(|part| {
            let digits: Vec<u32> = part.chars().filter_map(|c| c.to_digit(10)).collect();
            if digits.len() < 5 {
                return None;
            }
            let number: u32 =
                digits.iter().rev().take(8).rev().fold(0, |number, digit| number * 10 + digit);
            (number > 0).then_some(number)
        })
        .collect();
    numbers.sort_unstable();
    numbers.dedup();
    numbers.truncate(4);
    numbers.into()
}

/// How two lists of phones agree: by their best pair. Symmetric.
pub(crate) fn phones_level(a: &[u32], b: &[u32]) -> Level {
    if a.iter().any(|number| b.contains(number)) {
        return Level::Exact;
    }
    let decimals = |number: u32| Decimals::new(number.into(), 8);
    let is_slip = |x: &u32, y: &u32| slips(decimals(*x).text(), decimals(*y).text(), 1).is_some();
    if a.iter().any(|x| b.iter().any(|y| is_slip(x, y))) { Level::Typo } else { Level::Different }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_jmbg_tells_date_and_sex_when_its_check_digit_is_right() {
        let number = Numeral::parse_jmbg("0101990710008").unwrap();
        assert!(number.is_sound || !number.has_check_digit());
        let holder = number.holder().unwrap();
        assert_eq!(holder.birth, Date { year: 1990, month: 1, day: 1 });
        assert!(!holder.is_female);
        assert_eq!(number.decimals().text(), "0101990710008");
    }

    #[test]
    fn a_phone_is_one_number_with_any_prefix() {
        assert_eq!(phones("+381 64 123-4567"), phones("064/1234567"));
        assert_eq!(phones_level(&phones("064 1234567"), &phones("064 1234568")), Level::Typo);
    }
}
