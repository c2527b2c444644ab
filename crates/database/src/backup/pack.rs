//! Writing the archive: tar within age, whole or not at all.

use std::{
    fs::File,
    io::{self, Read as _, Write},
    path::Path,
};

use super::{
    content::{Content, Item},
    manifest::{Manifest, NAME},
};
use crate::{Error, Keyring, Result};

/// A fault on the way into the archive, with the file where it happened.
#[derive(Debug)]
enum Fault {
    Written(io::Error),
    Other(Error),
}

impl From<io::Error> for Fault {
    fn from(cause: io::Error) -> Self {
        Self::Written(cause)
    }
}

impl From<Error> for Fault {
    fn from(error: Error) -> Self {
        Self::Other(error)
    }
}

/// Writes the backup to `out`.
pub(super) fn write(
    out: &Path,
    keys: &Keyring,
    manifest: &Manifest,
    content: &Content,
) -> Result<()> {
    let head = manifest.to_bytes()?;
    tables::write_atomically(out, |file| seal(file, keys, &head, content)).map_err(|fault| {
        match fault {
            Fault::Written(cause) => Error::file(out, cause),
            Fault::Other(error) => error,
        }
    })
}

fn seal(file: &mut dyn Write, keys: &Keyring, head: &[u8], content: &Content) -> Result<(), Fault> {
    let recipient = keys.backup_identity()?.to_public();
    let recipients = std::iter::once(&recipient as &dyn age::Recipient);
    let encryptor = age::Encryptor::with_recipients(recipients)
        .map_err(|cause| Error::Keys(format!("key of backups: {cause}")))?;
    let mut archive = tar::Builder::new(encryptor.wrap_output(file)?);
    archive.append_data(&mut header(head.len() as u64), NAME, head)?;
    for item in &content.items {
        append(&mut archive, item)?;
    }
    archive.into_inner()?.finish()?.flush()?;
    Ok(())
}

fn append(archive: &mut tar::Builder<impl Write>, item: &Item) -> Result<(), Fault> {
    let file = File::open(&item.path).map_err(|cause| Error::file(&item.path, cause))?;
    // What has grown in the meantime is cut to its length; what has shrunk is a fault.
    let mut bytes = CountedReader { file: file.take(item.length), read: 0 };
    archive.append_data(&mut header(item.length), &item.name, &mut bytes)?;
    if bytes.read == item.length {
        return Ok(());
    }
    let path = item.path.display();
    Err(Error::Backup(format!("{path} has changed while it was read: try again")).into())
}

struct CountedReader {
    file: io::Take<File>,
    read: u64,
}

impl io::Read for CountedReader {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.file.read(buffer)?;
        self.read += read as u64;
        Ok(read)
    }
}

fn header(length: u64) -> tar::Header {
    let mut header = tar::Header::new_gnu();
    header.set_entry_type(tar::EntryType::Regular);
    header.set_mode(0o600);
    header.set_size(length);
    header
}
