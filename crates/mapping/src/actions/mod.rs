//! Use cases: each checks its permit, works in one transaction and leaves one audit entry, or looks. Actions never call actions.

mod ask_export;
mod change_mapping;
mod discard_import;
mod find_export;
mod find_import;
mod give_file;
mod list_exports;
mod list_imports;
mod mappings;
mod remove_export;
mod run_import;
mod undo_import;

pub use ask_export::{MayExport, ask_export, lists_to_export};
pub use change_mapping::change_mapping;
pub use discard_import::discard_import;
pub use find_export::{ExportPart, find_export, take_export};
pub use find_import::{SeenImport, find_import};
pub use give_file::give_file;
pub use list_exports::list_exports;
pub use list_imports::{list_imports, list_sources};
pub use mappings::{list_mappings, remove_mapping};
pub use remove_export::remove_export;
pub use run_import::run_import;
pub use undo_import::undo_import;

use assessment::{Eyes, VariableCatalogue};
use chrono::{DateTime, Utc};
use database::{JobState, jobs::JobView};
use indicators::microdata::{Spec, SpecError};

/// Why something is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such import or export, or no such list for who asks.
    #[error("there is no such import, export or list")]
    NotFound,
    /// It stands where this cannot be done.
    #[error("this cannot be done now")]
    NotNow,
    /// The mapping cannot be used.
    #[error(transparent)]
    Mapping(#[from] SpecError),
    /// The file of households that the mapping names was not given.
    #[error("the mapping names a second file and there is none")]
    NoSecondFile,
    /// The mapping names variables that are sealed for who gives the file.
    #[error("the variables {0} are sealed for this user")]
    Sealed(String),
    /// The file has no header that could be read.
    #[error("{0}")]
    File(String),
    /// There are findings for which the file cannot be taken over.
    #[error("the file has faults")]
    Faults,
    /// A later import of the same source has to be taken back first.
    #[error("a later import of the same source has to be taken back first")]
    Followed,
    /// The database refuses.
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// How far the job of an import or export is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Progress {
    /// It waits for its turn.
    Waiting,
    /// It is at work.
    Working {
        /// So many steps are done.
        done: u64,
        /// Of so many; 0 when that is not known.
        of: u64,
        /// Since when, where this process is at it.
        since: Option<DateTime<Utc>>,
    },
    /// Nothing is at work.
    Idle,
    /// It could not be done, or was called off.
    Failed,
}

impl Progress {
    /// How far a job is that must be at work; jobs that have ended are cleared away in time.
    fn of(job: Option<JobView>) -> Self {
        job.map_or(Self::Failed, |job| match job.state {
            JobState::Waiting => Self::Waiting,
            JobState::Running => Self::Working { done: job.done, of: job.total, since: job.since },
            JobState::Done | JobState::Failed | JobState::Cancelled => Self::Failed,
        })
    }
}

/// Reads a mapping for somebody: whoever may not see an answer enters none by a file either.
fn checked(
    text: &str,
    catalogue: &VariableCatalogue,
    eyes: Eyes,
    has_second: bool,
) -> Result<Spec, Refused> {
    let spec = Spec::parse("", text, catalogue)?;
    let second = spec.households.iter().flat_map(|one| &one.column);
    let columns = spec.column.iter().chain(second).map(|one| &one.variable);
    let codes = columns.chain(spec.constant.iter().map(|one| &one.variable));
    let sealed: Vec<&str> = codes
        .map(kernel::VariableCode::as_str)
        .filter(|code| catalogue.find_variable(code).is_some_and(|one| !eyes.see(one)))
        .collect();
    if !sealed.is_empty() {
        return Err(Refused::Sealed(sealed.join(", ")));
    }
    if spec.households.is_some() && !has_second {
        return Err(Refused::NoSecondFile);
    }
    Ok(spec)
}
