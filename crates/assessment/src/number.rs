//! Numbers as people in Serbia type them: `1.234,5`, `1234,5`, `1234.5`, `1.234` for a whole amount.

/// The number that a text states. With a comma, points part thousands; without one, points that part groups of three do so where
/// whole numbers are expected, and a single point is a decimal one otherwise. Nothing else is guessed.
pub(crate) fn read_number(text: &str, is_whole: bool) -> Option<f64> {
    let text: String =
        text.chars().filter(|one| !matches!(one, ' ' | '\u{a0}' | '\u{202f}')).collect();
    let (sign, digits) = match text.strip_prefix(['-', '−']) {
        Some(rest) => (-1.0, rest),
        None => (1.0, text.as_str()),
    };
    let (whole, decimals) = match digits.split_once(',') {
        Some((whole, decimals)) => (without_points(whole)?, decimals),
        None if is_whole && digits.contains('.') => (without_points(digits)?, ""),
        None => digits
            .split_once('.')
            .map_or((digits.to_owned(), ""), |(whole, decimals)| (whole.to_owned(), decimals)),
    };
    let is_number = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || !is_number(&whole) || !is_number(decimals) {
        return None;
    }
    let number: f64 = format!("{whole}.{decimals}0").parse().ok()?;
    Some(sign * number).filter(|number| number.is_finite())
}

/// Digits without the points between groups of three; `None` when the groups are others.
fn without_points(text: &str) -> Option<String> {
    if !text.contains('.') {
        return Some(text.to_owned());
    }
    let mut groups = text.split('.');
    let first = groups.next()?;
    let is_grouped = (1..=3).contains(&first.len()) && groups.all(|group| group.len() == 3);
    is_grouped.then(|| text.replace('.', ""))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn numbers_are_read_as_people_write_them() {
        for (text, number) in [
            ("1234", 1234.0),
            ("1.234,5", 1234.5),
            ("1234,5", 1234.5),
            ("1234.5", 1234.5),
            (" 12 345,00 ", 12_345.0),
            ("-3,5", -3.5),
            ("0,1", 0.1),
        ] {
            assert_eq!(read_number(text, false), Some(number), "{text}");
        }
        assert_eq!(read_number("41.200", true), Some(41_200.0));
        assert_eq!(read_number("1.234.567", true), Some(1_234_567.0));
    }

    #[test]
    fn what_is_no_number_is_not_guessed() {
        for text in ["", "mnogo", "1,2,3", "12.34,5", "1.2.3", "-", ",5", "NaN", "inf", "1e5"] {
            assert_eq!(read_number(text, false), None, "{text}");
        }
        assert_eq!(read_number("12.34", true), None);
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reading(text in ".{0,30}", is_whole: bool) {
            if let Some(number) = read_number(&text, is_whole) {
                prop_assert!(number.is_finite());
            }
        }
    }
}
