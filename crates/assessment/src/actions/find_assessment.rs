//! Looking at what follows from the facts about a household.

use std::collections::{BTreeMap, BTreeSet};

use database::{Audit, Database, PersonalReader};
use kernel::{HouseholdId, Permit};
use registry::{Objection, Roster};

use crate::{
    Assessment, HouseholdFacts,
    assessed::PastResult,
    kept_result::ParameterSet,
    known::KnownHousehold,
    permissions::{Eyes, ViewAssessment},
    rule_book::{Reference, RuleBook},
    steps::{find_known, unusable},
    store::{reference, result, seen_records::seen_records},
};

/// A household with what follows from what is known of it.
#[derive(Debug, Clone, PartialEq)]
pub struct AssessedHousehold {
    /// What is known.
    pub known: KnownHousehold,
    /// The same as the rules read it.
    pub facts: HouseholdFacts,
    /// What follows.
    pub assessment: Assessment,
    /// As of when.
    pub reference: Reference,
    /// What followed earlier, the newest first.
    pub past: Vec<PastResult>,
    /// The parameters of earlier results, by digest.
    pub sets: BTreeMap<String, ParameterSet>,
    /// Whose eyes look.
    pub eyes: Eyes,
    /// Whether a member objected, also to the order by points.
    pub objection: Option<Objection>,
}

/// What is found of a household.
#[derive(Debug, Clone, PartialEq)]
pub enum FoundAssessment {
    /// What follows from what is known.
    Assessed(Box<AssessedHousehold>),
    /// Nothing is computed: data of a member may only be kept.
    OnlyKept {
        /// Who lives there.
        roster: Roster,
        /// As of when the municipality is assessed.
        reference: Reference,
    },
}

impl FoundAssessment {
    /// What follows, when something is computed.
    pub fn assessed(self) -> Option<AssessedHousehold> {
        match self {
            Self::Assessed(found) => Some(*found),
            Self::OnlyKept { .. } => None,
        }
    }
}

/// What follows now from the facts about a household, with earlier results; nothing follows while data of a member may only be kept. `None`
/// when there is none within reach. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn find_assessment(
    permit: &Permit<ViewAssessment>,
    database: &Database,
    book: &RuleBook,
    household: HouseholdId,
) -> database::Result<Option<FoundAssessment>> {
    let look = Audit::of("view_assessment").about("household", household).fields(["facts"]);
    let reader = database.read_personal(permit, look).await?;
    let Some(known) = find_known(&reader, household).await? else { return Ok(None) };
    let at = reference::reference(&reader).await?;
    if known.roster.is_only_kept() {
        let only_kept = FoundAssessment::OnlyKept { roster: known.roster, reference: at };
        return Ok(Some(only_kept));
    }
    let facts = known.facts(&book.catalogue);
    let assessment = {
        let assessor = book.assessor(at).map_err(|cause| unusable(&cause))?;
        assessor.assess(&facts)
    };
    let past = result::of_household(&reader, &book.catalogue, household).await?;
    let past = told(&reader, &known.roster, past).await?;
    let digests: BTreeSet<String> =
        past.iter().map(|result| result.with.parameters.clone()).collect();
    let sets = reference::sets(&reader, digests).await?;
    let eyes = Eyes::of(permit.actor());
    let objection = known.roster.objection();
    let reference = at;
    let found =
        AssessedHousehold { known, facts, assessment, reference, past, sets, eyes, objection };
    Ok(Some(FoundAssessment::Assessed(Box::new(found))))
}

/// Of earlier results those that may be told: all records that they rest on are within reach, and no more is withheld of one of them now than
/// was then.
async fn told(
    reader: &PersonalReader,
    roster: &Roster,
    mut past: Vec<PastResult>,
) -> database::Result<Vec<PastResult>> {
    let records = past.iter().flat_map(|one| one.read.records());
    let seen = seen_records(reader, roster, records).await?;
    past.retain(|one| one.read.may_be_told(|record| seen.get(&record).copied()));
    Ok(past)
}
