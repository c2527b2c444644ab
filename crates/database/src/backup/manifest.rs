//! What a backup says of itself, first of all.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::{Error, Result};

/// The version of the format that this program writes and reads.
pub(super) const FORMAT: u32 = 1;
/// Its name within the archive.
pub(super) const NAME: &str = "manifest.json";
/// Longest manifest in bytes.
pub(super) const LONGEST: u64 = 1024 * 1024;

/// The first file of a backup.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    /// Version of the format.
    pub format: u32,
    /// Version of the program.
    pub program: String,
    /// `SQLite` or `PostgreSQL`.
    pub kind: String,
    /// When.
    pub made_at: DateTime<Utc>,
    /// Ids of the applied migrations.
    pub migrations: Vec<String>,
    /// Names of the master keys that are needed to open its sealed values.
    pub masters: Vec<String>,
    /// Entries of the audit.
    pub audit_entries: u64,
    /// Segments of the audit's chain.
    pub audit_segments: u64,
    /// Keys of subjects.
    pub keys: u64,
    /// Blobs.
    pub blobs: u64,
    /// Files in the archive, without this one.
    pub files: u64,
    /// Their bytes together.
    pub bytes: u64,
    /// SHA-256 of the database's file in hexadecimal digits.
    pub database_sha256: String,
}

impl Manifest {
    /// Reads one.
    pub(super) fn parse(bytes: &[u8]) -> Result<Self> {
        let manifest: Self = serde_json::from_slice(bytes)
            .map_err(|cause| Error::Backup(format!("{NAME}: {cause}")))?;
        if manifest.format == FORMAT {
            return Ok(manifest);
        }
        let found = manifest.format;
        Err(Error::Backup(format!("{NAME}: expected format {FORMAT}, found {found}")))
    }

    pub(super) fn to_bytes(&self) -> Result<Vec<u8>> {
        serde_json::to_vec_pretty(self).map_err(|cause| Error::Backup(cause.to_string()))
    }
}
