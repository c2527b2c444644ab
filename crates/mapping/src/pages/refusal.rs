//! What a refusal says: beside the mapping's field, or as a page.

use kernel::TextArgs;
use web::{FormErrors, Problem, ProblemKind, View};

use crate::actions::Refused;

/// The field of the mapping and that of the file.
pub(super) const MAPPING: &str = "mapping";
pub(super) const FILE: &str = "file";
pub(super) const SECOND: &str = "households";

/// The refusal as the fault of a field, or as a page.
pub(crate) fn of(view: &View, refused: Refused) -> Result<FormErrors, Problem> {
    let mut errors = FormErrors::default();
    match refused {
        Refused::Mapping(fault) => {
            let args = TextArgs::new()
                .text("place", fault.place)
                .text("expected", fault.expected)
                .text("found", fault.found);
            errors.add(MAPPING, view.tn("mapping-error-mapping", &args));
        }
        Refused::Sealed(codes) => {
            let args = TextArgs::new().text("codes", codes);
            errors.add(MAPPING, view.tn("mapping-error-sealed", &args));
        }
        Refused::NoSecondFile => errors.add(SECOND, view.t("mapping-error-second-file")),
        Refused::File(what) => {
            let args = TextArgs::new().text("what", what);
            errors.add(FILE, view.tn("mapping-error-file", &args));
        }
        Refused::NotFound => return Err(Problem::not_found()),
        Refused::NotNow | Refused::Faults | Refused::Followed => {
            return Err(Problem::of(ProblemKind::ChangedMeanwhile));
        }
        Refused::Database(error) => return Err(error.into()),
    }
    Ok(errors)
}

/// The key of what is said on the page that the refusal leads back to.
pub(crate) fn notice(refused: Refused) -> Result<&'static str, Problem> {
    match refused {
        Refused::Faults => Ok("mapping-error-faults"),
        Refused::Followed => Ok("mapping-error-followed"),
        Refused::NotFound => Err(Problem::not_found()),
        Refused::Database(error) => Err(error.into()),
        Refused::NotNow
        | Refused::Mapping(_)
        | Refused::Sealed(_)
        | Refused::NoSecondFile
        | Refused::File(_) => Ok("mapping-error-not-now"),
    }
}
