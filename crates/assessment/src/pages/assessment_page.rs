//! What follows from the facts about a household: every flag and score by theme, poverty and deprivation first, each explained.

use std::sync::Arc;

use maud::{Markup, html};
use web::{
    Answer, May, Page, Problem, View,
    axum::{
        extract::{Path, State},
        response::IntoResponse as _,
    },
    components::{Tone, alert, card, icon},
};

use super::{
    explained::Told, facts_path, household_path, id, past_results, priority_part, withheld_note,
    words,
};
use crate::{
    Explained, RULES, Rule, Subject,
    actions::{AssessedHousehold, FoundAssessment, find_assessment},
    permissions::{ViewAssessment, ViewFacts},
    rule_book::{LiveRules, RuleBook},
};

/// Themes in the order in which they are told, each with its rules.
const THEMES: [(&str, &[&str]); 10] = [
    ("poverty", &["arop", "absolute", "nsp_screening", "income", "equivalence"]),
    ("deprivation", &["deprivation", "child_deprivation", "arope"]),
    ("work", &["work_intensity", "labour"]),
    ("housing", &["rooms", "dwelling", "housing_cost"]),
    ("education", &["education"]),
    ("health", &["health"]),
    ("documents", &["documents"]),
    ("services", &["care", "services"]),
    ("many", &["local_mpi", "global_mpi"]),
    ("members", &["members", "household_type", "families"]),
];

/// `GET /households/{id}/assessment`
pub(super) async fn show(
    May(permit): May<ViewAssessment>,
    view: View,
    Path(household): Path<String>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let household = id(&household)?;
    let found = find_assessment(&permit, view.app().database(), &book, household).await?;
    let (name, body) = match found.ok_or_else(Problem::not_found)? {
        FoundAssessment::Assessed(found) => {
            (found.known.roster.listed_name.clone(), told(&view, &book, &found)?)
        }
        FoundAssessment::OnlyKept { roster, .. } => (roster.listed_name, only_kept(&view)),
    };
    let title = view.t("assessment-title");
    let page = Page::new(&view, &title)
        .under(view.t("assessment-households"), "/households")
        .under(name, household_path(household))
        .lead(view.t("assessment-lead"))
        .actions(html! {
            @if view.may::<ViewFacts>() {
                a class="btn" href=(facts_path(household)) { (icon(&view, "list")) (view.t("assessment-facts")) }
            }
        });
    Ok(page.show(&body).into_response())
}

fn told(view: &View, book: &RuleBook, found: &AssessedHousehold) -> Answer<Markup> {
    Ok(html! {
        (as_of(view, found))
        (withheld_note::show(view, &found.known.roster))
        (themes(view, book, found)?)
        div class="mb-3" id="priority" { (priority_part::show(view, book, found)) }
        (past_results::show(view, book, found))
    })
}

/// Why nothing is told.
fn only_kept(view: &View) -> Markup {
    alert(
        view,
        Tone::Info,
        &html! {
            p { strong { (view.t("assessment-only-kept")) } }
            p class="mb-0" { (view.t("assessment-only-kept-why")) }
        },
    )
}

/// As of when is assessed.
fn as_of(view: &View, household: &AssessedHousehold) -> Markup {
    alert(view, Tone::Info, &html! { (words::as_of(view, household.reference)) })
}

fn themes(view: &View, book: &RuleBook, household: &AssessedHousehold) -> Answer<Markup> {
    let assessor = book.assessor(household.reference);
    let assessor = assessor.map_err(|fault| Problem::internal(&fault))?;
    let case = Explained {
        assessor: &assessor,
        household: &household.facts,
        assessment: &household.assessment,
    };
    let told = Told { view, book, household, case };
    let subjects: Vec<Subject> =
        household.known.subjects().into_iter().map(|(subject, _)| subject).collect();
    let theme = |(key, codes): &(&str, &[&str])| {
        let rules = codes.iter().filter_map(|code| rule(code));
        let parts: Vec<Markup> = rules
            .flat_map(|rule| subjects.iter().filter_map(move |subject| told.rule(rule, *subject)))
            .collect();
        let body = html! { @for part in &parts { (part) } };
        html! {
            div class="mb-3" id={ "theme-" (key) } {
                (card(&view.t(&format!("assessment-theme-{key}")), &html! {}, &body))
            }
        }
    };
    Ok(html! { @for one in &THEMES { (theme(one)) } })
}

fn rule(code: &str) -> Option<&'static Rule> {
    RULES.iter().find(|rule| rule.code == code)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_rule_is_told_under_one_theme() {
        let told: Vec<&str> = THEMES.iter().flat_map(|(_, codes)| codes.iter().copied()).collect();
        let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.code).collect();
        assert_eq!(told.iter().copied().collect::<BTreeSet<_>>(), rules);
        assert_eq!(told.len(), rules.len());
    }
}
