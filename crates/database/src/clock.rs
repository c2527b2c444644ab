//! Time as it is stored: whole microseconds, the same on both databases.

use std::sync::Arc;

use chrono::{DateTime, SubsecRound as _, Utc};
use kernel::Clock;

/// The clock of an installation, shared between tasks.
pub type SharedClock = Arc<dyn Clock + Send + Sync>;

/// The present in whole microseconds.
pub(crate) fn now(clock: &SharedClock) -> DateTime<Utc> {
    clock.now().trunc_subsecs(6)
}
