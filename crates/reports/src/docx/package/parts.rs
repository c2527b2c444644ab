//! Relations, numbering, settings, headers, footers and properties of a DOCX.

use maud::{Markup, html};

use crate::document::Meta;

use super::super::body::Body;

const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const MAIN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Bullets and numbers go as deep as lists do.
const LEVELS: usize = 3;

pub(super) fn content_types() -> String {
    let word = [
        ("document", "document.main"),
        ("styles", "styles"),
        ("numbering", "numbering"),
        ("settings", "settings"),
        ("header", "header"),
        ("headerFirst", "header"),
        ("footer", "footer"),
        ("footerFirst", "footer"),
    ];
    html! {
        Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types" {
            Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml" {}
            Default Extension="xml" ContentType="application/xml" {}
            Default Extension="png" ContentType="image/png" {}
            Default Extension="svg" ContentType="image/svg+xml" {}
            @for (part, kind) in word {
                Override PartName=(format!("/word/{part}.xml")) ContentType=(format!("{MAIN}.{kind}+xml")) {}
            }
            Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml" {}
            Override PartName="/docProps/app.xml" ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml" {}
        }
    }
    .into_string()
}

fn relation(id: &str, kind: &str, target: &str) -> Markup {
    html! { Relationship Id=(id) Type=(format!("{OFFICE}/{kind}")) Target=(target) {} }
}

pub(super) fn package_relations() -> String {
    html! {
        Relationships xmlns=(RELATIONS) {
            (relation("document", "officeDocument", "word/document.xml"))
            Relationship Id="core" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml" {}
            (relation("app", "extended-properties", "docProps/app.xml"))
        }
    }
    .into_string()
}

pub(super) fn document_relations(body: &Body) -> String {
    html! {
        Relationships xmlns=(RELATIONS) {
            @for part in ["styles", "numbering", "settings"] {
                (relation(part, part, &format!("{part}.xml")))
            }
            @for (id, kind) in [("header", "header"), ("headerFirst", "header"), ("footer", "footer"), ("footerFirst", "footer")] {
                (relation(id, kind, &format!("{id}.xml")))
            }
            @for n in 1..=body.pictures.len() {
                (relation(&format!("svg{n}"), "image", &format!("media/chart{n}.svg")))
                (relation(&format!("png{n}"), "image", &format!("media/chart{n}.png")))
            }
            @for (at, address) in body.links.iter().enumerate() {
                Relationship Id=(format!("link{}", at + 1)) Type=(format!("{OFFICE}/hyperlink")) Target=(address) TargetMode="External" {}
            }
        }
    }
    .into_string()
}

/// Numbering 1 is the bullets; every ordered list has its own after it.
pub(super) fn numbering(ordered: usize) -> String {
    let level = |at: usize, format: &str, sign: &str| {
        let left = 397 * (at + 1);
        html! {
            w:lvl w:ilvl=(at) {
                w:start w:val="1" {}
                w:numFmt w:val=(format) {}
                w:lvlText w:val=(sign) {}
                w:lvlJc w:val="left" {}
                w:pPr { w:ind w:left=(left) w:hanging="284" {} }
            }
        }
    };
    html! {
        w:numbering xmlns:w=(WORD) {
            w:abstractNum w:abstractNumId="0" {
                w:multiLevelType w:val="hybridMultilevel" {}
                @for at in 0..LEVELS { (level(at, "bullet", "•")) }
            }
            w:abstractNum w:abstractNumId="1" {
                w:multiLevelType w:val="hybridMultilevel" {}
                @for at in 0..LEVELS { (level(at, "decimal", &format!("%{}.", at + 1))) }
            }
            w:num w:numId="1" { w:abstractNumId w:val="0" {} }
            @for n in 0..ordered {
                w:num w:numId=(n + 2) {
                    w:abstractNumId w:val="1" {}
                    @for at in 0..LEVELS { w:lvlOverride w:ilvl=(at) { w:startOverride w:val="1" {} } }
                }
            }
        }
    }
    .into_string()
}

pub(super) fn settings() -> String {
    html! {
        w:settings xmlns:w=(WORD) {
            w:zoom w:percent="100" {}
            w:defaultTabStop w:val="709" {}
            w:compat {
                w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15" {}
            }
        }
    }
    .into_string()
}

fn run(content: &str) -> Markup {
    html! { w:r { w:t xml:space="preserve" { (content) } } }
}

fn field(code: &str) -> Markup {
    html! {
        w:r { w:fldChar w:fldCharType="begin" {} }
        w:r { w:instrText xml:space="preserve" { " " (code) " " } }
        w:r { w:fldChar w:fldCharType="separate" {} }
        w:r { w:t { "1" } }
        w:r { w:fldChar w:fldCharType="end" {} }
    }
}

fn line(style: &str, content: &Markup) -> Markup {
    html! { w:p { w:pPr { w:pStyle w:val=(style) {} } (content) } }
}

pub(super) fn header(meta: &Meta) -> String {
    let content = html! {
        (run(&meta.header()))
        @if let Some(demo) = &meta.demo { w:r { w:tab {} } w:r { w:rPr { w:b {} w:color w:val="A05A17" {} } w:t { (demo) } } }
    };
    html! { w:hdr xmlns:w=(WORD) { (line("Header", &content)) } }.into_string()
}

pub(super) fn first_header(meta: &Meta) -> String {
    let content = html! { @if let Some(demo) = &meta.demo { w:r { w:rPr { w:b {} w:color w:val="A05A17" {} } w:t { (demo) } } } };
    html! { w:hdr xmlns:w=(WORD) { (line("Header", &content)) } }.into_string()
}

pub(super) fn footer(meta: &Meta) -> String {
    let content = html! {
        (run(&meta.title))
        w:r { w:tab {} }
        (run(&format!("{} ", meta.labels.page)))
        (field("PAGE"))
        (run(&format!(" {} ", meta.labels.of)))
        (field("NUMPAGES"))
    };
    html! { w:ftr xmlns:w=(WORD) { (line("Footer", &content)) } }.into_string()
}

pub(super) fn first_footer(meta: &Meta) -> String {
    html! { w:ftr xmlns:w=(WORD) { (line("Footer", &run(&meta.made_by))) } }.into_string()
}

pub(super) fn core_properties(meta: &Meta) -> String {
    let moment = format!("{}T00:00:00Z", meta.date);
    html! {
        cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
            xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"
            xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" {
            dc:title { (meta.title) " – " (meta.unit) ", " (meta.period) }
            dc:subject { (meta.state) }
            dc:creator { (meta.unit) }
            dc:description { (meta.description) }
            dc:language { (meta.language.tag()) }
            dcterms:created xsi:type="dcterms:W3CDTF" { (moment) }
            dcterms:modified xsi:type="dcterms:W3CDTF" { (moment) }
        }
    }
    .into_string()
}

pub(super) fn application(meta: &Meta) -> String {
    html! {
        Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties" {
            Application { (meta.made_by) }
        }
    }
    .into_string()
}
