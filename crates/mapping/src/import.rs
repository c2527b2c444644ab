//! An import: a file of households with its mapping, what its preview found, and what came of it.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{BlobId, HouseholdId, JobId, UserId, closed_set, entity_id};
use registry::Touched;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;
use uuid::Uuid;

entity_id!(
    /// An import's id.
    ImportId
);
entity_id!(
    /// A kept mapping's id.
    MappingId
);

closed_set!(
    /// Where an import stands, in the order of its life.
    ImportState {
        /// Its mapping is still to be looked at.
        Draft = "draft",
        /// The file is being read.
        Previewing = "previewing",
        /// It was read; somebody decides.
        Ready = "ready",
        /// It is being taken over.
        Importing = "importing",
        /// It was taken over.
        Imported = "imported",
        /// It is being taken back.
        Undoing = "undoing",
        /// It was taken back.
        Undone = "undone",
        /// Nobody wanted it; its file is gone.
        Discarded = "discarded",
    }
);

impl ImportState {
    /// Whether a job works at it.
    pub const fn is_at_work(self) -> bool {
        matches!(self, Self::Previewing | Self::Importing | Self::Undoing)
    }

    /// Whether another preview may be asked for.
    pub const fn can_preview(self) -> bool {
        matches!(self, Self::Draft | Self::Previewing | Self::Ready)
    }
}

/// A file that somebody gives.
#[derive(Clone, PartialEq, Eq)]
pub struct GivenFile {
    /// Its name on the sender's machine: to show, never a path.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for GivenFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("GivenFile").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

/// What is given for an import.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewImport {
    /// The name of the source: the same for every file in which a household has the same id.
    pub source: String,
    /// The round of mapping; empty when it belongs to none.
    pub round: String,
    /// Since when the answers hold.
    pub valid_from: NaiveDate,
    /// The mapping as text; `None` to have it proposed from the header and looked at first.
    pub mapping: Option<String>,
    /// The file of persons.
    pub file: GivenFile,
    /// The file of households, where the mapping names one.
    pub households: Option<GivenFile>,
}

/// What a preview or an import has counted.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize, ToSchema)]
#[serde(default)]
pub struct Counts {
    /// Rows of the file of persons.
    pub rows: u64,
    /// Households in the file.
    pub households: u64,
    /// Persons in the file.
    pub persons: u64,
    /// Answers in the file.
    pub answers: u64,
    /// Households that are not in the registry yet.
    pub new_households: u64,
    /// Persons who are not in the registry yet.
    pub new_persons: u64,
    /// Households that were taken over from this source before and are the same.
    pub same_households: u64,
    /// Households that were taken over from this source before and have changed.
    pub changed_households: u64,
    /// Households that the registry knows from elsewhere, by the JMBG of their members.
    pub matched_households: u64,
    /// Households that are left out, each with a finding.
    pub left_out: u64,
    /// Persons whose JMBG is in the registry already and who were not taken over from this source.
    pub known_numbers: u64,
    /// Findings for which the file cannot be taken over.
    pub errors: u64,
    /// Findings that are worth a look.
    pub warnings: u64,
}

impl Counts {
    /// Whether there is anything to take over.
    pub const fn has_news(&self) -> bool {
        self.new_households + self.changed_households + self.matched_households > 0
    }
}

/// A household or person that an undone import left in the registry, and why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Left {
    /// The household.
    pub household: HouseholdId,
    /// Why.
    pub why: WhyLeft,
}

/// Why something stays.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum WhyLeft {
    /// What is written about it was changed since, or it was closed.
    Changed,
    /// Somebody joined or left since.
    Membership,
    /// It is under protection.
    Protected,
    /// It, or somebody in it, was taken for the same as another record since.
    Merged,
    /// There are notes, files, contacts, documents, groups, consents, requests or relatives.
    Attached,
    /// Something else was recorded or proposed about it.
    Answers,
}

