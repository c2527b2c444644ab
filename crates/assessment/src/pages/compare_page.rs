//! What differs between two rounds or two days, side by side.

use std::sync::Arc;

use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::{Path, State},
        response::IntoResponse as _,
    },
    components::{Choice, Fields, missing, small_table},
};

use super::{
    facts_path,
    history_page::{changed, whom},
    household_path, id, words,
};
use crate::{
    VariableCatalogue,
    actions::{FactHistory, fact_history},
    history::{Moment, compare, moments},
    permissions::ViewFactHistory,
    rule_book::LiveRules,
};

/// What is compared.
#[derive(Debug, Default, Deserialize)]
struct Compared {
    #[serde(default)]
    from: String,
    #[serde(default)]
    to: String,
}

/// `GET /households/{id}/facts/compare`
pub(super) async fn show(
    May(permit): May<ViewFactHistory>,
    view: View,
    Path(household): Path<String>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let household = id(&household)?;
    let database = view.app().database();
    let found = fact_history(&permit, database, &book.catalogue, household).await?;
    let history = found.ok_or_else(Problem::not_found)?;
    let asked: Compared = view.read_query()?;
    let body = html! {
        (choose(&view, &history, &asked))
        (differences(&view, &book.catalogue, &history, &asked))
    };
    let title = view.t("assessment-compare");
    let page = Page::new(&view, &title)
        .under(view.t("assessment-households"), "/households")
        .under(history.roster.listed_name.clone(), household_path(household))
        .under(view.t("assessment-facts"), facts_path(household));
    Ok(page.show(&body).into_response())
}

fn choose(view: &View, history: &FactHistory, asked: &Compared) -> Markup {
    let (rounds, days) = moments(&history.entries);
    let rounds = rounds.into_iter().map(|round| Choice::new(round.clone(), round));
    let days = days.into_iter();
    let days = days.map(|day| Choice::new(day.to_string(), words::day_text(view, day)));
    let choices: Vec<Choice> = rounds.chain(days).collect();
    let form = Form::filled([("from", asked.from.clone()), ("to", asked.to.clone())]);
    let errors = FormErrors::default();
    let fields = Fields::new(view, &form, &errors);
    html! {
        form method="get" action={ (facts_path(history.roster.household)) "/compare" } class="mb-3 d-print-none" {
            div class="fields" {
                (fields.select("from", "assessment-compare-from", &choices).required())
                (fields.select("to", "assessment-compare-to", &choices).required())
            }
            div class="actions" { button type="submit" class="btn btn-primary" { (view.t("assessment-show")) } }
        }
    }
}

fn differences(
    view: &View,
    catalogue: &VariableCatalogue,
    history: &FactHistory,
    asked: &Compared,
) -> Markup {
    let (Some(from), Some(to)) = (Moment::parse(&asked.from), Moment::parse(&asked.to)) else {
        return html! { p { (view.t("assessment-compare-choose")) } };
    };
    let found = compare(&history.entries, &from, &to);
    if found.is_empty() {
        return html! { p { (view.t("assessment-compare-same")) } };
    }
    let named = |moment: &Moment| match moment {
        Moment::Round(round) => round.clone(),
        Moment::Day(day) => words::day_text(view, *day),
    };
    let head = [view.t("assessment-question"), view.t("assessment-whom"), named(&from), named(&to)]
        .map(|title| (title, false));
    let cell = |text: String| {
        if text.is_empty() {
            missing(&view.t("assessment-missing-not-asked"))
        } else {
            html! { (text) }
        }
    };
    let rows: Vec<Vec<Markup>> = found
        .iter()
        .filter_map(|(subject, change)| {
            let shown = changed(view, catalogue, history.eyes, change)?;
            Some(vec![
                html! { (shown.name) },
                html! { (whom(view, &history.roster, *subject)) },
                cell(shown.before),
                cell(shown.after),
            ])
        })
        .collect();
    small_table(&view.t("assessment-compare"), &head, &rows)
}
