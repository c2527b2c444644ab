//! Problems as pages and as JSON.

use kernel::Language;
use web::{ProblemKind, axum::http::StatusCode};

use crate::{
    client::{Ask, Client},
    html,
};

#[tokio::test]
async fn every_kind_of_problem_is_explained_in_every_language() {
    let client = Client::new().await;
    for kind in ProblemKind::ALL {
        for language in Language::ALL {
            let path = format!("/problems/{}", kind.slug());
            let answer = client.ask(Ask::get(&path).speaking(language)).await;
            assert_eq!(answer.status, StatusCode::OK, "{path}");
            assert_eq!(html::missing_words(&answer.body), [""; 0], "{path} {language}");
            assert_eq!(html::faults(&answer.body), [""; 0], "{path} {language}");
        }
    }
    let unknown = client.ask(Ask::get("/problems/none-such")).await;
    assert_eq!(unknown.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn programs_get_problems_as_json_in_their_language() {
    let client = Client::new().await;
    for (language, title) in [
        (Language::SerbianLatin, "Stranica nije pronađena"),
        (Language::SerbianCyrillic, "Страница није пронађена"),
        (Language::English, "Page not found"),
    ] {
        let answer = client.ask(Ask::get("/api/v1/none").speaking(language)).await;
        assert_eq!(answer.status, StatusCode::NOT_FOUND);
        assert_eq!(answer.header("content-type"), "application/problem+json");
        let body: serde_json::Value = serde_json::from_str(&answer.body).expect("JSON");
        let expected = serde_json::json!({
            "type": "http://svi.test/problems/not-found",
            "title": title,
            "status": 404,
            "instance": answer.header("x-request-id"),
        });
        assert_eq!(body, expected);
    }
}

#[tokio::test]
async fn a_handler_that_panics_becomes_a_page_without_its_cause() {
    let client = Client::new().await;
    let answer = client.ask(Ask::get("/panic").speaking(Language::English)).await;
    assert_eq!(answer.status, StatusCode::INTERNAL_SERVER_ERROR);
    assert!(answer.body.contains("Something is wrong with the system"));
    assert!(answer.body.contains(&format!("<code>{}</code>", answer.header("x-request-id"))));
    assert!(!answer.body.contains("nobody may read"));
    assert_eq!(html::faults(&answer.body), [""; 0]);
}

#[tokio::test]
async fn a_method_that_does_not_fit_is_said_with_those_that_do() {
    let client = Client::new().await;
    let answer = client
        .ask(Ask::bytes("PUT", "/secret", "text/plain", Vec::new()).by("office_worker"))
        .await;
    assert_eq!(
        (answer.status, answer.header("allow")),
        (StatusCode::METHOD_NOT_ALLOWED, "GET,HEAD,POST")
    );
    assert!(answer.body.contains("<!DOCTYPE html>"));
}
