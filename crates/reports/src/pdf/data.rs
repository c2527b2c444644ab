//! The document as JSON for the template: the one way from our data into Typst.

use kernel::Language;
use serde_json::{Value, json};

use crate::{
    document::{Block, CalloutKind, Document, Heading, List, Run, Setting, Style, Table},
    typeface::only_covered as t,
};

pub(super) fn to_json(document: &Document) -> Value {
    let meta = &document.meta;
    let language = if meta.language == Language::English { "en" } else { "sr" };
    json!({
        "language": language,
        "title": t(&meta.title),
        "unit": t(&meta.unit),
        "place": t(&meta.place),
        "period": t(&meta.period),
        "state": t(&meta.state),
        "date": t(&meta.date_text),
        "cover": meta.has_cover,
        "demo": meta.demo.as_deref().map(t),
        "header": t(&meta.header()),
        "description": t(&meta.description),
        "made_by": t(&meta.made_by),
        "page": t(&meta.labels.page),
        "of": t(&meta.labels.of),
        "contents": t(&meta.labels.contents),
        "blocks": blocks(&document.blocks),
    })
}

fn blocks(blocks: &[Block]) -> Value {
    blocks.iter().map(block).collect()
}

fn block(block: &Block) -> Value {
    match block {
        Block::Heading(heading) => json_heading(heading),
        Block::Paragraph(content) => json!({ "kind": "paragraph", "runs": runs(content) }),
        Block::List(content) => json!({ "kind": "list", "list": list(content) }),
        Block::Table(content) => json!({ "kind": "table", "table": table(content) }),
        Block::Chart(chart) => json!({
            "kind": "chart",
            "svg": t(&chart.svg),
            "alt": t(&chart.alt),
            "caption": t(&chart.caption),
            "millimetres": chart.millimetres(),
        }),
        Block::Callout(callout) => json!({
            "kind": "callout",
            "committee": callout.kind == CalloutKind::Committee,
            "title": t(&callout.title),
            "blocks": blocks(&callout.blocks),
        }),
        Block::Cards(cards) => {
            let cards: Vec<Value> = cards
                .iter()
                .map(|card| {
                    json!({
                        "label": t(&card.label),
                        "value": t(&card.value),
                        "detail": t(&card.detail),
                        "beside": t(&card.beside),
                    })
                })
                .collect();
            json!({ "kind": "cards", "cards": cards })
        }
        Block::Contents => json!({ "kind": "contents" }),
        Block::PageBreak => json!({ "kind": "page-break" }),
    }
}

fn json_heading(heading: &Heading) -> Value {
    json!({
        "kind": "heading",
        "level": heading.level,
        "number": heading.number,
        "text": t(&heading.text),
        "anchor": heading.anchor,
    })
}

fn runs(runs: &[Run]) -> Value {
    runs.iter()
        .map(|run| {
            let style = match run.style {
                Style::Plain => "plain",
                Style::Strong => "strong",
                Style::Emphasis => "emphasis",
                Style::Code => "code",
            };
            json!({ "text": t(&run.text), "style": style, "link": run.link })
        })
        .collect()
}

fn list(content: &List) -> Value {
    let items: Vec<Value> = content
        .items
        .iter()
        .map(|item| {
            let nested: Vec<Value> = item.nested.iter().map(list).collect();
            json!({ "runs": runs(&item.runs), "nested": nested })
        })
        .collect();
    json!({ "ordered": content.ordered, "items": items })
}

fn table(table: &Table) -> Value {
    let columns: Vec<Value> = table
        .columns
        .iter()
        .map(|c| json!({ "title": t(&c.title), "numeric": c.numeric, "width": c.width }))
        .collect();
    let rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(|cell| t(cell)).collect()).collect();
    let notes: Vec<String> = table.notes.iter().map(|note| t(note)).collect();
    let setting = match table.setting {
        Setting::Plain => "plain",
        Setting::Small => "small",
        Setting::Matrix => "matrix",
    };
    json!({ "caption": t(&table.caption), "columns": columns, "rows": rows, "notes": notes, "setting": setting })
}
