//! The house rules, one module per family.
//!
//! A rule returns every violation that it finds; nothing is mended and nothing can be silenced.

mod docs;
mod house;
mod licences;
mod rust;
mod storage;
mod texts;

use std::{
    fs,
    path::Path,
    process::{Command, ExitCode},
};

/// One broken rule at one place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Violation {
    /// `path` or `path:line`.
    pub(crate) place: String,
    /// What to do about it.
    pub(crate) advice: String,
    /// Name of the rule.
    pub(crate) rule: &'static str,
}

/// A tracked text file, read once for all rules.
#[derive(Debug)]
pub(crate) struct Source {
    /// Path below the root, with `/`.
    pub(crate) path: String,
    /// Content.
    pub(crate) text: String,
}

impl Source {
    /// Whether the path ends in `.extension`.
    pub(crate) fn is(&self, extension: &str) -> bool {
        Path::new(&self.path).extension().is_some_and(|e| e == extension)
    }
}

/// Runs every rule below `root` and prints what is broken.
pub(crate) fn run(root: &Path) -> ExitCode {
    let sources = read(root);
    let mut found = Vec::new();
    match metadata(root) {
        Ok(metadata) => {
            found.extend(house::check(&metadata));
            found.extend(licences::check(&metadata));
            found.extend(docs::check_map(&metadata, &sources));
        }
        Err(advice) => {
            found.push(Violation { place: "Cargo.toml".into(), advice, rule: "metadata" });
        }
    }
    found.extend(rust::check(&sources));
    found.extend(storage::check(&sources));
    found.extend(docs::check(root, &sources));
    found.extend(texts::check(&sources));
    found.sort();
    for v in &found {
        crate::say(&format!("{}: {} ({})", v.place, v.advice, v.rule));
    }
    crate::say(&format!("tidy: {} files, {} violations", sources.len(), found.len()));
    if found.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE }
}

fn metadata(root: &Path) -> Result<serde_json::Value, String> {
    let output = Command::new("cargo")
        .args(["metadata", "--format-version", "1", "--locked"])
        .current_dir(root)
        .output()
        .map_err(|error| format!("cargo metadata does not run: {error}"))?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    serde_json::from_slice(&output.stdout).map_err(|error| format!("cargo metadata: {error}"))
}

fn read(root: &Path) -> Vec<Source> {
    let skipped = ["target", ".git", ".venv", "demo", "out"];
    walkdir::WalkDir::new(root)
        .sort_by_file_name()
        .into_iter()
        .filter_entry(move |entry| {
            let name = entry.file_name().to_str().unwrap_or_default();
            name != "node_modules" && (entry.depth() != 1 || !skipped.contains(&name))
        })
        .flatten()
        .filter_map(|entry| load(root, entry.path()))
        .collect()
}

fn load(root: &Path, path: &Path) -> Option<Source> {
    let wanted = ["rs", "md", "toml", "ftl", "sh", "py", "R"];
    let extension = path.extension()?.to_str()?;
    if !wanted.contains(&extension) {
        return None;
    }
    let text = fs::read_to_string(path).ok()?;
    let path = path.strip_prefix(root).ok()?.to_str()?.replace('\\', "/");
    Some(Source { path, text })
}
