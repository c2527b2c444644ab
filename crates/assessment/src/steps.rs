//! What other contexts may do with facts within a transaction of their own. None of these commits.

use std::collections::BTreeMap;

use database::{Look, Tx};
use kernel::HouseholdId;
use registry::{Roster, find_roster, rosters_after, rosters_of, whole_rosters_of};
use uuid::Uuid;

use crate::{
    VariableCatalogue,
    assessed::{PastResult, WithRules, compute_all},
    kept_result::{ParameterSet, digest, rules_digest},
    known::KnownHousehold,
    read_records::ReadRecords,
    record::{EntryAbout, EntryId, FactSubject, FactsOf, Origin},
    rule_book::{Reference, RuleBook},
    sheet::Sheet,
    store::{entry, reference, result, sheet},
};

/// Records answers about any number of households and members that were entered together, in as few statements as it takes.
/// Whoever must know calls [`assess_households`] afterwards.
///
/// # Errors
/// [`database::Error::Erased`] for a subject that was erased, [`database::Error::Stale`] when somebody else recorded something of
/// one of them at the same time, [`database::Error`].
pub async fn record_facts(
    tx: &mut Tx,
    catalogue: &VariableCatalogue,
    facts: &[FactsOf],
    about: &EntryAbout,
) -> database::Result<EntryId> {
    let entry: EntryId = tx.new_id()?;
    record_entry(tx, catalogue, facts, about, entry).await?;
    Ok(entry)
}

/// The same as a part of an entry: what comes from one file is one entry, however many steps it takes.
///
/// # Errors
/// As [`record_facts`].
pub async fn record_entry(
    tx: &mut Tx,
    catalogue: &VariableCatalogue,
    facts: &[FactsOf],
    about: &EntryAbout,
    entry: EntryId,
) -> database::Result<()> {
    let mut subjects: BTreeMap<FactSubject, Uuid> = BTreeMap::new();
    for one in facts.iter().filter(|one| !one.answers.is_empty()) {
        subjects.insert(one.subject, one.household.uuid());
        // The household's version counts what was recorded of anybody in it.
        subjects.insert(FactSubject::Household(one.household), one.household.uuid());
    }
    let ids: Vec<Uuid> = subjects.keys().map(|subject| subject.uuid()).collect();
    let keys = tx.keys_for(&ids).await?;
    let mut stored = sheet::of_subjects(tx, &keys, &ids).await?;
    let mut sheets: BTreeMap<FactSubject, (Uuid, Sheet)> = subjects
        .into_iter()
        .map(|(subject, household)| {
            (subject, (household, stored.remove(&subject.uuid()).unwrap_or_default()))
        })
        .collect();
    let origin = Origin {
        entry,
        round: about.round.clone(),
        valid_from: about.valid_from,
        recorded_at: tx.now(),
        source: about.source,
    };
    let mut by_subject: BTreeMap<FactSubject, Vec<_>> = BTreeMap::new();
    for one in facts {
        by_subject.entry(one.subject).or_default().extend(one.answers.iter().cloned());
    }
    for (subject, (_, sheet)) in &mut sheets {
        let answers = by_subject.remove(subject).unwrap_or_default();
        sheet.enter(catalogue, &origin, &answers);
    }
    sheet::replace(tx, &keys, &sheets).await?;
    entry::write(tx, (catalogue, &keys), (entry, about), facts).await
}

/// All that is known of a household; `None` when there is none within reach.
///
/// # Errors
/// [`database::Error`].
pub async fn find_known(
    look: &impl Look,
    household: HouseholdId,
) -> database::Result<Option<KnownHousehold>> {
    let Some(roster) = find_roster(look, household).await? else { return Ok(None) };
    let sealed = sheet::of_rosters(look, vec![roster]).await?;
    Ok(sealed.open_all()?.into_iter().next())
}

/// All that is known of households after the one of that id, in the order of ids, at most `limit`: part by part, the whole
/// municipality.
///
/// # Errors
/// [`database::Error`].
pub async fn known_after(
    look: &impl Look,
    after: Option<HouseholdId>,
    limit: u64,
) -> database::Result<Vec<KnownHousehold>> {
    let rosters = rosters_after(look, after, limit).await?;
    sheet::of_rosters(look, rosters).await?.open_all()
}

