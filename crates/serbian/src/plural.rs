//! Plural categories of Serbian as in CLDR: 1 korisnik, 2 korisnika, 5 korisnika.

/// Which form of a word a number takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Plural {
    /// 1, 21, 101, but not 11.
    One,
    /// 2–4, 22–24, but not 12–14.
    Few,
    /// All others.
    Other,
}

impl Plural {
    /// The form that belongs to this category.
    pub fn pick<T>(self, one: T, few: T, other: T) -> T {
        match self {
            Self::One => one,
            Self::Few => few,
            Self::Other => other,
        }
    }
}

/// The category of a whole number.
///
/// # Source
/// CLDR, plural rules of `sr`, cardinal.
pub const fn plural(n: u64) -> Plural {
    match (n % 10, n % 100) {
        (1, tens) if tens != 11 => Plural::One,
        (2..=4, tens) if tens < 12 || tens > 14 => Plural::Few,
        _ => Plural::Other,
    }
}

/// The category of a number shown with `decimals` digits: the digits after the comma decide (1,1 has one; 1,5 has
/// other; 0,3 has few). Not finite: other.
///
/// # Source
/// CLDR, plural rules of `sr`, cardinal, operand `f`.
pub fn plural_of_decimal(value: f64, decimals: usize) -> Plural {
    let digits = crate::format::rounded_digits(value.abs(), decimals);
    let shown = digits.rsplit('.').next().unwrap_or_default();
    // Only the last two digits decide; the last three always fit.
    let tail: String = shown.chars().rev().take(2).collect::<Vec<_>>().into_iter().rev().collect();
    tail.parse().map_or(Plural::Other, plural)
}
