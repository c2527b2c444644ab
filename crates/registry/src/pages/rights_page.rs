//! What a person asks for by right: requests with what became of them, a form for another, and the ways to the report of
//! access and to erasure.

use kernel::{Permit, PersonId};
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Problem, View,
    axum::extract::Path,
    components::{Choice, Fields, FormFrame, Tone, badge, card, csrf_field, date, icon, missing},
};

use super::{change_form::done, head::head, id, new_household::answer, path_of_person, words};
use crate::{
    actions::Whom,
    decide_right, list_rights,
    permissions::{ErasePerson, HandleRights},
    record_right,
    rights::{LONGEST_REQUEST, RightKind, RightRequest, RightState, answer_due, decisions},
    view::{EntryId, KeptRequest},
};

/// `GET /persons/{id}/rights`
pub(super) async fn show(
    May(permit): May<HandleRights>,
    view: View,
    Path(person): Path<String>,
) -> Answer {
    let today = view.app().database().now().date_naive().to_string();
    let form = Form::filled([("asked_on", today)]);
    page(&view, &permit, id(&person)?, &form, &FormErrors::default()).await
}

/// `POST /persons/{id}/rights`
pub(super) async fn record(
    May(permit): May<HandleRights>,
    view: View,
    Path(person): Path<String>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let request = match read(&view, &form) {
        Ok(request) => request,
        Err(errors) => return page(&view, &permit, person, &form, &errors).await,
    };
    let outcome = record_right(&permit, view.app().database(), person, &request).await;
    finish(&view, &permit, person, &form, outcome).await
}

/// `POST /persons/{id}/rights/{request}`
pub(super) async fn decide(
    May(permit): May<HandleRights>,
    view: View,
    Path((person, request)): Path<(String, String)>,
    form: Form,
) -> Answer {
    let person: PersonId = id(&person)?;
    let request: EntryId = id(&request)?;
    let mut check = Check::new(&view, &form);
    let decision = check.required_parsed::<RightState>("decision", "registry-error-choice");
    let said = check.required("answer", LONGEST_REQUEST);
    let decision = match check.finish().map(|()| decision) {
        Ok(Some(decision)) => decision,
        Ok(None) => return page(&view, &permit, person, &form, &FormErrors::default()).await,
        Err(errors) => return page(&view, &permit, person, &form, &errors).await,
    };
    let decided = (decision, said.as_str());
    let outcome = decide_right(&permit, view.app().database(), person, request, decided).await;
    finish(&view, &permit, person, &form, outcome).await
}

async fn finish(
    view: &View,
    permit: &Permit<HandleRights>,
    person: PersonId,
    form: &Form,
    outcome: Result<(), crate::actions::Refused>,
) -> Answer {
    let to = |()| format!("{}/rights", path_of_person(person));
    match done(view, outcome, to, "registry-saved") {
        Ok(response) => Ok(response),
        Err(Ok(errors)) => page(view, permit, person, form, &errors).await,
        Err(Err(problem)) => Err(problem),
    }
}

fn read(view: &View, form: &Form) -> Result<RightRequest, FormErrors> {
    let mut check = Check::new(view, form);
    let kind = check.required_parsed::<RightKind>("kind", "registry-error-choice");
    let today = view.app().database().now().date_naive();
    let asked_on = check.date("asked_on").unwrap_or(today);
    let text = check.optional("text", LONGEST_REQUEST).unwrap_or_default();
    check.finish()?;
    kind.map(|kind| RightRequest { kind, asked_on, text }).ok_or_else(FormErrors::default)
}

async fn page(
    view: &View,
    permit: &Permit<HandleRights>,
    person: PersonId,
    form: &Form,
    errors: &FormErrors,
) -> Answer {
    let kept = list_rights(permit, view.app().database(), person).await?;
    let kept = kept.ok_or_else(Problem::not_found)?;
    let head = head(view, Whom::Person(person)).await?;
    let path = path_of_person(person);
    let body = html! {
        (card(&view.t("registry-rights-do"), &html! {}, &ways(view, &path, kept.is_empty())))
        @for one in &kept { (request(view, &path, one)) }
        (card(&view.t("registry-right-record"), &html! {}, &fields(view, &path, form, errors)))
    };
    Ok(answer(head.show(view, &view.t("registry-rights"), &body), errors))
}

fn ways(view: &View, path: &str, is_first: bool) -> Markup {
    html! {
        p { (view.t("registry-rights-lead")) }
        @if is_first { p { (missing(&view.t("registry-rights-none"))) } }
        p class="actions" {
            a class="btn btn-primary" href={ (path) "/access-report" } {
                (icon(view, "file-text")) (view.t("registry-access-report"))
            }
            @if view.may::<ErasePerson>() {
                a class="btn btn-outline-danger" href={ (path) "/erase" } { (view.t("registry-erase")) }
            }
        }
    }
}

fn request(view: &View, path: &str, one: &KeptRequest) -> Markup {
    let title = words::right(view, one.request.kind);
    let tone = match one.state {
        RightState::Open => Tone::Warning,
        RightState::Granted => Tone::Success,
        RightState::Refused | RightState::Over => Tone::Neutral,
    };
    let state = words::right_state(view, one.state);
    let due = answer_due(one.request.asked_on).filter(|_| one.state == RightState::Open);
    let body = html! {
        p { (badge(tone, &state)) " " (view.t("registry-right-asked")) " " (date(view, one.request.asked_on))
            @if let Some(due) = due { ", " (view.t("registry-right-due")) " " (date(view, due)) }
            @if let Some(day) = one.decided_on { ", " (view.t("registry-right-decided")) " " (date(view, day)) }
        }
        @if !one.request.text.is_empty() { p class="text-prewrap" { (one.request.text) } }
        @if !one.answer.is_empty() { p class="text-prewrap text-secondary" { (one.answer) } }
        (decision(view, path, one))
    };
    card(&title, &html! {}, &body)
}

fn decision(view: &View, path: &str, one: &KeptRequest) -> Markup {
    let possible = decisions(one.request.kind, one.state);
    if possible.is_empty() {
        return html! {};
    }
    let answer = format!("answer-{}", one.id);
    html! {
        form method="post" action={ (path) "/rights/" (one.id) } {
            (csrf_field(view))
            label class="form-label" for=(answer) { (view.t("registry-right-answer")) }
            textarea id=(answer) name="answer" class="form-control mb-2" rows="2" required maxlength=(LONGEST_REQUEST) {}
            div class="actions" {
                @for state in possible {
                    button type="submit" class="btn" name="decision" value=(state.name()) {
                        (words::right_decision(view, *state))
                    }
                }
            }
        }
    }
}

fn fields(view: &View, path: &str, form: &Form, errors: &FormErrors) -> Markup {
    let fields = Fields::new(view, form, errors);
    let kinds: Vec<Choice> = words::choices(
        view,
        "registry-right-kind-",
        RightKind::ALL.iter().map(|one| one.name()).collect::<Vec<_>>(),
    );
    let inside = html! {
        (fields.radios("kind", "registry-right-kind", &kinds).required())
        (fields.date("asked_on", "registry-right-asked-on").hint("registry-right-asked-on-hint"))
        (fields.text_area("text", "registry-right-text", 3).hint("registry-right-text-hint").sensitive().most(LONGEST_REQUEST))
    };
    let action = format!("{path}/rights");
    FormFrame::new(view, &action, errors).cancel(path).show(&inside)
}
