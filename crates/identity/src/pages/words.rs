//! Words for roles, permissions, places and moments, shared by the pages.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use kernel::{Reach, Role};
use maud::{Markup, html};
use web::{View, components::date_time};

use crate::user::Membership;

/// A role in words, for both genders.
pub(crate) fn role_words(view: &View, role: Role) -> String {
    view.t(&format!("identity-role-{}", role.name().replace('_', "-")))
}

/// How far a permission reaches, in words.
pub(super) fn reach_words(view: &View, reach: Reach) -> String {
    view.t(&format!("identity-reach-{}", reach.name()))
}

/// A permission in words; its name where its context has none.
pub(super) fn permission_words(view: &View, name: &str) -> String {
    let Some((context, verb)) = name.split_once('.') else { return name.to_owned() };
    let key = format!("{context}-permission-{}", verb.replace('_', "-"));
    let words = view.t(&key);
    if words == key { name.to_owned() } else { words }
}

/// What somebody is, and where.
pub(super) fn membership_words(
    view: &View,
    membership: &Membership,
    names: &BTreeMap<String, String>,
) -> String {
    let role = role_words(view, membership.role);
    match &membership.unit {
        None => role,
        Some(unit) => {
            let name = names.get(unit.as_str()).map_or(unit.as_str(), String::as_str);
            format!("{role} – {}", view.show(name))
        }
    }
}

/// A moment, or a dash.
pub(super) fn moment(view: &View, at: Option<DateTime<Utc>>) -> Markup {
    if let Some(at) = at {
        html! { (date_time(view, at)) }
    } else {
        html! { "–" }
    }
}

/// What a browser says of itself, as people call it.
pub(super) fn device_words(view: &View, device: &str) -> String {
    let has = |part: &str| device.contains(part);
    let browser = [("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("Chrome", "Chrome")];
    let browser = browser.into_iter().find(|(part, _)| has(part)).map(|(_, name)| name);
    let browser = browser.or_else(|| has("Safari").then_some("Safari"));
    let system = [
        ("Android", "Android"),
        ("iPhone", "iPhone"),
        ("iPad", "iPad"),
        ("Windows", "Windows"),
        ("Mac OS", "macOS"),
        ("Linux", "Linux"),
    ];
    let system = system.into_iter().find(|(part, _)| has(part)).map(|(_, name)| name);
    match (browser, system) {
        (Some(browser), Some(system)) => format!("{browser}, {system}"),
        (Some(one), None) | (None, Some(one)) => one.to_owned(),
        (None, None) if device.is_empty() => view.t("identity-device-unknown"),
        (None, None) => device.chars().take(60).collect(),
    }
}
