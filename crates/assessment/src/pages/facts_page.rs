//! What is known of a household and its members, block by block, and what is not.

use std::sync::Arc;

use chrono::NaiveDate;
use kernel::HouseholdId;
use maud::{Markup, html};
use serde::Deserialize;
use web::{
    Answer, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::{Path, State},
        response::IntoResponse as _,
    },
    components::{Fields, Tone, alert, card, icon, missing, small_table},
};

use super::{blocks, facts_path, household_path, id, withheld_note, words};
use crate::{
    Answer as Answered, Finding, Level, MissingKind, Subject, Variable, VariableCatalogue,
    VariableId,
    actions::{KnownFacts, find_facts},
    known::is_asked_elsewhere,
    permissions::{ProposeFacts, RecordFacts, ViewAssessment, ViewFactHistory, ViewFacts},
    rule_book::LiveRules,
    seen::{Seen, SeenHousehold},
};

/// Answers up to which all are shown at once; of a household with more, each part of the questionnaire is opened by itself.
const MOST_UNFOLDED: usize = 40;

/// What is shown.
#[derive(Debug, Default, Deserialize)]
struct Shown {
    #[serde(default)]
    q: String,
    missing: Option<String>,
}

/// `GET /households/{id}/facts`
pub(super) async fn show(
    May(permit): May<ViewFacts>,
    view: View,
    Path(household): Path<String>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let household = id(&household)?;
    let found = find_facts(&permit, view.app().database(), &book.catalogue, household).await?;
    let found = found.ok_or_else(Problem::not_found)?;
    let shown: Shown = view.read_query()?;
    let catalogue = &book.catalogue;
    let today = view.app().database().now().date_naive();
    let parts: Vec<(&str, Vec<Asked<'_>>)> = blocks(catalogue)
        .into_iter()
        .map(|block| (block, asked(catalogue, (&found.household, today), block, &shown.q)))
        .collect();
    let recorded = parts.iter().flat_map(|(_, all)| all).filter(|one| one.is_recorded()).count();
    let is_folded = recorded > MOST_UNFOLDED && shown.q.is_empty();
    let body = html! {
        (withheld_note::show(&view, found.household.roster()))
        @if let Some(stands) = found.stands {
            (alert(&view, Tone::Info, &html! {
                (view.t("assessment-stands-elsewhere")) " "
                a href=(facts_path(stands)) { (view.t("assessment-stands-open")) }
            }))
        }
        (findings(&view, catalogue, &found))
        (filter(&view, household, &shown))
        @for one in &parts { (part(&view, &found, one, (&shown, is_folded))) }
    };
    let title = view.t("assessment-facts");
    let page = Page::new(&view, &title)
        .under(view.t("assessment-households"), "/households")
        .under(found.household.roster().listed_name.clone(), household_path(household))
        .actions(actions(&view, &found.household));
    Ok(page.show(&body).into_response())
}

fn actions(view: &View, household: &SeenHousehold) -> Markup {
    let id = household.roster().household;
    html! {
        @if view.may::<ViewAssessment>() {
            a class="btn btn-primary" href={ (household_path(id)) "/assessment" } {
                (icon(view, "scale")) (view.t("assessment-title"))
            }
        }
        @if view.may::<ViewFactHistory>() {
            a class="btn" href={ (facts_path(id)) "/history" } { (icon(view, "history")) (view.t("assessment-history")) }
            a class="btn" href={ (facts_path(id)) "/compare" } { (icon(view, "columns-3")) (view.t("assessment-compare")) }
        }
    }
}

fn findings(view: &View, catalogue: &VariableCatalogue, found: &KnownFacts) -> Markup {
    let place = |finding: &Finding| {
        let variable = catalogue.find_variable(&finding.variable);
        let name = variable.map(|one| words::variable(view, one)).unwrap_or_default();
        format!(
            "{}, {name}",
            words::whom(view, finding.subject, found.household.name(finding.subject))
        )
    };
    html! {
        @if !found.findings.is_empty() {
            (alert(view, Tone::Warning, &html! {
                p class="mb-1" { (view.t("assessment-findings")) }
                ul class="mb-0" {
                    @for one in &found.findings { li { (place(one)) ": " (words::finding(view, one)) } }
                }
            }))
        }
    }
}

fn filter(view: &View, household: HouseholdId, shown: &Shown) -> Markup {
    let mut pairs = vec![("q", shown.q.clone())];
    if shown.missing.is_some() {
        pairs.push(("missing", "yes".to_owned()));
    }
    let (form, errors) = (Form::filled(pairs), FormErrors::default());
    let fields = Fields::new(view, &form, &errors);
    html! {
        form method="get" action=(facts_path(household)) class="mb-3 d-print-none" role="search" {
            div class="fields" {
                (fields.text("q", "assessment-search"))
                (fields.check_box("missing", "assessment-only-missing"))
            }
            div class="actions" {
                button type="submit" class="btn" { (icon(view, "search")) (view.t("assessment-show")) }
                @if !shown.q.is_empty() || shown.missing.is_some() {
                    a class="btn" href=(facts_path(household)) { (view.t("assessment-show-all")) }
                }
            }
        }
    }
}

/// A question about one subject.
struct Asked<'a> {
    variable: &'a Variable,
    subject: Subject,
    seen: Option<Seen>,
}

