//! A clock that moves when the test says so.

use std::{
    sync::{Mutex, PoisonError},
    time::Duration,
};

use chrono::{DateTime, Utc};
use kernel::Clock;

/// A clock that stands still until it is set; it begins at noon of 27 November 2026.
#[derive(Debug)]
pub struct SettableClock(Mutex<DateTime<Utc>>);

impl Default for SettableClock {
    fn default() -> Self {
        let noon = DateTime::from_timestamp(1_795_780_800, 0).unwrap_or_default();
        Self(Mutex::new(noon))
    }
}

impl SettableClock {
    /// Sets the present.
    pub fn set(&self, now: DateTime<Utc>) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = now;
    }

    /// Lets time pass.
    pub fn advance(&self, span: Duration) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) += span;
    }
}

impl Clock for SettableClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn time_begins_at_noon_and_passes_when_told() {
        let clock = SettableClock::default();
        assert_eq!(clock.now().to_rfc3339(), "2026-11-27T12:00:00+00:00");
        clock.advance(Duration::from_mins(1));
        assert_eq!(clock.now().to_rfc3339(), "2026-11-27T12:01:00+00:00");
    }
}
