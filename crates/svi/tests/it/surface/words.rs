//! What stands in the log is told in plain words, to whom it is about and to who reads the log.

use std::{fs, path::Path};

use kernel::Language;
use web::App;

use super::fixture::Surface;

/// The contexts that write into the log.
const CONTEXTS: [&str; 8] = [
    "identity",
    "registry",
    "assessment",
    "indicators",
    "reports",
    "mapping",
    "retention",
    "transfer",
];
/// Actions that are named elsewhere than where they are written down.
const ELSEWHERE: [&str; 19] = [
    "apply_retention",
    "ask_export",
    "ask_identified_export",
    "close_municipality",
    "confirm_retention_list",
    "erase_again",
    "fill_demo",
    "go_on_with_retention_list",
    "hold_retained",
    "pass_first_factor",
    "preview_import",
    "release_retained",
    "reopen_municipality",
    "run_import",
    "sign_in",
    "sign_in_with_recovery_code",
    "sign_in_with_second_factor",
    "turn_retention_off",
    "turn_retention_on",
];
/// How the sources name an action.
const NAMED: [&str; 3] = ["Audit::of(\"", ".audit(\"", "audit: \""];

#[tokio::test]
async fn every_action_of_the_log_has_words_in_every_language() {
    let folder = tempfile::tempdir().unwrap();
    let surface = Surface::open(folder.path()).await;
    let app: &App = &surface.app;
    let mut actions: Vec<String> = ELSEWHERE.map(str::to_owned).into();
    for context in CONTEXTS {
        let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(context).join("src");
        read(&sources, &mut actions);
    }
    actions.sort();
    actions.dedup();
    assert!(actions.len() > 150, "{actions:?}");
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
