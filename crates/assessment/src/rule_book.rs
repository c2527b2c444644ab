//! The rules of an installation as a server keeps them: vocabulary, dated parameters and definitions, with those that
//! `catalogue/parameters.toml`, `definitions.toml` and `priority.toml` of its folder set in their place.
//!
//! The only place of this crate that reads files: at the first question, and again when one has changed. While a file is wrong
//! (somebody writes it by hand), what was read before goes on to hold, and the fault is logged.

use std::{
    fs, io,
    path::{Path, PathBuf},
    sync::{Arc, Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant, SystemTime},
};

use chrono::{Datelike as _, NaiveDate};
use kernel::LocaleError;
use web::{Answer, Problem};

use crate::{
    Assessor, CatalogueError, Definitions, Explainer, MissingVariable, ParameterError, Parameters,
    PriorityError, PriorityRules, VariableCatalogue,
};

/// The files of an installation that change rules.
const FILES: [&str; 3] = ["parameters.toml", "definitions.toml", "priority.toml"];

/// Rules that cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum RuleBookError {
    /// The vocabulary.
    #[error(transparent)]
    Variables(#[from] CatalogueError),
    /// Dated amounts.
    #[error(transparent)]
    Parameters(#[from] ParameterError),
    /// Weights.
    #[error(transparent)]
    Priority(#[from] PriorityError),
    /// Sentences.
    #[error(transparent)]
    Sentences(#[from] LocaleError),
    /// A file.
    #[error("{file}: {found}")]
    File {
        /// Its path.
        file: String,
        /// What is wrong.
        found: String,
    },
}

/// The rules of an installation.
#[derive(Debug)]
pub struct RuleBook {
    /// The vocabulary.
    pub catalogue: VariableCatalogue,
    /// Dated amounts.
    pub parameters: Parameters,
    /// Which of the disputed definitions hold.
    pub definitions: Definitions,
    /// Which households are looked at first.
    pub priority: PriorityRules,
    /// The sentences of results.
    pub explainer: Explainer,
}

/// As of when households are assessed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Reference {
    /// The day.
    pub date: NaiveDate,
    /// The year in which incomes were received.
    pub income_year: i32,
}

impl Reference {
    /// What was chosen; otherwise today, and incomes of the year before.
    pub fn of(date: Option<NaiveDate>, income_year: Option<i32>, today: NaiveDate) -> Self {
        let date = date.unwrap_or(today);
        Self { date, income_year: income_year.unwrap_or(date.year().saturating_sub(1)) }
    }
}

impl RuleBook {
    /// Reads the rules of the installation in `folder`, which need not exist.
    ///
    /// # Errors
    /// [`RuleBookError`] for the file that is wrong.
    pub fn open(folder: &Path) -> Result<Self, RuleBookError> {
        let mut parameters = Parameters::shipped()?;
        if let Some((_, text)) = own(folder, "parameters.toml")? {
            parameters = parameters.merge(&text)?;
        }
        let definitions = match own(folder, "definitions.toml")? {
            Some((file, text)) => toml::from_str(&text)
                .map_err(|cause| RuleBookError::File { file, found: cause.message().to_owned() })?,
            None => Definitions::default(),
        };
        let catalogue = VariableCatalogue::shipped()?;
        let priority = match own(folder, "priority.toml")? {
            Some((_, text)) => PriorityRules::parse(&text, &catalogue)?,
            None => PriorityRules::shipped(&catalogue)?,
        };
        let explainer = Explainer::new()?;
        Ok(Self { catalogue, parameters, definitions, priority, explainer })
    }

    /// The rules as of a day.
    ///
    /// # Errors
    /// [`MissingVariable`]; a test holds the shipped vocabulary complete.
    pub fn assessor(&self, at: Reference) -> Result<Assessor<'_>, MissingVariable> {
        let parameters = self.parameters.at(at.date, at.income_year);
        Assessor::new(&self.catalogue, parameters, self.definitions)
    }
}

fn own(folder: &Path, name: &str) -> Result<Option<(String, String)>, RuleBookError> {
    let path = folder.join("catalogue").join(name);
    let file = path.display().to_string();
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some((file, text))),
        Err(cause) if cause.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(cause) => Err(RuleBookError::File { file, found: cause.to_string() }),
    }
}

