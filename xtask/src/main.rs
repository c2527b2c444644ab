//! House rules that neither rustc nor clippy can express, a PostgreSQL of its own for a command, clients that ask for pages,
//! persons who do not exist: `cargo xtask tidy`, `cargo xtask postgres -- COMMAND…`, `cargo xtask load …`, `cargo xtask people …`.

mod load;
mod people;
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
        ["load", ..] => ask(&env::args().skip(2).collect::<Vec<_>>()),
        ["people", ..] => report(people::command(&env::args().skip(2).collect::<Vec<_>>())),
        other => {
            say(&format!(
                "expected: cargo xtask tidy | cargo xtask postgres -- COMMAND… | cargo xtask load … | cargo xtask people …; found {other:?}"
            ));
            ExitCode::from(2)
        }
    }
}

/// Asks for the paths that stand on the lines of the input.
fn ask(arguments: &[String]) -> ExitCode {
    let paths = std::io::stdin().lines().map_while(Result::ok).collect();
    report(load::command(arguments, paths))
}

/// Says what came out.
fn report(outcome: Result<String, String>) -> ExitCode {
    match outcome {
        Ok(line) => {
            say(&line);
            ExitCode::SUCCESS
        }
        Err(line) => {
            say(&line);
            ExitCode::from(2)
        }
    }
}

#[expect(clippy::print_stdout, reason = "this is what the tool is for")]
fn say(line: &str) {
    println!("{line}");
}
