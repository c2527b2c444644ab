//! Writes every chart to a folder, to be looked at: `cargo run -p charts --example gallery -- FOLDER`.
//!
//! The figures are made up; municipalities are real names without real values.

use std::{error::Error, f64::consts::PI, fs, path::Path};

use charts::{
    AgeGroup, Axis, Bars, Caption, Curve, Funnel, Group, Grouped, Limits, Lorenz, Map, Multiples,
    Panel, Place, Pyramid, Reference, Row, Series, Shape, ShareRow, Shares, Sparkline, Spot,
    Standing, StandingRow, Step, Trend, TrendPoint, Value, Waterfall, quantile_breaks,
    share_limits,
};
use serbian::{Style, number, percent};

const NAMES: [&str; 12] = [
    "Апатин",
    "Бачка Паланка",
    "Бела Паланка",
    "Врњачка Бања",
    "Књажевац",
    "Петровац на Млави",
    "Нови Пазар",
    "Пријепоље",
    "Сремска Митровица",
    "Тутин",
    "Ужице",
    "Шабац",
];

fn caption() -> Caption<'static> {
    Caption::new("Стопа ризика од сиромаштва", "Пример са измишљеним вредностима.", "Нема података")
}

fn share(value: f64, decimals: usize) -> String {
    percent(value, decimals.saturating_sub(2), Style::Serbian)
}

fn plain(value: f64, decimals: usize) -> String {
    number(value, decimals, Style::Serbian)
}

fn main() -> Result<(), Box<dyn Error>> {
    let folder = std::env::args().nth(1).ok_or("name a folder")?;
    let folder = Path::new(&folder);
    fs::create_dir_all(folder)?;
    for (name, svg) in [
        ("bars", bars()),
        ("grouped", grouped()),
        ("trend", trend()),
        ("pyramid", pyramid()),
        ("lorenz", lorenz()),
        ("multiples", multiples()),
        ("standing", standing()),
        ("funnel", funnel()),
        ("map_points", map(false)),
        ("map_polygons", map(true)),
        ("shares", shares()),
        ("sparkline", sparkline()),
        ("waterfall", waterfall()),
        ("empty", Trend { caption: caption(), axis: SHARE, series: &[], is_from_zero: true }.svg()),
    ] {
        fs::write(folder.join(format!("{name}.svg")), svg)?;
    }
    Ok(())
}

const SHARE: Axis<'static> =
    Axis { label: "Удео лица у ризику, % становништва", format: &share };

fn bars() -> String {
    let values: Vec<f64> = (0..12).map(|n| 0.14 + 0.018 * f64::from(n)).collect();
    let labels: Vec<String> = values.iter().map(|&value| share(value, 3)).collect();
    let rows: Vec<Row<'_>> = NAMES
        .iter()
        .zip(values.iter().zip(&labels))
        .enumerate()
        .map(|(n, (name, (&value, label)))| Row {
            name,
            value: match n {
                3 => Value::Absent("· премало одговора за објављивање"),
                8 => Value::Absent("није рачунато: нема мапирања"),
                _ => Value::Known { value, interval: Some((value * 0.82, value * 1.2)), label },
            },
            is_own: n == 6,
        })
        .collect();
    let reference = Some(Reference { value: 0.21, label: "Република Србија 21,0%" });
    Bars { caption: caption(), axis: SHARE, rows: &rows, reference }.svg()
}

fn grouped() -> String {
    let known = |value: f64, label: &'static str| Value::Known { value, interval: None, label };
    let groups = [
        Group {
            name: "Деца 0–17",
            values: &[known(0.27, "27%"), known(0.24, "24%"), known(0.19, "19%")],
        },
        Group {
            name: "Одрасли 18–64",
            values: &[known(0.21, "21%"), known(0.19, "19%"), known(0.18, "18%")],
        },
        Group {
            name: "Старији од 65 година у једночланим домаћинствима",
            values: &[known(0.31, "31%"), Value::Absent("·"), known(0.22, "22%")],
        },
    ];
    let series = ["Општина, жене", "Општина, мушкарци", "Република Србија"];
    Grouped { caption: caption(), axis: SHARE, series: &series, groups: &groups }.svg()
}

fn points(values: &[(i32, Option<f64>)], reach: f64) -> Vec<TrendPoint> {
    values
        .iter()
        .map(|&(year, value)| TrendPoint {
            year,
            value,
            interval: value.filter(|_| reach > 0.0).map(|value| (value - reach, value + reach)),
        })
        .collect()
}

