//! The first answers about households that are entered in the same transaction: sheets, entries and results are made and sealed
//! beside the threads that answer requests, since nothing of them is in the database yet.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use database::{Place, SubjectKeys, Tx};
use rayon::prelude::*;
use registry::Roster;
use uuid::Uuid;

use crate::{
    Facts, VariableCatalogue,
    assessed::{WithRules, compute_all},
    known::with_registry,
    record::{EntryAbout, EntryId, FactSubject, FactsOf, Origin},
    rule_book::RuleBook,
    sheet::Sheet,
    steps::{unusable, with_rules},
    store::{
        first::{self, EntryRow, SheetRow},
        reference,
        result::{self, SealedNews},
        seal::{self, KeptAnswers},
    },
};

/// A household that was entered just now, with everything that is recorded of it and its members.
#[derive(Debug, Clone, PartialEq)]
pub struct FirstFacts {
    /// Who lives there.
    pub roster: Roster,
    /// The answers.
    pub facts: Vec<FactsOf>,
}

/// What all of an entry share, and with what its households are assessed.
#[derive(Debug, Clone, PartialEq)]
pub struct FirstEntry {
    entry: EntryId,
    about: EntryAbout,
    recorded_at: DateTime<Utc>,
    with: WithRules,
}

/// First answers and results as they are written.
#[derive(Debug)]
pub struct SealedFirst {
    sheets: Vec<SheetRow>,
    entries: Vec<EntryRow>,
    results: Vec<SealedNews>,
    about: FirstEntry,
}

/// An entry about households that are entered in this transaction.
///
/// # Errors
/// [`database::Error`].
pub async fn begin_first(
    tx: &mut Tx,
    book: &RuleBook,
    about: EntryAbout,
    entry: EntryId,
) -> database::Result<FirstEntry> {
    let at = reference::reference(tx).await?;
    let with = with_rules(tx, book, at).await?;
    Ok(FirstEntry { entry, about, recorded_at: tx.now(), with })
}

/// Ids for rows of as many households: drawn where the transaction is, used where the work is done.
///
/// # Errors
/// [`database::Error::Keys`] without randomness.
pub fn draw_ids(tx: &Tx, households: &[FirstFacts]) -> database::Result<Vec<Uuid>> {
    let entries: usize = households.iter().map(|one| one.facts.len()).sum();
    (0..entries + households.len()).map(|_| tx.new_id()).collect()
}

/// Makes and seals sheets, entries and results, on all cores. `ids` are of [`draw_ids`].
///
/// # Errors
/// [`database::Error`].
pub fn seal_first(
    book: &RuleBook,
    about: &FirstEntry,
    keys: &SubjectKeys,
    ids: Vec<Uuid>,
    households: &[FirstFacts],
) -> database::Result<SealedFirst> {
    let at = about.with.reference;
    let assessor = book.assessor(at).map_err(|cause| unusable(&cause))?;
    let catalogue = assessor.catalogue();
    let origin = Origin {
        entry: about.entry,
        round: about.about.round.clone(),
        valid_from: about.about.valid_from,
        recorded_at: about.recorded_at,
        source: about.about.source,
    };
    let mut ids = ids.into_iter();
    let entry_ids: Vec<Vec<Uuid>> =
        households.iter().map(|one| ids.by_ref().take(one.facts.len()).collect()).collect();
    let pairs: Vec<(&FirstFacts, Vec<Uuid>)> = households.iter().zip(entry_ids).collect();
    let rows: Vec<(Vec<SheetRow>, Vec<EntryRow>)> = pairs
        .into_par_iter()
        .map(|(one, ids)| {
            let sheets = sheets(catalogue, keys, &origin, one)?;
            let entries = entries(catalogue, keys, &about.about, one, ids)?;
            Ok((sheets, entries))
        })
        .collect::<database::Result<_>>()?;
    let rosters: Vec<Roster> = households.iter().map(|one| one.roster.clone()).collect();
    let by_household: BTreeMap<_, _> =
        households.iter().map(|one| (one.roster.household, one)).collect();
    let computed = compute_all((&assessor, &book.priority), &rosters, |roster| {
        let one = by_household.get(&roster.household);
        let facts = |subject| one.map(|one| facts_of(one, subject)).unwrap_or_default();
        let members =
            roster.members.iter().map(|one| facts(FactSubject::Person(one.person))).collect();
        let household = facts(FactSubject::Household(roster.household));
        Ok(with_registry(catalogue, roster, household, members))
    })?;
    let results = result::seal_all(result::first(ids.map(Into::into), computed), keys)?;
    let (sheets, entries): (Vec<_>, Vec<_>) = rows.into_iter().unzip();
    Ok(SealedFirst {
        sheets: sheets.into_iter().flatten().collect(),
        entries: entries.into_iter().flatten().collect(),
        results,
        about: about.clone(),
    })
}

/// Writes what was sealed.
///
/// # Errors
/// [`database::Error`].
pub async fn write_first(tx: &mut Tx, sealed: SealedFirst) -> database::Result<()> {
    let SealedFirst { sheets, entries, results, about } = sealed;
    first::write_sheets(tx, sheets).await?;
    first::write_entries(tx, about.entry, &about.about, entries).await?;
    let results = results.into_iter().map(|one| one.hashed(tx)).collect::<database::Result<_>>()?;
    result::write(tx, &about.with, results).await
}

fn facts_of(one: &FirstFacts, subject: FactSubject) -> Facts {
    let mut facts = Facts::new();
    for of in one.facts.iter().filter(|of| of.subject == subject) {
        for (id, answer) in &of.answers {
            facts.set(*id, answer.clone());
        }
    }
    facts
}

fn sheets(
    catalogue: &VariableCatalogue,
    keys: &SubjectKeys,
    origin: &Origin,
    one: &FirstFacts,
) -> database::Result<Vec<SheetRow>> {
    let household = one.roster.household;
    let mut by_subject: BTreeMap<FactSubject, Sheet> = BTreeMap::new();
    for of in one.facts.iter().filter(|of| !of.answers.is_empty()) {
        by_subject.entry(of.subject).or_default().enter(catalogue, origin, &of.answers);
    }
    if by_subject.is_empty() {
        return Ok(Vec::new());
    }
    // The household's version counts what was recorded of anybody in it.
    by_subject.entry(FactSubject::Household(household)).or_insert_with(|| {
        let mut sheet = Sheet::default();
        sheet.enter(catalogue, origin, &[]);
        sheet
    });
    let row = |(subject, sheet): (FactSubject, Sheet)| {
        let sealed = seal::seal_sheet(keys, subject, &sheet)?;
        Ok(SheetRow { household, subject, version: sheet.version(), sealed })
    };
    by_subject.into_iter().map(row).collect()
}

fn entries(
    catalogue: &VariableCatalogue,
    keys: &SubjectKeys,
    about: &EntryAbout,
    one: &FirstFacts,
    ids: Vec<Uuid>,
) -> database::Result<Vec<EntryRow>> {
    let pairs = one.facts.iter().zip(ids).filter(|(of, _)| !of.answers.is_empty());
    let row = |(of, id): (&FactsOf, Uuid)| {
        let subject = of.subject.uuid();
        let kept = KeptAnswers::of(catalogue, &about.reason, &of.answers);
        let place: Place = seal::entry(id);
        let sealed = seal::seal(keys, subject, &place, &kept)?;
        Ok(EntryRow { row: id, household: of.household, subject: of.subject, sealed })
    };
    pairs.map(row).collect()
}
