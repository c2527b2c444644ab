//! Sign-in at a real OpenID provider on loopback (`tests/oidc`, installed by its `install.sh`).

use std::{
    collections::BTreeMap,
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, ChildStdout, Command, Stdio},
};

use identity::{Hasher, Identity, NewInvitation, OidcSettings, Secret, Settings, invite_user};
use kernel::Role;
use openidconnect::ureq;
use proptest::strategy::{Strategy as _, ValueTree as _};
use web::Site;

use crate::{
    builders::{HERE, House, on_both, permit},
    visitor::{Visitor, site},
};

const RETURN_TO: &str = "https://svi.test/sign-in/oidc/callback";

/// The provider at work; it ends with the test.
struct Provider {
    process: Child,
    issuer: String,
    /// Held open: it could not say anything any more, and would end.
    _output: BufReader<ChildStdout>,
}

impl Provider {
    /// `None` when it is not installed; in CI that is a failure.
    fn start() -> Option<Self> {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/oidc");
        if !folder.join("node_modules/oidc-provider").is_dir() {
            assert!(std::env::var_os("CI").is_none(), "CI needs tests/oidc/install.sh");
            let line =
                "sign-in at a provider is not tested: run crates/identity/tests/oidc/install.sh";
            let _said = writeln!(std::io::stderr(), "{line}");
            return None;
        }
        let mut process = Command::new(node())
            .arg("provider.mjs")
            .arg(RETURN_TO)
            .current_dir(folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Node runs");
        let mut issuer = String::new();
        let mut output = BufReader::new(process.stdout.take().expect("its output"));
        output.read_line(&mut issuer).expect("its address");
        Some(Self { process, issuer: issuer.trim().to_owned(), _output: output })
    }

    fn identity(&self) -> Identity {
        let oidc = OidcSettings {
            issuer: self.issuer.clone(),
            client: "svi".into(),
            secret: Secret::of("tajna-svi"),
            name: "Opštinski portal".into(),
        };
        let settings = Settings::at("https://svi.test");
        Identity::new(Settings { hasher: Hasher::quick(), oidc: Some(oidc), ..settings })
    }
}

impl Drop for Provider {
    fn drop(&mut self) {
        // It ends by itself when nobody holds its input; this is for the case that it hangs.
        let _ended = self.process.kill();
        let _ended = self.process.wait();
    }
}

/// Node from the path, or what the front end's build has fetched.
fn node() -> PathBuf {
    let fetched = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../.venv/bin/node");
    if fetched.is_file() { fetched } else { "node".into() }
}

/// Runs a test with a provider, when there is one.
#[expect(clippy::needless_pass_by_value, reason = "a test is written where it is passed")]
fn with_provider(body: impl AsyncFn(&House, &Provider)) {
    on_both(async |house| {
        let Some(provider) = Provider::start() else { return };
        let house = House { base: house.base, identity: provider.identity() };
        body(&house, &provider).await;
    });
}

/// Goes to the provider with a browser of its own, signs in there as `login`; the address to come back to.
async fn walk(url: String, login: &'static str) -> String {
    tokio::task::spawn_blocking(move || walk_blocking(url, login)).await.expect("the walk")
}

fn walk_blocking(url: String, login: &str) -> String {
    let agent = ureq::AgentBuilder::new().redirects(0).build();
    let (mut cookies, mut at): (BTreeMap<String, String>, String) = (BTreeMap::new(), url);
    for _ in 0..12 {
        if at.starts_with(RETURN_TO) {
            return at;
        }
        let header = |cookies: &BTreeMap<String, String>| {
            cookies.iter().map(|(k, v)| format!("{k}={v}")).collect::<Vec<_>>().join("; ")
        };
        let shown = agent.get(&at).set("cookie", &header(&cookies)).call().expect("a page");
        keep(&mut cookies, &shown);
        let answer = if shown.status() == 200 {
            let page = shown.into_string().expect("text");
            let prompt = if page.contains("value=\"consent\"") { "consent" } else { "login" };
            let fields = [("prompt", prompt), ("login", login), ("password", "x")];
            agent.post(&at).set("cookie", &header(&cookies)).send_form(&fields).expect("a page")
        } else {
            shown
        };
        keep(&mut cookies, &answer);
        let there = answer.header("location").expect("a way on");
        at = match there.strip_prefix('/') {
            Some(path) => {
                let host = at.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
                format!("{host}/{path}")
            }
            None => there.to_owned(),
        };
    }
    panic!("the provider leads in a circle");
}

fn keep(cookies: &mut BTreeMap<String, String>, answer: &ureq::Response) {
    for cookie in answer.all("set-cookie") {
        if let Some((name, value)) = cookie.split(';').next().and_then(|pair| pair.split_once('='))
        {
            cookies.insert(name.to_owned(), value.to_owned());
        }
    }
}

/// Signs in at the provider and comes back; what the site answers.
async fn come_in(visitor: &mut Visitor, login: &'static str) -> crate::visitor::Got {
    let left = visitor.get("/sign-in/oidc?next=/account").await;
    assert_eq!(left.status, 303, "{}", left.body);
    let back = walk(left.location.expect("the provider"), login).await;
    visitor.get(back.strip_prefix("https://svi.test").expect("our address")).await
}

#[test]
fn somebody_with_an_account_comes_in_through_the_provider() {
    with_provider(async |house, _provider| {
        house.user("jelena@opstina.rs", Some(HERE), &[Role::Analyst]).await;
        let router = site(house, Site::at("https://svi.test"));
        for _ in 0..2 {
            let mut visitor = Visitor::at(&router);
            assert!(visitor.get("/sign-in").await.body.contains("Opštinski portal"));
            let got = come_in(&mut visitor, "jelena@opstina.rs").await;
            assert_eq!((got.status, got.location.as_deref()), (303, Some("/account")));
            assert!(visitor.get("/account").await.body.contains("jelena@opstina.rs"));
        }
    });
}

#[test]
fn somebody_who_is_invited_becomes_a_user_through_the_provider() {
    with_provider(async |house, _provider| {
        house.user("milan@opstina.rs", Some(HERE), &[Role::Administrator]).await;
        let milan = house.actor("milan@opstina.rs").await;
        let new = NewInvitation {
            unit: None,
            email: "jelena@opstina.rs".parse().unwrap(),
            name: "Jelena".into(),
            roles: vec![Role::Analyst],
        };
        invite_user(&permit(&milan), &house.identity, house.database(), new).await.unwrap();
        let router = site(house, Site::at("https://svi.test"));
        let mut visitor = Visitor::at(&router);
        let got = come_in(&mut visitor, "jelena@opstina.rs").await;
        assert_eq!((got.status, got.location.as_deref()), (303, Some("/account")));
        let account = visitor.get("/account").await;
        assert!(account.body.contains("Analitičar/analitičarka"), "{}", account.body);
    });
}

#[test]
fn nobody_registers_through_the_provider_and_an_address_has_to_be_verified() {
    with_provider(async |house, _provider| {
        house.user("jelena@opstina.rs", Some(HERE), &[Role::Analyst]).await;
        let router = site(house, Site::at("https://svi.test"));
        for login in ["niko@opstina.rs", "jelena+unverified@opstina.rs"] {
            let mut visitor = Visitor::at(&router);
            let got = come_in(&mut visitor, login).await;
            assert_eq!((got.status, got.location.as_deref()), (303, Some("/sign-in")), "{login}");
            assert_eq!(visitor.get("/account").await.status, 401, "{login}");
        }
    });
}

#[test]
fn an_answer_opens_once_and_in_the_browser_that_asked_only() {
    with_provider(async |house, _provider| {
        house.user("jelena@opstina.rs", Some(HERE), &[Role::Analyst]).await;
        let router = site(house, Site::at("https://svi.test"));
        let mut visitor = Visitor::at(&router);
        let left = visitor.get("/sign-in/oidc").await;
        let back = walk(left.location.expect("the provider"), "jelena@opstina.rs").await;
        let path = back.strip_prefix("https://svi.test").expect("our address");
        let mut other = Visitor::at(&router);
        other.get("/sign-in/oidc").await;
        let stolen = other.get(path).await;
        assert_eq!((stolen.status, stolen.location.as_deref()), (303, Some("/sign-in")));
        let mut again = Visitor::at(&router);
        let tie = visitor.cookie("__Host-svi-challenge").expect("a tie").to_owned();
        assert_eq!(visitor.get(path).await.location.as_deref(), Some("/"));
        again.keep("__Host-svi-challenge", &tie);
        assert_eq!(again.get(path).await.location.as_deref(), Some("/sign-in"));
    });
}

#[test]
fn nobody_fills_the_disk_with_sign_ins_that_are_not_finished() {
    with_provider(async |house, _provider| {
        let router = site(house, Site::at("https://svi.test"));
        for number in 0..500 {
            let left = Visitor::at(&router).get("/sign-in/oidc").await;
            assert_eq!(left.status, 303, "{number}");
        }
        assert_eq!(Visitor::at(&router).get("/sign-in/oidc").await.status, 429);
        house.wait(16 * 60);
        assert_eq!(Visitor::at(&router).get("/sign-in/oidc").await.status, 303);
    });
}

#[test]
fn no_answer_of_the_provider_breaks_the_way_back() {
    on_both(async |house| {
        let oidc = OidcSettings {
            issuer: "http://127.0.0.1:1".into(),
            client: "svi".into(),
            secret: Secret::of("x"),
            name: "Portal".into(),
        };
        let settings = Settings { oidc: Some(oidc), ..Settings::at("https://svi.test") };
        let house = House { base: house.base, identity: Identity::new(settings) };
        let router = site(&house, Site::at("https://svi.test"));
        let mut runner = proptest::test_runner::TestRunner::deterministic();
        let part = "[ -~ščć%&=]{0,30}";
        for _ in 0..40 {
            let values = (part, part).new_tree(&mut runner).expect("values").current();
            let (state, code) = (escaped(&values.0), escaped(&values.1));
            let mut visitor = Visitor::at(&router);
            visitor.keep("__Host-svi-challenge", "nothing");
            let path = format!("/sign-in/oidc/callback?state={state}&code={code}");
            let got = visitor.get(&path).await;
            assert_eq!((got.status, got.location.as_deref()), (303, Some("/sign-in")), "{path}");
        }
        let away = Visitor::at(&router).get("/sign-in/oidc").await;
        assert_eq!(away.status, 503, "a provider that does not answer is said");
    });
}

fn escaped(text: &str) -> String {
    text.bytes().fold(String::new(), |out, byte| out + &format!("%{byte:02X}"))
}
