//! Whether a household is looked at first: what each factor adds and why, and what if the weights were others. Advisory.

use std::collections::BTreeMap;

use kernel::{HouseholdId, TextArgs};
use maud::{Markup, html};
use registry::Objection;
use web::{
    Form, FormErrors, View,
    components::{Fields, Tone, alert, badge, card, missing, small_table},
};

use super::{household_path, words};
use crate::{
    Contribution, Holds, Priority, actions::AssessedHousehold, number::read_number,
    rule_book::RuleBook,
};

/// The heaviest weight that can be tried.
const HEAVIEST: f64 = 100.0;

/// Weights that the address tries in place of the set's own: `w.CODE=NUMBER`.
fn tried(view: &View, book: &RuleBook) -> BTreeMap<String, f64> {
    let pairs: Vec<(String, String)> = view.read_query().unwrap_or_default();
    let known = |code: &str| book.priority.factors.iter().any(|one| one.variable.as_str() == code);
    let weight = |(name, value): (String, String)| {
        let code = name.strip_prefix("w.").filter(|code| known(code))?.to_owned();
        let weight = read_number(&value, false)?;
        (0.0..=HEAVIEST).contains(&weight).then_some((code, weight))
    };
    pairs.into_iter().filter_map(weight).collect()
}

/// The card.
pub(super) fn show(view: &View, book: &RuleBook, household: &AssessedHousehold) -> Markup {
    if household.objection == Some(Objection::Accepted) {
        let unranked = missing(&view.t("assessment-priority-objection-accepted"));
        return card(&view.t("assessment-priority"), &html! {}, &unranked);
    }
    let weights = tried(view, book);
    let score = book.priority.score(&book.catalogue, &household.assessment, &weights);
    let args = TextArgs::new()
        .text("points", words::plain_number(view, score.points))
        .text("open", words::plain_number(view, score.open))
        .text("most", words::plain_number(view, score.most))
        .text("version", book.priority.version.to_string());
    let body = html! {
        p { (view.t("assessment-priority-advisory")) }
        @if household.objection.is_some() {
            (alert(view, Tone::Warning, &html! { (view.t("assessment-priority-objection-open")) }))
        }
        p { strong { (view.tn("assessment-priority-score", &args)) } }
        (contributions(view, book, household, &score))
        (what_if(view, book, household.known.id(), &score))
    };
    card(&view.t("assessment-priority"), &html! {}, &body)
}

fn contributions(
    view: &View,
    book: &RuleBook,
    household: &AssessedHousehold,
    score: &Priority,
) -> Markup {
    let head = [
        ("assessment-priority-factor", false),
        ("assessment-answer", false),
        ("assessment-priority-weight", true),
        ("assessment-priority-why", false),
    ]
    .map(|(key, is_number)| (view.t(key), is_number));
    let rows: Vec<Vec<Markup>> = score
        .contributions
        .iter()
        .zip(&book.priority.factors)
        .filter_map(|(one, factor)| {
            let variable = book.catalogue.get(one.variable)?;
            let is_seen = household.eyes.see(variable);
            Some(vec![
                html! { (words::variable(view, variable)) },
                if is_seen {
                    holds(view, one)
                } else {
                    html! { (view.t("assessment-sealed")) }
                },
                html! { (words::plain_number(view, one.weight)) },
                html! {
                    (factor.reason.show(view.language()))
                    " " span class="text-secondary small" { "(" (view.show(&factor.source)) ")" }
                },
            ])
        })
        .collect();
    small_table(&view.t("assessment-priority"), &head, &rows)
}

/// Whether a factor holds, as a mark.
pub(super) fn holds(view: &View, one: &Contribution) -> Markup {
    match one.holds {
        Holds::Yes => badge(Tone::Info, &view.t("assessment-yes")),
        Holds::No => badge(Tone::Neutral, &view.t("assessment-no")),
        Holds::Unknown => badge(Tone::Warning, &view.t("assessment-unknown")),
    }
}

/// A form that shows the same page with other weights; nothing is kept.
fn what_if(view: &View, book: &RuleBook, household: HouseholdId, score: &Priority) -> Markup {
    let named = score.contributions.iter().filter_map(|one| {
        let variable = book.catalogue.get(one.variable)?;
        Some((format!("w.{}", variable.code), variable, one.weight))
    });
    let named: Vec<_> = named.collect();
    let text = |weight: f64| {
        let text = weight.to_string();
        if view.language().is_serbian() { text.replace('.', ",") } else { text }
    };
    let form = Form::filled(named.iter().map(|(name, _, weight)| (name.clone(), text(*weight))));
    let errors = FormErrors::default();
    let fields = Fields::new(view, &form, &errors);
    let path = format!("{}/assessment#priority", household_path(household));
    html! {
        details class="mt-2 d-print-none" {
            summary { (view.t("assessment-priority-what-if")) }
            form method="get" action=(path) {
                p { (view.t("assessment-priority-what-if-lead")) }
                div class="fields" {
                    @for (name, variable, _) in &named {
                        (fields.text(name, "assessment-priority-weight").decimal().label_text(words::variable(view, variable)))
                    }
                }
                div class="actions" { button type="submit" class="btn" { (view.t("assessment-show")) } }
            }
        }
    }
}
