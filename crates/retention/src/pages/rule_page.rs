//! Turning a rule on with a number of years, or off.

use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::Path,
        response::{IntoResponse as _, Response},
    },
    components::{Fields, FormFrame, Tone, alert, facts},
    redirect,
};

use super::{id, problem};
use crate::{
    actions::{Refused, list_rules, set_rule},
    kind::{RecordKind, RetentionAction, Suggestion},
    permissions::{SeeRetention, SetRules},
    rule::YEARS,
};

/// `GET /retention/rules/{kind}`
pub(super) async fn form(_: May<SetRules>, view: View, Path(kind): Path<String>) -> Answer {
    let kind: RecordKind = id(&kind)?;
    let actor = view.actor().ok_or_else(Problem::not_found)?;
    // Who sets rules sees them.
    let permit = actor.permit::<SeeRetention>().ok_or_else(Problem::not_found)?;
    let rules = list_rules(&permit, view.app().database()).await?;
    let rule = rules.into_iter().find(|one| one.kind == kind);
    let shipped = kind.shipped().ok_or_else(Problem::not_found)?;
    let years = rule.as_ref().map_or(shipped.years, |one| one.years);
    let mut filled = vec![("years", years.to_string())];
    if rule.is_some_and(|one| one.is_on) {
        filled.push(("is_on", "yes".to_owned()));
    }
    Ok(page(&view, (kind, shipped), &Form::filled(filled), &FormErrors::default()))
}

/// `POST /retention/rules/{kind}`
pub(super) async fn save(
    May(permit): May<SetRules>,
    view: View,
    Path(kind): Path<String>,
    form: Form,
) -> Answer {
    let kind: RecordKind = id(&kind)?;
    let shipped = kind.shipped().ok_or_else(Problem::not_found)?;
    let mut check = Check::new(&view, &form);
    let years: Option<u16> = check.required_parsed("years", "retention-error-years");
    let mut errors = check.finish().err().unwrap_or_default();
    if let Some(years) = years.filter(|_| errors.is_empty()) {
        let set = (form.has("is_on"), years);
        match set_rule(&permit, view.app().database(), kind, set).await {
            Ok(()) => return Ok(redirect::with_notice(&view, "/retention", "retention-rule-set")),
            Err(Refused::Years) => errors.add("years", view.t("retention-error-years")),
            Err(refused) => return Err(problem(refused)),
        }
    }
    Ok(page(&view, (kind, shipped), &form, &errors))
}

fn page(
    view: &View,
    (kind, shipped): (RecordKind, &Suggestion),
    form: &Form,
    errors: &FormErrors,
) -> Response {
    let language = view.language();
    let fields = Fields::new(view, form, errors);
    let suggested = TextArgs::new().count("count", u64::from(shipped.years));
    let (from, to) = (i64::from(*YEARS.start()), i64::from(*YEARS.end()));
    let body: Markup = html! {
        (about(view, shipped))
        (fields.check_box("is_on", "retention-is-on").hint("retention-is-on-hint"))
        div class="fields" {
            (fields.number("years", "retention-years", Some(from), Some(to)).required()
                .hint_text(view.tn("retention-years-hint", &suggested)))
        }
    };
    let action = format!("/retention/rules/{}", kind.name());
    let frame = FormFrame::new(view, &action, errors).cancel("/retention").submit("retention-save");
    let title = shipped.name.show(language);
    let page = Page::new(view, &title)
        .under(view.t("retention-title"), "/retention")
        .narrow()
        .show(&frame.show(&body));
    if errors.is_empty() { page.into_response() } else { page.refused() }
}

fn about(view: &View, shipped: &Suggestion) -> Markup {
    let language = view.language();
    let pairs = [
        (view.t("retention-action"), html! { (view.t(shipped.action.key())) }),
        (view.t("retention-event"), html! { (shipped.event.show(language)) }),
        (view.t("retention-reason"), html! { (shipped.why.show(language)) }),
    ];
    html! {
        @if shipped.action == RetentionAction::Anonymise {
            (alert(view, Tone::Warning, &html! { (view.t("retention-anonymise-warning")) }))
        }
        div class="mb-3" { (facts(&pairs)) }
    }
}
