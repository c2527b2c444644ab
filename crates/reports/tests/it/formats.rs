//! The files: equal inputs make equal bytes, and every format is what it claims to be.

use std::{
    collections::BTreeSet,
    io::{Cursor, Read},
    sync::OnceLock,
    thread,
};

use kernel::Language;
use reports::{Format, render};
use zip::ZipArchive;

use crate::fixture::{empty, official_only, rich};

/// The parts of an Office file: name and contents.
fn parts(bytes: Vec<u8>) -> Vec<(String, Vec<u8>)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|at| {
            let mut file = archive.by_index(at).unwrap();
            let mut contents = Vec::new();
            file.read_to_end(&mut contents).unwrap();
            (file.name().unwrap().into_owned(), contents)
        })
        .collect()
}

/// The rich report as DOCX, made once in Latin: its pictures take the longest.
fn docx(language: Language) -> Vec<u8> {
    static LATIN: OnceLock<Vec<u8>> = OnceLock::new();
    let make = || render(&rich(), language, Format::Docx).unwrap();
    if language == Language::SerbianLatin { LATIN.get_or_init(make).clone() } else { make() }
}

fn html(input: &reports::ReportInput, language: Language) -> String {
    String::from_utf8(render(input, language, Format::Html).unwrap()).unwrap()
}

#[test]
fn equal_inputs_make_equal_bytes_also_at_the_same_time() {
    for format in Format::ALL {
        let make = move || render(&official_only(), Language::SerbianCyrillic, format).unwrap();
        let beside = thread::spawn(make);
        let first = make();
        assert!(beside.join().unwrap() == first, "{format} differs in a thread");
    }
}

#[test]
fn every_report_can_be_made_in_every_language_and_format() {
    for language in Language::ALL {
        for format in Format::ALL {
            let bytes = render(&empty(), language, format).unwrap();
            assert!(bytes.len() > 2000, "{language} {format}");
        }
    }
}

#[test]
fn the_pdf_is_accessible_and_dated_from_outside() {
    let bytes = render(&rich(), Language::SerbianCyrillic, Format::Pdf).unwrap();
    let text = String::from_utf8_lossy(&bytes);
    assert!(text.starts_with("%PDF-"));
    assert!(text.contains("<pdfuaid:part>1</pdfuaid:part>"));
    assert!(text.contains("2026-11-03T00:00:00"));
}

#[test]
fn every_part_of_the_docx_is_well_formed() {
    for language in [Language::SerbianLatin, Language::English] {
        let parts = parts(docx(language));
        let names: BTreeSet<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
        for (name, contents) in &parts {
            if contents.starts_with(b"\x89PNG") {
                continue;
            }
            let text = str::from_utf8(contents).unwrap();
            let tree = roxmltree::Document::parse(text).unwrap_or_else(|e| panic!("{name}: {e}"));
            if name.ends_with("document.xml.rels") {
                let inside = tree
                    .root_element()
                    .children()
                    .filter(|relation| relation.attribute("TargetMode").is_none());
                for target in inside.filter_map(|relation| relation.attribute("Target")) {
                    assert!(names.contains(format!("word/{target}").as_str()), "{target}");
                }
            }
        }
    }
}

#[test]
fn the_docx_uses_only_styles_and_relations_that_exist() {
    let parts = parts(docx(Language::SerbianLatin));
    let part = |name: &str| {
        let (_, contents) = parts.iter().find(|(part, _)| part == name).unwrap();
        String::from_utf8(contents.clone()).unwrap()
    };
    let values = |xml: &str, element: &str, attribute: &str| -> BTreeSet<String> {
        let tree = roxmltree::Document::parse(xml).unwrap();
        tree.descendants()
            .filter(|node| node.tag_name().name() == element)
            .flat_map(|node| {
                node.attributes()
                    .map(|a| (a.name().to_owned(), a.value().to_owned()))
                    .collect::<Vec<_>>()
            })
            .filter(|(name, _)| name == attribute)
            .map(|(_, value)| value)
            .collect()
    };
    let body = part("word/document.xml");
    let defined = values(&part("word/styles.xml"), "style", "styleId");
    for element in ["pStyle", "rStyle", "tblStyle"] {
        let used = values(&body, element, "val");
        assert!(used.is_subset(&defined), "{:?}", used.difference(&defined));
    }
    let related = values(&part("word/_rels/document.xml.rels"), "Relationship", "Id");
    for element in ["blip", "svgBlip"] {
        assert!(values(&body, element, "embed").is_subset(&related));
    }
    assert!(values(&body, "hyperlink", "id").is_subset(&related));
    assert!(body.contains("TOC \\o"), "the contents are a field");
    assert!(part("word/header.xml").contains("Opština Ljubovnja · 2026 · nacrt"));
    assert!(part("word/footer.xml").contains("NUMPAGES"));
}

#[test]
fn the_page_is_accessible_and_runs_nothing() {
    for language in Language::ALL {
        let page = html(&rich(), language);
        assert!(page.contains(&format!("<html lang=\"{language}\">")));
        assert_eq!(page.matches("<h1").count(), 1);
        assert_eq!(page.matches("<svg").count(), page.matches("<desc>").count());
        assert!(!page.contains("<img"));
        assert!(!page.contains("<script"));
        assert!(!page.contains(" style="), "styles stand in one place");
        let ids: Vec<&str> =
            page.split(" id=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
        let once: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(ids.len(), once.len(), "an id stands twice");
        for target in page.split("href=\"#").skip(1).filter_map(|s| s.split('"').next()) {
            assert!(once.contains(target), "#{target} leads nowhere");
        }
    }
}

#[test]
fn the_workbook_holds_numbers_and_names_what_it_withholds() {
    let parts = parts(render(&rich(), Language::SerbianLatin, Format::Xlsx).unwrap());
    let part = |name: &str| {
        let (_, contents) = parts.iter().find(|(part, _)| part == name).unwrap();
        String::from_utf8(contents.clone()).unwrap()
    };
    for sheet in
        ["O izveštaju", "Pokazatelji", "Po grupama", "Kroz vreme", "Poređenje", "Definicije"]
    {
        assert!(part("xl/workbook.xml").contains(&format!("name=\"{sheet}\"")), "{sheet}");
    }
    assert!(part("xl/worksheets/sheet2.xml").contains("<v>18240</v>"));
    let strings = part("xl/sharedStrings.xml");
    assert!(strings.contains(">·<"));
    assert!(strings.contains("premalo odgovora za pouzdanu procenu"));
}
