//! Having figures computed from the registry.

use assessment::AnswersOf;
use chrono::NaiveDate;
use database::{Audit, Database, NewJob};
use kernel::{Design, JobId, Period, Permit};
use serde::{Deserialize, Serialize};

use crate::{job::KIND, permissions::MakeRuns};

/// What is asked for; the municipality is that of who asks.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedRun {
    /// The period that the figures speak of.
    pub period: Period,
    /// How the households were chosen.
    pub design: Design,
    /// The round of mapping whose answers are taken; `None` for the latest answers.
    pub round: Option<String>,
    /// The day on which amounts are taken; `None` for the period's reference day.
    pub day: Option<NaiveDate>,
}

impl AskedRun {
    /// Which answers are meant.
    pub fn answers(&self) -> AnswersOf {
        self.round.clone().map_or(AnswersOf::Latest, AnswersOf::Round)
    }
}

/// Has a job compute the figures; while the same ones are being computed, no second job is made.
///
/// # Errors
/// [`database::Error`]; then nothing is written.
pub async fn ask_run(
    permit: &Permit<MakeRuns>,
    database: &Database,
    asked: &AskedRun,
) -> database::Result<JobId> {
    let mut tx = database.begin(permit).await?;
    let payload = serde_json::to_value(asked).map_err(|cause| database::Error::Inconsistent {
        table: "job",
        column: "payload",
        found: cause.to_string(),
    })?;
    let key = payload.to_string();
    let job = tx.enqueue(NewJob::of(KIND, payload).key(key)).await?;
    tx.commit(Audit::of("ask_run").fields(["period", "design", "round", "day"])).await?;
    Ok(job)
}
