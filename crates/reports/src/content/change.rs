//! Change since the last round: tested, not asserted. What sampling error can explain is counted, not listed.

use kernel::{Design, TextArgs};

use crate::{
    document::{Block, Column, Run, Setting, Table},
    model::{Change, Figure, Origin, Role, Section},
    speech::Speech,
};

use super::{SIGNIFICANT, Writer, sentences};

pub(super) fn write(writer: &mut Writer<'_>) {
    let speech = writer.speech;
    let changes: Vec<(&Figure, &Change)> = writer
        .input
        .figures
        .iter()
        .filter(|figure| figure.shown().is_some() && figure.role != Role::Variant)
        .filter(|figure| !figure.is_list())
        .filter_map(|figure| Some((figure, figure.change.as_ref()?)))
        .collect();
    if changes.is_empty() {
        writer.say("no-change");
        writer.committee(Section::Change);
        return;
    }
    writer.say("change-rule");
    let (mut told, rest): (Vec<_>, Vec<_>) = changes
        .iter()
        .copied()
        .partition(|(figure, change)| is_clear(figure, change) || figure.role == Role::Headline);
    told.sort_by_key(|(figure, change)| !is_clear(figure, change));
    if !told.is_empty() {
        writer.push(Block::Table(table(speech, &told)));
    }
    if !rest.is_empty() {
        let count = speech.number(rest.len() as f64, 0);
        let text = speech.with("change-rest", &TextArgs::new().text("count", count));
        writer.push(Block::Paragraph(vec![Run::plain(text)]));
    }
    let tested = changes.iter().filter(|(_, change)| change.p.is_some()).count();
    if tested > 1 {
        let clear = changes.iter().filter(|(figure, change)| is_clear(figure, change)).count();
        let args = TextArgs::new()
            .text("tested", speech.number(tested as f64, 0))
            .text("clear", speech.number(clear as f64, 0))
            .text("chance", speech.number((tested as f64 * SIGNIFICANT).round().max(1.0), 0));
        let text = speech.with("change-chance", &args);
        writer.push(Block::Paragraph(vec![Run::plain(text)]));
    }
    writer.committee(Section::Change);
}

fn is_clear(figure: &Figure, change: &Change) -> bool {
    figure.origin == Origin::Mapping(Design::Sample) && change.p.is_some_and(|p| p < SIGNIFICANT)
}

fn table(speech: Speech, changes: &[(&Figure, &Change)]) -> Table {
    let columns = vec![
        Column::text(speech.text("column-figure"), 40),
        Column::number(speech.text("column-before"), 15),
        Column::number(speech.text("column-now"), 11),
        Column::number(speech.text("column-difference"), 12),
        Column::number(speech.text("column-p"), 13),
        Column::text(speech.text("column-verdict"), 23),
    ];
    let row = |(figure, change): &(&Figure, &Change)| {
        vec![
            speech.words(&figure.name),
            format!("{} ({})", speech.value(change.before, &figure.measure), change.from),
            sentences::show_cell(speech, figure, &figure.cell),
            speech.difference(change.difference, &figure.measure),
            sentences::show_p(speech, change),
            sentences::tell_change(speech, figure, change),
        ]
    };
    Table {
        caption: speech.text("table-change"),
        columns,
        rows: changes.iter().map(row).collect(),
        notes: vec![],
        setting: Setting::Plain,
    }
}
