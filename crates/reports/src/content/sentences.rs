//! Sentences and cells from one figure, by rules. Names stand in the nominative before a colon, so that every pattern
//! is right in Serbian for every name.

use kernel::{Design, TextArgs};

use crate::{
    model::{Cell, Change, Figure, Origin},
    speech::Speech,
};

/// The mark of a withheld value.
pub(crate) const WITHHELD: &str = "·";

/// The mark of a value that does not exist.
pub(crate) const ABSENT: &str = "–";

/// A value as it may be shown; in brackets when few records stand behind it.
pub(crate) fn show_cell(speech: Speech, figure: &Figure, cell: &Cell) -> String {
    match (cell.shown(), cell.suppression) {
        (Some(value), _) if cell.is_uncertain() => {
            format!("({})", speech.value(value, &figure.measure))
        }
        (Some(value), _) => speech.value(value, &figure.measure),
        (None, Some(_)) => WITHHELD.to_owned(),
        (None, None) => ABSENT.to_owned(),
    }
}

/// A 95 % interval as it may be shown.
pub(crate) fn show_interval(speech: Speech, figure: &Figure, cell: &Cell) -> String {
    match (cell.shown(), cell.interval) {
        (Some(_), Some(i)) => speech.short_interval(i.lower, i.upper, &figure.measure),
        _ => ABSENT.to_owned(),
    }
}

/// How a value came about: `uzorak`.
pub(crate) fn show_kind(speech: Speech, origin: Origin) -> String {
    speech.text(match origin {
        Origin::Official => "origin-official",
        Origin::Mapping(Design::List) => "origin-list",
        Origin::Mapping(Design::Sample) => "origin-sample",
        Origin::Mapping(Design::Census) => "origin-census",
    })
}

/// How the value came about and from how many records: `uzorak, 812`.
pub(crate) fn show_origin(speech: Speech, figure: &Figure, cell: &Cell) -> String {
    let kind = show_kind(speech, figure.origin);
    match (figure.origin, cell.n) {
        (Origin::Mapping(_), Some(n)) => {
            let n = speech.number(n as f64, 0);
            speech.with("origin-with-n", &TextArgs::new().text("kind", kind).text("n", n))
        }
        _ => kind,
    }
}

/// The p-value of a change as it may be shown.
pub(crate) fn show_p(speech: Speech, change: &Change) -> String {
    match change.p {
        None => ABSENT.to_owned(),
        Some(p) if p < 0.001 => format!("< {}", speech.number(0.001, 3)),
        Some(p) => speech.number(p, 3),
    }
}

/// Whether a figure changed since the last round: tested, never asserted.
pub(crate) fn tell_change(speech: Speech, figure: &Figure, change: &Change) -> String {
    speech.text(match (figure.origin, change.p) {
        (Origin::Mapping(Design::List), _) => "change-list",
        (Origin::Mapping(Design::Sample), Some(p)) => {
            match (p < super::SIGNIFICANT, change.difference > 0.0) {
                (true, true) => "change-rose",
                (true, false) => "change-fell",
                (false, _) => "change-within",
            }
        }
        (Origin::Mapping(Design::Sample), None) => "change-untested",
        (Origin::Official | Origin::Mapping(Design::Census), _) => "change-register",
    })
}
