//! Reading a form field by field: what is wrong is collected and bound to its field, what was typed is kept.

use std::{str::FromStr, sync::OnceLock};

use chrono::NaiveDate;
use kernel::TextArgs;

use crate::{form::Form, view::View};

/// A field that is wrong, in the reader's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldError {
    /// The field's name.
    pub field: String,
    /// What was expected.
    pub message: String,
    /// The words under which the page shows the field, once it has: the summary names it by them.
    pub(crate) label: OnceLock<String>,
}

/// The fields of a form that are wrong, in the order of the form.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct FormErrors(pub Vec<FieldError>);

impl FormErrors {
    /// Whether nothing is wrong.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// What is wrong with `field`.
    pub fn of(&self, field: &str) -> Option<&str> {
        self.find(field).map(|error| error.message.as_str())
    }

    pub(crate) fn find(&self, field: &str) -> Option<&FieldError> {
        self.0.iter().find(|error| error.field == field)
    }

    /// With one more.
    pub fn add(&mut self, field: &str, message: String) {
        let label = OnceLock::new();
        self.0.push(FieldError { field: field.to_owned(), message, label });
    }
}

/// Reads the fields of a form.
#[derive(Debug)]
pub struct Check<'a> {
    view: &'a View,
    form: &'a Form,
    errors: FormErrors,
}

impl<'a> Check<'a> {
    /// Nothing read yet.
    pub fn new(view: &'a View, form: &'a Form) -> Self {
        Self { view, form, errors: FormErrors::default() }
    }

    /// A text of at most `most` characters; `None` when left empty.
    pub fn optional(&mut self, field: &str, most: usize) -> Option<String> {
        let text = self.form.text(field);
        let count = text.chars().count();
        if count > most {
            let args = TextArgs::new().count("most", most as u64).count("found", count as u64);
            self.fault(field, self.view.tn("web-error-too-long", &args));
        }
        if text.chars().any(|one| one.is_control() && !matches!(one, '\n' | '\r' | '\t')) {
            self.fault(field, self.view.t("web-error-control-characters"));
        }
        (!text.is_empty()).then(|| text.to_owned())
    }

    /// A text that must be there.
    pub fn required(&mut self, field: &str, most: usize) -> String {
        let text = self.optional(field, most);
        text.unwrap_or_else(|| {
            self.fault(field, self.view.t("web-error-required"));
            String::new()
        })
    }

    /// A value that reads itself from text; `None` when left empty. `expected` is the key of what is said otherwise.
    pub fn parsed<T: FromStr>(&mut self, field: &str, expected: &str) -> Option<T> {
        let text = self.form.text(field);
        if text.is_empty() {
            return None;
        }
        let value = text.parse().ok();
        if value.is_none() {
            self.fault(field, self.view.t(expected));
        }
        value
    }

    /// A value that must be there.
    pub fn required_parsed<T: FromStr>(&mut self, field: &str, expected: &str) -> Option<T> {
        if self.form.text(field).is_empty() {
            self.fault(field, self.view.t("web-error-required"));
        }
        self.parsed(field, expected)
    }

    /// A day as the browser sends it (2026-11-27) or as people write it (27. 11. 2026.); `None` when left empty.
    pub fn date(&mut self, field: &str) -> Option<NaiveDate> {
        let text = self.form.text(field);
        if text.is_empty() {
            return None;
        }
        let date = parse_date(text);
        if date.is_none() {
            self.fault(field, self.view.t("web-error-date"));
        }
        date
    }

    /// The day on which the form is read.
    pub fn today(&self) -> NaiveDate {
        self.view.app().database().now().date_naive()
    }

    /// Notes what a rule found wrong.
    pub fn fault(&mut self, field: &str, message: String) {
        if self.errors.of(field).is_none() {
            self.errors.add(field, message);
        }
    }

    /// What was wrong; `Ok` when nothing was.
    ///
    /// # Errors
    /// The wrong fields.
    pub fn finish(self) -> Result<(), FormErrors> {
        if self.errors.is_empty() { Ok(()) } else { Err(self.errors) }
    }
}

/// A day in ISO or in Serbian order.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    if let Ok(date) = NaiveDate::parse_from_str(text, "%Y-%m-%d") {
        return Some(date).filter(|date| is_plausible(*date));
    }
    let parts: Vec<&str> = text.trim_end_matches('.').split('.').map(str::trim).collect();
    let [day, month, year] = parts.as_slice() else { return None };
    if year.len() != 4 {
        return None;
    }
    let date = NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    date.filter(|date| is_plausible(*date))
}

fn is_plausible(date: NaiveDate) -> bool {
    use chrono::Datelike as _;
    (1800..=2200).contains(&date.year())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn a_day_is_read_in_both_orders() {
        let day = NaiveDate::from_ymd_opt(2026, 5, 3);
        for text in ["2026-05-03", "3. 5. 2026.", "03.05.2026", "3.5.2026."] {
            assert_eq!(parse_date(text), day, "{text}");
        }
        for text in ["3. 5. 26.", "2026-13-01", "31. 2. 2026.", "1.1.9999", "juče", "3/5/2026"] {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_breaks_the_reading_of_days(text in ".{0,40}") {
            let _day = parse_date(&text);
        }
    }
}
