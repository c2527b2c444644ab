//! Which value of the two records is shown after a merge, field by field.

use chrono::{DateTime, Utc};

use crate::{closed_set::closed_set, person::PersonData};

closed_set!(
    /// One of the two records of a pair.
    Side {
        /// The record on the left.
        Left = "left",
        /// The record on the right.
        Right = "right",
    }
);

impl Side {
    /// The other one.
    #[must_use]
    pub const fn other(self) -> Self {
        match self {
            Self::Left => Self::Right,
            Self::Right => Self::Left,
        }
    }

    /// That one of two.
    pub(crate) fn of<T>(self, left: T, right: T) -> T {
        match self {
            Self::Left => left,
            Self::Right => right,
        }
    }
}

/// From which record each value is taken.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, serde::Serialize, serde::Deserialize, utoipa::ToSchema,
)]
#[serde(deny_unknown_fields)]
pub struct ShownFields {
    /// Family name.
    pub family_name: Side,
    /// Given name.
    pub given_name: Side,
    /// Sex.
    pub sex: Side,
    /// Day of birth.
    pub birth_date: Side,
    /// JMBG.
    pub jmbg: Side,
}

/// A record with what decides between two.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Candidate<'a> {
    pub(crate) data: &'a PersonData,
    pub(crate) changed_at: DateTime<Utc>,
}

