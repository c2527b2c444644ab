//! How a figure went: its own origin over time, as a line and as a table. Rounds under another version of the definition are
//! named and left out.

use std::collections::BTreeMap;

use charts::{Axis, Caption, Series, Trend, TrendPoint};
use kernel::{Language, Period, TextArgs};
use maud::{Markup, html};
use web::{
    View,
    components::{self, Chart, chart},
};

use crate::{
    pages::words,
    view::{Cell, Measure, Portrait},
};

/// The card with the history; nothing of a list, which has none.
pub(super) fn card(view: &View, portrait: &Portrait<'_>) -> Markup {
    let left_out: Vec<String> = portrait.other_versions.iter().map(Period::to_string).collect();
    if portrait.history.len() < 2 && left_out.is_empty() {
        return html! {};
    }
    let body = html! {
        @if portrait.history.len() > 1 { (chart(view, &drawn(view, portrait))) }
        @if !left_out.is_empty() {
            p class="text-secondary mb-0" {
                (view.tn("indicators-other-versions", &TextArgs::new().text("periods", left_out.join(", "))))
            }
        }
    };
    components::card(&view.t("indicators-history"), &html! {}, &body)
}

fn drawn(view: &View, portrait: &Portrait<'_>) -> Chart {
    let name = words::name(view, portrait.definition);
    let mut head = vec![
        (view.t("indicators-column-period"), false),
        (view.t("indicators-column-value"), true),
        (view.t("indicators-column-interval"), true),
    ];
    let row = |(period, cell): &(Period, Cell)| {
        let value = words::value(view, &portrait.measure, cell).unwrap_or_else(|why| why);
        vec![period.to_string(), value, words::interval(view, &portrait.measure, cell)]
    };
    let mut rows: Vec<Vec<String>> = portrait.history.iter().map(row).collect();
    without_empty_last(&mut head, &mut rows);
    let told: Vec<String> =
        rows.iter().filter_map(|row| Some(format!("{} {}", row.first()?, row.get(1)?))).collect();
    let source = portrait.figure.as_ref().map(|told| words::source(view, told));
    Chart {
        svg: line(view, portrait, &name, &told.join(", ")),
        title: name,
        source: source.unwrap_or_default(),
        head,
        rows,
    }
}

fn line(view: &View, portrait: &Portrait<'_>, name: &str, description: &str) -> String {
    // Parts of a year would meet in one place: a year has one point, its last known part.
    let of_years: BTreeMap<u16, &Cell> =
        portrait.history.iter().map(|(period, cell)| (period.year(), cell)).collect();
    let points: Vec<TrendPoint> = of_years
        .into_iter()
        .map(|(year, cell)| TrendPoint {
            year: i32::from(year),
            value: cell.shown(),
            interval: cell
                .interval
                .filter(|_| cell.shown().is_some())
                .map(|one| (one.lower, one.upper)),
        })
        .collect();
    let (unit, no_data) = (portrait.measure.unit(view.language()), view.t("indicators-no-value"));
    let format =
        |value: f64, decimals: usize| written(view.language(), &portrait.measure, value, decimals);
    Trend {
        caption: Caption::new(name, description, &no_data),
        axis: Axis { label: &unit, format: &format },
        series: &[Series { name: "", points: &points }],
        is_from_zero: !matches!(portrait.measure, Measure::Year | Measure::Number(_)),
    }
    .svg()
}

/// Leaves out the last column where no row has anything in it: what is published or listed has no interval.
pub(super) fn without_empty_last(head: &mut Vec<(String, bool)>, rows: &mut [Vec<String>]) {
    if rows.iter().all(|row| row.last().is_none_or(String::is_empty)) {
        head.pop();
        for row in rows {
            row.pop();
        }
    }
}

/// A number of an axis.
pub(super) fn written(
    language: Language,
    measure: &Measure,
    value: f64,
    decimals: usize,
) -> String {
    if *measure == Measure::Year {
        return measure.bare(value, language);
    }
    let style =
        if language.is_serbian() { serbian::Style::Serbian } else { serbian::Style::English };
    serbian::number(value, decimals, style)
}
