//! Assessing stored households: what is computed of each, with what, and what came of it earlier.

use chrono::{DateTime, Utc};
use kernel::{HouseholdId, PersonId};
use rayon::prelude::*;
use registry::Roster;
use serde::{Deserialize, Serialize};

use crate::{
    Assessment, Assessor, HouseholdFacts, Outcome, PriorityRules, VariableCatalogue,
    kept_result::{KeptOutcomes, digest},
    ranking::Held,
    read_records::ReadRecords,
    record::ResultId,
    rule_book::Reference,
};

/// With what was computed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WithRules {
    /// As of when.
    pub reference: Reference,
    /// Digest of the parameters, the definitions and the weights of the priority.
    pub parameters: String,
    /// Digest of the rules with their versions.
    pub rules: String,
}

/// Digests of what was computed with, whatever the day: a job tells them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct RulesUsed {
    pub(crate) parameters: String,
    pub(crate) rules: String,
}

impl WithRules {
    /// The digests.
    pub(crate) fn used(&self) -> RulesUsed {
        RulesUsed { parameters: self.parameters.clone(), rules: self.rules.clone() }
    }
}

/// Results that a household had at some time.
#[derive(Debug, Clone, PartialEq)]
pub struct PastResult {
    /// Which computation.
    pub id: ResultId,
    /// When.
    pub computed_at: DateTime<Utc>,
    /// Whether it is the last one.
    pub is_current: bool,
    /// With what.
    pub with: WithRules,
    /// Results of the household.
    pub household: Vec<Outcome>,
    /// Results of those who were its members; nothing of those who were erased.
    pub members: Vec<(PersonId, Vec<Outcome>)>,
    /// The records that were read.
    pub read: ReadRecords,
}

impl PastResult {
    /// What followed then; nothing of those who were erased.
    pub fn assessment(&self) -> Assessment {
        Assessment {
            household: self.household.clone(),
            persons: self.members.iter().map(|(_, outcomes)| outcomes.clone()).collect(),
        }
    }
}

/// What was computed of a household, ready to be compared and sealed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Computed {
    pub(crate) household: HouseholdId,
    pub(crate) digest: String,
    pub(crate) text: Vec<u8>,
    pub(crate) members: Vec<(PersonId, Vec<u8>)>,
    pub(crate) read: ReadRecords,
    /// What counts for the priority.
    pub(crate) held: Held,
}

/// Assesses a household and brings the results into the form that is kept.
fn compute(
    (assessor, priority): (&Assessor<'_>, &PriorityRules),
    roster: &Roster,
    facts: &HouseholdFacts,
) -> Result<Computed, serde_json::Error> {
    let assessment: Assessment = assessor.assess(facts);
    let text = kept(assessor.catalogue(), &assessment.household)?;
    let mut members = Vec::with_capacity(assessment.persons.len());
    for (member, outcomes) in roster.members.iter().zip(&assessment.persons) {
        members.push((member.person, kept(assessor.catalogue(), outcomes)?));
    }
    let ids: Vec<_> = members.iter().map(|(person, _)| person.uuid()).collect();
    let mut parts: Vec<&[u8]> = vec![&text];
    for (id, (_, text)) in ids.iter().zip(&members) {
        parts.push(id.as_bytes());
        parts.push(text);
    }
    let read = ReadRecords::of(roster);
    let beside = read.beside_results(roster.household, &members);
    let beside: Vec<_> = beside.iter().map(|(record, bits)| (record.as_bytes(), [*bits])).collect();
    parts.extend(beside.iter().flat_map(|(record, bits)| [record.as_slice(), bits.as_slice()]));
    let digest = digest(&parts);
    let held = priority.held(assessor.catalogue(), &assessment);
    Ok(Computed { household: roster.household, digest, text, members, read, held })
}

fn kept(catalogue: &VariableCatalogue, outcomes: &[Outcome]) -> Result<Vec<u8>, serde_json::Error> {
    serde_json::to_vec(&KeptOutcomes::of(catalogue, outcomes))
}

/// Assesses many households, on all cores; `open` opens the facts of one.
pub(crate) fn compute_all(
    with: (&Assessor<'_>, &PriorityRules),
    rosters: &[Roster],
    open: impl Fn(&Roster) -> database::Result<HouseholdFacts> + Sync,
) -> database::Result<Vec<Computed>> {
    let one = |roster: &Roster| {
        let facts = open(roster)?;
        compute(with, roster, &facts).map_err(|cause| database::Error::Inconsistent {
            table: "assessment_result",
            column: "sealed",
            found: cause.to_string(),
        })
    };
    rosters.par_iter().map(one).collect()
}
