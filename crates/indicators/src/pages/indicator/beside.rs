//! The same elsewhere: neighbours, district, region, republic, development group, similar municipalities.

use charts::{Caption, Standing, StandingRow};
use kernel::TextArgs;
use maud::{Markup, html};
use stats::comparison::Position;
use web::{
    View,
    components::{self, Chart, chart, number},
};

use super::history::written;
use crate::{
    comparison::Comparison,
    pages::words,
    view::{Beside, Measure, Portrait, Row, UnitFigures},
};

/// The card with the comparison; nothing of a list.
pub(super) fn card(view: &View, figures: &UnitFigures<'_>, portrait: &Portrait<'_>) -> Markup {
    let title = view.t("indicators-beside");
    let body = match &portrait.beside {
        None => return html! {},
        Some(Err(reason)) => html! { p class="mb-0" { (words::not_compared(view, reason)) } },
        Some(Ok(beside)) => compared(view, figures, &portrait.measure, beside),
    };
    components::card(&title, &html! {}, &body)
}

fn compared(view: &View, figures: &UnitFigures<'_>, measure: &Measure, beside: &Beside) -> Markup {
    let comparison = &beside.comparison;
    let unit = view.show(&figures.unit.name);
    let own = comparison.own.value.map(|value| measure.write(value, view.language()));
    let args = TextArgs::new()
        .text("unit", unit.as_str())
        .text("value", own.unwrap_or_default())
        .text("period", comparison.own.period.to_string());
    html! {
        p { (view.tn("indicators-beside-own", &args)) }
        (strip(view, &unit, measure, comparison))
        (beside_table(view, measure, &beside.rows, &view.t("indicators-beside")))
        (similar(view, figures, comparison))
        (by_chance(view, comparison))
    }
}

/// The rows of a comparison as a table.
pub(in crate::pages) fn beside_table(
    view: &View,
    measure: &Measure,
    rows: &[Row],
    caption: &str,
) -> Markup {
    let head = [
        (view.t("indicators-column-with"), false),
        (view.t("indicators-column-value"), true),
        (view.t("indicators-column-difference"), true),
        (view.t("indicators-column-rank"), true),
        (view.t("indicators-column-note"), false),
    ];
    let rows: Vec<Vec<Markup>> = rows.iter().map(|row| cells(view, measure, row)).collect();
    components::small_table(caption, &head, &rows)
}

fn cells(view: &View, measure: &Measure, row: &Row) -> Vec<Markup> {
    let language = view.language();
    let other = row.other.as_ref();
    let value = other.map(|other| measure.write(other.value, language));
    let difference = other.map(|other| measure.difference(other.difference, language));
    let place = row.standing.map(|one| {
        let args =
            TextArgs::new().text("place", one.place().to_string()).text("of", one.of.to_string());
        view.tn("indicators-rank", &args)
    });
    let notes: Vec<String> = row.notes.iter().map(|note| words::note(view, note)).collect();
    vec![
        html! { (words::said(view, &row.name)) },
        html! { (value.unwrap_or_else(|| "–".to_owned())) },
        html! { (difference.unwrap_or_default()) },
        html! { span class="text-nowrap" { (place.unwrap_or_default()) } },
        html! { span class="text-secondary" { (notes.join("; ")) } },
    ]
}

fn strip(view: &View, unit: &str, measure: &Measure, comparison: &Comparison) -> Markup {
    let own = comparison.own.value.map(|value| measure.write(value, view.language()));
    let label = format!("{unit}: {}", own.unwrap_or_default());
    let (measure, name) = (measure.clone(), unit.to_owned());
    let strip = Strip { measure, comparison, name, label, is_named: false };
    if strip.is_drawn() {
        strips(view, &[strip])
    } else {
        html! {}
    }
}

/// Fewest values of a strip.
const FEWEST: usize = 5;

/// An indicator of the municipality among all.
#[derive(Debug)]
pub(in crate::pages) struct Strip<'a> {
    /// How it is written.
    pub(in crate::pages) measure: Measure,
    /// The values.
    pub(in crate::pages) comparison: &'a Comparison,
    /// What it is called in the table.
    pub(in crate::pages) name: String,
    /// The own value in words.
    pub(in crate::pages) label: String,
    /// Whether the drawing names it.
    pub(in crate::pages) is_named: bool,
}

