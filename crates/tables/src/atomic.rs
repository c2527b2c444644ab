//! Files that are there whole or not at all.

use std::{
    fs::{self, File, OpenOptions},
    io::{self, BufWriter, Write},
    path::{Path, PathBuf},
};

/// Writes `path` through a temporary file in the same folder, synced to disk and renamed when `write` has succeeded.
///
/// After an error, or a power cut at any moment, `path` is as it was before. The folder must exist. A link is followed; what
/// is neither file nor folder (a pipe, a device, `/dev/stdout`) is written to as it stands, for there is nothing to keep.
///
/// # Errors
/// What `write` returns, or the file system's fault as an [`io::Error`].
pub fn write_atomically<E, W>(path: &Path, write: W) -> Result<(), E>
where
    E: From<io::Error>,
    W: FnOnce(&mut dyn Write) -> Result<(), E>,
{
    if fs::metadata(path).is_ok_and(|known| !known.is_file() && !known.is_dir()) {
        let mut stream = OpenOptions::new().write(true).open(path)?;
        write(&mut stream)?;
        return Ok(stream.flush()?);
    }
    let target = fs::canonicalize(path).unwrap_or_else(|_cause| path.to_owned());
    let path = target.as_path();
    let (temporary, file) = create_beside(path)?;
    let written = write_through(file, write).and_then(|()| Ok(fs::rename(&temporary, path)?));
    if written.is_err() {
        // The first fault is the one to tell; a temporary file that cannot be removed does no harm.
        let _ = fs::remove_file(&temporary);
        return written;
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    // The rename itself must survive a power cut. Only Unix lets a folder be opened for that.
    #[cfg(unix)]
    File::open(folder.unwrap_or(Path::new(".")))?.sync_all()?;
    #[cfg(not(unix))]
    let _ = folder;
    Ok(())
}

fn write_through<E, W>(file: File, write: W) -> Result<(), E>
where
    E: From<io::Error>,
    W: FnOnce(&mut dyn Write) -> Result<(), E>,
{
    let mut writer = BufWriter::with_capacity(64 * 1024, file);
    write(&mut writer)?;
    writer.flush()?;
    writer.get_ref().sync_all()?;
    Ok(())
}

fn create_beside(path: &Path) -> io::Result<(PathBuf, File)> {
    let name = path
        .file_name()
        .ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "the path names no file"))?;
    let process = std::process::id();
    let mut last = io::Error::from(io::ErrorKind::AlreadyExists);
    for attempt in 0..100 {
        let mut hidden = std::ffi::OsString::from(".");
        hidden.push(name);
        hidden.push(format!(".{process}-{attempt}.partial"));
        let temporary = path.with_file_name(hidden);
        match OpenOptions::new().write(true).create_new(true).open(&temporary) {
            Ok(file) => return Ok((temporary, file)),
            Err(fault) if fault.kind() == io::ErrorKind::AlreadyExists => last = fault,
            Err(fault) => return Err(fault),
        }
    }
    Err(last)
}
