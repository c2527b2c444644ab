//! Names and words that try to be more than text.

use std::io::{Cursor, Read};

use kernel::Language;
use reports::{Format, ReportInput, Section, render};
use zip::ZipArchive;

use crate::fixture::{rich, words};

const EVIL: &str = "#panic(\"x\") $a_b$ [*x*] @ref \\u{0} <script>alert(1)</script> ]]> &amp; =HYPERLINK(\"http://x\") {$n} 漢 🙂 \u{7}\u{202e}";

fn hostile() -> ReportInput {
    let mut input = rich();
    input.unit.name = words(EVIL, EVIL);
    input.unit.full_name = words(EVIL, EVIL);
    let figure = &mut input.figures[0];
    figure.name = words("=1+1", "=1+1");
    figure.definition = words("@SUM(A1)", "+SUM(A1)");
    figure.source = words(EVIL, EVIL);
    input.figures[8].breakdowns[0].groups[0].0 = words(EVIL, EVIL);
    let markdown = format!(
        "{EVIL}\n\n# {EVIL}\n\n- {EVIL}\n\n![{EVIL}](http://x/y.png)\n\n<iframe src=x></iframe>"
    );
    input.committee.insert(Section::Health, markdown);
    input
}

fn unpack(bytes: Vec<u8>) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .filter_map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut text = String::new();
            file.read_to_string(&mut text).ok()?;
            Some((file.name().unwrap().into_owned(), text))
        })
        .collect()
}

#[test]
fn no_text_becomes_typst() {
    let pdf = render(&hostile(), Language::SerbianCyrillic, Format::Pdf).unwrap();
    assert!(pdf.starts_with(b"%PDF-"));
}

#[test]
fn no_text_becomes_html() {
    let page =
        String::from_utf8(render(&hostile(), Language::English, Format::Html).unwrap()).unwrap();
    assert!(!page.contains("<script"));
    assert!(!page.contains("<iframe"));
    assert!(!page.contains("<img"));
    assert!(page.contains("&lt;script&gt;"));
}

#[test]
fn no_text_breaks_the_docx() {
    for (name, text) in unpack(render(&hostile(), Language::English, Format::Docx).unwrap()) {
        assert!(roxmltree::Document::parse(&text).is_ok(), "{name}");
    }
}

#[test]
fn no_text_becomes_a_formula() {
    for (name, text) in unpack(render(&hostile(), Language::English, Format::Xlsx).unwrap()) {
        assert!(!text.contains("<f>") && !text.contains("<f "), "{name}");
    }
}
