//! The installation that the command line names, and the text files beside it.

use std::{fs, io::Read as _, path::Path};

use indicators::installation::Installation;

use crate::exit::{Failure, OrRefuse as _, refuse};

/// Opens the folder of `--data`.
///
/// # Errors
/// One line that names the file that is wrong.
pub(crate) fn open(folder: &Path) -> anyhow::Result<Installation> {
    Installation::open(folder).or_refuse(Failure::Input)
}

/// Largest text file that is read, in bytes: a larger one is another file named by mistake.
const LARGEST_TEXT: u64 = 1 << 20;

/// A text file that the command line names, such as a mapping.
///
/// # Errors
/// One line that names the file.
pub(crate) fn read_text(path: &Path) -> anyhow::Result<String> {
    let unread = |found: String| {
        let expected = "expected a text file in UTF-8 of at most 1 MiB";
        refuse(Failure::Input, format!("{}: {expected}, found {found}", path.display()))
    };
    let mut bytes = Vec::new();
    fs::File::open(path)
        .and_then(|file| file.take(LARGEST_TEXT + 1).read_to_end(&mut bytes))
        .map_err(|cause| unread(cause.to_string()))?;
    if bytes.len() as u64 > LARGEST_TEXT {
        return Err(unread("a larger file".to_owned()));
    }
    String::from_utf8(bytes).map_err(|_cause| unread("other bytes".to_owned()))
}
