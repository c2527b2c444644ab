//! The queue of pairs that may be of one person, with the work done and the search for more.

use database::{JobState as Stored, jobs::JobView};
use kernel::TextArgs;
use maud::{Markup, html};
use web::{
    Answer, Form, May, Page, View,
    axum::response::IntoResponse as _,
    components::{
        Column, JobState, Table, TablePage, TableQuery, TableShape, Tone, Total, action_button,
        after_job, badge, card, count, date, empty_state, icon, percent, progress, small_table,
        stat_card,
    },
    redirect,
};

use super::words;
use crate::{
    ask_search,
    duplicates::{ListedPair, PairId, PairOverview, PairPage, PairState, ReviewerWork},
    list_pairs,
    permissions::{FindDuplicates, ReviewDuplicates},
};

const SHAPE: TableShape = TableShape {
    id: "duplicates",
    caption: "registry-duplicates",
    columns: &[
        Column::new("pair", "registry-pair-names"),
        Column::new("weight", "registry-pair-probability").sortable().numeric(),
        Column::new("found", "registry-pair-found"),
        Column::new("state", "registry-pair-state"),
    ],
    filters: &["state"],
    sort: "weight",
    is_descending: true,
};

/// Seconds until the page is loaded again where there is no script.
const AGAIN: u32 = 3;

/// The path of a pair's page.
pub(super) fn path_of_pair(id: PairId) -> String {
    format!("/duplicates/{id}")
}

/// `GET /duplicates`
pub(super) async fn show(May(permit): May<ReviewDuplicates>, view: View) -> Answer {
    let query = TableQuery::read(view.query(), &SHAPE);
    let state = query.filter("state").and_then(|text| text.parse().ok());
    let state = state.unwrap_or(PairState::Open);
    let found = list_pairs(&permit, view.app().database(), &page_of(&query, state)).await?;
    let total = found.counts.iter().find(|(one, _)| *one == state).map_or(0, |(_, count)| *count);
    let rows = found.rows.clone();
    let page = TablePage::of(&query, rows, Total::Exactly(total), |one: &ListedPair| {
        (one.weight_milli.to_string(), one.id.to_string())
    });
    let cell = |one: &ListedPair, key: &'static str| cell(&view, one, key);
    let link = |one: &ListedPair| path_of_pair(one.id);
    let table = Table::new(&view, &query, &page, &cell).link(&link).empty(nothing(&view, state));
    let running = found.jobs.first().filter(|job| is_running(job));
    let body = html! {
        @if let Some(job) = found.jobs.first() { (how_far(&view, job)) }
        (after_job(&html! {
            (counts(&view, &found, state))
            (table.show())
            (work(&view, &found))
        }))
    };
    let title = view.t("registry-duplicates");
    let mut page = Page::new(&view, &title)
        .under(view.t("registry-households"), "/households")
        .lead(view.t("registry-duplicates-lead"))
        .actions(actions(&view, &found));
    if running.is_some() {
        page = page.refreshing(AGAIN);
    }
    Ok(page.show(&body).into_response())
}

/// `POST /duplicates/search`
pub(super) async fn search(May(permit): May<FindDuplicates>, view: View, _: Form) -> Answer {
    ask_search(&permit, view.app().database()).await?;
    Ok(redirect::with_notice(&view, "/duplicates", "registry-duplicates-asked"))
}

fn page_of(query: &TableQuery, state: PairState) -> PairPage {
    let beside = query
        .position()
        .and_then(|position| Some((position.key.parse().ok()?, position.id.parse().ok()?)));
    PairPage { state, is_descending: query.reads_descending(), beside, limit: query.limit() }
}

fn actions(view: &View, found: &PairOverview) -> Markup {
    html! {
        @if let Some(first) = found.first {
            a class="btn btn-primary" href=(path_of_pair(first)) data-shortcut="s" {
                (icon(view, "player-play")) (view.t("registry-duplicates-begin"))
            }
        }
        @if view.may::<FindDuplicates>() {
            (action_button(view, "/duplicates/search", &view.t("registry-duplicates-search"), Tone::Neutral, None))
        }
    }
}

