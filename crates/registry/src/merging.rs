//! Two records are of one person: which values are shown afterwards, and what each record gets back when that was a mistake.
//!
//! Nothing is re-pointed: what was written about either record stays with it, and readers find the one by the other.

use crate::person::PersonData;

/// The values that a record has after a merge is undone: each field that still is what the merge made of it gets back what it was; what
/// was changed since then stays.
pub(crate) fn given_back(now: PersonData, before: PersonData, shown: &PersonData) -> PersonData {
    fn back<T: PartialEq>(now: T, before: T, shown: &T) -> T {
        if now == *shown { before } else { now }
    }
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
}
