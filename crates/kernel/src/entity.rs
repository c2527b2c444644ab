//! Ids of records: a household's id cannot be used where a person's is meant.
//!
//! Ids that cross contexts live here. They are made outside (`database` gives new ones), never in a rule.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::InvalidCode;

macro_rules! entity_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl $name {
            /// The id as its bare number, for storage.
            pub const fn uuid(self) -> Uuid {
                self.0
            }
        }

        impl From<Uuid> for $name {
            fn from(id: Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl FromStr for $name {
            type Err = InvalidCode;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                Uuid::parse_str(text).map(Self).map_err(|_cause| InvalidCode {
                    expected: "an id of 32 hexadecimal digits",
                    found: text.chars().take(80).collect(),
                })
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.0.fmt(f)
            }
        }
    };
}

entity_id!(
    /// Somebody who signs in.
    UserId
);
entity_id!(
    /// One sign-in on one device.
    SessionId
);
entity_id!(
    /// A household of the registry.
    HouseholdId
);
entity_id!(
    /// A person of the registry.
    PersonId
);
entity_id!(
    /// A job of the queue.
    JobId
);
entity_id!(
    /// A file kept in the installation.
    BlobId
);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_reads_back_what_it_shows() {
        let id: PersonId = "01890a5d-ac96-774b-bcce-b302099a8057".parse().unwrap();
        assert_eq!(id.to_string().parse(), Ok(id));
        assert!("../etc/passwd".parse::<PersonId>().is_err());
    }
}
