//! The kit's own pages, in every language.

use kernel::Language;
use web::axum::http::StatusCode;

use crate::{
    client::{Ask, Client},
    html,
};

#[tokio::test]
async fn every_page_renders_in_every_language_without_a_missing_word_or_a_loose_end() {
    let client = Client::demo().await;
    let pages = [
        ("/", "office_worker"),
        ("/", "enumerator"),
        ("/", "operator"),
        ("/search", "office_worker"),
        ("/search?q=ana", "office_worker"),
        ("/search?q=none", "office_worker"),
        ("/help", "office_worker"),
        ("/help", "nobody"),
        ("/gallery", "operator"),
        ("/gallery", "nobody"),
        ("/gallery?q=xyz", "operator"),
        ("/gallery?q=zuta&sort=-persons&columns=&columns=day&size=20", "operator"),
        ("/gallery?cursor=last", "operator"),
        ("/none", "operator"),
        ("/", "nobody"),
    ];
    for (path, role) in pages {
        for language in Language::ALL {
            let answer = client.ask(Ask::get(path).by(role).speaking(language)).await;
            assert_eq!(html::missing_words(&answer.body), [""; 0], "{path} {role} {language}");
            assert_eq!(html::faults(&answer.body), [""; 0], "{path} {role} {language}");
            assert_eq!(html::missing_icons(&answer.body), [""; 0], "{path} {role}");
            assert!(
                answer.body.contains(&format!("<html lang=\"{language}\"")),
                "{path} {role} {language}"
            );
        }
    }
}

#[tokio::test]
async fn the_first_page_shows_what_can_be_shown_when_one_part_fails() {
    let client = Client::new().await;
    let answer = client.ask(Ask::get("/").by("office_worker")).await;
    assert!(answer.body.contains("panel-content"));
    assert!(answer.body.contains("Ovaj deo trenutno nije moguće prikazati."));
    let analyst = client.ask(Ask::get("/").by("analyst")).await;
    assert!(!analyst.body.contains("panel-content"));
}

#[tokio::test]
async fn the_search_shows_what_the_user_may_find() {
    let client = Client::new().await;
    let found = client.ask(Ask::get("/search?q=ana").by("office_worker")).await;
    assert!(found.body.contains("<a href=\"/secret\">found ana</a>"), "{}", found.body);
    let analyst = client.ask(Ask::get("/search?q=ana").by("analyst")).await;
    assert!(!analyst.body.contains("found ana"));
    assert!(analyst.body.contains("Ništa nije pronađeno za „ana”"));
}

#[tokio::test]
async fn the_gallery_is_for_those_who_keep_the_installation_and_open_on_a_demonstration() {
    let client = Client::new().await;
    for (role, status) in [
        ("nobody", StatusCode::UNAUTHORIZED),
        ("office_worker", StatusCode::NOT_FOUND),
        ("administrator", StatusCode::OK),
        ("operator", StatusCode::OK),
    ] {
        assert_eq!(client.ask(Ask::get("/gallery").by(role)).await.status, status, "{role}");
    }
    assert_eq!(Client::demo().await.ask(Ask::get("/gallery")).await.status, StatusCode::OK);
}

#[tokio::test]
async fn a_part_is_the_page_without_its_frame() {
    let client = Client::demo().await;
    let part = client.ask(Ask::get("/gallery?q=zuta").header("hx-request", "true")).await;
    assert!(!part.body.contains("<html") && part.body.contains("id=\"units\""));
    assert!(part.body.contains("1–12 od 12"), "{}", part.body);
}

#[tokio::test]
async fn language_and_light_are_kept_and_lead_back() {
    let client = Client::new().await;
    let page = client.ask(Ask::get("/help")).await;
    let visitor = page.cookies().join(";");
    let visitor = visitor.trim_start_matches("svi-visitor=").split(';').next().unwrap_or_default();
    let send = |path: &str, pair: &str| {
        let body = format!("{pair}&next=%2Fhelp%3Fa%3D1&csrf={}", page.token());
        Ask::form(path, &body).cookie("svi-visitor", visitor)
    };
    for (path, pair, cookie) in [
        (
            "/language",
            "language=sr-Cyrl",
            "svi-language=sr-Cyrl; Path=/; SameSite=Lax; HttpOnly; Max-Age=31536000",
        ),
        ("/theme", "theme=dark", "theme=dark; Path=/; SameSite=Lax; Max-Age=31536000"),
        ("/theme", "theme=auto", "theme=; Path=/; SameSite=Lax; Max-Age=0"),
    ] {
        let answer = client.ask(send(path, pair)).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::SEE_OTHER, "/help?a=1"),
            "{pair}"
        );
        assert_eq!(answer.cookies(), [cookie]);
    }
    let unknown = client.ask(send("/language", "language=xx")).await;
    assert_eq!(unknown.status, StatusCode::BAD_REQUEST);
}

#[tokio::test]
async fn a_list_is_taken_away_as_shown() {
    let client = Client::demo().await;
    let csv =
        client.ask(Ask::get("/gallery?columns=&columns=persons&format=csv").by("operator")).await;
    assert_eq!(csv.header("content-type"), "text/csv; charset=utf-8");
    assert_eq!(csv.header("content-disposition"), "attachment; filename=\"units-2026-11-27.csv\"");
    let lines: Vec<&str> = csv.body.lines().collect();
    assert_eq!(
        (lines.len(), &lines[..2]),
        (121, &["\u{feff}Naziv;Broj osoba", "Gornje Polje 1;120"][..])
    );
    let xlsx = client.ask(Ask::get("/gallery?format=xlsx").by("operator")).await;
    assert_eq!(xlsx.status, StatusCode::OK);
    assert!(xlsx.body.starts_with("PK"));
}
