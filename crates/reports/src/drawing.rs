//! Charts of the report: which numbers go on them and what their words say. The crate `charts` draws.

use charts::{Axis, Bars, Caption, Pyramid, Row, Series, Standing, StandingRow, Trend, TrendPoint};
use kernel::{TextArgs, Words};

use crate::{
    document::{Chart, Column, Table},
    model::{AgeGroup, Cell, Figure, Measure},
    speech::Speech,
};

/// A row of a bar chart: name, cell, how the value is written.
type Bar<'a> = (String, &'a Cell, String);

/// A figure by its groups: bars with intervals, the whole first. `None` when fewer than two groups have a value.
pub(crate) fn draw_groups(speech: Speech, figure: &Figure) -> Option<Chart> {
    let write = |cell: &Cell| match (cell.shown(), cell.suppression) {
        (Some(value), _) => speech.value(value, &figure.measure),
        (None, Some(_)) => speech.text("chart-withheld"),
        (None, None) => speech.text("chart-absent"),
    };
    let groups = || figure.breakdowns.iter().flat_map(|by| &by.groups);
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

/// A figure over years: a line. `None` without a value that may be shown or with parts of years.
pub(crate) fn draw_series(speech: Speech, figure: &Figure) -> Option<Chart> {
    figure.shown()?;
    if figure.series.iter().any(|(period, _)| !period.is_year()) {
        return None;
    }
    let name = speech.words(&figure.name);
    let caption = speech.with("chart-series", &TextArgs::new().text("name", name.as_str()));
    let cells: Vec<Vec<String>> = figure
        .series
        .iter()
        .map(|(period, value)| vec![period.to_string(), speech.value(*value, &figure.measure)])
        .collect();
    let values: Vec<String> = cells.iter().map(|row| row.join(": ")).collect();
    let args = TextArgs::new().text("name", name.as_str()).text("values", values.join(", "));
    let alt = speech.with("chart-series-alt", &args);
    let points: Vec<TrendPoint> = figure
        .series
        .iter()
        .map(|(period, value)| TrendPoint {
            year: period.year().into(),
            value: Some(*value),
            interval: None,
        })
        .collect();
    let no_data = speech.text("no-data");
    let axis = speech.unit(&figure.measure);
    let format = |value: f64, places: usize| speech.number(value, places);
    let chart = Trend {
        caption: Caption::new(&caption, &alt, &no_data),
        axis: Axis { label: &axis, format: &format },
        series: &[Series { name: "", points: &points }],
        is_from_zero: figure.measure != Measure::Count,
    };
    let columns = [("column-period", false), ("column-value", true)];
    let data = data_table(speech, &caption, &columns, cells);
    Some(Chart { svg: chart.svg(), alt, caption, data: Some(data) })
}

/// Women and men by age: men on the left.
pub(crate) fn draw_pyramid(speech: Speech, groups: &[AgeGroup]) -> Chart {
    let most = groups.iter().max_by(|a, b| (a.women + a.men).total_cmp(&(b.women + b.men)));
    let (ages, count) = most.map_or((String::new(), 0.0), |g| (g.ages.clone(), g.women + g.men));
    let args = TextArgs::new().text("ages", ages).text("count", speech.number(count, 0));
    let alt = speech.with("chart-pyramid-alt", &args);
    let caption = speech.text("chart-pyramid");
    let (women, men) = (speech.text("column-women"), speech.text("column-men"));
    let bars: Vec<charts::AgeGroup<'_>> = groups
        .iter()
        .map(|group| charts::AgeGroup { name: &group.ages, left: group.men, right: group.women })
        .collect();
    let no_data = speech.text("no-data");
    let format = |value: f64, places: usize| speech.number(value, places);
    let chart = Pyramid {
        caption: Caption::new(&caption, &alt, &no_data),
        axis: Axis { label: "", format: &format },
        sides: (&men, &women),
        groups: &bars,
    };
    let cells = groups
        .iter()
        .map(|g| vec![g.ages.clone(), speech.number(g.women, 0), speech.number(g.men, 0)])
        .collect();
    let columns = [("column-age", false), ("column-women", true), ("column-men", true)];
    let data = data_table(speech, &caption, &columns, cells);
    Chart { svg: chart.svg(), alt, caption, data: Some(data) }
}

/// The municipality among all municipalities, a strip a figure.
pub(crate) fn draw_strips(speech: Speech, unit: &Words, figures: &[&Figure]) -> Chart {
    let caption = speech.text("chart-strips");
    let words: Vec<(String, String)> = figures
        .iter()
        .map(|figure| {
            let own = figure.shown().map_or_else(
                || speech.text("chart-absent"),
                |value| speech.value(value, &figure.measure),
            );
            let axis = speech.unit(&figure.measure);
            let name = speech.words(&figure.name);
            (if axis.is_empty() { name } else { format!("{name} ({axis})") }, own)
        })
        .collect();
    let values: Vec<String> = words.iter().map(|(name, own)| format!("{name} {own}")).collect();
    let args = TextArgs::new().text("unit", speech.words(unit)).text("values", values.join(", "));
    let alt = speech.with("chart-strips-alt", &args);
    let format = |value: f64, places: usize| speech.number(value, places);
    let rows: Vec<StandingRow<'_>> = figures
        .iter()
        .zip(&words)
        .map(|(figure, (name, own))| StandingRow {
            name,
            values: &figure.everywhere,
            own: figure.shown(),
            own_label: own,
            format: &format,
        })
        .collect();
    let (no_data, half, median) =
        (speech.text("no-data"), speech.text("chart-half"), speech.text("chart-median"));
    let chart = Standing {
        caption: Caption::new(&caption, &alt, &no_data),
        rows: &rows,
        legend: (&half, &median),
    };
    Chart { svg: chart.svg(), alt, caption, data: None }
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
    Table { caption: caption.to_owned(), columns, rows, notes: vec![] }
}
