//! What came of running a list: how far it is, how many, who, how many could not be decided and why, where they live; and taking
//! it out of the system with a reason. Who may not see names sees suppressed counts.

use std::{collections::BTreeSet, sync::Arc};

use database::JobState as Stored;
use kernel::{HouseholdId, TextArgs};
use maud::{Markup, html};
use registry::{ContactData, Objection, Whereabouts};
use tables::Value;
use web::{
    Answer, Check, Form, FormErrors, May, Page, Problem, View,
    axum::{
        extract::{Path, State},
        response::{IntoResponse as _, Response},
    },
    components::{
        Choice, Column, Export, ExportFormat, Fields, FormFrame, JobState, PageCursor, Table,
        TablePage, TableQuery, TableShape, Tone, Total, action_button, alert, card, count,
        date_time, empty_state, progress, small_table,
    },
    redirect,
};

use super::{
    super::{id, words},
    found,
    map::{settlements, told_text},
    say,
};
use crate::{
    VariableCatalogue,
    actions::{ShownRun, export_list, find_run, forget_run},
    lists::{About, KEPT_DAYS, ListResult, ListedRow, On, OpenReason, smallest_told, told},
    permissions::{ExportLists, SeeListed, UseLists},
    rule_book::{LiveRules, RuleBook},
};

/// Seconds until the page is loaded again where there is no script.
const AGAIN: u32 = 3;
/// Most characters of a reason.
const LONGEST_REASON: usize = 500;
/// Reasons shown.
const MOST_REASONS: usize = 10;

const SHAPE: TableShape = TableShape {
    id: "list",
    caption: "assessment-list-rows",
    columns: &[
        Column::new("name", "assessment-list-listed-name").sortable(),
        Column::new("settlement", "assessment-list-settlement").hideable(),
        Column::new("points", "assessment-list-points").sortable().hideable().numeric(),
        Column::new("objection", "assessment-list-objection").hideable(),
    ],
    filters: &[],
    sort: "name",
    is_descending: false,
};

/// `GET /list-runs/{id}`
pub(super) async fn show(
    May(permit): May<UseLists>,
    view: View,
    Path(run): Path<String>,
    State(rules): State<Arc<LiveRules>>,
) -> Answer {
    let book = rules.now().await?;
    let shown = found(find_run(&permit, view.app().database(), id(&run)?).await)?;
    let shown = shown.ok_or_else(Problem::not_found)?;
    Ok(page(&view, &book, &shown, &Form::filled([("format", "xlsx")]), &FormErrors::default()))
}

fn page(
    view: &View,
    book: &RuleBook,
    shown: &ShownRun,
    form: &Form,
    errors: &FormErrors,
) -> Response {
    let run = &shown.run;
    let is_running = shown
        .job
        .as_ref()
        .is_some_and(|job| matches!(job.state, Stored::Waiting | Stored::Running));
    let body = html! {
        (how_far(view, shown))
        (question(view, &book.catalogue, shown))
        @match &shown.result {
            Some(result) => (results(view, book, shown, result)),
            None if run.made_at.is_some() => {
                (alert(view, Tone::Info, &html! { (view.tn("assessment-list-gone", &TextArgs::new().text("days", KEPT_DAYS.to_string()))) }))
            }
            None => {}
        }
        @if shown.result.is_some() && view.may::<ExportLists>() { (exporting(view, shown, form, errors)) }
    };
    let actions = html! {
        @if shown.result.is_some() {
            (action_button(view, &format!("/list-runs/{}/forget", run.id), &view.t("assessment-list-forget"), Tone::Danger, Some(&view.t("assessment-list-forget-sure"))))
        }
    };
    let lead = html! { (view.t("assessment-asked-at")) " " (date_time(view, run.asked_at)) };
    let mut page =
        Page::new(view, &run.name).under(view.t("assessment-lists"), "/lists").actions(actions);
    if is_running {
        page = page.refreshing(AGAIN);
    }
    let page = page.show(&html! { p class="text-secondary" { (lead) } (body) });
    if errors.is_empty() { page.into_response() } else { page.refused() }
}

