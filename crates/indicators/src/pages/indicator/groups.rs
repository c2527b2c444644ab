//! The figure by groups. What is withheld is shown as withheld, with why.

use charts::{Axis, Bars, Caption, Row, Value};
use maud::{Markup, html};
use web::{
    View,
    components::{self, Chart, Tab, chart, tabs},
};

use super::history::{without_empty_last, written};
use crate::{
    pages::words,
    view::{Cell, Division, Portrait},
};

/// The card with the kinds of groups, one in view at a time.
pub(super) fn card(view: &View, portrait: &Portrait<'_>) -> Markup {
    if portrait.divisions.is_empty() {
        return html! {};
    }
    let parts: Vec<Tab> = portrait
        .divisions
        .iter()
        .map(|division| Tab {
            id: division.by.variable(),
            title: words::said(view, &division.name),
            body: chart(view, &drawn(view, portrait, division)),
        })
        .collect();
    let title = view.t("indicators-groups");
    components::card(&title, &html! {}, &tabs(&title, &parts))
}

struct Group {
    name: String,
    value: Result<String, String>,
    cell: Cell,
}

fn drawn(view: &View, portrait: &Portrait<'_>, division: &Division) -> Chart {
    let groups: Vec<Group> = division
        .groups
        .iter()
        .map(|(name, cell)| Group {
            name: words::said(view, name),
            value: words::value(view, &portrait.measure, cell),
            cell: *cell,
        })
        .collect();
    let name = words::name(view, portrait.definition);
    let title = format!("{name}: {}", words::said(view, &division.name));
    let mut rows: Vec<Vec<String>> =
        groups.iter().map(|group| row(view, portrait, group)).collect();
    let mut head = vec![
        (words::said(view, &division.name), false),
        (view.t("indicators-column-value"), true),
        (view.t("indicators-column-n"), true),
        (view.t("indicators-column-interval"), true),
    ];
    without_empty_last(&mut head, &mut rows);
    Chart { svg: bars(view, portrait, &groups, &title), title, source: String::new(), head, rows }
}

fn row(view: &View, portrait: &Portrait<'_>, group: &Group) -> Vec<String> {
    let value = group.value.clone().unwrap_or_else(|why| why);
    let n = group.cell.n.filter(|_| group.cell.shown().is_some());
    vec![
        group.name.clone(),
        value,
        n.map_or_else(String::new, |n| components::count(view, n)),
        words::interval(view, &portrait.measure, &group.cell),
    ]
}

fn bars(view: &View, portrait: &Portrait<'_>, groups: &[Group], title: &str) -> String {
    let rows: Vec<Row<'_>> = groups
        .iter()
        .map(|group| Row {
            name: &group.name,
            value: match (&group.value, group.cell.shown()) {
                (Ok(label), Some(value)) => Value::Known {
                    value,
                    interval: group.cell.interval.map(|one| (one.lower, one.upper)),
                    label,
                },
                (Ok(why) | Err(why), _) => Value::Absent(why),
            },
            is_own: false,
        })
        .collect();
    let told: Vec<String> = groups
        .iter()
        .map(|group| {
            let value = group.value.as_ref().unwrap_or_else(|why| why);
            format!("{} {value}", group.name)
        })
        .collect();
    let (unit, no_data) = (portrait.measure.unit(view.language()), view.t("indicators-no-value"));
    let format =
        |value: f64, decimals: usize| written(view.language(), &portrait.measure, value, decimals);
    Bars {
        caption: Caption::new(title, &told.join(", "), &no_data),
        axis: Axis { label: &unit, format: &format },
        rows: &rows,
        reference: None,
    }
    .svg()
}
