//! Runs the built program in a folder of its own.

use std::{fs, path::PathBuf};

use assert_cmd::Command;

/// A folder that goes away with the test.
pub(crate) struct Folder(tempfile::TempDir);

/// What a command said.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Said {
    /// Exit code.
    pub(crate) code: i32,
    /// Output.
    pub(crate) out: String,
    /// Error stream.
    pub(crate) err: String,
}

impl Folder {
    /// An empty folder.
    pub(crate) fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    /// A path in it.
    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    /// With a file in it.
    pub(crate) fn with(self, name: &str, content: impl AsRef<[u8]>) -> Self {
        fs::write(self.path(name), content).unwrap();
        self
    }

    /// Names of what is in it, sorted.
    pub(crate) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(self.0.path())
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    /// Runs `svi` in it; arguments are separated by spaces.
    pub(crate) fn svi(&self, arguments: &str) -> Said {
        let output = Command::cargo_bin("svi")
            .unwrap()
            .current_dir(self.0.path())
            // The database of the tests is no setting of the program.
            .env_remove("SVI_TEST_POSTGRES")
            .args(arguments.split(' '))
            .output()
            .unwrap();
        Said {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Asserts that a command refused with `code` and one line that mentions all of `words`, and wrote nothing to its output.
pub(crate) fn assert_refused(said: &Said, code: i32, words: &[&str]) {
    assert_eq!((said.code, said.out.as_str()), (code, ""), "{said:?}");
    assert_eq!(said.err.lines().count(), 1, "{said:?}");
    for word in words {
        assert!(said.err.contains(word), "{word:?} is missing in {said:?}");
    }
}
