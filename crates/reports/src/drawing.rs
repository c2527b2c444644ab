//! Charts of the report: which numbers go on them and what their words say. The crate `charts` draws.

mod elsewhere;
mod people;
mod years;

use charts::{Axis, Bars, Caption, Row};
use kernel::TextArgs;

use crate::{
    document::{Chart, Column, Setting, Table},
    model::{Breakdown, Cell, Figure},
    speech::Speech,
};

pub(crate) use elsewhere::{draw_map, draw_strips};
pub(crate) use people::{draw_lorenz, draw_pyramid};
pub(crate) use years::draw_series;

/// A row of a bar chart: name, cell, how the value is written.
type Bar<'a> = (String, &'a Cell, String);

/// Bars of a chart of groups; more are read in the matrix.
const MOST_BARS: usize = 14;

/// Divisions whose groups fit on one chart, whole ones only.
fn divisions(figure: &Figure) -> Vec<&Breakdown> {
    let mut room = MOST_BARS;
    let fits = |by: &&Breakdown| {
        let known = by.groups.iter().filter(|(_, cell)| cell.shown().is_some()).count();
        let fits = by.groups.len() <= room && known * 2 > by.groups.len();
        room -= if fits { by.groups.len() } else { 0 };
        fits
    };
    figure.breakdowns.iter().filter(fits).collect()
}

/// A figure by its groups: bars with intervals, the whole first. `None` when fewer than two groups have a value.
pub(crate) fn draw_groups(speech: Speech, figure: &Figure) -> Option<Chart> {
    let write = |cell: &Cell| match (cell.shown(), cell.suppression) {
        (Some(value), _) => speech.value(value, &figure.measure),
        (None, Some(_)) => speech.text("chart-withheld"),
        (None, None) => speech.text("chart-absent"),
    };
    let divisions = divisions(figure);
    let groups = || divisions.iter().flat_map(|by| &by.groups);
    if figure.shown().is_none() || groups().filter(|(_, cell)| cell.shown().is_some()).count() < 2 {
        return None;
    }
    let mut bars: Vec<Bar<'_>> =
        vec![(speech.text("chart-all"), &figure.cell, write(&figure.cell))];
    bars.extend(groups().map(|(name, cell)| (speech.words(name), cell, write(cell))));
    let name = speech.words(&figure.name);
    let caption = speech.with("chart-groups", &TextArgs::new().text("name", name.as_str()));
    let values: Vec<String> = bars.iter().map(|(name, _, text)| format!("{name} {text}")).collect();
    let args = TextArgs::new().text("name", name.as_str()).text("values", values.join(", "));
    let alt = speech.with("chart-groups-alt", &args);
    let rows: Vec<Row<'_>> = bars
        .iter()
        .enumerate()
        .map(|(at, (name, cell, text))| Row {
            name,
            value: match cell.shown() {
                Some(value) => charts::Value::Known {
                    value,
                    interval: cell.interval.map(|i| (i.lower, i.upper)),
                    label: text,
                },
                None => charts::Value::Absent(text),
            },
            is_own: at == 0,
        })
        .collect();
    let no_data = speech.text("no-data");
    let axis = speech.unit(&figure.measure);
    let format = |value: f64, places: usize| speech.number(value, places);
    let chart = Bars {
        caption: Caption::new(&caption, &alt, &no_data),
        axis: Axis { label: &axis, format: &format },
        rows: &rows,
        reference: None,
    };
    let cells = bars.iter().map(|(name, cell, text)| {
        let interval = cell
            .interval
            .filter(|_| cell.shown().is_some())
            .map_or_else(String::new, |i| speech.interval(i.lower, i.upper, &figure.measure));
        vec![name.clone(), text.clone(), interval]
    });
    let columns = [("column-group", false), ("column-value", true), ("column-interval", true)];
    let data = data_table(speech, &caption, &columns, cells.collect());
    Some(Chart { svg: chart.svg(), alt, caption, data: Some(data) })
}

fn data_table(
    speech: Speech,
    caption: &str,
    columns: &[(&str, bool)],
    rows: Vec<Vec<String>>,
) -> Table {
    let columns = columns
        .iter()
        .map(|(key, numeric)| Column { title: speech.text(key), numeric: *numeric, width: 1 })
        .collect();
    Table { caption: caption.to_owned(), columns, rows, notes: vec![], setting: Setting::Plain }
}
