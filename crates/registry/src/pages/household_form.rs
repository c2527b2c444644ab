//! The fields of a household, of who joins it, and of a change: read from a form, shown in one.

use chrono::NaiveDate;
use maud::{Markup, html};
use web::{Check, Form, FormErrors, View, components::Fields};

use super::words;
use crate::{
    actions::Change,
    household::{HouseholdData, LONGEST_LINE, LONGEST_NOTE},
    place::AddressKind,
    view::Household,
};

/// Most characters of a reason.
pub(super) const LONGEST_REASON: usize = 500;

/// Most characters of a point on the map.
const LONGEST_POINT: usize = 40;

/// Reads what is written about a household.
pub(super) fn read(check: &mut Check<'_>) -> HouseholdData {
    HouseholdData {
        settlement: check.required("settlement", LONGEST_LINE),
        address: check.optional("address", LONGEST_LINE).unwrap_or_default(),
        address_kind: check.parsed("address_kind", "registry-error-choice"),
        point: check.parsed("point", "registry-error-point"),
        note: check.optional("note", LONGEST_NOTE),
    }
}

/// The fields of a household.
pub(super) fn fields(view: &View, form: &Form, errors: &FormErrors) -> Markup {
    let fields = Fields::new(view, form, errors);
    let kinds =
        words::choices(view, "registry-place-", AddressKind::ALL.iter().map(|one| one.name()));
    html! {
        div class="fields" {
            (fields.text("settlement", "registry-settlement").required().most(LONGEST_LINE))
            (fields.text("address", "registry-address").hint("registry-address-hint").most(LONGEST_LINE))
            (fields.select("address_kind", "registry-address_kind", &kinds))
            (fields.text("point", "registry-point").hint("registry-point-hint").most(LONGEST_POINT))
        }
        (fields.text_area("note", "registry-note", 3).hint("registry-note-hint").sensitive().most(LONGEST_NOTE))
    }
}

/// A household's values as a form shows them.
pub(super) fn filled(household: &Household) -> Form {
    Form::filled([
        ("settlement", household.data.settlement.clone()),
        ("address", household.data.address.clone()),
        (
            "address_kind",
            household.data.address_kind.map(|kind| kind.name().to_owned()).unwrap_or_default(),
        ),
        ("point", household.data.point.map(|point| point.to_string()).unwrap_or_default()),
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

/// The same for what happened on a day: today when nothing is said.
pub(super) fn read_dated(check: &mut Check<'_>) -> Change {
    let today = check.today();
    read_change(check, today)
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