fn trend() -> String {
    let own: Vec<(i32, Option<f64>)> = (2013..=2025)
        .map(|year| (year, (year != 2020).then(|| 0.29 - 0.008 * f64::from(year - 2013))))
        .collect();
    let republic: Vec<(i32, Option<f64>)> =
        (2013..=2025).map(|year| (year, Some(0.25 - 0.004 * f64::from(year - 2013)))).collect();
    let district: Vec<(i32, Option<f64>)> =
        (2016..=2025).map(|year| (year, Some(0.23 - 0.0027 * f64::from(year - 2016)))).collect();
    let (own, republic, district) =
        (points(&own, 0.03), points(&republic, 0.0), points(&district, 0.0));
    let series = [
        Series { name: "Нови Пазар", points: &own },
        Series { name: "Република Србија", points: &republic },
        Series { name: "Рашка област", points: &district },
    ];
    Trend { caption: caption(), axis: SHARE, series: &series, is_from_zero: true }.svg()
}

fn pyramid() -> String {
    let names: Vec<String> = (0..18)
        .map(|n| if n == 17 { "85+".to_owned() } else { format!("{}–{}", n * 5, n * 5 + 4) })
        .collect();
    let groups: Vec<AgeGroup<'_>> = names
        .iter()
        .enumerate()
        .map(|(n, name)| {
            let hump = 1900.0 * (1.0 - ((n as f64 - 8.0) / 12.0).powi(2)).max(0.1);
            AgeGroup { name, left: hump * 1.04, right: hump * if n > 11 { 1.25 } else { 0.98 } }
        })
        .collect();
    let axis = Axis { label: "Број становника по попису", format: &plain };
    Pyramid { caption: caption(), axis, sides: ("Мушкарци", "Жене"), groups: &groups }.svg()
}

fn lorenz() -> String {
    let curve = |power: i32| -> Vec<(f64, f64)> {
        (0..=20).map(|n| (f64::from(n) / 20.0, (f64::from(n) / 20.0).powi(power))).collect()
    };
    let (own, republic) = (curve(2), curve(3));
    let curves = [
        Curve { name: "Нови Пазар: Џини 0,33", points: &own },
        Curve { name: "Република Србија: Џини 0,50", points: &republic },
    ];
    let persons =
        Axis { label: "Удео лица, од најсиромашнијих", format: &share };
    let held = Axis { label: "Удео у укупном приходу", format: &share };
    Lorenz {
        caption: caption(), persons, held, equality: "Потпуна једнакост", curves: &curves
    }
    .svg()
}

fn multiples() -> String {
    let all: Vec<Vec<TrendPoint>> = (0..8)
        .map(|n| {
            let values: Vec<(i32, Option<f64>)> = (2015..=2024)
                .map(|year| {
                    let wave = (f64::from(year - 2015) + f64::from(n)).sin() * 0.02;
                    (
                        year,
                        (n != 5 && (n != 2 || year != 2019))
                            .then_some(0.16 + 0.015 * f64::from(n) + wave),
                    )
                })
                .collect();
            points(&values, 0.0)
        })
        .collect();
    let panels: Vec<Panel<'_>> = NAMES
        .iter()
        .zip(&all)
        .enumerate()
        .map(|(n, (name, points))| Panel { name, points, is_own: n == 6 })
        .collect();
    Multiples { caption: caption(), axis: SHARE, panels: &panels, is_from_zero: true }.svg()
}

fn standing() -> String {
    let rates: Vec<f64> = (0..145).map(|n| 0.08 + 0.3 * spread(n)).collect();
    let wages: Vec<f64> = (0..145).map(|n| 52_000.0 + 60_000.0 * spread(n).powi(2)).collect();
    let row =
        |name, values, own, own_label, format| StandingRow { name, values, own, own_label, format };
    let rows = [
        row(
            "Стопа ризика од сиромаштва",
            rates.as_slice(),
            Some(0.31),
            "31,2% · 131. од 145",
            &share as _,
        ),
        row(
            "Просечна зарада без пореза и доприноса, РСД",
            wages.as_slice(),
            Some(61_200.0),
            "61.200 · 98. од 145",
            &plain as _,
        ),
        row(
            "Покривеност услугом помоћ у кући",
            rates.as_slice(),
            None,
            "нема података",
            &share as _,
        ),
    ];
    Standing {
        caption: caption(), rows: &rows, legend: ("Средња половина општина", "Медијана")
    }
    .svg()
}

/// Numbers between 0 and 1, denser in the middle, always the same.
fn spread(n: u32) -> f64 {
    let turn = (f64::from(n) * 0.618_034).fract();
    0.5 - (turn * PI).cos() * 0.5 * (0.4 + 0.6 * turn)
}

