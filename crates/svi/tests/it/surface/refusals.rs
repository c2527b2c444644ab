//! Who may not finds nothing: 401 with the way to sign in, 404 for everybody else.

use std::{
    io,
    sync::{Arc, Mutex},
};

use kernel::{Language, Reach, Role};
use web::{Guard, ProblemKind, Route, Surface as Kind};

use super::fixture::{Asks, FOREIGN, OURS, Surface, assert_nothing_told, text};

#[tokio::test]
async fn nobody_finds_anything_that_is_not_public() {
    let folder = tempfile::tempdir().unwrap();
    let surface = Surface::open(folder.path()).await;
    for route in surface.routes().iter().filter(|route| route.guard != Guard::Public) {
        let response = surface.ask(route, Asks::Nobody, Language::SerbianLatin).await;
        assert_eq!(response.status(), 401, "{route:?}");
        let media = response.headers()["content-type"].to_str().unwrap().to_owned();
        let body = text(response).await;
        match route.surface {
            Kind::Page => {
                assert!(media.starts_with("text/html"), "{route:?}: {media}");
                assert!(body.contains("href=\"/sign-in?next="), "{route:?}");
            }
            Kind::Api => {
                assert_eq!(media, "application/problem+json", "{route:?}");
                assert!(body.contains("/problems/sign-in-needed"), "{route:?}: {body}");
            }
        }
    }
}

#[tokio::test]
async fn who_has_not_the_permission_finds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let surface = Surface::open(folder.path()).await;
    for route in surface.routes() {
        for role in Role::ALL.into_iter().filter(|role| !may(route, *role)) {
            for unit in [OURS, FOREIGN] {
                let asks = Asks::Role(role, unit);
                let response = surface.ask(route, asks, Language::SerbianLatin).await;
                assert_eq!(response.status(), 404, "{route:?} as {asks:?}");
                let body = text(response).await;
                let is_problem = body.contains("problems/not-found") || body.contains("<html");
                assert!(is_problem, "{route:?} as {asks:?}: {body}");
                assert_nothing_told(&body, route.path);
            }
        }
    }
}

#[tokio::test]
async fn who_may_elsewhere_finds_nothing_here() {
    let folder = tempfile::tempdir().unwrap();
    let surface = Surface::open(folder.path()).await;
    let mut asked = 0;
    for route in surface.routes() {
        let Guard::Permission(permission) = route.guard else { continue };
        let within = permission.grants.iter().filter(|(_, reach)| *reach != Reach::Installation);
        for (role, _) in within {
            let asks = Asks::Role(*role, FOREIGN);
            let response = surface.ask(route, asks, Language::SerbianLatin).await;
            let status = response.status();
            let is_record = route.path.contains("{id}") || route.path.contains("{person}");
            if is_record && route.method == "GET" {
                assert_eq!(status, 404, "{route:?} as {asks:?}");
                asked += 1;
            }
            if is_record && route.method != "GET" {
                assert!(status.is_client_error(), "{route:?} as {asks:?}: {status}");
            }
            assert_nothing_told(&text(response).await, route.path);
        }
    }
    assert!(asked > 30, "{asked} records were asked for");
}

#[tokio::test]
async fn an_analyst_is_told_of_nobody_on_any_page() {
    let folder = tempfile::tempdir().unwrap();
    let surface = Surface::open(folder.path()).await;
    let mut found = 0;
    for route in surface.routes() {
        let response = surface.ask(route, Asks::Role(Role::Analyst, OURS), Language::English).await;
        let is_shown = response.status().is_success();
        let body = text(response).await;
        // The users of the installation bear the name of the household: what else is told of it must not be there.
        for secret in ["Kamenjarska 77", "astma", "href=\"/households/", "href=\"/persons/"] {
            assert!(!body.contains(secret), "{} tells {secret}", route.path);
        }
        found += usize::from(is_shown && route.method == "GET");
    }
    assert!(found > 15, "{found} pages were shown");
}

#[tokio::test]
async fn a_whole_walk_leaves_no_name_in_the_log() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .with_max_level(tracing::Level::INFO)
        .with_writer(move || writer.clone())
        .finish();
    let _until_the_end = tracing::subscriber::set_default(subscriber);
    let folder = tempfile::tempdir().unwrap();
    let surface = Surface::open(folder.path()).await;
    let mut found = 0;
    for route in surface.routes() {
        for role in Role::ALL {
            let response = surface.ask(route, Asks::Role(role, OURS), Language::English).await;
            found += usize::from(text(response).await.contains("Radmila"));
        }
    }
    let bytes = log.0.lock().unwrap().clone();
    let text = String::from_utf8(bytes).unwrap();
    assert!(found > 20, "the walk sees the name {found} times");
    assert!(text.contains("/households/{id}") && text.contains("answered"), "{text}");
    assert_nothing_told(&text, "the log");
}

/// What is logged, kept in memory.
#[derive(Debug, Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().unwrap().extend_from_slice(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

#[tokio::test]
async fn every_permission_of_a_route_is_in_the_policy() {
    let folder = tempfile::tempdir().unwrap();
    let surface = Surface::open(folder.path()).await;
    for route in surface.routes() {
        if let Guard::Permission(permission) = route.guard {
            assert!(surface.permissions.contains(&permission), "{route:?}");
        }
    }
}

#[tokio::test]
async fn every_problem_has_a_page_in_every_language() {
    let folder = tempfile::tempdir().unwrap();
    let surface = Surface::open(folder.path()).await;
    for kind in ProblemKind::ALL {
        for language in Language::ALL {
            let path = format!("/problems/{}", kind.slug());
            let response = super::rendering::get(&surface, &path, language).await;
            assert_eq!(response.status(), 200, "{path}");
            super::rendering::assert_words(&text(response).await, &path);
        }
    }
}

fn may(route: &Route, role: Role) -> bool {
    match route.guard {
        Guard::Public | Guard::SignedIn => true,
        Guard::Permission(permission) => {
            permission.grants.iter().any(|(granted, _)| *granted == role)
        }
    }
}
