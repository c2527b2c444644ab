//! `word/styles.xml`: the look of a DOCX as named styles, so that whoever edits it changes a style, not paragraphs.

use kernel::Language;
use maud::{Markup, html};

const INK: &str = "1D2B36";
const ACCENT: &str = "1F5A7D";
const SOFT: &str = "5B6B77";
const WARM: &str = "A05A17";

/// A paragraph style: letters in half points, distances in twentieths of a point.
struct Look {
    id: &'static str,
    name: &'static str,
    size: u32,
    color: &'static str,
    bold: bool,
    before: u32,
    after: u32,
    extra: fn() -> Markup,
}

const fn look(id: &'static str, name: &'static str, size: u32, color: &'static str) -> Look {
    Look { id, name, size, color, bold: false, before: 0, after: 0, extra: nothing }
}

impl Look {
    const fn bold(mut self) -> Self {
        self.bold = true;
        self
    }

    const fn around(mut self, before: u32, after: u32) -> Self {
        self.before = before;
        self.after = after;
        self
    }

    const fn with(mut self, extra: fn() -> Markup) -> Self {
        self.extra = extra;
        self
    }
}

fn nothing() -> Markup {
    html! {}
}

fn keep() -> Markup {
    html! { w:keepNext {} w:keepLines {} }
}

fn right() -> Markup {
    html! { w:jc w:val="right" {} }
}

fn rule_under() -> Markup {
    html! { w:pBdr { w:bottom w:val="single" w:sz="6" w:space="3" w:color=(ACCENT) {} } }
}

fn keep_with_rule() -> Markup {
    html! { (keep()) (rule_under()) }
}

fn tabs_right() -> Markup {
    html! { w:tabs { w:tab w:val="right" w:pos="9071" {} } }
}

fn leaders() -> Markup {
    html! { w:tabs { w:tab w:val="right" w:leader="dot" w:pos="9071" {} } }
}

const LOOKS: [Look; 30] = [
    look("BodyText", "Body Text", 20, INK).around(0, 120),
    look("Title", "Title", 40, INK).bold().around(700, 240),
    look("Subtitle", "Subtitle", 68, ACCENT).bold().around(2400, 60).with(rule_under),
    look("CoverLine", "Cover line", 22, SOFT).around(0, 60),
    look("CoverState", "Cover state", 36, INK).bold().around(500, 60),
    look("DemoMark", "Demo mark", 20, WARM).bold().around(1200, 0),
    look("Heading1", "heading 1", 32, INK).bold().around(480, 160).with(keep_with_rule),
    look("Heading2", "heading 2", 25, INK).bold().around(320, 120).with(keep),
    look("Heading3", "heading 3", 22, INK).bold().around(240, 80).with(keep),
    look("ContentsTitle", "Contents title", 32, INK).bold().around(0, 200),
    look("TOC1", "toc 1", 20, INK).bold().around(80, 20).with(leaders),
    look("TOC2", "toc 2", 19, INK).around(0, 20).with(leaders),
    look("ListParagraph", "List Paragraph", 20, INK).around(0, 60),
    look("Caption", "caption", 18, ACCENT).bold().around(200, 80).with(keep),
    look("Picture", "Picture", 20, INK).around(0, 160),
    look("Note", "Note", 16, SOFT).around(40, 40),
    look("AfterTable", "After table", 10, INK).around(0, 60),
    look("TableText", "Table text", 17, INK).around(30, 30),
    look("TableNumber", "Table number", 17, INK).around(30, 30).with(right),
    look("TableHead", "Table head", 17, INK).bold().around(30, 30).with(keep),
    look("TableHeadNumber", "Table head number", 17, INK).bold().around(30, 30).with(right),
    look("SmallText", "Small table text", 14, INK).around(15, 15),
    look("SmallNumber", "Small table number", 14, INK).around(15, 15).with(right),
    look("SmallHead", "Small table head", 14, INK).bold().around(15, 15).with(keep),
    look("SmallHeadNumber", "Small table head number", 14, INK).bold().around(15, 15).with(right),
    look("CalloutTitle", "Callout title", 19, ACCENT).bold().around(0, 60).with(keep),
    look("CommitteeTitle", "Committee title", 19, WARM).bold().around(0, 60).with(keep),
    look("CardLabel", "Card label", 17, INK).with(keep),
    look("CardValue", "Card value", 34, ACCENT).bold().with(keep),
    look("CardDetail", "Card detail", 15, SOFT),
];

pub(super) fn styles(language: Language) -> String {
    let tag = match language {
        Language::SerbianCyrillic => "sr-Cyrl-RS",
        Language::SerbianLatin => "sr-Latn-RS",
        Language::English => "en-GB",
    };
    html! {
        w:styles xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" {
            w:docDefaults {
                w:rPrDefault { w:rPr {
                    w:rFonts w:ascii="Calibri" w:hAnsi="Calibri" w:eastAsia="Calibri" w:cs="Calibri" {}
                    w:sz w:val="20" {}
                    w:lang w:val=(tag) w:eastAsia=(tag) {}
                } }
                w:pPrDefault { w:pPr { w:spacing w:after="0" w:line="264" w:lineRule="auto" {} } }
            }
            w:style w:type="paragraph" w:default="1" w:styleId="Normal" { w:name w:val="Normal" {} w:qFormat {} }
            @for look in &LOOKS { (style(look)) }
            (style(&look("Header", "header", 16, SOFT).with(tabs_right)))
            (style(&look("Footer", "footer", 16, SOFT).with(tabs_right)))
            w:style w:type="character" w:styleId="Hyperlink" {
                w:name w:val="Hyperlink" {}
                w:rPr { w:color w:val=(ACCENT) {} w:u w:val="single" {} }
            }
            w:style w:type="character" w:customStyle="1" w:styleId="Code" {
                w:name w:val="Code" {}
                w:rPr { w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas" {} w:noProof {} w:sz w:val="17" {} }
            }
            w:style w:type="table" w:customStyle="1" w:styleId="Figures" {
                w:name w:val="Figures" {}
                w:tblPr {
                    w:tblBorders {
                        w:top w:val="single" w:sz="10" w:space="0" w:color=(INK) {}
                        w:bottom w:val="single" w:sz="10" w:space="0" w:color=(INK) {}
                        w:insideH w:val="single" w:sz="4" w:space="0" w:color="C3CED6" {}
                    }
                    w:tblCellMar { w:left w:w="70" w:type="dxa" {} w:right w:w="70" w:type="dxa" {} }
                }
            }
        }
    }
    .into_string()
}

/// Properties stand in the order that the schema asks for.
fn style(look: &Look) -> Markup {
    let level = look.id.strip_prefix("Heading").and_then(|level| level.parse::<u8>().ok());
    html! {
        w:style w:type="paragraph" w:styleId=(look.id) {
            w:name w:val=(look.name) {}
            w:basedOn w:val="Normal" {}
            @if level.is_some() { w:next w:val="BodyText" {} }
            w:qFormat {}
            w:pPr {
                @let extra = (look.extra)().into_string();
                @let (aligned, rest) = if extra.starts_with("<w:jc") { (extra, String::new()) } else { (String::new(), extra) };
                (maud::PreEscaped(rest))
                w:spacing w:before=(look.before) w:after=(look.after) {}
                (maud::PreEscaped(aligned))
                @if let Some(level) = level { w:outlineLvl w:val=(level - 1) {} }
            }
            w:rPr {
                @if look.bold { w:b {} }
                w:color w:val=(look.color) {}
                w:sz w:val=(look.size) {}
                w:szCs w:val=(look.size) {}
            }
        }
    }
}
