//! The document that every format draws: what is said, in which order, without how it looks.
//!
//! Built by `content`, drawn by `pdf`, `docx` and `html`. Texts are final, in one language, free of control characters.

use chrono::NaiveDate;
use kernel::Language;

use crate::speech::Speech;

/// What made a file.
pub(crate) const MADE_BY: &str = concat!("Svi ", env!("CARGO_PKG_VERSION"));

/// A whole document.
#[derive(Debug, Clone, PartialEq)]
pub struct Document {
    /// What stands on the cover and on every page.
    pub meta: Meta,
    /// The body in order.
    pub blocks: Vec<Block>,
}

/// What stands on the cover and on every page.
#[derive(Debug, Clone, PartialEq)]
pub struct Meta {
    /// The language of every text.
    pub language: Language,
    /// `Izveštaj o socijalnom uključivanju i socijalnoj zaštiti`.
    pub title: String,
    /// The municipality with its kind.
    pub unit: String,
    /// District and region.
    pub place: String,
    /// The period in words.
    pub period: String,
    /// Draft or adopted, in words.
    pub state: String,
    /// The day in words.
    pub date_text: String,
    /// The day.
    pub date: NaiveDate,
    /// Whether it begins with a page of its own; otherwise its title stands above the text.
    pub has_cover: bool,
    /// The mark of a fictional municipality, for every page.
    pub demo: Option<String>,
    /// One sentence on what this is, for readers of the file's properties.
    pub description: String,
    /// What made the file.
    pub made_by: String,
    /// Words that the renderers need.
    pub labels: Labels,
}

impl Meta {
    /// Municipality, period and state: the line on every page.
    pub fn header(&self) -> String {
        format!("{} · {} · {}", self.unit, self.period, self.state)
    }
}

/// Words that the renderers need.
#[derive(Debug, Clone, PartialEq)]
pub struct Labels {
    /// Title of the contents.
    pub contents: String,
    /// `strana`.
    pub page: String,
    /// `od`.
    pub of: String,
    /// Skip link of the page.
    pub skip: String,
    /// Title of the data behind a chart.
    pub data: String,
    /// Asks the reader of a DOCX to refresh the contents.
    pub refresh: String,
}

impl Labels {
    /// The words in a language.
    pub(crate) fn of(speech: Speech) -> Self {
        Self {
            contents: speech.text("contents"),
            page: speech.text("page"),
            of: speech.text("page-of"),
            skip: speech.text("skip-to-text"),
            data: speech.text("chart-data"),
            refresh: speech.text("refresh-contents"),
        }
    }
}

/// A part of the body.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A heading; level 1 to 3.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Vec<Run>),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// A chart.
    Chart(Chart),
    /// A box set apart from the text.
    Callout(Callout),
    /// Figures to be seen at a glance.
    Cards(Vec<Card>),
    /// The table of contents.
    Contents,
    /// A new page in paged formats.
    PageBreak,
}

/// A heading.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// 1 to 3.
    pub level: u8,
    /// `3`, `9.2`; empty when not numbered.
    pub number: String,
    /// Its text.
    pub text: String,
    /// Target of links: ASCII, unique in the document.
    pub anchor: String,
}

impl Heading {
    /// Number and text.
    pub fn full(&self) -> String {
        if self.number.is_empty() {
            self.text.clone()
        } else {
            format!("{}\u{2002}{}", self.number, self.text)
        }
    }
}

/// A stretch of text in one style.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Run {
    /// The text.
    pub text: String,
    /// How it looks.
    pub style: Style,
    /// Where it leads: `http`, `https` or `mailto` only.
    pub link: Option<String>,
}

/// How a run looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Style {
    /// As the text around it.
    #[default]
    Plain,
    /// Strong.
    Strong,
    /// Emphasised.
    Emphasis,
    /// As typed on a terminal.
    Code,
}

impl Run {
    /// Plain text.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// Strong text.
    pub fn strong(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: Style::Strong, link: None }
    }

    /// A code or a command.
    pub fn code(text: impl Into<String>) -> Self {
        Self { text: text.into(), style: Style::Code, link: None }
    }
}

/// A list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct List {
    /// Numbered, not bulleted.
    pub ordered: bool,
    /// Its items.
    pub items: Vec<Item>,
}

/// An item of a list.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Item {
    /// Its text.
    pub runs: Vec<Run>,
    /// Lists under it.
    pub nested: Vec<List>,
}

