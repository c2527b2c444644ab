//! The annex: definitions, sources, method, quality, what was withheld and why, how to compute every figure again.

use std::collections::BTreeSet;

use kernel::TextArgs;

use crate::{
    document::{Block, Callout, CalloutKind, Column, Run, Setting, Table},
    model::{Figure, Provenance, Suppression},
    speech::Speech,
};

use super::{Writer, figure_table::missing_kinds};

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
    let mut known = BTreeSet::new();
    let rows = figures
        .iter()
        .filter(|figure| known.insert((&figure.code, figure.version)))
        .map(|figure| {
            let mut codes = vec![format!("{} v{}", figure.code, figure.version)];
            codes.extend(figure.also.iter().map(ToString::to_string));
            vec![
                codes.join(" = "),
                speech.words(&figure.name),
                speech.words(&figure.definition),
                speech.words(&figure.source),
            ]
        })
        .collect();
    let columns = [
        ("column-code", 17),
        ("column-figure", 25),
        ("column-definition", 50),
        ("column-source", 20),
    ];
    vec![small_table(speech, "table-definitions", &columns, rows)]
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
    rows.extend(unanswered(writer));
    if rows.is_empty() {
        return vec![];
    }
    let columns = [("column-what", 50), ("column-finding", 50)];
    vec![small_table(speech, "table-quality", &columns, rows)]
}

/// A table of texts in small print: keys of the caption and of the columns, with their widths in percent.
fn small_table(
    speech: Speech,
    caption: &str,
    columns: &[(&str, u8)],
    rows: Vec<Vec<String>>,
) -> Block {
    let column = |(key, width): &(&str, u8)| Column::text(speech.text(key), *width);
    Block::Table(Table {
        caption: speech.text(caption),
        columns: columns.iter().map(column).collect(),
        rows,
        notes: vec![],
        setting: Setting::Small,
    })
}

/// Everything withheld: whole figures, groups, and what the engine reports besides.
fn withheld(writer: &Writer<'_>) -> Vec<Block> {
    let speech = writer.speech;
    let mut rows = Vec::new();
    for figure in &writer.input.figures {
        let cells = figure.breakdowns.iter().flat_map(|by| &by.groups);
        for why in Suppression::ALL {
            let mut parts = Vec::new();
            if figure.cell.suppression == Some(why) {
                parts.push(speech.text("chart-all"));
            }
            let hidden = cells.clone().filter(|(_, cell)| cell.suppression == Some(why));
            parts.extend(hidden.map(|(group, _)| speech.words(group)));
            if !parts.is_empty() {
                let name = format!("{}: {}", speech.words(&figure.name), parts.join("; "));
                rows.push(vec![name, speech.why(why)]);
            }
        }
    }
    let annex = &writer.input.annex.suppressed;
    rows.extend(annex.iter().map(|(what, why)| vec![speech.words(what), speech.why(*why)]));
    if rows.is_empty() {
        return vec![];
    }
    let columns = [("column-what", 66), ("column-why", 34)];
    vec![small_table(speech, "table-withheld", &columns, rows)]
}

/// Missing answers: figures with the same gaps share a row.
fn unanswered(writer: &Writer<'_>) -> Vec<Vec<String>> {
    let speech = writer.speech;
    let mut rows: Vec<(String, Vec<String>)> = Vec::new();
    for figure in writer.input.figures.iter().filter(|figure| figure.missing.unanswered() > 0) {
        let (kinds, name) = (missing_kinds(speech, figure), speech.words(&figure.name));
        match rows.iter_mut().find(|(known, _)| *known == kinds) {
            Some((_, names)) => names.push(name),
            None => rows.push((kinds, vec![name])),
        }
    }
    rows.into_iter()
        .map(|(kinds, names)| {
            let args = TextArgs::new().text("name", names.join("; "));
            vec![speech.with("quality-missing", &args), kinds]
        })
        .collect()
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
        let columns = [("column-run", 26), ("column-snapshot", 62), ("column-version", 12)];
        let rows =
            runs.into_iter().map(|(run, snapshot, code)| vec![run, snapshot, code]).collect();
        blocks.push(small_table(speech, "table-runs", &columns, rows));
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