impl ShownFields {
    /// The names of the fields, as forms have them.
    pub(crate) const NAMES: [&'static str; 5] =
        ["family_name", "given_name", "sex", "birth_date", "jmbg"];

    /// What is sensible: the more complete value, of two that are as complete the newer; day of birth and sex as the JMBG has them.
    pub(crate) fn sensible(left: Candidate<'_>, right: Candidate<'_>) -> Self {
        let newer = if right.changed_at > left.changed_at { Side::Right } else { Side::Left };
        let (a, b) = (left.data, right.data);
        let longer = |a: &str, b: &str| fuller(letters(a), letters(b), newer);
        let there = |a: bool, b: bool| fuller(usize::from(a), usize::from(b), newer);
        let jmbg = there(a.jmbg.is_some(), b.jmbg.is_some());
        let number = jmbg.of(a, b).jmbg.as_ref();
        let fits =
            |data: &PersonData| number.is_some_and(|one| one.birth_date() == data.birth_date);
        let is_sex = |data: &PersonData| number.is_some_and(|one| Some(one.sex()) == data.sex);
        let by_number = |a: bool, b: bool, without: Side| match (a, b) {
            (true, false) => Side::Left,
            (false, true) => Side::Right,
            _ => without,
        };
        // Names that changed places are taken from one record, or one of the two would stand there twice.
        let names = if are_exchanged(a, b) {
            (jmbg, jmbg)
        } else {
            (longer(&a.family_name, &b.family_name), longer(&a.given_name, &b.given_name))
        };
        Self {
            family_name: names.0,
            given_name: names.1,
            sex: by_number(is_sex(a), is_sex(b), there(a.sex.is_some(), b.sex.is_some())),
            birth_date: by_number(
                fits(a),
                fits(b),
                there(a.birth_date.is_some(), b.birth_date.is_some()),
            ),
            jmbg,
        }
    }

    /// The values of the record that is kept, here `left`, and the other's where it has none: for many persons at once, whose values nobody
    /// looks at one by one. Day of birth and sex as the JMBG has them.
    pub(crate) fn filled(keep: &PersonData, other: &PersonData) -> Self {
        let side = |name: &str| if name.is_empty() { Side::Right } else { Side::Left };
        let at = |data| Candidate { data, changed_at: DateTime::UNIX_EPOCH };
        Self {
            family_name: side(&keep.family_name),
            given_name: side(&keep.given_name),
            ..Self::sensible(at(keep), at(other))
        }
    }

    /// The values, with what the kept record is to its household.
    pub(crate) fn of(self, (left, right): (&PersonData, &PersonData), kept: Side) -> PersonData {
        PersonData {
            family_name: self.family_name.of(left, right).family_name.clone(),
            given_name: self.given_name.of(left, right).given_name.clone(),
            sex: self.sex.of(left, right).sex,
            birth_date: self.birth_date.of(left, right).birth_date,
            jmbg: self.jmbg.of(left, right).jmbg.clone(),
            relation: kept.of(left, right).relation,
        }
    }

    /// From which record the value of the field of that name is taken.
    pub(crate) fn side(self, field: &str) -> Side {
        match field {
            "family_name" => self.family_name,
            "given_name" => self.given_name,
            "sex" => self.sex,
            "birth_date" => self.birth_date,
            _ => self.jmbg,
        }
    }
}

fn fuller(left: usize, right: usize, newer: Side) -> Side {
    match left.cmp(&right) {
        std::cmp::Ordering::Less => Side::Right,
        std::cmp::Ordering::Greater => Side::Left,
        std::cmp::Ordering::Equal => newer,
    }
}

/// Whether a name of the one stands in the other's place with the other.
fn are_exchanged(a: &PersonData, b: &PersonData) -> bool {
    let same = |one: &str, other: &str| serbian::fold(one) == serbian::fold(other);
    let is_straight = same(&a.family_name, &b.family_name) || same(&a.given_name, &b.given_name);
    !is_straight && (same(&a.family_name, &b.given_name) || same(&a.given_name, &b.family_name))
}

/// How much a name says: its folded letters, and the letters that folding would lose.
fn letters(name: &str) -> usize {
    let marked = name.chars().filter(|one| !one.is_ascii() && one.is_alphabetic()).count();
    serbian::fold(name).chars().count() * 4 + marked.min(3)
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::person::{Relation, Sex};

    fn person(family: &str, given: &str, born: (i32, u32, u32), jmbg: Option<&str>) -> PersonData {
        PersonData {
            family_name: family.into(),
            given_name: given.into(),
            sex: Some(Sex::Male),
            birth_date: NaiveDate::from_ymd_opt(born.0, born.1, born.2),
            jmbg: jmbg.map(|text| text.parse().unwrap()),
            relation: Relation::Reference,
        }
    }

    #[test]
    fn the_more_complete_value_is_shown_and_the_date_that_the_jmbg_has() {
        let left = person("Đorđević", "J.", (1990, 1, 1), Some("0101990710016"));
        let right = person("Djordjevic", "Jovan", (1990, 10, 1), None);
        let at = |data, seconds| Candidate {
            data,
            changed_at: DateTime::from_timestamp(seconds, 0).unwrap(),
        };
        let fields = ShownFields::sensible(at(&left, 1), at(&right, 2));
        let expected = ShownFields {
            family_name: Side::Left,
            given_name: Side::Right,
            sex: Side::Right,
            birth_date: Side::Left,
            jmbg: Side::Left,
        };
        assert_eq!(fields, expected);
        let shown = fields.of((&left, &right), Side::Left);
        assert_eq!(shown, person("Đorđević", "Jovan", (1990, 1, 1), Some("0101990710016")));
    }

    #[test]
    fn of_many_persons_the_kept_values_are_shown_and_the_others_where_there_are_none() {
        let keep = PersonData { sex: None, ..person("Djordjevic", "Jovan", (1990, 10, 1), None) };
        let other = person("Đorđević", "J. Jovan", (1990, 1, 1), Some("0101990710016"));
        let shown = ShownFields::filled(&keep, &other).of((&keep, &other), Side::Left);
        assert_eq!(shown, person("Djordjevic", "Jovan", (1990, 1, 1), Some("0101990710016")));
        let shown = ShownFields::filled(&other, &keep).of((&other, &keep), Side::Left);
        assert_eq!(shown, other);
    }

    #[test]
    fn names_that_changed_places_are_taken_from_one_record() {
        let left = person("Rašiti", "Nada", (1990, 1, 1), Some("0101990710016"));
        let right = person("Nada", "Rašiti", (1990, 1, 1), None);
        let at = |data, seconds| Candidate {
            data,
            changed_at: DateTime::from_timestamp(seconds, 0).unwrap(),
        };
        for (fields, kept) in [
            (
                ShownFields::sensible(at(&left, 1), at(&right, 2)).of((&left, &right), Side::Left),
                "left",
            ),
            (
                ShownFields::sensible(at(&right, 2), at(&left, 1)).of((&right, &left), Side::Left),
                "right",
            ),
        ] {
            assert_eq!(
                (fields.family_name.as_str(), fields.given_name.as_str()),
                ("Rašiti", "Nada"),
                "{kept}"
            );
        }
    }
}
