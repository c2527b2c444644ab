//! An import: how far it is, what was counted and found, what can be done; after an undo, what stays and why.

use kernel::TextArgs;
use maud::{Markup, html};
use tables::Value;
use web::{
    Answer, Form, May, Page, Problem, View,
    axum::{
        extract::Path,
        response::{IntoResponse as _, Response},
    },
    components::{
        Choice, Column, Export, Filter, JobState, Table, TablePage, TableQuery, TableShape, Tone,
        Total, action_button, after_job, alert, badge, card, cards, count, date, date_time, facts,
        icon, progress, small_table, stat_card,
    },
    redirect,
};

use super::{id, new_import::has_mapping_form, path_of, refusal, words};
use crate::{
    actions::{
        Progress, Refused, SeenImport, discard_import, find_import, run_import, undo_import,
    },
    import::{Counts, Import, ImportId, ImportState, KeptFinding, Undone},
    permissions::{ImportHouseholds, UndoImport},
};

/// Seconds until the page is loaded again where there is no script.
const AGAIN: u32 = 3;

const FINDINGS: TableShape = TableShape {
    id: "import-findings",
    caption: "mapping-findings",
    columns: &[
        Column::new("row", "mapping-row").numeric(),
        Column::new("column", "mapping-column"),
        Column::new("expected", "mapping-expected"),
        Column::new("found", "mapping-found"),
        Column::new("weight", "mapping-weight"),
    ],
    filters: &["weight"],
    sort: "row",
    is_descending: false,
};

/// `GET /imports/{id}`
pub(super) async fn show(
    May(permit): May<ImportHouseholds>,
    view: View,
    Path(import): Path<String>,
) -> Answer {
    let found = find_import(&permit, view.app().database(), id(&import)?).await?;
    let seen = found.ok_or_else(Problem::not_found)?;
    let query = TableQuery::read(view.query(), &FINDINGS);
    if let Some(format) = query.export {
        let file = Export::of(&view, format, &query);
        let rows = wanted(&query, &seen.findings).map(|one| values(&view, one)).collect();
        return file.send(&view, rows).await;
    }
    Ok(page(&view, &seen, &query))
}

/// `POST /imports/{id}/run`
pub(super) async fn run(
    May(permit): May<ImportHouseholds>,
    view: View,
    Path(import): Path<String>,
    _form: Form,
) -> Answer {
    let import: ImportId = id(&import)?;
    done(&view, import, run_import(&permit, view.app().database(), import).await)
}

/// `POST /imports/{id}/undo`
pub(super) async fn undo(
    May(permit): May<UndoImport>,
    view: View,
    Path(import): Path<String>,
    _form: Form,
) -> Answer {
    let import: ImportId = id(&import)?;
    done(&view, import, undo_import(&permit, view.app().database(), import).await)
}

/// `POST /imports/{id}/discard`
pub(super) async fn discard(
    May(permit): May<ImportHouseholds>,
    view: View,
    Path(import): Path<String>,
    _form: Form,
) -> Answer {
    let import: ImportId = id(&import)?;
    match discard_import(&permit, view.app().database(), import).await {
        Ok(()) => Ok(redirect::with_notice(&view, "/imports", "mapping-discarded")),
        Err(refused) => done(&view, import, Err(refused)),
    }
}

fn done(view: &View, import: ImportId, outcome: Result<(), Refused>) -> Answer {
    match outcome {
        Ok(()) => Ok(redirect::to(&path_of(import))),
        Err(refused) => {
            let key = refusal::notice(refused)?;
            Ok(redirect::with_notice(view, &path_of(import), key))
        }
    }
}

fn page(view: &View, seen: &SeenImport, query: &TableQuery) -> Response {
    let import = &seen.import;
    let body = html! {
        (how_far(view, seen))
        (after_job(&html! {
            div class="actions mb-3 d-print-none" { (actions(view, import)) }
            @if seen.progress == Progress::Idle { (next(view, import)) } @else { (so_far(view, seen)) }
            @if let Some(counts) = &import.counts { (counted(view, import.state, counts)) }
            @if let Some(undone) = &import.undone { (taken_back(view, seen, undone)) }
            @if !seen.findings.is_empty() { (findings(view, seen, query)) }
        }))
        (card(&view.t("mapping-given"), &html! {}, &facts(&given(view, seen))))
    };
    let mut page = Page::new(view, &import.file_name).under(view.t("mapping-imports"), "/imports");
    if matches!(seen.progress, Progress::Waiting | Progress::Working { .. }) {
        page = page.refreshing(AGAIN);
    }
    page.show(&body).into_response()
}

/// The progress of a job; nothing when none is at work.
fn how_far(view: &View, seen: &SeenImport) -> Markup {
    let import = &seen.import;
    let state = match seen.progress {
        Progress::Waiting => JobState::Waiting,
        Progress::Working { done, of, .. } => {
            JobState::Working((of > 0).then(|| (done.min(of) * 100 / of) as u8))
        }
        Progress::Failed => JobState::Failed(view.t("mapping-job-failed")),
        Progress::Idle => return html! {},
    };
    let bar = progress(view, "import-progress", Some(&path_of(import.id)), &state, &html! {});
    html! {
        div class="card mb-3" { div class="card-body" {
            p class="mb-2" { (words::state(view, import.state)) }
            (bar)
        } }
    }
}

