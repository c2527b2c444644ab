//! `svi run`: a round's microdata in, from a file or from the registry, every indicator that they can feed out.

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    sync::Arc,
};

use assessment::AnswersOf;
use database::{Authority, Tenancy};
use indicators::{
    PseudonymKey,
    from_registry::{self, ReadError, Wanted},
    installation::{Installation, Moment, RoundError},
    microdata,
    run::Run,
    snapshot::About,
};
use kernel::Clock as _;

use super::microdata::read_spec;
use crate::{
    cli::RunArgs,
    clock::SystemClock,
    config::{Config, DatabaseOptions, Options},
    exit::{Failure, OrRefuse as _, refuse},
    installation,
    output::say,
    progress::Progress,
    runtime,
    serving::{failed, migrations_of, open},
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
    let about = About { unit: args.unit.clone(), period: args.period, design: args.design };
    let run = match (&args.file, &args.spec) {
        (Some(file), Some(spec)) => {
            let round = Round { file: file.clone(), spec: spec.clone(), about };
            compute(&installation, &round, &random_key()?)?
        }
        _ => of_registry(&installation, args, &about)?,
    };
    say(&shown(&run, &args.data))
}

/// Computes the households of the registry and keeps the run.
fn of_registry(installation: &Installation, args: &RunArgs, about: &About) -> anyhow::Result<Run> {
    let options =
        Options { database: DatabaseOptions { url: args.database.clone() }, ..Options::default() };
    let config = Config::read(&args.data, &options)?;
    let answers = args.round.clone().map_or(AnswersOf::Latest, AnswersOf::Round);
    let wanted = Wanted { design: about.design, answers };
    let progress = Progress::start("reading the households");
    let gathered = runtime::run(async {
        let migrations = migrations_of(&config)?;
        let database = open(&config, &migrations).await?;
        let authority = Authority::of_program("svi.run", Tenancy::One(about.unit.clone()));
        let variables = Arc::new(installation.variables.clone());
        let told =
            |done, total| progress.step(&format!("reading the households: {done} of {total}"));
        let read = from_registry::read(&database, &authority, &variables, &wanted, told).await;
        database.close().await;
        read.map_err(|error| match error {
            ReadError::Database(error) => failed(error),
            other @ ReadError::Stopped(_) => refuse(Failure::Internal, other.to_string()),
        })
    })?;
    if gathered.microdata.households.is_empty() {
        let round =
            args.round.as_deref().map_or(String::new(), |round| format!(" of round {round}"));
        let line = format!("expected households with answers{round} in {}, found none", about.unit);
        return Err(refuse(Failure::NotFound, line));
    }
    progress.step("computing the indicators");
    let made_at = SystemClock.now().format("%Y-%m-%dT%H:%M:%SZ").to_string();
    let moment = Moment { made_at: &made_at, day: args.date, registry: Some(&gathered.about) };
    let made = installation.compute_as_of(about, &gathered.microdata, &random_key()?, &moment);
    made.map_err(|error| refused(&error))
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
    text.push_str(&not_counted(run));
    text.push_str(&not_computed(run));
    for missing in &record.missing_parameters {
        text.push_str(&format!("parameter: {missing}\n"));
    }
    text.push_str(&format!("{}\n", folder.display()));
    text
}

/// Who of the registry is not counted, as far as it may be told.
fn not_counted(run: &Run) -> String {
    let Some(registry) = &run.record.registry else { return String::new() };
    let told = |number: Option<u64>| number.map_or("fewer than 5".to_owned(), |n| n.to_string());
    let mut text = format!(
        "not counted: {} households without answers, {} with restricted processing; {} persons were erased\n",
        told(registry.unmapped),
        told(registry.restricted),
        told(registry.erased),
    );
    if registry.unweighted > 0 {
        text.push_str(&format!("without a weight: {} households\n", registry.unweighted));
    }
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
