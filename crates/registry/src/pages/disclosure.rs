//! What the registry holds about a person, in the words of the page.

use web::{Held, HeldItem, View};

use super::{history_page::shown, words};
use crate::{
    duplicates::HeldPair,
    view::{Contact, FieldChange, HeldRecords, HistoryStep, Membership, Note},
};

/// Everything, part by part; empty parts are left to the caller.
pub(super) fn of_registry(view: &View, held: &HeldRecords) -> Vec<Held> {
    let part = |title: &str, items: Vec<HeldItem>| Held { title: view.t(title), items };
    vec![
        part("registry-about-person", person(view, held)),
        part(
            "registry-memberships",
            held.memberships.iter().map(|one| membership(view, one)).collect(),
        ),
        part("registry-partners", partners(view, held)),
        part("registry-contacts", held.contacts.iter().map(|one| contact(view, one)).collect()),
        part("registry-documents", documents(view, held)),
        part("registry-groups", marks(view, held)),
        part("registry-notes", held.notes.iter().map(|one| note(view, one)).collect()),
        part("registry-files", files(view, held)),
        part("registry-consents", consents(view, held)),
        part("registry-rights", requests(view, held)),
        part("registry-duplicates", held.pairs.iter().map(|one| pair(view, one)).collect()),
        part("registry-history", held.history.iter().flat_map(|one| step(view, one)).collect()),
    ]
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
    known.map(|(key, value)| item(view.t(key), value, String::new())).collect()
}

fn membership(view: &View, one: &Membership) -> HeldItem {
    let household = match &one.household {
        Some(household) => format!("{} ({})", household.listed_name, household.code),
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

fn contact(view: &View, one: &Contact) -> HeldItem {
    let kind = words::contact_kind(view, one.data.kind);
    item(kind, one.data.value.clone(), one.data.when.clone())
}

fn documents(view: &View, held: &HeldRecords) -> Vec<HeldItem> {
    let document = |one: &crate::document::DocumentData| {
        let state = words::document_state(view, one.state);
        let number = one.number.clone().map(|number| format!(", {number}")).unwrap_or_default();
        let until = one.valid_to.map(|day| words::day(view, day)).unwrap_or_default();
        let kind = words::document(view, one.kind);
        item(kind, format!("{state}{number}"), until)
    };
    held.documents.iter().map(document).collect()
}

fn marks(view: &View, held: &HeldRecords) -> Vec<HeldItem> {
    let mark = |one: &crate::view::KeptMark| {
        item(view.t("registry-groups"), words::mark(view, one.data.mark), String::new())
    };
    held.marks.iter().map(mark).collect()
}

fn note(view: &View, one: &Note) -> HeldItem {
    let author = one.author.clone().unwrap_or_default();
    item(words::day(view, one.data.day), one.data.text.clone(), author)
}

fn files(view: &View, held: &HeldRecords) -> Vec<HeldItem> {
    let file = |one: &crate::view::AttachedFile| {
        let day = words::day(view, one.recorded_at.date_naive());
        item(one.name.clone(), one.about.clone(), day)
    };
    held.files.iter().map(file).collect()
}

fn consents(view: &View, held: &HeldRecords) -> Vec<HeldItem> {
    let consent = |one: &crate::view::KeptConsent| {
        let data = &one.data;
        let purpose = words::purpose(view, data.purpose);
        item(purpose, words::answer(view, data.answer), words::day(view, data.day))
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

/// Every value that was ever written about the person, with when and by whom.
fn step(view: &View, one: &HistoryStep) -> Vec<HeldItem> {
    let by = one.recorder.clone().unwrap_or_else(|| view.t("registry-by-program"));
    let origin = format!("{}, {by}", words::day(view, one.recorded_at.date_naive()));
    let change = |change: &FieldChange| {
        let value = change.after.as_deref().map(|after| shown(view, change.field, after));
        let value = value.unwrap_or_else(|| "–".to_owned());
        item(view.t(&format!("registry-{}", change.field)), value, origin.clone())
    };
    one.changes.iter().map(change).collect()
}
