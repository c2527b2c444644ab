//! How fast passwords may be tried. The counts come from the database, so that they hold across processes.
//!
//! Nobody can lock somebody else out: a browser in which the user has signed in before is counted for itself, whatever
//! others do from elsewhere. What others do slows unknown browsers only, and by a minute at most.

use chrono::{DateTime, TimeDelta, Utc};

/// Failures since the last success within the time that counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Failures {
    /// How many.
    pub count: u64,
    /// When the last one was.
    pub last: Option<DateTime<Utc>>,
}

/// What is known about an attempt before the password is looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Counted {
    /// From this browser, when the user has signed in here before.
    pub known_device: Option<Failures>,
    /// On this account, from browsers that are not known.
    pub account: Failures,
    /// From this address.
    pub address: Failures,
}

/// How long failures count.
pub(crate) const WINDOW: TimeDelta = TimeDelta::minutes(60);

/// A limit: so many free failures, then a delay that doubles up to the longest.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Limit {
    free: u64,
    longest: TimeDelta,
}

const OF_DEVICE: Limit = Limit { free: 5, longest: TimeDelta::minutes(15) };
const OF_ACCOUNT: Limit = Limit { free: 5, longest: TimeDelta::minutes(1) };
const OF_ADDRESS: Limit = Limit { free: 30, longest: TimeDelta::minutes(15) };
const OF_SECOND_FACTOR: Limit = Limit { free: 5, longest: TimeDelta::minutes(30) };

impl Limit {
    fn until(self, failures: Failures) -> Option<DateTime<Utc>> {
        let beyond = failures.count.checked_sub(self.free)?;
        let doubled =
            1_i64.checked_shl(u32::try_from(beyond).unwrap_or(u32::MAX)).unwrap_or(i64::MAX);
        let seconds = if beyond > 30 { i64::MAX } else { doubled };
        let delay = TimeDelta::try_seconds(seconds).unwrap_or(self.longest).min(self.longest);
        Some(failures.last? + delay)
    }
}

impl Counted {
    /// How long this attempt has to wait; `None` when it may be made now.
    pub(crate) fn wait(&self, now: DateTime<Utc>) -> Option<TimeDelta> {
        let until = match self.known_device {
            Some(device) => OF_DEVICE.until(device),
            None => OF_ACCOUNT.until(self.account).max(OF_ADDRESS.until(self.address)),
        };
        until.map(|until| until - now).filter(|wait| *wait > TimeDelta::zero())
    }
}

/// How long a code of the second factor has to wait. Only who knows the password comes here.
pub(crate) fn wait_for_second_factor(failures: Failures, now: DateTime<Utc>) -> Option<TimeDelta> {
    let until = OF_SECOND_FACTOR.until(failures)?;
    Some(until - now).filter(|wait| *wait > TimeDelta::zero())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_795_000_000, 0).unwrap()
    }

    fn failures(count: u64) -> Failures {
        Failures { count, last: Some(now()) }
    }

    fn wait(counted: Counted) -> Option<i64> {
        counted.wait(now()).map(|wait| wait.num_seconds())
    }

    #[test]
    fn the_first_failures_are_free_then_the_delay_doubles_up_to_a_minute() {
        let waits: Vec<_> = [0, 4, 5, 6, 8, 11, 400]
            .map(|count| wait(Counted { account: failures(count), ..Counted::default() }))
            .into();
        assert_eq!(waits, [None, None, Some(1), Some(2), Some(8), Some(60), Some(60)]);
    }

    #[test]
    fn attacks_from_elsewhere_do_not_slow_a_known_browser() {
        let attacked = Counted {
            known_device: Some(failures(0)),
            account: failures(10_000),
            address: failures(10_000),
        };
        assert_eq!(wait(attacked), None);
    }

    #[test]
    fn a_known_browser_is_counted_for_itself() {
        let stolen = Counted { known_device: Some(failures(40)), ..Counted::default() };
        assert_eq!(wait(stolen), Some(900));
    }

    #[test]
    fn an_address_that_tries_many_accounts_is_slowed() {
        let spraying = Counted { address: failures(33), ..Counted::default() };
        assert_eq!(wait(spraying), Some(8));
    }

    #[test]
    fn a_delay_that_is_over_is_over() {
        let past = Failures { count: 400, last: Some(now() - TimeDelta::minutes(1)) };
        assert_eq!(wait(Counted { account: past, ..Counted::default() }), None);
    }

    #[test]
    fn codes_of_the_second_factor_are_slowed_too() {
        assert_eq!(wait_for_second_factor(failures(4), now()), None);
        assert_eq!(wait_for_second_factor(failures(30), now()), Some(TimeDelta::minutes(30)));
    }

    proptest! {
        #[test]
        fn more_failures_never_wait_less(count in 0_u64..1_000_000) {
            let of = |count| wait(Counted { address: failures(count), ..Counted::default() });
            prop_assert!(of(count) <= of(count + 1));
        }
    }
}
