//! Writes the made-up reports of the tests in every language and format: `cargo run -p reports --example sample FOLDER`.

#[expect(clippy::unwrap_used, reason = "made-up values of the tests, all of them valid")]
#[path = "../tests/fixture/mod.rs"]
mod fixture;

use std::{error::Error, fs, path::PathBuf};

use kernel::Language;
use reports::{Format, render};

fn main() -> Result<(), Box<dyn Error>> {
    let folder: PathBuf = std::env::args_os().nth(1).ok_or("expected a folder")?.into();
    fs::create_dir_all(&folder)?;
    let inputs = [
        ("rich", fixture::rich()),
        ("official", fixture::official_only()),
        ("empty", fixture::empty()),
    ];
    for (name, input) in inputs {
        for language in Language::ALL {
            for format in Format::ALL {
                let file = format!("{name}-{language}.{}", format.extension());
                fs::write(folder.join(file), render(&input, language, format)?)?;
            }
        }
    }
    Ok(())
}
