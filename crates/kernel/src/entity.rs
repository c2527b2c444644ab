//! Ids of records: a household's id cannot be used where a person's is meant.
//!
//! Ids that cross contexts live here. They are made outside (`database` gives new ones), never in a rule.

/// Declares the type of a record's id. The crate that calls it depends on `serde` and `uuid`.
///
/// ```
/// kernel::entity_id!(
///     /// A contract.
///     ContractId
/// );
/// ```
#[macro_export]
macro_rules! entity_id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, ::serde::Serialize, ::serde::Deserialize,
        )]
        #[serde(transparent)]
        pub struct $name(::uuid::Uuid);

        impl $name {
            /// The id as its bare number, for storage.
            pub const fn uuid(self) -> ::uuid::Uuid {
                self.0
            }
        }

        impl From<::uuid::Uuid> for $name {
            fn from(id: ::uuid::Uuid) -> Self {
                Self(id)
            }
        }

        impl From<$name> for ::uuid::Uuid {
            fn from(id: $name) -> Self {
                id.0
            }
        }

        impl ::std::str::FromStr for $name {
            type Err = $crate::InvalidCode;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                ::uuid::Uuid::parse_str(text).map(Self).map_err(|_cause| $crate::InvalidCode {
                    expected: "an id of 32 hexadecimal digits",
                    found: text.chars().take(80).collect(),
                })
            }
        }

        impl ::std::fmt::Display for $name {
            fn fmt(&self, f: &mut ::std::fmt::Formatter<'_>) -> ::std::fmt::Result {
                ::std::fmt::Display::fmt(&self.0, f)
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
