//! Filling the registry with the fictional households and what they answered.

use std::{fs, path::Path};

use assessment::{
    EntryAbout, FactSource, FactSubject, FactsOf, HouseholdFacts, RuleBook, VariableCatalogue,
    assess_households, is_asked_elsewhere, record_facts,
};
use chrono::NaiveDate;
use database::{Audit, Authority, Database, Error, Tenancy, Tx};
use indicators::microdata::{self, Spec};
use kernel::{HouseholdId, UnitCode};
use registry::{NewHousehold, Roster, Source, add_households, whole_rosters_of};

use crate::{
    demo::{
        answers, doubles,
        households::{self, MANY, Municipality},
        mapped,
    },
    exit::{Failure, OrRefuse as _, refuse},
    progress::Progress,
    serving::failed,
};

/// Households that are entered together.
const TOGETHER: usize = 500;
/// The round of mapping in which the demo's households answered.
const ROUND: &str = "2026-1";

/// Fills the registry of a municipality unless it is filled: all of it or nothing.
///
/// # Errors
/// One line on what cannot be written, or on what the database says.
pub(super) async fn fill(
    database: &Database,
    folder: &Path,
    municipality: &Municipality,
    seed: u64,
) -> anyhow::Result<()> {
    let progress = Progress::start(&format!("entering the households of {}", municipality.name));
    let mapped: Vec<_> = municipality.mapped(seed).collect();
    let entries = municipality.entries(seed, &mapped);
    let book = RuleBook::open(folder).or_refuse(Failure::Input)?;
    let table = mapped::table(municipality.seed(seed), &mapped);
    let answers = answered(folder, municipality, table, &book.catalogue)?;
    let mut tx = begin(database, municipality.code).await?;
    for (entries, answers) in entries.chunks(TOGETHER).zip(answers.chunks(TOGETHER)) {
        let ids = match enter(&mut tx, entries).await {
            // Citizens' numbers are there already: an earlier call has filled it.
            Err(Error::Duplicate) => return Ok(()),
            entered => entered.map_err(failed)?,
        };
        record(&mut tx, &book, &ids, answers).await.map_err(failed)?;
    }
    if municipality.code == households::FIRST.code {
        let again = enter(&mut tx, &doubles::of(&entries)).await.map_err(failed)?;
        assess_households(&mut tx, &book, &again).await.map_err(failed)?;
    }
    drop(progress);
    tx.commit(Audit::of("fill_demo")).await.map_err(failed)
}

/// What the households answered, in their order, by way of the table in which the field delivers it: `demo/registry-….csv`.
fn answered(
    folder: &Path,
    municipality: &Municipality,
    (table, mapping): (Vec<u8>, String),
    catalogue: &VariableCatalogue,
) -> anyhow::Result<Vec<HouseholdFacts>> {
    let path = folder.join(format!("demo/registry-{}.csv", municipality.code));
    let beside = path.with_extension("toml");
    for (path, bytes) in [(&path, table.as_slice()), (&beside, mapping.as_bytes())] {
        fs::write(path, bytes).map_err(|error| {
            let line = format!("{}: expected to write, found: {error}", path.display());
            refuse(Failure::Output, line)
        })?;
    }
    let spec = Spec::parse(&beside.display().to_string(), &mapping, catalogue);
    let spec = spec.or_refuse(Failure::Internal)?;
    let read = microdata::read(&path, &spec, catalogue).or_refuse(Failure::Internal)?;
    Ok(read.households)
}

async fn record(
    tx: &mut Tx,
    book: &RuleBook,
    households: &[HouseholdId],
    answers: &[HouseholdFacts],
) -> database::Result<()> {
    let rosters = whole_rosters_of(tx, households).await?;
    let mut facts = Vec::new();
    for (id, answered) in households.iter().zip(answers) {
        let roster = rosters.iter().find(|roster| roster.household == *id);
        facts.extend(roster.into_iter().flat_map(|one| of(&book.catalogue, one, answered)));
    }
    let about = about(tx.now().date_naive(), FactSource::Survey);
    record_facts(tx, &book.catalogue, &facts, &about).await?;
    assess_households(tx, book, households).await?;
    Ok(())
}

/// The answers of a household and of each member; what the registry knows by itself is left out.
fn of(catalogue: &VariableCatalogue, roster: &Roster, answered: &HouseholdFacts) -> Vec<FactsOf> {
    let is_asked = |id| catalogue.get(id).is_some_and(|one| !is_asked_elsewhere(one));
    let one = |subject, facts: &assessment::Facts| FactsOf {
        household: roster.household,
        subject,
        answers: facts
            .iter()
            .filter(|(id, _)| is_asked(*id))
            .map(|(id, answer)| (id, answer.clone()))
            .collect(),
    };
    let household = one(FactSubject::Household(roster.household), &answered.facts);
    let members = roster.members.iter().zip(&answered.persons);
    let members = members.map(|(member, who)| one(FactSubject::Person(member.person), &who.facts));
    std::iter::once(household).chain(members).collect()
}

fn about(today: NaiveDate, source: FactSource) -> EntryAbout {
    EntryAbout { round: ROUND.to_owned(), valid_from: today, source, reason: String::new() }
}

/// Fills a municipality with many households and answers about them, part by part.
///
/// # Errors
/// One line on what the database says.
pub(super) async fn fill_many(
    database: &Database,
    folder: &Path,
    count: usize,
) -> anyhow::Result<()> {
    let book = RuleBook::open(folder).or_refuse(Failure::Input)?;
    let progress = Progress::start("entering many households");
    let mut households = MANY.many(count).peekable();
    while households.peek().is_some() {
        let mut tx = begin(database, MANY.code).await?;
        let part: Vec<NewHousehold> = households.by_ref().take(TOGETHER * 4).collect();
        for part in part.chunks(TOGETHER) {
            match enter(&mut tx, part).await {
                Err(Error::Duplicate) => return Ok(()),
                Ok(ids) => answer(&mut tx, &book, &ids).await.map_err(failed)?,
                Err(error) => return Err(failed(error)),
            }
        }
        tx.commit(Audit::of("fill_demo")).await.map_err(failed)?;
    }
    drop(progress);
    database.refresh_statistics().await.map_err(failed)
}

async fn begin(database: &Database, code: &str) -> anyhow::Result<Tx> {
    let unit: UnitCode = code.parse().or_refuse(Failure::Internal)?;
    let authority = Authority::of_program("svi.fill_demo", Tenancy::One(unit));
    database.begin(&authority).await.map_err(failed)
}

async fn enter(tx: &mut Tx, part: &[NewHousehold]) -> database::Result<Vec<HouseholdId>> {
    let today = tx.now().date_naive();
    add_households(tx, part, Source::Import, today).await
}

async fn answer(tx: &mut Tx, book: &RuleBook, households: &[HouseholdId]) -> database::Result<()> {
    let rosters = whole_rosters_of(tx, households).await?;
    let facts = answers::of_rosters(&book.catalogue, &rosters);
    let about = about(tx.now().date_naive(), FactSource::Import);
    record_facts(tx, &book.catalogue, &facts, &about).await?;
    assess_households(tx, book, households).await?;
    Ok(())
}
