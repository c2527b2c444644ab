//! Positions and words of small charts, checked by hand.

use charts::{
    Axis, Bars, Caption, Curve, Lorenz, Map, Place, Reference, Row, Series, Shape, ShareRow,
    Shares, Step, Trend, TrendPoint, Value, Waterfall, quantile_breaks, share_limits,
};
use roxmltree::{Document, Node};

use crate::all::charts;

fn plain(value: f64, decimals: usize) -> String {
    format!("{value:.decimals$}")
}

const CAPTION: Caption<'static> = Caption::new("Naslov", "Opis", "Nema podataka");
const AXIS: Axis<'static> = Axis { label: "Osa", format: &plain };

fn number(node: Node<'_, '_>, name: &str) -> f64 {
    node.attribute(name).and_then(|text| text.parse().ok()).unwrap_or(f64::NAN)
}

fn all<'d>(document: &'d Document<'d>, tag: &'static str) -> Vec<Node<'d, 'd>> {
    document.descendants().filter(|node| node.has_tag_name(tag)).collect()
}

fn words(document: &Document<'_>) -> Vec<String> {
    all(document, "text").iter().filter_map(Node::text).map(str::to_owned).collect()
}

fn row(name: &str, value: f64) -> Row<'_> {
    Row { name, value: Value::Known { value, interval: None, label: "" }, is_own: false }
}

#[test]
fn bars_are_as_long_as_their_values_and_begin_at_zero() {
    let rows = [row("A", 10.0), row("B", 20.0), row("C", 40.0)];
    let svg = Bars { caption: CAPTION, axis: AXIS, rows: &rows, reference: None }.svg();
    let document = Document::parse(&svg).unwrap();
    let bars = all(&document, "rect");
    let widths: Vec<f64> = bars.iter().map(|bar| number(*bar, "width")).collect();
    let starts: Vec<f64> = bars.iter().map(|bar| number(*bar, "x")).collect();
    assert!(
        (widths[1] / widths[0] - 2.0).abs() < 0.001 && (widths[2] / widths[0] - 4.0).abs() < 0.001
    );
    assert_eq!(starts, vec![starts[0]; 3]);
    assert!(words(&document).starts_with(&[
        "0".to_owned(),
        "10".into(),
        "20".into(),
        "30".into(),
        "40".into()
    ]));
}

#[test]
fn bars_far_from_zero_still_begin_at_zero() {
    let rows = [row("A", 1000.0), row("B", 1010.0)];
    let svg = Bars { caption: CAPTION, axis: AXIS, rows: &rows, reference: None }.svg();
    let document = Document::parse(&svg).unwrap();
    let widths: Vec<f64> = all(&document, "rect").iter().map(|bar| number(*bar, "width")).collect();
    assert!((widths[1] / widths[0] - 1.01).abs() < 0.001);
}

#[test]
fn a_missing_figure_is_words_and_no_bar() {
    let rows =
        [row("A", 10.0), Row { name: "B", value: Value::Absent("premalo odgovora"), is_own: true }];
    let reference = Some(Reference { value: 5.0, label: "Republika 5" });
    let svg = Bars { caption: CAPTION, axis: AXIS, rows: &rows, reference }.svg();
    let document = Document::parse(&svg).unwrap();
    let bars =
        all(&document, "rect").iter().filter(|bar| bar.attribute("height") == Some("16")).count();
    assert_eq!(bars, 1);
    assert!(words(&document).contains(&"premalo odgovora".to_owned()));
    assert!(words(&document).contains(&"Republika 5".to_owned()));
}

#[test]
fn a_year_without_a_value_breaks_the_line() {
    let point = |year, value| TrendPoint { year, value, interval: None };
    let listed = [
        point(2019, Some(1.0)),
        point(2020, Some(2.0)),
        point(2021, None),
        point(2022, Some(3.0)),
        point(2023, Some(3.0)),
    ];
    let left_out = [
        point(2019, Some(1.0)),
        point(2020, Some(2.0)),
        point(2022, Some(3.0)),
        point(2023, Some(3.0)),
    ];
    for points in [listed.as_slice(), left_out.as_slice()] {
        let series = [Series { name: "Ada", points }];
        let svg = Trend { caption: CAPTION, axis: AXIS, series: &series, is_from_zero: true }.svg();
        let document = Document::parse(&svg).unwrap();
        assert_eq!(all(&document, "polyline").len(), 2);
        assert_eq!(all(&document, "circle").len(), 4);
    }
}

#[test]
fn values_every_second_year_are_one_line() {
    let point = |year, value| TrendPoint { year, value: Some(value), interval: None };
    let points = [point(2018, 1.0), point(2020, 2.0), point(2022, 3.0)];
    let series = [Series { name: "Ada", points: &points }];
    let svg = Trend { caption: CAPTION, axis: AXIS, series: &series, is_from_zero: true }.svg();
    assert_eq!(all(&Document::parse(&svg).unwrap(), "polyline").len(), 1);
}

