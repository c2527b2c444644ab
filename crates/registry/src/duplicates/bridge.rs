//! A person with household as the engine of linkage compares them.

use linkage::Model;

use crate::{
    contact::phone,
    person::{PersonData, Sex},
};

/// A person as it is being typed: raw, possibly faulty, most of it missing.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Typed {
    /// Family name.
    pub family_name: String,
    /// Given name.
    pub given_name: String,
    /// Stable name of the sex.
    pub sex: String,
    /// Day of birth as typed.
    pub birth_date: String,
    /// JMBG as typed.
    pub jmbg: String,
    /// Settlement.
    pub settlement: String,
    /// Address.
    pub address: String,
    /// Telephone.
    pub phone: String,
    /// Given names of the others in the household.
    pub others: Vec<String>,
}

impl Typed {
    /// Whether too little was typed to look for anybody: a name of two parts, or a number.
    pub(crate) fn is_too_little(&self) -> bool {
        let has_name = !self.family_name.trim().is_empty() && !self.given_name.trim().is_empty();
        !has_name && self.jmbg.trim().is_empty() && self.phone.trim().is_empty()
    }

    /// As it is compared.
    pub(crate) fn compared(&self) -> linkage::Person {
        linkage::Person {
            given_name: some(&self.given_name),
            family_name: some(&self.family_name),
            other_name: None,
            sex: some(&self.sex),
            birth_date: some(&self.birth_date),
            jmbg: some(&self.jmbg),
            settlement: some(&self.settlement),
            address: some(&self.address),
            phone: some(&self.phone),
            household: None,
            members: some(&self.others.join("; ")),
        }
    }
}

/// What is known of a person of the registry that can be compared.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Described<'a> {
    pub(crate) data: &'a PersonData,
    pub(crate) settlement: &'a str,
    pub(crate) address: &'a str,
    pub(crate) code: &'a str,
    pub(crate) phones: &'a [String],
    /// Given names of the others in the household.
    pub(crate) others: &'a [String],
}

/// A person as it is compared.
pub(crate) fn compared(one: Described<'_>) -> linkage::Person {
    let data = one.data;
    let phones: Vec<String> =
        one.phones.iter().map(|text| phone(text).unwrap_or_else(|| text.clone())).collect();
    linkage::Person {
        given_name: some(&data.given_name),
        family_name: some(&data.family_name),
        other_name: None,
        sex: data.sex.map(Sex::name).map(str::to_owned),
        birth_date: data.birth_date.map(|day| day.to_string()),
        jmbg: data.jmbg.as_ref().map(crate::Jmbg::digits),
        settlement: some(one.settlement),
        address: some(one.address),
        phone: some(&phones.join("; ")),
        household: some(one.code),
        members: some(&one.others.join("; ")),
    }
}

/// The model for a municipality of so many persons. The shipped one: the same pair weighs the same tonight, tomorrow and on its page.
pub(crate) fn model(persons: usize) -> Model {
    Model::persons().with_records(persons)
}

fn some(text: &str) -> Option<String> {
    let text = text.trim();
    (!text.is_empty()).then(|| text.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::person::Relation;

    #[test]
    fn a_person_is_compared_with_everything_that_is_known() {
        let data = PersonData {
            family_name: "Đorđević".into(),
            given_name: " Jelena ".into(),
            sex: Some(Sex::Female),
            birth_date: chrono::NaiveDate::from_ymd_opt(1984, 5, 3),
            jmbg: None,
            relation: Relation::Reference,
        };
        let described = Described {
            data: &data,
            settlement: "Vedrovo",
            address: "",
            code: "FFK-QT4-YC3",
            phones: &["064/123-45-67".to_owned(), "kod komšije".to_owned()],
            others: &["Luka".to_owned(), "Mila".to_owned()],
        };
        let text = |text: &str| Some(text.to_owned());
        let expected = linkage::Person {
            given_name: text("Jelena"),
            family_name: text("Đorđević"),
            other_name: None,
            sex: text("female"),
            birth_date: text("1984-05-03"),
            jmbg: None,
            settlement: text("Vedrovo"),
            address: None,
            phone: text("+381641234567; kod komšije"),
            household: text("FFK-QT4-YC3"),
            members: text("Luka; Mila"),
        };
        assert_eq!(compared(described), expected);
    }

    #[test]
    fn nobody_is_looked_for_by_half_a_name() {
        let typed = |family: &str, given: &str, jmbg: &str| Typed {
            family_name: family.into(),
            given_name: given.into(),
            jmbg: jmbg.into(),
            ..Typed::default()
        };
        assert!(typed("Jović", " ", "").is_too_little());
        assert!(!typed("Jović", "A", "").is_too_little());
        assert!(!typed("", "", "0101990710016").is_too_little());
    }
}
