//! Words of transfers.

use maud::Markup;
use web::{
    View,
    components::{Tone, badge},
};

use crate::transfer::{Direction, Transfer, TransferState, WhyDeclined};

/// Key of a state's words.
pub(super) const fn state_key(state: TransferState) -> &'static str {
    match state.shown() {
        TransferState::Waiting => "transfer-state-waiting",
        TransferState::Recalling => "transfer-state-recalling",
        TransferState::Accepted => "transfer-state-accepted",
        TransferState::Declined => "transfer-state-declined",
        TransferState::Recalled | TransferState::Withheld => "transfer-state-recalled",
        TransferState::Expired => "transfer-state-expired",
        TransferState::Erased => "transfer-state-erased",
    }
}

/// A state as a badge.
pub(super) fn state(view: &View, state: TransferState) -> Markup {
    let tone = match state {
        TransferState::Waiting | TransferState::Recalling => Tone::Warning,
        TransferState::Accepted => Tone::Success,
        TransferState::Declined => Tone::Danger,
        TransferState::Recalled
        | TransferState::Withheld
        | TransferState::Expired
        | TransferState::Erased => Tone::Neutral,
    };
    badge(tone, &view.t(state_key(state)))
}

/// Key of a direction's words.
pub(super) const fn direction_key(direction: Direction) -> &'static str {
    match direction {
        Direction::Received => "transfer-received",
        Direction::Sent => "transfer-sent",
    }
}

/// Key of the words of why a transfer was declined.
pub(super) const fn why_key(why: WhyDeclined) -> &'static str {
    match why {
        WhyDeclined::NotHere => "transfer-why-not-here",
        WhyDeclined::KnownAlready => "transfer-why-known-already",
        WhyDeclined::WrongData => "transfer-why-wrong-data",
        WhyDeclined::Other => "transfer-why-other",
    }
}

/// Key of the title of a transfer's page; the words name the municipality.
pub(super) const fn title_key(transfer: &Transfer) -> &'static str {
    match transfer.direction {
        Direction::Received => "transfer-from",
        Direction::Sent => "transfer-to",
    }
}
