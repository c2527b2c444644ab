//! What the hash of a segment is made from: each entry as bytes that can be read in one way only.

use chrono::{DateTime, Utc};
use sha2::{Digest as _, Sha256};

use super::audit_entry;

/// Hash of a segment while its entries come in, in the order of their ids.
pub(super) struct SegmentHash {
    hasher: Sha256,
    /// How many entries came in.
    pub(super) entries: i64,
}

impl SegmentHash {
    /// Begins with what the segment hangs on and its own place.
    pub(super) fn begin(previous: &[u8], number: i64, sealed_at: DateTime<Utc>) -> Self {
        let mut hasher = Sha256::new();
        hasher.update(b"svi audit segment 1");
        field(&mut hasher, previous);
        hasher.update(number.to_be_bytes());
        hasher.update(sealed_at.timestamp_micros().to_be_bytes());
        Self { hasher, entries: 0 }
    }

    pub(super) fn add_all(&mut self, entries: &[audit_entry::Model]) {
        for entry in entries {
            self.add(entry);
        }
    }

    fn add(&mut self, entry: &audit_entry::Model) {
        let hasher = &mut self.hasher;
        hasher.update(entry.id.to_be_bytes());
        hasher.update(entry.recorded_at.timestamp_micros().to_be_bytes());
        let ids = [entry.user_id.as_ref(), entry.subject_id.as_ref()];
        for id in ids {
            optional(hasher, id.map(|id| id.as_bytes().as_slice()));
        }
        for text in [&entry.kind, &entry.permission, &entry.action, &entry.fields] {
            field(hasher, text.as_bytes());
        }
        for text in [&entry.tenant, &entry.subject_kind, &entry.request] {
            optional(hasher, text.as_ref().map(String::as_bytes));
        }
        self.entries += 1;
    }

    pub(super) fn end(mut self) -> Vec<u8> {
        self.hasher.update(self.entries.to_be_bytes());
        self.hasher.finalize().to_vec()
    }
}

fn field(hasher: &mut Sha256, bytes: &[u8]) {
    hasher.update((bytes.len() as u64).to_be_bytes());
    hasher.update(bytes);
}

fn optional(hasher: &mut Sha256, bytes: Option<&[u8]>) {
    hasher.update([u8::from(bytes.is_some())]);
    field(hasher, bytes.unwrap_or_default());
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;

    fn entry() -> audit_entry::Model {
        audit_entry::Model {
            id: 7,
            recorded_at: DateTime::UNIX_EPOCH,
            tenant: Some("80438".into()),
            user_id: None,
            kind: "write".into(),
            permission: "registry.change_household".into(),
            action: "change_household".into(),
            subject_kind: Some("household".into()),
            subject_id: Some(Uuid::from_u128(1)),
            fields: "address phone".into(),
            request: None,
        }
    }

    fn hash(change: impl Fn(&mut audit_entry::Model)) -> Vec<u8> {
        let mut entry = entry();
        change(&mut entry);
        let mut hash = SegmentHash::begin(&[0; 32], 1, DateTime::UNIX_EPOCH);
        hash.add(&entry);
        hash.end()
    }

    #[test]
    fn every_part_of_an_entry_changes_the_hash() {
        let changes: [fn(&mut audit_entry::Model); 12] = [
            |_| {},
            |entry| entry.id = 8,
            |entry| entry.recorded_at = DateTime::from_timestamp_micros(1).unwrap(),
            |entry| entry.tenant = None,
            |entry| entry.user_id = Some(Uuid::from_u128(1)),
            |entry| entry.kind = "read".into(),
            |entry| entry.permission.push('s'),
            |entry| entry.action.push('s'),
            |entry| entry.subject_kind = Some(String::new()),
            |entry| entry.subject_id = Some(Uuid::from_u128(2)),
            |entry| entry.fields = "address".into(),
            |entry| entry.request = Some(String::new()),
        ];
        let hashes: std::collections::BTreeSet<Vec<u8>> = changes.into_iter().map(hash).collect();
        assert_eq!(hashes.len(), 12);
    }
}
