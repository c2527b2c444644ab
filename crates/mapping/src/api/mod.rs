//! Imports and exports for programs: JSON under `/api/v1`, by the actions and permits of the pages.

mod exports;
mod findings;
mod imports;

use std::sync::Arc;

use assessment::LiveRules;
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};
use web::{Answer, Problem, ProblemKind, Routes, cursor};

use crate::actions::Progress;

/// Rows of a page.
const PAGE: u64 = 100;

/// The routes, each with its description.
pub(crate) fn routes() -> Routes<Arc<LiveRules>> {
    Routes::new()
        .get("/api/v1/imports", imports::list)
        .documented::<imports::__path_list>()
        .post("/api/v1/imports", imports::give)
        .documented::<imports::__path_give>()
        .get("/api/v1/imports/{id}", imports::find)
        .documented::<imports::__path_find>()
        .get("/api/v1/imports/{id}/findings", findings::list)
        .documented::<findings::__path_list>()
        .post("/api/v1/imports/{id}/run", imports::run)
        .documented::<imports::__path_run>()
        .get("/api/v1/exports", exports::list)
        .documented::<exports::__path_list>()
        .get("/api/v1/exports/{id}", exports::find)
        .documented::<exports::__path_find>()
}

/// An id in an address; a text that is none leads nowhere.
fn id<T: std::str::FromStr>(text: &str) -> Answer<T> {
    text.parse().map_err(|_invalid| Problem::not_found())
}

/// Which page.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
struct Paged {
    /// `next` of the page before.
    cursor: Option<String>,
}

/// How far a job is.
#[derive(Debug, Clone, Serialize, ToSchema)]
struct ProgressValues {
    /// `waiting`, `working`, `failed`, or `idle` when nothing is at work.
    state: &'static str,
    /// How much is done.
    done: u64,
    /// Of how much; 0 when that is not known.
    of: u64,
    /// Since when, where the process that answers is at it.
    since: Option<DateTime<Utc>>,
}

impl From<Progress> for ProgressValues {
    fn from(progress: Progress) -> Self {
        let (state, done, of, since) = match progress {
            Progress::Waiting => ("waiting", 0, 0, None),
            Progress::Working { done, of, since } => ("working", done, of, since),
            Progress::Idle => ("idle", 0, 0, None),
            Progress::Failed => ("failed", 0, 0, None),
        };
        Self { state, done, of, since }
    }
}

/// The cursor behind a row that was asked for at a moment.
fn after(at: DateTime<Utc>, id: &impl ToString) -> String {
    cursor::after(&at.timestamp_micros(), id)
}

/// The moment and the id of the row that a cursor names.
fn moment<T: std::str::FromStr>(text: &str) -> Answer<(DateTime<Utc>, T)> {
    let (micros, id) = cursor::read(text)?;
    let at = DateTime::from_timestamp_micros(micros);
    let wrong = || Problem::of(ProblemKind::Unreadable).with_detail("cursor");
    Ok((at.ok_or_else(wrong)?, id))
}

/// The rows of a page of which one more was read, and whether there was one more.
fn page<T>(mut rows: Vec<T>) -> (Vec<T>, bool) {
    let has_more = rows.len() as u64 > PAGE;
    rows.truncate(PAGE as usize);
    (rows, has_more)
}
