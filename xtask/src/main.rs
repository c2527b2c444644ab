//! House rules that neither rustc nor clippy can express: `cargo xtask tidy`.

mod tidy;

use std::{env, path::Path, process::ExitCode};

fn main() -> ExitCode {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap_or(Path::new("."));
    match env::args().nth(1).as_deref() {
        Some("tidy") => tidy::run(root),
        other => {
            say(&format!("expected: cargo xtask tidy; found {other:?}"));
            ExitCode::from(2)
        }
    }
}

#[expect(clippy::print_stdout, reason = "this is what the tool is for")]
fn say(line: &str) {
    println!("{line}");
}
