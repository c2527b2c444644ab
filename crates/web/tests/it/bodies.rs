//! Bodies of requests: what is typed is kept, what is too much or not ours is refused.

use proptest::prelude::*;
use web::axum::http::StatusCode;

use crate::client::{Ask, Client};

#[tokio::test]
async fn a_wrong_form_comes_back_with_what_was_typed_and_what_is_wrong() {
    let client = Client::new().await;
    let token = client.token_of("office_worker").await;
    let body = format!("name=%3Cb%3EJovanovi%C4%87&csrf={token}");
    let answer = client.ask(Ask::form("/secret", &body).by("office_worker")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("value=\"&lt;b&gt;Jovanović\""), "{}", answer.body);
    let fault = "Tekst je predugačak: ima 12, a može najviše 10 znakova.";
    assert!(
        answer.body.contains(&format!("<a href=\"#field-name\">Naziv: {fault}</a>")),
        "{}",
        answer.body
    );
    assert!(answer.body.contains("aria-invalid=\"true\" aria-describedby=\"field-name-error\""));
    assert!(answer.body.contains(
        "data-draft=\"secret\" data-draft-user=\"01890a5d-ac96-774b-bcce-b302099a8057\""
    ));
}

#[tokio::test]
async fn invisible_characters_are_not_taken() {
    let client = Client::new().await;
    let token = client.token_of("office_worker").await;
    let body = format!("name=a%00b&csrf={token}");
    let answer = client.ask(Ask::form("/secret", &body).by("office_worker")).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Tekst sadrži nevidljive znakove"));
}

#[tokio::test]
async fn too_many_fields_and_too_many_bytes_are_refused() {
    let client = Client::new().await;
    let token = client.token_of("office_worker").await;
    let fields = format!("csrf={token}{}", "&a=".repeat(2_001));
    let bytes = format!("csrf={token}&name={}", "a".repeat(30_000));
    for body in [fields, bytes] {
        let answer = client.ask(Ask::form("/secret", &body).by("office_worker")).await;
        assert_eq!(answer.status, StatusCode::PAYLOAD_TOO_LARGE);
    }
}

#[tokio::test]
async fn a_body_of_another_kind_is_refused() {
    let client = Client::new().await;
    let ask = Ask::bytes("POST", "/secret", "text/plain", b"name=a".to_vec()).by("office_worker");
    assert_eq!(client.ask(ask).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
    let ask = Ask::bytes("PUT", "/api/v1/thing", "text/plain", b"{}".to_vec()).by("office_worker");
    assert_eq!(client.ask(ask).await.status, StatusCode::UNSUPPORTED_MEDIA_TYPE);
}

#[tokio::test]
async fn json_of_a_browser_needs_the_token_in_a_header() {
    let client = Client::new().await;
    let token = client.token_of("office_worker").await;
    let put = || {
        Ask::bytes("PUT", "/api/v1/thing", "application/json", b"{\"a\":1}".to_vec())
            .by("office_worker")
    };
    assert_eq!(client.ask(put()).await.status, StatusCode::FORBIDDEN);
    let taken = client.ask(put().header("x-csrf-token", &token)).await;
    assert_eq!((taken.status, taken.body.as_str()), (StatusCode::OK, "{\"a\":1}"));
    let broken = Ask::bytes("PUT", "/api/v1/thing", "application/json", b"{".to_vec());
    let broken = client.ask(broken.by("office_worker").header("x-csrf-token", &token)).await;
    assert_eq!(broken.status, StatusCode::BAD_REQUEST);
    assert_eq!(broken.header("content-type"), "application/problem+json");
}

fn multipart(token: &str, bytes: usize) -> Vec<u8> {
    let file = "x".repeat(bytes);
    format!(
        "--b\r\nContent-Disposition: form-data; name=\"csrf\"\r\n\r\n{token}\r\n\
         --b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../a.csv\"\r\n\r\n{file}\r\n--b--\r\n"
    )
    .into_bytes()
}

#[tokio::test]
async fn an_upload_may_be_larger_than_a_form_and_needs_its_token() {
    let client = Client::new().await;
    let token = client.token_of("office_worker").await;
    let send = |token: &str, bytes| {
        Ask::bytes("POST", "/upload", "multipart/form-data; boundary=b", multipart(token, bytes))
            .by("office_worker")
    };
    let taken = client.ask(send(&token, 50_000)).await;
    assert_eq!((taken.status, taken.body.as_str()), (StatusCode::OK, "file:../a.csv:50000"));
    assert_eq!(client.ask(send("", 10)).await.status, StatusCode::FORBIDDEN);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_bytes_break_a_form(body in prop::collection::vec(any::<u8>(), 0..400), is_upload: bool) {
        let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(1).enable_all().build().unwrap();
        let status = runtime.block_on(async {
            let client = Client::new().await;
            let (path, media) = if is_upload {
                ("/upload", "multipart/form-data; boundary=b")
            } else {
                ("/secret", "application/x-www-form-urlencoded")
            };
            client.ask(Ask::bytes("POST", path, media, body).by("office_worker")).await.status
        });
        prop_assert!(status.is_client_error(), "{status}");
    }
}
