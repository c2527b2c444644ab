//! `svi import boundaries`: outlines in, everything that could not be taken over listed.

use std::{
    fs::{self, File},
    io::{self, Read as _},
    path::Path,
};

use indicators::installation::Installation;
use places::boundaries::{self, Import, LARGEST_FILE, TOLERANCE};
use tables::write_atomically;

use super::import::list;
use crate::{
    exit::{Failure, OrRefuse as _, refuse},
    installation,
    output::say,
    progress::Progress,
};

/// Runs the command.
///
/// # Errors
/// One line when the file cannot be read or the outlines cannot be kept.
pub(super) fn run(file: &Path, data: &Path) -> anyhow::Result<()> {
    let installation = installation::open(data)?;
    let progress = Progress::start("reading");
    let shown_file = file.display().to_string();
    let bytes =
        read(file).map_err(|error| refuse(Failure::Input, format!("{shown_file}: {error}")))?;
    let mut found = boundaries::import(&shown_file, &bytes, &installation.places, TOLERANCE)
        .or_refuse(Failure::Input)?;
    found.outlines.source =
        file.file_name().map_or_else(String::new, |name| name.to_string_lossy().into_owned());
    let is_new = keep(&installation.outlines_file(), &found.outlines.to_json())?;
    drop(progress);
    say(&shown(&installation, &found))?;
    say(if is_new { "kept\n" } else { "the same outlines were imported before: nothing changed\n" })
}

/// The file, and one byte more than is read at most: the import refuses what is larger.
fn read(file: &Path) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    File::open(file)?.take(LARGEST_FILE as u64 + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// Writes the outlines whole or not at all; `false` when they stand there already.
fn keep(path: &Path, text: &str) -> anyhow::Result<bool> {
    if fs::read(path).is_ok_and(|kept| kept == text.as_bytes()) {
        return Ok(false);
    }
    let refused =
        |error: io::Error| refuse(Failure::Output, format!("{}: {error}", path.display()));
    if let Some(folder) = path.parent() {
        fs::create_dir_all(folder).map_err(refused)?;
    }
    write_atomically(path, |out| out.write_all(text.as_bytes())).map_err(refused)?;
    Ok(true)
}

fn shown(installation: &Installation, found: &Import) -> String {
    let units = &found.outlines.units;
    let points: usize = units.values().flatten().map(Vec::len).sum();
    let mut text = format!(
        "{} features, {} units with an outline of {points} points in all\n",
        found.features,
        units.len()
    );
    let name = |code| installation.places.find(code).map(|unit| format!("{} ({code})", unit.name));
    let without: Vec<String> = found.without.iter().filter_map(name).collect();
    text.push_str(&list("left out", &found.left_out));
    text.push_str(&list("contradictions", &found.doubts));
    text.push_str(&list("municipalities without an outline", &without));
    text
}