impl Strip<'_> {
    /// Whether there is enough to draw.
    pub(in crate::pages) fn is_drawn(&self) -> bool {
        self.comparison.all.values.len() >= FEWEST
    }
}

/// The municipality among all, a strip an indicator, with own values and quartiles in a table.
pub(in crate::pages) fn strips(view: &View, strips: &[Strip<'_>]) -> Markup {
    let keys = [
        "indicators-column-value",
        "indicators-strip-low",
        "indicators-strip-median",
        "indicators-strip-high",
    ];
    let name = [(view.t("indicators-column-name"), false)];
    let head = name.into_iter().chain(keys.map(|key| (view.t(key), true))).collect();
    let row = |strip: &Strip<'_>| {
        let write = |value: f64| strip.measure.write(value, view.language());
        let own = strip.comparison.own.value.map(write).unwrap_or_default();
        let quartiles = strip.comparison.all.quartiles.map(|all| all.map(write));
        [strip.name.clone(), own].into_iter().chain(quartiles.unwrap_or_default()).collect()
    };
    let title = view.t("indicators-strip");
    let rows: Vec<Vec<String>> = strips.iter().map(row).collect();
    let svg = drawn(view, &title, strips);
    chart(view, &Chart { title, svg, source: String::new(), head, rows })
}

fn drawn(view: &View, title: &str, strips: &[Strip<'_>]) -> String {
    let values: Vec<Vec<f64>> = strips
        .iter()
        .map(|strip| strip.comparison.all.values.iter().map(|(_, value)| *value).collect())
        .collect();
    let formats: Vec<_> = strips
        .iter()
        .map(|strip| {
            move |value: f64, decimals: usize| {
                written(view.language(), &strip.measure, value, decimals)
            }
        })
        .collect();
    let rows: Vec<StandingRow<'_>> = strips
        .iter()
        .zip(values.iter().zip(&formats))
        .map(|(strip, (values, format))| StandingRow {
            name: if strip.is_named { &strip.name } else { "" },
            values,
            own: strip.comparison.own.value,
            own_label: &strip.label,
            format,
        })
        .collect();
    let told: Vec<String> =
        strips.iter().map(|strip| format!("{}: {}", strip.name, strip.label)).collect();
    let words = ["indicators-no-value", "indicators-strip-half", "indicators-strip-median"];
    let [no_data, half, median] = words.map(|key| view.t(key));
    Standing {
        caption: Caption::new(title, &told.join(", "), &no_data),
        rows: &rows,
        legend: (&half, &median),
    }
    .svg()
}

/// Who is similar, and by what.
fn similar(view: &View, figures: &UnitFigures<'_>, comparison: &Comparison) -> Markup {
    let Some(Ok(peers)) = &comparison.peers else { return html! {} };
    let places = figures.places();
    let units = peers.units.iter().filter_map(|peer| places.find(&peer.unit));
    let units: Vec<String> = units.map(|unit| view.show(&unit.name)).collect();
    let by: Vec<String> =
        peers.covariates.iter().map(|one| words::said(view, &one.what.words())).collect();
    let args = TextArgs::new().text("by", by.join(", ")).text("units", units.join(", "));
    html! {
        p class="text-secondary" {
            (view.tn("indicators-similar-by", &args))
        }
    }
}

/// Whether chance explains the distance from the common rate.
fn by_chance(view: &View, comparison: &Comparison) -> Markup {
    let Ok(funnel) = &comparison.funnel else { return html! {} };
    let key = match funnel.position {
        Position::Inside => "indicators-chance-inside",
        Position::Low | Position::VeryLow => "indicators-chance-low",
        Position::High | Position::VeryHigh => "indicators-chance-high",
    };
    let args = TextArgs::new()
        .text("common", number(view, funnel.common, 1))
        .text("lower", number(view, funnel.warning.0, 1))
        .text("upper", number(view, funnel.warning.1, 1));
    html! { p class="text-secondary mb-0" { (view.tn(key, &args)) } }
}
