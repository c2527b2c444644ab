//! Use cases about persons who may have been entered twice.

mod ask_search;
mod decide_pair;
mod find_pair;
mod likely_persons;
mod list_pairs;
mod name_pair;
mod undo_decision;

pub use ask_search::ask_search;
pub use decide_pair::{Deciding, decide_pair};
pub use find_pair::find_pair;
pub use likely_persons::likely_persons;
pub use list_pairs::list_pairs;
pub use name_pair::name_pair;
pub(super) use undo_decision::merge_undone;
pub use undo_decision::undo_decision;

use database::{
    JobState, Look, PersonalReader,
    jobs::{self, JobFilter},
};
use kernel::{Actor, UserId};

use crate::{
    duplicates::{PairId, PairState, Review, is_decided_by, is_reviewed_twice},
    jobs::FIND_DUPLICATES,
    permissions::SettleDisputes,
    store::{
        entities::{duplicate_pair, pair_decision},
        pair_decision as decisions, reach,
    },
};

/// About how many persons there are: as many as the last search compared, so that a pair weighs here what it weighs in the list and nothing
/// is counted while somebody types; before the first search they are counted.
pub(super) async fn count_persons(reader: &PersonalReader) -> database::Result<usize> {
    let filter = JobFilter {
        state: Some(JobState::Done),
        kind: Some(FIND_DUPLICATES.to_owned()),
        ..JobFilter::default()
    };
    let last = jobs::list(reader, &filter, None, 1).await?;
    let known = last.first().and_then(|job| job.result.as_ref()?.get("persons")?.as_u64());
    let count = if let Some(count) = known {
        count
    } else {
        let count = reach::count_persons(reader);
        reader.remembered(("how many persons there are", ""), count).await?
    };
    Ok(usize::try_from(count).unwrap_or(usize::MAX))
}

/// A pair with what holds about it.
struct Standing {
    row: duplicate_pair::Model,
    state: PairState,
    decisions: Vec<pair_decision::Model>,
    reviews: Vec<Review>,
}

impl Standing {
    async fn of(look: &impl Look, row: duplicate_pair::Model) -> database::Result<Self> {
        let state = crate::store::duplicate::state(&row)?;
        let decisions = decisions::of_pair(look, row.id.into()).await?;
        let reviews = decisions.iter().map(decisions::review).collect::<database::Result<_>>()?;
        Ok(Self { row, state, decisions, reviews })
    }

    fn id(&self) -> PairId {
        self.row.id.into()
    }

    fn is_twice(&self) -> bool {
        is_reviewed_twice(self.id())
    }

    /// Whether this actor may decide now: about an open pair once, about a disputed one a coordinator.
    fn may_decide(&self, actor: &Actor) -> bool {
        match self.state {
            PairState::Open => !is_decided_by(&self.reviews, actor.user),
            PairState::Disputed => actor.permit::<SettleDisputes>().is_some(),
            PairState::Same | PairState::NotSame => false,
        }
    }

    /// The decision that this actor may take back: while others must not know of them, only the actor's own.
    fn undoable(&self, actor: &Actor) -> Option<&pair_decision::Model> {
        let own =
            |row: &&pair_decision::Model| row.recorded_by.map(UserId::from) == Some(actor.user);
        let mut last = self.decisions.iter().rev();
        match self.state {
            PairState::Open | PairState::Disputed => last.find(own),
            PairState::Same | PairState::NotSame => last
                .next()
                .filter(|row| !row.is_final || actor.permit::<SettleDisputes>().is_some()),
        }
    }
}
