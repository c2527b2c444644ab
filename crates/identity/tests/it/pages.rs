//! The pages, as people's browsers see them.

use identity::{SecondFactor, signed_in_link};
use kernel::Role;
use web::Site;

use crate::{
    builders::{HERE, House, PASSWORD, THERE, on_both},
    visitor::{Visitor, site},
};

const ANA: &str = "ana@opstina.rs";
const SESSION: &str = "__Host-svi-session";

/// Signs in over the pages.
async fn come_in(visitor: &mut Visitor, email: &str) {
    let fields = [("email", email), ("password", PASSWORD), ("next", "/account")];
    let got = visitor.post("/sign-in", "/sign-in", &fields).await;
    assert_eq!((got.status, got.location.as_deref()), (303, Some("/account")), "{}", got.body);
}

/// Signs in and sets up a second factor.
pub(crate) async fn come_in_with_second_factor(
    visitor: &mut Visitor,
    house: &House<'_>,
    email: &str,
) {
    come_in(visitor, email).await;
    let got = visitor.get("/account/second-factor").await;
    let code = secret_of(&got.body).code_at(house.now());
    let page = "/account/second-factor";
    let got = visitor.post(page, page, &[("code", &code)]).await;
    assert_eq!(got.status, 200, "{}", got.body);
}

/// The secret as it stands on the page, in groups of four.
fn secret_of(body: &str) -> SecondFactor {
    let groups = body.split("<code>").skip(1).filter_map(|part| part.split("</code>").next());
    let text = groups.into_iter().find(|text| text.len() == 39).expect("the secret");
    let alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let digit = |c: char| alphabet.find(c).expect("a letter of base 32") as u64;
    let letters: Vec<u64> = text.chars().filter(|c| *c != ' ').map(digit).collect();
    let bytes = letters.chunks(8).flat_map(|group| {
        let number = group.iter().fold(0_u64, |number, digit| number << 5 | digit);
        number.to_be_bytes()[3..].to_vec()
    });
    SecondFactor::of(&bytes.collect::<Vec<u8>>())
}

#[test]
fn the_door_tells_what_is_wrong_and_lets_in_with_safe_cookies() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let router = site(house, Site::at("https://svi.test"));
        let mut visitor = Visitor::at(&router);
        let empty = visitor.post("/sign-in", "/sign-in", &[]).await;
        assert_eq!(empty.status, 422);
        let wrong = [("email", ANA), ("password", "pogrešna lozinka")];
        let wrong = visitor.post("/sign-in", "/sign-in", &wrong).await;
        assert_eq!(wrong.status, 422);
        assert!(wrong.body.contains("E-adresa i lozinka se ne slažu."), "{}", wrong.body);
        assert!(wrong.body.contains("value=\"ana@opstina.rs\""), "what was typed is kept");
        assert!(!wrong.body.contains("pogrešna lozinka"), "a password is never sent back");
        let right = [("email", ANA), ("password", PASSWORD), ("next", "/account?x=1")];
        let right = visitor.post("/sign-in", "/sign-in", &right).await;
        assert_eq!((right.status, right.location.as_deref()), (303, Some("/account?x=1")));
        let session = right.cookies.iter().find(|one| one.starts_with(SESSION)).expect("a session");
        for part in ["Path=/", "SameSite=Lax", "HttpOnly", "Secure"] {
            assert!(session.contains(part), "{session}");
        }
        assert!(right.cookies.iter().any(|one| one.starts_with("__Host-svi-device=")));
        let account = visitor.get("/account").await;
        assert_eq!(account.status, 200);
        assert!(account.body.contains("Ana"), "{}", account.body);
        assert_eq!(account.headers["cache-control"], "no-store");
    });
}

#[test]
fn after_signing_in_nobody_is_led_elsewhere() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let router = site(house, Site::at("https://svi.test"));
        for next in ["//evil.rs", "https://evil.rs", "/\\evil.rs", "javascript:alert(1)"] {
            let mut visitor = Visitor::at(&router);
            let fields = [("email", ANA), ("password", PASSWORD), ("next", next)];
            let got = visitor.post("/sign-in", "/sign-in", &fields).await;
            assert_eq!((got.status, got.location.as_deref()), (303, Some("/")), "{next}");
        }
    });
}

#[test]
fn a_form_without_its_token_is_refused() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let router = site(house, Site::at("https://svi.test"));
        let mut visitor = Visitor::at(&router);
        let fields = [("email", ANA), ("password", PASSWORD)];
        assert_eq!(visitor.post_bare("/sign-in", &fields).await.status, 403);
        come_in(&mut visitor, ANA).await;
        assert_eq!(visitor.post_bare("/sign-out", &[]).await.status, 403);
        assert_eq!(visitor.get("/account").await.status, 200);
    });
}

