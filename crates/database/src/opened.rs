//! What the looks of one question share besides their transaction: its panels and notes are about the same people, and each asks who they are
//! and for their keys.

use std::{
    any::Any,
    collections::BTreeMap,
    sync::{Arc, Mutex as Lock, PoisonError},
};

use kernel::{Reach, UserId};
use tokio::sync::{Mutex, OnceCell};
use uuid::Uuid;

use crate::{Error, PersonalReader, Result, keyring::Key, sealing::SubjectKeys};

/// Keys by whom they are of, `None` for a destroyed one, and what was found. Wiped when the question is answered.
#[derive(Default)]
pub(crate) struct Opened {
    keys: Mutex<BTreeMap<Uuid, Option<Key>>>,
    found: Lock<BTreeMap<Asked, Cell>>,
}

/// What was asked about which record, for whom.
type Asked = (&'static str, Uuid, Option<UserId>, Reach);
type Cell = Arc<OnceCell<Arc<dyn Any + Send + Sync>>>;

impl Opened {
    /// The keys of `subjects`; `load` is asked for those that no look has opened before. Who asks at the same time waits for it.
    pub(crate) async fn keys_of(
        &self,
        subjects: &[Uuid],
        load: impl AsyncFnOnce(&[Uuid]) -> Result<SubjectKeys>,
    ) -> Result<SubjectKeys> {
        let mut keys = self.keys.lock().await;
        let missing: Vec<Uuid> =
            subjects.iter().filter(|one| !keys.contains_key(one)).copied().collect();
        if !missing.is_empty() {
            keys.extend(load(&missing).await?.0);
        }
        let known = subjects.iter().filter_map(|one| Some((*one, keys.get(one)?.clone())));
        Ok(SubjectKeys(known.collect()))
    }

    fn cell(&self, asked: Asked) -> Cell {
        let mut found = self.found.lock().unwrap_or_else(PoisonError::into_inner);
        found.entry(asked).or_default().clone()
    }
}

impl PersonalReader {
    /// What `find` finds about a record. Looks of one question that ask the same are given the same, found once: they see one state of the
    /// data. `what` names the question among all others.
    ///
    /// # Errors
    /// Those of `find`.
    pub async fn once<T: Clone + Send + Sync + 'static>(
        &self,
        (what, record): (&'static str, Uuid),
        find: impl Future<Output = Result<T>> + Send,
    ) -> Result<T> {
        let Some(opened) = &self.0.opened else { return find.await };
        let authority = self.authority();
        let cell = opened.cell((what, record, authority.user(), authority.scope().reach()));
        let found = cell
            .get_or_try_init(|| async {
                let found: Arc<dyn Any + Send + Sync> = Arc::new(find.await?);
                Ok::<_, Error>(found)
            })
            .await?;
        let of_other_kind = || Error::Schema(format!("two questions are named {what:?}"));
        found.downcast_ref::<T>().cloned().ok_or_else(of_other_kind)
    }
}