fn how_far(view: &View, shown: &ShownRun) -> Markup {
    let Some(job) = shown.job.as_ref().filter(|_| shown.run.made_at.is_none()) else {
        return html! {};
    };
    let state = match job.state {
        Stored::Waiting => JobState::Waiting,
        Stored::Running => JobState::Working(None),
        Stored::Done => JobState::Done,
        Stored::Failed | Stored::Cancelled => JobState::Failed(view.t("assessment-list-failed")),
    };
    let done = TextArgs::new().text("count", count(view, job.done));
    let path = format!("/list-runs/{}", shown.run.id);
    html! {
        div class="card mb-3" {
            div class="card-body" {
                (progress(view, "list-progress", Some(&path), &state, &html! { a href=(path) { (view.t("assessment-list-see")) } }))
                @if job.done > 0 { p class="text-secondary mb-0" { (view.tn("assessment-list-done", &done)) } }
            }
        }
    }
}

fn question(view: &View, catalogue: &VariableCatalogue, shown: &ShownRun) -> Markup {
    let question = &shown.run.question;
    let body = html! {
        ol class="mb-0" {
            @for group in &question.all {
                li {
                    @for (at, one) in group.any.iter().enumerate() {
                        @if at > 0 { " " span class="text-secondary" { (view.t("assessment-list-or")) } " " }
                        (say::condition(view, catalogue, question.about, one))
                    }
                }
            }
        }
    };
    card(&view.t("assessment-list-question"), &html! {}, &body)
}

fn results(view: &View, book: &RuleBook, shown: &ShownRun, result: &ListResult) -> Markup {
    let sees_names = view.may::<SeeListed>();
    let smallest = smallest_told(&book.catalogue, &shown.run.question);
    let (whole, _) = told(result, smallest);
    let many = |number: u64| {
        let is_told = sees_names || number == 0 || number >= smallest;
        told_text(view, is_told.then_some(number))
    };
    let found =
        if sees_names { count(view, result.rows.len() as u64) } else { told_text(view, whole) };
    let args = TextArgs::new()
        .text("found", found)
        .text("asked", count(view, result.asked))
        .text("open", many(result.open))
        .text("kept", many(result.only_kept));
    let key = match shown.run.question.about {
        About::Households => "assessment-list-found-households",
        About::Persons => "assessment-list-found-persons",
    };
    let body = html! {
        p class="stat-value" { (view.tn(key, &args)) }
        p { (view.tn("assessment-list-open", &args)) }
        @if result.only_kept > 0 { p { (view.tn("assessment-list-only-kept", &args)) } }
        @if !result.reasons.is_empty() { (reasons(view, &book.catalogue, &result.reasons, &many)) }
    };
    html! {
        (card(&view.t("assessment-list-result"), &html! {}, &body))
        @if sees_names { (rows(view, shown.run.question.about, result)) }
        @else { p class="text-secondary" { (view.t("assessment-list-no-names")) } }
        (settlements(view, shown.run.id, result, smallest))
    }
}

fn reasons(
    view: &View,
    catalogue: &VariableCatalogue,
    reasons: &[OpenReason],
    many: &dyn Fn(u64) -> String,
) -> Markup {
    let head = [
        (view.t("assessment-list-why-open"), false),
        (view.t("assessment-list-why"), false),
        (view.t("assessment-list-count"), true),
    ];
    let row = |reason: &OpenReason| {
        let on = reason.on.parse().unwrap_or(On::Settlement);
        vec![
            html! { (say::on(view, catalogue, &on)) },
            html! { (words::why_missing(view, reason.kind)) },
            html! { (many(reason.count)) },
        ]
    };
    let rows: Vec<Vec<Markup>> = reasons.iter().take(MOST_REASONS).map(row).collect();
    html! {
        details {
            summary { (view.t("assessment-list-why-open-summary")) }
            (small_table(&view.t("assessment-list-why-open"), &head, &rows))
        }
    }
}

