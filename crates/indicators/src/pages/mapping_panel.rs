//! What an analyst sees first, without a name: the last run with its headline figures, how far mapping is, how complete answers
//! are, and the ways to go on.

use std::sync::Arc;

use assessment::{MappedRound, block_name};
use futures_util::future::BoxFuture;
use kernel::{Actor, Design, PermissionInfo, TextArgs};
use maud::{Markup, html};
use web::{
    Answer, Panel, PanelPlace, View,
    components::{Tone, badge, card, count, date, number, small_table, stat_card},
};

use super::{panel::GLANCE, run_page, words};
use crate::{
    actions::list_rounds,
    live::{Known, LiveFigures},
    permissions::{MakeRuns, ViewCoverage, ViewFigures},
    run::{Record, Run},
    view::{Cell, Measure},
};

/// Headline figures shown.
const SHOWN: usize = 6;

/// The panels.
pub(super) fn panels(figures: &Arc<LiveFigures>) -> Vec<Panel> {
    let permission = PermissionInfo::of::<ViewCoverage>();
    let figures = figures.clone();
    let last_run = move |view: View, _: Option<_>| -> BoxFuture<'static, _> {
        let figures = figures.clone();
        Box::pin(async move {
            let Some(unit) = view.unit().cloned() else { return Ok(None) };
            let asked = figures.ask(move |known| {
                let own = known.holdings.runs.iter().filter(|run| run.record.about.unit == unit);
                Ok(own.max_by_key(|run| &run.record.made_at).map(|run| last(&view, known, run)))
            });
            asked.await
        })
    };
    let rounds = |view: View, _: Option<_>| -> BoxFuture<'static, _> { Box::pin(mapped(view)) };
    vec![
        Panel {
            place: PanelPlace::Dashboard,
            title: "indicators-panel-run",
            permission,
            render: Arc::new(last_run),
        },
        Panel {
            place: PanelPlace::Dashboard,
            title: "indicators-panel-mapping",
            permission,
            render: Arc::new(rounds),
        },
    ]
}

fn last(view: &View, known: &Known, run: &Run) -> Markup {
    let record = &run.record;
    let design = record.about.design;
    let size = TextArgs::new()
        .text("households", count(view, record.households))
        .text("persons", count(view, record.persons));
    html! {
        p {
            (badge(Tone::Info, &view.t(words::design(design)))) " " (record.about.period) " · "
            (view.tn("indicators-run-size", &size)) " · " (words::made_from(view, record))
        }
        div class="cards" { @for one in headlines(view, known, run) { (one) } }
        (missing_answers(view, record))
        (ways(view, record))
    }
}

/// Cards of the figures that matter: the value, how many records stand behind it, the interval where the design allows one.
fn headlines(view: &View, known: &Known, run: &Run) -> Vec<Markup> {
    let design = run.record.about.design;
    let headline = |code: &&str| {
        let definition = known.installation.indicators.find(&code.parse().ok()?)?;
        let is_meant = |one: &&crate::run::Figure| {
            one.is_whole() && one.indicator == definition.code && one.version == definition.version
        };
        let cell = Cell::of(run.figures.iter().find(is_meant)?, design);
        let measure = Measure::of_values(definition, Some(cell.shown()?));
        let value = words::value(view, &measure, &cell).ok()?;
        let n = cell.n.map(|n| {
            view.tn("indicators-panel-records", &TextArgs::new().text("n", count(view, n)))
        });
        let interval = Some(words::interval(view, &measure, &cell))
            .filter(|text| !text.is_empty() && design == Design::Sample);
        let detail: Vec<String> = n.into_iter().chain(interval).collect();
        let path = format!("/indicators/{}", definition.code);
        Some(stat_card(&words::name(view, definition), &value, &detail.join(" · "), Some(&path)))
    };
    GLANCE.iter().filter_map(headline).take(SHOWN).collect()
}

/// The share of missing answers by part of the questionnaire, as a card of a page; nothing where the run does not say.
pub(super) fn answers(view: &View, record: &Record) -> Markup {
    let table = missing_answers(view, record);
    if record.block.is_empty() {
        return html! {};
    }
    card(&view.t("indicators-answers"), &html! {}, &table)
}

fn missing_answers(view: &View, record: &Record) -> Markup {
    if record.block.is_empty() {
        return html! {};
    }
    let head = [
        (view.t("indicators-answers-part"), false),
        (view.t("indicators-answers-questions"), true),
        (view.t("indicators-answers-missing"), true),
    ];
    let rows: Vec<Vec<Markup>> = record
        .block
        .iter()
        .map(|block| {
            let percent = block.percent_missing().map(|one| format!("{}%", number(view, one, 1)));
            vec![
                html! { (block_name(view, &block.code)) },
                html! { (count(view, block.questions)) },
                html! { (percent.unwrap_or_else(|| "–".to_owned())) },
            ]
        })
        .collect();
    html! {
        p class="text-secondary mt-3" { (view.t("indicators-answers-hint")) }
        (small_table(&view.t("indicators-answers"), &head, &rows))
    }
}

fn ways(view: &View, record: &Record) -> Markup {
    html! {
        div class="actions mt-3" {
            @if view.may::<ViewFigures>() {
                a class="btn btn-primary" href=(run_page::path_of(&record.id)) { (view.t("indicators-making-figures")) }
                a class="btn" href=(super::runs::PATH) { (view.t("indicators-runs")) }
                a class="btn" href="/indicators/compare" { (view.t("indicators-compare")) }
                a class="btn" href="/reports" { (view.t("indicators-panel-reports")) }
            }
        }
    }
}

/// Households mapped by round.
async fn mapped(view: View) -> Answer<Option<Markup>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<ViewCoverage>) else {
        return Ok(None);
    };
    let rounds = list_rounds(&permit, view.app().database()).await?;
    let way = html! {
        @if view.may::<MakeRuns>() {
            p class="mb-0 mt-3" { a href=(super::runs::PATH) { (view.t("indicators-making")) } }
        }
    };
    if rounds.is_empty() {
        return Ok(Some(html! { p { (view.t("indicators-panel-no-rounds")) } (way) }));
    }
    let head = [
        (view.t("indicators-making-round"), false),
        (view.t("indicators-column-households"), true),
        (view.t("indicators-panel-last-day"), false),
    ];
    let row = |round: &MappedRound| {
        vec![
            html! { (round.name) },
            html! { (words::told(&view, round.households)) },
            date(&view, round.last),
        ]
    };
    let rows: Vec<Vec<Markup>> = rounds.iter().rev().map(row).collect();
    Ok(Some(html! { (small_table(&view.t("indicators-panel-mapping"), &head, &rows)) (way) }))
}