fn funnel() -> String {
    let inner = share_limits(0.2, 1.96, (60.0, 1600.0));
    let outer = share_limits(0.2, 3.09, (60.0, 1600.0));
    let limits = [Limits { name: "95%", points: &inner }, Limits { name: "99,8%", points: &outer }];
    let mut spots: Vec<Spot<'_>> = (0..60)
        .map(|n| {
            let size = 70.0 + 1400.0 * (f64::from(n) / 60.0).powi(2);
            Spot {
                name: "Општина",
                size,
                value: 0.2 + (spread(n * 7) - 0.5) * 2.4 / size.sqrt(),
                is_own: false,
            }
        })
        .collect();
    spots.push(Spot { name: "Нови Пазар", size: 900.0, value: 0.235, is_own: true });
    spots.push(Spot { name: "Тутин", size: 420.0, value: 0.30, is_own: false });
    let sizes = Axis { label: "Број испитаних лица", format: &plain };
    Funnel {
        caption: caption(),
        sizes,
        values: SHARE,
        centre: (0.2, "Сви заједно: 20%"),
        limits: &limits,
        spots: &spots,
    }
    .svg()
}

fn map(as_polygons: bool) -> String {
    let cells: Vec<(f64, f64)> = (0..120)
        .map(|n| (f64::from(n % 10), f64::from(n / 10)))
        .filter(|&(x, y)| ((x - 4.5) / 4.6).powi(2) + ((y - 5.5) / 6.3).powi(2) < 1.0)
        .map(|(x, y)| {
            (19.2 + x * 0.38 + (y * 1.7).sin() * 0.12, 42.4 + y * 0.32 + (x * 2.3).sin() * 0.08)
        })
        .collect();
    let rings: Vec<Vec<Vec<(f64, f64)>>> = cells
        .iter()
        .map(|&(x, y)| {
            let corner = |n: u32| {
                (
                    x + 0.2 * (f64::from(n) * PI / 3.0).cos(),
                    y + 0.17 * (f64::from(n) * PI / 3.0).sin(),
                )
            };
            vec![(0..6).map(corner).collect()]
        })
        .collect();
    let values: Vec<f64> = (0..cells.len()).map(|n| 0.1 + 0.25 * spread(n as u32)).collect();
    let places: Vec<Place<'_>> = cells
        .iter()
        .zip(rings.iter().zip(&values))
        .enumerate()
        .map(|(n, (&(lon, lat), (rings, &value)))| Place {
            name: if n == 30 { "Нови Пазар" } else { "Општина" },
            shape: if as_polygons { Shape::Rings(rings) } else { Shape::Point(lon, lat) },
            value: (n % 17 != 3).then_some(value),
            is_own: n == 30,
        })
        .collect();
    let breaks = quantile_breaks(&values, 5);
    let axis = Axis {
        label: "Удео лица у ризику од сиромаштва", format: &share
    };
    Map {
        caption: caption(),
        axis,
        decimals: 3,
        breaks: &breaks,
        absent: "нема податка",
        places: &places,
    }
    .svg()
}

fn shares() -> String {
    let rows = [
        ShareRow { name: "Нови Пазар", parts: &[22.0, 31.0, 27.0, 15.0, 5.0] },
        ShareRow { name: "Рашка област", parts: &[18.0, 27.0, 30.0, 17.0, 8.0] },
        ShareRow {
            name: "Република Србија", parts: &[14.0, 22.0, 31.0, 20.0, 13.0]
        },
        ShareRow { name: "Тутин", parts: &[] },
    ];
    let parts = ["Без школе", "Основна", "Средња", "Виша", "Висока"];
    Shares { caption: caption(), format: &share, parts: &parts, rows: &rows }.svg()
}

fn sparkline() -> String {
    let values = [Some(3.0), Some(4.0), Some(3.5), None, Some(5.0), Some(6.5), Some(6.0)];
    Sparkline { caption: caption(), values: &values }.svg()
}

fn waterfall() -> String {
    let step = |name, change, label| Step { name, change, label };
    let steps = [
        step("Пре поређења", -12.0, "−12,0"),
        step("Презиме", 7.5, "+7,5 · исто"),
        step("Име", 6.0, "+6,0 · исто"),
        step("Датум рођења", 9.5, "+9,5 · замењени дан и месец"),
        step("ЈМБГ", 0.0, "0 · непознато"),
        step("Насеље", -3.0, "−3,0 · различито"),
    ];
    let axis = Axis { label: "битова", format: &plain };
    Waterfall { caption: caption(), axis, steps: &steps, sum: ("Укупно", "+8,0") }.svg()
}
