//! What a refusal says: beside its field, or as a page.

use web::{FormErrors, Problem, View};

use crate::actions::Refused;

/// The refusal as the fault of a field, or as a page.
pub(super) fn of(view: &View, refused: Refused) -> Result<FormErrors, Problem> {
    let (field, key) = match refused {
        Refused::NotFound => return Err(Problem::not_found()),
        Refused::Database(error) => return Err(error.into()),
        Refused::Protected => ("persons", "transfer-error-protected"),
        Refused::Restricted => ("persons", "transfer-error-restricted"),
        Refused::NobodyChosen => ("persons", "transfer-error-nobody"),
        Refused::OnTheWay => ("persons", "transfer-error-on-the-way"),
        Refused::NoUnit => ("unit", "transfer-error-unit"),
        Refused::DayInFuture => ("moved_on", "transfer-error-day"),
        Refused::NoConsent => ("consent_of", "transfer-error-consent"),
        Refused::NoArticle => ("article", "transfer-error-article"),
        Refused::NotNow => ("settlement", "transfer-error-not-now"),
        Refused::JmbgKnown => ("settlement", "transfer-error-jmbg-known"),
    };
    let mut errors = FormErrors::default();
    errors.add(field, view.t(key));
    Ok(errors)
}
