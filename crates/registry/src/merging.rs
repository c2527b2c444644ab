//! Two records are of one person, or of one household: which values are shown afterwards, and what each record gets back when that was a
//! mistake.
//!
//! Nothing is re-pointed: what was written about either record stays with it, and readers find the one by the other.

use crate::{duplicates::Side, household::HouseholdData, person::PersonData};

/// From which of two records of a household each value is taken: `left` is the one that is kept.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(deny_unknown_fields)]
pub struct ShownPlace {
    /// Settlement.
    pub settlement: Side,
    /// Address.
    pub address: Side,
    /// What kind of address it is.
    pub address_kind: Side,
    /// The point on the map.
    pub point: Side,
    /// The note.
    pub note: Side,
}

impl ShownPlace {
    /// The names of the fields, as forms have them.
    pub(crate) const NAMES: [&'static str; 5] =
        ["settlement", "address", "address_kind", "point", "note"];

    /// What is sensible: the values of the record that is kept, the other's where there is none.
    pub(crate) fn sensible(keep: &HouseholdData, other: &HouseholdData) -> Self {
        let side = |is_there: bool, is_other: bool| {
            if !is_there && is_other { Side::Right } else { Side::Left }
        };
        Self {
            settlement: side(!keep.settlement.is_empty(), !other.settlement.is_empty()),
            address: side(!keep.address.is_empty(), !other.address.is_empty()),
            address_kind: side(keep.address_kind.is_some(), other.address_kind.is_some()),
            point: side(keep.point.is_some(), other.point.is_some()),
            note: side(keep.note.is_some(), other.note.is_some()),
        }
    }

    /// The values.
    pub(crate) fn of(self, keep: &HouseholdData, other: &HouseholdData) -> HouseholdData {
        HouseholdData {
            settlement: self.settlement.of(keep, other).settlement.clone(),
            address: self.address.of(keep, other).address.clone(),
            address_kind: self.address_kind.of(keep, other).address_kind,
            point: self.point.of(keep, other).point,
            note: self.note.of(keep, other).note.clone(),
        }
    }

    /// From which record the value of the field of that name is taken.
    pub(crate) fn side(self, field: &str) -> Side {
        match field {
            "settlement" => self.settlement,
            "address" => self.address,
            "address_kind" => self.address_kind,
            "point" => self.point,
            _ => self.note,
        }
    }
}

fn back<T: PartialEq>(now: T, before: T, shown: &T) -> T {
    if now == *shown { before } else { now }
}

/// The same as [`given_back`] for the values of a household.
pub(crate) fn place_given_back(
    now: HouseholdData,
    before: HouseholdData,
    shown: &HouseholdData,
) -> HouseholdData {
    HouseholdData {
        settlement: back(now.settlement, before.settlement, &shown.settlement),
        address: back(now.address, before.address, &shown.address),
        address_kind: back(now.address_kind, before.address_kind, &shown.address_kind),
        point: back(now.point, before.point, &shown.point),
        note: back(now.note, before.note, &shown.note),
    }
}

/// The values that a record has after a merge is undone: each field that still is what the merge made of it gets back what it was; what
/// was changed since then stays.
pub(crate) fn given_back(now: PersonData, before: PersonData, shown: &PersonData) -> PersonData {
    PersonData {
        family_name: back(now.family_name, before.family_name, &shown.family_name),
        given_name: back(now.given_name, before.given_name, &shown.given_name),
        sex: back(now.sex, before.sex, &shown.sex),
        birth_date: back(now.birth_date, before.birth_date, &shown.birth_date),
        jmbg: back(now.jmbg, before.jmbg, &shown.jmbg),
        // What somebody is to a household is no value of the other record.
        relation: now.relation,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::Relation;

    fn person(given_name: &str, family_name: &str, jmbg: Option<&str>) -> PersonData {
        PersonData {
            family_name: family_name.into(),
            given_name: given_name.into(),
            sex: None,
            birth_date: None,
            jmbg: jmbg.map(|text| text.parse().unwrap()),
            relation: Relation::Reference,
        }
    }

    #[test]
    fn what_the_merge_changed_is_given_back_and_what_was_changed_since_stays() {
        let before = person("Jelena", "Djordjevic", None);
        let shown = person("Jelena", "Đorđević", Some("0101990710016"));
        assert_eq!(given_back(shown.clone(), before.clone(), &shown), before);
        let since = person("Jelena", "Petrović", Some("0101990710016"));
        assert_eq!(given_back(since, before, &shown), person("Jelena", "Petrović", None));
    }

    fn place(settlement: &str, address: &str, note: Option<&str>) -> HouseholdData {
        HouseholdData {
            settlement: settlement.into(),
            address: address.into(),
            note: note.map(str::to_owned),
            ..HouseholdData::default()
        }
    }

    #[test]
    fn a_household_shows_its_own_values_and_the_others_where_it_has_none() {
        let keep = place("Vedrovo", "", None);
        let other = place("Brodac", "Lipova 3", Some("pas"));
        let sensible = ShownPlace::sensible(&keep, &other);
        let expected = ShownPlace {
            settlement: Side::Left,
            address: Side::Right,
            address_kind: Side::Left,
            point: Side::Left,
            note: Side::Right,
        };
        assert_eq!(sensible, expected);
        assert_eq!(sensible.of(&keep, &other), place("Vedrovo", "Lipova 3", Some("pas")));
    }

    #[test]
    fn a_household_gets_back_what_the_merge_changed_and_nobody_changed_since() {
        let (before, shown) = (place("Vedrovo", "", None), place("Brodac", "Lipova 3", None));
        let since = place("Brodac", "Lipova 5", None);
        assert_eq!(place_given_back(since, before, &shown), place("Vedrovo", "Lipova 5", None));
    }
}
