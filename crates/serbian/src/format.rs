//! Numbers, shares, ranges and dates as Serbian and English readers expect them.
//!
//! Rounds half away from zero on the decimal digits that a reader would see (2.675 gives 2,68), so that a table and its
//! text agree. The minus is U+2212, the dash of ranges U+2013. A number that is not finite shows as an en dash; what is
//! missing and why is the caller's to say.

/// How numbers and dates are written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Style {
    /// 1.234,5 and 3. 5. 2026. (Latin letters where there are words).
    Serbian,
    /// 1,234.5 and 3 May 2026.
    English,
}

const NOTHING: &str = "–";

/// `value` with exactly `decimals` digits after the decimal sign and groups of three before it.
pub fn number(value: f64, decimals: usize, style: Style) -> String {
    scaled(value, 0, decimals, style)
}

/// `value` · 10^`power` as [`number`] writes it; the power moves the decimal sign, so that nothing is lost to floats.
fn scaled(value: f64, power: usize, decimals: usize, style: Style) -> String {
    if !value.is_finite() {
        return NOTHING.to_owned();
    }
    let (group, point) = match style {
        Style::Serbian => ('.', ','),
        Style::English => (',', '.'),
    };
    let digits = rounded(&shifted(value.abs(), power), decimals);
    let (whole, fraction) = digits.split_once('.').unwrap_or((&digits, ""));
    let mut text = String::with_capacity(digits.len() + digits.len() / 3 + 3);
    if value < 0.0 && digits.contains(|c: char| ('1'..='9').contains(&c)) {
        text.push('\u{2212}');
    }
    for (at, digit) in whole.chars().enumerate() {
        if at > 0 && (whole.len() - at).is_multiple_of(3) {
            text.push(group);
        }
        text.push(digit);
    }
    if !fraction.is_empty() {
        text.push(point);
        text.push_str(fraction);
    }
    text
}

/// A share (0–1) in per cent: `0.125` with one digit gives 12,5%.
pub fn percent(share: f64, decimals: usize, style: Style) -> String {
    let shown = scaled(share, 2, decimals, style);
    if share.is_finite() { shown + "%" } else { shown }
}

/// From–to: 10–20; with spaces where a bound is negative (−3 – 5).
pub fn range(low: f64, high: f64, decimals: usize, style: Style) -> String {
    let (from, to) = (number(low, decimals, style), number(high, decimals, style));
    let dash = if low < 0.0 || high < 0.0 { " – " } else { "–" };
    format!("{from}{dash}{to}")
}

/// An interval: [1,2; 3,4] in Serbian, [1.2, 3.4] in English.
pub fn interval(low: f64, high: f64, decimals: usize, style: Style) -> String {
    let (from, to) = (number(low, decimals, style), number(high, decimals, style));
    match style {
        Style::Serbian => format!("[{from}; {to}]"),
        Style::English => format!("[{from}, {to}]"),
    }
}

/// A day: 3. 5. 2026. or 3 May 2026.
pub fn date(year: i32, month: u32, day: u32, style: Style) -> String {
    match style {
        Style::Serbian => format!("{day}. {month}. {year}."),
        Style::English => date_in_words(year, month, day, style),
    }
}

/// A day with the month in words: 3. maja 2026. or 3 May 2026. A month outside 1–12 shows as its number.
pub fn date_in_words(year: i32, month: u32, day: u32, style: Style) -> String {
    let name = month_genitive(month, style).map_or_else(|| format!("{month}."), str::to_owned);
    match style {
        Style::Serbian => format!("{day}. {name} {year}."),
        Style::English => format!("{day} {name} {year}"),
    }
}

/// A month of a year: maj 2026. or May 2026. A month outside 1–12 shows as its number.
pub fn month_of_year(year: i32, month: u32, style: Style) -> String {
    let name = month_nominative(month, style).map_or_else(|| format!("{month}."), str::to_owned);
    match style {
        Style::Serbian => format!("{name} {year}."),
        Style::English => format!("{name} {year}"),
    }
}

/// The month's name, 1–12, as in a date (maja); English has one form.
pub fn month_genitive(month: u32, style: Style) -> Option<&'static str> {
    const SERBIAN: [&str; 12] = [
        "januara",
        "februara",
        "marta",
        "aprila",
        "maja",
        "juna",
        "jula",
        "avgusta",
        "septembra",
        "oktobra",
        "novembra",
        "decembra",
    ];
    match style {
        Style::Serbian => named(&SERBIAN, month),
        Style::English => named(&ENGLISH, month),
    }
}

/// The month's name, 1–12, as it stands alone (maj).
pub fn month_nominative(month: u32, style: Style) -> Option<&'static str> {
    const SERBIAN: [&str; 12] = [
        "januar",
        "februar",
        "mart",
        "april",
        "maj",
        "jun",
        "jul",
        "avgust",
        "septembar",
        "oktobar",
        "novembar",
        "decembar",
    ];
    match style {
        Style::Serbian => named(&SERBIAN, month),
        Style::English => named(&ENGLISH, month),
    }
}

const ENGLISH: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

fn named(names: &[&'static str; 12], month: u32) -> Option<&'static str> {
    names.get((month as usize).checked_sub(1)?).copied()
}

/// The decimal digits of a value ≥ 0, rounded half up on its shortest decimal form, with a point if `decimals` > 0.
pub(crate) fn rounded_digits(value: f64, decimals: usize) -> String {
    rounded(&format!("{value}"), decimals)
}

/// The shortest decimal form of `value` ≥ 0 with the point `power` places further right.
fn shifted(value: f64, power: usize) -> String {
    let exact = format!("{value}");
    let (whole, fraction) = exact.split_once('.').unwrap_or((&exact, ""));
    let mut fraction: Vec<char> = fraction.chars().collect();
    if fraction.len() < power {
        fraction.resize(power, '0');
    }
    let (moved, rest) = fraction.split_at(power);
    let whole: String = whole.chars().chain(moved.iter().copied()).collect();
    let whole = match whole.trim_start_matches('0') {
        "" => "0",
        significant => significant,
    };
    let rest: String = rest.iter().collect();
    if rest.is_empty() { whole.to_owned() } else { format!("{whole}.{rest}") }
}

/// Digits rounded half up to `decimals` places.
fn rounded(exact: &str, decimals: usize) -> String {
    let (whole, fraction) = exact.split_once('.').unwrap_or((exact, ""));
    let mut digits: Vec<char> = whole.chars().chain(fraction.chars().take(decimals)).collect();
    if fraction.chars().nth(decimals).is_some_and(|next| next >= '5') {
        add_one(&mut digits);
    }
    let places = decimals.min(fraction.len());
    digits.extend(std::iter::repeat_n('0', decimals - places));
    if decimals > 0 {
        digits.insert(digits.len() - decimals, '.');
    }
    digits.into_iter().collect()
}

/// The next larger number in decimal digits.
fn add_one(digits: &mut Vec<char>) {
    for digit in digits.iter_mut().rev() {
        if *digit != '9' {
            *digit = digit.to_digit(10).and_then(|d| char::from_digit(d + 1, 10)).unwrap_or(*digit);
            return;
        }
        *digit = '0';
    }
    digits.insert(0, '1');
}