#[test]
fn going_out_ends_the_session_on_both_sides() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Analyst]).await;
        let router = site(house, Site::at("https://svi.test"));
        let mut visitor = Visitor::at(&router);
        come_in(&mut visitor, ANA).await;
        let stolen = visitor.cookie(SESSION).expect("a session").to_owned();
        let got = visitor.post("/account", "/sign-out", &[]).await;
        assert_eq!((got.status, got.location.as_deref()), (303, Some("/sign-in")));
        assert_eq!(got.headers["clear-site-data"], "\"cache\", \"storage\"");
        assert_eq!(visitor.cookie(SESSION), None);
        assert!(visitor.cookie("__Host-svi-device").is_some());
        visitor.keep(SESSION, &stolen);
        assert_eq!(visitor.get("/account").await.status, 401);
    });
}

#[test]
fn who_sees_persons_sets_up_a_second_factor_before_anything_else() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Administrator]).await;
        let router = site(house, Site::at("https://svi.test"));
        let mut visitor = Visitor::at(&router);
        come_in(&mut visitor, ANA).await;
        for path in ["/account", "/admin/users", "/notices", "/account/tokens"] {
            assert_eq!(visitor.get(path).await.status, 403, "{path}");
        }
        let page = "/account/second-factor";
        let got = visitor.get(page).await;
        assert_eq!(got.status, 200);
        assert!(got.body.contains("<svg"), "{}", got.body);
        let secret = secret_of(&got.body);
        let wrong = visitor.post(page, page, &[("code", "12345x")]).await;
        assert_eq!(wrong.status, 422);
        let code = secret.code_at(house.now());
        let codes = visitor.post(page, page, &[("code", &code)]).await;
        assert_eq!(codes.status, 200);
        assert_eq!(codes.body.matches("<li><code>").count(), 10);
        assert_eq!(visitor.get("/admin/users").await.status, 200);
        house.wait(60);
        let mut other = Visitor::at(&router);
        let fields = [("email", ANA), ("password", PASSWORD), ("next", "/account")];
        let got = other.post("/sign-in", "/sign-in", &fields).await;
        assert_eq!((got.status, got.location.as_deref()), (303, Some("/sign-in/code")));
        assert_eq!(other.cookie(SESSION), None);
        assert_eq!(other.get("/account").await.status, 401);
        let wrong = other.post("/sign-in/code", "/sign-in/code", &[("code", "000000")]).await;
        assert_eq!(wrong.status, 422);
        let code = secret.code_at(house.now());
        let got = other.post("/sign-in/code", "/sign-in/code", &[("code", &code)]).await;
        assert_eq!((got.status, got.location.as_deref()), (303, Some("/account")));
        assert_eq!(other.get("/account").await.status, 200);
    });
}

#[test]
fn every_page_has_words_in_every_language() {
    on_both(async |house| {
        let ana = house.user(ANA, Some(HERE), &[Role::Administrator]).await;
        house.user(ANA, None, &[Role::Operator]).await;
        let ivan = house.user("ivan@opstina.rs", Some(HERE), &[Role::OfficeWorker]).await;
        let router = site(house, Site::at("https://svi.test"));
        let mut visitor = Visitor::at(&router);
        come_in_with_second_factor(&mut visitor, house, ANA).await;
        let own = format!("/admin/users/{ana}");
        let other = format!("/admin/users/{ivan}");
        for language in ["sr-Latn", "sr-Cyrl", "en"] {
            visitor.post("/account", "/language", &[("language", language), ("next", "/")]).await;
            for path in [
                "/account",
                "/account/password",
                "/account/second-factor",
                "/account/recovery-codes",
                "/account/tokens",
                "/notices",
                "/admin/users",
                "/admin/users/invite",
                "/admin/roles",
                "/admin/audit",
                "/admin/jobs",
                "/admin/health",
                "/admin/municipalities",
                "/admin/export",
                &own,
                &other,
            ] {
                let got = visitor.get(path).await;
                assert_eq!(got.status, 200, "{path}");
                let bare =
                    got.body.split(['>', '<', '"']).find(|text| text.starts_with("identity-"));
                assert_eq!(bare, None, "{path} in {language}");
            }
        }
    });
}

