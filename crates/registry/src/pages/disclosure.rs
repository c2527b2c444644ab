//! What the registry holds about a person, in the words of the page.

use chrono::{DateTime, Utc};
use kernel::TextArgs;
use web::{Held, HeldItem, View};

use super::{
    history_page::{shown, step_title},
    words,
};
use crate::{
    duplicates::HeldPair,
    held::{HeldHome, HeldMerge, HeldProtection, HeldRecords, HeldRelative, Kept},
    view::{AttachedFile, Contact, FieldChange, HistoryStep, KeptMark, Membership, Note},
};

/// Everything, part by part; empty parts are left to the caller.
pub(super) fn of_registry(view: &View, held: &HeldRecords) -> Vec<Held> {
    let part = |title: &str, items: Vec<HeldItem>| Held { title: view.t(title), items };
    let mut parts = vec![
        part("registry-about-person", person(view, held)),
        part(
            "registry-memberships",
            held.memberships.iter().map(|one| membership(view, one)).collect(),
        ),
    ];
    parts.extend(held.homes.iter().map(|one| home(view, one)));
    parts.extend([
        part("registry-partners", partners(view, held)),
        part("registry-contacts", held.contacts.iter().map(|one| contact(view, one)).collect()),
        part("registry-documents", documents(view, held)),
        part("registry-groups", held.marks.iter().map(|one| mark(view, one)).collect()),
        part("registry-notes", held.notes.iter().map(|one| note(view, one)).collect()),
        part("registry-files", held.files.iter().map(|one| file(view, one)).collect()),
        part("registry-consents", consents(view, held)),
        part("registry-rights", requests(view, held)),
        part(
            "registry-protection",
            held.protections.iter().map(|one| protection(view, one)).collect(),
        ),
        part("registry-records", held.merges.iter().map(|one| merge(view, one)).collect()),
        part("registry-duplicates", held.pairs.iter().map(|one| pair(view, one)).collect()),
        part("registry-history", held.history.iter().flat_map(|one| step(view, one)).collect()),
    ]);
    parts
}

fn item(what: String, value: String, origin: String) -> HeldItem {
    HeldItem { what, value, origin }
}

fn person(view: &View, held: &HeldRecords) -> Vec<HeldItem> {
    let data = &held.person.data;
    let day = |day| words::day(view, day);
    let values = [
        ("registry-family_name", Some(data.family_name.clone())),
        ("registry-given_name", Some(data.given_name.clone())),
        ("registry-sex", data.sex.map(|sex| words::sex(view, sex))),
        ("registry-birth_date", data.birth_date.map(day)),
        ("registry-jmbg", data.jmbg.as_ref().map(crate::Jmbg::digits)),
        ("registry-relation", Some(words::relation(view, data.relation))),
    ];
    let known = values.into_iter().filter_map(|(key, value)| Some((key, value?)));
    let mut items: Vec<HeldItem> =
        known.map(|(key, value)| item(view.t(key), value, String::new())).collect();
    if !held.terms.is_empty() {
        items.push(item(view.t("registry-held-terms"), held.terms.join(", "), String::new()));
    }
    items
}

/// From when to when something held; nothing behind it while it does.
fn time<T>(view: &View, kept: &Kept<T>) -> String {
    span(view, kept.since, kept.until)
}

fn span(view: &View, since: DateTime<Utc>, until: Option<DateTime<Utc>>) -> String {
    let day = |at: DateTime<Utc>| words::day(view, at.date_naive());
    format!("{} – {}", day(since), until.map(day).unwrap_or_default()).trim_end().to_owned()
}

/// The household, for the time that the person was there: nobody else's name.
fn home(view: &View, home: &HeldHome) -> Held {
    let title = if home.is_present { "registry-held-home" } else { "registry-held-home-left" };
    let title = view.tn(title, &TextArgs::new().text("code", home.code.clone()));
    let fields = home.fields.iter().map(|(field, value)| {
        item(view.t(&format!("registry-{field}")), shown(view, field, value), String::new())
    });
    let mut items: Vec<HeldItem> = fields.collect();
    let about = |key: &str, one: HeldItem| HeldItem {
        what: format!("{}: {}", view.t(key), one.what),
        ..one
    };
    items.extend(home.notes.iter().map(|one| about("registry-held-home-note", note(view, one))));
    items.extend(home.files.iter().map(|one| about("registry-held-home-file", file(view, one))));
    items.extend(home.relatives.iter().flat_map(|one| relative(view, one)));
    items.extend(home.merges.iter().map(|one| merge(view, one)));
    items.extend(home.history.iter().flat_map(|one| step(view, one)));
    Held { title, items }
}

/// That somebody who works here declared the household as one of relatives, and why the file was opened to that person.
fn relative(view: &View, one: &Kept<HeldRelative>) -> Vec<HeldItem> {
    let declared =
        item(view.t("registry-relatives"), view.t("registry-held-relative"), time(view, one));
    let opened = one.what.openings.iter().map(|(reason, at)| {
        let day = words::day(view, at.date_naive());
        item(view.t("registry-held-relative-opened"), reason.clone(), day)
    });
    std::iter::once(declared).chain(opened).collect()
}

fn protection(view: &View, one: &HeldProtection) -> HeldItem {
    let reason = one.reason.clone().unwrap_or_default();
    item(view.t("registry-protection"), reason, span(view, one.since, one.until))
}

