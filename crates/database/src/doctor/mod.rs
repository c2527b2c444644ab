//! The doctor: looks at everything that is stored and says what is wrong. Mends nothing.

mod blobs;
mod jobs;
mod keys;
mod storage;

use crate::{Database, Migration, Result, audit::chain, migration};

/// How bad it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// To be known, nothing is wrong.
    Note,
    /// Somebody should look.
    Warning,
    /// Data are damaged, missing or not protected.
    Fault,
}

/// One thing that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub severity: Severity,
    /// What it is, as a stable name without words: `blob-missing`.
    pub code: &'static str,
    /// Which one; ids and names only.
    pub detail: String,
}

impl Finding {
    fn note(code: &'static str, detail: impl Into<String>) -> Self {
        Self { severity: Severity::Note, code, detail: detail.into() }
    }

    fn warning(code: &'static str, detail: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, code, detail: detail.into() }
    }

    fn fault(code: &'static str, detail: impl Into<String>) -> Self {
        Self { severity: Severity::Fault, code, detail: detail.into() }
    }
}

/// How thorough to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Depth {
    /// Opens a sample of keys, looks whether bytes of blobs are there.
    Sample,
    /// Opens every key, hashes every blob.
    Everything,
}

/// Examines the installation.
///
/// # Errors
/// [`Error::Database`](crate::Error::Database) when it cannot even be read.
pub async fn examine(
    database: &Database,
    migrations: &[Migration],
    depth: Depth,
) -> Result<Vec<Finding>> {
    let mut found = schema(database, migrations).await?;
    found.extend(storage::examine(database).await?);
    found.extend(audit(database).await?);
    found.extend(keys::examine(database, depth).await?);
    found.extend(blobs::examine(database, depth).await?);
    found.extend(jobs::examine(database).await?);
    found.sort_by_key(|finding| std::cmp::Reverse(finding.severity));
    Ok(found)
}

async fn schema(database: &Database, migrations: &[Migration]) -> Result<Vec<Finding>> {
    let state = migration::state(&database.shared.0.settings, migrations).await?;
    let pending = state.pending.into_iter().map(|id| Finding::warning("schema-pending", id));
    let newer = state.unknown.into_iter().map(|id| Finding::fault("schema-newer", id));
    Ok(pending.chain(newer).collect())
}

async fn audit(database: &Database) -> Result<Vec<Finding>> {
    let verdict = chain::verify(database).await?;
    let head = format!("{} {}", verdict.head.number, verdict.head.hash);
    let mut found = vec![Finding::note("audit-head", head.trim_end())];
    if let Some(place) = verdict.broken {
        found.push(Finding::fault("audit-broken", place.to_string()));
    }
    if verdict.waiting > 0 {
        found.push(Finding::note("audit-unsealed", verdict.waiting.to_string()));
    }
    Ok(found)
}
