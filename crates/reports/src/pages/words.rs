//! What pages say of reports: languages, formats, states, sizes.

use kernel::Language;
use maud::{Markup, html};
use web::{
    View,
    components::{Tone, badge, date, number},
};

use crate::{Format, State};

/// The key of a language's name.
pub(super) const fn language(language: Language) -> &'static str {
    match language {
        Language::SerbianCyrillic => "reports-language-cyrillic",
        Language::SerbianLatin => "reports-language-latin",
        Language::English => "reports-language-english",
    }
}

/// The key of a format's name.
pub(super) const fn format(format: Format) -> &'static str {
    match format {
        Format::Pdf => "reports-format-pdf",
        Format::Docx => "reports-format-docx",
        Format::Html => "reports-format-html",
        Format::Xlsx => "reports-format-xlsx",
    }
}

/// The icon of a format.
pub(super) const fn icon(format: Format) -> &'static str {
    match format {
        Format::Pdf => "file-type-pdf",
        Format::Docx => "file-type-docx",
        Format::Html => "file-text",
        Format::Xlsx => "file-spreadsheet",
    }
}

/// Draft, or adopted on a day.
pub(super) fn state(view: &View, state: State) -> Markup {
    match state {
        State::Draft => badge(Tone::Neutral, &view.t("reports-state-draft")),
        State::Adopted(day) => html! {
            (badge(Tone::Success, &view.t("reports-state-adopted"))) " " (date(view, day))
        },
    }
}

/// How large a file is.
pub(super) fn size(view: &View, bytes: u64) -> String {
    let kilobytes = bytes as f64 / 1000.0;
    if kilobytes < 1000.0 {
        format!("{}\u{a0}kB", number(view, kilobytes.ceil(), 0))
    } else {
        format!("{}\u{a0}MB", number(view, kilobytes / 1000.0, 1))
    }
}
