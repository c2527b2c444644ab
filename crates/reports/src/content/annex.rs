//! The annex: definitions, sources, method, quality, what was withheld and why, how to compute every figure again.

use std::collections::BTreeSet;

use kernel::TextArgs;

use crate::{
    document::{Block, Callout, CalloutKind, Column, Run, Table},
    model::{Figure, Provenance, Suppression},
    speech::Speech,
};

use super::{Writer, chapter::tell_missing};

pub(super) fn write(writer: &mut Writer<'_>) {
    let speech = writer.speech;
    for (anchor, key, part) in PARTS {
        writer.heading(2, anchor, speech.text(key));
        let blocks = part(writer);
        if blocks.is_empty() {
            writer.say("nothing-here");
        }
        for block in blocks {
            writer.push(block);
        }
    }
}

type Part = fn(&Writer<'_>) -> Vec<Block>;

const PARTS: [(&str, &str, Part); 5] = [
    ("annex-definitions", "annex-definitions", definitions),
    ("annex-method", "annex-method", method),
    ("annex-quality", "annex-quality", quality),
    ("annex-withheld", "annex-withheld", withheld),
    ("annex-again", "annex-again", again),
];

fn definitions(writer: &Writer<'_>) -> Vec<Block> {
    let speech = writer.speech;
    let figures = &writer.input.figures;
    if figures.is_empty() {
        return vec![];
    }
    let rows = figures
        .iter()
        .map(|figure| {
            vec![
                format!("{} v{}", figure.code, figure.version),
                speech.words(&figure.name),
                speech.words(&figure.definition),
                speech.words(&figure.source),
            ]
        })
        .collect();
    let columns = vec![
        Column::text(speech.text("column-code"), 16),
        Column::text(speech.text("column-figure"), 28),
        Column::text(speech.text("column-definition"), 40),
        Column::text(speech.text("column-source"), 22),
    ];
    vec![Block::Table(Table {
        caption: speech.text("table-definitions"),
        columns,
        rows,
        notes: vec![],
    })]
}

fn method(writer: &Writer<'_>) -> Vec<Block> {
    let paragraphs = writer.input.annex.method.iter();
    paragraphs.map(|words| Block::Paragraph(vec![Run::plain(writer.speech.words(words))])).collect()
}

fn quality(writer: &Writer<'_>) -> Vec<Block> {
    let speech = writer.speech;
    let mut rows: Vec<Vec<String>> = writer
        .input
        .annex
        .quality
        .iter()
        .map(|(what, much)| vec![speech.words(what), speech.words(much)])
        .collect();
    for figure in &writer.input.figures {
        if figure.missing.unanswered() > 0 {
            let told = tell_missing(speech, figure);
            let (name, kinds) = told.split_once(": ").unwrap_or((&told, ""));
            let args = TextArgs::new().text("name", name);
            rows.push(vec![speech.with("quality-missing", &args), kinds.to_owned()]);
        }
    }
    if rows.is_empty() {
        return vec![];
    }
    let columns = vec![
        Column::text(speech.text("column-what"), 50),
        Column::text(speech.text("column-finding"), 50),
    ];
    vec![Block::Table(Table {
        caption: speech.text("table-quality"),
        columns,
        rows,
        notes: vec![],
    })]
}

/// Everything withheld: whole figures, groups, and what the engine reports besides.
fn withheld(writer: &Writer<'_>) -> Vec<Block> {
    let speech = writer.speech;
    let row = |what: String, why: Suppression| vec![what, speech.text(why.key())];
    let mut rows = Vec::new();
    for figure in &writer.input.figures {
        let name = speech.words(&figure.name);
        if let Some(why) = figure.cell.suppression {
            rows.push(row(name.clone(), why));
        }
        for by in &figure.breakdowns {
            for (group, cell) in &by.groups {
                if let Some(why) = cell.suppression {
                    rows.push(row(format!("{name} – {}", group_name(speech, by, group)), why));
                }
            }
        }
    }
    let annex = &writer.input.annex.suppressed;
    rows.extend(annex.iter().map(|(what, why)| row(speech.words(what), *why)));
    if rows.is_empty() {
        return vec![];
    }
    let columns = vec![
        Column::text(speech.text("column-what"), 50),
        Column::text(speech.text("column-why"), 50),
    ];
    vec![Block::Table(Table {
        caption: speech.text("table-withheld"),
        columns,
        rows,
        notes: vec![],
    })]
}

fn group_name(speech: Speech, by: &crate::Breakdown, group: &kernel::Words) -> String {
    format!("{}: {}", speech.words(&by.dimension), speech.words(group))
}

fn again(writer: &Writer<'_>) -> Vec<Block> {
    let speech = writer.speech;
    let mut blocks = Vec::new();
    let runs: BTreeSet<(String, String, String)> = writer
        .input
        .figures
        .iter()
        .filter_map(|figure: &Figure| figure.provenance.as_ref())
        .map(|p: &Provenance| (p.run.to_string(), p.snapshot.clone(), p.code.clone()))
        .collect();
    if !runs.is_empty() {
        let columns = vec![
            Column::text(speech.text("column-run"), 34),
            Column::text(speech.text("column-snapshot"), 46),
            Column::text(speech.text("column-version"), 20),
        ];
        let rows =
            runs.into_iter().map(|(run, snapshot, code)| vec![run, snapshot, code]).collect();
        let caption = speech.text("table-runs");
        blocks.push(Block::Table(Table { caption, columns, rows, notes: vec![] }));
    }
    let commands = &writer.input.annex.commands;
    if !commands.is_empty() {
        let lines = commands.iter().map(|line| Block::Paragraph(vec![Run::code(line.clone())]));
        blocks.push(Block::Callout(Callout {
            kind: CalloutKind::Note,
            title: speech.text("commands-title"),
            blocks: lines.collect(),
        }));
    }
    blocks
}
