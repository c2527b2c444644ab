//! A pair side by side with what speaks for and against one person, and the decision about it, by keyboard alone if one likes.

use maud::{Markup, html};
use web::{
    Answer, Check, Form, May, Page, Problem, ProblemKind, View,
    axum::{
        extract::Path,
        response::{IntoResponse as _, Response},
    },
    components::{
        Tone, action_button, alert, badge, card, csrf_field, date_time, icon, small_table,
    },
    redirect,
};

use super::{
    duplicates_page::path_of_pair, household_form::LONGEST_REASON, id, pair_parts, path_of,
    person_form::Names, refusal, words,
};
use crate::{
    Deciding,
    actions::Refused,
    decide_pair,
    duplicates::{PairDecision, PairId, PairState, PairView, ShownFields, Side},
    find_pair,
    permissions::{MergePersons, ReviewDuplicates},
    undo_decision,
};

/// The decisions with their keys.
const KEYS: [(PairDecision, &str, &str); 3] = [
    (PairDecision::Same, "s", "btn btn-primary"),
    (PairDecision::NotSame, "n", "btn"),
    (PairDecision::Unsure, "u", "btn"),
];

/// `GET /duplicates/{id}`
pub(super) async fn show(
    May(permit): May<ReviewDuplicates>,
    view: View,
    Path(pair): Path<String>,
) -> Answer {
    let found = find_pair(&permit, view.app().database(), id(&pair)?).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    Ok(page(&view, &found, &Form::default(), None))
}

/// `POST /duplicates/{id}`
pub(super) async fn decide(
    May(permit): May<ReviewDuplicates>,
    view: View,
    Path(pair): Path<String>,
    form: Form,
) -> Answer {
    let database = view.app().database();
    let pair: PairId = id(&pair)?;
    let found = find_pair(&permit, database, pair).await?.ok_or_else(Problem::not_found)?;
    let deciding = match read(&view, &form, &found) {
        Ok(deciding) => deciding,
        Err(fault) => return Ok(page(&view, &found, &form, Some(&fault))),
    };
    match decide_pair(&permit, database, pair, &deciding).await {
        Ok(_) => Ok(next(&view, &found)),
        Err(refused) => {
            let fault = told(&view, refused)?;
            Ok(page(&view, &found, &form, Some(&fault)))
        }
    }
}

/// `POST /duplicates/{id}/undo`
pub(super) async fn undo(
    May(permit): May<ReviewDuplicates>,
    view: View,
    Path(pair): Path<String>,
    _: Form,
) -> Answer {
    let pair: PairId = id(&pair)?;
    match undo_decision(&permit, view.app().database(), pair).await {
        Ok(_) => Ok(redirect::with_notice(&view, &path_of_pair(pair), "registry-pair-undone")),
        Err(refused) => {
            let detail = told(&view, refused)?;
            Err(Problem::of(ProblemKind::Invalid).with_detail(detail))
        }
    }
}

/// After a decision the next pair opens; after the last one the one before, and then the list.
fn next(view: &View, found: &PairView) -> Response {
    let to = found.next.or(found.previous).filter(|next| *next != found.id);
    let to = to.map_or_else(|| "/duplicates".to_owned(), path_of_pair);
    redirect::with_notice(view, &to, "registry-pair-decided")
}

/// What was refused, in words at the top of the page; what is no fault of the form is a problem.
fn told(view: &View, refused: Refused) -> Result<String, Problem> {
    let errors = refusal::bind(view, refused, |_| Names::single())?;
    Ok(errors.0.first().map(|one| one.message.clone()).unwrap_or_default())
}

fn read(view: &View, form: &Form, found: &PairView) -> Result<Deciding, String> {
    let mut check = Check::new(view, form);
    let decision = check.required_parsed("decision", "registry-error-choice");
    let reason = check.optional("reason", LONGEST_REASON).unwrap_or_default();
    let mut side = |name: &str, sensible: Side| {
        check.parsed::<Side>(name, "registry-error-choice").unwrap_or(sensible)
    };
    let sensible = found.sensible;
    let shown = ShownFields {
        family_name: side("shown.family_name", sensible.family_name),
        given_name: side("shown.given_name", sensible.given_name),
        sex: side("shown.sex", sensible.sex),
        birth_date: side("shown.birth_date", sensible.birth_date),
        jmbg: side("shown.jmbg", sensible.jmbg),
    };
    let kept = side("kept", found.kept);
    let left = check.parsed::<i32>("left_version", "registry-error-choice");
    let right = check.parsed::<i32>("right_version", "registry-error-choice");
    match (check.finish(), decision) {
        (Ok(()), Some(decision)) => {
            Ok(Deciding { decision, shown, kept, versions: left.zip(right), reason })
        }
        (Err(errors), _) => {
            Err(errors.0.first().map(|one| one.message.clone()).unwrap_or_default())
        }
        (Ok(()), None) => Err(view.t("registry-error-choice")),
    }
}

fn page(view: &View, found: &PairView, form: &Form, fault: Option<&str>) -> Response {
    let body = html! {
        @if let Some(fault) = fault { (alert(view, Tone::Danger, &html! { (fault) })) }
        (last(view, found))
        (standing(view, found))
        (decision(view, found, form))
        div class="mt-3" { (pair_parts::evidence(view, found)) }
        (keys(view))
    };
    let title = view.t("registry-pair-title");
    let [left, right] = [&found.left, &found.right].map(|one| one.data.listed_name());
    let page = Page::new(view, &title)
        .under(view.t("registry-households"), "/households")
        .under(view.t("registry-duplicates"), "/duplicates")
        .lead(format!("{left} – {right}"))
        .actions(beside(view, found))
        .show(&body);
    if fault.is_some() { page.refused() } else { page.into_response() }
}

