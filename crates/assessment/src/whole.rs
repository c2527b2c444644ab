//! Facts of whole households, for computing about a municipality: everybody, seen or not, from the latest answers or from those
//! of one round of mapping.
//!
//! Reading leaves everything sealed; opening is work for all cores, beside the threads that answer requests. What is computed
//! from it leaves as figures only, or within reach.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use database::{Look, SubjectKeys, Tx};
use kernel::HouseholdId;
use rayon::prelude::*;
use registry::{Roster, whole_rosters_after};
use uuid::Uuid;

use crate::{
    Facts, HouseholdFacts, VariableCatalogue,
    known::with_registry,
    store::{
        entities::fact_entry,
        entry,
        sheet::{self, SealedHouseholds},
    },
    withheld::withheld,
};

/// Which answers are meant.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum AnswersOf {
    /// The latest ones, whatever the round.
    #[default]
    Latest,
    /// Those of one round of mapping only; what was answered before or after is not asked.
    Round(String),
}

/// A round of mapping.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MappedRound {
    /// Its name.
    pub name: String,
    /// Households of which something was recorded in it.
    pub households: u64,
    /// The latest day since which an answer of it holds.
    pub last: NaiveDate,
}

/// Whole households whose answers were read and are still sealed.
#[derive(Debug)]
pub struct SealedFacts {
    rosters: Vec<Roster>,
    answers: Sealed,
}

#[derive(Debug)]
enum Sealed {
    Latest(SealedHouseholds),
    Round { keys: SubjectKeys, rows: BTreeMap<Uuid, Vec<fact_entry::Model>> },
}

/// A household opened.
#[derive(Debug, Clone, PartialEq)]
pub struct WholeHousehold {
    /// Who lives there.
    pub roster: Roster,
    /// What is known, as the rules read it.
    pub facts: HouseholdFacts,
    /// Whether anything was answered about anybody in it.
    pub is_mapped: bool,
}

impl SealedFacts {
    /// The last household, after which the next part begins; `None` when there is none.
    pub fn last(&self) -> Option<HouseholdId> {
        self.rosters.last().map(|one| one.household)
    }

    /// How many households.
    pub const fn len(&self) -> usize {
        self.rosters.len()
    }

    /// Whether there is none.
    pub const fn is_empty(&self) -> bool {
        self.rosters.is_empty()
    }

    /// Opens all, on all cores, in the order of ids.
    ///
    /// # Errors
    /// [`database::Error`] for what does not open.
    pub fn open(&self, catalogue: &VariableCatalogue) -> database::Result<Vec<WholeHousehold>> {
        self.rosters.par_iter().map(|roster| self.open_one(catalogue, roster)).collect()
    }

    fn open_one(
        &self,
        catalogue: &VariableCatalogue,
        roster: &Roster,
    ) -> database::Result<WholeHousehold> {
        let withheld = withheld(std::slice::from_ref(roster));
        let open = |subject: Uuid| match &self.answers {
            Sealed::Latest(sheets) => sheets.facts_of(catalogue, subject),
            Sealed::Round { keys, rows } => match rows.get(&subject) {
                Some(rows) => {
                    let mut facts = entry::facts_of(catalogue, keys, rows)?;
                    withheld
                        .get(&subject)
                        .copied()
                        .unwrap_or_default()
                        .apply(catalogue, &mut facts);
                    Ok(facts)
                }
                None => Ok(Facts::new()),
            },
        };
        let household = open(roster.household.uuid())?;
        let members = roster.members.iter().map(|member| open(member.person.uuid()));
        let members: Vec<Facts> = members.collect::<database::Result<_>>()?;
        let is_mapped = !household.is_empty() || members.iter().any(|facts| !facts.is_empty());
        let facts = with_registry(catalogue, roster, household, members);
        Ok(WholeHousehold { roster: roster.clone(), facts, is_mapped })
    }
}

/// For computing: whole households after the one of that id, in the order of ids, at most `limit`, with their answers.
///
/// # Errors
/// [`database::Error`].
pub async fn whole_facts_after(
    tx: &Tx,
    answers: &AnswersOf,
    after: Option<HouseholdId>,
    limit: u64,
) -> database::Result<SealedFacts> {
    let rosters = whole_rosters_after(tx, after, limit).await?;
    let answers = match answers {
        AnswersOf::Latest => Sealed::Latest(sheet::of_rosters(tx, rosters.clone()).await?),
        AnswersOf::Round(round) => {
            let standing = entry::standing(&rosters);
            let subjects = sheet::subjects(&rosters).into_iter().chain(standing.keys().copied());
            let found = entry::of_round(tx, round, subjects.collect()).await?;
            let subjects: Vec<Uuid> = found.iter().map(|row| row.subject).collect();
            let keys = tx.keys_of(&subjects).await?;
            let mut rows: BTreeMap<Uuid, Vec<fact_entry::Model>> = BTreeMap::new();
            for row in found {
                let stands = standing.get(&row.subject).copied().unwrap_or(row.subject);
                rows.entry(stands).or_default().push(row);
            }
            Sealed::Round { keys, rows }
        }
    };
    Ok(SealedFacts { rosters, answers })
}

/// The rounds of mapping of a municipality by name, with how many households each has: all of them, seen or not.
///
/// # Errors
/// [`database::Error`].
pub async fn mapped_rounds(look: &impl Look) -> database::Result<Vec<MappedRound>> {
    entry::rounds(look).await
}
