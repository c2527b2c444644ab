//! New figures from the registry: what is asked for, how far it is, where what came of it stands. Nobody's name stands here.

use chrono::Datelike as _;
use database::{JobState as Stored, jobs::JobView};
use kernel::{Actor, Design, Period, RunId, TextArgs};
use maud::{Markup, html};
use web::{
    Answer, Check, Form, FormErrors, View,
    components::{Choice, Fields, FormFrame, JobState, card, count, date_time, progress},
};

use super::{run_page, runs::PATH, words};
use crate::{
    actions::{AskedRun, list_rounds, run_state},
    permissions::{MakeRuns, ViewCoverage},
};

/// Seconds until the page is loaded again where there is no script.
pub(super) const AGAIN: u32 = 3;
/// Most characters of a round's name.
const LONGEST_ROUND: usize = 40;
const DESIGNS: [Design; 3] = [Design::List, Design::Sample, Design::Census];

/// What stands on the page of runs for who may have figures computed.
#[derive(Debug)]
pub(super) struct Part {
    /// How far the last ones are.
    pub(super) progress: Markup,
    /// The form.
    pub(super) form: Markup,
    /// Whether one is being computed.
    pub(super) is_running: bool,
}

/// The form as it begins: this year, the latest answers; the design is for a person to choose.
pub(super) fn empty(view: &View) -> Form {
    Form::filled([("period", view.app().database().now().year().to_string())])
}

/// The part of the page; `None` for who may not.
pub(super) async fn part(view: &View, form: &Form, errors: &FormErrors) -> Answer<Option<Part>> {
    let Some(permit) = view.actor().and_then(Actor::permit::<MakeRuns>) else { return Ok(None) };
    let state = run_state(&permit, view.app().database()).await?;
    let last = state.jobs.first();
    Ok(Some(Part {
        progress: html! {
            @if let Some(job) = last { div class="card mb-3" { div class="card-body" { (how_far(view, job)) } } }
        },
        form: card(&view.t("indicators-making"), &html! {}, &shown(view, form, errors).await?),
        is_running: last.is_some_and(is_running),
    }))
}

/// Reads what is asked for.
pub(super) async fn read(view: &View, form: &Form) -> Answer<Result<AskedRun, FormErrors>> {
    let this_year = view.app().database().now().year();
    let rounds = rounds(view).await?;
    let mut check = Check::new(view, form);
    let period: Option<Period> = check.required_parsed("period", "indicators-error-period");
    if period.is_some_and(|period| i32::from(period.year()) > this_year) {
        check.fault("period", view.t("indicators-error-period-ahead"));
    }
    let design: Option<Design> = check.required_parsed("design", "indicators-error-design");
    let round = check.optional("round", LONGEST_ROUND);
    if round.as_ref().is_some_and(|round| rounds.iter().all(|one| one.value != *round)) {
        check.fault("round", view.t("indicators-error-round"));
    }
    let day = check.date("day");
    Ok(match (check.finish(), period, design) {
        (Ok(()), Some(period), Some(design)) => Ok(AskedRun { period, design, round, day }),
        (Err(errors), _, _) => Err(errors),
        // What is required and missing has been said above.
        (Ok(()), _, _) => Err(FormErrors::default()),
    })
}

async fn rounds(view: &View) -> Answer<Vec<Choice>> {
    let mut choices = vec![Choice::new("", view.t("indicators-making-latest"))];
    if let Some(permit) = view.actor().and_then(Actor::permit::<ViewCoverage>) {
        for round in list_rounds(&permit, view.app().database()).await? {
            let args = TextArgs::new()
                .text("round", round.name.as_str())
                .text("households", words::told(view, round.households));
            choices.push(Choice::new(
                round.name.as_str(),
                view.tn("indicators-making-round-of", &args),
            ));
        }
    }
    Ok(choices)
}

async fn shown(view: &View, form: &Form, errors: &FormErrors) -> Answer<Markup> {
    let fields = Fields::new(view, form, errors);
    let designs = DESIGNS.map(|one| Choice::new(one.as_str(), view.t(designed(one))));
    let rounds = rounds(view).await?;
    let body = html! {
        p { (view.t("indicators-making-lead")) }
        (fields.radios("design", "indicators-making-design", &designs).required())
        details class="mb-3" open {
            summary { (view.t("indicators-making-designs")) }
            dl class="facts mt-2" {
                @for one in DESIGNS { dt { (view.t(designed(one))) } dd { (view.t(explained(one))) } }
            }
        }
        div class="fields" {
            (fields.text("period", "indicators-column-period").required().most(7).hint("indicators-making-period-hint"))
            (fields.select_one("round", "indicators-making-round", &rounds).hint("indicators-making-round-hint"))
            (fields.date("day", "indicators-column-reference").hint("indicators-making-day-hint"))
        }
    };
    Ok(FormFrame::new(view, PATH, errors).submit("indicators-making-go").show(&body))
}

const fn designed(design: Design) -> &'static str {
    match design {
        Design::List => "indicators-design-list",
        Design::Sample => "indicators-design-sample",
        Design::Census => "indicators-design-census",
    }
}

const fn explained(design: Design) -> &'static str {
    match design {
        Design::List => "indicators-design-list-means",
        Design::Sample => "indicators-design-sample-means",
        Design::Census => "indicators-design-census-means",
    }
}

const fn is_running(job: &JobView) -> bool {
    matches!(job.state, Stored::Waiting | Stored::Running)
}

fn how_far(view: &View, job: &JobView) -> Markup {
    let state = match job.state {
        Stored::Waiting => JobState::Waiting,
        Stored::Running => JobState::Working(
            (job.total > 0).then(|| (job.done.min(job.total) * 100 / job.total) as u8),
        ),
        Stored::Done => JobState::Done,
        Stored::Failed | Stored::Cancelled => JobState::Failed(view.t("indicators-making-failed")),
    };
    progress(view, "run-progress", Some(PATH), &state, &outcome(view, job))
}

fn outcome(view: &View, job: &JobView) -> Markup {
    let told = |name: &str| job.result.as_ref().and_then(|result| result.get(name));
    let id: Option<RunId> = told("run").and_then(|id| id.as_str()?.parse().ok());
    let Some(id) = id else {
        return html! { p class="mb-0" { (view.t("indicators-making-nobody")) } };
    };
    let many = |name: &str| {
        count(view, told(name).and_then(serde_json::Value::as_u64).unwrap_or_default())
    };
    let args =
        TextArgs::new().text("households", many("households")).text("persons", many("persons"));
    html! {
        p class="mb-2" {
            (view.tn("indicators-run-size", &args))
            @if let Some(at) = job.finished_at { " · " (date_time(view, at)) }
        }
        p class="mb-0" { a class="btn btn-primary" href=(run_page::path_of(&id)) { (view.t("indicators-making-figures")) } }
    }
}