/// Sizes and times of change of the files: tells whether they have changed.
type Stamp = [Option<(u64, Option<SystemTime>)>; 3];

/// For how long pages take it that the files have not changed.
const LOOKED_AT_EVERY: Duration = Duration::from_secs(1);

/// The rules of an installation, kept as long as its files stay the same.
#[derive(Debug)]
pub struct LiveRules {
    folder: PathBuf,
    kept: Mutex<Option<Kept>>,
}

/// Rules with what the files looked like, and when they were looked at.
#[derive(Debug, Clone)]
struct Kept {
    stamp: Stamp,
    at: Instant,
    book: Arc<RuleBook>,
}

impl LiveRules {
    /// The rules of the installation in `folder`; nothing is read yet.
    pub fn of(folder: &Path) -> Arc<Self> {
        Arc::new(Self { folder: folder.to_owned(), kept: Mutex::new(None) })
    }

    /// The rules now. Reads files where one has changed: call it where waiting does no harm.
    ///
    /// # Errors
    /// [`RuleBookError`] for the file that is wrong, when nothing was read before.
    pub fn known(&self) -> Result<Arc<RuleBook>, RuleBookError> {
        let mut kept = self.lock();
        let stamp = self.stamp();
        let at = Instant::now();
        let before = match kept.take() {
            Some(before) if before.stamp == stamp => {
                let book = before.book.clone();
                *kept = Some(Kept { at, ..before });
                return Ok(book);
            }
            before => before.map(|before| before.book),
        };
        let book = match (RuleBook::open(&self.folder), before) {
            (Ok(book), _) => Arc::new(book),
            (Err(fault), Some(before)) => {
                tracing::error!(%fault, "the rules that were read before go on to hold");
                before
            }
            (Err(fault), None) => return Err(fault),
        };
        *kept = Some(Kept { stamp, at, book: book.clone() });
        Ok(book)
    }

    /// The rules for a page, at most a second old, read beside the threads that answer requests.
    ///
    /// # Errors
    /// [`Problem::internal`] when they cannot be read.
    pub async fn now(self: &Arc<Self>) -> Answer<Arc<RuleBook>> {
        let kept = self.lock().clone();
        if let Some(kept) = kept.filter(|kept| kept.at.elapsed() < LOOKED_AT_EVERY) {
            return Ok(kept.book);
        }
        let rules = Arc::clone(self);
        let read = tokio::task::spawn_blocking(move || rules.known()).await;
        read.map_err(|fault| Problem::internal(&fault))?.map_err(|fault| Problem::internal(&fault))
    }

    fn lock(&self) -> MutexGuard<'_, Option<Kept>> {
        self.kept.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn stamp(&self) -> Stamp {
        FILES.map(|name| {
            let about = fs::metadata(self.folder.join("catalogue").join(name)).ok()?;
            Some((about.len(), about.modified().ok()))
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_changes_in_the_folder_is_read_again_and_what_is_wrong_is_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        let live = LiveRules::of(folder.path());
        let first = live.known().unwrap();
        assert!(Arc::ptr_eq(&first, &live.known().unwrap()));
        fs::create_dir(folder.path().join("catalogue")).unwrap();
        let own = folder.path().join("catalogue/definitions.toml");
        fs::write(&own, "overcrowding = \"without_household_room\"\n").unwrap();
        let second = live.known().unwrap();
        assert_eq!(second.definitions.overcrowding, crate::Overcrowding::WithoutHouseholdRoom);
        fs::write(&own, "no = such definition").unwrap();
        assert!(Arc::ptr_eq(&second, &live.known().unwrap()));
        let fault = LiveRules::of(folder.path()).known().unwrap_err().to_string();
        assert!(fault.contains("definitions.toml"), "{fault}");
    }

    #[test]
    fn incomes_are_of_the_year_before_unless_another_is_chosen() {
        let day = |year, month| NaiveDate::from_ymd_opt(year, month, 1).unwrap();
        let today = day(2026, 11);
        assert_eq!(Reference::of(None, None, today), Reference { date: today, income_year: 2025 });
        assert_eq!(
            Reference::of(Some(day(2024, 6)), None, today),
            Reference { date: day(2024, 6), income_year: 2023 }
        );
        assert_eq!(Reference::of(None, Some(2023), today).income_year, 2023);
    }
}