/// How many households are written so far and since when, as far as it is known here: what is taken over is written in one
/// transaction, into which only the process that is at it sees.
fn so_far(view: &View, seen: &SeenImport) -> Markup {
    let Progress::Working { done, of, since } = seen.progress else { return html! {} };
    let is_counted = seen.import.state == ImportState::Importing && of > 0;
    let args = TextArgs::new().text("done", count(view, done)).text("of", count(view, of));
    html! {
        p class="text-secondary" {
            @if is_counted { (view.tn("mapping-written", &args)) " " }
            @match since {
                Some(since) => { (view.t("mapping-working-since")) " " (date_time(view, since)) "." }
                None if !is_counted => (view.t("mapping-working-elsewhere")),
                None => {}
            }
        }
    }
}

fn next(view: &View, import: &Import) -> Markup {
    let say = |tone: Tone, key: &str| alert(view, tone, &html! { (view.t(key)) });
    let counts = import.counts.clone().unwrap_or_default();
    match import.state {
        ImportState::Draft => say(Tone::Info, "mapping-next-draft"),
        ImportState::Ready if counts.errors > 0 => say(Tone::Danger, "mapping-next-faults"),
        ImportState::Ready if !counts.has_news() => say(Tone::Info, "mapping-next-nothing"),
        ImportState::Ready if counts.warnings > 0 => say(Tone::Warning, "mapping-next-warnings"),
        ImportState::Ready => say(Tone::Success, "mapping-next-ready"),
        ImportState::Imported => say(Tone::Success, "mapping-next-imported"),
        ImportState::Undone => say(Tone::Info, "mapping-next-undone"),
        ImportState::Discarded => say(Tone::Info, "mapping-next-discarded"),
        ImportState::Previewing | ImportState::Importing | ImportState::Undoing => html! {},
    }
}

fn counted(view: &View, state: ImportState, counts: &Counts) -> Markup {
    let stat = |key: &str, value: u64, detail: String| {
        stat_card(&view.t(key), &count(view, value), &detail, None)
    };
    let with = |key: &str, value: u64| view.tn(key, &TextArgs::new().count("count", value));
    let new = if state == ImportState::Imported { "mapping-entered" } else { "mapping-new" };
    let mut parts = vec![
        stat("mapping-households", counts.households, with("mapping-rows", counts.rows)),
        stat("mapping-persons", counts.persons, with("mapping-answers", counts.answers)),
        stat(new, counts.new_households, with("mapping-new-persons", counts.new_persons)),
        stat("mapping-changed", counts.changed_households, view.t("mapping-changed-detail")),
        stat("mapping-same", counts.same_households, view.t("mapping-same-detail")),
        stat(
            "mapping-matched",
            counts.matched_households,
            with("mapping-known-numbers", counts.known_numbers),
        ),
    ];
    if counts.left_out > 0 {
        parts.push(stat("mapping-left-out", counts.left_out, view.t("mapping-left-out-detail")));
    }
    html! { div class="mb-3" { (cards(&parts)) } }
}

fn taken_back(view: &View, seen: &SeenImport, undone: &Undone) -> Markup {
    let args = TextArgs::new()
        .text("households", count(view, undone.households))
        .text("persons", count(view, undone.persons))
        .text("restored", count(view, undone.restored));
    let head = [(view.t("mapping-household"), false), (view.t("mapping-why-left"), false)];
    let rows: Vec<Vec<Markup>> = undone
        .left
        .iter()
        .map(|one| {
            let name = seen.names.get(&one.household);
            let link = if let Some(name) = name {
                html! { a href=(format!("/households/{}", one.household)) { (name) } }
            } else {
                html! { span class="text-secondary" { (view.t("mapping-not-for-you")) } }
            };
            vec![link, html! { (view.t(one.why.key())) }]
        })
        .collect();
    let title = view.t("mapping-taken-back");
    let body = html! {
        p { (view.tn("mapping-taken-back-text", &args)) }
        @if !rows.is_empty() { (small_table(&view.t("mapping-stays"), &head, &rows)) }
    };
    card(&title, &html! {}, &body)
}

/// The findings that the filter lets through.
fn wanted<'a>(
    query: &TableQuery,
    findings: &'a [KeptFinding],
) -> impl Iterator<Item = &'a KeptFinding> + use<'a> {
    let weight = query.filter("weight").map(str::to_owned);
    findings.iter().filter(move |one| match weight.as_deref() {
        Some("error") => one.is_error,
        Some("warning") => !one.is_error,
        _ => true,
    })
}

