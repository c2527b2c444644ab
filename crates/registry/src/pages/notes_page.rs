//! Notes about a household or a person: those that hold with their earlier versions, and a form for another or a correction.

use kernel::Permit;
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Problem, View,
    axum::extract::Path,
    components::{Fields, FormFrame, Tone, badge, card, date, date_time, empty_state},
};

use super::{change_form::done, head::head, id, new_household::answer, picker};
use crate::{
    actions::{Whom, last_notes},
    list_notes,
    note::{LONGEST, NoteData},
    permissions::{ViewNotes, ViewRestrictedNotes},
    view::{EntryId, Heading, Note},
    write_note,
};

/// `GET /persons/{id}/notes`; `corrects` fills the form with a note.
pub(super) async fn of_person(
    May(permit): May<ViewNotes>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    page(&view, &permit, Whom::Person(id(&person)?), None, &FormErrors::default()).await
}

/// `GET /households/{id}/notes`
pub(super) async fn of_household(
    May(permit): May<ViewNotes>,
    view: View,
    Path(household): Path<String>,
) -> Answer {
    page(&view, &permit, Whom::Household(id(&household)?), None, &FormErrors::default()).await
}

/// `POST /persons/{id}/notes`
pub(super) async fn write_of_person(
    May(permit): May<ViewNotes>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    write(&view, &permit, Whom::Person(id(&person)?), &form).await
}

/// `POST /households/{id}/notes`
pub(super) async fn write_of_household(
    May(permit): May<ViewNotes>,
    view: View,
    Path(household): Path<String>,
    form: Form,
) -> Answer {
    write(&view, &permit, Whom::Household(id(&household)?), &form).await
}

async fn write(view: &View, permit: &Permit<ViewNotes>, whom: Whom, form: &Form) -> Answer {
    let head = head(view, whom).await?;
    let data = match read(view, form) {
        Ok(data) => data,
        Err(errors) => return page(view, permit, whom, Some(form), &errors).await,
    };
    let corrects = match form.text("corrects") {
        "" => None,
        text => Some(id::<EntryId>(text)?),
    };
    let outcome = write_note(permit, view.app().database(), whom, &data, corrects).await;
    match done(view, outcome, |()| format!("{}/notes", head.path()), "registry-saved") {
        Ok(response) => Ok(response),
        Err(Ok(errors)) => page(view, permit, whom, Some(form), &errors).await,
        Err(Err(problem)) => Err(problem),
    }
}

fn read(view: &View, form: &Form) -> Result<NoteData, FormErrors> {
    let mut check = Check::new(view, form);
    let today = view.app().database().now().date_naive();
    let data = NoteData {
        day: check.date("valid_from").unwrap_or(today),
        text: check.required("text", LONGEST),
        is_restricted: form.has("is_restricted"),
    };
    check.finish().map(|()| data)
}

async fn page(
    view: &View,
    permit: &Permit<ViewNotes>,
    whom: Whom,
    form: Option<&Form>,
    errors: &FormErrors,
) -> Answer {
    let notes = list_notes(permit, view.app().database(), whom).await?;
    let notes = notes.ok_or_else(Problem::not_found)?;
    let head = head(view, whom).await?;
    let corrected = picker::wanted(view, "corrects");
    let corrected = notes.iter().find(|one| !one.is_replaced && one.id.to_string() == corrected);
    let begun = filled(corrected);
    let title = if corrected.is_some() { "registry-note-correct" } else { "registry-note-new" };
    let body = html! {
        (card(&view.t(title), &html! {}, &fields(view, &head, form.unwrap_or(&begun), errors)))
        (list(view, &head, &notes))
    };
    Ok(answer(head.show(view, &view.t("registry-notes"), &body), errors))
}

fn filled(note: Option<&Note>) -> Form {
    let Some(note) = note else { return Form::default() };
    let mut pairs = vec![
        ("corrects", note.id.to_string()),
        ("valid_from", note.data.day.to_string()),
        ("text", note.data.text.clone()),
    ];
    if note.data.is_restricted {
        pairs.push(("is_restricted", "yes".to_owned()));
    }
    Form::filled(pairs)
}

fn fields(view: &View, head: &Heading, form: &Form, errors: &FormErrors) -> Markup {
    let back = head.path();
    let action = format!("{back}/notes");
    let fields = Fields::new(view, form, errors);
    let inside = html! {
        (fields.hidden("corrects"))
        (fields.date("valid_from", "registry-note-day").hint("registry-note-day-hint"))
        (fields.text_area("text", "registry-note-text", 6).hint("registry-note-hint").required().sensitive().most(LONGEST))
        @if view.may::<ViewRestrictedNotes>() {
            (fields.check_box("is_restricted", "registry-note-restricted-box").hint("registry-note-restricted-hint"))
        }
    };
    FormFrame::new(view, &action, errors).cancel(&back).show(&inside)
}

fn list(view: &View, head: &Heading, notes: &[Note]) -> Markup {
    let holding: Vec<&Note> = notes.iter().filter(|one| !one.is_replaced).collect();
    if holding.is_empty() {
        let (title, text) = (view.t("registry-no-notes"), view.t("registry-no-notes-do"));
        return empty_state(view, "notes", &title, &text, &html! {});
    }
    let earlier: Vec<&Note> = notes.iter().filter(|one| one.is_replaced).collect();
    html! {
        @for note in &holding { (one(view, note, Some(head))) }
        @if !earlier.is_empty() {
            details class="mt-3" {
                summary { (view.t("registry-notes-earlier")) }
                @for note in &earlier { (one(view, note, None)) }
            }
        }
    }
}

/// Notes that are shown on the record's own page.
const BRIEF: u64 = 3;

/// The last notes, for the record's own page; `None` for who may see none.
pub(super) async fn brief(view: &View, whom: Whom, path: &str) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(kernel::Actor::permit::<ViewNotes>) else {
        return Ok(None);
    };
    let notes = last_notes(&permit, view.app().database(), whom, BRIEF).await?;
    if notes.is_empty() {
        return Ok(None);
    }
    let title = view.t("registry-notes");
    let way =
        html! { a class="btn btn-sm" href={ (path) "/notes" } { (view.t("registry-notes-all")) } };
    Ok(Some(card(&title, &way, &html! { @for note in &notes { (text(view, note)) } })))
}

fn text(view: &View, note: &Note) -> Markup {
    html! {
        p class="mb-1" {
            strong { (date(view, note.data.day)) }
            @if note.data.is_restricted { " " (badge(Tone::Warning, &view.t("registry-note-restricted"))) }
        }
        p class="text-prewrap mb-3" { (note.data.text) }
    }
}

fn one(view: &View, note: &Note, head: Option<&Heading>) -> Markup {
    html! {
        article class="card mt-3" {
            div class="card-body" {
                (text(view, note))
                p class="text-secondary small mb-0" {
                    (note.author.clone().unwrap_or_else(|| view.t("registry-by-program")))
                    ", " (date_time(view, note.recorded_at))
                    @if note.number > 1 { " · " (view.t("registry-note-version")) " " (note.number) }
                    @if let Some(head) = head {
                        " · " a href={ (head.path()) "/notes?corrects=" (note.id) } { (view.t("registry-note-correct")) }
                    }
                }
            }
        }
    }
}
