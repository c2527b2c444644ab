//! New ids: time-ordered, so that rows made together lie together.

use chrono::{DateTime, Utc};
use uuid::{Builder, Uuid};

use crate::{Error, Result};

/// Random bytes from the system.
///
/// # Errors
/// [`Error::Keys`] when the system has none to give.
pub fn random<const N: usize>() -> Result<[u8; N]> {
    let mut bytes = [0_u8; N];
    getrandom::fill(&mut bytes)
        .map_err(|cause| Error::Keys(format!("the system gives no randomness: {cause}")))?;
    Ok(bytes)
}

/// An id of version 7: milliseconds first, then chance.
pub(crate) fn new(now: DateTime<Utc>) -> Result<Uuid> {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
    Ok(Builder::from_unix_timestamp_millis(millis, &random()?).into_uuid())
}
