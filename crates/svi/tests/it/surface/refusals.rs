//! Who may not finds nothing: 401 with the way to sign in, 404 for everybody else.

use kernel::{Language, Role};
use web::{Guard, ProblemKind, Route, Surface as Kind};

use super::fixture::{Asks, FOREIGN, OURS, Surface, text};

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
            }
        }
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
