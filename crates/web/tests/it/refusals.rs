//! What is refused, and what comes with every answer.

use kernel::Language;
use web::axum::http::StatusCode;

use crate::client::{Ask, Client};

#[tokio::test]
async fn whoever_is_not_signed_in_gets_the_way_to_sign_in_and_back() {
    let client = Client::new().await;
    let answer = client.ask(Ask::get("/secret?a=1").speaking(Language::English)).await;
    assert_eq!(answer.status, StatusCode::UNAUTHORIZED);
    assert!(answer.body.contains("href=\"/sign-in?next=%2Fsecret%3Fa%3D1\""), "{}", answer.body);
    assert!(answer.body.contains("<h1>Please sign in</h1>"));
    assert!(!answer.body.contains("the secret"));
}

#[tokio::test]
async fn a_part_of_a_page_leads_the_whole_page_to_sign_in() {
    let client = Client::new().await;
    let answer = client.ask(Ask::get("/secret").header("hx-request", "true")).await;
    assert_eq!(
        (answer.status, answer.header("hx-redirect")),
        (StatusCode::UNAUTHORIZED, "/sign-in")
    );
}

#[tokio::test]
async fn without_the_permission_there_is_nothing_here() {
    let client = Client::new().await;
    let refused = client.ask(Ask::get("/secret").by("analyst")).await;
    let absent = client.ask(Ask::get("/nothing-here").by("analyst")).await;
    assert_eq!(refused.status, StatusCode::NOT_FOUND);
    assert_eq!(absent.status, StatusCode::NOT_FOUND);
    let title = |body: &str| body.contains("<h1>Stranica nije pronađena</h1>");
    assert!(title(&refused.body) && title(&absent.body));
}

#[tokio::test]
async fn with_the_permission_the_page_is_there() {
    let client = Client::new().await;
    let answer = client.ask(Ask::get("/secret").by("office_worker")).await;
    assert_eq!(answer.status, StatusCode::OK);
    assert!(answer.body.contains("the secret"));
    assert_eq!(answer.header("cache-control"), "no-store");
}

#[tokio::test]
async fn a_step_that_is_needed_first_stands_before_everything_but_itself() {
    let client = Client::new().await;
    let stopped = client.ask(Ask::get("/account").by("provider")).await;
    assert_eq!(stopped.status, StatusCode::FORBIDDEN);
    assert!(stopped.body.contains("href=\"/account/second-factor\""));
    let step = client.ask(Ask::get("/account/second-factor").by("provider")).await;
    assert_eq!((step.status, step.body.as_str()), (StatusCode::OK, "second factor"));
}

#[tokio::test]
async fn a_form_without_the_token_of_its_page_is_refused() {
    let client = Client::new().await;
    let others = client.token_of("analyst").await;
    for body in ["name=a".to_owned(), "name=a&csrf=".into(), format!("name=a&csrf={others}")] {
        let answer = client.ask(Ask::form("/secret", &body).by("office_worker")).await;
        assert_eq!(answer.status, StatusCode::FORBIDDEN, "{body}");
    }
}

#[tokio::test]
async fn a_form_with_its_token_is_taken_and_says_so_once() {
    let client = Client::new().await;
    let token = client.token_of("office_worker").await;
    let body = format!("name=Ana&csrf={token}");
    let done = client.ask(Ask::form("/secret", &body).by("office_worker")).await;
    assert_eq!((done.status, done.header("location")), (StatusCode::SEE_OTHER, "/secret"));
    assert_eq!(done.cookies(), ["svi-notice=web-gallery-saved; Path=/; SameSite=Lax; HttpOnly"]);
    let told = Ask::get("/secret").by("office_worker").cookie("svi-notice", "web-gallery-saved");
    let told = client.ask(told).await;
    assert!(told.body.contains("data-toast>Sačuvano je.</div>"));
    assert_eq!(told.cookies(), ["svi-notice=; Path=/; SameSite=Lax; HttpOnly; Max-Age=0"]);
}

