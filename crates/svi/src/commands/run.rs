//! `svi run`: a round's microdata in, every indicator that they can feed out.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use indicators::{
    PseudonymKey,
    installation::{Installation, RoundError},
    microdata,
    run::Run,
    snapshot::About,
};
use kernel::Clock as _;

use super::microdata::read_spec;
use crate::{
    cli::RunArgs,
    clock::SystemClock,
    exit::{Failure, OrRefuse as _, refuse},
    installation,
    output::say,
    progress::Progress,
};

/// A round to be computed.
#[derive(Debug, Clone)]
pub(super) struct Round {
    /// Its microdata.
    pub(super) file: PathBuf,
    /// The mapping of its columns.
    pub(super) spec: PathBuf,
    /// Of whom, when, chosen how.
    pub(super) about: About,
}

/// Runs the command.
///
/// # Errors
/// One line on what cannot be read, known or written.
pub(super) fn run(args: &RunArgs) -> anyhow::Result<()> {
    let installation = installation::open(&args.data)?;
    if installation.places.find(&args.unit).is_none() {
        let line = format!("--unit: expected a known municipality, found {}", args.unit);
        return Err(refuse(Failure::Usage, line));
    }
    let round = Round {
        file: args.file.clone(),
        spec: args.spec.clone(),
        about: About { unit: args.unit.clone(), period: args.period, design: args.design },
    };
    let run = compute(&installation, &round, &random_key()?)?;
    say(&shown(&run, &args.data))
}

/// Computes a round and keeps the run.
///
/// # Errors
/// One line on what cannot be read or written.
pub(super) fn compute(
    installation: &Installation,
    round: &Round,
    key: &PseudonymKey,
) -> anyhow::Result<Run> {
    let spec = read_spec(&round.spec, installation)?;
    let progress = Progress::start("reading the households");
    let microdata =
        microdata::read(&round.file, &spec, &installation.variables).or_refuse(Failure::Input)?;
    progress.step("computing the indicators");
    let made_at = SystemClock.now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    installation.compute(&round.about, &microdata, key, &made_at).map_err(|error| refused(&error))
}

fn refused(error: &RoundError) -> anyhow::Error {
    match error {
        RoundError::NoSuchDay(_) => refuse(Failure::Usage, format!("--period: {error}")),
        RoundError::Vocabulary(_) => refuse(Failure::Input, error.to_string()),
        RoundError::Run(_) => refuse(Failure::Output, error.to_string()),
    }
}

/// A key that nobody keeps: the pseudonyms of two runs cannot be joined.
fn random_key() -> anyhow::Result<PseudonymKey> {
    let mut bytes = [0; 32];
    getrandom::fill(&mut bytes).or_refuse(Failure::Output)?;
    Ok(PseudonymKey::new(bytes))
}

fn shown(run: &Run, data: &Path) -> String {
    let record = &run.record;
    let known = run.figures.iter().filter(|figure| figure.by.is_none());
    let computed = known.clone().filter(|figure| figure.estimate.is_some()).count();
    let hidden = run.figures.iter().filter(|figure| figure.hidden.is_some()).count();
    let folder = data.join("runs").join(record.id.as_str());
    let mut text = format!(
        "{} households, {} persons, {}\n{computed} of {} indicators computed, {hidden} cells withheld\n",
        record.households,
        record.persons,
        record.about.design,
        known.count(),
    );
    text.push_str(&not_computed(run));
    for missing in &record.missing_parameters {
        text.push_str(&format!("parameter: {missing}\n"));
    }
    text.push_str(&format!("{}\n", folder.display()));
    text
}

/// Which indicators have no figure, by the reason.
fn not_computed(run: &Run) -> String {
    let mut by_reason: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
    for figure in run.figures.iter().filter(|figure| figure.by.is_none()) {
        if figure.estimate.is_none() {
            let hidden = figure.hidden.map(|_| "too few households, withheld");
            let reason = hidden.unwrap_or_else(|| in_words(figure.reason.as_deref()));
            by_reason.entry(reason).or_default().push(figure.indicator.as_str());
        }
    }
    let line = |(reason, codes): (&str, Vec<&str>)| {
        format!("not computed, {reason}: {} ({})\n", codes.len(), codes.join(", "))
    };
    by_reason.into_iter().map(line).collect()
}

fn in_words(reason: Option<&str>) -> &str {
    match reason {
        None | Some("no_records") => "no answers to compute it from",
        Some("side_missing") => "nobody on one side of the comparison",
        Some("no_line") => "no poverty line known for the date",
        Some("too_many_unknown") => "too many answers unknown",
        Some("too_few_records") => "fewer than 20 records of a sample",
        Some(other) => other,
    }
}
