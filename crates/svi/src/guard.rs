//! The last guard: a fault of the program itself ends with one line too.
//!
//! Parsers of foreign files are known to panic on broken ones; the crates that call them catch that and say what is wrong
//! with the file. The hook here keeps such caught panics silent. What nobody caught is told as an internal error.

use std::{
    panic::{UnwindSafe, catch_unwind, set_hook},
    sync::Mutex,
};

use crate::exit::{Failure, refuse};

/// Where the newest panic happened, on whichever thread.
static PLACE: Mutex<Option<String>> = Mutex::new(None);

/// From here on a panic prints nothing; its place in the source is kept for [`guarded`].
pub(crate) fn keep_panics_silent() {
    set_hook(Box::new(|panic| {
        if let Ok(mut place) = PLACE.lock() {
            *place = panic.location().map(ToString::to_string);
        }
    }));
}

/// Does `work`; a panic in it becomes a failure.
///
/// # Errors
/// Those of `work`, and [`Failure::Internal`].
pub(crate) fn guarded<T>(
    work: impl FnOnce() -> anyhow::Result<T> + UnwindSafe,
) -> anyhow::Result<T> {
    catch_unwind(work).unwrap_or_else(|payload| {
        let said = payload.downcast_ref::<&str>().map(|text| (*text).to_owned());
        let said = said.or_else(|| payload.downcast_ref::<String>().cloned());
        let place = PLACE.lock().ok().and_then(|mut place| place.take());
        let at = place.map_or_else(String::new, |place| format!(" at {place}"));
        let line = format!("internal error{at}: {}", said.unwrap_or_default());
        Err(refuse(Failure::Internal, line))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::exit::Refusal;

    #[test]
    fn a_panic_becomes_a_failure_with_its_message() {
        let error = guarded::<()>(|| panic!("row {} of 3", 7)).unwrap_err();
        let refusal = error.downcast_ref::<Refusal>().unwrap();
        assert_eq!(refusal.kind, Failure::Internal);
        assert_eq!(refusal.line, "internal error: row 7 of 3");
    }

    #[test]
    fn what_does_not_panic_is_passed_on() {
        assert_eq!(guarded(|| Ok(7)).unwrap(), 7);
    }
}