impl Asked<'_> {
    /// Whether something is recorded: an answer, or why there is none.
    fn is_recorded(&self) -> bool {
        let seen = self.seen.as_ref();
        seen.is_some_and(|seen| seen.answer != Some(Answered::NOT_ASKED))
    }

    /// Whether there is no answer that somebody could still give.
    fn is_open(&self) -> bool {
        let answer = self.seen.as_ref().map(|seen| seen.answer.as_ref());
        match answer {
            None => true,
            Some(None) => false,
            Some(Some(answer)) => {
                answer.missing().is_some_and(|kind| kind != MissingKind::DoesNotApply)
            }
        }
    }
}

/// The questions of a block that fit the ages, and those of which something is recorded.
fn asked<'a>(
    catalogue: &'a VariableCatalogue,
    (household, today): (&SeenHousehold, NaiveDate),
    block: &str,
    search: &str,
) -> Vec<Asked<'a>> {
    let search = serbian::fold(search);
    let is_found = |variable: &Variable| {
        let question = variable.question.as_ref();
        let text = format!(
            "{} {} {} {}",
            variable.words.sr,
            variable.words.en,
            question.map_or("", |words| words.sr.as_str()),
            variable.code.as_str()
        );
        let text = serbian::fold(&text);
        search.split_whitespace().all(|word| text.contains(word))
    };
    let is_wanted = |(_, one): &(VariableId, &Variable)| {
        one.block == block && !is_asked_elsewhere(one) && is_found(one)
    };
    let mut all = Vec::new();
    for (id, variable) in catalogue.iter().filter(is_wanted) {
        for (subject, _) in household.subjects() {
            let is_level = (variable.level == Level::Household) == (subject == Subject::Household);
            let is_put = household.is_recorded(catalogue, subject, id)
                || household.is_asked(catalogue, subject, (variable, today));
            if is_level && is_put {
                all.push(Asked { variable, subject, seen: household.get(catalogue, subject, id) });
            }
        }
    }
    all
}

