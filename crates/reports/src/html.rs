//! The document as one HTML file: readable on a phone, on paper and by a screen reader, without any script.
//!
//! Charts are inline SVG; maud escapes every text. The style forbids nothing to load because there is nothing to load.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use crate::document::{
    Block, Callout, CalloutKind, Card, Chart, Document, Heading, List, Run, Setting, Style, Table,
};

const STYLE: &str = include_str!("html/style.css");

/// The document as HTML.
pub(crate) fn render(document: &Document) -> String {
    let meta = &document.meta;
    let title = format!("{} – {}, {}", meta.title, meta.unit, meta.period);
    html! {
        (DOCTYPE)
        html lang=(meta.language.tag()) {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:";
                meta name="description" content=(meta.description);
                meta name="generator" content=(meta.made_by);
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a class="skip" href="#text" { (meta.labels.skip) }
                header class="page" {
                    span { (meta.header()) }
                    @if let Some(demo) = &meta.demo { strong class="demo" { (demo) } }
                }
                div class="cover" {
                    p class="unit" { (meta.unit) }
                    p class="place" { (meta.place) }
                    h1 { (meta.title) }
                    p class="state" { strong { (meta.period) } " · " (meta.state) " · " (meta.date_text) }
                }
                main id="text" {
                    @for (at, part) in document.blocks.iter().enumerate() { (block(document, at, part)) }
                }
                footer { (meta.title) " · " (meta.header()) " · " (meta.made_by) }
            }
        }
    }
    .into_string()
}

fn block(document: &Document, at: usize, part: &Block) -> Markup {
    match part {
        Block::Heading(content) => heading(content),
        Block::Paragraph(content) => html! { p { (runs(content)) } },
        Block::List(content) => list(content),
        Block::Table(content) => table(content),
        Block::Chart(content) => chart(content, &document.meta.labels.data),
        Block::Callout(content) => callout(document, content, at),
        Block::Cards(content) => cards(content),
        Block::Contents => contents(document),
        Block::PageBreak => html! {},
    }
}

/// The title of the document is the only `h1`.
fn heading(content: &Heading) -> Markup {
    let number =
        html! { @if !content.number.is_empty() { span class="number" { (content.number) } " " } };
    match content.level {
        1 => html! { h2 id=(content.anchor) { (number) (content.text) } },
        2 => html! { h3 id=(content.anchor) { (number) (content.text) } },
        _ => html! { h4 id=(content.anchor) { (number) (content.text) } },
    }
}

fn runs(runs: &[Run]) -> Markup {
    html! {
        @for run in runs {
            @if let Some(link) = &run.link { a href=(link) rel="noopener noreferrer" { (styled(run)) } }
            @else { (styled(run)) }
        }
    }
}

fn styled(run: &Run) -> Markup {
    match run.style {
        Style::Plain => html! { (run.text) },
        Style::Strong => html! { strong { (run.text) } },
        Style::Emphasis => html! { em { (run.text) } },
        Style::Code => html! { code { (run.text) } },
    }
}

fn list(content: &List) -> Markup {
    let items = html! {
        @for item in &content.items {
            li { (runs(&item.runs)) @for nested in &item.nested { (list(nested)) } }
        }
    };
    if content.ordered {
        html! { ol { (items) } }
    } else {
        html! { ul { (items) } }
    }
}

fn table(content: &Table) -> Markup {
    let class = match content.setting {
        Setting::Plain => "wide",
        Setting::Small => "wide small",
        Setting::Matrix => "wide small matrix",
    };
    html! {
        div class=(class) tabindex="0" role="region" aria-label=(content.caption) {
            table {
                caption { (content.caption) }
                thead { tr {
                    @for column in &content.columns {
                        th scope="col" class=[column.numeric.then_some("number")] { span { (column.title) } }
                    }
                } }
                tbody {
                    @for row in &content.rows {
                        tr {
                            @for (cell, column) in row.iter().zip(&content.columns).take(1) {
                                th scope="row" class=[column.numeric.then_some("number")] { (cell) }
                            }
                            @for (cell, column) in row.iter().zip(&content.columns).skip(1) {
                                td class=[column.numeric.then_some("number")] { (cell) }
                            }
                        }
                    }
                }
            }
        }
        @for note in &content.notes { p class="note" { (note) } }
    }
}

/// The picture carries its own title and description for screen readers.
fn chart(content: &Chart, data: &str) -> Markup {
    html! {
        figure {
            figcaption { (content.caption) }
            div class="chart" { (PreEscaped(&content.svg)) }
            @if let Some(numbers) = &content.data {
                details { summary { (data) } (table(numbers)) }
            }
        }
    }
}

fn callout(document: &Document, content: &Callout, at: usize) -> Markup {
    let class = match content.kind {
        CalloutKind::Committee => "callout committee",
        CalloutKind::Note => "callout",
    };
    let id = format!("note-{at}");
    // The committee writes Serbian, whatever the language around its words.
    let foreign = content.kind == CalloutKind::Committee && !document.meta.language.is_serbian();
    html! {
        section class=(class) aria-labelledby=(id) {
            p class="title" id=(id) { (content.title) }
            div lang=[foreign.then_some("sr")] {
                @for part in &content.blocks { (block(document, at, part)) }
            }
        }
    }
}

fn cards(cards: &[Card]) -> Markup {
    html! {
        ul class="cards" {
            @for card in cards {
                li {
                    span class="label" { (card.label) }
                    strong { (card.value) }
                    span class="detail" { (card.detail) }
                    @if !card.beside.is_empty() { span class="detail" { (card.beside) } }
                }
            }
        }
    }
}

fn contents(document: &Document) -> Markup {
    let headings = document.blocks.iter().filter_map(|block| match block {
        Block::Heading(heading) if heading.level <= 2 => Some(heading),
        _ => None,
    });
    html! {
        nav class="contents" aria-labelledby="contents" {
            h2 id="contents" { (document.meta.labels.contents) }
            ul {
                @for heading in headings {
                    li class=(format!("level-{}", heading.level)) {
                        a href=(format!("#{}", heading.anchor)) {
                            span class="number" { (heading.number) } " " (heading.text)
                        }
                    }
                }
            }
        }
    }
}
