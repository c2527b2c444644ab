//! Use cases about persons who may have been entered twice.

mod ask_search;
mod decide_pair;
mod find_pair;
mod likely_persons;
mod list_pairs;
mod undo_decision;

pub use ask_search::ask_search;
pub use decide_pair::{Deciding, decide_pair};
pub use find_pair::find_pair;
pub use likely_persons::likely_persons;
pub use list_pairs::list_pairs;
pub use undo_decision::undo_decision;

use database::Look;
use kernel::{Actor, UserId};

use crate::{
    duplicates::{PairId, PairState, Review, is_decided_by, is_reviewed_twice},
    permissions::SettleDisputes,
    store::{
        entities::{duplicate_pair, pair_decision},
        pair_decision as decisions,
    },
};

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
        let own = |row: &&pair_decision::Model| row.recorded_by.map(UserId::from) == Some(actor.user);
        let mut last = self.decisions.iter().rev();
        match self.state {
            PairState::Open | PairState::Disputed => last.find(own),
            PairState::Same | PairState::NotSame => last
                .next()
                .filter(|row| !row.is_final || actor.permit::<SettleDisputes>().is_some()),
        }
    }
}
