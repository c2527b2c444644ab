//! How the report speaks: texts of the crate, numbers, dates and periods in the language of a document.
//!
//! Serbian writes 1.234,5 and 3. 5. 2026., English 1,234.5 and 3 May 2026; a true minus sign in both.

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use kernel::{Language, Locale, LocaleError, TextArgs, Words};

use crate::{ReportError, model::Measure};

const NO_BREAK: char = '\u{a0}';

static LOCALE: OnceLock<Result<Locale, LocaleError>> = OnceLock::new();

/// The texts of this crate.
///
/// # Errors
/// [`ReportError::Locale`] when a file of texts is not valid, which tests exclude.
pub(crate) fn locale() -> Result<&'static Locale, ReportError> {
    LOCALE
        .get_or_init(|| {
            Locale::new(include_str!("../locales/sr.ftl"), include_str!("../locales/en.ftl"))
        })
        .as_ref()
        .map_err(|cause| ReportError::Locale(cause.clone()))
}

/// One language's voice.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Speech {
    pub(crate) language: Language,
    locale: &'static Locale,
}

impl Speech {
    /// The voice of `language`.
    ///
    /// # Errors
    /// As [`locale`].
    pub(crate) fn new(language: Language) -> Result<Self, ReportError> {
        Ok(Self { language, locale: locale()? })
    }

    /// A text without values.
    pub(crate) fn text(self, key: &str) -> String {
        self.locale.text(self.language, key)
    }

    /// A text with values.
    pub(crate) fn with(self, key: &str, args: &TextArgs<'_>) -> String {
        self.locale.with(self.language, key, args)
    }

    /// Words of data in this language.
    pub(crate) fn words(self, words: &Words) -> String {
        words.show(self.language).into_owned()
    }

    /// Words of data within a sentence: the first letter small, unless it is a name. A name in Serbian (`Romi i Romkinje`)
    /// is one in every language.
    pub(crate) fn lower(self, words: &Words) -> String {
        let text = self.words(words);
        let is_name = |text: &str| {
            text.split_whitespace().skip(1).any(|word| word.starts_with(char::is_uppercase))
        };
        if is_name(&text) || is_name(&words.sr) {
            return text;
        }
        let mut letters = text.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
    }

    /// A number with its decimals, grouped by thousands.
    pub(crate) fn number(self, value: f64, decimals: usize) -> String {
        serbian::number(value, decimals, self.style())
    }

    const fn style(self) -> serbian::Style {
        if self.language.is_serbian() { serbian::Style::Serbian } else { serbian::Style::English }
    }

    /// A value as its measure is written: `24,3%`, `35.606 RSD`.
    pub(crate) fn value(self, value: f64, measure: &Measure) -> String {
        let number = match measure {
            // A year is not grouped by thousands.
            Measure::Year => format!("{value:.0}"),
            Measure::Number(unit) if !unit.en.is_empty() && value.fract() == 0.0 => {
                self.number(value, 0)
            }
            _ => self.number(value, decimals(measure)),
        };
        self.with_unit(number, measure)
    }

    fn with_unit(self, number: String, measure: &Measure) -> String {
        let unit = self.unit(measure);
        match measure {
            _ if unit.is_empty() => number,
            Measure::Percent | Measure::PerMille => format!("{number}{unit}"),
            _ => format!("{number}{NO_BREAK}{unit}"),
        }
    }

    /// A value without its unit, for tables whose rows name the unit.
    pub(crate) fn bare(self, value: f64, measure: &Measure) -> String {
        match measure {
            Measure::Number(_) => self.value(value, &Measure::Number(Words::default())),
            Measure::Year => self.value(value, measure),
            _ => self.number(value, decimals(measure)),
        }
    }

    /// The name of a figure with its unit.
    pub(crate) fn with_measure(self, name: &Words, measure: &Measure) -> String {
        let (name, unit) = (self.words(name), self.unit(measure));
        if unit.is_empty() { name } else { format!("{name}, {unit}") }
    }

    /// A value with its sign; differences of shares are in percentage points.
    pub(crate) fn difference(self, value: f64, measure: &Measure) -> String {
        let measure = if *measure == Measure::Percent { &Measure::Points } else { measure };
        let text = self.value(value, measure);
        if value > 0.0 { format!("+{text}") } else { text }
    }

    /// The sign or word of a measure, empty when it has none.
    pub(crate) fn unit(self, measure: &Measure) -> String {
        match measure {
            Measure::Percent => "%".to_owned(),
            Measure::PerMille => "‰".to_owned(),
            Measure::Points => self.text("unit-points"),
            Measure::Rsd => self.text("unit-rsd"),
            Measure::Count | Measure::Ratio | Measure::Year => String::new(),
            Measure::Number(words) => self.words(words),
        }
    }

    /// An interval: `21,0–27,9%`.
    pub(crate) fn interval(self, lower: f64, upper: f64, measure: &Measure) -> String {
        self.with_unit(serbian::range(lower, upper, decimals(measure), self.style()), measure)
    }

    /// An interval beside a value that names the unit: a long unit is not said twice.
    pub(crate) fn short_interval(self, lower: f64, upper: f64, measure: &Measure) -> String {
        match measure {
            Measure::Number(_) | Measure::Rsd => {
                serbian::range(lower, upper, decimals(measure), self.style())
            }
            _ => self.interval(lower, upper, measure),
        }
    }

    /// A day: `3. 5. 2026.`, `3 May 2026`; kept on one line.
    pub(crate) fn date(self, day: NaiveDate) -> String {
        serbian::date(day.year(), day.month(), day.day(), self.style()).replace(' ', "\u{a0}")
    }
}

/// Decimals that a measure is written with.
pub(crate) const fn decimals(measure: &Measure) -> usize {
    match measure {
        Measure::Count | Measure::Rsd | Measure::Year => 0,
        Measure::Ratio => 2,
        Measure::Percent | Measure::PerMille | Measure::Points | Measure::Number(_) => 1,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speech(language: Language) -> Speech {
        Speech::new(language).unwrap()
    }

    #[test]
    fn a_value_keeps_its_unit_on_the_line() {
        let latin = speech(Language::SerbianLatin);
        assert_eq!(latin.value(24.31, &Measure::Percent), "24,3%");
        assert_eq!(latin.interval(21.0, 27.94, &Measure::Percent), "21,0–27,9%");
        assert_eq!(latin.value(35_606.0, &Measure::Rsd), "35.606\u{a0}RSD");
        assert_eq!(
            speech(Language::SerbianCyrillic).value(35_606.0, &Measure::Rsd),
            "35.606\u{a0}РСД"
        );
        assert_eq!(speech(Language::English).difference(-1.25, &Measure::Percent), "−1.3\u{a0}pp");
    }

    #[test]
    fn days_are_written_as_the_language_writes_them() {
        let day = NaiveDate::from_ymd_opt(2026, 5, 3).unwrap();
        assert_eq!(speech(Language::SerbianLatin).date(day), "3.\u{a0}5.\u{a0}2026.");
        assert_eq!(speech(Language::English).date(day), "3\u{a0}May\u{a0}2026");
    }
}
