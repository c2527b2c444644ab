//! The households of a municipality straight from the registry, as a run takes them: everybody is counted, seen or not, also
//! who is under protection; nothing but suppressed figures leaves.
//!
//! A household counts as mapped when anything was answered about anybody in it, in the round that is asked for. Somebody whose
//! data may only be kept (ZZPL 31) takes the whole household out: what is computed of the others would rest on that person's data, or be
//! wrong without them. Who was erased is on no roster.

mod selection;

use std::{collections::BTreeSet, sync::Arc};

use assessment::{AnswersOf, VariableCatalogue, WholeHousehold, whole_facts_after};
use database::{Audit, Authority, Database};
use kernel::{Design, HouseholdId, PersonId};
use registry::{count_erased, count_rosters, restricted_persons};

use crate::{microdata::Microdata, run::FromRegistry};

/// Households that are read in one transaction: nobody else writes while it is open, so it is short.
const HOUSEHOLDS_AT_A_TIME: u64 = 400;
/// Fewest of a kind that are told.
pub(crate) const SMALLEST_TOLD: u64 = 5;

/// Which households with which answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wanted {
    /// How the households were chosen: only a sample has weights.
    pub design: Design,
    /// Which answers are taken.
    pub answers: AnswersOf,
}

/// The households, ready to be computed.
#[derive(Debug, Clone, PartialEq)]
pub struct Gathered {
    /// The households with how they were chosen, in the order of their ids.
    pub microdata: Microdata,
    /// What was left out, as far as it may be told.
    pub about: FromRegistry,
}

/// Why households cannot be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The database.
    #[error(transparent)]
    Database(#[from] database::Error),
    /// Opening what is sealed did not end.
    #[error("what is sealed was not opened: {0}")]
    Stopped(String),
}

/// Reads the municipality of `authority` part by part, each in a transaction of its own with its entry in the audit; `progress`
/// hears how many households are done, of how many.
///
/// # Errors
/// [`ReadError`].
pub async fn read(
    database: &Database,
    authority: &Authority,
    variables: &Arc<VariableCatalogue>,
    wanted: &Wanted,
    progress: impl Fn(u64, u64) + Send,
) -> Result<Gathered, ReadError> {
    let mut gathering = Gathering::new(wanted);
    let (mut after, mut done, mut total) = (None, 0, 0);
    loop {
        let tx = database.begin(authority).await?;
        if after.is_none() {
            total = count_rosters(&tx).await?;
            gathering.restricted = restricted_persons(&tx).await?;
            gathering.erased = count_erased(&tx).await?;
        }
        progress(done, total);
        let sealed = whole_facts_after(&tx, &wanted.answers, after, HOUSEHOLDS_AT_A_TIME).await?;
        let Some(last) = sealed.last() else { break };
        let count = sealed.len() as u64;
        tx.commit(audit(last)).await?;
        let known = variables.clone();
        let opening = tokio::task::spawn_blocking(move || sealed.open(&known));
        let opened = opening.await.map_err(|fault| ReadError::Stopped(fault.to_string()))??;
        gathering.add(variables, opened);
        after = Some(last);
        done += count;
        if count < HOUSEHOLDS_AT_A_TIME {
            break;
        }
    }
    progress(done, total.max(done));
    Ok(gathering.finish())
}

fn audit(last: HouseholdId) -> Audit {
    Audit::of("read_households_for_figures").about("household", last)
}

struct Gathering<'a> {
    wanted: &'a Wanted,
    restricted: BTreeSet<PersonId>,
    erased: u64,
    microdata: Microdata,
    unmapped: u64,
    households_restricted: u64,
    unweighted: u64,
}

impl<'a> Gathering<'a> {
    const fn new(wanted: &'a Wanted) -> Self {
        Self {
            wanted,
            restricted: BTreeSet::new(),
            erased: 0,
            microdata: Microdata { households: Vec::new(), selection: Vec::new() },
            unmapped: 0,
            households_restricted: 0,
            unweighted: 0,
        }
    }

    fn add(&mut self, variables: &VariableCatalogue, opened: Vec<WholeHousehold>) {
        for one in opened.into_iter().filter(|one| !one.roster.members.is_empty()) {
            if one.roster.members.iter().any(|member| self.restricted.contains(&member.person)) {
                self.households_restricted += 1;
            } else if one.is_mapped {
                let (selection, has_weight) =
                    selection::of(variables, self.wanted.design, &one.facts);
                self.unweighted += u64::from(!has_weight);
                self.microdata.selection.push(selection);
                self.microdata.households.push(one.facts);
            } else {
                self.unmapped += 1;
            }
        }
    }

    fn finish(mut self) -> Gathered {
        selection::agree_on_sizes(&mut self.microdata.selection);
        let round = match &self.wanted.answers {
            AnswersOf::Latest => None,
            AnswersOf::Round(round) => Some(round.clone()),
        };
        Gathered {
            microdata: self.microdata,
            about: FromRegistry {
                round,
                unmapped: told(self.unmapped),
                restricted: told(self.households_restricted),
                erased: told(self.erased),
                unweighted: self.unweighted,
            },
        }
    }
}

/// A number that may be told: none, or enough that nobody is recognised.
pub(crate) fn told(count: u64) -> Option<u64> {
    (count == 0 || count >= SMALLEST_TOLD).then_some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fewer_than_five_are_not_told_and_nobody_is() {
        assert_eq!([0, 1, 4, 5, 60].map(told), [Some(0), None, None, Some(5), Some(60)]);
    }
}
