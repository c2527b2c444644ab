//! One item: what it is, why it is due, and taking it out until a day.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::Path,
        response::{IntoResponse as _, Response},
    },
    components::{
        Fields, FormFrame, Tone, action_button, card, date, date_time, day_text, facts, missing,
    },
    redirect,
};

use super::{id, path_of, path_of_item, problem, words};
use crate::{
    actions::{Refused, SeenItem, find_item, hold_item, release_item},
    list::{Hold, ItemId, ItemState, LONGEST_REASON, ListState},
    permissions::CarryOut,
};

/// `GET /retention/items/{id}`
pub(super) async fn show(
    May(permit): May<CarryOut>,
    view: View,
    Path(item): Path<String>,
) -> Answer {
    let found = find_item(&permit, view.app().database(), id(&item)?).await?;
    let seen = found.ok_or_else(Problem::not_found)?;
    Ok(page(&view, &seen, &Form::default(), &FormErrors::default()))
}

/// `POST /retention/items/{id}/hold`
pub(super) async fn hold(
    May(permit): May<CarryOut>,
    view: View,
    Path(item): Path<String>,
    form: Form,
) -> Answer {
    let item: ItemId = id(&item)?;
    let database = view.app().database();
    let found = find_item(&permit, database, item).await?;
    let seen = found.ok_or_else(Problem::not_found)?;
    let mut check = Check::new(&view, &form);
    let until = check.date("until");
    if until.is_none() && form.text("until").is_empty() {
        check.fault("until", view.t("web-error-required"));
    }
    let reason = check.required("reason", LONGEST_REASON);
    let mut errors = check.finish().err().unwrap_or_default();
    if let Some(until) = until.filter(|_| errors.is_empty()) {
        match hold_item(&permit, database, item, (until, &reason)).await {
            Ok(()) => {
                let list = path_of(seen.list.id);
                return Ok(redirect::with_notice(&view, &list, "retention-held"));
            }
            Err(Refused::Day) => errors.add("until", view.t("retention-error-day")),
            Err(refused) => return Err(problem(refused)),
        }
    }
    Ok(page(&view, &seen, &form, &errors))
}

/// `POST /retention/items/{id}/release`
pub(super) async fn release(
    May(permit): May<CarryOut>,
    view: View,
    Path(item): Path<String>,
    _form: Form,
) -> Answer {
    let item: ItemId = id(&item)?;
    release_item(&permit, view.app().database(), item).await.map_err(problem)?;
    Ok(redirect::with_notice(&view, &path_of_item(item), "retention-released"))
}

fn page(view: &View, seen: &SeenItem, form: &Form, errors: &FormErrors) -> Response {
    let today = view.app().database().now().date_naive();
    let is_open = seen.list.state == ListState::Open && !seen.list.has_lapsed(today);
    let held = seen.hold.as_ref().filter(|one| one.until >= today);
    let body = html! {
        (card(&words::kind(view, seen.item.kind), &html! {}, &about(view, seen)))
        @if let Some(hold) = held { div class="mt-3" { (held_until(view, seen, hold, is_open)) } }
        @else if is_open {
            h2 class="h3 mt-4" { (view.t("retention-take-out")) }
            p class="text-secondary" { (view.t("retention-take-out-lead")) }
            (take_out(view, seen, form, errors))
        }
    };
    let args = TextArgs::new().text("day", day_text(view, seen.list.made_at.date_naive()));
    let title = seen.name.clone().filter(|name| !name.is_empty());
    let title = title.unwrap_or_else(|| view.t("retention-no-name"));
    let page = Page::new(view, &title)
        .under(view.t("retention-title"), "/retention")
        .under(view.tn("retention-list-of", &args), path_of(seen.list.id))
        .narrow()
        .show(&body);
    if errors.is_empty() { page.into_response() } else { page.refused() }
}

fn about(view: &View, seen: &SeenItem) -> Markup {
    let item = &seen.item;
    let path = match item.person {
        Some(person) => format!("/persons/{person}"),
        None => format!("/households/{}", item.household),
    };
    let whom = match &seen.name {
        Some(name) if item.state != ItemState::Done || !item.kind.erases() => {
            html! { a href=(path) { (name) } }
        }
        _ => missing(&view.t("retention-no-name")),
    };
    let mut pairs = vec![(view.t("retention-whom"), whom)];
    if let Some(shipped) = item.kind.shipped() {
        let language = view.language();
        pairs.push((view.t("retention-action"), html! { (view.t(shipped.action.key())) }));
        let from = shipped.event.show(language);
        let event = html! {
            @if let Some(day) = item.event { (date(view, day)) " (" (from) ")" } @else { (from) }
        };
        pairs.push((view.t("retention-event"), event));
        pairs.push((view.t("retention-reason"), html! { (shipped.why.show(language)) }));
    }
    pairs.push((view.t("retention-state"), words::item(view, item)));
    facts(&pairs)
}

fn held_until(view: &View, seen: &SeenItem, hold: &Hold, is_open: bool) -> Markup {
    let mut pairs = vec![
        (view.t("retention-held-until"), date(view, hold.until)),
        (view.t("retention-held-why"), html! { (hold.reason) }),
    ];
    let who = hold.recorder.as_deref().unwrap_or("–");
    let said = html! { (date_time(view, hold.recorded_at)) " · " (who) };
    pairs.push((view.t("retention-held-by"), said));
    let path = format!("{}/release", path_of_item(seen.item.id));
    let body = html! {
        (facts(&pairs))
        @if is_open {
            div class="mt-3" {
                (action_button(view, &path, &view.t("retention-release"), Tone::Neutral,
                    Some(&view.t("retention-release-question"))))
            }
        }
    };
    card(&view.t("retention-taken-out"), &html! {}, &body)
}

fn take_out(view: &View, seen: &SeenItem, form: &Form, errors: &FormErrors) -> Markup {
    let fields = Fields::new(view, form, errors);
    let (action, back) = (format!("{}/hold", path_of_item(seen.item.id)), path_of(seen.list.id));
    let frame = FormFrame::new(view, &action, errors).cancel(&back).submit("retention-take-out");
    frame.show(&html! {
        div class="fields" {
            (fields.date("until", "retention-held-until").hint("retention-held-until-hint").required())
        }
        (fields.text_area("reason", "retention-held-why", 3).hint("retention-held-why-hint").required().most(LONGEST_REASON))
    })
}
