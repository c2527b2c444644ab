//! What the rules refuse, back at the field that it concerns.

use web::{FormErrors, Problem, View};

use super::person_form::Names;
use crate::{actions::Refused, person::Contradiction};

/// The faults of the form when the reader can mend them there; otherwise the problem.
pub(super) fn bind(
    view: &View,
    refused: Refused,
    names: impl Fn(usize) -> Names,
) -> Result<FormErrors, Problem> {
    let mut errors = FormErrors::default();
    match refused {
        Refused::NotFound => return Err(Problem::not_found()),
        Refused::Database(error) => return Err(error.into()),
        Refused::NoMember => {
            errors.add(&names(0).family_name, view.t("registry-error-no-member"));
        }
        Refused::TooManyMembers => {
            errors.add(&names(0).family_name, view.t("registry-error-too-many-members"));
        }
        Refused::JmbgKnown => errors.add(&names(0).jmbg, view.t("registry-error-jmbg-known")),
        Refused::Contradiction { member, what } => {
            let names = names(member);
            let field = match what {
                Contradiction::BornInFuture | Contradiction::BornTooLongAgo => names.birth_date,
                Contradiction::JmbgOtherDate | Contradiction::JmbgOtherSex => names.jmbg,
            };
            errors.add(&field, view.t(contradiction(what)));
        }
    }
    Ok(errors)
}

/// Key of a contradiction's words.
pub(crate) const fn contradiction(what: Contradiction) -> &'static str {
    match what {
        Contradiction::BornInFuture => "registry-error-born-in-future",
        Contradiction::BornTooLongAgo => "registry-error-born-too-long-ago",
        Contradiction::JmbgOtherDate => "registry-error-jmbg-other-date",
        Contradiction::JmbgOtherSex => "registry-error-jmbg-other-sex",
    }
}
