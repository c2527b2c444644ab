//! The figures beside those of others: areas and groups in one table, neighbours in another, all municipalities on
//! strips.

use kernel::TextArgs;

use crate::{
    document::{Block, Column, Table},
    drawing,
    model::{Benchmark, Comparison, Figure, Section},
};

use super::{Writer, sentences, summary::key_figures};

/// Units from which a place in the order is told.
const FEWEST_FOR_RANK: u32 = 5;

/// Strips shown at most.
const MOST_STRIPS: usize = 6;

const AREAS: [Benchmark; 5] = [
    Benchmark::District,
    Benchmark::Region,
    Benchmark::Republic,
    Benchmark::PeerGroup,
    Benchmark::DevelopmentGroup,
];

pub(super) fn write(writer: &mut Writer<'_>) {
    let figures: Vec<&Figure> = writer
        .input
        .figures
        .iter()
        .filter(|f| f.shown().is_some() && f.comparisons.iter().any(|c| c.value.is_some()))
        .collect();
    if figures.is_empty() {
        writer.say("no-comparison");
        writer.committee(Section::Comparison);
        return;
    }
    writer.say("comparison-rule");
    if let Some(table) = areas(writer, &figures) {
        writer.push(Block::Table(table));
    }
    if let Some(table) = neighbours(writer, &figures) {
        writer.push(Block::Table(table));
    }
    let strips: Vec<&Figure> = key_figures(writer.input)
        .into_iter()
        .filter(|figure| figure.everywhere.len() >= FEWEST_FOR_RANK as usize)
        .take(MOST_STRIPS)
        .collect();
    if !strips.is_empty() {
        let chart = drawing::draw_strips(writer.speech, &writer.input.unit.name, &strips);
        writer.push(Block::Chart(chart));
    }
    if let Some(chart) =
        writer.input.map.as_ref().and_then(|map| drawing::draw_map(writer.speech, map))
    {
        writer.push(Block::Chart(chart));
    }
    writer.committee(Section::Comparison);
}

fn areas(writer: &Writer<'_>, figures: &[&Figure]) -> Option<Table> {
    let speech = writer.speech;
    let find = |figure: &Figure, kind| -> Option<Comparison> {
        figure.comparisons.iter().find(|c| c.benchmark == kind && c.value.is_some()).cloned()
    };
    let kinds: Vec<Benchmark> =
        AREAS.into_iter().filter(|kind| figures.iter().any(|f| find(f, *kind).is_some())).collect();
    let figures: Vec<_> =
        figures.iter().filter(|f| kinds.iter().any(|kind| find(f, *kind).is_some())).collect();
    if figures.is_empty() {
        return None;
    }
    let mut columns = vec![
        Column::text(speech.text("column-figure"), 30),
        Column::number(speech.words(&writer.input.unit.name), 14),
    ];
    columns.extend(kinds.iter().map(|kind| Column::number(speech.text(kind_key(*kind)), 14)));
    let ranked = figures.iter().any(|f| rank(f).is_some());
    if ranked {
        columns.push(Column::number(speech.text("column-rank"), 15));
    }
    let rows = figures
        .iter()
        .map(|figure| {
            let mut row = vec![
                speech.words(&figure.name),
                sentences::show_cell(speech, figure, &figure.cell),
            ];
            row.extend(kinds.iter().map(|kind| {
                find(figure, *kind)
                    .and_then(|other| other.value)
                    .map_or(sentences::ABSENT.to_owned(), |v| speech.value(v, &figure.measure))
            }));
            if ranked {
                row.push(rank(figure).map_or(sentences::ABSENT.to_owned(), |(place, of)| {
                    let args =
                        TextArgs::new().text("place", place.to_string()).text("of", of.to_string());
                    speech.with("rank", &args)
                }));
            }
            row
        })
        .collect();
    let notes = if ranked { vec![speech.text("note-rank")] } else { vec![] };
    Some(Table { caption: speech.text("table-areas"), columns, rows, notes })
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

fn neighbours(writer: &Writer<'_>, figures: &[&Figure]) -> Option<Table> {
    let speech = writer.speech;
    let mut names: Vec<String> = Vec::new();
    for other in figures.iter().flat_map(|f| &f.comparisons) {
        let name = speech.words(&other.label);
        if other.benchmark == Benchmark::Neighbour && !names.contains(&name) && names.len() < 6 {
            names.push(name);
        }
    }
    if names.is_empty() {
        return None;
    }
    let mut columns = vec![
        Column::text(speech.text("column-figure"), 30),
        Column::number(speech.words(&writer.input.unit.name), 14),
    ];
    columns.extend(names.iter().map(|name| Column::number(name.clone(), 13)));
    let value = |figure: &Figure, name: &String| {
        figure
            .comparisons
            .iter()
            .find(|c| c.benchmark == Benchmark::Neighbour && &speech.words(&c.label) == name)
            .and_then(|c| c.value)
    };
    let rows = figures
        .iter()
        .filter(|figure| names.iter().any(|name| value(figure, name).is_some()))
        .map(|figure| {
            let mut row = vec![
                speech.words(&figure.name),
                sentences::show_cell(speech, figure, &figure.cell),
            ];
            row.extend(names.iter().map(|name| {
                value(figure, name)
                    .map_or(sentences::ABSENT.to_owned(), |v| speech.value(v, &figure.measure))
            }));
            row
        })
        .collect();
    Some(Table { caption: speech.text("table-neighbours"), columns, rows, notes: vec![] })
}

const fn kind_key(kind: Benchmark) -> &'static str {
    match kind {
        Benchmark::Neighbour => "benchmark-neighbour",
        Benchmark::District => "benchmark-district",
        Benchmark::Region => "benchmark-region",
        Benchmark::Republic => "benchmark-republic",
        Benchmark::PeerGroup => "benchmark-peers",
        Benchmark::DevelopmentGroup => "benchmark-development",
    }
}
