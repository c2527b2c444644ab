//! House rules that neither rustc nor clippy can express, and a PostgreSQL of its own for a command:
//! `cargo xtask tidy`, `cargo xtask postgres -- COMMAND…`.

mod postgres;
mod tidy;

use std::{env, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    let arguments: Vec<String> = env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments.as_slice() {
        ["tidy"] => tidy::run(root),
        ["postgres", "--", command @ ..] if !command.is_empty() => postgres::run(command),
        other => {
            say(&format!(
                "expected: cargo xtask tidy | cargo xtask postgres -- COMMAND…; found {other:?}"
            ));
            ExitCode::from(2)
        }
    }
}

#[expect(clippy::print_stdout, reason = "this is what the tool is for")]
fn say(line: &str) {
    println!("{line}");
}
