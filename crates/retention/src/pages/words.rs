//! Words for values: kinds of records, states, why something stays.

use maud::{Markup, html};
use web::{
    View,
    components::{Tone, badge},
};

use crate::{
    kind::RecordKind,
    list::{Item, ItemState, ListState, WhyLeft},
};

/// A kind of record.
pub(super) fn kind(view: &View, kind: RecordKind) -> String {
    let shipped = kind.shipped();
    shipped.map(|one| one.name.show(view.language()).into_owned()).unwrap_or_default()
}

/// The key of why something stays.
pub(super) const fn why_key(why: WhyLeft) -> &'static str {
    match why {
        WhyLeft::Held => "retention-why-held",
        WhyLeft::Restricted => "retention-why-restricted",
        WhyLeft::Asking => "retention-why-asking",
        WhyLeft::NotDue => "retention-why-not-due",
        WhyLeft::RuleOff => "retention-why-rule-off",
        WhyLeft::NotSeen => "retention-why-not-seen",
    }
}

/// The key of an item's state.
pub(super) const fn item_key(state: ItemState) -> &'static str {
    match state {
        ItemState::Due => "retention-item-due",
        ItemState::LeftOut => "retention-item-left-out",
        ItemState::Done => "retention-item-done",
        ItemState::Left => "retention-item-left",
    }
}

/// Where an item stands, with why it stays.
pub(super) fn item(view: &View, item: &Item) -> Markup {
    let tone = match item.state {
        ItemState::Due => Tone::Warning,
        ItemState::Done => Tone::Success,
        ItemState::LeftOut | ItemState::Left => Tone::Neutral,
    };
    html! {
        (badge(tone, &view.t(item_key(item.state))))
        @if let Some(why) = item.why { br; span class="text-secondary small" { (view.t(why_key(why))) } }
    }
}

/// The key of a list's state.
pub(super) const fn list_key(state: ListState) -> &'static str {
    match state {
        ListState::Open => "retention-list-open",
        ListState::Acting => "retention-list-acting",
        ListState::Done => "retention-list-done",
        ListState::Lapsed => "retention-list-lapsed",
    }
}

/// Where a list stands.
pub(super) fn list(view: &View, state: ListState) -> Markup {
    let tone = match state {
        ListState::Open => Tone::Warning,
        ListState::Acting => Tone::Info,
        ListState::Done => Tone::Success,
        ListState::Lapsed => Tone::Neutral,
    };
    badge(tone, &view.t(list_key(state)))
}
