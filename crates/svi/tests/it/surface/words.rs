//! What stands in the log is told to whom it is about in plain words.

use std::{fs, path::Path};

use kernel::Language;
use web::App;

use super::fixture::Surface;

/// Contexts whose actions are about persons.
const CONTEXTS: [&str; 5] = ["registry", "assessment", "mapping", "retention", "transfer"];
/// How the sources name an action.
const NAMED: [&str; 3] = ["Audit::of(\"", ".audit(\"", "audit: \""];

#[tokio::test]
async fn every_action_about_a_person_has_words_in_every_language() {
    let folder = tempfile::tempdir().unwrap();
    let surface = Surface::open(folder.path()).await;
    let app: &App = &surface.app;
    let mut actions = Vec::new();
    for context in CONTEXTS {
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(context).join("src");
        read(&sources, &mut actions);
    }
    actions.sort();
    actions.dedup();
    assert!(actions.len() > 90, "{actions:?}");
    for language in Language::ALL {
        let without = |action: &&String| app.action_text(language, action).is_none();
        let silent: Vec<&String> = actions.iter().filter(without).collect();
        assert!(silent.is_empty(), "without words in {language}: {silent:?}");
    }
    let words = |language| app.action_text(language, "view_person");
    assert_eq!(words(Language::SerbianCyrillic).as_deref(), Some("отворена страница особе"));
    assert_eq!(words(Language::English).as_deref(), Some("opened the person's page"));
    assert_eq!(app.action_text(Language::English, "no_such_action"), None);
}

fn read(folder: &Path, actions: &mut Vec<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            read(&path, actions);
            continue;
        }
        let source = fs::read_to_string(&path).unwrap();
        for named in NAMED {
            let parts = source.split(named).skip(1);
            actions.extend(parts.filter_map(|part| Some(part.split_once('"')?.0.to_owned())));
        }
    }
}
