//! Proposing answers, for somebody else to decide on.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit};

use super::{NewFacts, Refused};
use crate::{
    permissions::{Eyes, ProposeFacts},
    record::RequestId,
    rule_book::RuleBook,
    steps::find_known,
    store::request,
};

/// Keeps answers as a request; nothing is recorded yet.
///
/// # Errors
/// [`Refused`], as for entering answers; then nothing is written.
pub async fn propose_facts(
    permit: &Permit<ProposeFacts>,
    database: &Database,
    book: &RuleBook,
    household: HouseholdId,
    new: NewFacts,
) -> Result<RequestId, Refused> {
    let mut tx = database.begin(permit).await?;
    let known = find_known(&tx, household).await?.ok_or(Refused::NotFound)?;
    let eyes = Eyes::of(permit.actor());
    new.check(&tx, &book.catalogue, (&known, eyes)).await?;
    let about = (new.facts.as_slice(), &new.about);
    let id = request::insert(&mut tx, &book.catalogue, household, about).await?;
    tx.commit(Audit::of("propose_facts").about("household", household).fields(["facts"])).await?;
    Ok(id)
}
