//! The policy and the API as reviewed texts. `SVI_UPDATE_SNAPSHOTS=1` writes them anew; the change is read before it is committed.

use std::{collections::BTreeMap, fs, path::PathBuf};

use kernel::{Language, Role};
use web::{Guard, Surface as Kind};

use super::fixture::{Surface, text};

#[tokio::test]
async fn the_policy_is_what_was_reviewed() {
    let folder = tempfile::tempdir().unwrap();
    let surface = Surface::open(folder.path()).await;
    let mut lines = String::from("# permission: role = how far it reaches. Nobody else has it.\n");
    let permissions: BTreeMap<_, _> =
        surface.permissions.iter().map(|one| (one.name, one.grants)).collect();
    assert_eq!(permissions.len(), surface.permissions.len(), "a name stands for one permission");
    for (name, grants) in permissions {
        lines.push_str(&format!("\n{name}\n"));
        for role in Role::ALL {
            let reach = grants.iter().find(|(granted, _)| *granted == role);
            if let Some((_, reach)) = reach {
                lines.push_str(&format!("  {role} = {}\n", reach.name()));
            }
        }
    }
    assert_snapshot("policy.txt", &lines);
}

#[tokio::test]
async fn the_routes_are_what_was_reviewed() {
    let folder = tempfile::tempdir().unwrap();
    let surface = Surface::open(folder.path()).await;
    let mut lines: Vec<String> = surface
        .routes()
        .iter()
        .map(|route| {
            let guard = match route.guard {
                Guard::Public => "everybody",
                Guard::SignedIn => "signed in",
                Guard::Permission(permission) => permission.name,
            };
            format!("{} {}  {guard}", route.path, route.method)
        })
        .collect();
    lines.sort();
    assert_snapshot("routes.txt", &format!("{}\n", lines.join("\n")));
}

#[tokio::test]
async fn every_route_of_the_api_is_described() {
    let folder = tempfile::tempdir().unwrap();
    let surface = Surface::open(folder.path()).await;
    let response = super::rendering::get(&surface, "/api/openapi.json", Language::English).await;
    let document: serde_json::Value = serde_json::from_str(&text(response).await).unwrap();
    assert_eq!(document["openapi"], "3.1.0");
    for route in surface.routes().iter().filter(|route| route.surface == Kind::Api) {
        if route.path == "/api/openapi.json" {
            continue;
        }
        let operation = &document["paths"][route.path][route.method.to_lowercase()];
        assert!(operation["summary"].is_string(), "{route:?} is not described");
        assert!(operation["responses"]["default"].is_object(), "{route:?}");
    }
    assert_references_resolve(&document);
    assert_parts_allow_each_other(&document);
}

/// Every `$ref` names a schema that is there.
fn assert_references_resolve(document: &serde_json::Value) {
    let schemas = &document["components"]["schemas"];
    let text = document.to_string();
    for part in text.split("\"#/components/schemas/").skip(1) {
        let name = part.split('"').next().unwrap();
        assert!(schemas[name].is_object(), "the schema {name} is missing");
    }
}

/// A part of an answer that stands beside others (`allOf`) does not forbid them: the whole could never be described so.
fn assert_parts_allow_each_other(document: &serde_json::Value) {
    let schemas = document["components"]["schemas"].as_object().unwrap();
    for (name, schema) in schemas {
        for part in schema["allOf"].as_array().into_iter().flatten() {
            let Some(reference) = part["$ref"].as_str() else { continue };
            let part = reference.rsplit('/').next().unwrap();
            let more = &schemas[part]["additionalProperties"];
            assert_ne!(
                more,
                &serde_json::Value::Bool(false),
                "{part}, a part of {name}, forbids the rest of it"
            );
        }
    }
}

/// Compares with the reviewed text.
fn assert_snapshot(name: &str, found: &str) {
    let path: PathBuf = [env!("CARGO_MANIFEST_DIR"), "tests/snapshots", name].iter().collect();
    if std::env::var_os("SVI_UPDATE_SNAPSHOTS").is_some() {
        fs::write(&path, found).unwrap();
    }
    let reviewed = fs::read_to_string(&path).unwrap_or_default();
    let news = found.lines().filter(|line| !reviewed.lines().any(|one| one == *line));
    let gone = reviewed.lines().filter(|line| !found.lines().any(|one| one == *line));
    let (news, gone): (Vec<_>, Vec<_>) = (news.collect(), gone.collect());
    assert!(
        found == reviewed,
        "{} differs: new {news:#?}, gone {gone:#?}; after a review: SVI_UPDATE_SNAPSHOTS=1 cargo test -p svi surface",
        path.display()
    );
}
