//! All figures of a chapter in one table, with what a reader must know under it.

use std::collections::BTreeSet;

use kernel::TextArgs;

use crate::{
    document::{Column, Setting, Table},
    model::{Figure, Section},
    speech::Speech,
};

use super::sentences;

/// The table of a chapter's figures.
pub(super) fn of(speech: Speech, section: Section, figures: &[&Figure]) -> Table {
    let with_interval = figures.iter().any(|f| f.shown().is_some() && f.cell.interval.is_some());
    let mut columns = vec![
        Column::text(speech.text("column-figure"), 44),
        Column::number(speech.text("column-value"), 16),
    ];
    if with_interval {
        columns.push(Column::number(speech.text("column-interval"), 17));
    }
    columns.push(Column::text(speech.text("column-origin"), 19));
    columns.push(Column::number(speech.text("column-period"), 9));
    let row = |figure: &&Figure| {
        let mut row =
            vec![speech.words(&figure.name), sentences::show_cell(speech, figure, &figure.cell)];
        if with_interval {
            row.push(sentences::show_interval(speech, figure, &figure.cell));
        }
        row.push(sentences::show_origin(speech, figure, &figure.cell));
        row.push(figure.period.to_string());
        row
    };
    let title = speech.text(&super::section_key(section));
    Table {
        caption: speech.with("table-figures", &TextArgs::new().text("section", title)),
        columns,
        rows: figures.iter().map(row).collect(),
        notes: notes(speech, figures),
        setting: Setting::Plain,
    }
}

fn notes(speech: Speech, figures: &[&Figure]) -> Vec<String> {
    let mut notes = marks(speech, &figures.iter().map(|figure| &figure.cell));
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

/// What the dots and brackets of these cells mean.
pub(super) fn marks<'a>(
    speech: Speech,
    cells: &(impl Iterator<Item = &'a crate::Cell> + Clone),
) -> Vec<String> {
    let reasons: BTreeSet<_> = cells.clone().filter_map(|cell| cell.suppression).collect();
    let mut notes: Vec<String> = Vec::new();
    if !reasons.is_empty() {
        let told: Vec<String> = reasons.iter().map(|reason| speech.why(*reason)).collect();
        let args = TextArgs::new().text("reason", told.join("; "));
        notes.push(speech.with("note-withheld", &args));
    }
    if cells.clone().any(|cell| cell.shown().is_some() && cell.is_uncertain()) {
        notes.push(speech.text("note-uncertain"));
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
    format!("{}: {}", speech.words(&figure.name), missing_kinds(speech, figure))
}

/// `nije pitano 3, odbijeno 2, ne zna 1`.
pub(super) fn missing_kinds(speech: Speech, figure: &Figure) -> String {
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
    kinds.join(", ")
}