fn findings(view: &View, seen: &SeenImport, query: &TableQuery) -> Markup {
    let all: Vec<&KeptFinding> = wanted(query, &seen.findings).collect();
    let total = all.len();
    // The list is in memory: a cursor is the number of a row.
    let at = query.position().map_or(0, |one| usize::try_from(one.number).unwrap_or_default());
    let limit = usize::try_from(query.limit()).unwrap_or(usize::MAX);
    let read: Vec<(usize, &KeptFinding)> = if query.cursor.is_none() {
        all.into_iter().enumerate().take(limit).collect()
    } else if query.is_backward() {
        let end = if query.position().is_some() { at.saturating_sub(1) } else { total };
        all.into_iter().enumerate().take(end).rev().take(limit).collect()
    } else {
        all.into_iter().enumerate().skip(at).take(limit).collect()
    };
    let place = |(at, _): &(usize, &KeptFinding)| (at.to_string(), at.to_string());
    let page = TablePage::of(query, read, Total::Exactly(total as u64), place);
    let cell = |(_, one): &(usize, &KeptFinding), key: &'static str| match key {
        "row" => html! { @if let Some(row) = one.row { (count(view, row)) } },
        "column" => html! { (one.column.as_deref().unwrap_or_default()) },
        "expected" => html! { (words::said(view, &one.expected)) },
        "found" => html! { (words::said(view, &one.found)) },
        _ if one.is_error => badge(Tone::Danger, &view.t("mapping-weight-error")),
        _ => badge(Tone::Warning, &view.t("mapping-weight-warning")),
    };
    let weights = [
        Choice::new("error", view.t("mapping-weight-error")),
        Choice::new("warning", view.t("mapping-weight-warning")),
    ];
    let table = Table::new(view, query, &page, &cell)
        .filters(vec![Filter::new("weight", "mapping-weight", weights.to_vec())])
        .export();
    let counts = seen.import.counts.clone().unwrap_or_default();
    let unlisted = (counts.errors + counts.warnings).saturating_sub(seen.findings.len() as u64);
    html! {
        h2 class="h3" { (view.t("mapping-findings")) }
        div class="mb-3" { (table.show()) }
        @if unlisted > 0 {
            p class="text-secondary" {
                (view.tn("mapping-unlisted", &TextArgs::new().count("count", unlisted)))
            }
        }
    }
}

fn values(view: &View, one: &KeptFinding) -> Vec<Value> {
    let weight = if one.is_error { "mapping-weight-error" } else { "mapping-weight-warning" };
    vec![
        one.row.map_or(Value::Empty, Value::count),
        Value::text(one.column.as_deref().unwrap_or_default()),
        Value::Text(words::said(view, &one.expected)),
        Value::Text(words::said(view, &one.found)),
        Value::Text(view.t(weight)),
    ]
}

fn given(view: &View, seen: &SeenImport) -> Vec<(String, Markup)> {
    let import = &seen.import;
    let mut pairs = vec![
        (view.t("mapping-state"), words::state(view, import.state)),
        (view.t("mapping-source"), html! { (import.source) }),
    ];
    if !import.round.is_empty() {
        pairs.push((view.t("mapping-round"), html! { (import.round) }));
    }
    pairs.push((view.t("mapping-valid-from"), date(view, import.valid_from)));
    if !import.households_name.is_empty() {
        pairs.push((view.t("mapping-file-households"), html! { (import.households_name) }));
    }
    pairs.push((view.t("mapping-given-at"), date_time(view, import.asked_at)));
    if let Some(name) = &seen.given_by {
        pairs.push((view.t("mapping-given-by"), html! { (name) }));
    }
    if let Some(at) = import.imported_at {
        pairs.push((view.t("mapping-imported-at"), date_time(view, at)));
    }
    if let Some(at) = import.undone_at {
        pairs.push((view.t("mapping-undone-at"), date_time(view, at)));
    }
    pairs
}

fn actions(view: &View, import: &Import) -> Markup {
    let path = |verb: &str| format!("{}/{verb}", path_of(import.id));
    let counts = import.counts.clone().unwrap_or_default();
    let can_run = import.state == ImportState::Ready && counts.errors == 0;
    let question = |key: &str| view.t(key);
    html! {
        @if can_run {
            (action_button(view, &path("run"), &view.t("mapping-run"), Tone::Info, Some(&question("mapping-run-question"))))
        }
        @if has_mapping_form(import.state) {
            a class="btn" href=(path("mapping")) { (icon(view, "pencil")) (view.t("mapping-change-mapping")) }
        }
        @if import.state == ImportState::Importing {
            (action_button(view, &path("run"), &view.t("mapping-run-again"), Tone::Neutral, None))
        }
        @if matches!(import.state, ImportState::Imported | ImportState::Undoing) && view.may::<UndoImport>() {
            (action_button(view, &path("undo"), &view.t("mapping-undo"), Tone::Danger, Some(&question("mapping-undo-question"))))
        }
        @if import.state.can_preview() {
            (action_button(view, &path("discard"), &view.t("mapping-discard"), Tone::Danger, Some(&question("mapping-discard-question"))))
        }
    }
}
