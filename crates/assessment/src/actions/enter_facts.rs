//! Entering answers about a household and its members.

use database::{Audit, Database};
use kernel::{HouseholdId, Permit};

use super::{NewFacts, Refused};
use crate::{
    permissions::{Eyes, RecordFacts},
    record::EntryId,
    rule_book::RuleBook,
    steps::{assess_households, find_known, record_facts},
};

/// Records answers; what was known before stays in the history, and the household is assessed again.
///
/// # Errors
/// [`Refused`], with `Stale` when somebody else recorded something in the meantime or the records behind the household are others, with
/// `NotFound` also when another record stands for the household; then nothing is written.
pub async fn enter_facts(
    permit: &Permit<RecordFacts>,
    database: &Database,
    book: &RuleBook,
    household: HouseholdId,
    new: NewFacts,
) -> Result<EntryId, Refused> {
    let mut tx = database.begin(permit).await?;
    let known = find_known(&tx, household).await?.ok_or(Refused::NotFound)?;
    let eyes = Eyes::of(permit.actor());
    new.check(&tx, &book.catalogue, (&known, eyes)).await?;
    let entry = record_facts(&mut tx, &book.catalogue, &new.facts, &new.about).await?;
    assess_households(&mut tx, book, &[household]).await?;
    tx.commit(Audit::of("enter_facts").about("household", household).fields(["facts"])).await?;
    Ok(entry)
}
