//! The headlines beside others: areas and groups, neighbours, all municipalities on strips and a map, who is similar.
//!
//! Every row is of one period, which it names: the newest that the municipality shares with the others.

use kernel::TextArgs;

use crate::{
    document::{Block, Column, Run, Setting, Table},
    drawing,
    model::{Benchmark, Chance, Comparison, Figure, Measure, Role, Section},
    speech::Speech,
};

use super::{Writer, sentences, summary::key_figures};

/// Units from which a place in the order is told.
const FEWEST_FOR_RANK: u32 = 5;

/// Strips shown at most.
const MOST_STRIPS: usize = 8;

/// Rows of the tables at most.
const MOST_ROWS: usize = 16;

/// Neighbours shown by name.
const MOST_NEIGHBOURS: usize = 8;

const AREAS: [Benchmark; 5] = [
    Benchmark::District,
    Benchmark::Region,
    Benchmark::Republic,
    Benchmark::PeerGroup,
    Benchmark::DevelopmentGroup,
];

pub(super) fn write(writer: &mut Writer<'_>) {
    let speech = writer.speech;
    let figures = compared(writer);
    if figures.is_empty() {
        writer.say("no-comparison");
        writer.committee(Section::Comparison);
        return;
    }
    writer.say("comparison-rule");
    if let Some(table) = areas(writer, &figures) {
        writer.push(Block::Table(table));
    }
    for text in [chance(speech, &figures), similar(writer)].into_iter().flatten() {
        writer.push(Block::Paragraph(vec![Run::plain(text)]));
    }
    let strips: Vec<&Figure> = figures
        .iter()
        .filter(|figure| figure.everywhere.len() >= FEWEST_FOR_RANK as usize)
        .filter(|figure| !is_size(figure))
        .take(MOST_STRIPS)
        .copied()
        .collect();
    if !strips.is_empty() {
        let chart = drawing::draw_strips(speech, &writer.input.unit.name, &strips);
        writer.push(Block::Chart(chart));
    }
    if let Some(table) = neighbours(writer, &figures) {
        writer.push(Block::Table(table));
    }
    if let Some(chart) = writer.input.map.as_ref().and_then(|map| drawing::draw_map(speech, map)) {
        writer.push(Block::Chart(chart));
    }
    writer.committee(Section::Comparison);
}

/// Figures with somebody beside them: those that matter at a glance first, then the other headlines.
fn compared<'a>(writer: &Writer<'a>) -> Vec<&'a Figure> {
    let has = |figure: &&Figure| {
        !figure.is_list()
            && !is_fixed(figure)
            && figure.compared().is_some()
            && figure.comparisons.iter().any(|other| other.value.is_some())
    };
    let mut figures: Vec<&Figure> = key_figures(writer.input)
        .into_iter()
        .filter(|figure| !figure.is_list())
        .filter(has)
        .collect();
    let rest = [Role::Headline, Role::Main].into_iter().flat_map(|role| {
        writer.input.figures.iter().filter(has).filter(move |figure| figure.role == role)
    });
    for figure in rest {
        if figures.len() < MOST_ROWS && !figures.iter().any(|other| other.code == figure.code) {
            figures.push(figure);
        }
    }
    figures
}

/// Counts say how large a place is, not how it fares.
fn is_size(figure: &Figure) -> bool {
    figure.measure == Measure::Count
}

/// Whether it never changes, as the area does: a fact of the place and not of how it fares.
fn is_fixed(figure: &Figure) -> bool {
    let values = || figure.series.iter().map(|(_, value)| *value);
    values().count() > 2 && values().zip(values().skip(1)).all(|(one, next)| one == next)
}

fn own(speech: Speech, figure: &Figure) -> String {
    figure.compared().map_or_else(
        || sentences::ABSENT.to_owned(),
        |compared| speech.bare(compared.own, &figure.measure),
    )
}

fn named(speech: Speech, figure: &Figure) -> String {
    speech.with_measure(&figure.name, &figure.measure)
}

fn period(figure: &Figure) -> String {
    figure.compared().map_or_else(String::new, |compared| compared.period.to_string())
}

fn find(figure: &Figure, kind: Benchmark) -> Option<&Comparison> {
    figure.comparisons.iter().find(|other| other.benchmark == kind && other.value.is_some())
}

fn areas(writer: &Writer<'_>, figures: &[&Figure]) -> Option<Table> {
    let speech = writer.speech;
    let figures: Vec<&Figure> = figures
        .iter()
        .filter(|figure| !is_size(figure) && AREAS.iter().any(|kind| find(figure, *kind).is_some()))
        .copied()
        .collect();
    if figures.is_empty() {
        return None;
    }
    let has = |kind: &Benchmark| figures.iter().any(|figure| find(figure, *kind).is_some());
    let kinds: Vec<Benchmark> = AREAS.into_iter().filter(has).collect();
    let near = figures.iter().any(|figure| middle_of_neighbours(figure).is_some());
    let ranked = figures.iter().any(|figure| rank(figure).is_some());
    let mut columns = vec![
        Column::text(speech.text("column-figure"), 38),
        Column::number(speech.text("column-period"), 9),
        Column::number(speech.words(&writer.input.unit.name), 14),
    ];
    if near {
        columns.push(Column::number(speech.text("column-neighbours"), 14));
    }
    columns.extend(kinds.iter().map(|kind| Column::number(speech.text(kind_key(*kind)), 14)));
    if ranked {
        columns.push(Column::number(speech.text("column-rank"), 15));
    }
    let absent = || sentences::ABSENT.to_owned();
    let row = |figure: &&Figure| {
        let value = |value: Option<f64>| {
            value.map_or_else(absent, |value| speech.bare(value, &figure.measure))
        };
        let mut row = vec![named(speech, figure), period(figure), own(speech, figure)];
        if near {
            row.push(value(middle_of_neighbours(figure)));
        }
        row.extend(kinds.iter().map(|kind| value(find(figure, *kind).and_then(|one| one.value))));
        if ranked {
            row.push(rank(figure).map_or_else(absent, |(place, of)| {
                let args =
                    TextArgs::new().text("place", place.to_string()).text("of", of.to_string());
                speech.with("rank", &args)
            }));
        }
        row
    };
    let mut notes = vec![speech.text("note-areas")];
    notes.extend(ranked.then(|| speech.text("note-rank")));
    Some(Table {
        caption: speech.text("table-areas"),
        columns,
        rows: figures.iter().map(row).collect(),
        notes,
        setting: Setting::Plain,
    })
}