fn nothing(view: &View, state: PairState) -> Markup {
    let (title, text) = match state {
        PairState::Open => ("registry-duplicates-none", "registry-duplicates-none-do"),
        _ => ("registry-duplicates-none-so", "registry-duplicates-none-so-do"),
    };
    empty_state(view, "users", &view.t(title), &view.t(text), &html! {})
}

/// How many pairs stand where; each leads to its list.
fn counts(view: &View, found: &PairOverview, here: PairState) -> Markup {
    html! {
        nav class="cards mb-3" aria-label=(view.t("registry-pair-states")) {
            @for (state, number) in &found.counts {
                @let path = format!("/duplicates?state={}", state.name());
                @let detail = if *state == here { view.t("registry-pair-shown-now") } else { String::new() };
                (stat_card(&words::pair_state(view, *state), &count(view, *number), &detail, Some(&path)))
            }
        }
    }
}

fn cell(view: &View, one: &ListedPair, column: &str) -> Markup {
    match column {
        "pair" => {
            let [left, right] = &one.names;
            html! { (named(left)) " – " (named(right)) }
        }
        "weight" => html! { (words::probability(view, one.weight())) },
        "found" => date(view, one.found_at.date_naive()),
        _ => html! {
            (badge(words::pair_tone(one.state), &words::pair_state(view, one.state)))
            @if one.awaits_second { " " (badge(Tone::Info, &view.t("registry-pair-awaits-second"))) }
        },
    }
}

fn named((name, year): &(String, Option<i32>)) -> String {
    year.map_or_else(|| name.clone(), |year| format!("{name} ({year}.)"))
}

fn work(view: &View, found: &PairOverview) -> Markup {
    if found.work.is_empty() {
        return html! {};
    }
    let head = [
        ("registry-reviewer", false),
        ("registry-reviewer-decided", true),
        ("registry-decision-same", true),
        ("registry-decision-not-same", true),
        ("registry-decision-unsure", true),
    ];
    let head = head.map(|(key, is_numeric)| (view.t(key), is_numeric));
    let row = |one: &ReviewerWork| {
        let number = |value| html! { (count(view, value)) };
        let name = html! { (one.name) };
        let counts = [one.decided(), one.same, one.not_same, one.unsure].map(number);
        std::iter::once(name).chain(counts).collect::<Vec<Markup>>()
    };
    let rows: Vec<Vec<Markup>> = found.work.iter().map(row).collect();
    let title = view.t("registry-reviewers");
    let body = html! { (small_table(&title, &head, &rows)) p class="mt-2 mb-0" { (agreement(view, found)) } };
    html! { div class="mt-3" { (card(&title, &html! {}, &body)) } }
}

fn agreement(view: &View, found: &PairOverview) -> String {
    let both = found.agreement;
    if both.reviewed_twice == 0 {
        return view.t("registry-agreement-none");
    }
    let share = both.agreed as f64 / both.reviewed_twice as f64;
    let args = TextArgs::new()
        .count("pairs", both.reviewed_twice)
        .count("agreed", both.agreed)
        .text("share", percent(view, share, 0));
    view.tn("registry-agreement", &args)
}

const fn is_running(job: &JobView) -> bool {
    matches!(job.state, Stored::Waiting | Stored::Running)
}

/// How far the last search is; one that ended well says nothing any more once somebody has looked at what it found.
fn how_far(view: &View, job: &JobView) -> Markup {
    let state = match job.state {
        Stored::Waiting => JobState::Waiting,
        Stored::Running => JobState::Working(
            (job.total > 0).then(|| (job.done.min(job.total) * 100 / job.total) as u8),
        ),
        Stored::Done => JobState::Done,
        Stored::Failed | Stored::Cancelled => {
            JobState::Failed(view.t("registry-duplicates-failed"))
        }
    };
    let of = |name: &str| {
        let value = job.result.as_ref().and_then(|result| result.get(name)?.as_u64());
        count(view, value.unwrap_or_default())
    };
    let args = TextArgs::new().text("persons", of("persons")).text("new", of("new"));
    let done = html! { (view.tn("registry-duplicates-outcome", &args)) };
    html! { div class="mb-3" { (progress(view, "search-progress", Some("/duplicates"), &state, &done)) } }
}
