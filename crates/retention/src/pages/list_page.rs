//! A list: how much is due by which rule, what came of it, and the items one by one for those who may see households.

use kernel::TextArgs;
use maud::{Markup, html};
use registry::ViewHousehold;
use web::{
    Answer, May, Page, Problem, View,
    axum::{
        extract::Path,
        response::{IntoResponse as _, Response},
    },
    components::{
        Choice, Column, Filter, Table, TablePage, TableQuery, TableShape, Tone, Total,
        action_button, alert, card, date, date_time, day_text, facts, missing, small_table,
    },
};

use super::{id, path_of, path_of_item, rules_page::number, words};
use crate::{
    actions::{Counts, Progress, SeenList, find_list},
    kind::RecordKind,
    list::{Item, ItemState, ListState},
    permissions::{CarryOut, SeeRetention},
};

/// Seconds until the page is loaded again while the list is being done.
const AGAIN: u32 = 3;

const ITEMS: TableShape = TableShape {
    id: "retention-items",
    caption: "retention-items",
    columns: &[
        Column::new("whom", "retention-whom"),
        Column::new("kind", "retention-kind"),
        Column::new("event", "retention-event"),
        Column::new("state", "retention-state"),
    ],
    filters: &["kind", "state"],
    sort: "whom",
    is_descending: false,
};

/// `GET /retention/lists/{id}`
pub(super) async fn show(
    May(permit): May<SeeRetention>,
    view: View,
    Path(list): Path<String>,
) -> Answer {
    let query = TableQuery::read(view.query(), &ITEMS);
    let has_names = view.may::<ViewHousehold>();
    let choose = |all: Vec<Item>| chosen(&query, all);
    let found = find_list(&permit, view.app().database(), id(&list)?, has_names, choose).await?;
    let seen = found.ok_or_else(Problem::not_found)?;
    Ok(page(&view, seen, &query, has_names))
}

/// The items of the page that is asked for, as the table reads them, and how many there are on all pages.
fn chosen(query: &TableQuery, all: Vec<Item>) -> (Vec<Item>, u64) {
    let kind: Option<RecordKind> = query.filter("kind").and_then(|text| text.parse().ok());
    let state: Option<ItemState> = query.filter("state").and_then(|text| text.parse().ok());
    let is_wanted = |one: &Item| {
        kind.is_none_or(|kind| one.kind == kind) && state.is_none_or(|state| one.state == state)
    };
    let wanted: Vec<Item> = all.into_iter().filter(is_wanted).collect();
    let total = wanted.len() as u64;
    let limit = usize::try_from(query.limit()).unwrap_or(usize::MAX);
    // An item's number in its list is its place.
    let at = query.position().and_then(|one| one.key.parse::<u32>().ok());
    let read = if query.is_backward() {
        let before = wanted.into_iter().filter(|one| at.is_none_or(|at| one.number < at));
        before.rev().take(limit).collect()
    } else {
        let after = wanted.into_iter().filter(|one| at.is_none_or(|at| one.number > at));
        after.take(limit).collect()
    };
    (read, total)
}

fn page(view: &View, mut seen: SeenList, query: &TableQuery, has_names: bool) -> Response {
    let items = std::mem::take(&mut seen.items);
    let body = html! {
        (next(view, &seen))
        div class="mb-3" { (card(&view.t("retention-how-much"), &html! {}, &counts(view, &seen))) }
        @if seen.list.is_cut { p class="text-secondary" { (view.t("retention-cut")) } }
        @if has_names {
            h2 class="h3" { (view.t("retention-items")) }
            div class="mb-3" { (table(view, &seen, items, query)) }
        } @else {
            p class="text-secondary" { (view.t("retention-counts-only")) }
        }
        (card(&view.t("retention-about"), &html! {}, &about(view, &seen)))
    };
    let args = TextArgs::new().text("day", day_text(view, seen.list.made_at.date_naive()));
    let title = view.tn("retention-list-of", &args);
    let mut page = Page::new(view, &title)
        .under(view.t("retention-title"), "/retention")
        .under(view.t("retention-lists"), "/retention/lists")
        .actions(actions(view, &seen));
    if seen.progress == Progress::Working {
        page = page.refreshing(AGAIN);
    }
    page.show(&body).into_response()
}

fn is_open(view: &View, seen: &SeenList) -> bool {
    let today = view.app().database().now().date_naive();
    seen.list.state == ListState::Open && !seen.list.has_lapsed(today)
}

fn due(seen: &SeenList) -> u64 {
    seen.counts.values().filter_map(|one| one.get(&ItemState::Due)).sum()
}

fn actions(view: &View, seen: &SeenList) -> Markup {
    let path = format!("{}/confirm", path_of(seen.list.id));
    html! {
        @if view.may::<CarryOut>() {
            @if is_open(view, seen) && due(seen) > 0 {
                a class="btn btn-primary" href=(path) { (view.t("retention-confirm")) }
            }
            @if seen.progress == Progress::Failed {
                (action_button(view, &path, &view.t("retention-again"), Tone::Info, None))
            }
        }
    }
}

