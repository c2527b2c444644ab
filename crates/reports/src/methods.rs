//! The pages of `docs/methods`, compiled in: what stands behind a figure is read where the figure is.
//!
//! `CommonMark` with tables, without pictures and without HTML, which stays visible as the text that it is.

use maud::{Markup, PreEscaped, html};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The overview of all pages.
const OVERVIEW: &str = include_str!("../../../docs/methods/README.md");

/// Every page by its name in addresses.
const PAGES: &[(&str, &str)] = &[
    ("arope", include_str!("../../../docs/methods/arope.md")),
    ("at-risk-of-poverty", include_str!("../../../docs/methods/at-risk-of-poverty.md")),
    ("calibration", include_str!("../../../docs/methods/calibration.md")),
    ("comparison", include_str!("../../../docs/methods/comparison.md")),
    ("disability", include_str!("../../../docs/methods/disability.md")),
    ("disclosure", include_str!("../../../docs/methods/disclosure.md")),
    ("disposable-income", include_str!("../../../docs/methods/disposable-income.md")),
    ("equivalence-scales", include_str!("../../../docs/methods/equivalence-scales.md")),
    ("fgt-watts-sst", include_str!("../../../docs/methods/fgt-watts-sst.md")),
    ("gender-pay-gap", include_str!("../../../docs/methods/gender-pay-gap.md")),
    ("housing", include_str!("../../../docs/methods/housing.md")),
    ("inequality", include_str!("../../../docs/methods/inequality.md")),
    ("linkage", include_str!("../../../docs/methods/linkage.md")),
    ("local-mpi", include_str!("../../../docs/methods/local-mpi.md")),
    ("material-deprivation", include_str!("../../../docs/methods/material-deprivation.md")),
    ("multidimensional-poverty", include_str!("../../../docs/methods/multidimensional-poverty.md")),
    ("nsp-screening", include_str!("../../../docs/methods/nsp-screening.md")),
    ("publication", include_str!("../../../docs/methods/publication.md")),
    ("quantiles", include_str!("../../../docs/methods/quantiles.md")),
    ("variance", include_str!("../../../docs/methods/variance.md")),
    ("work-intensity", include_str!("../../../docs/methods/work-intensity.md")),
];

/// A page.
#[derive(Debug, Clone)]
pub(crate) struct Method {
    /// Its title.
    pub(crate) title: String,
    /// What follows.
    pub(crate) body: Markup,
}

/// The overview without its title.
pub(crate) fn overview() -> Markup {
    read(OVERVIEW).body
}

/// The page of that name.
pub(crate) fn find(slug: &str) -> Option<Method> {
    PAGES.iter().find(|(name, _)| *name == slug).map(|(_, text)| read(text))
}

fn read(markdown: &str) -> Method {
    let mut writer = Writer::default();
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES) {
        writer.take(event);
    }
    Method { title: writer.title, body: PreEscaped(writer.html) }
}

#[derive(Debug, Default)]
struct Writer {
    title: String,
    html: String,
    is_in_title: bool,
    is_in_head: bool,
}

impl Writer {
    fn take(&mut self, event: Event<'_>) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) => self.is_in_title = true,
            Event::End(TagEnd::Heading(HeadingLevel::H1)) => self.is_in_title = false,
            Event::Text(text) | Event::Code(text) if self.is_in_title => self.title.push_str(&text),
            Event::Start(tag) => self.start(&tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.text(&text),
            Event::Code(text) => self.add(&html! { code { (text) } }),
            Event::SoftBreak => self.html.push('\n'),
            Event::HardBreak => self.html.push_str("<br>"),
            Event::Rule => self.html.push_str("<hr>"),
            _ => {}
        }
    }

    fn add(&mut self, markup: &Markup) {
        self.html.push_str(&markup.0);
    }

    fn text(&mut self, text: &str) {
        self.add(&html! { (text) });
    }

