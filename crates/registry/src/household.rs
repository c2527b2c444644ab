//! A household: people who live together, where, and what is noted about them.

use crate::{
    person::{PersonData, Relation},
    place::{AddressKind, Point},
};

/// Most characters of a settlement's name or an address.
pub(crate) const LONGEST_LINE: usize = 200;
/// Most characters of a note.
pub(crate) const LONGEST_NOTE: usize = 4_000;
/// Most members of a household in one form.
pub(crate) const MOST_MEMBERS: usize = 40;

/// What is written about a household.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct HouseholdData {
    /// Settlement (naselje).
    pub settlement: String,
    /// Street and number, or how to find the house; empty when there is none.
    pub address: String,
    /// What kind of address it is, when known.
    pub address_kind: Option<AddressKind>,
    /// Where on the map it is, when known: exact, for those who visit.
    pub point: Option<Point>,
    /// A note, sealed.
    pub note: Option<String>,
}

/// A household that is entered with its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewHousehold {
    /// The household.
    pub data: HouseholdData,
    /// Its members, at least one.
    pub members: Vec<PersonData>,
}

impl NewHousehold {
    /// The member after whom the household is listed: the reference person, or the first.
    pub fn reference(&self) -> Option<&PersonData> {
        let reference = self.members.iter().find(|one| one.relation == Relation::Reference);
        reference.or_else(|| self.members.first())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_household_is_listed_after_its_reference_person() {
        let member = |given_name: &str, relation| PersonData {
            family_name: "Jović".into(),
            given_name: given_name.into(),
            sex: None,
            birth_date: None,
            jmbg: None,
            relation,
        };
        let members = vec![member("Mila", Relation::Child), member("Ana", Relation::Reference)];
        let household = NewHousehold { data: HouseholdData::default(), members };
        assert_eq!(household.reference().map(PersonData::listed_name), Some("Jović Ana".into()));
    }
}
