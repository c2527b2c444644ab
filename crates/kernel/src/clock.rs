//! Time comes in from outside, so that every rule and every document can be made again exactly.

use chrono::{DateTime, NaiveDate, Utc};

/// Where the present comes from. The system clock lives in `svi`; tests use [`FixedClock`].
pub trait Clock {
    /// The present instant.
    fn now(&self) -> DateTime<Utc>;

    /// The present day.
    fn today(&self) -> NaiveDate {
        self.now().date_naive()
    }
}

/// A clock that stands still.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct FixedClock(pub DateTime<Utc>);

impl Clock for FixedClock {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}