fn part(
    view: &View,
    found: &KnownFacts,
    (block, asked): &(&str, Vec<Asked<'_>>),
    (shown, is_folded): (&Shown, bool),
) -> Markup {
    let household = &found.household;
    // Of a record that stepped back answers are entered where another one stands for the household.
    let entered = found.stands.unwrap_or(household.roster().household);
    let title = words::block(view, block);
    let is_searched = !shown.q.is_empty();
    let body = if shown.missing.is_some() {
        let open: Vec<&Asked<'_>> = asked.iter().filter(|one| one.is_open()).collect();
        (!open.is_empty()).then(|| unanswered(view, household, &open, is_searched))
    } else {
        Some(known(view, household, (&title, asked), (is_searched, is_folded)))
    };
    let Some(body) = body.filter(|_| !asked.is_empty()) else { return html! {} };
    html! {
        div id={ "block-" (block.to_lowercase()) } class="mb-3" { (card(&title, &edit(view, entered, block), &body)) }
    }
}

/// What is recorded of a block, and below it what is not.
fn known(
    view: &View,
    household: &SeenHousehold,
    (title, asked): (&str, &[Asked<'_>]),
    (is_searched, is_folded): (bool, bool),
) -> Markup {
    let (recorded, open): (Vec<&Asked<'_>>, Vec<&Asked<'_>>) =
        asked.iter().partition(|one| one.is_recorded());
    let head = [
        "assessment-question",
        "assessment-whom",
        "assessment-answer",
        "assessment-since",
        "assessment-from",
    ]
    .map(|key| (view.t(key), false));
    let rows: Vec<Vec<Markup>> = recorded.iter().map(|one| row(view, household, one)).collect();
    let args = kernel::TextArgs::new().count("count", rows.len() as u64);
    html! {
        @if rows.is_empty() { p { (missing(&view.t("assessment-nothing-known"))) } }
        @else {
            details data-print-open open[!is_folded] {
                summary { (view.tn("assessment-known", &args)) }
                (small_table(title, &head, &rows))
            }
        }
        @if !open.is_empty() { (unanswered(view, household, &open, is_searched)) }
    }
}

fn edit(view: &View, household: HouseholdId, block: &str) -> Markup {
    let path = format!("{}/{block}", facts_path(household));
    let (path, key) = if view.may::<RecordFacts>() {
        (format!("{path}/edit"), "assessment-edit")
    } else if view.may::<ProposeFacts>() {
        (format!("{path}/propose"), "assessment-propose")
    } else {
        return html! {};
    };
    html! {
        a class="btn btn-sm" href=(path) {
            (icon(view, "pencil")) (view.t(key))
            span class="visually-hidden" { " " (words::block(view, block)) }
        }
    }
}

fn row(view: &View, household: &SeenHousehold, asked: &Asked<'_>) -> Vec<Markup> {
    let nothing = || html! { "–" };
    vec![
        html! { (words::variable(view, asked.variable)) },
        html! { (words::whom(view, asked.subject, household.name(asked.subject))) },
        match &asked.seen {
            Some(seen) => words::seen(view, asked.variable, seen),
            None => missing(&view.t("assessment-missing-not-asked")),
        },
        asked.seen.as_ref().map_or_else(nothing, |seen| words::since(view, &seen.origin)),
        asked.seen.as_ref().map_or_else(nothing, |seen| words::origin(view, &seen.origin)),
    ]
}

/// What is not known in a block: each question once, with whom it is open for, and why where somebody said so.
fn unanswered(
    view: &View,
    household: &SeenHousehold,
    open: &[&Asked<'_>],
    is_unfolded: bool,
) -> Markup {
    let mut questions: Vec<(&Variable, Vec<String>)> = Vec::new();
    for one in open {
        let name = household.name(one.subject);
        let why = one.seen.as_ref().and_then(|seen| seen.answer.as_ref()?.missing());
        let why = why.filter(|kind| *kind != MissingKind::NotAsked);
        let why = why.map(|kind| words::why_missing(view, kind));
        let whom = [Some(name.to_owned()).filter(|name| !name.is_empty()), why];
        let whom = whom.into_iter().flatten().collect::<Vec<_>>().join(": ");
        let whom = Some(whom).filter(|whom| !whom.is_empty());
        match questions.last_mut() {
            Some((last, all)) if last.code == one.variable.code => all.extend(whom),
            _ => questions.push((one.variable, whom.into_iter().collect())),
        }
    }
    let args = kernel::TextArgs::new().count("count", open.len() as u64);
    html! {
        details class="mt-2" data-print-open open[is_unfolded] {
            summary { (view.tn("assessment-not-known", &args)) }
            ul class="mb-0" {
                @for (variable, whom) in &questions {
                    li {
                        (words::variable(view, variable))
                        @if !whom.is_empty() { " (" (whom.join(", ")) ")" }
                    }
                }
            }
        }
    }
}