fn beside(view: &View, found: &PairView) -> Markup {
    let link = |to: Option<PairId>, key: &str, shortcut: &str, name: &str| {
        html! {
            @if let Some(to) = to {
                a class="btn" href=(path_of_pair(to)) data-shortcut=(shortcut) { (icon(view, name)) (view.t(key)) }
            }
        }
    };
    html! {
        (link(found.previous, "registry-pair-previous", "k", "arrow-left"))
        (link(found.next, "registry-pair-next", "j", "arrow-right"))
    }
}

/// What the reader decided last, about whichever pair, with the way back.
fn last(view: &View, found: &PairView) -> Markup {
    let Some(last) = found.last.as_ref() else { return html! {} };
    let [left, right] = &last.names;
    let body = html! {
        (view.t("registry-pair-last")) ": "
        a href=(path_of_pair(last.pair)) { (left) " – " (right) } ": "
        strong { (words::pair_decision(view, last.decision)) } ". "
        @if let Some((keep, other)) = last.households.filter(|_| view.may::<MergePersons>()) {
            a href=(format!("{}/entered-twice?target={other}", path_of(keep))) { (view.t("registry-twice-of-pair")) } ". "
        }
        form method="post" action={ (path_of_pair(last.pair)) "/undo" } class="d-inline" data-once {
            (csrf_field(view))
            button type="submit" class="btn btn-sm" data-shortcut="z" {
                (icon(view, "history")) (view.t("registry-pair-undo-last"))
            }
        }
    };
    alert(view, Tone::Info, &body)
}

/// Where the pair stands, and what was decided as far as the reader may know.
fn standing(view: &View, found: &PairView) -> Markup {
    let is_waiting = found.state == PairState::Open && !found.may_decide;
    if found.reviews.is_empty() && found.state == PairState::Open {
        return html! {};
    }
    let head = ["registry-reviewer", "registry-decision", "registry-decision-at"];
    let head = head.map(|key| (view.t(key), false));
    let rows: Vec<Vec<Markup>> = found
        .reviews
        .iter()
        .map(|one| {
            let name = one.reviewer.clone().unwrap_or_else(|| view.t("registry-by-program"));
            let said = html! {
                (words::pair_decision(view, one.decision))
                @if one.is_final { " " (badge(Tone::Info, &view.t("registry-decision-final"))) }
                @if one.is_blind_second { " " (badge(Tone::Neutral, &view.t("registry-decision-second"))) }
            };
            vec![html! { (name) }, said, date_time(view, one.at)]
        })
        .collect();
    let title = view.t("registry-decisions");
    let undo = format!("{}/undo", path_of_pair(found.id));
    let actions = html! {
        @if found.may_undo { (action_button(view, &undo, &view.t("registry-pair-undo"), Tone::Neutral, None)) }
    };
    let body = html! {
        p { (badge(words::pair_tone(found.state), &words::pair_state(view, found.state))) }
        @if is_waiting { p { (view.t("registry-pair-waits-second")) } }
        @if found.state == PairState::Disputed && !found.may_decide { p { (view.t("registry-pair-disputed-waits")) } }
        @if !rows.is_empty() { (small_table(&title, &head, &rows)) }
    };
    html! { div class="mb-3" { (card(&title, &actions, &body)) } }
}

/// Both records side by side, and the decision where the reader may make it.
fn decision(view: &View, found: &PairView, form: &Form) -> Markup {
    let title = view.t("registry-pair-records");
    if !found.may_decide {
        return card(&title, &html! {}, &pair_parts::side_by_side(view, found, None));
    }
    let body = html! {
        form method="post" action=(path_of_pair(found.id)) data-once {
            (csrf_field(view))
            input type="hidden" name="left_version" value=(found.left.version);
            input type="hidden" name="right_version" value=(found.right.version);
            p class="text-secondary" { (view.t("registry-pair-choose")) }
            (pair_parts::side_by_side(view, found, Some(form)))
            div class="my-3" {
                label class="form-label" for="pair-reason" { (view.t("registry-reason")) }
                input class="form-control" id="pair-reason" name="reason" maxlength=(LONGEST_REASON) value=(form.text("reason"))
                    autocomplete="off";
            }
            div class="actions" {
                @for (decision, key, class) in KEYS {
                    button type="submit" class=(class) name="decision" value=(decision.name()) data-shortcut=(key) {
                        (words::pair_decision(view, decision))
                    }
                }
            }
        }
    };
    card(&title, &html! {}, &body)
}

fn keys(view: &View) -> Markup {
    html! {
        p class="text-secondary small mt-3 d-print-none" {
            (view.t("registry-pair-keys")) " "
            @for (decision, key, _) in KEYS { kbd { (key) } " " (words::pair_decision(view, decision)) " · " }
            kbd { "j" } " " (view.t("registry-pair-next")) " · " kbd { "k" } " " (view.t("registry-pair-previous")) " · "
            kbd { "z" } " " (view.t("registry-pair-undo-last")) " · " kbd { "?" } " " (view.t("registry-pair-all-keys"))
        }
    }
}
