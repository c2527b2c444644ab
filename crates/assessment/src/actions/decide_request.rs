//! Deciding on answers that were proposed.

use std::collections::BTreeSet;

use database::{Audit, Database};
use identity::{Notice, notify};
use kernel::{HouseholdId, Permit};
use registry::{Roster, whole_rosters_of};

use super::{Refused, check_unrestricted};
use crate::{
    VariableCatalogue,
    permissions::DecideRequest,
    record::{FactsOf, RequestId},
    request::{Decision, RequestState},
    rule_book::RuleBook,
    steps::{assess_households, record_facts},
    store::request,
    withheld::withheld,
};

/// Records the proposed answers, or declines them with a reason; who proposed them is told. What was proposed about records that stepped
/// back since is recorded where another one stands for them; what somebody said no to since is left out.
///
/// # Errors
/// [`Refused`], with `Stale` when somebody else has decided; then nothing is written.
pub async fn decide_request(
    permit: &Permit<DecideRequest>,
    database: &Database,
    book: &RuleBook,
    id: RequestId,
    decision: &Decision,
) -> Result<(), Refused> {
    let mut tx = database.begin(permit).await?;
    let mut found = request::find(&tx, &book.catalogue, id).await?.ok_or(Refused::NotFound)?;
    let household = found.listed.household;
    let (state, why) = match decision {
        Decision::Approve => (RequestState::Approved, ""),
        Decision::Decline(why) => (RequestState::Declined, why.as_str()),
    };
    request::decide(&mut tx, id, state, why).await?;
    if *decision == Decision::Approve {
        let mut concerned = BTreeSet::from([household]);
        concerned.extend(found.parts.iter().map(|part| part.household));
        let concerned: Vec<HouseholdId> = concerned.into_iter().collect();
        let rosters = whole_rosters_of(&tx, &concerned).await?;
        check_unrestricted(&tx, &rosters, &found.parts).await?;
        leave_withheld_out(&book.catalogue, &rosters, &mut found.parts);
        record_facts(&mut tx, &book.catalogue, &found.parts, &found.about).await?;
        assess_households(&mut tx, book, &concerned).await?;
    }
    if let Some(proposer) = found.listed.proposed_by {
        let key = match decision {
            Decision::Approve => "assessment-notice-approved",
            Decision::Decline(_) => "assessment-notice-declined",
        };
        let unit = tx.authority().scope().unit().cloned();
        let notice = Notice::of(key, format!("/households/{household}/facts"));
        notify(&mut tx, proposer, unit.as_ref(), notice).await?;
    }
    let entry = Audit::of("decide_request").about("household", household).fields(["facts"]);
    tx.commit(entry).await?;
    Ok(())
}

fn leave_withheld_out(catalogue: &VariableCatalogue, rosters: &[Roster], parts: &mut [FactsOf]) {
    let withheld = withheld(rosters);
    for part in parts {
        let theirs = withheld.get(&part.subject.uuid()).copied().unwrap_or_default();
        part.answers.retain(|(id, _)| catalogue.get(*id).is_some_and(|one| !theirs.holds(one)));
    }
}
