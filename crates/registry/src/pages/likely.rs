//! The warning while a person is typed: who may be the same. It comes as one types; without a script it comes once before the entry.
//! It never stands in the way: "this is somebody else" is enough.

use std::collections::{BTreeMap, BTreeSet};

use kernel::{Permission, Permit};
use maud::{Markup, html};
use web::{
    Answer, Form, FormErrors, May, Page, View,
    axum::response::IntoResponse as _,
    components::{Tone, alert, percent},
};

use super::{id, path_of, path_of_person, person_form::Names, picker, seen, words};
use crate::{
    duplicates::{Likely, Typed},
    likely_persons,
    permissions::{ChangeHousehold, CreateHousehold},
    view::Household,
};

/// The field that says who it is not.
const SOMEBODY_ELSE: &str = "someone_else";
/// Most members whose names are compared.
const MOST_OTHERS: usize = 40;

/// Who may be the same, by member of the form.
pub(super) type Warned = BTreeMap<usize, Vec<Likely>>;

/// `POST /duplicates/likely`: who may be the person that is being typed: `member` says which of a form's, `household` where.
pub(super) async fn show(May(permit): May<CreateHousehold>, view: View, form: Form) -> Answer {
    let member = picker::wanted(&view, "member").parse().ok();
    let home = match picker::wanted(&view, "household") {
        text if text.is_empty() => None,
        text => Some(seen(&view, id(&text)?).await?),
    };
    let typed = typed(&form, member, home.as_ref());
    let likely = likely_persons(&permit, view.app().database(), &[typed]).await?;
    let likely = likely.into_iter().next().unwrap_or_default();
    let title = view.t("registry-likely-title");
    let page = Page::new(&view, &title).narrow();
    Ok(page.show(&warning(&view, &form, &likely)).into_response())
}

/// What was typed about a person, as it stands in the form.
fn typed(form: &Form, member: Option<usize>, home: Option<&Household>) -> Typed {
    let names = member.map_or_else(Names::single, Names::of);
    let text = |name: &str| form.text(name).to_owned();
    let others = match home {
        Some(home) => home.members.iter().map(|one| one.data.given_name.clone()).collect(),
        None => (0..MOST_OTHERS)
            .filter(|one| Some(*one) != member)
            .map(|one| text(&Names::of(one).given_name))
            .filter(|name| !name.is_empty())
            .collect(),
    };
    let place = |name: &str, of: fn(&Household) -> &str| {
        home.map_or_else(|| text(name), |home| of(home).to_owned())
    };
    Typed {
        family_name: text(&names.family_name),
        given_name: text(&names.given_name),
        sex: text(&names.sex),
        birth_date: text(&names.birth_date),
        jmbg: text(&names.jmbg),
        settlement: place("settlement", |home| &home.data.settlement),
        address: place("address", |home| &home.data.address),
        phone: String::new(),
        others,
    }
}

/// Of the persons of a form (`None` for the only one), those who may be the same as somebody of whom nothing was said yet.
pub(super) async fn unanswered<P: Permission>(
    permit: &Permit<P>,
    view: &View,
    form: &Form,
    (members, home): (&[Option<usize>], Option<&Household>),
) -> Answer<Warned> {
    let all: Vec<Typed> = members.iter().map(|member| typed(form, *member, home)).collect();
    let likely = likely_persons(permit, view.app().database(), &all).await?;
    let answered = answered(form);
    let asked = members.iter().zip(likely).filter(|(_, likely)| !is_answered(&answered, likely));
    Ok(asked.map(|(member, likely)| (member.unwrap_or_default(), likely)).collect())
}

/// A fault at each person who may be the same as somebody, which says what to do.
pub(super) fn faults(view: &View, warned: &Warned, names: impl Fn(usize) -> Names) -> FormErrors {
    let mut errors = FormErrors::default();
    for member in warned.keys() {
        errors.add(&names(*member).family_name, view.t("registry-likely-ask"));
    }
    errors
}

fn answered(form: &Form) -> BTreeSet<String> {
    let all = form.all(SOMEBODY_ELSE);
    all.into_iter().flat_map(|text| text.split(',')).map(str::to_owned).collect()
}

fn is_answered(answered: &BTreeSet<String>, likely: &[Likely]) -> bool {
    likely.iter().all(|one| answered.contains(&one.person.to_string()))
}

/// The place of the warning below a person's fields: `query` says of whom; filled when it is known already.
pub(super) fn place(
    view: &View,
    form: &Form,
    (names, query): (&Names, &str),
    likely: Option<&Vec<Likely>>,
) -> Markup {
    let fields =
        [&names.family_name, &names.given_name, &names.sex, &names.birth_date, &names.jmbg];
    let triggers = fields.map(|name| format!("input delay:500ms from:[name='{name}']"));
    html! {
        div data-live hx-post={ "/duplicates/likely?" (query) } hx-trigger=(triggers.join(", "))
            hx-include="closest form" hx-params="not note,reason" hx-target="this" hx-swap="innerHTML"
            hx-sync="this:replace" aria-live="polite" {
            @match likely {
                Some(likely) => (warning(view, form, likely)),
                // What was said already goes with the form until the warning comes again.
                None => @for said in form.all(SOMEBODY_ELSE) { input type="hidden" name=(SOMEBODY_ELSE) value=(said); },
            }
        }
    }
}

/// The warning; nothing when there is nobody.
fn warning(view: &View, form: &Form, likely: &[Likely]) -> Markup {
    if likely.is_empty() {
        return html! {};
    }
    let ids: Vec<String> = likely.iter().map(|one| one.person.to_string()).collect();
    let is_answered = is_answered(&answered(form), likely);
    let body = html! {
        p class="mb-2" { strong { (view.t("registry-likely-title")) } }
        ul class="list-unstyled mb-2" {
            @for one in likely { li class="mb-2" { (person(view, one)) } }
        }
        label class="form-check mb-0" {
            input class="form-check-input" type="checkbox" name=(SOMEBODY_ELSE) value=(ids.join(",")) checked[is_answered];
            span class="form-check-label" { (view.t("registry-likely-somebody-else")) }
        }
    };
    alert(view, Tone::Warning, &body)
}

fn person(view: &View, one: &Likely) -> Markup {
    let year = one.birth_year.map(|year| format!("{year}."));
    let place = Some(one.place.clone()).filter(|place| !place.is_empty());
    let details = [year, place].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    let why: Vec<String> = one.why.iter().map(|one| words::evidence(view, one)).collect();
    html! {
        a href=(path_of_person(one.person)) target="_blank" { (one.name) }
        @if !details.is_empty() { " · " (details) }
        " · " (percent(view, one.probability.min(0.99), 0))
        @if !why.is_empty() { div class="small" { (why.join("; ")) } }
        @if view.may::<ChangeHousehold>() {
            div class="small" { a href=(path_of(one.household)) { (view.t("registry-likely-go-on")) } }
        }
    }
}
