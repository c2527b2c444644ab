//! A mapping round computed with the catalogues of an installation and kept in its folder.

use assessment::{Assessor, MissingVariable};
use chrono::NaiveDate;
use kernel::Period;

use super::Installation;
use crate::{
    PseudonymKey,
    microdata::Microdata,
    run::{FromRegistry, Input, Run, RunError},
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

/// When a round is computed, and as of which day.
#[derive(Debug, Clone, Copy)]
pub struct Moment<'a> {
    /// When it is computed, RFC 3339.
    pub made_at: &'a str,
    /// The day on which amounts are taken; `None` for the period's reference day.
    pub day: Option<NaiveDate>,
    /// How the households came from the registry; `None` when they came from a file.
    pub registry: Option<&'a FromRegistry>,
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
        self.compute_as_of(about, microdata, key, &Moment { made_at, day: None, registry: None })
    }

    /// The same as of another day, of households that came from the registry.
    ///
    /// # Errors
    /// As [`Installation::compute`].
    pub fn compute_as_of(
        &self,
        about: &About,
        microdata: &Microdata,
        key: &PseudonymKey,
        moment: &Moment<'_>,
    ) -> Result<Run, RoundError> {
        let period = about.period;
        let day = moment.day.or_else(|| period.reference_day());
        let day = day.ok_or(RoundError::NoSuchDay(period))?;
        let parameters = self.parameters.at(day, i32::from(period.year()) - 1);
        let assessor = Assessor::new(&self.variables, parameters, self.definitions)?;
        let input = Input {
            about,
            microdata,
            assessor: &assessor,
            catalogue: &self.indicators,
            key,
            made_at: moment.made_at,
            registry: moment.registry,
        };
        Ok(Run::make(&self.folder, &input)?)
    }
}
