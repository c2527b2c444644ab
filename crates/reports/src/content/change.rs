//! Change since the last round: tested, not asserted.

use crate::{
    document::{Block, Column, Table},
    model::{Change, Figure, Section},
};

use super::{Writer, sentences};

pub(super) fn write(writer: &mut Writer<'_>) {
    let speech = writer.speech;
    let changes: Vec<(&Figure, &Change)> = writer
        .input
        .figures
        .iter()
        .filter(|figure| figure.shown().is_some())
        .filter_map(|figure| Some((figure, figure.change.as_ref()?)))
        .collect();
    if changes.is_empty() {
        writer.say("no-change");
        writer.committee(Section::Change);
        return;
    }
    writer.say("change-rule");
    let columns = vec![
        Column::text(speech.text("column-figure"), 34),
        Column::number(speech.text("column-before"), 18),
        Column::number(speech.text("column-now"), 14),
        Column::number(speech.text("column-difference"), 14),
        Column::text(speech.text("column-verdict"), 30),
    ];
    let rows = changes
        .iter()
        .map(|(figure, change)| {
            vec![
                speech.words(&figure.name),
                format!("{} ({})", speech.value(change.before, &figure.measure), change.from),
                sentences::show_cell(speech, figure, &figure.cell),
                speech.difference(change.difference, &figure.measure),
                sentences::tell_change(speech, figure, change),
            ]
        })
        .collect();
    let caption = speech.text("table-change");
    writer.push(Block::Table(Table { caption, columns, rows, notes: vec![] }));
    writer.committee(Section::Change);
}
