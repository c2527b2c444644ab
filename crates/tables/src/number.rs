//! Numbers as people and programs write them: decimal comma or point, thousands separators, never a silent guess.

use std::str;

/// The decimal mark of a column.
///
/// Where it is not given it is detected per column from cells that can be read in one way only: `12.5`, `0.123`,
/// `1.234,5`, `1.234.567`. A cell like `1.234` (one mark, one to three digits before it without leading zero, exactly
/// three after it) can be 1234 or 1.234; it follows the other cells of its column, then the other columns of the file,
/// then the delimiter (fields separated by `,` come with decimal points). When none of them tells, it is a finding and
/// the caller must give the mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Decimal {
    /// `1,234.5`
    Point,
    /// `1.234,5`
    Comma,
}

impl Decimal {
    /// The mark before the fraction.
    pub const fn mark(self) -> u8 {
        match self {
            Self::Point => b'.',
            Self::Comma => b',',
        }
    }

    /// The mark between thousands.
    pub const fn thousands(self) -> u8 {
        match self {
            Self::Point => b',',
            Self::Comma => b'.',
        }
    }
}

/// A text that is no number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NotANumber;

/// A number whose single mark may be decimal or thousands.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ambiguous {
    /// The value when its mark is decimal.
    pub as_decimal: f64,
    /// The value when its mark separates thousands.
    pub as_thousands: f64,
    /// What the decimal mark is in the first case.
    pub decimal: Decimal,
}

/// How a text reads as a number.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) enum Reading {
    /// The same under either mark.
    Plain(f64),
    /// Only under this mark; `grouped` when it has thousands separators too.
    Under { decimal: Decimal, value: f64, grouped: bool },
    /// Either.
    Ambiguous(Ambiguous),
}

/// `text` as a number under a given mark, or under either when `decimal` is `None` and only one reading exists.
///
/// Blanks around it are ignored; spaces between groups of three digits are thousands separators; an exponent is read;
/// `inf` and `nan` are no numbers.
///
/// # Errors
/// [`NotANumber`] when it is none under this mark or when it has two readings.
pub fn parse_number(text: &str, decimal: Option<Decimal>) -> Result<f64, NotANumber> {
    let reading = read_number(text.as_bytes())?;
    under(reading, decimal).ok_or(NotANumber)
}

/// The value of `reading` under `decimal`.
pub(crate) fn under(reading: Reading, decimal: Option<Decimal>) -> Option<f64> {
    match (reading, decimal) {
        (Reading::Plain(value), _) | (Reading::Under { value, .. }, None) => Some(value),
        (Reading::Under { value, decimal: needed, .. }, Some(given)) => {
            (needed == given).then_some(value)
        }
        (Reading::Ambiguous(_), None) => None,
        (Reading::Ambiguous(number), Some(given)) if number.decimal == given => {
            Some(number.as_decimal)
        }
        (Reading::Ambiguous(number), Some(_)) => Some(number.as_thousands),
    }
}

/// How `bytes` read as a number.
pub(crate) fn read_number(bytes: &[u8]) -> Result<Reading, NotANumber> {
    let text = bytes.trim_ascii();
    let (mut points, mut commas, mut plain) = (0_usize, 0_usize, !text.is_empty());
    for &byte in text {
        match byte {
            b'.' => points += 1,
            b',' => commas += 1,
            b'0'..=b'9' | b'-' | b'+' | b'e' | b'E' => {}
            _ => plain = false,
        }
    }
    if !plain {
        return read_with_spaces(text);
    }
    match (points, commas) {
        (0, 0) => parse(text).map(Reading::Plain),
        (1, 0) => read_one_mark(text, Decimal::Point),
        (0, 1) => read_one_mark(text, Decimal::Comma),
        (_, 0) => read_grouped(text, Decimal::Comma),
        (0, _) => read_grouped(text, Decimal::Point),
        _ => {
            let last = text.iter().rev().find(|&&b| b == b'.' || b == b',');
            let decimal = if last == Some(&b'.') { Decimal::Point } else { Decimal::Comma };
            read_grouped(text, decimal)
        }
    }
}

/// Spaces, hard spaces and the typographic minus, which only people and office programs write.
fn read_with_spaces(text: &[u8]) -> Result<Reading, NotANumber> {
    let text = str::from_utf8(text).or(Err(NotANumber))?;
    let plain = text.trim().replace('\u{2212}', "-");
    let groups: Vec<&str> = plain.split([' ', '\u{a0}', '\u{202f}']).collect();
    let [first, middle @ .., last] = groups.as_slice() else {
        // Nothing is left to take away: a second look would never end.
        return if plain == text { Err(NotANumber) } else { read_number(plain.as_bytes()) };
    };
    let is_head = |group: &str| {
        let digits = group.trim_start_matches(['-', '+']);
        (1..=3).contains(&digits.len())
            && !digits.starts_with('0')
            && digits.bytes().all(|b| b.is_ascii_digit())
    };
    let is_group = |group: &str| group.len() == 3 && group.bytes().all(|b| b.is_ascii_digit());
    let (whole, _) = last.split_once(['.', ',']).unwrap_or((last, ""));
    if !(is_head(first) && middle.iter().all(|group| is_group(group)) && is_group(whole)) {
        return Err(NotANumber);
    }
    // Spaces group the thousands, so the one mark that is left is decimal.
    match read_number(groups.concat().as_bytes())? {
        Reading::Ambiguous(number) => {
            Ok(Reading::Under { decimal: number.decimal, value: number.as_decimal, grouped: false })
        }
        reading => Ok(reading),
    }
}

