//! A person: who somebody is, and what can be wrong with what is written about them.

use chrono::NaiveDate;

use crate::{closed_set::closed_set, jmbg::Jmbg};

closed_set!(
    /// Sex, as the registers keep it.
    Sex {
        /// Female.
        Female = "female",
        /// Male.
        Male = "male",
    }
);

closed_set!(
    /// What a person is to the household's reference person.
    Relation {
        /// The reference person itself (nosilac domaćinstva).
        Reference = "reference",
        /// Husband, wife or partner.
        Partner = "partner",
        /// Son or daughter, also of the partner.
        Child = "child",
        /// Father or mother, also of the partner.
        Parent = "parent",
        /// Brother or sister.
        Sibling = "sibling",
        /// Grandchild.
        Grandchild = "grandchild",
        /// Grandparent.
        Grandparent = "grandparent",
        /// Another relative.
        OtherRelative = "other_relative",
        /// Nobody's relative here.
        NotRelated = "not_related",
    }
);

/// Most characters of a name.
pub(crate) const LONGEST_NAME: usize = 100;

/// What is written about a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonData {
    /// Family name (prezime).
    pub family_name: String,
    /// Given name (ime).
    pub given_name: String,
    /// Sex, when known.
    pub sex: Option<Sex>,
    /// Day of birth, when known.
    pub birth_date: Option<NaiveDate>,
    /// JMBG; many people whom Svi is for have none.
    pub jmbg: Option<Jmbg>,
    /// What the person is to the reference person.
    pub relation: Relation,
}

/// What contradicts in what is written about a person. The text of each stands in the locale files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Contradiction {
    /// Born after the day of entry.
    BornInFuture,
    /// Born more than 120 years ago.
    BornTooLongAgo,
    /// The JMBG states another day of birth.
    JmbgOtherDate,
    /// The JMBG states the other sex.
    JmbgOtherSex,
}

impl PersonData {
    /// The name as it is shown in lists: family name first.
    pub fn listed_name(&self) -> String {
        format!("{} {}", self.family_name, self.given_name).trim().to_owned()
    }

    /// What contradicts, on the day of entry.
    pub fn contradictions(&self, today: NaiveDate) -> Vec<Contradiction> {
        let mut found = Vec::new();
        if let Some(born) = self.birth_date {
            if born > today {
                found.push(Contradiction::BornInFuture);
            } else if today.years_since(born).is_some_and(|years| years > 120) {
                found.push(Contradiction::BornTooLongAgo);
            }
        }
        if let Some(jmbg) = &self.jmbg {
            if self.birth_date.is_some() && jmbg.birth_date() != self.birth_date {
                found.push(Contradiction::JmbgOtherDate);
            }
            if self.sex.is_some_and(|sex| sex != jmbg.sex()) {
                found.push(Contradiction::JmbgOtherSex);
            }
        }
        found
    }

    /// With the day of birth and the sex that the JMBG states, where they were left empty.
    #[must_use]
    pub fn completed(mut self) -> Self {
        if let Some(jmbg) = &self.jmbg {
            self.birth_date = self.birth_date.or_else(|| jmbg.birth_date());
            self.sex = self.sex.or_else(|| Some(jmbg.sex()));
        }
        self
    }
}

/// Full years on `today`.
pub fn age(born: NaiveDate, today: NaiveDate) -> Option<u32> {
    today.years_since(born)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(year: i32, month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(year, month, day).unwrap()
    }

    fn person(birth_date: Option<NaiveDate>, sex: Option<Sex>, jmbg: Option<&str>) -> PersonData {
        PersonData {
            family_name: "Đorđević".into(),
            given_name: "Jelena".into(),
            sex,
            birth_date,
            jmbg: jmbg.map(|text| text.parse().unwrap()),
            relation: Relation::Reference,
        }
    }

    #[test]
    fn a_contradiction_between_jmbg_date_and_sex_is_found() {
        let person = person(Some(day(1990, 1, 2)), Some(Sex::Female), Some("0101990710016"));
        let found = person.contradictions(day(2026, 11, 27));
        assert_eq!(found, [Contradiction::JmbgOtherDate, Contradiction::JmbgOtherSex]);
    }

    #[test]
    fn nobody_is_born_tomorrow_or_in_the_nineteenth_century() {
        let today = day(2026, 11, 27);
        let found = |born| person(Some(born), None, None).contradictions(today);
        assert_eq!(found(day(2026, 11, 28)), [Contradiction::BornInFuture]);
        assert_eq!(found(day(1899, 1, 1)), [Contradiction::BornTooLongAgo]);
        assert_eq!(found(today), []);
    }

    #[test]
    fn what_the_jmbg_states_fills_what_was_left_empty() {
        let completed = person(None, None, Some("0101990710016")).completed();
        assert_eq!(completed.birth_date, Some(day(1990, 1, 1)));
        assert_eq!(completed.sex, Some(Sex::Male));
        assert_eq!(completed.contradictions(day(2026, 11, 27)), []);
    }
}
