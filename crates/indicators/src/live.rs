//! The installation's figures as a server keeps them: read at the first question, and again when a file has changed.
//!
//! Nothing is read before somebody asks, so that a server starts at once and stays small. While files are wrong (somebody
//! writes them by hand), what was read before goes on to be shown, and the fault is logged once.

mod geography;
mod stamp;

use std::{
    path::{Path, PathBuf},
    sync::{Arc, Mutex, PoisonError},
};

use kernel::UnitCode;
use web::{Answer, Problem};

pub use geography::Geography;
pub(crate) use geography::drawn;

use self::stamp::Stamp;
use crate::{
    installation::{Holdings, Installation, InstallationError},
    view::UnitFigures,
};

/// The figures of an installation, kept as long as its files stay the same.
#[derive(Debug)]
pub struct LiveFigures {
    folder: PathBuf,
    kept: Mutex<Option<(Stamp, Arc<Known>)>>,
}

/// What was read at one moment.
#[derive(Debug)]
pub struct Known {
    /// The catalogues.
    pub installation: Installation,
    /// Official figures and the last runs.
    pub holdings: Holdings,
    geography: Geography,
}

impl LiveFigures {
    /// The figures of the installation in `folder`; nothing is read yet.
    pub fn of(folder: &Path) -> Arc<Self> {
        Arc::new(Self { folder: folder.to_owned(), kept: Mutex::new(None) })
    }

    /// What is known now. Reads files where something has changed: call it where waiting does no harm.
    ///
    /// # Errors
    /// [`InstallationError`] for the file that is wrong, when nothing was read before.
    pub fn known(&self) -> Result<Arc<Known>, InstallationError> {
        let mut kept = self.kept.lock().unwrap_or_else(PoisonError::into_inner);
        // Taken before reading: what changes meanwhile is read at the next question.
        let stamp = Stamp::of(&self.folder);
        let before = match kept.take() {
            Some((old, known)) if old == stamp => {
                *kept = Some((old, known.clone()));
                return Ok(known);
            }
            before => before.map(|(_, known)| known),
        };
        let known = match (Known::read(&self.folder), before) {
            (Ok(known), _) => Arc::new(known),
            (Err(fault), Some(before)) => {
                tracing::error!(%fault, "the figures that were read before are shown");
                before
            }
            (Err(fault), None) => return Err(fault),
        };
        *kept = Some((stamp, known.clone()));
        Ok(known)
    }

    /// Asks what is known, beside the threads that answer requests.
    ///
    /// # Errors
    /// What `question` answers; [`Problem::internal`] when the figures cannot be read.
    pub async fn ask<T, F>(self: &Arc<Self>, question: F) -> Answer<T>
    where
        T: Send + 'static,
        F: FnOnce(&Known) -> Answer<T> + Send + 'static,
    {
        let figures = Arc::clone(self);
        let asked = tokio::task::spawn_blocking(move || {
            let known = figures.known().map_err(|fault| Problem::internal(&fault))?;
            question(&known)
        });
        asked.await.map_err(|fault| Problem::internal(&fault))?
    }
}

impl Known {
    fn read(folder: &Path) -> Result<Self, InstallationError> {
        let installation = Installation::open(folder)?;
        let holdings = installation.holdings()?;
        Ok(Self { installation, holdings, geography: Geography::default() })
    }

    /// All that is known of a municipality.
    ///
    /// # Errors
    /// [`Problem::not_found`] where there is no such unit.
    pub fn of_unit(&self, unit: &UnitCode) -> Answer<UnitFigures<'_>> {
        UnitFigures::of(&self.installation, &self.holdings, unit).ok_or_else(Problem::not_found)
    }

    /// Outlines of municipalities for maps.
    pub const fn geography(&self) -> &Geography {
        &self.geography
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_changes_in_the_folder_is_read_again_and_what_is_wrong_is_not_taken() {
        let folder = tempfile::tempdir().unwrap();
        let live = LiveFigures::of(folder.path());
        let first = live.known().unwrap();
        assert!(Arc::ptr_eq(&first, &live.known().unwrap()));
        fs::create_dir(folder.path().join("catalogue")).unwrap();
        let own = folder.path().join("catalogue/definitions.toml");
        fs::write(&own, "").unwrap();
        let second = live.known().unwrap();
        assert!(!Arc::ptr_eq(&first, &second));
        fs::write(&own, "no = such definition").unwrap();
        assert!(Arc::ptr_eq(&second, &live.known().unwrap()));
        fs::remove_file(&own).unwrap();
        assert!(!Arc::ptr_eq(&second, &live.known().unwrap()));
    }

    #[test]
    fn a_folder_that_is_wrong_from_the_beginning_names_its_file() {
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("catalogue")).unwrap();
        fs::write(folder.path().join("catalogue/definitions.toml"), "no such").unwrap();
        let fault = LiveFigures::of(folder.path()).known().unwrap_err().to_string();
        assert!(fault.contains("definitions.toml"), "{fault}");
    }
}
