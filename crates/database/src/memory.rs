//! What pages ask again and again and is long in finding (how long a list is, which settlements there are): remembered for whom it was found,
//! until something is written in the municipality, and for moments only, because another process may write.

use std::{
    any::Any,
    collections::BTreeMap,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use chrono::{DateTime, TimeDelta, Utc};
use kernel::{Reach, UnitCode, UserId};

use crate::{PersonalReader, Result};

/// How long something is remembered where nothing is written.
const MOMENT: TimeDelta = TimeDelta::seconds(2);
/// Answers that are remembered, at most.
const MOST: usize = 2_000;

/// How many writes there were; a look has the number of its beginning.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Tick(u64);

/// What is remembered of all municipalities.
#[derive(Default)]
pub(crate) struct Memory(Mutex<Kept>);

#[derive(Default)]
struct Kept {
    now: Tick,
    /// The last write in a municipality.
    units: BTreeMap<UnitCode, Tick>,
    /// The last write in all of them.
    everywhere: Tick,
    answers: BTreeMap<Question, Remembered>,
}

/// Whose question it is, where, and what was asked.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Question {
    unit: UnitCode,
    user: Option<UserId>,
    reach: Reach,
    what: &'static str,
    of: String,
}

struct Remembered {
    /// When the look that found it began.
    tick: Tick,
    at: DateTime<Utc>,
    answer: Arc<dyn Any + Send + Sync>,
}

impl Memory {
    /// The number of a look that begins now.
    pub(crate) fn tick(&self) -> Tick {
        self.kept().now
    }

    /// Something was written in a municipality, or in all: what was found before holds no longer.
    pub(crate) fn changed(&self, unit: Option<&UnitCode>) {
        let mut kept = self.kept();
        let now = Tick(kept.now.0.saturating_add(1));
        kept.now = now;
        match unit {
            Some(unit) => {
                kept.units.insert(unit.clone(), now);
            }
            None => kept.everywhere = now,
        }
    }

    fn find<T: Clone + 'static>(&self, question: &Question, now: DateTime<Utc>) -> Option<T> {
        let kept = self.kept();
        let found = kept.answers.get(question)?;
        let is_fresh = (TimeDelta::zero()..MOMENT).contains(&(now - found.at));
        let written = kept.units.get(&question.unit).copied().unwrap_or_default();
        let holds = is_fresh && found.tick >= written.max(kept.everywhere);
        holds.then(|| found.answer.downcast_ref::<T>().cloned()).flatten()
    }

    fn keep<T: Send + Sync + 'static>(
        &self,
        question: Question,
        (tick, at): (Tick, DateTime<Utc>),
        answer: T,
    ) {
        let mut kept = self.kept();
        if kept.answers.len() >= MOST {
            kept.answers.clear();
        }
        kept.answers.insert(question, Remembered { tick, at, answer: Arc::new(answer) });
    }

    fn kept(&self) -> MutexGuard<'_, Kept> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

impl PersonalReader {
    /// What `find` finds, or what it found moments ago for the same user, when nothing was written in the municipality since. `what` and `of`
    /// name the question among all others.
    ///
    /// # Errors
    /// Those of `find`.
    pub async fn remembered<T: Clone + Send + Sync + 'static>(
        &self,
        (what, of): (&'static str, &str),
        find: impl Future<Output = Result<T>> + Send,
    ) -> Result<T> {
        let scope = self.authority().scope();
        let Some(unit) = scope.unit().cloned() else { return find.await };
        let (user, reach) = (self.authority().user(), scope.reach());
        let question = Question { unit, user, reach, what, of: of.to_owned() };
        let memory = &self.0.shared.0.memory;
        if let Some(known) = memory.find(&question, self.now()) {
            return Ok(known);
        }
        let answer = find.await?;
        memory.keep(question, (self.0.began, self.now()), answer.clone());
        Ok(answer)
    }
}
