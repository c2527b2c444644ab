//! What is due every night in each municipality. The job over the installation only asks; the work itself is one job a municipality, the same
//! as somebody asks for, so that it is seen where it is done.

use std::{collections::BTreeSet, time::Duration};

use kernel::{Authority, Tenancy, UnitCode};
use serde_json::json;

use super::{JobFault, JobKind, JobRun, NewJob};
use crate::Audit;

const DAY: Duration = Duration::from_hours(24);

/// A job that asks every night for one job in each municipality.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Nightly {
    /// Its kind, `context.verb_object_nightly`.
    pub name: &'static str,
    /// The kind that it asks for.
    pub asks_for: &'static str,
    /// What the audit of the municipality calls that.
    pub audit: &'static str,
}

impl JobKind {
    /// A kind that is due once a day and asks for one job in each municipality that `units` finds; while one waits or runs there, no second
    /// one is made.
    pub fn nightly<F, R>(nightly: Nightly, units: F) -> Self
    where
        F: Fn(JobRun) -> R + Send + Sync + 'static,
        R: Future<Output = Result<BTreeSet<UnitCode>, JobFault>> + Send + 'static,
    {
        let ask = move |run: JobRun| {
            let found = units(run.clone());
            async move { nightly.ask(&run, found.await?).await }
        };
        Self::of(nightly.name, ask).every(DAY)
    }
}

impl Nightly {
    async fn ask(self, run: &JobRun, units: BTreeSet<UnitCode>) -> Result<(), JobFault> {
        run.result(json!({ "municipalities": units.len() }));
        for unit in units {
            let authority = Authority::of_program(self.name, Tenancy::One(unit));
            let mut tx = run.database.begin(&authority).await?;
            tx.enqueue(NewJob::of(self.asks_for, json!({})).key("all")).await?;
            tx.commit(Audit::of(self.audit)).await?;
        }
        Ok(())
    }
}
