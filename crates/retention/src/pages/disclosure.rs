//! What retention holds about somebody, for that person: what stood on lists, and what stays with why.

use database::PersonalReader;
use kernel::HouseholdId;
use web::{Answer, Held, HeldItem, View, Whose, components::day_text};

use super::words;
use crate::{
    kind::RecordKind,
    store::{hold, item},
};

/// Items and holds about the person, and about the household that the person is in.
pub(crate) async fn held(reader: &PersonalReader, view: &View, whose: &Whose) -> Answer<Vec<Held>> {
    let homes = whose.households().into_iter().filter(|home| whose.is_in(*home));
    let homes: Vec<HouseholdId> = homes.collect();
    let mut items = Vec::new();
    for one in item::of_person(reader, whose.person, &homes).await? {
        let origin = one.event.map(|day| day_text(view, day)).unwrap_or_default();
        let mut value = view.t(words::item_key(one.state));
        if let Some(why) = one.why {
            value = format!("{value}: {}", view.t(words::why_key(why)));
        }
        items.push(HeldItem { what: words::kind(view, one.kind), value, origin });
    }
    for (kind, hold) in hold::of_person(reader, whose.person, &homes).await? {
        let what = kind.parse::<RecordKind>().map(|kind| words::kind(view, kind));
        let value = format!("{} {}", view.t("retention-held-until"), day_text(view, hold.until));
        let value = format!("{value}: {}", hold.reason);
        let origin = day_text(view, hold.recorded_at.date_naive());
        items.push(HeldItem { what: what.unwrap_or_default(), value, origin });
    }
    if items.is_empty() {
        return Ok(Vec::new());
    }
    Ok(vec![Held { title: view.t("retention-title"), items }])
}
