//! What a report must be, whatever its figures.

#![expect(clippy::unwrap_used, reason = "a test ends where an assumption does not hold")]

#[path = "../fixture/mod.rs"]
mod fixture;

mod content;
mod formats;
mod gather;
mod hostile;
mod locales;
mod pages;
mod priorities;

use kernel::Language;
use reports::{Block, Document, List, ReportInput, Run, Table};

/// Every text of a document's body, code left out.
fn texts(blocks: &[Block]) -> Vec<String> {
    let mut all = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(heading) => all.push(heading.text.clone()),
            Block::Paragraph(runs) => all.extend(prose(runs)),
            Block::List(list) => list_texts(list, &mut all),
            Block::Table(table) => table_texts(table, &mut all),
            Block::Chart(chart) => {
                all.extend([chart.alt.clone(), chart.caption.clone()]);
                if let Some(table) = &chart.data {
                    table_texts(table, &mut all);
                }
            }
            Block::Callout(callout) => {
                all.push(callout.title.clone());
                all.extend(texts(&callout.blocks));
            }
            Block::Cards(cards) => {
                for card in cards {
                    all.extend(
                        [&card.label, &card.value, &card.detail, &card.beside].map(String::clone),
                    );
                }
            }
            Block::Contents | Block::PageBreak => {}
        }
    }
    all
}

fn prose(runs: &[Run]) -> Option<String> {
    let words: String = runs
        .iter()
        .filter(|run| run.style != reports::Style::Code)
        .map(|run| run.text.as_str())
        .collect();
    (!words.is_empty()).then_some(words)
}

fn list_texts(list: &List, all: &mut Vec<String>) {
    for item in &list.items {
        all.extend(prose(&item.runs));
        item.nested.iter().for_each(|nested| list_texts(nested, all));
    }
}

fn table_texts(table: &Table, all: &mut Vec<String>) {
    all.push(table.caption.clone());
    all.extend(table.columns.iter().map(|column| column.title.clone()));
    all.extend(table.rows.iter().flatten().cloned());
    all.extend(table.notes.iter().cloned());
}

fn write(input: &ReportInput, language: Language) -> Document {
    reports::write_report(input, language).unwrap()
}

/// The blocks between a heading and the next.
fn section<'a>(document: &'a Document, anchor: &str) -> &'a [Block] {
    let is_heading = |block: &Block| matches!(block, Block::Heading(_));
    let start = document
        .blocks
        .iter()
        .position(|block| matches!(block, Block::Heading(heading) if heading.anchor == anchor))
        .unwrap()
        + 1;
    let rest = &document.blocks[start..];
    let end = rest.iter().position(is_heading).unwrap_or(rest.len());
    &rest[..end]
}