#[test]
fn a_lorenz_curve_runs_from_corner_to_corner() {
    let curves = [Curve { name: "Ada", points: &[(0.5, 0.25)] }];
    let svg = Lorenz {
        caption: CAPTION,
        persons: AXIS,
        held: AXIS,
        equality: "Jednakost",
        curves: &curves,
    }
    .svg();
    let document = Document::parse(&svg).unwrap();
    let line = all(&document, "polyline")[0].attribute("points").unwrap().to_owned();
    let points: Vec<(f64, f64)> = line
        .split(' ')
        .map(|pair| {
            pair.split_once(',').map(|(x, y)| (x.parse().unwrap(), y.parse().unwrap())).unwrap()
        })
        .collect();
    assert_eq!(points.len(), 3);
    let ((x0, y0), (x1, y1), (x2, y2)) = (points[0], points[1], points[2]);
    assert!(((x1 - x0) / (x2 - x0) - 0.5).abs() < 0.001);
    assert!(((y0 - y1) / (y0 - y2) - 0.25).abs() < 0.001);
}

#[test]
fn parts_of_a_whole_fill_the_row_in_proportion() {
    let rows = [ShareRow { name: "Ada", parts: &[1.0, 3.0] }];
    let svg = Shares {
        caption: CAPTION,
        format: &|share, _| format!("{share}"),
        parts: &[],
        rows: &rows,
    }
    .svg();
    let document = Document::parse(&svg).unwrap();
    let widths: Vec<f64> =
        all(&document, "rect").iter().map(|part| number(*part, "width") + 1.2).collect();
    assert!((widths[1] / widths[0] - 3.0).abs() < 0.001);
    assert!(words(&document).contains(&"0.75".to_owned()));
}

#[test]
fn north_is_up_and_east_is_right() {
    let place =
        |name, lon, lat, value| Place { name, shape: Shape::Point(lon, lat), value, is_own: false };
    let places = [place("Subotica", 19.67, 46.1, Some(1.0)), place("Pirot", 22.59, 43.15, None)];
    let svg = Map {
        caption: CAPTION,
        axis: AXIS,
        decimals: 0,
        breaks: &[],
        absent: "nema",
        places: &places,
    }
    .svg();
    let document = Document::parse(&svg).unwrap();
    let dots = all(&document, "circle");
    assert!(number(dots[0], "cx") < number(dots[1], "cx"));
    assert!(number(dots[0], "cy") < number(dots[1], "cy"));
    assert_eq!(dots[1].attribute("stroke-dasharray"), Some("2 2"));
}

#[test]
fn quantile_classes_hold_equally_many_values() {
    assert_eq!(quantile_breaks(&[4.0, 1.0, 3.0, 2.0, 5.0, f64::NAN], 4), vec![2.0, 3.0, 4.0]);
    assert_eq!(quantile_breaks(&[1.0, 1.0, 1.0], 4), Vec::<f64>::new());
    assert_eq!(quantile_breaks(&[], 4), Vec::<f64>::new());
}

#[test]
fn funnel_limits_narrow_with_size() {
    let limits = share_limits(0.5, 2.0, (100.0, 400.0));
    assert_eq!(limits.first(), Some(&(100.0, 0.4, 0.6)));
    assert_eq!(limits.last(), Some(&(400.0, 0.45, 0.55)));
    assert_eq!(share_limits(1.5, 2.0, (100.0, 400.0)), vec![]);
}

#[test]
fn every_chart_has_a_title_and_a_description_and_says_when_it_is_empty() {
    for (name, svg) in charts(&[], "reč & drugo") {
        let document = Document::parse(&svg).unwrap();
        let root = document.root_element();
        let children: Vec<&str> =
            root.children().take(2).map(|node| node.tag_name().name()).collect();
        assert_eq!(children, ["title", "desc"], "{name}");
        assert_eq!(all(&document, "title")[0].text(), Some("reč & drugo"), "{name}");
        let expected: &[&str] = if name == "sparkline" { &[] } else { &["reč & drugo"] };
        assert_eq!(words(&document), expected, "{name}");
    }
}

#[test]
fn nothing_is_smaller_than_eight_points_on_paper() {
    for (name, svg) in charts(&[1.0, 2.0, 3.0], "reč") {
        let document = Document::parse(&svg).unwrap();
        for node in all(&document, "text") {
            // 640 units are 160 mm: 8 pt are 11.29 units.
            assert!(number(node, "font-size") >= 11.29, "{name}");
        }
    }
}

#[test]
fn a_step_of_a_waterfall_begins_where_the_one_before_ended_and_the_sum_at_zero() {
    let step = |name, change| Step { name, change, label: "" };
    let steps = [step("A", -10.0), step("B", 30.0), step("C", 0.0), step("D", -5.0)];
    let svg = Waterfall { caption: CAPTION, axis: AXIS, steps: &steps, sum: ("E", "") }.svg();
    let document = Document::parse(&svg).unwrap();
    let bars: Vec<(f64, f64)> = all(&document, "rect")
        .iter()
        .map(|bar| (number(*bar, "x"), number(*bar, "x") + number(*bar, "width")))
        .collect();
    let [a, b, d, sum] = bars.as_slice() else { panic!("four bars, found {}", bars.len()) };
    let near = |one: f64, other: f64| (one - other).abs() < 0.05;
    assert!(near(a.0, b.0) && near(b.1, d.1), "{bars:?}");
    assert!(near(sum.0, a.1) && near(sum.1, d.0), "{bars:?}");
    assert!(near((b.1 - b.0) / (a.1 - a.0), 3.0), "{bars:?}");
}