#[tokio::test]
async fn a_notice_is_a_key_and_never_words_from_a_cookie() {
    let client = Client::new().await;
    let forged =
        Ask::get("/secret").by("office_worker").cookie("svi-notice", "<b>call-this-number</b>");
    assert!(!client.ask(forged).await.body.contains("call-this-number"));
}

#[tokio::test]
async fn a_form_from_another_site_is_refused_before_it_is_read() {
    let client = Client::new().await;
    let token = client.token_of("office_worker").await;
    let send = |name, value| {
        Ask::form("/secret", &format!("name=Ana&csrf={token}"))
            .by("office_worker")
            .header(name, value)
    };
    for (name, value, status) in [
        ("origin", "http://evil.test", StatusCode::FORBIDDEN),
        ("origin", "null", StatusCode::FORBIDDEN),
        ("sec-fetch-site", "cross-site", StatusCode::FORBIDDEN),
        ("sec-fetch-site", "same-site", StatusCode::FORBIDDEN),
        ("origin", "http://svi.test", StatusCode::SEE_OTHER),
        ("sec-fetch-site", "same-origin", StatusCode::SEE_OTHER),
    ] {
        assert_eq!(client.ask(send(name, value)).await.status, status, "{name}: {value}");
    }
}

#[tokio::test]
async fn every_answer_carries_what_keeps_it_safe() {
    let client = Client::new().await;
    let asks = [
        ("/help", Ask::get("/help")),
        ("a page of somebody", Ask::get("/secret").by("office_worker")),
        ("a problem", Ask::get("/nothing-here")),
        ("an asset that is not there", Ask::get("/assets/none.js")),
        ("a problem of the API", Ask::get("/api/v1/none")),
        ("a handler that failed", Ask::get("/panic")),
        ("health", Ask::get("/healthz")),
        ("a refused form", Ask::form("/secret", "")),
    ];
    for (what, ask) in asks {
        let answer = client.ask(ask).await;
        let policy = answer.header("content-security-policy");
        assert!(
            policy.starts_with("default-src 'none'; script-src 'self'; style-src 'self';"),
            "{what}"
        );
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{what}");
        assert_eq!(answer.header("x-content-type-options"), "nosniff", "{what}");
        assert_eq!(answer.header("x-frame-options"), "DENY", "{what}");
        assert_eq!(answer.header("referrer-policy"), "same-origin", "{what}");
        assert!(!answer.header("x-request-id").is_empty(), "{what}");
    }
}

#[tokio::test]
async fn over_tls_cookies_are_bound_to_the_host() {
    let client = Client::with(web::Site::at("https://svi.test")).await;
    let answer = client.ask(Ask::get("/help")).await;
    let cookies = answer.cookies();
    let [visitor] = cookies.as_slice() else { panic!("one cookie: {cookies:?}") };
    assert!(
        visitor.starts_with("__Host-svi-visitor=")
            && visitor.ends_with("; Path=/; SameSite=Lax; HttpOnly; Secure")
    );
    assert_eq!(answer.header("strict-transport-security"), "max-age=31536000; includeSubDomains");
}

#[tokio::test]
async fn a_redirect_stays_on_this_site() {
    let client = Client::new().await;
    for (to, there) in [
        ("/households?page=2", "/households?page=2"),
        ("//evil.test", "/"),
        ("https://evil.test", "/"),
        ("/\\evil.test", "/"),
    ] {
        let answer = client.ask(Ask::get(&format!("/leave?{to}"))).await;
        assert_eq!(
            (answer.status, answer.header("location")),
            (StatusCode::SEE_OTHER, there),
            "{to}"
        );
    }
}

#[tokio::test]
async fn a_token_of_a_program_is_no_way_to_browse() {
    let client = Client::new().await;
    let page =
        client.ask(Ask::get("/secret").header("authorization", "Bearer office_worker")).await;
    assert_eq!(page.status, StatusCode::UNAUTHORIZED);
}
