//! Other records of a person: what is kept with them, and taking a merge back.

use kernel::{PersonId, TextArgs};
use maud::{Markup, html};
use web::{
    Answer, Form, May, Problem, View,
    axum::extract::Path,
    components::{Tone, alert, card, csrf_field, date_time},
};

use super::{change_form::done, id, path_of, path_of_person, person_card, words};
use crate::{
    permissions::MergePersons,
    undo_merge,
    view::{MergeId, MergedRecord, PersonFile},
};

/// `POST /persons/{id}/merges/{merge}/undo`
pub(super) async fn undo(
    May(permit): May<MergePersons>,
    view: View,
    Path((person, merge)): Path<(String, String)>,
    _form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let merge: MergeId = id(&merge)?;
    let outcome = undo_merge(&permit, view.app().database(), merge).await;
    done(&view, outcome, |()| path_of_person(person), "registry-merge-undone")
        .map_err(|fault| fault.err().unwrap_or_else(Problem::not_found))
}

/// Leads from a record to the one that stands for the person.
pub(super) fn elsewhere(view: &View, file: &PersonFile) -> Markup {
    let Some(canonical) = file.person.canonical else { return html! {} };
    let told = html! {
        (view.t("registry-record-merged")) " "
        a href=(path_of_person(canonical)) { (view.t("registry-record-standing")) }
    };
    alert(view, Tone::Warning, &told)
}

/// The other records of a person; nothing when there are none.
pub(super) fn records(view: &View, file: &PersonFile, today: chrono::NaiveDate) -> Markup {
    if file.records.is_empty() {
        return html! {};
    }
    let body = html! {
        p class="text-secondary" { (view.t("registry-records-lead")) }
        @for one in &file.records { (record(view, file.person.id, one, today)) }
    };
    card(&view.t("registry-records"), &html! {}, &body)
}

fn record(view: &View, person: PersonId, one: &MergedRecord, today: chrono::NaiveDate) -> Markup {
    let born = one.birth_date.map(|day| words::day(view, day)).unwrap_or_default();
    let action = format!("{}/merges/{}/undo", path_of_person(person), one.merge);
    let what = TextArgs::new().text("name", one.name.clone());
    html! {
        section class="mb-3" {
            h3 class="h4" {
                a href=(path_of_person(one.person)) { (one.name) }
                @if !born.is_empty() { ", " (born) }
            }
            p class="text-secondary small" {
                (view.t("registry-record-merged-at")) " " (date_time(view, one.merged_at))
                @if let Some(household) = &one.household {
                    ". " (view.t("registry-household")) ": "
                    a href=(path_of(household.id)) { (household.code) " · " (household.listed_name) }
                }
            }
            @if !one.contacts.is_empty() { (person_card::contacts(view, &one.contacts)) }
            @if !one.documents.is_empty() { (person_card::documents(view, &one.documents, today, None)) }
            @if view.may::<MergePersons>() {
                form method="post" action=(action) data-once {
                    (csrf_field(view))
                    button type="submit" class="btn btn-sm" {
                        (view.t("registry-merge-undo")) span class="visually-hidden" { ": " (view.tn("registry-in-other-record", &what)) }
                    }
                }
            }
        }
    }
}
