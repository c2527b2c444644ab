//! A glance at a household for the page of another context: when something was last recorded, and what follows.

use chrono::NaiveDate;
use database::{Audit, Database};
use kernel::{HouseholdId, PermissionInfo, Permit};

use crate::{
    Assessment,
    permissions::{Eyes, ViewAssessment, ViewFacts},
    rule_book::RuleBook,
    seen::SeenHousehold,
    steps::{find_known, unusable},
    store::reference,
};

/// What a glance shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glance {
    /// The latest day since which anything holds; `None` when nothing is recorded.
    pub(crate) latest: Option<NaiveDate>,
    /// What follows, for who may see it.
    pub(crate) assessment: Option<Assessment>,
    /// Whose eyes look.
    pub(crate) eyes: Eyes,
}

/// A glance at a household; `None` when there is none within reach. The look stands in the access log.
///
/// # Errors
/// [`database::Error`].
pub(crate) async fn glance(
    permit: &Permit<ViewFacts>,
    database: &Database,
    book: &RuleBook,
    household: HouseholdId,
) -> database::Result<Option<Glance>> {
    let look = Audit::of("glance_at_facts").about("household", household).fields(["facts"]);
    let reader = database.read_personal(permit, look).await?;
    let Some(known) = find_known(&reader, household).await? else { return Ok(None) };
    let eyes = Eyes::of(permit.actor());
    let may_see = permit.actor().may(PermissionInfo::of::<ViewAssessment>());
    let assessment = if may_see {
        let at = reference::reference(&reader).await?;
        let assessor = book.assessor(at).map_err(|cause| unusable(&cause))?;
        Some(assessor.assess(&known.facts(&book.catalogue)))
    } else {
        None
    };
    let latest = SeenHousehold::of(known, eyes).latest(&book.catalogue);
    Ok(Some(Glance { latest, assessment, eyes }))
}
