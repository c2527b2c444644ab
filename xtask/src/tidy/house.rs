//! Law 1 and law 3 of the design: direction of dependencies, and one owner for each heavy one.
//!
//! The order below is the house. A new crate takes its place here first.

use serde_json::Value;

use super::Violation;

/// The crates from the ground up: each may depend on those before it, never on those after it.
const ORDER: [&str; 21] = [
    "stats",
    "serbian",
    "linkage",
    "charts",
    "chance",
    "kernel",
    "tables",
    "database",
    "web",
    "places",
    "identity",
    "registry",
    "assessment",
    "indicators",
    "reports",
    "mapping",
    "retention",
    "transfer",
    "testkit",
    "svi",
    "xtask",
];

/// Crates without I/O, clock or randomness, and all that they may depend on from outside.
const PURE: [(&str, &[&str]); 6] = [
    ("stats", &["rayon", "statrs", "thiserror"]),
    ("serbian", &[]),
    ("linkage", &["rapidfuzz", "rayon", "serbian", "serde", "thiserror", "toml"]),
    ("charts", &["maud", "serbian"]),
    ("chance", &[]),
    (
        "kernel",
        &["chrono", "fluent-bundle", "serbian", "serde", "thiserror", "unic-langid", "uuid"],
    ),
];

/// Heavy dependencies with the crates that own them.
const OWNERS: [(&str, &[&str]); 28] = [
    ("rapidfuzz", &["linkage"]),
    ("sea-orm", &["database"]),
    ("age", &["database"]),
    ("chacha20poly1305", &["database"]),
    ("axum", &["web"]),
    ("tower", &["web", "testkit"]),
    ("tower-http", &["web"]),
    ("rust-embed", &["web"]),
    ("tokio-rustls", &["web"]),
    ("argon2", &["identity"]),
    ("lettre", &["identity"]),
    ("openidconnect", &["identity"]),
    ("figment", &["svi"]),
    ("tracing-subscriber", &["svi"]),
    ("arrow", &["indicators"]),
    ("parquet", &["indicators"]),
    ("calamine", &["tables"]),
    ("csv", &["tables"]),
    ("encoding_rs", &["tables"]),
    ("rust_xlsxwriter", &["tables"]),
    ("typst", &["reports"]),
    ("typst-layout", &["reports"]),
    ("typst-pdf", &["reports"]),
    ("pulldown-cmark", &["reports"]),
    ("fluent-bundle", &["kernel"]),
    ("clap", &["svi"]),
    ("indicatif", &["svi"]),
    ("anyhow", &["svi"]),
];

/// Packages that never enter the tree.
const NEVER: [&str; 5] = ["aws-lc-sys", "openssl", "openssl-sys", "native-tls", "datafusion"];

pub(super) fn check(metadata: &Value) -> Vec<Violation> {
    let mut found = Vec::new();
    for package in packages(metadata) {
        let name = text(package, "name");
        if NEVER.contains(&name) {
            found.push(fault("Cargo.lock", format!("{name} must not be in the tree"), "never"));
        }
        if package["source"].is_null() {
            found.extend(check_member(package));
        }
    }
    found
}

fn check_member(package: &Value) -> Vec<Violation> {
    let name = text(package, "name");
    let place = format!("{name}/Cargo.toml");
    let mut found = Vec::new();
    let Some(rank) = ORDER.iter().position(|one| *one == name) else {
        return vec![fault(
            &place,
            "give the crate its place in tidy/house.rs".into(),
            "direction",
        )];
    };
    for (dependency, kind) in dependencies(package) {
        let is_test_only = kind == Some("dev");
        if let Some(other) = ORDER.iter().position(|one| *one == dependency)
            && other >= rank
            && !(is_test_only && dependency == "testkit")
        {
            found.push(fault(
                &place,
                format!("{dependency} comes later in the house"),
                "direction",
            ));
        }
        if dependency == "testkit" && !is_test_only {
            found.push(fault(&place, "testkit is for tests".into(), "direction"));
        }
        if is_test_only {
            continue;
        }
        if let Some((_, owners)) = OWNERS.iter().find(|(one, _)| *one == dependency)
            && !owners.contains(&name)
        {
            found.push(fault(&place, format!("{dependency} belongs to {owners:?}"), "owner"));
        }
        if let Some((_, allowed)) = PURE.iter().find(|(one, _)| *one == name)
            && !allowed.contains(&dependency)
        {
            found.push(fault(&place, format!("a pure crate cannot use {dependency}"), "pure"));
        }
    }
    found
}

/// Packages of the tree.
pub(super) fn packages(metadata: &Value) -> impl Iterator<Item = &Value> {
    metadata["packages"].as_array().into_iter().flatten()
}

/// A text field, empty when absent.
pub(super) fn text<'a>(value: &'a Value, field: &str) -> &'a str {
    value[field].as_str().unwrap_or_default()
}

fn dependencies(package: &Value) -> impl Iterator<Item = (&str, Option<&str>)> {
    package["dependencies"]
        .as_array()
        .into_iter()
        .flatten()
        .map(|dependency| (text(dependency, "name"), dependency["kind"].as_str()))
}

fn fault(place: &str, advice: String, rule: &'static str) -> Violation {
    Violation { place: place.to_owned(), advice, rule }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn member(name: &str, dependency: &str, kind: &str) -> Value {
        let kind = if kind.is_empty() { Value::Null } else { Value::from(kind) };
        serde_json::json!({ "packages": [{
            "name": name, "source": null,
            "dependencies": [{ "name": dependency, "kind": kind }],
        }] })
    }

    fn rules(metadata: &Value) -> Vec<&'static str> {
        check(metadata).into_iter().map(|v| v.rule).collect()
    }

    #[test]
    fn an_earlier_crate_cannot_use_a_later_one() {
        assert_eq!(rules(&member("places", "reports", "")), ["direction"]);
        assert_eq!(rules(&member("reports", "places", "")), [""; 0]);
    }

    #[test]
    fn a_heavy_dependency_has_one_owner() {
        assert_eq!(rules(&member("reports", "parquet", "")), ["owner"]);
        assert_eq!(rules(&member("reports", "parquet", "dev")), [""; 0]);
    }

    #[test]
    fn a_pure_crate_takes_only_what_is_named() {
        assert_eq!(rules(&member("stats", "chrono", "")), ["pure"]);
    }

    #[test]
    fn builders_for_tests_stay_in_tests() {
        assert_eq!(rules(&member("svi", "testkit", "")), ["direction"]);
        assert_eq!(rules(&member("stats", "testkit", "dev")), [""; 0]);
    }
}
