//! The system's clock: the only one in the program.

use chrono::{DateTime, Utc};
use kernel::Clock;

/// The present, as the machine knows it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct SystemClock;

impl Clock for SystemClock {
    fn now(&self) -> DateTime<Utc> {
        #[expect(clippy::disallowed_methods, reason = "this is where the time comes in")]
        let now = std::time::SystemTime::now();
        now.into()
    }
}
