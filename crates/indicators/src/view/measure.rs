//! How a number is written: decimals, unit and sign by what it measures.
//!
//! Serbian writes 1.234,5, English 1,234.5; a true minus sign in both, and a value never leaves its unit on another line.

use kernel::{Language, Words};
use serde::{Deserialize, Serialize};

use crate::definition::{Definition, Kind, Unit};

const NO_BREAK: char = '\u{a0}';

/// What a number measures; decides how it is written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Measure {
    /// Of a hundred.
    Percent,
    /// Of a thousand.
    PerMille,
    /// Percentage points.
    Points,
    /// A count.
    Count,
    /// Dinars.
    Rsd,
    /// A ratio or an index, with two decimals.
    Ratio,
    /// A year of the calendar.
    Year,
    /// A number with one decimal and a unit in words, which may be empty.
    Number(Words),
}

impl Measure {
    /// How an indicator's figures are written.
    pub fn of(definition: &Definition) -> Self {
        let is_mean = matches!(definition.kind, Kind::Mean(_) | Kind::Ratio(_));
        let words = |sr: &str, en: &str| Self::Number(Words { sr: sr.into(), en: en.into() });
        match definition.unit {
            Unit::Persons | Unit::Households if is_mean => Self::Number(Words::default()),
            Unit::Percent => Self::Percent,
            Unit::PerMille => Self::PerMille,
            Unit::Points => Self::Points,
            Unit::Persons | Unit::Households | Unit::Group => Self::Count,
            Unit::Rsd | Unit::RsdMonth => Self::Rsd,
            Unit::Ratio | Unit::Score | Unit::PerWoman | Unit::KmPerKm2 => Self::Ratio,
            Unit::Gini | Unit::Index | Unit::Number => Self::Number(Words::default()),
            Unit::Year => Self::Year,
            Unit::Years => words("godina", "years"),
            Unit::Days => words("dana", "days"),
            Unit::Hours => words("sati", "hours"),
            Unit::Minutes => words("minuta", "minutes"),
            Unit::Km2 => words("km²", "km²"),
            Unit::PerKm2 => words("stanovnika na km²", "inhabitants per km²"),
        }
    }

    /// How an indicator is written whose values are these: things that are counted have no decimals.
    pub fn of_values(definition: &Definition, values: impl IntoIterator<Item = f64>) -> Self {
        let is_counted =
            definition.unit == Unit::Number && values.into_iter().all(|value| value.fract() == 0.0);
        if is_counted { Self::Count } else { Self::of(definition) }
    }

    /// Decimals that it is written with.
    pub const fn decimals(&self) -> usize {
        match self {
            Self::Count | Self::Rsd | Self::Year => 0,
            Self::Ratio => 2,
            Self::Percent | Self::PerMille | Self::Points | Self::Number(_) => 1,
        }
    }

    /// Its sign or word, empty when it has none.
    pub fn unit(&self, language: Language) -> String {
        match self {
            Self::Percent => "%".to_owned(),
            Self::PerMille => "‰".to_owned(),
            Self::Points if language.is_serbian() => language.show("p. p.").into_owned(),
            Self::Points => "pp".to_owned(),
            Self::Rsd => language.show("RSD").into_owned(),
            Self::Count | Self::Ratio | Self::Year => String::new(),
            Self::Number(words) => words.show(language).into_owned(),
        }
    }

    /// A value with its unit: `24,3%`, `35.606 RSD`.
    pub fn write(&self, value: f64, language: Language) -> String {
        let number = match self {
            // A year is not grouped by thousands.
            Self::Year => format!("{value:.0}"),
            Self::Number(unit) if !unit.en.is_empty() && value.fract() == 0.0 => {
                number(value, 0, language)
            }
            _ => number(value, self.decimals(), language),
        };
        self.with_unit(number, language)
    }

    /// A value without its unit, for tables whose rows name the unit.
    pub fn bare(&self, value: f64, language: Language) -> String {
        match self {
            Self::Number(_) => Self::Number(Words::default()).write(value, language),
            Self::Year => self.write(value, language),
            _ => number(value, self.decimals(), language),
        }
    }

    /// A difference with its sign; differences of shares are in percentage points.
    pub fn difference(&self, value: f64, language: Language) -> String {
        let measure = if *self == Self::Percent { &Self::Points } else { self };
        let text = measure.write(value, language);
        if value > 0.0 { format!("+{text}") } else { text }
    }

    /// An interval: `21,0–27,9%`.
    pub fn interval(&self, lower: f64, upper: f64, language: Language) -> String {
        self.with_unit(self.range(lower, upper, language), language)
    }

    /// An interval beside a value that names the unit: a long unit is not said twice.
    pub fn short_interval(&self, lower: f64, upper: f64, language: Language) -> String {
        match self {
            Self::Number(_) | Self::Rsd => self.range(lower, upper, language),
            _ => self.interval(lower, upper, language),
        }
    }

    fn range(&self, lower: f64, upper: f64, language: Language) -> String {
        serbian::range(lower, upper, self.decimals(), style(language))
    }

    fn with_unit(&self, number: String, language: Language) -> String {
        let unit = self.unit(language);
        match self {
            _ if unit.is_empty() => number,
            Self::Percent | Self::PerMille => format!("{number}{unit}"),
            _ => format!("{number}{NO_BREAK}{unit}"),
        }
    }
}

/// A number with its decimals, grouped by thousands.
fn number(value: f64, decimals: usize, language: Language) -> String {
    serbian::number(value, decimals, style(language))
}

const fn style(language: Language) -> serbian::Style {
    if language.is_serbian() { serbian::Style::Serbian } else { serbian::Style::English }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_value_keeps_its_unit_on_the_line() {
        let latin = Language::SerbianLatin;
        assert_eq!(Measure::Percent.write(24.31, latin), "24,3%");
        assert_eq!(Measure::Percent.interval(21.0, 27.94, latin), "21,0–27,9%");
        assert_eq!(Measure::Rsd.write(35_606.0, latin), "35.606\u{a0}RSD");
        assert_eq!(Measure::Rsd.write(35_606.0, Language::SerbianCyrillic), "35.606\u{a0}РСД");
        assert_eq!(Measure::Percent.difference(-1.25, Language::English), "−1.3\u{a0}pp");
        assert_eq!(Measure::Percent.difference(1.25, latin), "+1,3\u{a0}p. p.");
    }

    #[test]
    fn a_long_unit_is_not_said_twice() {
        let years = Measure::Number(Words { sr: "godina".into(), en: "years".into() });
        assert_eq!(years.write(41.9, Language::English), "41.9\u{a0}years");
        assert_eq!(years.bare(41.0, Language::English), "41.0");
        assert_eq!(years.short_interval(40.0, 43.25, Language::SerbianLatin), "40,0–43,3");
        assert_eq!(Measure::Year.write(2022.0, Language::SerbianLatin), "2022");
    }
}
