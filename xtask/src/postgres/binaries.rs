//! Where the server's programs are.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

/// The oldest version that Svi works with.
const OLDEST: u32 = 15;

/// The folder with `initdb` and `postgres`.
pub(super) fn find() -> Result<PathBuf, String> {
    candidates().into_iter().find(|folder| is_usable(folder)).ok_or_else(|| {
        format!(
            "PostgreSQL {OLDEST} or newer is missing. Install it: sudo apt-get install postgresql"
        )
    })
}

fn candidates() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = output("pg_config", &["--bindir"])
        .map(|text| PathBuf::from(text.trim()))
        .into_iter()
        .collect();
    let mut installed: Vec<PathBuf> = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().join("bin"))
        .collect();
    installed.sort_by_key(|folder| std::cmp::Reverse(version(folder)));
    folders.append(&mut installed);
    folders.push(PathBuf::from("/usr/local/pgsql/bin"));
    folders
}

fn is_usable(folder: &Path) -> bool {
    folder.join("initdb").is_file() && version(folder) >= Some(OLDEST)
}

fn version(folder: &Path) -> Option<u32> {
    number(&output(folder.join("postgres").to_str()?, &["--version"])?)
}

/// `postgres (PostgreSQL) 15.18 (Debian …)` → 15.
fn number(text: &str) -> Option<u32> {
    let mut words = text.split_whitespace();
    words.find_map(|word| word.split('.').next()?.parse().ok())
}

pub(super) fn output(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_version_is_read_from_what_the_server_says() {
        assert_eq!(number("postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)"), Some(15));
        assert_eq!(number("postgres (PostgreSQL) 18beta1"), None);
        assert_eq!(number(""), None);
    }
}
