//! The committee's own words: Markdown of a section as blocks of the document.
//!
//! `CommonMark` without pictures and without HTML: a picture becomes its description, HTML stays visible as the text that
//! it is. Links lead to web and mail addresses only. Nesting beyond three lists is flattened. Nothing is executed,
//! nothing is loaded, nothing that was written is lost.

use kernel::Language;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::document::{Block, Item, List, Run, Style};

const DEEPEST_LIST: usize = 3;

/// `markdown` as blocks, in the script of `language`; English shows it as entered.
pub(crate) fn read_committee_words(markdown: &str, language: Language) -> Vec<Block> {
    let mut writer = Writer { language, ..Writer::default() };
    for event in Parser::new(markdown) {
        writer.take(event);
    }
    writer.flush();
    while !writer.lists.is_empty() {
        writer.close_list();
    }
    writer.blocks
}

#[derive(Default)]
struct Writer {
    language: Language,
    blocks: Vec<Block>,
    runs: Vec<Run>,
    lists: Vec<List>,
    too_deep: usize,
    strong: usize,
    emphasis: usize,
    link: Option<String>,
    code: bool,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) if self.code => self.code(&text),
            Event::Text(text) => self.text(&text),
            Event::Code(text) | Event::Html(text) | Event::InlineHtml(text) => self.code(&text),
            Event::SoftBreak | Event::HardBreak => self.text(" "),
            Event::Rule => self.flush(),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.strong += 1,
            Tag::Emphasis => self.emphasis += 1,
            Tag::Heading { .. } => {
                self.flush();
                self.strong += 1;
            }
            Tag::CodeBlock(_) => {
                self.flush();
                self.code = true;
            }
            Tag::Link { dest_url, .. } => self.link = safe_link(&dest_url),
            Tag::List(first) => self.open_list(first.is_some()),
            Tag::Item => {
                self.flush();
                if let Some(list) = self.lists.last_mut() {
                    list.items.push(Item::default());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.strong = self.strong.saturating_sub(1),
            TagEnd::Emphasis => self.emphasis = self.emphasis.saturating_sub(1),
            TagEnd::Heading(_) => {
                self.flush();
                self.strong = self.strong.saturating_sub(1);
            }
            TagEnd::CodeBlock => {
                self.flush();
                self.code = false;
            }
            TagEnd::Link => self.link = None,
            TagEnd::List(_) => {
                self.flush();
                if self.too_deep > 0 {
                    self.too_deep -= 1;
                } else {
                    self.close_list();
                }
            }
            TagEnd::Paragraph | TagEnd::Item | TagEnd::HtmlBlock => self.flush(),
            _ => {}
        }
    }

    fn text(&mut self, text: &str) {
        let text = match self.language {
            Language::SerbianCyrillic => serbian::to_cyrillic(text),
            Language::SerbianLatin => serbian::to_latin(text),
            Language::English => text.to_owned(),
        };
        let style = match (self.strong > 0, self.emphasis > 0) {
            (true, _) => Style::Strong,
            (false, true) => Style::Emphasis,
            (false, false) => Style::Plain,
        };
        self.push(Run { text, style, link: self.link.clone() });
    }

    fn code(&mut self, text: &str) {
        self.push(Run { text: text.trim_end().to_owned(), style: Style::Code, link: None });
    }

    /// Neighbours of one look become one run, so that no renderer sees scraps.
    fn push(&mut self, run: Run) {
        match self.runs.last_mut() {
            Some(last) if last.style == run.style && last.link == run.link => {
                last.text.push_str(&run.text);
            }
            _ => self.runs.push(run),
        }
    }

    fn flush(&mut self) {
        if self.runs.iter().all(|run| run.text.trim().is_empty()) {
            self.runs.clear();
            return;
        }
        let runs = std::mem::take(&mut self.runs);
        match self.lists.last_mut().and_then(|list| list.items.last_mut()) {
            Some(item) => {
                if !item.runs.is_empty() {
                    item.runs.push(Run::plain(" "));
                }
                item.runs.extend(runs);
            }
            None => self.blocks.push(Block::Paragraph(runs)),
        }
    }

    fn open_list(&mut self, ordered: bool) {
        self.flush();
        if self.lists.len() == DEEPEST_LIST {
            self.too_deep += 1;
        } else {
            self.lists.push(List { ordered, items: Vec::new() });
        }
    }

    fn close_list(&mut self) {
        let Some(mut list) = self.lists.pop() else { return };
        list.items.retain(|item| !item.runs.is_empty() || !item.nested.is_empty());
        if list.items.is_empty() {
            return;
        }
        match self.lists.last_mut().and_then(|outer| outer.items.last_mut()) {
            Some(item) => item.nested.push(list),
            None => self.blocks.push(Block::List(list)),
        }
    }
}

fn safe_link(url: &str) -> Option<String> {
    let lower = url.to_ascii_lowercase();
    let known = ["http://", "https://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme));
    let plain = url.chars().all(|c| c.is_ascii_graphic() || (!c.is_ascii() && !c.is_control()));
    (known && plain && url.len() <= 2000).then(|| url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(markdown: &str) -> Vec<Block> {
        read_committee_words(markdown, Language::English)
    }

    fn runs(runs: &[(&str, Style)]) -> Vec<Run> {
        runs.iter()
            .map(|(text, style)| Run { text: (*text).to_owned(), style: *style, link: None })
            .collect()
    }

    #[test]
    fn headings_and_paragraphs_become_paragraphs() {
        assert_eq!(
            read("# Our view\n\nTwo *small*\nthings, **one** big."),
            [
                Block::Paragraph(runs(&[("Our view", Style::Strong)])),
                Block::Paragraph(runs(&[
                    ("Two ", Style::Plain),
                    ("small", Style::Emphasis),
                    (" things, ", Style::Plain),
                    ("one", Style::Strong),
                    (" big.", Style::Plain),
                ])),
            ]
        );
    }

    #[test]
    fn lists_keep_their_nesting() {
        let inner = List {
            ordered: false,
            items: vec![Item { runs: runs(&[("b", Style::Plain)]), nested: vec![] }],
        };
        let item = Item { runs: runs(&[("a", Style::Plain)]), nested: vec![inner] };
        let second = Item { runs: runs(&[("c", Style::Plain)]), nested: vec![] };
        assert_eq!(
            read("1. a\n   - b\n2. c"),
            [Block::List(List { ordered: true, items: vec![item, second] })]
        );
    }

    #[test]
    fn html_is_shown_as_the_text_that_it_is() {
        assert_eq!(
            read("<script>alert(1)</script>"),
            [Block::Paragraph(runs(&[("<script>alert(1)</script>", Style::Code)]))]
        );
    }

    #[test]
    fn a_link_that_is_no_web_or_mail_address_is_text() {
        let blocks = read("[x](javascript:alert(1)) [y](https://example.rs/)");
        let [Block::Paragraph(runs)] = blocks.as_slice() else { panic!("expected one paragraph") };
        let links: Vec<_> = runs.iter().map(|run| run.link.as_deref()).collect();
        assert_eq!(links, [None, Some("https://example.rs/")]);
    }

    #[test]
    fn very_deep_nesting_is_flattened() {
        let deep: String = (0..200).map(|at| "  ".repeat(at) + "- x\n").collect();
        let blocks = read(&deep);
        let [Block::List(list)] = blocks.as_slice() else { panic!("expected a list") };
        let third = &list.items[0].nested[0].items[0].nested[0];
        assert!(third.items.iter().all(|item| item.nested.is_empty()));
    }
}
