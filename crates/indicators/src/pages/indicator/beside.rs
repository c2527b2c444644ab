//! The same elsewhere: neighbours, district, region, republic, development group, similar municipalities.

use charts::{Caption, Standing, StandingRow};
use kernel::{Language, TextArgs};
use maud::{Markup, html};
use stats::comparison::Position;
use web::{
    View,
    components::{self, number},
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
    let values: Vec<f64> = comparison.all.values.iter().map(|(_, value)| *value).collect();
    if values.len() < 5 {
        return html! {};
    }
    let language = view.language();
    let own = comparison.own.value;
    let label = own.map_or_else(String::new, |value| measure.write(value, language));
    let label = format!("{unit}: {label}");
    let title = view.t("indicators-strip");
    let svg = draw_strips(language, &title, &[(measure, &values, own, &label, "")], view);
    html! {
        figure class="chart" {
            (maud::PreEscaped(svg))
            figcaption { (title) }
        }
    }
}

/// One strip: how it is measured, the values of all units, the own one, how that is written, the strip's name.
pub(in crate::pages) type Strip<'a> = (&'a Measure, &'a [f64], Option<f64>, &'a str, &'a str);

/// The municipality among all, a strip an indicator.
pub(in crate::pages) fn draw_strips(
    language: Language,
    title: &str,
    strips: &[Strip<'_>],
    view: &View,
) -> String {
    let formats: Vec<_> = strips
        .iter()
        .map(|(measure, ..)| {
            move |value: f64, decimals: usize| written(language, measure, value, decimals)
        })
        .collect();
    let rows: Vec<StandingRow<'_>> = strips
        .iter()
        .zip(&formats)
        .map(|((_, values, own, own_label, name), format)| StandingRow {
            name,
            values,
            own: *own,
            own_label,
            format,
        })
        .collect();
    let told: Vec<&str> = strips.iter().map(|(.., label, _)| *label).collect();
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