/// The rows in the order that is asked for. Who is put into no order by points comes after all others, either way.
fn sorted(result: &ListResult, query: &TableQuery) -> Vec<ListedRow> {
    let mut rows = result.rows.clone();
    if query.sort != "points" {
        if query.is_descending {
            rows.reverse();
        }
        return rows;
    }
    let (mut ranked, unranked): (Vec<_>, Vec<_>) =
        rows.into_iter().partition(|row| row.ranked().is_some());
    ranked.sort_by(|a, b| a.points.total_cmp(&b.points));
    if query.is_descending {
        ranked.reverse();
    }
    ranked.extend(unranked);
    ranked
}

/// What a row says of an objection; empty when nobody objected.
fn objection(view: &View, row: &ListedRow) -> String {
    match row.objection {
        None => String::new(),
        Some(Objection::Open) => view.t("assessment-list-objection-open"),
        Some(Objection::Accepted) => view.t("assessment-list-objection-accepted"),
    }
}

fn rows(view: &View, about: About, result: &ListResult) -> Markup {
    let query = TableQuery::read(view.query(), &SHAPE);
    let page = page_of(&query, sorted(result, &query));
    let cell = |row: &ListedRow, key: &'static str| match key {
        "name" => html! { (row.name) },
        "settlement" => html! { (row.settlement) },
        "points" => {
            html! { (row.ranked().map_or_else(|| "–".to_owned(), |points| words::plain_number(view, points))) }
        }
        "objection" => html! { (objection(view, row)) },
        _ => html! {},
    };
    let link = |row: &ListedRow| match row.person {
        Some(person) => format!("/persons/{person}"),
        None => format!("/households/{}", row.household),
    };
    let hint = match about {
        About::Households => "assessment-list-nobody-households",
        About::Persons => "assessment-list-nobody-persons",
    };
    let nobody = view.t("assessment-list-nobody");
    let empty = empty_state(view, "filter", &nobody, &view.t(hint), &html! {});
    Table::new(view, &query, &page, &cell).link(&link).empty(empty).show()
}

/// The page of rows that is asked for. A row that is gone leads back to the first page.
fn page_of(query: &TableQuery, rows: Vec<ListedRow>) -> TablePage<ListedRow> {
    let total = Total::Exactly(rows.len() as u64);
    let place = |id: &str| rows.iter().position(|row| row.id().to_string() == id);
    let at = query.position().and_then(|here| place(&here.id));
    let limit = query.size() + 1;
    let read: Vec<ListedRow> = match (&query.cursor, at) {
        (Some(PageCursor::Last), _) => rows.into_iter().rev().take(limit).collect(),
        (Some(PageCursor::After(_)), Some(at)) => {
            rows.into_iter().skip(at + 1).take(limit).collect()
        }
        (Some(PageCursor::Before(_)), Some(at)) => {
            let mut before: Vec<ListedRow> = rows.into_iter().take(at).collect();
            before.reverse();
            before.truncate(limit);
            before
        }
        (Some(_), None) => Vec::new(),
        (None, _) => rows.into_iter().take(limit).collect(),
    };
    TablePage::of(query, read, total, |row| (String::new(), row.id().to_string()))
}

/// The form to take a list out of the system.
fn exporting(view: &View, shown: &ShownRun, form: &Form, errors: &FormErrors) -> Markup {
    let fields = Fields::new(view, form, errors);
    let formats = [Choice::new("xlsx", "XLSX"), Choice::new("csv", "CSV")];
    let body = html! {
        p class="text-secondary" { (view.t("assessment-list-export-hint")) }
        div class="fields" {
            (fields.text("reason", "assessment-list-export-reason").required().most(LONGEST_REASON))
            (fields.select_one("format", "assessment-list-export-format", &formats).required())
        }
    };
    let action = format!("/list-runs/{}/export", shown.run.id);
    let frame = FormFrame::new(view, &action, errors).submit("assessment-list-export-go");
    let with_answers = html! {
        a href={ "/exports/new?list=" (shown.run.id) } { (view.t("assessment-list-export-answers")) }
    };
    html! { div class="d-print-none mt-3" { (card(&view.t("assessment-list-export"), &with_answers, &frame.show(&body))) } }
}

