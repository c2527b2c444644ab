//! The fields of a household, of who joins it, and of a change: read from a form, shown in one.

use chrono::NaiveDate;
use maud::{Markup, html};
use web::{Check, Form, FormErrors, View, components::Fields};

use crate::{
    actions::Change,
    household::{HouseholdData, LONGEST_LINE, LONGEST_NOTE},
    view::Household,
};

/// Most characters of a reason.
const LONGEST_REASON: usize = 500;

/// Reads what is written about a household.
pub(super) fn read(check: &mut Check<'_>) -> HouseholdData {
    HouseholdData {
        settlement: check.required("settlement", LONGEST_LINE),
        address: check.optional("address", LONGEST_LINE).unwrap_or_default(),
        note: check.optional("note", LONGEST_NOTE),
    }
}

/// The fields of a household.
pub(super) fn fields(view: &View, form: &Form, errors: &FormErrors) -> Markup {
    let fields = Fields::new(view, form, errors);
    html! {
        div class="fields" {
            (fields.text("settlement", "registry-settlement").required().most(LONGEST_LINE))
            (fields.text("address", "registry-address").hint("registry-address-hint").most(LONGEST_LINE))
        }
        (fields.text_area("note", "registry-note", 3).hint("registry-note-hint").sensitive().most(LONGEST_NOTE))
    }
}

/// A household's values as a form shows them.
pub(super) fn filled(household: &Household) -> Form {
    Form::filled([
        ("settlement", household.data.settlement.clone()),
        ("address", household.data.address.clone()),
        ("note", household.data.note.clone().unwrap_or_default()),
        ("version", household.version.to_string()),
    ])
}

/// Reads from what, since when and why a record is changed.
pub(super) fn read_change(check: &mut Check<'_>, today: NaiveDate) -> Change {
    let valid_from = check.date("valid_from").unwrap_or(today);
    Change {
        from_version: check.required_parsed("version", "web-error-required").unwrap_or_default(),
        valid_from,
        reason: check.optional("reason", LONGEST_REASON).unwrap_or_default(),
    }
}

/// The fields of a change.
pub(super) fn change_fields(view: &View, form: &Form, errors: &FormErrors) -> Markup {
    let fields = Fields::new(view, form, errors);
    html! {
        (fields.hidden("version"))
        div class="fields" {
            (fields.date("valid_from", "registry-valid-from").hint("registry-valid-from-hint"))
            (fields.text("reason", "registry-reason").hint("registry-reason-hint").sensitive().most(LONGEST_REASON))
        }
    }
}
