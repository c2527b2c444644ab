//! Settings: where each comes from, and what is said about those that are wrong.

use std::fs;

use crate::{
    command::{Folder, assert_refused},
    served::svi,
};

fn with_settings(text: &str) -> Folder {
    let folder = Folder::new();
    fs::create_dir(folder.path("data")).unwrap();
    fs::write(folder.path("data/svi.toml"), text).unwrap();
    folder
}

#[test]
fn every_setting_says_where_it_comes_from() {
    let folder =
        with_settings("[server]\npublic_url = \"https://svi.pirot.rs\"\nconnections = 7\n");
    let data = folder.path("data");
    let output = svi(&["config", "show", "--format", "csv", "--data", data.to_str().unwrap()])
        .args(["--database", "postgres://svi:secret@db/svi"])
        .env("SVI_SERVER_CONNECTIONS", "8")
        .env("SVI_LOG_FORMAT", "text")
        .output()
        .unwrap();
    let text = String::from_utf8(output.stdout).unwrap();
    let file = data.join("svi.toml").display().to_string();
    let expected = [
        "database.connections,8,default".to_owned(),
        "database.url,(set),option --database".to_owned(),
        "keys.folder,(not set),default".to_owned(),
        "log.format,text,SVI_LOG_FORMAT".to_owned(),
        "server.connections,8,SVI_SERVER_CONNECTIONS".to_owned(),
        "server.listen,127.0.0.1:8080,default".to_owned(),
        format!("server.public_url,https://svi.pirot.rs,{file}"),
    ];
    for line in expected {
        assert!(text.lines().any(|one| one == line), "{line:?} is missing in:\n{text}");
    }
    assert!(!text.contains("secret@"), "{text}");
}

#[test]
fn a_key_that_does_not_exist_is_named_with_its_file() {
    let folder = with_settings("[server]\nlisen = \"127.0.0.1:80\"\n");
    let said = folder.svi("config show --data data");
    assert_refused(&said, 3, &["data/svi.toml", "server.lisen", "listen"]);
}

#[test]
fn a_value_of_the_wrong_kind_is_named() {
    let folder = with_settings("[server]\nconnections = \"many\"\n");
    let said = folder.svi("config show --data data");
    assert_refused(&said, 3, &["data/svi.toml", "server.connections", "many"]);
}

#[test]
fn a_variable_that_stands_for_no_key_is_named() {
    let folder = Folder::new();
    let output = svi(&["config", "show", "--data", folder.path("data").to_str().unwrap()])
        .env("SVI_SERVER_LISEN", "127.0.0.1:80")
        .output()
        .unwrap();
    let line = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(3), "{line}");
    assert!(line.contains("SVI_SERVER_LISEN"), "{line}");
}

#[test]
fn the_shipped_example_has_every_key_and_no_other() {
    let example = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/runbook/examples/svi.toml");
    let example = fs::read_to_string(example).unwrap();
    let uncommented: Vec<&str> = example.lines().map(keyed).collect();
    let folder = with_settings(&uncommented.join("\n"));
    let said = folder.svi("config show --data data --format csv");
    assert_eq!(said.code, 0, "{said:?}");
    let defaults = said.out.lines().filter(|line| line.ends_with(",default"));
    assert_eq!(defaults.collect::<Vec<_>>(), [""; 0]);
}

/// A line whose key is commented out, with its key.
fn keyed(line: &str) -> &str {
    match line.strip_prefix('#') {
        Some(rest) if rest.contains(" = ") && !rest.starts_with(' ') => rest,
        _ => line,
    }
}