    fn start(&mut self, tag: &Tag<'_>) {
        match tag {
            Tag::Table(_) => {
                self.html.push_str(
                    "<div class=\"table-responsive\" tabindex=\"0\"><table class=\"table\">",
                );
            }
            Tag::TableHead => {
                self.is_in_head = true;
                self.html.push_str("<thead><tr>");
            }
            Tag::TableCell if self.is_in_head => self.html.push_str("<th scope=\"col\">"),
            Tag::Link { dest_url, .. } => {
                let path = address(dest_url);
                let open = html! { a href=(path) {} };
                self.html.push_str(open.0.trim_end_matches("</a>"));
            }
            other => self
                .html
                .push_str(&name(other.to_end()).map_or_else(String::new, |one| format!("<{one}>"))),
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Table => self.html.push_str("</tbody></table></div>"),
            TagEnd::TableHead => {
                self.is_in_head = false;
                self.html.push_str("</tr></thead><tbody>");
            }
            TagEnd::TableCell if self.is_in_head => self.html.push_str("</th>"),
            TagEnd::Link => self.html.push_str("</a>"),
            other => {
                self.html
                    .push_str(&name(other).map_or_else(String::new, |one| format!("</{one}>")));
            }
        }
    }
}

/// The element of a mark that needs no attribute.
const fn name(tag: TagEnd) -> Option<&'static str> {
    match tag {
        TagEnd::Paragraph => Some("p"),
        TagEnd::Heading(HeadingLevel::H2) => Some("h2"),
        TagEnd::Heading(_) => Some("h3"),
        TagEnd::BlockQuote(_) => Some("blockquote"),
        TagEnd::CodeBlock => Some("pre"),
        TagEnd::List(true) => Some("ol"),
        TagEnd::List(false) => Some("ul"),
        TagEnd::Item => Some("li"),
        TagEnd::TableRow => Some("tr"),
        TagEnd::TableCell => Some("td"),
        TagEnd::Emphasis => Some("em"),
        TagEnd::Strong => Some("strong"),
        _ => None,
    }
}

/// Where a link of the folder leads on this site; links to elsewhere stay as they are.
fn address(link: &str) -> String {
    match link.strip_suffix(".md") {
        Some("README") => "/methods".to_owned(),
        Some(page) if PAGES.iter().any(|(name, _)| *name == page) => format!("/methods/{page}"),
        _ if link.starts_with("https://") || link.starts_with("http://") => link.to_owned(),
        _ => "/methods".to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use std::{collections::BTreeSet, fs};

    use super::*;

    #[test]
    fn every_page_of_the_folder_is_here() {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/methods");
        let files = fs::read_dir(folder).unwrap();
        let files: BTreeSet<String> = files
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .filter_map(|name| name.strip_suffix(".md").map(str::to_owned))
            .filter(|name| name != "README")
            .collect();
        let pages: BTreeSet<String> = PAGES.iter().map(|(name, _)| (*name).to_owned()).collect();
        assert_eq!(files, pages);
    }

    #[test]
    fn every_page_has_a_title_and_well_formed_markup() {
        for (name, _) in PAGES {
            let Method { title, body } = find(name).unwrap();
            assert!(!title.is_empty(), "{name}");
            let whole =
                format!("<div>{}</div>", body.0.replace("<br>", "<br/>").replace("<hr>", "<hr/>"));
            roxmltree::Document::parse(&whole).unwrap_or_else(|fault| panic!("{name}: {fault}"));
        }
    }

    #[test]
    fn links_lead_to_pages_of_this_site_and_html_stays_text() {
        let text = "# T\n\n[a](arope.md) [b](README.md) [c](https://ec.europa.eu) [d](../x.md) <b>&\n\n|x|\n|-|\n|`1<2`|\n";
        let Method { title, body } = read(text);
        assert_eq!(title, "T");
        assert_eq!(
            body.0,
            "<p><a href=\"/methods/arope\">a</a> <a href=\"/methods\">b</a> \
             <a href=\"https://ec.europa.eu\">c</a> <a href=\"/methods\">d</a> &lt;b&gt;&amp;</p>\
             <div class=\"table-responsive\" tabindex=\"0\"><table class=\"table\"><thead><tr>\
             <th scope=\"col\">x</th></tr></thead><tbody><tr><td><code>1&lt;2</code></td></tr></tbody></table></div>"
        );
    }
}
