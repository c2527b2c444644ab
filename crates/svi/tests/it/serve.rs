//! `svi serve`: health, numbers, log, the way down, TLS, what it refuses.

use std::{
    fs,
    io::{Read as _, Write as _},
    net::TcpStream,
    sync::Arc,
};

use rustls::{
    ClientConfig, ClientConnection, RootCertStore, StreamOwned,
    pki_types::{CertificateDer, ServerName, pem::PemObject as _},
};

use crate::{
    command::{Folder, assert_refused},
    served::{Answer, Served, request},
};

#[test]
fn it_serves_says_how_it_is_and_stops_when_asked() {
    let folder = Folder::new();
    let served = Served::start(&folder.path("data"), &[], &[]);
    assert_eq!((served.get("/healthz").status, served.get("/healthz").body.as_str()), (200, "ok"));
    assert_eq!((served.get("/readyz").status, served.get("/readyz").body.as_str()), (200, "ready"));
    // A request is counted after it was answered, maybe a moment later.
    let counted = "svi_requests_total{method=\"GET\",route=\"/healthz\",status=\"200\"} 2";
    let mut numbers = served.get("/metrics");
    for _ in 0..500 {
        if numbers.body.contains(counted) {
            break;
        }
        numbers = served.get("/metrics");
    }
    assert!(numbers.body.contains(counted), "{}", numbers.body);
    assert!(numbers.body.contains("svi_jobs_failed 0"), "{}", numbers.body);
    assert!(numbers.body.contains("svi_database_writers_open 1"), "{}", numbers.body);
    assert_eq!(served.ask("HEAD", "/problems/not-found", &[], "").body, "");
    assert_eq!(served.get("/problems/not-found").status, 200);
    let (code, log) = served.stop();
    assert_eq!(code, 0, "{log}");
    assert!(log.contains("\"stopped\""), "{log}");
    assert_eq!(folder.names(), ["data", "data.keys"]);
}

#[test]
fn numbers_are_for_this_machine_and_for_who_has_the_token() {
    let folder = Folder::new().with("token", "a-long-token\n");
    let token = folder.path("token");
    let variables = [("SVI_METRICS_TOKEN_FILE", token.to_str().unwrap())];
    let served = Served::start(&folder.path("data"), &[], &variables);
    let through_proxy = "x-forwarded-for: 203.0.113.7";
    let ask = |headers: &[&str]| served.ask("GET", "/metrics", headers, "").status;
    assert_eq!(ask(&[]), 200);
    assert_eq!(ask(&[through_proxy]), 404);
    assert_eq!(ask(&[through_proxy, "authorization: Bearer another"]), 404);
    assert_eq!(ask(&[through_proxy, "authorization: Bearer a-long-token"]), 200);
    served.stop();
}

#[test]
fn the_log_names_route_patterns_and_nothing_that_was_asked_for() {
    let folder = Folder::new();
    let served = Served::start(&folder.path("data"), &[], &[]);
    let asked = [
        "/problems/radmila?q=Radmila",
        "/radmila/radmila",
        "/sign-in?next=radmila",
        "/assets/radmila",
    ];
    for path in asked {
        served.ask("GET", path, &["user-agent: radmila", "x-request-id: radmila"], "");
    }
    served.ask("POST", "/radmila", &["content-type: application/json"], "{\"name\":\"radmila\"}");
    let (_, log) = served.stop();
    assert!(log.contains("\"route\":\"/problems/{slug}\",\"status\":404"), "{log}");
    assert!(!log.to_lowercase().contains("radmila"), "{log}");
}

#[test]
fn an_answer_that_the_browser_has_is_not_sent_again() {
    let folder = Folder::new();
    let served = Served::start(&folder.path("data"), &[], &[]);
    let first = served.get("/api/openapi.json");
    let tag = first.header("etag").unwrap();
    let second = served.ask("GET", "/api/openapi.json", &[&format!("if-none-match: {tag}")], "");
    assert_eq!((first.status, second.status, second.body.as_str()), (200, 304, ""));
    assert_eq!(second.header("etag"), Some(tag));
    served.stop();
}

