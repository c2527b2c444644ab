//! The texts of the crate: complete, all used, with the same values in both languages.

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::Path,
};

fn read(language: &str) -> BTreeMap<String, BTreeSet<String>> {
    let path = format!("{}/locales/{language}.ftl", env!("CARGO_MANIFEST_DIR"));
    let text = fs::read_to_string(path).unwrap();
    let mut keys = BTreeMap::new();
    for line in text.lines().filter(|line| line.starts_with(|c: char| c.is_ascii_alphabetic())) {
        let (key, pattern) = line.split_once('=').unwrap();
        let values = pattern
            .split('{')
            .skip(1)
            .filter_map(|part| part.split_once('}'))
            .map(|(value, _)| value.trim().to_owned())
            .collect();
        assert_eq!(keys.insert(key.trim().to_owned(), values), None, "{key} stands twice");
    }
    keys
}

fn sources(folder: &Path, all: &mut String) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, all);
        } else if path.extension().is_some_and(|ending| ending == "rs") {
            all.push_str(&fs::read_to_string(path).unwrap());
        }
    }
}

#[test]
fn both_languages_have_the_same_keys_with_the_same_values() {
    assert_eq!(read("sr"), read("en"));
}

#[test]
fn every_text_is_used() {
    let mut code = String::new();
    sources(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut code);
    // Titles of sections are put together; the pages on roles and on the log in `identity` ask for permissions and actions in words.
    let is_elsewhere = |key: &str| {
        ["section-", "reports-permission-", "reports-act-"]
            .iter()
            .any(|begin| key.starts_with(begin))
    };
    let unused: Vec<String> = read("sr")
        .into_keys()
        .filter(|key| !is_elsewhere(key) && !code.contains(&format!("\"{key}\"")))
        .collect();
    assert_eq!(unused, Vec::<String>::new());
}

#[test]
fn every_section_has_a_title() {
    let keys = read("sr");
    for section in reports::Section::ALL {
        assert!(keys.contains_key(&format!("section-{}", section.slug())), "{section:?}");
    }
}

#[test]
fn no_key_shows_itself_in_a_report() {
    let keys = read("sr");
    for language in kernel::Language::ALL {
        for input in [crate::fixture::rich(), crate::fixture::empty()] {
            let document = crate::write(&input, language);
            for text in crate::texts(&document.blocks) {
                assert!(!keys.contains_key(&text), "{text}");
                assert!(!text.contains("{ $") && !text.contains("{$"), "{text}");
            }
        }
    }
}