fn merge(view: &View, one: &HeldMerge) -> HeldItem {
    let what =
        if one.undone_at.is_some() { "registry-held-merge-undone" } else { "registry-held-merged" };
    item(view.t(what), one.reason.clone(), span(view, one.at, one.undone_at))
}

fn membership(view: &View, one: &Membership) -> HeldItem {
    // By its code: the name after which it is listed may be somebody else's.
    let household = match &one.household {
        Some(household) => format!("{} {}", view.t("registry-household"), household.code),
        None => view.t("registry-unknown"),
    };
    let from = words::day(view, one.from_day);
    let until = one.to_day.map(|day| words::day(view, day)).unwrap_or_default();
    item(household, words::relation(view, one.relation), format!("{from} – {until}"))
}

fn partners(view: &View, held: &HeldRecords) -> Vec<HeldItem> {
    let partner = |one: &crate::view::Partner| {
        let until = one.to_day.map(|day| words::day(view, day)).unwrap_or_default();
        let from = words::day(view, one.from_day);
        item(view.t("registry-relation-partner"), one.name.clone(), format!("{from} – {until}"))
    };
    held.partners.iter().map(partner).collect()
}

fn contact(view: &View, one: &Kept<Contact>) -> HeldItem {
    let data = &one.what.data;
    let value = [data.value.as_str(), data.when.as_str()];
    let value: Vec<&str> = value.into_iter().filter(|text| !text.is_empty()).collect();
    item(words::contact_kind(view, data.kind), value.join(", "), time(view, one))
}

fn documents(view: &View, held: &HeldRecords) -> Vec<HeldItem> {
    let document = |kept: &Kept<crate::document::DocumentData>| {
        let one = &kept.what;
        let until = one.valid_to.map(|day| words::day(view, day));
        let until = until.map(|day| format!("{} {day}", view.t("registry-document-valid-to")));
        let parts = [
            Some(words::document_state(view, one.state)),
            one.number.clone(),
            until,
            one.obstacle.map(|one| words::obstacle(view, one)),
        ];
        let value: Vec<String> = parts.into_iter().flatten().collect();
        item(words::document(view, one.kind), value.join(", "), time(view, kept))
    };
    held.documents.iter().map(document).collect()
}

fn mark(view: &View, one: &Kept<KeptMark>) -> HeldItem {
    let value = words::mark(view, one.what.data.mark);
    item(view.t("registry-groups"), value, time(view, one))
}

fn note(view: &View, one: &Note) -> HeldItem {
    let author = one.author.clone().unwrap_or_default();
    item(words::day(view, one.data.day), one.data.text.clone(), author)
}

fn file(view: &View, kept: &Kept<AttachedFile>) -> HeldItem {
    let (one, time) = (&kept.what, time(view, kept));
    let origin = match &one.author {
        Some(author) => format!("{time}, {author}"),
        None => time,
    };
    item(one.name.clone(), one.about.clone(), origin)
}

fn consents(view: &View, held: &HeldRecords) -> Vec<HeldItem> {
    let gone = view.t("registry-consent-sheet-removed");
    let consent = |one: &crate::view::KeptConsent| {
        let data = &one.data;
        let purpose = words::purpose(view, data.purpose);
        let sheet = one.sheet.as_ref().map(|sheet| {
            let what = if sheet.is_there { &sheet.about } else { &gone };
            format!("{}: {what}", view.t("registry-consent-sheet"))
        });
        let parts = [Some(words::answer(view, data.answer)), sheet];
        let value: Vec<String> = parts.into_iter().flatten().collect();
        item(purpose, value.join("; "), words::day(view, data.day))
    };
    held.consents.iter().map(consent).collect()
}

fn requests(view: &View, held: &HeldRecords) -> Vec<HeldItem> {
    let request = |one: &crate::view::KeptRequest| {
        let kind = words::right(view, one.request.kind);
        let state = words::right_state(view, one.state);
        let text = [state, one.request.text.clone(), one.answer.clone()];
        let text: Vec<String> = text.into_iter().filter(|text| !text.is_empty()).collect();
        item(kind, text.join("\n"), words::day(view, one.request.asked_on))
    };
    held.requests.iter().map(request).collect()
}

fn pair(view: &View, one: &HeldPair) -> HeldItem {
    let state = words::pair_state(view, one.state);
    let day = words::day(view, one.found_at.date_naive());
    item(view.t("registry-pair-title"), state, day)
}

/// Every value that was ever written, that somebody joined or left, and why, with when and by whom.
fn step(view: &View, one: &HistoryStep) -> Vec<HeldItem> {
    let by = one.recorder.clone().unwrap_or_else(|| view.t("registry-by-program"));
    let origin = format!("{}, {by}", words::day(view, one.recorded_at.date_naive()));
    let change = |change: &FieldChange| {
        let value = change.after.as_deref().map(|after| shown(view, change.field, after));
        let value = value.unwrap_or_else(|| "–".to_owned());
        item(view.t(&format!("registry-{}", change.field)), value, origin.clone())
    };
    let mut items: Vec<HeldItem> = one.changes.iter().map(change).collect();
    if one.event.is_some() || !one.reason.is_empty() {
        items.push(item(step_title(view, one), one.reason.clone(), origin));
    }
    items
}
