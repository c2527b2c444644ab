//! Every page in every language: it is there, and no key of a text is on it.

use axum::{body::Body, http::Request, response::Response};
use kernel::{Language, Reach, Role};
use tower::ServiceExt as _;
use web::{Guard, Route, Surface as Kind};

use super::fixture::{Asks, OURS, Surface, text};

/// Names of contexts: what begins with one and a hyphen is a key, not a word.
const CONTEXTS: [&str; 9] = [
    "web",
    "identity",
    "registry",
    "assessment",
    "indicators",
    "reports",
    "mapping",
    "retention",
    "transfer",
];

/// Pages that are not there in memory, and why.
const ABSENT: [(&str, &str); 3] = [
    ("/metrics", "numbers are for the machine itself"),
    ("/sign-in/oidc", "no other provider is set"),
    ("/sign-in/oidc/callback", "no other provider is set"),
];
/// Parameters whose records the fixture has.
const KNOWN: [&str; 4] =
    ["/households/{id}", "/persons/{id}", "/admin/users/{id}", "/problems/{slug}"];

#[tokio::test]
async fn every_page_is_there_in_every_language_for_who_may() {
    let folder = tempfile::tempdir().unwrap();
    let surface = Surface::open(folder.path()).await;
    let mut faults = Vec::new();
    let pages = surface.routes().iter().filter(|route| is_there(route));
    for route in pages {
        for asks in who_may(route) {
            for language in Language::ALL {
                let response = surface.ask(route, asks, language).await;
                let status = response.status().as_u16();
                let is_shown = matches!(status, 200 | 303);
                faults.extend((!is_shown).then(|| format!("{} as {asks:?}: {status}", route.path)));
                assert_words(&text(response).await, route.path);
            }
        }
    }
    faults.dedup();
    assert!(faults.is_empty(), "{faults:#?}");
}

fn is_there(route: &Route) -> bool {
    let is_known = !route.path.contains('{') || KNOWN.iter().any(|one| route.path.starts_with(one));
    route.method == "GET"
        && route.surface == Kind::Page
        && is_known
        && ABSENT.iter().all(|(path, _)| *path != route.path)
}

fn who_may(route: &Route) -> Vec<Asks> {
    match route.guard {
        Guard::Public => vec![Asks::Nobody],
        Guard::SignedIn => Role::ALL.map(|role| Asks::Role(role, OURS)).to_vec(),
        Guard::Permission(permission) => permission
            .grants
            .iter()
            // An enumerator sees own households only; this one is a colleague's.
            .filter(|(_, reach)| *reach != Reach::Own || !route.path.contains("{id}"))
            .map(|(role, _)| Asks::Role(*role, OURS))
            .collect(),
    }
}

/// A page without a session.
pub(super) async fn get(surface: &Surface, path: &str, language: Language) -> Response {
    let request = Request::get(path).header("cookie", format!("svi-language={language}"));
    let request = request.body(Body::empty()).unwrap();
    surface.service.router.clone().oneshot(request).await.unwrap()
}

/// Asserts that a page shows words, not their keys.
pub(super) fn assert_words(page: &str, path: &str) {
    if page.starts_with("%PDF-") {
        // Its words are packed: they have tests of their own.
        return;
    }
    for word in shown(page).split(|one: char| !one.is_alphanumeric() && one != '-') {
        let context = word.split_once('-').map(|(context, _)| context);
        assert!(!context.is_some_and(|one| CONTEXTS.contains(&one)), "{path} shows the key {word}");
    }
}

/// What a reader sees: text between tags, and what is read aloud.
fn shown(page: &str) -> String {
    let mut shown = String::new();
    for part in page.split('<').skip(1) {
        let (tag, after) = part.split_once('>').unwrap_or((part, ""));
        for name in ["title=\"", "placeholder=\"", "aria-label=\"", "alt=\""] {
            let value = tag.split_once(name).and_then(|(_, rest)| rest.split('"').next());
            shown.push_str(value.unwrap_or_default());
            shown.push(' ');
        }
        if !tag.starts_with("script") && !tag.starts_with("style") && !tag.starts_with("code") {
            shown.push_str(after);
        }
        shown.push(' ');
    }
    shown
}

#[test]
fn a_key_on_a_page_is_seen() {
    let page = "<p class=\"web-empty\">Nema <b aria-label=\"registry-title\">ničega</b></p>";
    assert!(shown(page).contains("registry-title"));
    assert!(!shown(page).contains("web-empty"));
}