/// All that is known of the households of those ids within reach, in the order of ids.
///
/// # Errors
/// [`database::Error`].
pub async fn known_of(
    look: &impl Look,
    households: &[HouseholdId],
) -> database::Result<Vec<KnownHousehold>> {
    let mut known = Vec::with_capacity(households.len());
    for part in households.chunks(HOUSEHOLDS_AT_A_TIME) {
        let rosters = rosters_of(look, part).await?;
        known.extend(sheet::of_rosters(look, rosters).await?.open_all()?);
    }
    Ok(known)
}

/// The current results of households that were once assessed, as they are `known` to the reader: a kept result that rests on other records is
/// not told, but what follows from those that were read.
///
/// # Errors
/// [`database::Error`].
pub async fn current_results(
    look: &impl Look,
    book: &RuleBook,
    known: &[KnownHousehold],
) -> database::Result<BTreeMap<HouseholdId, PastResult>> {
    let ids: Vec<HouseholdId> = known.iter().map(KnownHousehold::id).collect();
    let mut results = result::current_of(look, &book.catalogue, &ids).await?;
    let is_other = |one: &&KnownHousehold| {
        results.get(&one.id()).is_some_and(|kept| kept.read != ReadRecords::of(&one.roster))
    };
    let others: Vec<&KnownHousehold> = known.iter().filter(is_other).collect();
    if others.is_empty() {
        return Ok(results);
    }
    let at = reference::reference(look).await?;
    let assessor = book.assessor(at).map_err(|cause| unusable(&cause))?;
    for one in others {
        let assessment = assessor.assess(&one.facts(&book.catalogue));
        let persons = one.roster.members.iter().map(|member| member.person);
        if let Some(kept) = results.get_mut(&one.id()) {
            kept.household = assessment.household;
            kept.members = persons.zip(assessment.persons).collect();
            kept.read = ReadRecords::of(&one.roster);
        }
    }
    Ok(results)
}

/// Households that are read in one statement.
const HOUSEHOLDS_AT_A_TIME: usize = 400;

/// Assesses households again with everybody in them, as of when their municipality is assessed; how many results changed.
///
/// # Errors
/// [`database::Error`].
pub async fn assess_households(
    tx: &mut Tx,
    book: &RuleBook,
    households: &[HouseholdId],
) -> database::Result<usize> {
    let at = reference::reference(tx).await?;
    let with = with_rules(tx, book, at).await?;
    let mut changed = 0;
    for part in households.chunks(HOUSEHOLDS_AT_A_TIME) {
        let rosters = assessable(whole_rosters_of(tx, part).await?);
        let sealed = sheet::of_rosters(tx, rosters).await?;
        let computed = {
            let assessor = book.assessor(at).map_err(|cause| unusable(&cause))?;
            compute_all((&assessor, &book.priority), &sealed.rosters, |roster| {
                sealed.facts(assessor.catalogue(), roster)
            })?
        };
        let ids: Vec<Uuid> = sealed.rosters.iter().map(|one| one.household.uuid()).collect();
        let current = result::current(tx, &ids).await?;
        let news = result::news(tx, &current, &with, computed)?;
        let news = result::seal_all(news, &sealed.keys)?;
        changed += news.len();
        result::write(tx, &with, news).await?;
    }
    Ok(changed)
}

/// Of rosters, those in which everybody's data may be used. Nothing is computed about the others; their results stay as they are.
pub(crate) fn assessable(rosters: Vec<Roster>) -> Vec<Roster> {
    rosters.into_iter().filter(|one| !one.is_only_kept()).collect()
}

/// With what is computed as of a moment; parameters and weights are kept under their digest.
pub(crate) async fn with_rules(
    tx: &mut Tx,
    book: &RuleBook,
    at: Reference,
) -> database::Result<WithRules> {
    let (with, contents) = rules_at(book, at)?;
    reference::keep_set(tx, &with.parameters, &contents).await?;
    Ok(with)
}

/// With what would be computed as of a moment, and the parameters and weights as they are kept.
pub(crate) fn rules_at(book: &RuleBook, at: Reference) -> database::Result<(WithRules, String)> {
    let assessor = book.assessor(at).map_err(|cause| unusable(&cause))?;
    let set = ParameterSet::of(&assessor, &book.priority);
    let contents = serde_json::to_string(&set).map_err(|cause| unusable(&cause))?;
    let parameters = digest(&[contents.as_bytes()]);
    Ok((WithRules { reference: at, parameters, rules: rules_digest() }, contents))
}

/// A vocabulary or parameters that the rules cannot use: tests hold the shipped ones usable.
pub(crate) fn unusable(cause: &dyn std::fmt::Display) -> database::Error {
    database::Error::Inconsistent {
        table: "parameter_set",
        column: "contents",
        found: cause.to_string(),
    }
}
