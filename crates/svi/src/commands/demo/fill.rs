//! Filling the registry with the fictional households: all of a municipality in one transaction, so that it is there or not.

use std::path::Path;

use assessment::{EntryAbout, FactSource, RuleBook, assess_households, record_facts};
use database::{Audit, Authority, Database, Error, Tenancy, Tx};
use kernel::{HouseholdId, UnitCode};
use registry::{NewHousehold, Source, add_households, whole_rosters_of};

use crate::{
    demo::{
        answers,
        households::{MANY, Municipality},
    },
    exit::{Failure, OrRefuse as _},
    progress::Progress,
    serving::failed,
};

/// Households that are entered together.
const TOGETHER: usize = 500;

/// Fills the registry of a municipality unless it is filled.
///
/// # Errors
/// One line on what the database says.
pub(super) async fn fill(
    database: &Database,
    municipality: &Municipality,
    seed: u64,
) -> anyhow::Result<()> {
    let mut tx = begin(database, municipality.code).await?;
    let mut households = municipality.households(seed).peekable();
    let progress = Progress::start(&format!("entering the households of {}", municipality.name));
    while households.peek().is_some() {
        let part: Vec<NewHousehold> = households.by_ref().take(TOGETHER).collect();
        match enter(&mut tx, &part).await {
            // Citizens' numbers are there already: an earlier call has filled it.
            Err(Error::Duplicate) => return Ok(()),
            Ok(_ids) => {}
            Err(error) => return Err(failed(error)),
        }
    }
    drop(progress);
    tx.commit(Audit::of("fill_demo")).await.map_err(failed)
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
    let about = EntryAbout {
        round: "2026-1".to_owned(),
        valid_from: tx.now().date_naive(),
        source: FactSource::Import,
        reason: String::new(),
    };
    record_facts(tx, &book.catalogue, &facts, &about).await?;
    assess_households(tx, book, households).await?;
    Ok(())
}
