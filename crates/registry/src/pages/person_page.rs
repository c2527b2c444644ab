//! A person: who, how to reach them, documents, groups, consents, partners and households over time, and what other contexts
//! show of them.

use futures_util::future::join5;
use kernel::{Actor, PersonId};
use maud::{Markup, html};
use web::{
    Answer, May, Page, PanelPlace, View,
    axum::{extract::Path, response::IntoResponse as _},
    components::{Tone, alert, card, cards, icon},
};

use super::{
    consents_page, id, notes_page, path_of, path_of_person, person_card, records_panel,
    relatives_page, words,
};
use crate::{
    actions::Whom,
    consent::Purpose,
    find_person, list_consents, list_marks,
    permissions::{
        Attach, ChangeHousehold, ChangeMembership, HandleRights, MergePersons, Protect,
        RecordConsent, ReviewDuplicates, ViewGroups, ViewHousehold, ViewNotes,
    },
    view::{Partner, PersonFile},
};

/// `GET /persons/{id}`
pub(super) async fn show(
    May(permit): May<ViewHousehold>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    let person: PersonId = id(&person)?;
    let database = view.app().database();
    let (whom, path) = (Whom::Person(person), path_of_person(person));
    // Looks at the same time share one sync of the access log.
    let (file, groups, consents, notes, panels) = join5(
        Box::pin(find_person(&permit, database, person)),
        groups(&view, person),
        consents(&view, person),
        notes_page::brief(&view, whom, &path),
        web::panels(&view, PanelPlace::Person, Some(person.uuid())),
    )
    .await;
    let Some(file) = file? else { return relatives_page::closed(&view, whom).await };
    let (groups, consents, notes) = (groups?, consents?, notes?);
    let today = database.now().date_naive();
    let name = file.person.data.listed_name();
    let about =
        card(&view.t("registry-about-person"), &html! {}, &person_card::about(&view, &file, today));
    let parts: Vec<Markup> =
        [Some(about), Some(contacts(&view, &file)), groups, consents, partners(&view, &file)]
            .into_iter()
            .flatten()
            .collect();
    let body = html! {
        @if file.person.is_protected { (alert(&view, Tone::Warning, &html! { (view.t("registry-is-protected")) })) }
        @if file.is_restricted { (alert(&view, Tone::Warning, &html! { (view.t("registry-is-restricted")) })) }
        (records_panel::elsewhere(&view, &file))
        (cards(&parts))
        (records_panel::records(&view, &file, today))
        @if let Some(notes) = &notes { (notes) }
        (documents(&view, &file, today))
        (card(&view.t("registry-memberships"), &html! {}, &person_card::memberships(&view, &file.memberships)))
        @if file.person.canonical.is_none() { (changes(&view, &file)) }
        @for panel in &panels { (panel) }
    };
    let page = Page::new(&view, &name)
        .under(view.t("registry-households"), "/households")
        .under(file.household.listed_name.clone(), path_of(file.household.id))
        .actions(actions(&view, &file));
    Ok(page.show(&body).into_response())
}

fn actions(view: &View, file: &PersonFile) -> Markup {
    let path = path_of_person(file.person.id);
    html! {
        @if view.may::<ChangeHousehold>() && file.person.canonical.is_none() {
            a class="btn btn-primary" href={ (path) "/edit" } data-shortcut="e" {
                (icon(view, "pencil")) (view.t("registry-change"))
            }
        }
        @if view.may::<ViewNotes>() {
            a class="btn" href={ (path) "/notes" } { (icon(view, "notes")) (view.t("registry-notes")) }
        }
        @if view.may::<HandleRights>() {
            a class="btn" href={ (path) "/rights" } { (icon(view, "scale")) (view.t("registry-rights")) }
        }
        @if view.may::<Attach>() {
            a class="btn" href={ (path) "/files" } { (icon(view, "paperclip")) (view.t("registry-files")) }
        }
    }
}

/// The way to a part's own page, for who may change it.
fn way(view: &View, path: &str, may: bool, about: &str) -> Markup {
    html! {
        @if may {
            a class="btn btn-sm" href=(path) {
                (icon(view, "pencil")) (view.t("registry-change")) span class="visually-hidden" { ": " (about) }
            }
        }
    }
}

fn contacts(view: &View, file: &PersonFile) -> Markup {
    let title = view.t("registry-contacts");
    let path = format!("{}/contacts", path_of_person(file.person.id));
    let way = way(view, &path, view.may::<ChangeHousehold>(), &title);
    let body = html! {
        @if file.may_contact == Some(false) {
            (alert(view, Tone::Warning, &html! { (view.t("registry-contact-not-wanted")) }))
        }
        (person_card::contacts(view, &file.contacts))
    };
    card(&title, &way, &body)
}

fn documents(view: &View, file: &PersonFile, today: chrono::NaiveDate) -> Markup {
    let title = view.t("registry-documents");
    let path = format!("{}/documents", path_of_person(file.person.id));
    let way = way(view, &path, view.may::<ChangeHousehold>(), &title);
    card(&title, &way, &person_card::documents(view, &file.documents, today, None))
}

async fn groups(view: &View, person: PersonId) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<ViewGroups>) else { return Ok(None) };
    let Some(marks) = list_marks(&permit, view.app().database(), person).await? else {
        return Ok(None);
    };
    let title = view.t("registry-groups");
    let path = format!("{}/groups", path_of_person(person));
    let way = way(view, &path, true, &title);
    Ok(Some(card(&title, &way, &person_card::groups(view, &marks, None))))
}

async fn consents(view: &View, person: PersonId) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<RecordConsent>) else {
        return Ok(None);
    };
    let Some(kept) = list_consents(&permit, view.app().database(), person).await? else {
        return Ok(None);
    };
    let title = view.t("registry-consents");
    let path = format!("{}/consents", path_of_person(person));
    let body = html! {
        ul class="list-unstyled" {
            @for purpose in Purpose::ALL {
                li class="mb-1" {
                    (words::purpose(view, *purpose)) ": " (consents_page::state(view, &kept.words, *purpose))
                }
            }
        }
    };
    Ok(Some(card(&title, &way(view, &path, true, &title), &body)))
}

fn partners(view: &View, file: &PersonFile) -> Option<Markup> {
    if file.partners.is_empty() {
        return None;
    }
    let body = person_card::partners(view, &file.partners);
    Some(card(&view.t("registry-partners"), &html! {}, &body))
}

/// What can have happened to the person, each with its form. The opposite of what was recorded is always among them.
fn changes(view: &View, file: &PersonFile) -> Markup {
    let path = path_of_person(file.person.id);
    let may_name = view.may::<MergePersons>() && view.may::<ReviewDuplicates>();
    let has_partner = file.partners.iter().any(|one: &Partner| one.to_day.is_none());
    let link = |to: &str, key: &str| {
        html! { a class="btn" href={ (path) "/" (to) } { (view.t(key)) } }
    };
    let body = html! {
        div class="actions" {
            @if view.may::<ChangeMembership>() {
                @if file.person.ended.is_some() {
                    (link("return", "registry-return"))
                } @else {
                    (link("move", "registry-move"))
                    @if has_partner { (link("marriage/end", "registry-parting")) } @else { (link("marriage", "registry-marriage")) }
                    (link("departure", "registry-departure"))
                }
            }
            @if view.may::<Protect>() { (link("protection", "registry-protection")) }
            @if may_name { (link("entered-twice", "registry-person-twice")) }
        }
    };
    if view.may::<ChangeMembership>() || view.may::<Protect>() || may_name {
        card(&view.t("registry-what-happened"), &html! {}, &body)
    } else {
        html! {}
    }
}
