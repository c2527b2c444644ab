//! A chapter of figures: table, what stands out, charts, the committee's words.

use std::collections::BTreeSet;

use kernel::TextArgs;

use crate::{
    document::{Block, Column, Table},
    drawing,
    model::{Figure, Section},
    speech::Speech,
};

use super::{Writer, sentences};

/// Charts of groups a chapter shows at most.
const MOST_GROUP_CHARTS: usize = 3;

/// Charts of series a chapter shows at most.
const MOST_SERIES_CHARTS: usize = 2;

/// Points from which a series is a line.
const SERIES_POINTS: usize = 4;

pub(super) fn write(writer: &mut Writer<'_>, section: Section) {
    let (speech, input) = (writer.speech, writer.input);
    let figures: Vec<&Figure> = input.figures.iter().filter(|f| f.section == section).collect();
    if figures.is_empty() {
        writer.say("no-data");
        writer.committee(section);
        return;
    }
    writer.push(Block::Table(figure_table(speech, section, &figures)));
    for figure in &figures {
        if let Some(runs) = sentences::tell_figure(speech, figure) {
            writer.push(Block::Paragraph(runs));
        }
    }
    if section == Section::Population && !input.pyramid.is_empty() {
        writer.push(Block::Chart(drawing::draw_pyramid(speech, &input.pyramid)));
    }
    if section == Section::Material
        && let Some(chart) = drawing::draw_lorenz(speech, &input.lorenz)
    {
        writer.push(Block::Chart(chart));
    }
    let charts = figures
        .iter()
        .filter_map(|figure| drawing::draw_groups(speech, figure))
        .take(MOST_GROUP_CHARTS)
        .chain(
            figures
                .iter()
                .filter(|figure| figure.series.len() >= SERIES_POINTS)
                .filter_map(|figure| drawing::draw_series(speech, figure))
                .take(MOST_SERIES_CHARTS),
        );
    for chart in charts {
        writer.push(Block::Chart(chart));
    }
    writer.committee(section);
}

fn figure_table(speech: Speech, section: Section, figures: &[&Figure]) -> Table {
    let with_interval = figures.iter().any(|f| f.shown().is_some() && f.cell.interval.is_some());
    let mut columns = vec![
        Column::text(speech.text("column-figure"), 40),
        Column::number(speech.text("column-value"), 17),
    ];
    if with_interval {
        columns.push(Column::number(speech.text("column-interval"), 18));
    }
    columns.push(Column::text(speech.text("column-origin"), 19));
    columns.push(Column::number(speech.text("column-period"), 11));
    let rows = figures
        .iter()
        .map(|figure| {
            let mut row = vec![
                speech.words(&figure.name),
                sentences::show_cell(speech, figure, &figure.cell),
            ];
            if with_interval {
                row.push(sentences::show_interval(speech, figure, &figure.cell));
            }
            row.push(sentences::show_origin(speech, figure, &figure.cell));
            row.push(figure.period.to_string());
            row
        })
        .collect();
    let title = speech.text(&super::section_key(section));
    let caption = speech.with("table-figures", &TextArgs::new().text("section", title));
    Table { caption, columns, rows, notes: notes(speech, figures) }
}

fn notes(speech: Speech, figures: &[&Figure]) -> Vec<String> {
    let mut notes = Vec::new();
    let reasons: BTreeSet<_> = figures.iter().filter_map(|f| f.cell.suppression).collect();
    for reason in reasons {
        let args = TextArgs::new().text("reason", speech.text(reason.key()));
        notes.push(speech.with("note-withheld", &args));
    }
    let missing: Vec<String> = figures
        .iter()
        .filter(|figure| is_gap_large(figure))
        .map(|figure| tell_missing(speech, figure))
        .collect();
    if !missing.is_empty() {
        let args = TextArgs::new().text("list", missing.join("; "));
        notes.push(speech.with("note-missing", &args));
    }
    let mut sources: Vec<String> = figures.iter().map(|f| speech.words(&f.source)).collect();
    sources.sort_unstable();
    sources.dedup();
    sources.retain(|source| !source.is_empty());
    if !sources.is_empty() {
        let args = TextArgs::new().text("sources", sources.join("; "));
        notes.push(speech.with("note-sources", &args));
    }
    notes
}

/// Whether more than one answer in twenty is missing; smaller gaps stand in the annex only.
fn is_gap_large(figure: &Figure) -> bool {
    let unanswered = figure.missing.unanswered();
    unanswered > 0 && unanswered * 20 > figure.cell.n.unwrap_or(0) + unanswered
}

/// `Stopa …: nije pitano 3, odbijeno 2, ne zna 1`; kinds that did not occur are left out.
pub(super) fn tell_missing(speech: Speech, figure: &Figure) -> String {
    let missing = figure.missing;
    let kinds: Vec<String> = [
        ("missing-not-asked", missing.not_asked),
        ("missing-refused", missing.refused),
        ("missing-does-not-know", missing.does_not_know),
    ]
    .into_iter()
    .filter(|(_, count)| *count > 0)
    .map(|(key, count)| {
        speech.with(key, &TextArgs::new().text("count", speech.number(count as f64, 0)))
    })
    .collect();
    format!("{}: {}", speech.words(&figure.name), kinds.join(", "))
}