/// A table.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Table {
    /// What it shows.
    pub caption: String,
    /// Its columns; the first names the row.
    pub columns: Vec<Column>,
    /// As many cells a row as columns.
    pub rows: Vec<Vec<String>>,
    /// What a reader must know, under the table.
    pub notes: Vec<String>,
    /// How closely it is set.
    pub setting: Setting,
}

/// How closely a table is set.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Setting {
    /// As text.
    #[default]
    Plain,
    /// In small print, for the annex.
    Small,
    /// Many narrow columns of numbers under upright titles.
    Matrix,
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// Its title with the unit.
    pub title: String,
    /// Numbers, set flush right.
    pub numeric: bool,
    /// Its share of the width beside the others.
    pub width: u8,
}

impl Column {
    /// A column of words.
    pub fn text(title: impl Into<String>, width: u8) -> Self {
        Self { title: title.into(), numeric: false, width }
    }

    /// A column of numbers.
    pub fn number(title: impl Into<String>, width: u8) -> Self {
        Self { title: title.into(), numeric: true, width }
    }
}

/// A chart, drawn once.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Chart {
    /// The picture.
    pub svg: String,
    /// What it shows, in words, for whoever does not see it.
    pub alt: String,
    /// Its caption.
    pub caption: String,
    /// The numbers behind it.
    pub data: Option<Table>,
}

/// Height to width from which a chart is set narrower, so that it leaves room for text.
const TALL: f64 = 0.55;

impl Chart {
    /// Its width on paper in millimetres.
    pub(crate) fn millimetres(&self) -> u32 {
        if self.height_to_width() > TALL { 116 } else { 142 }
    }

    /// Its height in widths, as its view box says; 0 when it says nothing.
    fn height_to_width(&self) -> f64 {
        let view = self.svg.split_once("viewBox=\"").and_then(|(_, rest)| rest.split_once('"'));
        let sides: Vec<f64> = view
            .map(|(view, _)| view.split(' ').filter_map(|side| side.parse().ok()).collect())
            .unwrap_or_default();
        match sides.as_slice() {
            [_, _, width, height] if *width > 0.0 => height / width,
            _ => 0.0,
        }
    }
}

/// A box set apart from the text.
#[derive(Debug, Clone, PartialEq)]
pub struct Callout {
    /// Whose words or what kind of note.
    pub kind: CalloutKind,
    /// Its title.
    pub title: String,
    /// What it holds; no headings, no callouts.
    pub blocks: Vec<Block>,
}

/// Kinds of boxes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CalloutKind {
    /// The committee's own words.
    Committee,
    /// How to read something.
    Note,
}

/// One figure to be seen at a glance.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// What it is.
    pub label: String,
    /// The figure with its unit.
    pub value: String,
    /// How sure, of whom, when.
    pub detail: String,
    /// Beside what.
    pub beside: String,
}

impl Document {
    /// Takes control characters out of every text: they are invalid in XML and mean nothing on a page.
    pub(crate) fn clean(&mut self) {
        let meta = &mut self.meta;
        for text in [
            &mut meta.unit,
            &mut meta.place,
            &mut meta.period,
            &mut meta.description,
            &mut meta.state,
        ] {
            clean(text);
        }
        self.blocks.iter_mut().for_each(clean_block);
    }
}

fn clean(text: &mut String) {
    let bad = |c: char| c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}');
    if text.contains(bad) {
        *text = text.replace(bad, " ");
    }
}

fn clean_block(block: &mut Block) {
    match block {
        Block::Heading(heading) => clean(&mut heading.text),
        Block::Paragraph(runs) => runs.iter_mut().for_each(|run| clean(&mut run.text)),
        Block::List(list) => clean_list(list),
        Block::Table(table) => clean_table(table),
        Block::Chart(chart) => {
            clean(&mut chart.alt);
            clean(&mut chart.caption);
            chart.data.iter_mut().for_each(clean_table);
        }
        Block::Callout(callout) => callout.blocks.iter_mut().for_each(clean_block),
        Block::Cards(cards) => cards.iter_mut().for_each(|card| {
            for text in [&mut card.label, &mut card.value, &mut card.detail, &mut card.beside] {
                clean(text);
            }
        }),
        Block::Contents | Block::PageBreak => {}
    }
}

fn clean_list(list: &mut List) {
    for item in &mut list.items {
        item.runs.iter_mut().for_each(|run| clean(&mut run.text));
        item.nested.iter_mut().for_each(clean_list);
    }
}

fn clean_table(table: &mut Table) {
    clean(&mut table.caption);
    table.columns.iter_mut().for_each(|column| clean(&mut column.title));
    table.rows.iter_mut().flatten().chain(&mut table.notes).for_each(clean);
}
