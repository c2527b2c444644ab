//! Names of backups by their time, and which ones have expired.

use std::{
    fs, io,
    path::{Path, PathBuf},
    time::Duration,
};

use chrono::{DateTime, NaiveDateTime, Utc};

use crate::{Error, Result};

const FORMAT: &str = "svi-%Y%m%dT%H%M%SZ.age";

/// The name of a backup made at that moment.
pub fn file_name(now: DateTime<Utc>) -> String {
    now.format(FORMAT).to_string()
}

/// Removes backups of `folder` that are older than `kept`, by their names; the newest one always stays. Returns what went.
///
/// # Errors
/// [`Error::File`].
pub fn expire(folder: &Path, kept: Duration, now: DateTime<Utc>) -> Result<Vec<PathBuf>> {
    let entries = match fs::read_dir(folder) {
        Ok(entries) => entries,
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => return Ok(Vec::new()),
        Err(cause) => return Err(Error::file(folder, cause)),
    };
    let mut backups = Vec::new();
    for entry in entries {
        let entry = entry.map_err(|cause| Error::file(folder, cause))?;
        if let Some(made_at) = entry.file_name().to_str().and_then(made_at) {
            backups.push((made_at, entry.path()));
        }
    }
    backups.sort();
    backups.pop();
    backups.retain(|(made_at, _)| *made_at < now - kept);
    for (_, path) in &backups {
        fs::remove_file(path).map_err(|cause| Error::file(path, cause))?;
    }
    Ok(backups.into_iter().map(|(_, path)| path).collect())
}

fn made_at(name: &str) -> Option<DateTime<Utc>> {
    NaiveDateTime::parse_from_str(name, FORMAT).ok().map(|moment| moment.and_utc())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(text: &str) -> DateTime<Utc> {
        text.parse().unwrap()
    }

    #[test]
    fn old_backups_go_and_the_newest_stays() {
        let folder = tempfile::tempdir().unwrap();
        for day in ["2026-10-01", "2026-10-20", "2026-11-01"] {
            let name = file_name(at(&format!("{day}T12:00:00Z")));
            fs::write(folder.path().join(name), "x").unwrap();
        }
        fs::write(folder.path().join("letter.age"), "x").unwrap();
        let kept = Duration::from_hours(30 * 24);
        let gone = expire(folder.path(), kept, at("2026-11-10T12:00:00Z")).unwrap();
        assert_eq!(gone, [folder.path().join("svi-20261001T120000Z.age")]);
        let gone = expire(folder.path(), kept, at("2030-01-01T12:00:00Z")).unwrap();
        assert_eq!(gone, [folder.path().join("svi-20261020T120000Z.age")]);
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 2);
    }
}