fn read_one_mark(text: &[u8], decimal: Decimal) -> Result<Reading, NotANumber> {
    let value = if decimal == Decimal::Point { parse(text)? } else { parse_replaced(text)? };
    let unsigned = text.strip_prefix(b"-").or(text.strip_prefix(b"+")).unwrap_or(text);
    let before = unsigned.iter().take_while(|b| b.is_ascii_digit()).count();
    let after = unsigned.get(before + 1..).unwrap_or_default();
    let ambiguous = (1..=3).contains(&before)
        && unsigned.first() != Some(&b'0')
        && after.len() == 3
        && after.iter().all(u8::is_ascii_digit);
    if ambiguous {
        // At most six digits: the product is exact once rounded.
        let as_thousands = (value * 1000.0).round();
        return Ok(Reading::Ambiguous(Ambiguous { as_decimal: value, as_thousands, decimal }));
    }
    Ok(Reading::Under { decimal, value, grouped: false })
}

fn read_grouped(text: &[u8], decimal: Decimal) -> Result<Reading, NotANumber> {
    let mut parts = text.split(|&b| b == decimal.mark());
    let (Some(whole), fraction, None) = (parts.next(), parts.next(), parts.next()) else {
        return Err(NotANumber);
    };
    let whole = whole.strip_prefix(b"+").unwrap_or(whole);
    let (sign, digits) = whole.strip_prefix(b"-").map_or((1.0, whole), |rest| (-1.0, rest));
    let mut groups = digits.split(|&b| b == decimal.thousands());
    let head = groups.next().unwrap_or_default();
    let is_digits = |group: &[u8]| group.iter().all(u8::is_ascii_digit);
    let well_formed = (1..=3).contains(&head.len())
        && head.first() != Some(&b'0')
        && is_digits(head)
        && groups.all(|group| group.len() == 3 && is_digits(group));
    if !well_formed || fraction.is_some_and(|digits| !is_digits(digits)) {
        return Err(NotANumber);
    }
    let mut plain: Vec<u8> = digits.iter().copied().filter(u8::is_ascii_digit).collect();
    if let Some(fraction) = fraction {
        plain.push(b'.');
        plain.extend_from_slice(fraction);
    }
    Ok(Reading::Under { decimal, value: sign * parse(&plain)?, grouped: true })
}

fn parse_replaced(text: &[u8]) -> Result<f64, NotANumber> {
    let plain: Vec<u8> = text.iter().map(|&b| if b == b',' { b'.' } else { b }).collect();
    parse(&plain)
}

fn parse(text: &[u8]) -> Result<f64, NotANumber> {
    let number: f64 =
        str::from_utf8(text).ok().and_then(|text| text.parse().ok()).ok_or(NotANumber)?;
    // 1e999 parses as infinity.
    if number.is_finite() { Ok(number) } else { Err(NotANumber) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(texts: &[&str], decimal: Option<Decimal>) -> Vec<Option<f64>> {
        texts.iter().map(|text| parse_number(text, decimal).ok()).collect()
    }

    #[test]
    fn numbers_with_one_reading_need_no_mark() {
        let texts =
            ["12", "-3.5", "0,123", "1.234,5", "1,234,567", "1 234 567,25", "1e5", "−7", ".5"];
        let values = [12.0, -3.5, 0.123, 1234.5, 1_234_567.0, 1_234_567.25, 1e5, -7.0, 0.5];
        assert_eq!(numbers(&texts, None), values.map(Some));
    }

    #[test]
    fn one_mark_before_three_digits_is_never_guessed() {
        let texts = ["1.234", "12,345", "-999.000"];
        assert_eq!(numbers(&texts, None), [None; 3]);
        assert_eq!(
            numbers(&texts, Some(Decimal::Point)),
            [Some(1.234), Some(12345.0), Some(-999.0)]
        );
        assert_eq!(
            numbers(&texts, Some(Decimal::Comma)),
            [Some(1234.0), Some(12.345), Some(-999_000.0)]
        );
    }

    #[test]
    fn what_is_no_number_is_refused() {
        let texts = [
            "", "abc", "1a", "12.3.4", "1,23,4", "1.2,3,4", "inf", "nan", "1e999", "--1", "1 2",
            "0 123", "1 234 5", "-", ".", ",", "e", "1.234.5", "٣",
        ];
        for text in texts {
            assert_eq!(parse_number(text, None), Err(NotANumber), "{text}");
        }
    }
}
