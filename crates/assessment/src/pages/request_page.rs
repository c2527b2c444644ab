//! One proposed entry beside what is known, to be approved or declined.

use std::sync::Arc;

use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::{Path, State},
        response::{IntoResponse as _, Response},
    },
    components::{Choice, Fields, FormFrame, card, date, date_time, facts, missing, small_table},
    redirect,
};

use super::{
    edit_page::{bind, seen},
    facts_path, id, requests_page, words,
};
use crate::{
    Subject, VariableId,
    actions::{decide_request, find_request},
    permissions::DecideRequest,
    record::{FactSubject, RequestId},
    request::{Decision, Request, RequestState},
    rule_book::{LiveRules, RuleBook},
    seen::SeenHousehold,
};

/// Most characters of a reason.
const LONGEST_REASON: usize = 500;

/// `GET /fact-requests/{id}`
pub(super) async fn show(
    May(permit): May<DecideRequest>,
    view: View,
    Path(request): Path<String>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let request: RequestId = id(&request)?;
    let found = find_request(&permit, view.app().database(), &book.catalogue, request).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    page(&view, &book, &found, (&Form::default(), &FormErrors::default())).await
}

/// `POST /fact-requests/{id}`
pub(super) async fn decide(
    May(permit): May<DecideRequest>,
    view: View,
    Path(request): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    let book = rules.now().await?;
    let request: RequestId = id(&request)?;
    let database = view.app().database();
    let found = find_request(&permit, database, &book.catalogue, request).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let decision = match read(&view, &form) {
        Ok(decision) => decision,
        Err(errors) => return page(&view, &book, &found, (&form, &errors)).await,
    };
    match decide_request(&permit, database, &book, request, &decision).await {
        Ok(()) => Ok(redirect::with_notice(&view, "/fact-requests", "assessment-decided")),
        Err(refused) => {
            let errors = bind(&view, refused)?;
            page(&view, &book, &found, (&form, &errors)).await
        }
    }
}

fn read(view: &View, form: &Form) -> Result<Decision, FormErrors> {
    let mut check = Check::new(view, form);
    let reason = check.optional("reason", LONGEST_REASON);
    let decision = match form.text("decision") {
        "approve" => Decision::Approve,
        "decline" => {
            if reason.is_none() {
                check.fault("reason", view.t("assessment-error-decline-reason"));
            }
            Decision::Decline(reason.unwrap_or_default())
        }
        _ => {
            check.fault("decision", view.t("assessment-error-choice"));
            Decision::Approve
        }
    };
    check.finish().map(|()| decision)
}

async fn page(
    view: &View,
    book: &RuleBook,
    request: &Request,
    (form, errors): (&Form, &FormErrors),
) -> Answer<Response> {
    let household = seen(view, book, request.listed.household).await?;
    let body = html! {
        (card(&view.t("assessment-about-answers"), &html! {}, &facts(&about(view, request))))
        (answers(view, book, &household, request))
        @if request.listed.state == RequestState::Pending { (decision(view, request, form, errors)) }
    };
    let title = request.listed.listed_name.clone();
    let page = Page::new(view, &title)
        .under(view.t("assessment-requests"), "/fact-requests")
        .actions(html! {
            a class="btn" href=(facts_path(request.listed.household)) { (view.t("assessment-facts")) }
        })
        .show(&body);
    Ok(if errors.is_empty() { page.into_response() } else { page.refused() })
}

fn about(view: &View, request: &Request) -> Vec<(String, Markup)> {
    let listed = &request.listed;
    let about = &request.about;
    let mut pairs = vec![
        (view.t("assessment-state"), html! { (requests_page::word(view, listed.state)) }),
        (view.t("assessment-proposed-at"), date_time(view, listed.proposed_at)),
        (
            view.t("assessment-proposed-by"),
            html! { (listed.proposer.clone().unwrap_or_else(|| "–".to_owned())) },
        ),
        (view.t("assessment-valid-from"), date(view, about.valid_from)),
        (view.t("assessment-source"), html! { (words::source(view, about.source)) }),
    ];
    let texts = [
        ("assessment-round", &about.round),
        ("assessment-reason", &about.reason),
        ("assessment-decision-reason", &request.decision),
    ];
    for (key, text) in texts.into_iter().filter(|(_, text)| !text.is_empty()) {
        pairs.push((view.t(key), html! { (text) }));
    }
    if let Some(at) = request.decided_at {
        pairs.push((view.t("assessment-decided-at"), date_time(view, at)));
    }
    pairs
}

/// The proposed answers beside those that are known.
fn answers(view: &View, book: &RuleBook, household: &SeenHousehold, request: &Request) -> Markup {
    let head = [
        "assessment-question",
        "assessment-whom",
        "assessment-known-now",
        "assessment-proposed-answer",
    ]
    .map(|key| (view.t(key), false));
    let mut rows: Vec<Vec<Markup>> = Vec::new();
    for part in &request.parts {
        let subject = household.subjects().into_iter().find(|(_, one)| *one == part.subject);
        let whose = (part.subject, subject.map(|(subject, _)| subject));
        for (id, answer) in &part.answers {
            rows.extend(row(view, book, household, whose, (*id, answer)));
        }
    }
    let title = view.t("assessment-proposed-answers");
    card(&title, &html! {}, &small_table(&title, &head, &rows))
}

fn row(
    view: &View,
    book: &RuleBook,
    household: &SeenHousehold,
    (whose, subject): (FactSubject, Option<Subject>),
    (id, answer): (VariableId, &crate::Answer),
) -> Option<Vec<Markup>> {
    let variable = book.catalogue.get(id)?;
    let known = subject.and_then(|subject| household.get(&book.catalogue, subject, id));
    let is_seen = household.eyes().see(variable);
    let whom = super::history_page::whom(view, household.roster(), whose);
    Some(vec![
        html! { (words::variable(view, variable)) },
        html! { (whom) },
        match &known {
            Some(seen) => words::seen(view, variable, seen),
            None => missing(&view.t("assessment-missing-not-asked")),
        },
        if is_seen {
            words::answer(view, variable, answer)
        } else {
            missing(&view.t("assessment-sealed"))
        },
    ])
}

fn decision(view: &View, request: &Request, form: &Form, errors: &FormErrors) -> Markup {
    let action = format!("/fact-requests/{}", request.listed.id);
    let frame =
        FormFrame::new(view, &action, errors).cancel("/fact-requests").submit("assessment-decide");
    let fields = Fields::new(view, form, errors);
    let choices = [
        Choice::new("approve", view.t("assessment-approve")),
        Choice::new("decline", view.t("assessment-decline")),
    ];
    let body = html! {
        (fields.radios("decision", "assessment-decision", &choices).required())
        (fields.text_area("reason", "assessment-decision-reason", 3).hint("assessment-decision-reason-hint").sensitive().most(LONGEST_REASON))
    };
    card(&view.t("assessment-decision"), &html! {}, &frame.show(&body))
}
