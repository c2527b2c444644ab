//! Looking at what is known of a household.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit};

use crate::{
    Finding, VariableCatalogue, check,
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
