//! Several figures over years: small multiples as an index, so that figures of different units share one scale.

use charts::{Axis, Caption, Multiples, Panel, TrendPoint};
use kernel::TextArgs;

use crate::{
    document::{Chart, Column, Setting, Table},
    model::Figure,
    speech::Speech,
};

/// Fewest points of a panel.
const FEWEST: usize = 3;

/// The index of each figure, the first common year 100. `None` without a figure of at least three years.
pub(crate) fn draw_series(speech: Speech, figures: &[&Figure]) -> Option<Chart> {
    let first = figures.iter().filter_map(|figure| Some(figure.series.first()?.0)).max()?;
    let panels: Vec<(String, Vec<TrendPoint>, Vec<String>)> = figures
        .iter()
        .filter_map(|figure| {
            let series: Vec<_> =
                figure.series.iter().filter(|(period, _)| *period >= first).collect();
            let base = series.first()?.1;
            if series.len() < FEWEST || base <= 0.0 {
                return None;
            }
            let points = series
                .iter()
                .map(|(period, value)| TrendPoint {
                    year: period.year().into(),
                    value: Some(value / base * 100.0),
                    interval: None,
                })
                .collect();
            let last = series.last()?;
            let row = vec![
                speech.words(&figure.name),
                speech.value(base, &figure.measure),
                format!("{} ({})", speech.value(last.1, &figure.measure), last.0),
                speech.number(last.1 / base * 100.0, 0),
            ];
            Some((speech.words(&figure.name), points, row))
        })
        .collect();
    if panels.is_empty() {
        return None;
    }
    let args = TextArgs::new().text("from", first.to_string());
    let caption = speech.with("chart-years", &args);
    let told: Vec<String> = panels.iter().map(|(_, _, row)| row.join(", ")).collect();
    let alt = speech.with(
        "chart-years-alt",
        &TextArgs::new().text("from", first.to_string()).text("values", told.join("; ")),
    );
    let no_data = speech.text("no-data");
    let format = |value: f64, places: usize| speech.number(value, places);
    let drawn: Vec<Panel<'_>> =
        panels.iter().map(|(name, points, _)| Panel { name, points, is_own: true }).collect();
    let chart = Multiples {
        caption: Caption::new(&caption, &alt, &no_data),
        axis: Axis { label: "", format: &format },
        panels: &drawn,
        is_from_zero: false,
    };
    let columns = vec![
        Column::text(speech.text("column-figure"), 40),
        Column::number(first.to_string(), 20),
        Column::number(speech.text("column-last"), 24),
        Column::number(speech.text("column-index"), 16),
    ];
    let rows = panels.iter().map(|(_, _, row)| row.clone()).collect();
    let data =
        Table { caption: caption.clone(), columns, rows, notes: vec![], setting: Setting::Small };
    Some(Chart { svg: chart.svg(), alt, caption, data: Some(data) })
}
