//! Charts and maps: each with the same in a table, for those who cannot see it and for those who want the numbers.

use maud::{Markup, PreEscaped, html};

use super::panel::small_table;
use crate::view::View;

/// A chart: `svg` comes from the crate `charts`, which writes every text in it as text.
#[derive(Debug, Clone)]
pub struct Chart {
    /// What it shows.
    pub title: String,
    /// The drawing.
    pub svg: String,
    /// Where the values come from.
    pub source: String,
    /// Columns of the table with the same values, and whether they hold numbers.
    pub head: Vec<(String, bool)>,
    /// Its rows.
    pub rows: Vec<Vec<String>>,
}

/// A chart with its table.
pub fn chart(view: &View, one: &Chart) -> Markup {
    html! {
        figure class="chart" {
            div class="chart-drawing" tabindex="0" role="group" aria-label=(one.title) { (PreEscaped(&one.svg)) }
            figcaption {
                strong { (one.title) }
                @if !one.source.is_empty() { " · " (one.source) }
            }
            (values(&view.t("web-chart-values"), &one.title, &one.head, &one.rows))
        }
    }
}

fn values(summary: &str, caption: &str, head: &[(String, bool)], rows: &[Vec<String>]) -> Markup {
    let rows: Vec<Vec<Markup>> =
        rows.iter().map(|row| row.iter().map(|cell| html! { (cell) }).collect()).collect();
    html! { details data-print-open { summary { (summary) } (small_table(caption, head, &rows)) } }
}

/// A unit on a map.
#[derive(Debug, Clone, PartialEq)]
pub struct MapUnit {
    /// Its code, as in the outlines.
    pub code: String,
    /// Its name.
    pub name: String,
    /// Its value; `None` when there is none.
    pub value: Option<f64>,
    /// The value as it is read, or why there is none.
    pub shown: String,
}

/// A map of units coloured by a value, and points on it.
#[derive(Debug, Clone, PartialEq)]
pub struct Map {
    /// What it shows.
    pub title: String,
    /// Address of the outlines (GeoJSON), on this site.
    pub outlines: Option<String>,
    /// Address of the points (GeoJSON), on this site.
    pub points: Option<String>,
    /// What the colours mean, with the unit.
    pub legend: String,
    /// Upper bounds of the classes; empty for fifths.
    pub classes: Vec<f64>,
    /// What the units are: the head of their names in the table.
    pub of: String,
    /// The units with their values.
    pub units: Vec<MapUnit>,
}

/// A map; the same in a table below it, which is all there is without a script.
pub fn map(view: &View, one: &Map) -> Markup {
    let head = [(one.of.clone(), false), (one.legend.clone(), true)];
    let rows: Vec<Vec<String>> =
        one.units.iter().map(|unit| vec![unit.name.clone(), unit.shown.clone()]).collect();
    html! {
        div class="map" data-map data-outlines=[one.outlines.as_deref()] data-points=[one.points.as_deref()]
            data-label=(one.title) data-value-property="code" data-legend=(one.legend) data-missing=(view.t("web-map-missing")) {
            script type="application/json" data-values { (PreEscaped(data(one))) }
            (values(&view.t("web-chart-values"), &one.title, &head, &rows))
        }
    }
}

/// The values for the script, as JSON that cannot end the element it stands in.
fn data(map: &Map) -> String {
    let finite = |unit: &MapUnit| unit.value.filter(|value| value.is_finite());
    let values: serde_json::Map<_, _> = map
        .units
        .iter()
        .filter_map(|unit| Some((unit.code.clone(), finite(unit)?.into())))
        .collect();
    let shown: serde_json::Map<_, _> =
        map.units.iter().map(|unit| (unit.code.clone(), unit.shown.clone().into())).collect();
    let mut data = serde_json::json!({ "values": values, "shown": shown });
    if let Some(object) = data.as_object_mut()
        && !map.classes.is_empty()
    {
        object.insert("classes".into(), map.classes.clone().into());
    }
    data.to_string().replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_of_a_map_cannot_end_their_script() {
        let unit = MapUnit {
            code: "80438".into(),
            name: "Pirot".into(),
            value: Some(21.4),
            shown: "</script><b>".into(),
        };
        let map = Map {
            title: String::new(),
            outlines: None,
            points: None,
            legend: String::new(),
            classes: vec![10.0, 20.0],
            of: String::new(),
            units: vec![unit],
        };
        assert_eq!(
            data(&map),
            r#"{"classes":[10.0,20.0],"shown":{"80438":"\u003c/script>\u003cb>"},"values":{"80438":21.4}}"#
        );
    }
}
