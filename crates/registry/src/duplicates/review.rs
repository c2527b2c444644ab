//! What a review of a pair comes to. One pair in ten is reviewed by two people, the second without seeing what the first decided.

use kernel::UserId;

use super::view::PairId;
use crate::closed_set::closed_set;

closed_set!(
    /// Where a pair stands.
    PairState {
        /// Waits for a decision.
        Open = "open",
        /// One person: the records are merged.
        Same = "same",
        /// Two persons; it is never asked again.
        NotSame = "not_same",
        /// Two reviewers decided differently; a coordinator decides.
        Disputed = "disputed",
    }
);

closed_set!(
    /// What somebody decides about a pair.
    PairDecision {
        /// One person.
        Same = "same",
        /// Two persons.
        NotSame = "not_same",
        /// Cannot say; somebody else will be asked.
        Unsure = "unsure",
    }
);

/// Of so many pairs one is reviewed twice.
const ONE_IN: u64 = 10;

/// Whether two people review the pair: by a hash of its id, so that nobody can choose.
pub fn is_reviewed_twice(pair: PairId) -> bool {
    // FNV-1a.
    let hash = pair.uuid().as_bytes().iter().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(*byte)).wrapping_mul(0x0000_0100_0000_01b3)
    });
    (hash >> 32) % ONE_IN == 0
}

/// A decision that was not taken back.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Review {
    pub(crate) by: Option<UserId>,
    pub(crate) decision: PairDecision,
    /// Whether it ended a dispute.
    pub(crate) is_final: bool,
}

/// Where a pair stands after these decisions, the first first.
pub(crate) fn state_after(reviews: &[Review], is_twice: bool) -> PairState {
    let settled = |decision| match decision {
        PairDecision::Same => PairState::Same,
        PairDecision::NotSame => PairState::NotSame,
        PairDecision::Unsure => PairState::Open,
    };
    if let Some(last) = reviews.iter().rev().find(|one| one.is_final) {
        return settled(last.decision);
    }
    let mut decisive = reviews.iter().filter(|one| one.decision != PairDecision::Unsure);
    let Some(first) = decisive.next() else { return PairState::Open };
    if !is_twice {
        return settled(first.decision);
    }
    match decisive.find(|one| one.by != first.by) {
        None => PairState::Open,
        Some(second) if second.decision == first.decision => settled(first.decision),
        Some(_) => PairState::Disputed,
    }
}

/// Whether `user` has said "same" or "not the same" already.
pub(crate) fn is_decided_by(reviews: &[Review], user: UserId) -> bool {
    reviews.iter().any(|one| one.by == Some(user) && one.decision != PairDecision::Unsure)
}

/// Whether everybody may see what was decided: while a pair is open the second reviewer must not know.
pub(crate) const fn is_unsealed(state: PairState) -> bool {
    !matches!(state, PairState::Open)
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn by(user: u128, decision: PairDecision) -> Review {
        let by = Some(UserId::from(Uuid::from_u128(user)));
        Review { by, decision, is_final: false }
    }

    #[test]
    fn one_decision_settles_a_usual_pair() {
        use PairDecision::{NotSame, Same, Unsure};
        assert_eq!(state_after(&[], false), PairState::Open);
        assert_eq!(state_after(&[by(1, Unsure)], false), PairState::Open);
        assert_eq!(state_after(&[by(1, Unsure), by(2, Same)], false), PairState::Same);
        assert_eq!(state_after(&[by(1, NotSame)], false), PairState::NotSame);
    }

    #[test]
    fn two_people_settle_a_pair_that_is_reviewed_twice() {
        use PairDecision::{NotSame, Same, Unsure};
        assert_eq!(state_after(&[by(1, Same)], true), PairState::Open);
        assert_eq!(state_after(&[by(1, Same), by(1, Same)], true), PairState::Open);
        assert_eq!(state_after(&[by(1, Same), by(2, Unsure)], true), PairState::Open);
        assert_eq!(state_after(&[by(1, Same), by(2, Same)], true), PairState::Same);
        assert_eq!(state_after(&[by(1, NotSame), by(2, NotSame)], true), PairState::NotSame);
        let disputed = [by(1, Same), by(2, NotSame)];
        assert_eq!(state_after(&disputed, true), PairState::Disputed);
        let ended = Review { is_final: true, ..by(3, NotSame) };
        assert_eq!(state_after(&[disputed[0], disputed[1], ended], true), PairState::NotSame);
    }

    #[test]
    fn about_one_pair_in_ten_is_reviewed_twice() {
        let pairs = (0..10_000_u128).map(|n| PairId::from(Uuid::from_u128((n << 64) | (n * 7919))));
        let twice = pairs.filter(|pair| is_reviewed_twice(*pair)).count();
        assert!((800..1_200).contains(&twice), "{twice}");
    }
}