#[test]
fn it_does_not_listen_in_the_clear_beyond_its_machine() {
    let folder = Folder::new();
    let said = folder.svi("serve --data data --listen 0.0.0.0:0");
    assert_refused(&said, 3, &["0.0.0.0:0", "server.tls_certificate", "server.proxies"]);
    assert_eq!(folder.names(), [""; 0], "nothing was made");
}

#[test]
fn an_address_that_is_taken_is_named() {
    let folder = Folder::new();
    let served = Served::start(&folder.path("data"), &[], &[]);
    let said = folder.svi(&format!("serve --data other --listen {}", served.address));
    assert_refused(&said, 69, &["cannot listen on", &served.address]);
    served.stop();
}

#[test]
fn tls_comes_from_files_that_are_read_again_on_hangup() {
    let folder = Folder::new();
    certificate(&folder, "first");
    let settings = "[server]\ntls_certificate = \"cert.pem\"\ntls_key = \"key.pem\"\n";
    fs::create_dir(folder.path("data")).unwrap();
    fs::write(folder.path("data/svi.toml"), settings).unwrap();
    for name in ["cert.pem", "key.pem"] {
        fs::copy(folder.path(name), folder.path(&format!("data/{name}"))).unwrap();
    }
    let served = Served::start(&folder.path("data"), &[], &[]);
    assert_eq!(secured(&served, "first").unwrap().body, "ok");
    assert!(secured(&served, "second").is_none());
    certificate(&folder, "second");
    for name in ["cert.pem", "key.pem"] {
        fs::copy(folder.path(name), folder.path(&format!("data/{name}"))).unwrap();
    }
    served.signal("HUP");
    // The signal is heard between two connections; until then the old certificate is right.
    let heard = (0..1000).find_map(|_| secured(&served, "second")).unwrap();
    assert_eq!(heard.body, "ok");
    assert!(heard.header("strict-transport-security").is_some());
    served.stop();
}

#[test]
fn a_certificate_that_is_none_is_named() {
    let folder = Folder::new();
    fs::create_dir(folder.path("data")).unwrap();
    let settings = "[server]\ntls_certificate = \"cert.pem\"\ntls_key = \"key.pem\"\n";
    fs::write(folder.path("data/svi.toml"), settings).unwrap();
    assert_refused(&folder.svi("serve --data data"), 3, &["data/cert.pem", "certificates in PEM"]);
}

fn certificate(folder: &Folder, name: &str) {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/tls");
    fs::copy(format!("{source}/{name}.pem"), folder.path("cert.pem")).unwrap();
    fs::copy(format!("{source}/{name}.key.pem"), folder.path("key.pem")).unwrap();
}

/// Asks over TLS; `None` when the certificate is not the one of that name.
fn secured(served: &Served, name: &str) -> Option<Answer> {
    let file = format!("{}/tests/tls/{name}.pem", env!("CARGO_MANIFEST_DIR"));
    let mut roots = RootCertStore::empty();
    roots.add(CertificateDer::from_pem_file(file).unwrap()).unwrap();
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .unwrap()
        .with_root_certificates(roots)
        .with_no_client_auth();
    let host = ServerName::try_from("localhost").unwrap();
    let connection = ClientConnection::new(Arc::new(config), host).unwrap();
    let mut stream = StreamOwned::new(connection, TcpStream::connect(&served.address).unwrap());
    stream.write_all(request("GET", "/healthz", &[], "").as_bytes()).ok()?;
    let mut bytes = Vec::new();
    // The peer may close without a word of TLS once the answer is out.
    let _closed = stream.read_to_end(&mut bytes);
    Answer::parse(&bytes)
}
