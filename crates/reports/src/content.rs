//! What the report says: figures into words by rules, section by section.
//!
//! Nothing is asserted that the figure does not carry: a list speaks "of those mapped", "changed" needs a test, a
//! withheld value is a dot with its reason. A section without data says so in one line.

mod annex;
mod change;
mod chapter;
mod committee;
mod comparison;
mod figure_table;
mod lead;
mod listed;
mod matrix;
mod pictures;
mod priorities;
mod priority_words;
mod sentences;
mod summary;

use kernel::{Language, TextArgs};

use crate::{
    ReportError,
    document::{Block, Callout, CalloutKind, Document, Heading, Labels, MADE_BY, Meta, Run},
    model::{ReportInput, Section, State},
    speech::Speech,
};

pub(crate) use sentences::{WITHHELD, show_kind};

pub use priorities::{Priority, Reason, find_priorities};
pub use summary::key_figures;

/// Below this p-value a difference between rounds counts as a change.
pub(crate) const SIGNIFICANT: f64 = 0.05;

/// The report as a document in `language`.
///
/// # Errors
/// [`ReportError::Locale`] when the crate's own texts are not valid.
pub fn write_report(input: &ReportInput, language: Language) -> Result<Document, ReportError> {
    let speech = Speech::new(language)?;
    let mut writer = Writer {
        speech,
        input,
        blocks: vec![Block::Contents],
        chapter: 0,
        part: 0,
        list_is_explained: false,
    };
    if !input.figures.is_empty() {
        writer.push(summary::how_to_read(speech, input));
    }
    writer.push(Block::PageBreak);
    writer.chapter(Section::Summary);
    summary::write(&mut writer);
    for section in Section::DOMAINS {
        writer.chapter(section);
        chapter::write(&mut writer, section);
    }
    writer.heading(1, "groups", speech.text("section-groups"));
    for section in Section::GROUPS {
        writer.heading(2, section.slug(), speech.text(&section_key(section)));
        chapter::write(&mut writer, section);
    }
    writer.chapter(Section::Comparison);
    comparison::write(&mut writer);
    writer.chapter(Section::Change);
    change::write(&mut writer);
    writer.chapter(Section::Priorities);
    priority_words::write(&mut writer);
    writer.heading(1, "annex", speech.text("section-annex"));
    annex::write(&mut writer);
    let mut document = Document { meta: meta(input, speech), blocks: writer.blocks };
    document.clean();
    Ok(document)
}

fn section_key(section: Section) -> String {
    format!("section-{}", section.slug())
}

/// Collects blocks and numbers headings.
pub(crate) struct Writer<'a> {
    pub(crate) speech: Speech,
    pub(crate) input: &'a ReportInput,
    blocks: Vec<Block>,
    chapter: u32,
    part: u32,
    /// Whether a chapter has said what a targeted list is.
    list_is_explained: bool,
}

impl Writer<'_> {
    fn chapter(&mut self, section: Section) {
        self.heading(1, section.slug(), self.speech.text(&section_key(section)));
    }

    /// A numbered heading of level 1 or 2.
    fn heading(&mut self, level: u8, anchor: &str, text: String) {
        let number = if level == 1 {
            self.chapter += 1;
            self.part = 0;
            format!("{}", self.chapter)
        } else {
            self.part += 1;
            format!("{}.{}", self.chapter, self.part)
        };
        self.push(Block::Heading(Heading { level, number, text, anchor: anchor.to_owned() }));
    }

    fn push(&mut self, block: Block) {
        self.blocks.push(block);
    }

    /// A paragraph of one text.
    fn say(&mut self, key: &str) {
        let text = self.speech.text(key);
        self.push(Block::Paragraph(vec![Run::plain(text)]));
    }

    /// The committee's words of a section beside the figures, marked as theirs.
    fn committee(&mut self, section: Section) {
        let Some(markdown) = self.input.committee.get(&section) else { return };
        let blocks = committee::read_committee_words(markdown, self.speech.language);
        if !blocks.is_empty() {
            let title = self.speech.text("committee-words");
            self.push(Block::Callout(Callout { kind: CalloutKind::Committee, title, blocks }));
        }
    }
}

fn meta(input: &ReportInput, speech: Speech) -> Meta {
    let unit = speech.words(&input.unit.full_name);
    let period = input.period.to_string();
    let mut place = vec![speech.words(&input.unit.district), speech.words(&input.unit.region)];
    place.extend(input.unit.development.as_ref().map(|words| speech.words(words)));
    place.retain(|part| !part.is_empty());
    let args = TextArgs::new().text("unit", unit.as_str()).text("period", period.as_str());
    Meta {
        language: speech.language,
        title: speech.text("report-title"),
        description: speech.with("report-description", &args),
        unit,
        place: place.join(" · "),
        period,
        state: match input.state {
            State::Draft => speech.text("state-draft"),
            State::Adopted(day) => {
                speech.with("state-adopted", &TextArgs::new().text("day", speech.date(day)))
            }
        },
        date_text: speech.with("made-on", &TextArgs::new().text("day", speech.date(input.date))),
        date: input.date,
        has_cover: true,
        demo: input.demo.then(|| speech.text("demo-mark")),
        made_by: MADE_BY.to_owned(),
        labels: Labels::of(speech),
    }
}
