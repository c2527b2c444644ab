//! Use cases: each checks its permit, works in one transaction and leaves one audit entry, or looks with one entry in the
//! access log. Actions never call actions.

mod ask_recompute;
mod decide_request;
mod enter_facts;
mod fact_history;
mod find_assessment;
mod find_facts;
mod glance;
mod list_requests;
mod list_unanswered;
mod lists;
mod propose_facts;
mod recompute_state;

pub use ask_recompute::ask_recompute;
pub use decide_request::decide_request;
pub use enter_facts::enter_facts;
pub use fact_history::{FactHistory, fact_history};
pub use find_assessment::{AssessedHousehold, FoundAssessment, find_assessment};
pub use find_facts::{KnownFacts, find_facts, find_facts_of_person};
pub(crate) use glance::{Glance, glance};
pub use list_requests::{RequestList, find_request, list_requests};
pub use list_unanswered::list_unanswered;
pub use lists::{
    ListDesk, ListRefused, ShownRun, change_list, delete_list, export_list, find_list, find_run,
    forget_run, list_desk, run_list, save_list,
};
pub use propose_facts::propose_facts;
pub use recompute_state::{RecomputeState, recompute_state};

use chrono::NaiveDate;
use database::{Error, Tx};
use registry::{Roster, restricted_among, standing_households};

use crate::{
    VariableCatalogue,
    known::KnownHousehold,
    permissions::Eyes,
    record::{EntryAbout, FactSubject, FactsOf},
    withheld::withheld,
};

/// Why an entry is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such household, member or request within reach.
    #[error("there is no such household, member or request")]
    NotFound,
    /// Nothing was answered or changed.
    #[error("nothing was answered")]
    Nothing,
    /// Answers cannot hold only from a later day on.
    #[error("the answers hold from a day that has not come")]
    InFuture,
    /// Answers that are sealed for who enters them.
    #[error("the answer to \"{0}\" is sealed for this user")]
    Sealed(String),
    /// Somebody said no to the use of the answer, or not any more.
    #[error("the person does not agree to the use of the answer to \"{0}\"")]
    NotAgreed(String),
    /// Data of somebody may only be kept: a restriction was granted.
    #[error("data of somebody may only be kept")]
    Restricted,
    /// The database refuses, or somebody else recorded something.
    #[error(transparent)]
    Database(#[from] database::Error),
}

/// That nothing is written about somebody whose data may only be kept, nor about the household of the person: its answers are about everybody
/// in it. Answers of the others may be.
async fn check_unrestricted(tx: &Tx, rosters: &[Roster], facts: &[FactsOf]) -> Result<(), Refused> {
    let is_only_kept = |id| rosters.iter().any(|one| one.household == id && one.is_only_kept());
    if facts.iter().any(|one| {
        one.subject == FactSubject::Household(one.household) && is_only_kept(one.household)
    }) {
        return Err(Refused::Restricted);
    }
    let persons = facts.iter().filter_map(|one| match one.subject {
        FactSubject::Person(id) => Some(id),
        FactSubject::Household(_) => None,
    });
    let restricted = restricted_among(tx, &persons.collect::<Vec<_>>()).await?;
    if restricted.is_empty() { Ok(()) } else { Err(Refused::Restricted) }
}

/// Answers about one household that are entered or proposed.
#[derive(Debug, Clone, PartialEq)]
pub struct NewFacts {
    /// The version of the household's facts that the form was filled from.
    pub from_version: String,
    /// The answers.
    pub facts: Vec<FactsOf>,
    /// What they share.
    pub about: EntryAbout,
}

impl NewFacts {
    /// What is wrong with the entry about what is known, whoever enters it.
    async fn check(
        &self,
        tx: &Tx,
        catalogue: &VariableCatalogue,
        (known, eyes): (&KnownHousehold, Eyes),
    ) -> Result<(), Refused> {
        self.check_answers(catalogue, (&known.roster, eyes), tx.now().date_naive())?;
        if known.version() != self.from_version {
            return Err(Error::Stale { table: "fact_sheet" }.into());
        }
        let household = known.id();
        if !standing_households(tx, &[household]).await?.is_empty() {
            // Another record stands for the household: what is entered now belongs there.
            return Err(Refused::NotFound);
        }
        check_unrestricted(tx, std::slice::from_ref(&known.roster), &self.facts).await
    }

    fn check_answers(
        &self,
        catalogue: &VariableCatalogue,
        (roster, eyes): (&Roster, Eyes),
        today: NaiveDate,
    ) -> Result<(), Refused> {
        if self.facts.iter().all(|one| one.answers.is_empty()) {
            return Err(Refused::Nothing);
        }
        if self.about.valid_from > today {
            return Err(Refused::InFuture);
        }
        let withheld = withheld(std::slice::from_ref(roster));
        for one in &self.facts {
            let is_here = match one.subject {
                FactSubject::Household(id) => id == roster.household,
                FactSubject::Person(id) => roster.members.iter().any(|member| member.person == id),
            };
            if !is_here || one.household != roster.household {
                return Err(Refused::NotFound);
            }
            for (id, _) in &one.answers {
                let variable = catalogue.get(*id).ok_or(Refused::NotFound)?;
                if !eyes.see(variable) {
                    return Err(Refused::Sealed(variable.code.to_string()));
                }
                if withheld.get(&one.subject.uuid()).is_some_and(|one| one.holds(variable)) {
                    return Err(Refused::NotAgreed(variable.code.to_string()));
                }
            }
        }
        Ok(())
    }
}
