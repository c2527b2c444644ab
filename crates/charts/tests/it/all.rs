//! Every chart from one set of values and words, for laws that all of them keep.

use charts::{
    AgeGroup, Axis, Bars, Caption, Curve, Funnel, Group, Grouped, Limits, Lorenz, Map, Multiples,
    Panel, Place, Pyramid, Reference, Row, Series, Shape, ShareRow, Shares, Sparkline, Spot,
    Standing, StandingRow, Step, Trend, TrendPoint, Value, Waterfall, quantile_breaks,
    share_limits,
};

/// Every chart, drawn from `values` with `word` as its every word.
pub(crate) fn charts(values: &[f64], word: &str) -> Vec<(&'static str, String)> {
    let caption = Caption { title: word, description: word, no_data: word, font: word };
    let format = |value: f64, decimals: usize| {
        format!("{}{word}", serbian::number(value, decimals, serbian::Style::English))
    };
    let axis = Axis { label: word, format: &format };
    let pairs: Vec<(f64, f64)> = values.windows(2).map(|pair| (pair[0], pair[1])).collect();
    let points = trend_points(values);
    let known =
        |&value: &f64| Value::Known { value, interval: Some((value, values[0])), label: word };
    let absent = (!values.is_empty()).then_some(Value::Absent(word));
    let figures: Vec<Value<'_>> = values.iter().map(known).chain(absent).collect();
    vec![
        ("bars", bars(caption, axis, &figures, values)),
        ("grouped", {
            let groups = [Group { name: word, values: &figures }];
            Grouped { caption, axis, series: &[word, word], groups: &groups }.svg()
        }),
        ("trend", {
            let series =
                [Series { name: word, points: &points }, Series { name: word, points: &[] }];
            Trend { caption, axis, series: &series, is_from_zero: values.len().is_multiple_of(2) }
                .svg()
        }),
        ("multiples", {
            let panels = [
                Panel { name: word, points: &points, is_own: true },
                Panel { name: word, points: &[], is_own: false },
            ];
            Multiples { caption, axis, panels: &panels, is_from_zero: true }.svg()
        }),
        ("pyramid", pyramid(caption, axis, &pairs)),
        ("lorenz", {
            let curves = [Curve { name: word, points: &pairs }];
            Lorenz { caption, persons: axis, held: axis, equality: word, curves: &curves }.svg()
        }),
        ("standing", standing(caption, values, &format)),
        ("funnel", funnel(caption, axis, &pairs, word)),
        ("map", map(caption, axis, values, &pairs, word)),
        ("shares", {
            let rows = [ShareRow { name: word, parts: values }];
            Shares { caption, format: &format, parts: &[word, word], rows: &rows }.svg()
        }),
        ("waterfall", {
            let step = |&change: &f64| Step { name: word, change, label: word };
            let steps: Vec<Step<'_>> = values.iter().map(step).collect();
            Waterfall { caption, axis, steps: &steps, sum: (word, word) }.svg()
        }),
        ("sparkline", {
            let values: Vec<Option<f64>> = values.iter().copied().map(Some).chain([None]).collect();
            Sparkline { caption, values: &values }.svg()
        }),
    ]
}

fn bars(caption: Caption<'_>, axis: Axis<'_>, figures: &[Value<'_>], values: &[f64]) -> String {
    let rows: Vec<Row<'_>> = figures
        .iter()
        .enumerate()
        .map(|(n, &value)| Row { name: caption.title, value, is_own: n == 0 })
        .collect();
    let reference = values.last().map(|&value| Reference { value, label: caption.title });
    Bars { caption, axis, rows: &rows, reference }.svg()
}

fn funnel(caption: Caption<'_>, axis: Axis<'_>, pairs: &[(f64, f64)], word: &str) -> String {
    let spots: Vec<Spot<'_>> = pairs
        .iter()
        .map(|&(size, value)| Spot { name: word, size, value, is_own: value > size })
        .collect();
    let (centre, sizes) = pairs.first().map_or((0.2, (1.0, 2.0)), |pair| (pair.0, *pair));
    let points = share_limits(centre, 1.96, sizes);
    let wild: Vec<(f64, f64, f64)> = pairs.iter().map(|&(one, other)| (one, other, one)).collect();
    let limits = [Limits { name: word, points: &points }, Limits { name: word, points: &wild }];
    Funnel {
        caption,
        sizes: axis,
        values: axis,
        centre: (centre, word),
        limits: &limits,
        spots: &spots,
    }
    .svg()
}

fn map(
    caption: Caption<'_>,
    axis: Axis<'_>,
    values: &[f64],
    pairs: &[(f64, f64)],
    word: &str,
) -> String {
    let rings = [pairs.to_vec()];
    let points = pairs.iter().map(|&(lon, lat)| Place {
        name: word,
        shape: Shape::Point(lon, lat),
        value: Some(lon),
        is_own: lon > lat,
    });
    let area = Place { name: word, shape: Shape::Rings(&rings), value: None, is_own: true };
    let places: Vec<Place<'_>> = points.chain((!pairs.is_empty()).then_some(area)).collect();
    let breaks = quantile_breaks(values, 5);
    Map { caption, axis, decimals: 1, breaks: &breaks, absent: word, places: &places }.svg()
}

fn trend_points(values: &[f64]) -> Vec<TrendPoint> {
    let next = values.iter().skip(1).copied().map(Some).chain([None]);
    let years = (2015..).step_by(2).zip([true, true, false].into_iter().cycle());
    values
        .iter()
        .zip(next)
        .zip(years)
        .map(|((&value, next), (year, is_known))| TrendPoint {
            year,
            value: is_known.then_some(value),
            interval: next.map(|next| (value, next)),
        })
        .collect()
}

fn pyramid(caption: Caption<'_>, axis: Axis<'_>, pairs: &[(f64, f64)]) -> String {
    let word = caption.title;
    let groups: Vec<AgeGroup<'_>> =
        pairs.iter().map(|&(left, right)| AgeGroup { name: word, left, right }).collect();
    Pyramid { caption, axis, sides: (word, word), groups: &groups }.svg()
}

fn standing(caption: Caption<'_>, values: &[f64], format: charts::Format<'_>) -> String {
    let (name, own) = (caption.title, values.first().copied());
    let row = StandingRow { name, values, own, own_label: name, format };
    Standing { caption, rows: &[row], legend: (name, name) }.svg()
}
