//! What a household's page shows of this context: poverty and deprivation in a few words, and the ways to facts and results.

use std::sync::Arc;

use kernel::{Actor, HouseholdId};
use maud::{Markup, html};
use uuid::Uuid;
use web::{
    Answer, View,
    components::{Tone, badge, icon, missing},
};

use super::{facts_path, household_path, words};
use crate::{
    Value,
    actions::{Glance, glance},
    permissions::{ViewAssessment, ViewFacts},
    rule_book::{LiveRules, RuleBook},
};

/// Results that are told first, where they are known.
const TOLD: [&str; 6] = [
    "families",
    "arop",
    "below_absolute_line",
    "eligible_not_receiving",
    "overcrowded",
    "mpi_poor",
];

/// The panel of a household.
pub(crate) async fn of_household(
    view: View,
    household: Option<Uuid>,
    rules: Arc<LiveRules>,
) -> Answer<Option<Markup>> {
    let Some(household) = household.map(HouseholdId::from) else { return Ok(None) };
    let Some(permit) = view.actor().and_then(Actor::permit::<ViewFacts>) else { return Ok(None) };
    let book = rules.now().await?;
    let found = glance(&permit, view.app().database(), &book, household).await?;
    let Some(found) = found else { return Ok(None) };
    Ok(Some(html! {
        p {
            @match found.reference {
                Some(at) => { (words::as_of(&view, at)) }
                None if found.is_only_kept => { (missing(&view.t("assessment-only-kept"))) }
                None => { (missing(&view.t("assessment-nothing-known"))) }
            }
        }
        (told(&view, &book, &found))
        div class="actions d-print-none" {
            a class="btn" href=(facts_path(household)) { (icon(&view, "list")) (view.t("assessment-facts")) }
            @if view.may::<ViewAssessment>() {
                a class="btn" href={ (household_path(household)) "/assessment" } {
                    (icon(&view, "scale")) (view.t("assessment-title"))
                }
            }
        }
    }))
}

fn told(view: &View, book: &RuleBook, found: &Glance) -> Markup {
    let results = TOLD.iter().filter_map(|code| {
        let id = book.catalogue.find(code)?;
        let variable = book.catalogue.get(id).filter(|one| found.eyes.see(one))?;
        let value = &found.outcomes.iter().find(|one| one.variable == id)?.value;
        // That a household is one family goes without saying.
        if *code == "families" && !matches!(value, Value::Number(count) if *count > 1.0) {
            return None;
        }
        let tone = match value {
            Value::Flag(true) => Tone::Info,
            Value::Unknown(_) => Tone::Warning,
            _ => Tone::Neutral,
        };
        let told = words::value_text(view, variable, value);
        Some(html! { li { (words::variable(view, variable)) ": " (badge(tone, &told)) } })
    });
    let results: Vec<Markup> = results.collect();
    html! { ul { @for one in &results { (one) } } }
}
