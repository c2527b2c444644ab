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

/// The id of that number in a transaction, of version 7: milliseconds first, then the number, then 48 bits of chance. All ids of a
/// transaction have its moment; with their numbers they lie in the order in which they were drawn, so that thousands of rows
/// that are made together are appended to an index instead of being strewn over it.
pub(crate) fn numbered(now: DateTime<Utc>, number: u32) -> Result<Uuid> {
    let mut bytes: [u8; 10] = random()?;
    // Version and variant take the upper bits of the first and the third byte.
    let [_, _, high, middle] = (number >> 14).to_be_bytes();
    let [_, _, low, lowest] = (number & 0x3FFF).to_be_bytes();
    for (byte, part) in bytes.iter_mut().zip([high & 0x0F, middle, low & 0x3F, lowest]) {
        *byte = part;
    }
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
    Ok(Builder::from_unix_timestamp_millis(millis, &bytes).into_uuid())
}

/// An id of version 7: milliseconds first, then chance.
pub(crate) fn new(now: DateTime<Utc>) -> Result<Uuid> {
    let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
    Ok(Builder::from_unix_timestamp_millis(millis, &random()?).into_uuid())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_a_transaction_lie_in_the_order_of_their_numbers() {
        let now = DateTime::from_timestamp_millis(1_796_000_000_000).unwrap();
        let numbers = [0, 1, 255, 256, 0x3FFF, 0x4000, 0x3F_FFFF, 0x40_0000, 0x3FF_FFFF];
        let ids: Vec<Uuid> = numbers.iter().map(|one| numbered(now, *one).unwrap()).collect();
        assert!(ids.is_sorted(), "{ids:?}");
        assert!(ids.iter().all(|id| id.get_version_num() == 7));
        assert_ne!(numbered(now, 1).unwrap(), numbered(now, 1).unwrap());
    }
}
