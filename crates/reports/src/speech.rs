//! How the report speaks: texts of the crate, numbers, dates and periods in the language of a document.
//!
//! Serbian writes 1.234,5 and 3. 5. 2026., English 1,234.5 and 3 May 2026; a true minus sign in both.

use std::sync::OnceLock;

use chrono::{Datelike, NaiveDate};
use kernel::{Language, Locale, LocaleError, TextArgs, Words};

use crate::{
    ReportError,
    model::{Measure, Suppression},
};

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
        measure.write(value, self.language)
    }

    /// A value without its unit, for tables whose rows name the unit.
    pub(crate) fn bare(self, value: f64, measure: &Measure) -> String {
        measure.bare(value, self.language)
    }

    /// Why a value is withheld.
    pub(crate) fn why(self, suppression: Suppression) -> String {
        self.text(match suppression {
            Suppression::SmallCell => "suppression-small-cell",
            Suppression::Complementary => "suppression-complementary",
            Suppression::Unreliable => "suppression-unreliable",
        })
    }

    /// The name of a figure with its unit.
    pub(crate) fn with_measure(self, name: &Words, measure: &Measure) -> String {
        let (name, unit) = (self.words(name), self.unit(measure));
        if unit.is_empty() { name } else { format!("{name}, {unit}") }
    }

    /// A value with its sign; differences of shares are in percentage points.
    pub(crate) fn difference(self, value: f64, measure: &Measure) -> String {
        measure.difference(value, self.language)
    }

    /// The sign or word of a measure, empty when it has none.
    pub(crate) fn unit(self, measure: &Measure) -> String {
        measure.unit(self.language)
    }

    /// An interval: `21,0–27,9%`.
    pub(crate) fn interval(self, lower: f64, upper: f64, measure: &Measure) -> String {
        measure.interval(lower, upper, self.language)
    }

    /// An interval beside a value that names the unit: a long unit is not said twice.
    pub(crate) fn short_interval(self, lower: f64, upper: f64, measure: &Measure) -> String {
        measure.short_interval(lower, upper, self.language)
    }

    /// A day: `3. 5. 2026.`, `3 May 2026`; kept on one line.
    pub(crate) fn date(self, day: NaiveDate) -> String {
        serbian::date(day.year(), day.month(), day.day(), self.style()).replace(' ', "\u{a0}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn speech(language: Language) -> Speech {
        Speech::new(language).unwrap()
    }

    #[test]
    fn days_are_written_as_the_language_writes_them() {
        let day = NaiveDate::from_ymd_opt(2026, 5, 3).unwrap();
        assert_eq!(speech(Language::SerbianLatin).date(day), "3.\u{a0}5.\u{a0}2026.");
        assert_eq!(speech(Language::English).date(day), "3\u{a0}May\u{a0}2026");
    }
}