/// What stands next.
fn next(view: &View, seen: &SeenList) -> Markup {
    let say = |tone: Tone, text: String| alert(view, tone, &html! { (text) });
    let args = TextArgs::new()
        .count("count", due(seen))
        .text("day", day_text(view, seen.list.open_until()));
    match (seen.list.state, seen.progress) {
        (_, Progress::Failed) => say(Tone::Danger, view.t("retention-next-failed")),
        (ListState::Acting, _) => say(Tone::Info, view.t("retention-next-acting")),
        (ListState::Done, _) => say(Tone::Success, view.t("retention-next-done")),
        (ListState::Lapsed, _) => say(Tone::Info, view.t("retention-next-lapsed")),
        (ListState::Open, _) if !is_open(view, seen) => {
            say(Tone::Info, view.t("retention-next-lapsed"))
        }
        (ListState::Open, _) if due(seen) == 0 => say(Tone::Info, view.t("retention-next-nothing")),
        (ListState::Open, _) => say(Tone::Warning, view.tn("retention-next-open", &args)),
    }
}

/// How much there is by which rule.
pub(super) fn counts(view: &View, seen: &SeenList) -> Markup {
    if seen.counts.is_empty() {
        return html! { p class="text-secondary mb-0" { (view.t("retention-nothing-due")) } };
    }
    let states: Vec<ItemState> = ItemState::ALL
        .iter()
        .copied()
        .filter(|state| seen.counts.values().any(|one| one.contains_key(state)))
        .collect();
    let mut head = vec![(view.t("retention-kind"), false)];
    head.extend(states.iter().map(|state| (view.t(words::item_key(*state)), true)));
    let rows: Vec<Vec<Markup>> = seen
        .counts
        .iter()
        .map(|(kind, by_state)| {
            let of = |state| by_state.get(state).copied().unwrap_or_default();
            let mut row = vec![html! { (words::kind(view, *kind)) }];
            row.extend(states.iter().map(|state| number(view, of(state))));
            row
        })
        .collect();
    small_table(&view.t("retention-how-much"), &head, &rows)
}

fn table(view: &View, seen: &SeenList, items: Vec<Item>, query: &TableQuery) -> Markup {
    let page = TablePage::of(query, items, Total::Exactly(seen.total), |one: &Item| {
        (one.number.to_string(), one.id.to_string())
    });
    let cell = |one: &Item, key: &'static str| match key {
        "whom" => whom(view, seen, one),
        "kind" => html! { (words::kind(view, one.kind)) },
        "event" => one.event.map_or_else(|| html! { "–" }, |day| date(view, day)),
        _ => words::item(view, one),
    };
    let link = |one: &Item| path_of_item(one.id);
    let mut table = Table::new(view, query, &page, &cell).filters(filters(view, &seen.counts));
    if view.may::<CarryOut>() {
        table = table.link(&link);
    }
    table.show()
}

fn whom(view: &View, seen: &SeenList, one: &Item) -> Markup {
    let name = match one.person {
        Some(person) => seen.persons.get(&person),
        None => seen.households.get(&one.household),
    };
    match name.filter(|name| !name.is_empty()) {
        Some(name) => html! { (name) },
        None => missing(&view.t("retention-no-name")),
    }
}

fn filters(view: &View, counts: &Counts) -> Vec<Filter> {
    let kind = |kind: &RecordKind| Choice::new(kind.name(), words::kind(view, *kind));
    let state = |state: &ItemState| Choice::new(state.name(), view.t(words::item_key(*state)));
    vec![
        Filter::new("kind", "retention-kind", counts.keys().map(kind).collect()),
        Filter::new("state", "retention-state", ItemState::ALL.iter().map(state).collect()),
    ]
}

fn about(view: &View, seen: &SeenList) -> Markup {
    let how = if seen.list.asked_by.is_some() {
        html! { (view.t("retention-made-asked")) @if let Some(name) = &seen.asker { " · " (name) } }
    } else {
        html! { (view.t("retention-made-nightly")) }
    };
    let mut pairs = vec![
        (view.t("retention-state"), words::list(view, seen.list.state)),
        (view.t("retention-made-at"), date_time(view, seen.list.made_at)),
        (view.t("retention-made-how"), how),
        (view.t("retention-open-until"), date(view, seen.list.open_until())),
    ];
    if let Some(at) = seen.list.confirmed_at {
        let name = seen.confirmer.as_deref().unwrap_or("–");
        pairs
            .push((view.t("retention-confirmed-at"), html! { (date_time(view, at)) " · " (name) }));
    }
    if let Some(at) = seen.list.ended_at {
        pairs.push((view.t("retention-ended-at"), date_time(view, at)));
    }
    facts(&pairs)
}
