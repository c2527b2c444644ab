//! Parts of a person's page: who, documents, contacts, groups, partners, households over time.

use chrono::NaiveDate;
use maud::{Markup, html};
use web::{
    View,
    components::{Tone, badge, date, facts, missing, small_table},
};

use super::{path_of, path_of_person, words};
use crate::{
    document::{DocumentData, DocumentState},
    group::Mark,
    view::{Contact, KeptMark, Marks, Membership, Partner, Person, PersonFile},
};

/// Who the person is.
pub(super) fn about(view: &View, file: &PersonFile, today: NaiveDate) -> Markup {
    let unknown = || missing(&view.t("registry-unknown"));
    let data = &file.person.data;
    let born = data.birth_date.map(|born| {
        html! { (date(view, born)) @if let Some(years) = words::years(view, born, today) { " (" (years) ")" } }
    });
    let sex = data.sex.map(|sex| html! { (words::sex(view, sex)) });
    let jmbg =
        data.jmbg.as_ref().map(|jmbg| html! { span class="text-nowrap" { (jmbg.digits()) } });
    let household = html! {
        a href=(path_of(file.household.id)) { (file.household.listed_name) } " · " (file.household.code)
    };
    let mut pairs = vec![
        (view.t("registry-household"), household),
        (view.t("registry-relation"), html! { (words::relation(view, data.relation)) }),
        (view.t("registry-birth_date"), born.unwrap_or_else(unknown)),
        (view.t("registry-sex"), sex.unwrap_or_else(unknown)),
        (view.t("registry-jmbg"), jmbg.unwrap_or_else(unknown)),
    ];
    if let Some(ended) = ended(view, &file.person) {
        pairs.push((view.t("registry-ended"), ended));
    }
    facts(&pairs)
}

/// That the person died or moved away, and when.
pub(super) fn ended(view: &View, person: &Person) -> Option<Markup> {
    let (on, how) = person.ended?;
    let words = words::left(view, how);
    Some(html! { (badge(Tone::Neutral, &words)) " " (date(view, on)) })
}

/// How the person is reached.
pub(super) fn contacts(view: &View, contacts: &[Contact]) -> Markup {
    if contacts.is_empty() {
        return missing(&view.t("registry-no-contacts"));
    }
    let pairs: Vec<(String, Markup)> = contacts
        .iter()
        .map(|one| {
            let value = html! {
                (one.data.value)
                @if one.data.is_preferred { " " (badge(Tone::Info, &view.t("registry-contact-preferred"))) }
                @if !one.data.when.is_empty() { div class="text-secondary small" { (one.data.when) } }
            };
            (words::contact_kind(view, one.data.kind), value)
        })
        .collect();
    facts(&pairs)
}

/// What is known of documents; with `path` each leads to the form that records it.
pub(super) fn documents(
    view: &View,
    documents: &[DocumentData],
    today: NaiveDate,
    path: Option<&str>,
) -> Markup {
    if documents.is_empty() {
        return missing(&view.t("registry-no-documents"));
    }
    let keys = [
        "registry-document-kind",
        "registry-document-state",
        "registry-document-valid-to",
        "registry-document-number",
        "registry-document-obstacle",
    ];
    let head = keys.map(|key| (view.t(key), false));
    let row = |one: &DocumentData| {
        let name = words::document(view, one.kind);
        let number = one.number.clone().unwrap_or_default();
        let obstacle = one.obstacle.map(|one| words::obstacle(view, one)).unwrap_or_default();
        vec![
            html! {
                @if let Some(path) = path { a href={ (path) "?kind=" (one.kind.name()) "#field-kind" } { (name) } } @else { (name) }
            },
            state(view, one.state_on(today)),
            one.valid_to.map(|day| date(view, day)).unwrap_or_default(),
            html! { (number) },
            html! { (obstacle) },
        ]
    };
    let rows: Vec<Vec<Markup>> = documents.iter().map(row).collect();
    small_table(&view.t("registry-documents"), &head, &rows)
}

fn state(view: &View, state: DocumentState) -> Markup {
    let tone = match state {
        DocumentState::Has => Tone::Success,
        DocumentState::Expired | DocumentState::HasNot => Tone::Warning,
        DocumentState::Unknown => Tone::Neutral,
    };
    badge(tone, &words::document_state(view, state))
}

/// Makes the button that ends a group or status.
pub(super) type EndMark<'a> = dyn Fn(&KeptMark) -> Markup + 'a;

/// Groups and status; with `end` each can be ended.
pub(super) fn groups(view: &View, marks: &Marks, end: Option<&EndMark<'_>>) -> Markup {
    if marks.shown.is_empty() {
        return missing(&view.t("registry-no-groups"));
    }
    html! {
        ul class="list-unstyled" {
            @for mark in &marks.shown {
                li class="mb-2" {
                    @if matches!(mark.data.mark, Mark::Status(_)) { strong { (view.t("registry-legal-status")) ": " } }
                    (words::mark(view, mark.data.mark))
                    @if mark.data.is_self_declared { " " (badge(Tone::Info, &view.t("registry-self-declared-mark"))) }
                    @if let Some(end) = end { " " (end(mark)) }
                }
            }
        }
    }
}

/// Partners, now and before.
pub(super) fn partners(view: &View, partners: &[Partner]) -> Markup {
    html! {
        ul class="list-unstyled" {
            @for partner in partners {
                li {
                    a href=(path_of_person(partner.person)) { (partner.name) }
                    ", " (span(view, partner.from_day, partner.to_day))
                }
            }
        }
    }
}

/// Times in households, the last first.
pub(super) fn memberships(view: &View, memberships: &[Membership]) -> Markup {
    let keys = [
        "registry-household",
        "registry-code",
        "registry-period",
        "registry-joined",
        "registry-left",
    ];
    let head = keys.map(|key| (view.t(key), false));
    let row = |one: &Membership| {
        vec![
            match &one.household {
                Some(link) => html! { a href=(path_of(link.id)) { (link.listed_name) } },
                None => missing(&view.t("registry-household-not-shown")),
            },
            html! {
                @if let Some(link) = &one.household { span class="text-nowrap" { (link.code) } }
            },
            span(view, one.from_day, one.to_day),
            html! { (words::joined(view, one.joined)) },
            html! { (one.left.map(|how| words::left(view, how)).unwrap_or_default()) },
        ]
    };
    let rows: Vec<Vec<Markup>> = memberships.iter().map(row).collect();
    small_table(&view.t("registry-memberships"), &head, &rows)
}

/// From when to when.
fn span(view: &View, from: NaiveDate, to: Option<NaiveDate>) -> Markup {
    html! {
        (view.t("registry-from")) " " (date(view, from))
        @if let Some(to) = to { " " (view.t("registry-to")) " " (date(view, to)) }
    }
}
