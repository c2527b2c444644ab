//! Rules on documents and manifests: links that lead somewhere, a map of the code that names every crate, manifests that
//! inherit, no path of somebody's machine.

use std::path::Path;

use serde_json::Value;

use super::{Source, Violation, house::packages, house::text};

pub(super) fn check(root: &Path, sources: &[Source]) -> Vec<Violation> {
    let mut found = Vec::new();
    for source in sources {
        found.extend(machine_paths(source));
        if source.is("md") {
            found.extend(dead_links(root, source));
        }
        if source.path.ends_with("/Cargo.toml") {
            found.extend(manifest(source));
        }
    }
    found
}

/// Every member stands in the code map of `ARCHITECTURE.md`, and every crate has a README.
pub(super) fn check_map(metadata: &Value, sources: &[Source]) -> Vec<Violation> {
    let map = sources.iter().find(|source| source.path == "ARCHITECTURE.md");
    let map = map.map_or("", |source| source.text.as_str());
    let mut found = Vec::new();
    for member in packages(metadata).filter(|package| package["source"].is_null()) {
        let name = text(member, "name");
        if !map.contains(&format!("`{name}`")) {
            let advice = format!("`{name}` is missing from the code map");
            found.push(Violation { place: "ARCHITECTURE.md".into(), advice, rule: "map" });
        }
        let readme = format!("crates/{name}/README.md");
        if name != "xtask" && !sources.iter().any(|source| source.path == readme) {
            let advice = "a crate has one page about itself".to_owned();
            found.push(Violation { place: readme, advice, rule: "readme" });
        }
    }
    found
}

fn machine_paths(source: &Source) -> Vec<Violation> {
    // Written in two parts so that this file does not find itself.
    let folders = ["/ro", "/ho", "/wo"].into_iter().zip(["ot/", "me/", "rk/"]);
    let folders: Vec<String> = folders.map(|(a, b)| format!("{a}{b}")).collect();
    let hit = |line: &str| folders.iter().any(|folder| line.contains(folder.as_str()));
    lines(source, |line| hit(line) && !line.contains("://"))
        .map(|place| Violation {
            place,
            advice: "a path of somebody's machine".into(),
            rule: "machine-path",
        })
        .collect()
}

fn manifest(source: &Source) -> Vec<Violation> {
    let mut found: Vec<Violation> = lines(source, |line| {
        let is_dependency =
            line.contains('=') && (line.contains("version = \"") || line.contains("git ="));
        is_dependency && !line.starts_with("version")
    })
    .map(|place| Violation {
        place,
        advice: "versions stand in the root manifest; write `name.workspace = true`".into(),
        rule: "workspace-dependency",
    })
    .collect();
    if !source.text.contains("[lints]\nworkspace = true") {
        let advice = "inherit the lints: [lints] workspace = true".into();
        found.push(Violation { place: source.path.clone(), advice, rule: "lints" });
    }
    found
}

fn dead_links(root: &Path, source: &Source) -> Vec<Violation> {
    let folder = root.join(&source.path);
    let folder = folder.parent().unwrap_or(root);
    links(&source.text)
        .filter(|link| !link.contains("://") && !link.starts_with(['#', '<']) && !link.is_empty())
        .filter(|link| !folder.join(link.split('#').next().unwrap_or_default()).exists())
        .map(|link| Violation {
            place: source.path.clone(),
            advice: format!("the link to {link} leads nowhere"),
            rule: "dead-link",
        })
        .collect()
}

fn links(text: &str) -> impl Iterator<Item = &str> {
    text.split("](").skip(1).filter_map(|rest| rest.split_once(')')).map(|(link, _)| link)
}

fn lines(source: &Source, is_hit: impl Fn(&str) -> bool) -> impl Iterator<Item = String> {
    source
        .text
        .lines()
        .enumerate()
        .filter(move |(_, line)| is_hit(line))
        .map(|(index, _)| format!("{}:{}", source.path, index + 1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rules(path: &str, text: &str) -> Vec<&'static str> {
        let source = Source { path: path.into(), text: text.into() };
        check(Path::new("."), &[source]).into_iter().map(|v| v.rule).collect()
    }

    #[test]
    fn each_rule_fires_on_its_fault() {
        assert_eq!(rules("a.md", "see [b](no/such/file.md)"), ["dead-link"]);
        assert_eq!(
            rules("crates/a/Cargo.toml", "[lints]\nworkspace = true\nb = { version = \"1\" }"),
            ["workspace-dependency"]
        );
        assert_eq!(rules("crates/a/Cargo.toml", "[package]\nname = \"a\""), ["lints"]);
        assert_eq!(rules("a.md", &["cd /ro", "ot/x"].concat()), ["machine-path"]);
    }
}
