//! Charts of the municipality among others: strips and a map.

use charts::{Axis, Caption, Shape, Standing, StandingRow, quantile_breaks};
use kernel::{TextArgs, Words};

use crate::{
    document::Chart,
    model::{Figure, Map},
    speech::Speech,
};

/// Classes of a map; more cannot be told apart.
const CLASSES: usize = 5;

/// The municipality among all municipalities, a strip a figure.
pub(crate) fn draw_strips(speech: Speech, unit: &Words, figures: &[&Figure]) -> Chart {
    let caption = speech.text("chart-strips");
    let words: Vec<(String, String)> = figures
        .iter()
        .map(|figure| {
            let own = figure.compared().map_or_else(
                || speech.text("chart-absent"),
                |compared| {
                    format!("{} ({})", speech.value(compared.own, &figure.measure), compared.period)
                },
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
            own: figure.compared().map(|compared| compared.own),
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

/// A figure over all municipalities on a map. `None` without a municipality that has a value.
pub(crate) fn draw_map(speech: Speech, map: &Map) -> Option<Chart> {
    let values: Vec<f64> = map.places.iter().filter_map(|place| place.value).collect();
    if values.is_empty() {
        return None;
    }
    let name = speech.words(&map.name);
    let caption = speech.with("chart-map", &TextArgs::new().text("name", name.as_str()));
    let own = map.places.iter().find(|place| place.is_own);
    let told = own.map_or_else(String::new, |place| {
        let value = place
            .value
            .map_or_else(|| speech.text("chart-absent"), |value| speech.value(value, &map.measure));
        format!("{}: {value}.", speech.words(&place.name))
    });
    let args = TextArgs::new()
        .text("name", name.as_str())
        .text("count", speech.number(values.len() as f64, 0))
        .text("own", told);
    let alt = speech.with("chart-map-alt", &args);
    let names: Vec<String> = map.places.iter().map(|place| speech.words(&place.name)).collect();
    let places: Vec<charts::Place<'_>> = names
        .iter()
        .zip(&map.places)
        .filter_map(|(name, place)| {
            let shape = match place.rings.as_slice() {
                [ring] if ring.len() == 1 => {
                    ring.first().map(|(east, north)| Shape::Point(*east, *north))?
                }
                [] => return None,
                rings => Shape::Rings(rings),
            };
            Some(charts::Place { name, shape, value: place.value, is_own: place.is_own })
        })
        .collect();
    let (no_data, absent, unit) =
        (speech.text("no-data"), speech.text("chart-absent"), speech.unit(&map.measure));
    let format = |value: f64, places: usize| speech.number(value, places);
    let chart = charts::Map {
        caption: Caption::new(&caption, &alt, &no_data),
        axis: Axis { label: &unit, format: &format },
        decimals: map.measure.decimals(),
        breaks: &quantile_breaks(&values, CLASSES),
        absent: &absent,
        places: &places,
    };
    Some(Chart { svg: chart.svg(), alt, caption, data: None })
}