/// The median of the neighbours; needs three of them.
fn middle_of_neighbours(figure: &Figure) -> Option<f64> {
    let mut values: Vec<f64> = figure
        .comparisons
        .iter()
        .filter(|other| other.benchmark == Benchmark::Neighbour)
        .filter_map(|other| other.value)
        .collect();
    values.sort_by(f64::total_cmp);
    let (half, is_odd) = (values.len() / 2, values.len() % 2 == 1);
    match (values.get(half), half.checked_sub(1).and_then(|before| values.get(before))) {
        (Some(upper), _) if is_odd && values.len() >= 3 => Some(*upper),
        (Some(upper), Some(lower)) if values.len() >= 3 => Some(f64::midpoint(*lower, *upper)),
        _ => None,
    }
}

/// The place among the municipalities of the largest group that has one.
fn rank(figure: &Figure) -> Option<(u32, u32)> {
    figure
        .comparisons
        .iter()
        .filter_map(|other| other.rank)
        .filter(|rank| rank.of >= FEWEST_FOR_RANK && figure.direction != 0)
        .max_by_key(|rank| rank.of)
        .map(|rank| (rank.place, rank.of))
}

/// Rates that chance does not explain, given how few people stand behind them.
fn chance(speech: Speech, figures: &[&Figure]) -> Option<String> {
    let names = |wanted: Chance| -> String {
        let of: Vec<String> = figures
            .iter()
            .filter(|figure| figure.chance == Some(wanted) && !figure.is_of_few_cases())
            .map(|figure| speech.words(&figure.name))
            .collect();
        of.join("; ")
    };
    let (above, below) = (names(Chance::Above), names(Chance::Below));
    let told: Vec<String> = [("chance-above", above), ("chance-below", below)]
        .into_iter()
        .filter(|(_, names)| !names.is_empty())
        .map(|(key, names)| speech.with(key, &TextArgs::new().text("names", names)))
        .collect();
    (!told.is_empty()).then(|| format!("{} {}", speech.text("chance-intro"), told.join(" ")))
}

/// Who is similar, and by what.
fn similar(writer: &Writer<'_>) -> Option<String> {
    let (speech, similar) = (writer.speech, &writer.input.similar);
    if similar.places.is_empty() {
        return None;
    }
    let list = |words: &[kernel::Words]| {
        words.iter().map(|one| speech.words(one)).collect::<Vec<_>>().join(", ")
    };
    let args = TextArgs::new().text("places", list(&similar.places)).text("by", list(&similar.by));
    Some(speech.with("similar-places", &args))
}

fn neighbours(writer: &Writer<'_>, figures: &[&Figure]) -> Option<Table> {
    let speech = writer.speech;
    let mut names: Vec<String> = Vec::new();
    for other in figures.iter().flat_map(|f| &f.comparisons) {
        let name = speech.words(&other.label);
        let is_new = other.benchmark == Benchmark::Neighbour && !names.contains(&name);
        if is_new && names.len() < MOST_NEIGHBOURS {
            names.push(name);
        }
    }
    if names.is_empty() {
        return None;
    }
    let mut columns = vec![
        Column::text(speech.text("column-figure"), 34),
        Column::number(speech.text("column-period"), 9),
        Column::number(speech.words(&writer.input.unit.name), 13),
    ];
    columns.extend(names.iter().map(|name| Column::number(name.clone(), 13)));
    let value = |figure: &Figure, name: &String| {
        let is_it = |one: &&Comparison| {
            one.benchmark == Benchmark::Neighbour && &speech.words(&one.label) == name
        };
        figure.comparisons.iter().find(is_it).and_then(|one| one.value)
    };
    let rows = figures
        .iter()
        .filter(|figure| names.iter().any(|name| value(figure, name).is_some()))
        .map(|figure| {
            let mut row = vec![named(speech, figure), period(figure), own(speech, figure)];
            row.extend(names.iter().map(|name| {
                value(figure, name)
                    .map_or(sentences::ABSENT.to_owned(), |v| speech.bare(v, &figure.measure))
            }));
            row
        })
        .collect();
    let caption = speech.text("table-neighbours");
    Some(Table { caption, columns, rows, notes: vec![], setting: Setting::Small })
}

const fn kind_key(kind: Benchmark) -> &'static str {
    match kind {
        Benchmark::Neighbour => "column-neighbours",
        Benchmark::District => "benchmark-district",
        Benchmark::Region => "benchmark-region",
        Benchmark::Republic => "benchmark-republic",
        Benchmark::PeerGroup => "benchmark-peers",
        Benchmark::DevelopmentGroup => "benchmark-development",
    }
}