#[test]
fn an_invitation_is_made_printed_and_accepted() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Administrator]).await;
        let router = site(house, Site::at("https://svi.test"));
        let mut visitor = Visitor::at(&router);
        come_in_with_second_factor(&mut visitor, house, ANA).await;
        let page = "/admin/users/invite";
        let wrong = [("email", "nije adresa"), ("name", "")];
        let wrong = visitor.post(page, page, &wrong).await;
        assert_eq!(wrong.status, 422);
        let fields = [("email", "jelena@opstina.rs"), ("name", "Jelena"), ("roles", "analyst")];
        let made = visitor.post(page, page, &fields).await;
        assert_eq!(made.status, 200, "{}", made.body);
        let (_, rest) = made.body.split_once("<code>https://svi.test").expect("the link");
        let (path, _) = rest.split_once("</code>").expect("its end");
        let mut jelena = Visitor::at(&router);
        assert!(jelena.get(path).await.body.contains("jelena@opstina.rs"));
        let differs = [("name", "Jelena"), ("password", PASSWORD), ("again", "drugo")];
        assert_eq!(jelena.post(path, path, &differs).await.status, 422);
        let fields = [("name", "Jelena"), ("password", PASSWORD), ("again", PASSWORD)];
        let got = jelena.post(path, path, &fields).await;
        assert_eq!((got.status, got.location.as_deref()), (303, Some("/")), "{}", got.body);
        assert_eq!(jelena.get("/account").await.status, 200);
        let used = Visitor::at(&router).get(path).await;
        assert!(used.body.contains("Poziv više ne važi"), "{}", used.body);
    });
}

#[test]
fn a_user_of_another_municipality_is_not_there() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Administrator]).await;
        let zlatko = house.user("zlatko@opstina.rs", Some(THERE), &[Role::Analyst]).await;
        let router = site(house, Site::at("https://svi.test"));
        let mut visitor = Visitor::at(&router);
        come_in_with_second_factor(&mut visitor, house, ANA).await;
        assert_eq!(visitor.get(&format!("/admin/users/{zlatko}")).await.status, 404);
        for verb in ["roles", "sessions", "second-factor", "close"] {
            let path = format!("/admin/users/{zlatko}/{verb}");
            let got = visitor.post("/account", &path, &[("roles", "analyst")]).await;
            assert_eq!(got.status, 404, "{verb}");
        }
        for path in ["/admin/health", "/admin/municipalities"] {
            assert_eq!(visitor.get(path).await.status, 404, "{path}");
        }
    });
}

#[test]
fn a_link_signs_in_once_and_on_a_demonstration_only() {
    on_both(async |house| {
        let ana = house.user(ANA, Some(HERE), &[Role::OfficeWorker]).await;
        let link = signed_in_link(&house.identity, house.database(), ana).await.unwrap();
        let path = link.strip_prefix("https://svi.test").expect("a link of the site");
        let real = site(house, Site::at("https://svi.test"));
        assert_eq!(Visitor::at(&real).get(path).await.status, 404);
        let demo = site(house, Site { is_demo: true, ..Site::at("https://svi.test") });
        let mut visitor = Visitor::at(&demo);
        let got = visitor.get(path).await;
        assert_eq!((got.status, got.location.as_deref()), (303, Some("/")));
        assert_eq!(visitor.get("/account").await.status, 200);
        let again = Visitor::at(&demo).get(path).await;
        assert_eq!(again.status, 200);
        assert!(again.body.contains("Veza je iskorišćena"), "{}", again.body);
    });
}

#[test]
fn a_token_is_shown_once_and_opens_the_api_as_far_as_it_is_limited() {
    on_both(async |house| {
        house.user(ANA, Some(HERE), &[Role::Administrator]).await;
        let router = site(house, Site::at("https://svi.test"));
        let mut visitor = Visitor::at(&router);
        come_in_with_second_factor(&mut visitor, house, ANA).await;
        let page = "/account/tokens";
        let fields = [("name", "Program"), ("days", "30"), ("permissions", "identity.see_users")];
        let made = visitor.post(page, page, &fields).await;
        let (_, rest) = made.body.split_once("class=\"secret\">").expect("the token");
        let (token, _) = rest.split_once('<').expect("its end");
        let mut program = Visitor::with_token(&router, token);
        let me = program.get("/api/v1/me").await;
        assert_eq!(me.status, 200);
        assert!(me.body.contains("\"permissions\":[\"identity.see_users\"]"), "{}", me.body);
        let users = program.get("/api/v1/users").await;
        assert!(users.body.contains("\"email\":\"ana@opstina.rs\""), "{}", users.body);
        assert_eq!(program.get("/account").await.status, 401);
        let mut nobody = Visitor::with_token(&router, "svi_nothing");
        assert_eq!(nobody.get("/api/v1/me").await.status, 401);
        let account = visitor.get("/account").await;
        assert!(!account.body.contains(token), "a token is shown once");
    });
}

#[test]
fn nobody_gets_in_without_signing_in() {
    on_both(async |house| {
        let router = site(house, Site::at("https://svi.test"));
        for route in house.identity.context().routes.table() {
            if route.guard == web::Guard::Public || route.method != "GET" {
                continue;
            }
            let got = Visitor::at(&router).get(&route.path.replace("{id}", "x")).await;
            assert_eq!(got.status, 401, "{}", route.path);
            assert!(!got.body.is_empty(), "{}", route.path);
        }
    });
}
