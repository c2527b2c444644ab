//! Proposing answers, for somebody else to decide on.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit};
use registry::find_roster;

use super::{NewFacts, Refused, check_unrestricted};
use crate::{
    permissions::{Eyes, ProposeFacts},
    record::RequestId,
    rule_book::RuleBook,
    store::request,
};

/// Keeps answers as a request; nothing is recorded yet.
///
/// # Errors
/// [`Refused`]; then nothing is written.
pub async fn propose_facts(
    permit: &Permit<ProposeFacts>,
    database: &Database,
    book: &RuleBook,
    household: HouseholdId,
    new: NewFacts,
) -> Result<RequestId, Refused> {
    let mut tx = database.begin(permit).await?;
    let roster = find_roster(&tx, household).await?.ok_or(Refused::NotFound)?;
    let eyes = Eyes::of(permit.actor());
    new.check(&book.catalogue, (&roster, eyes), tx.now().date_naive())?;
    check_unrestricted(&tx, &new.facts).await?;
    let about = (new.facts.as_slice(), &new.about);
    let id = request::insert(&mut tx, &book.catalogue, household, about).await?;
    tx.commit(Audit::of("propose_facts").about("household", household).fields(["facts"])).await?;
    Ok(id)
}
