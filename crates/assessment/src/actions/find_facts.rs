//! Looking at what is known of a household.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit, PersonId};
use registry::household_lived_in;

use crate::{
    Finding, Subject, VariableCatalogue, check,
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
    Ok(Some(KnownFacts { household: SeenHousehold::of(known, eyes), findings }))
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
