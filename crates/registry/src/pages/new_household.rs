//! Entering a household with its members on one page.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Page, View,
    axum::response::{IntoResponse as _, Response},
    components::FormFrame,
    redirect,
};

use super::{
    household_form,
    likely::{self, Warned},
    path_of, person_form,
    person_form::Names,
    picker, refusal,
};
use crate::{
    create_household,
    household::{MOST_MEMBERS, NewHousehold},
    permissions::CreateHousehold,
    person::{PersonData, Relation},
};

/// `GET /households/new`: first a search, so that nobody is entered twice; `none` says that it was none of the hits.
pub(super) async fn form(_: May<CreateHousehold>, view: View) -> Answer {
    let searched = picker::wanted(&view, "searched");
    if searched.is_empty() || picker::wanted(&view, "none").is_empty() {
        return search(&view, &searched).await;
    }
    let begun = [
        ("members", "1"),
        ("member0.relation", Relation::Reference.name()),
        ("searched", searched.as_str()),
    ];
    Ok(page(&view, &Form::filled(begun), &FormErrors::default()))
}

async fn search(view: &View, text: &str) -> Answer {
    let hits = picker::found(view, text).await?;
    let link = |hit: &crate::Found| {
        Some(hit.person.map_or_else(|| path_of(hit.household), super::path_of_person))
    };
    let below = html! {
        form method="get" action="/households/new" {
            input type="hidden" name="searched" value=(text);
            button type="submit" class="btn btn-primary" name="none" value="yes" {
                (web::components::icon(view, "home-plus")) (view.t("registry-search-none-of-these"))
            }
        }
    };
    let body = html! {
        p { (view.t("registry-search-first")) }
        (picker::search_box(view, "/households/new", ("searched", "registry-search-households"), text))
        (picker::results(view, text, &hits, link, &below))
    };
    let title = view.t("registry-new-household");
    let page = Page::new(view, &title).under(view.t("registry-households"), "/households").narrow();
    Ok(page.show(&body).into_response())
}

/// `POST /households`; the button "another member" shows the form again with one more.
pub(super) async fn create(May(permit): May<CreateHousehold>, view: View, form: Form) -> Answer {
    if form.text("searched").is_empty() {
        return Ok(redirect::to("/households/new"));
    }
    if form.has("more") {
        return Ok(page(&view, &with_one_more(&form), &FormErrors::default()));
    }
    let new = match read(&view, &form) {
        Ok(new) => new,
        Err(errors) => return Ok(page(&view, &form, &errors)),
    };
    let written: Vec<Option<usize>> = written_members(&form).into_iter().map(Some).collect();
    let warned = likely::unanswered(&permit, &view, &form, (&written, None)).await?;
    if !warned.is_empty() {
        let errors = likely::faults(&view, &warned, Names::of);
        return Ok(warned_page(&view, &form, &errors, &warned));
    }
    let database = view.app().database();
    let today = database.now().date_naive();
    match create_household(&permit, database, new, today).await {
        Ok(id) => Ok(redirect::with_notice(&view, &path_of(id), "registry-household-created")),
        Err(refused) => {
            let written = written_members(&form);
            let names = |member: usize| Names::of(written.get(member).copied().unwrap_or(member));
            Ok(page(&view, &form, &refusal::bind(&view, refused, names)?))
        }
    }
}

fn read(view: &View, form: &Form) -> Result<NewHousehold, FormErrors> {
    let mut check = Check::new(view, form);
    let data = household_form::read(&mut check);
    let written = written_members(form);
    let members: Vec<PersonData> =
        written.iter().map(|one| person_form::read(&mut check, &Names::of(*one))).collect();
    check.finish()?;
    Ok(NewHousehold { data, members })
}

/// The members about whom something was written; the first is always read, so that its faults show.
fn written_members(form: &Form) -> Vec<usize> {
    let all = 0..member_count(form);
    all.filter(|member| *member == 0 || !Names::of(*member).is_blank(form)).collect()
}

fn member_count(form: &Form) -> usize {
    form.text("members").parse().unwrap_or(1).clamp(1, MOST_MEMBERS)
}

fn with_one_more(form: &Form) -> Form {
    let count = (member_count(form) + 1).min(MOST_MEMBERS).to_string();
    let kept = form.pairs().iter().filter(|(name, _)| !matches!(name.as_str(), "members" | "more"));
    let kept = kept.map(|(name, value)| (name.clone(), value.clone()));
    Form::filled(kept.chain([("members".to_owned(), count)]))
}

fn page(view: &View, form: &Form, errors: &FormErrors) -> Response {
    warned_page(view, form, errors, &Warned::new())
}

/// The form, with who may be the same as somebody in it.
fn warned_page(view: &View, form: &Form, errors: &FormErrors, warned: &Warned) -> Response {
    let title = view.t("registry-new-household");
    let frame = FormFrame::new(view, "/households", errors)
        .draft("household-new")
        .cancel("/households")
        .submit("registry-create");
    let fields = web::components::Fields::new(view, form, errors);
    let body = html! {
        (household_form::fields(view, form, errors))
        (fields.hidden("members"))
        (fields.hidden("searched"))
        @for member in 0..member_count(form) { (member_fields(view, (form, errors), member, warned)) }
        @if member_count(form) < MOST_MEMBERS {
            p {
                button class="btn" type="submit" name="more" value="1" formnovalidate {
                    (web::components::icon(view, "plus")) (view.t("registry-another-member"))
                }
            }
        }
    };
    let page = Page::new(view, &title)
        .under(view.t("registry-households"), "/households")
        .narrow()
        .show(&frame.show(&body));
    answer(page, errors)
}

fn member_fields(
    view: &View,
    (form, errors): (&Form, &FormErrors),
    member: usize,
    warned: &Warned,
) -> Markup {
    let number = TextArgs::new().count("number", member as u64 + 1);
    let (names, query) = (Names::of(member), format!("member={member}"));
    html! {
        fieldset class="form-fieldset mt-3" {
            legend { (view.tn("registry-member-number", &number)) }
            (person_form::fields(view, form, errors, &names))
            (likely::place(view, form, (&names, &query), warned.get(&member)))
        }
    }
}

/// A form that is shown again because of its faults says so by its status.
pub(super) fn answer(page: web::Shown, errors: &FormErrors) -> Response {
    let mut response = page.into_response();
    if !errors.is_empty() {
        *response.status_mut() = web::ProblemKind::Invalid.status();
    }
    response
}
