//! Charts of the report: which numbers go on them, what their words say. The drawing itself is the crate `charts`'.

use kernel::{TextArgs, Words};
use maud::html;

use crate::{
    document::{Chart, Column, Table},
    model::{AgeGroup, Figure},
    speech::{Speech, decimals},
};

/// A figure by its groups: bars with intervals. `None` when fewer than two groups have a value.
pub(crate) fn draw_groups(speech: Speech, figure: &Figure) -> Option<Chart> {
    let name = speech.words(&figure.name);
    let mut rows: Vec<(String, f64)> = Vec::new();
    for by in &figure.breakdowns {
        rows.extend(
            by.groups.iter().filter_map(|(group, cell)| Some((speech.words(group), cell.shown()?))),
        );
    }
    if rows.len() < 2 {
        return None;
    }
    rows.insert(0, (speech.text("chart-all"), figure.shown()?));
    let args = TextArgs::new().text("name", name.as_str());
    let caption = speech.with("chart-groups", &args);
    let values = list_values(speech, figure, &rows);
    let args = TextArgs::new().text("name", name.as_str()).text("values", values);
    let alt = speech.with("chart-groups-alt", &args);
    Some(sketch(speech, figure, caption, alt, &rows))
}

/// A figure over time: a line.
pub(crate) fn draw_series(speech: Speech, figure: &Figure) -> Option<Chart> {
    figure.shown()?;
    let name = speech.words(&figure.name);
    let rows: Vec<(String, f64)> =
        figure.series.iter().map(|(period, value)| (period.to_string(), *value)).collect();
    let caption = speech.with("chart-series", &TextArgs::new().text("name", name.as_str()));
    let values = list_values(speech, figure, &rows);
    let args = TextArgs::new().text("name", name.as_str()).text("values", values);
    let alt = speech.with("chart-series-alt", &args);
    Some(sketch(speech, figure, caption, alt, &rows))
}

fn list_values(speech: Speech, figure: &Figure, rows: &[(String, f64)]) -> String {
    let values: Vec<String> = rows
        .iter()
        .map(|(label, value)| format!("{label} {}", speech.value(*value, &figure.measure)))
        .collect();
    values.join(", ")
}

/// Women and men by age.
pub(crate) fn draw_pyramid(speech: Speech, groups: &[AgeGroup]) -> Chart {
    let most = groups.iter().max_by(|a, b| (a.women + a.men).total_cmp(&(b.women + b.men)));
    let (ages, count) = most.map_or((String::new(), 0.0), |g| (g.ages.clone(), g.women + g.men));
    let args = TextArgs::new().text("ages", ages).text("count", speech.number(count, 0));
    let alt = speech.with("chart-pyramid-alt", &args);
    let data = Table {
        caption: speech.text("chart-pyramid"),
        columns: vec![
            Column::text(speech.text("column-age"), 1),
            Column::number(speech.text("column-women"), 1),
            Column::number(speech.text("column-men"), 1),
        ],
        rows: groups
            .iter()
            .map(|g| vec![g.ages.clone(), speech.number(g.women, 0), speech.number(g.men, 0)])
            .collect(),
        notes: vec![],
    };
    let rows: Vec<(String, f64)> =
        groups.iter().rev().map(|g| (g.ages.clone(), g.women + g.men)).collect();
    let (svg, size) = bars(&rows, |value| speech.number(value, 0));
    Chart { svg, alt, caption: speech.text("chart-pyramid"), size, data: Some(data) }
}

/// The municipality among all municipalities, a strip a figure.
pub(crate) fn draw_strips(speech: Speech, unit: &Words, figures: &[&Figure]) -> Chart {
    let rows: Vec<(String, f64)> = figures
        .iter()
        .filter_map(|figure| Some((speech.words(&figure.name), figure.shown()?)))
        .collect();
    let values: Vec<String> = figures
        .iter()
        .filter_map(|figure| {
            let value = speech.value(figure.shown()?, &figure.measure);
            Some(format!("{} {value}", speech.words(&figure.name)))
        })
        .collect();
    let args = TextArgs::new().text("unit", speech.words(unit)).text("values", values.join(", "));
    let alt = speech.with("chart-strips-alt", &args);
    let (svg, size) = bars(&rows, |value| speech.number(value, 1));
    Chart { svg, alt, caption: speech.text("chart-strips"), size, data: None }
}

fn sketch(
    speech: Speech,
    figure: &Figure,
    caption: String,
    alt: String,
    rows: &[(String, f64)],
) -> Chart {
    let show = |value: f64| speech.number(value, decimals(&figure.measure));
    let (svg, size) = bars(rows, show);
    let unit = speech.unit(&figure.measure);
    let title = speech.text("column-value");
    let value = if unit.is_empty() { title } else { format!("{title} ({unit})") };
    let data = Table {
        caption: caption.clone(),
        columns: vec![Column::text(speech.text("column-group"), 2), Column::number(value, 1)],
        rows: rows.iter().map(|(label, value)| vec![label.clone(), show(*value)]).collect(),
        notes: vec![],
    };
    Chart { svg, alt, caption, size, data: Some(data) }
}

fn bars(rows: &[(String, f64)], show: impl Fn(f64) -> String) -> (String, (u32, u32)) {
    let most = rows.iter().map(|(_, value)| value.abs()).fold(1e-9, f64::max);
    let height = 24 * rows.len() as u32 + 8;
    let svg = html! {
        svg xmlns="http://www.w3.org/2000/svg" viewBox=(format!("0 0 640 {height}")) width="640" height=(height) {
            @for (at, (label, value)) in rows.iter().enumerate() {
                @let y = 24.0 * at as f64 + 4.0;
                text x="190" y=(y + 14.0) text-anchor="end" font-family="Noto Sans, sans-serif" font-size="12" fill="#222" { (label) }
                rect x="198" y=(y) width=(format!("{:.1}", 380.0 * value.abs() / most)) height="18" fill="#2b6a94" {}
                text x=(format!("{:.1}", 204.0 + 380.0 * value.abs() / most)) y=(y + 14.0) font-family="Noto Sans, sans-serif" font-size="12" fill="#222" { (show(*value)) }
            }
        }
    };
    (svg.into_string(), (640, height))
}
