//! A glance at a household for the page of another context: what followed when it was last assessed.

use database::{Audit, Database, PersonalReader};
use kernel::{HouseholdId, PermissionInfo, Permit};
use registry::{find_roster, is_anything_beside, present_members};

use crate::{
    Outcome,
    permissions::{Eyes, ViewAssessment, ViewFacts},
    read_records::ReadRecords,
    rule_book::{Reference, RuleBook},
    steps::{find_known, unusable},
    store::{reference, result},
};

/// What a glance shows.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Glance {
    /// As of when; `None` when nothing was ever recorded.
    pub(crate) reference: Option<Reference>,
    /// Whether data of a member may only be kept: then nothing is told of what follows.
    pub(crate) is_only_kept: bool,
    /// What follows for the household, for who may see it.
    pub(crate) outcomes: Vec<Outcome>,
    /// Whose eyes look.
    pub(crate) eyes: Eyes,
}

/// A glance at a household; `None` when there is none within reach. The look stands in the access log.
///
/// The kept result is told when it rests on the very records that are read now; otherwise what follows for those who are seen.
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
    let eyes = Eyes::of(permit.actor());
    let kept = result::sealed_current_of(&reader, household).await?;
    let Some(read) = read_now(&reader, household).await? else { return Ok(None) };
    let is_only_kept = read.is_only_kept;
    let Some(kept) = kept.filter(|_| !is_only_kept) else {
        return Ok(Some(Glance { reference: None, is_only_kept, outcomes: Vec::new(), eyes }));
    };
    let may_see = permit.actor().may(PermissionInfo::of::<ViewAssessment>());
    let (at, outcomes) = if !may_see {
        (kept.reference, Vec::new())
    } else if kept.read() == read.records {
        (kept.reference, kept.open(&reader, &book.catalogue).await?)
    } else {
        let Some(known) = find_known(&reader, household).await? else { return Ok(None) };
        let at = reference::reference(&reader).await?;
        let assessor = book.assessor(at).map_err(|cause| unusable(&cause))?;
        (at, assessor.assess(&known.facts(&book.catalogue)).household)
    };
    Ok(Some(Glance { reference: Some(at), is_only_kept, outcomes, eyes }))
}

/// What a result of now would rest on, and whether none may be told.
struct ReadNow {
    records: ReadRecords,
    is_only_kept: bool,
}

/// `None` when there is no household within reach. Of most there is nothing to read beside their own rows.
async fn read_now(
    reader: &PersonalReader,
    household: HouseholdId,
) -> database::Result<Option<ReadNow>> {
    let members = present_members(reader, household).await?;
    if !members.is_empty() && !is_anything_beside(reader, household, &members).await? {
        let records = ReadRecords::plain(household, &members);
        return Ok(Some(ReadNow { records, is_only_kept: false }));
    }
    let Some(roster) = find_roster(reader, household).await? else { return Ok(None) };
    let is_only_kept = roster.is_only_kept();
    Ok(Some(ReadNow { records: ReadRecords::of(&roster), is_only_kept }))
}