impl From<Touched> for WhyLeft {
    fn from(touched: Touched) -> Self {
        match touched {
            Touched::Changed => Self::Changed,
            Touched::Membership => Self::Membership,
            Touched::Protected => Self::Protected,
            Touched::Merged => Self::Merged,
            Touched::Attached => Self::Attached,
        }
    }
}

impl WhyLeft {
    /// The key of its words.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Changed => "mapping-left-changed",
            Self::Membership => "mapping-left-membership",
            Self::Protected => "mapping-left-protected",
            Self::Merged => "mapping-left-merged",
            Self::Attached => "mapping-left-attached",
            Self::Answers => "mapping-left-answers",
        }
    }
}

/// What an undone import has taken back.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(default)]
pub struct Undone {
    /// Households that went.
    pub households: u64,
    /// Persons who went.
    pub persons: u64,
    /// Households whose answers from before hold again.
    pub restored: u64,
    /// What stays.
    pub left: Vec<Left>,
}

/// An import.
#[derive(Debug, Clone, PartialEq)]
pub struct Import {
    /// Its id.
    pub id: ImportId,
    /// The name of the source.
    pub source: String,
    /// The round of mapping.
    pub round: String,
    /// Since when the answers hold.
    pub valid_from: NaiveDate,
    /// The name of the file.
    pub file_name: String,
    /// The file; `None` once it is gone.
    pub file: Option<BlobId>,
    /// The name of the file of households; empty when there is none.
    pub households_name: String,
    /// The file of households.
    pub households: Option<BlobId>,
    /// The mapping as text.
    pub mapping: String,
    /// Where it stands.
    pub state: ImportState,
    /// The job at work, or the last one.
    pub job: Option<JobId>,
    /// Who gave the file.
    pub asked_by: Option<UserId>,
    /// When.
    pub asked_at: DateTime<Utc>,
    /// When it was taken over.
    pub imported_at: Option<DateTime<Utc>>,
    /// When it was taken back.
    pub undone_at: Option<DateTime<Utc>>,
    /// The entry of its answers.
    pub entry: Uuid,
    /// What was counted.
    pub counts: Option<Counts>,
    /// What was found, as a sealed file.
    pub findings: Option<BlobId>,
    /// What an undo took back.
    pub undone: Option<Undone>,
}

/// A finding as it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFinding {
    /// The file.
    #[serde(rename = "f")]
    pub file: String,
    /// The row.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub row: Option<u64>,
    /// The column.
    #[serde(rename = "c", default, skip_serializing_if = "Option::is_none")]
    pub column: Option<String>,
    /// What was expected.
    #[serde(rename = "e")]
    pub expected: String,
    /// What was found.
    #[serde(rename = "x")]
    pub found: String,
    /// Whether the file cannot be taken over with it.
    #[serde(rename = "s")]
    pub is_error: bool,
}

impl From<tables::Finding> for KeptFinding {
    fn from(finding: tables::Finding) -> Self {
        Self {
            file: finding.file,
            row: finding.row,
            column: finding.column,
            expected: finding.expected,
            found: finding.found,
            is_error: finding.severity == tables::Severity::Error,
        }
    }
}

/// Where a list of imports begins.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// When the import beside was asked for.
    pub asked_at: DateTime<Utc>,
    /// Which one it is.
    pub id: ImportId,
}

/// What is listed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListRequest {
    /// The newest first.
    pub is_descending: bool,
    /// Where the page begins.
    pub beside: Option<Beside>,
    /// Only those that stand there.
    pub state: Option<ImportState>,
    /// Most rows.
    pub limit: u64,
}

/// A mapping that the municipality keeps under a name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptMapping {
    /// Its id.
    pub id: MappingId,
    /// Its name.
    pub name: String,
    /// The mapping as text.
    pub text: String,
    /// When it was last written.
    pub changed_at: DateTime<Utc>,
}
