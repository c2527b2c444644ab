//! Persons who may have been entered twice: what is compared, what a review of a pair comes to, which values are shown afterwards.
//!
//! The program finds pairs and says why; a person decides. What was found not to be the same is remembered and never asked again.

mod bridge;
mod rarity;
mod review;
mod shown;
mod view;

pub use bridge::Typed;
pub(crate) use bridge::{Described, compared, model};
pub(crate) use rarity::Rarity;
pub use review::{PairDecision, PairState, is_reviewed_twice};
pub(crate) use review::{Review, is_decided_by, is_unsealed, state_after};
pub(crate) use shown::Candidate;
pub use shown::{ShownFields, Side};
pub use view::{
    Agreement, Evidence, HeldPair, LastDecision, Likely, ListedPair, PairId, PairOverview,
    PairPage, PairRecord, PairReview, PairView, ReviewerWork,
};