/// `POST /list-runs/{id}/export`
pub(super) async fn export(
    May(permit): May<ExportLists>,
    view: View,
    Path(run): Path<String>,
    State(rules): State<Arc<LiveRules>>,
    form: Form,
) -> Answer {
    let seen = view.actor().and_then(kernel::Actor::permit::<UseLists>);
    let seen = seen.ok_or_else(Problem::not_found)?;
    let database = view.app().database();
    let shown =
        found(find_run(&seen, database, id(&run)?).await)?.ok_or_else(Problem::not_found)?;
    let mut check = Check::new(&view, &form);
    let reason = check.required("reason", LONGEST_REASON);
    let format = match form.text("format") {
        "csv" => ExportFormat::Csv,
        _ => ExportFormat::Xlsx,
    };
    if let Err(errors) = check.finish() {
        let book = rules.now().await?;
        return Ok(page(&view, &book, &shown, &form, &errors));
    }
    let result = shown.result.as_ref().ok_or_else(Problem::not_found)?;
    let homes: BTreeSet<HouseholdId> = result.rows.iter().map(|row| row.household).collect();
    let homes: Vec<HouseholdId> = homes.into_iter().collect();
    let taken = (format.extension(), reason.as_str());
    let found = found(export_list(&permit, database, (shown.run.id, &homes), taken).await)?;
    let rows = result.rows.iter().map(|row| taken_row(&view, row, found.get(&row.household)));
    let columns = TAKEN.iter().map(|key| view.t(key)).collect();
    let title = view.t(SHAPE.caption);
    let file = Export { format, name: SHAPE.id, title, columns };
    file.send(&view, rows.collect()).await
}

/// The columns of a list that is taken out.
const TAKEN: [&str; 7] = [
    "assessment-list-listed-name",
    "assessment-list-code",
    "assessment-list-settlement",
    "assessment-list-address",
    "assessment-list-contact",
    "assessment-list-points",
    "assessment-list-objection",
];

/// A row of them.
fn taken_row(view: &View, row: &ListedRow, found: Option<&Whereabouts>) -> Vec<Value> {
    let text = |text: &str| Value::Text(text.to_owned());
    vec![
        text(&row.name),
        text(found.map_or("", |one| &one.code)),
        text(&row.settlement),
        text(found.map_or("", |one| &one.address)),
        text(&found.map_or_else(String::new, |one| ways(row, one))),
        row.ranked().map_or(Value::Empty, Value::number),
        text(&objection(view, row)),
    ]
}

/// How the person of a row is reached; of a household each member, by name.
fn ways(row: &ListedRow, found: &Whereabouts) -> String {
    let way = |one: &ContactData| {
        if one.when.is_empty() {
            one.value.clone()
        } else {
            format!("{} ({})", one.value, one.when)
        }
    };
    let of = |ways: &[ContactData]| ways.iter().map(way).collect::<Vec<_>>().join(", ");
    let listed = found
        .reached
        .iter()
        .filter(|(member, _)| row.person.is_none_or(|person| person == member.person));
    let told = listed.map(|(member, ways)| match row.person {
        Some(_) => of(ways),
        None => format!("{}: {}", member.name, of(ways)),
    });
    told.collect::<Vec<_>>().join("; ")
}

/// `POST /list-runs/{id}/forget`
pub(super) async fn forget(
    May(permit): May<UseLists>,
    view: View,
    Path(run): Path<String>,
    _form: Form,
) -> Answer {
    found(forget_run(&permit, view.app().database(), id(&run)?).await)?;
    Ok(redirect::with_notice(&view, "/lists", "assessment-list-forgotten"))
}
