//! A mapping round computed with the catalogues of an installation and kept in its folder.

use assessment::{Assessor, MissingVariable};
use kernel::Period;

use super::Installation;
use crate::{
    PseudonymKey,
    microdata::Microdata,
    run::{Input, Run, RunError},
    snapshot::About,
};

/// Why a round is not computed.
#[derive(Debug, thiserror::Error)]
pub enum RoundError {
    /// A period without a day on which amounts are taken.
    #[error("expected a period of the calendar, found {0}")]
    NoSuchDay(Period),
    /// The vocabulary lacks what the rules name.
    #[error(transparent)]
    Vocabulary(#[from] MissingVariable),
    /// The run cannot be made or kept.
    #[error(transparent)]
    Run(#[from] RunError),
}

impl Installation {
    /// Computes every indicator that the households of a round can feed, and keeps the run.
    ///
    /// `made_at` is the time in RFC 3339. Incomes are those of the year before the period, amounts those of its reference
    /// day. The same households give the run that is already there.
    ///
    /// # Errors
    /// [`RoundError`]; after an error there is no run.
    pub fn compute(
        &self,
        about: &About,
        microdata: &Microdata,
        key: &PseudonymKey,
        made_at: &str,
    ) -> Result<Run, RoundError> {
        let period = about.period;
        let day = period.reference_day().ok_or(RoundError::NoSuchDay(period))?;
        let parameters = self.parameters.at(day, i32::from(period.year()) - 1);
        let assessor = Assessor::new(&self.variables, parameters, self.definitions)?;
        let input = Input {
            about,
            microdata,
            assessor: &assessor,
            catalogue: &self.indicators,
            key,
            made_at,
        };
        Ok(Run::make(&self.folder, &input)?)
    }
}
