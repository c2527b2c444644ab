//! Looking at what is known of a household.

use database::{Audit, Database, PersonalReader};
use kernel::{HouseholdId, Permit, PersonId};
use registry::{household_lived_in, households_within_reach, standing_households};

use crate::{
    Finding, Subject, VariableCatalogue, check,
    known::KnownHousehold,
    permissions::{Eyes, ViewFacts},
    seen::SeenHousehold,
    steps::find_known,
};

/// What is known of a household, and what in it is implausible or contradictory.
#[derive(Debug, Clone, PartialEq)]
pub struct KnownFacts {
    /// What is known, as the reader sees it.
    pub household: SeenHousehold,
    /// What is implausible or contradictory in what the reader sees.
    pub findings: Vec<Finding>,
    /// The record that stands for the household by now, when another one does and it is within reach: answers are entered there.
    pub stands: Option<HouseholdId>,
}

/// What is known of a household; `None` when there is none within reach. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn find_facts(
    permit: &Permit<ViewFacts>,
    database: &Database,
    catalogue: &VariableCatalogue,
    household: HouseholdId,
) -> database::Result<Option<KnownFacts>> {
    let look = Audit::of("view_facts").about("household", household).fields(["facts"]);
    let reader = database.read_personal(permit, look).await?;
    let Some(known) = find_known(&reader, household).await? else { return Ok(None) };
    let eyes = Eyes::of(permit.actor());
    let mut findings = check(catalogue, &known.facts(catalogue));
    findings.retain(|one| catalogue.find_variable(&one.variable).is_some_and(|v| eyes.see(v)));
    let stands = standing(&reader, &known).await?;
    Ok(Some(KnownFacts { household: SeenHousehold::of(known, eyes), findings, stands }))
}

/// A record for which another one stands has no members any more.
async fn standing(
    reader: &PersonalReader,
    known: &KnownHousehold,
) -> database::Result<Option<HouseholdId>> {
    if !known.roster.members.is_empty() {
        return Ok(None);
    }
    let stands = standing_households(reader, &[known.id()]).await?;
    let Some(stands) = stands.get(&known.id()) else { return Ok(None) };
    let seen = households_within_reach(reader, &[*stands]).await?;
    Ok(seen.contains(stands).then_some(*stands))
}

/// What is known of somebody who lives in a household, as a part of what is known of that; `None` when there is nobody within
/// reach. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub async fn find_facts_of_person(
    permit: &Permit<ViewFacts>,
    database: &Database,
    person: PersonId,
) -> database::Result<Option<(SeenHousehold, Subject)>> {
    let look = Audit::of("view_facts").about("person", person).fields(["facts"]);
    let reader = database.read_personal(permit, look).await?;
    let Some(household) = household_lived_in(&reader, person).await? else { return Ok(None) };
    let Some(known) = find_known(&reader, household).await? else { return Ok(None) };
    let Some(at) = known.position(person) else { return Ok(None) };
    let seen = SeenHousehold::of(known, Eyes::of(permit.actor()));
    Ok(Some((seen, Subject::Person(at))))
}
