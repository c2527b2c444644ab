//! Who is still to be asked about a purpose.

use kernel::PersonId;

use crate::view::HouseholdLink;

/// A household with members who were never asked about a purpose.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnaskedHousehold {
    /// The household.
    pub household: HouseholdLink,
    /// Who was not asked, with their names.
    pub members: Vec<(PersonId, String)>,
}
