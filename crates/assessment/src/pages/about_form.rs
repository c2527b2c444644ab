//! What all answers of an entry share: since when, from where, in which round, why.

use chrono::NaiveDate;
use maud::{Markup, html};
use web::{
    Check, Form, FormErrors, View,
    components::{Choice, Fields},
};

use super::words;
use crate::record::{EntryAbout, FactSource};

/// Most characters of a round's name.
pub(crate) const LONGEST_ROUND: usize = 60;
/// Most characters of a reason.
pub(crate) const LONGEST_REASON: usize = 500;

/// Reads what the answers share.
pub(super) fn read(check: &mut Check<'_>, today: NaiveDate) -> EntryAbout {
    EntryAbout {
        round: check.optional("round", LONGEST_ROUND).unwrap_or_default(),
        valid_from: check.date("valid_from").unwrap_or(today),
        source: check.parsed("source", "assessment-error-choice").unwrap_or(FactSource::Office),
        reason: check.optional("reason", LONGEST_REASON).unwrap_or_default(),
    }
}

/// The fields.
pub(super) fn fields(view: &View, form: &Form, errors: &FormErrors) -> Markup {
    let fields = Fields::new(view, form, errors);
    let sources: Vec<Choice> = [FactSource::Office, FactSource::Survey]
        .map(|one| Choice::new(one.name(), words::source(view, one)))
        .into();
    html! {
        (fields.hidden("version"))
        fieldset class="form-fieldset mt-3" {
            legend { (view.t("assessment-about-answers")) }
            div class="fields" {
                (fields.date("valid_from", "assessment-valid-from").hint("assessment-valid-from-hint"))
                (fields.select_one("source", "assessment-source", &sources).required())
                (fields.text("round", "assessment-round").hint("assessment-round-hint").most(LONGEST_ROUND))
                (fields.text("reason", "assessment-reason").hint("assessment-reason-hint").sensitive().most(LONGEST_REASON))
            }
            (fields.check_box("confirm", "assessment-confirm-rest").hint("assessment-confirm-rest-hint"))
        }
    }
}

/// The values with which a form begins.
pub(super) fn filled(version: &str, today: NaiveDate) -> Vec<(String, String)> {
    [
        ("version", version.to_owned()),
        ("valid_from", today.to_string()),
        ("source", FactSource::Office.name().to_owned()),
    ]
    .map(|(name, value)| (name.to_owned(), value))
    .into()
}
