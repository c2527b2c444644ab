//! What is searched for, and the terms under which households and persons are found.
//!
//! Terms are folded (`serbian::fold`): script, diacritics and look-alikes make no difference.

use std::collections::BTreeSet;

use crate::{
    code::HouseholdCode, contact::phone, household::HouseholdData, jmbg::Jmbg, person::PersonData,
};

/// Most words of a search.
const MOST_WORDS: usize = 6;
/// Longest term in characters.
const LONGEST_TERM: usize = 40;

/// What somebody searches for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Query {
    /// Nothing that could be found.
    Empty,
    /// The beginnings of words, the longest first.
    Words(Vec<String>),
    /// A person's number.
    Jmbg(Jmbg),
    /// A household's code.
    Code(HouseholdCode),
    /// A telephone number in international form.
    Phone(String),
    /// What can be both.
    CodeOrPhone(HouseholdCode, String),
}

impl Query {
    /// Understands what was typed: a JMBG, a household's code, a telephone number, or words.
    pub fn parse(text: &str) -> Self {
        let text = text.trim();
        if let Ok(jmbg) = text.parse() {
            return Self::Jmbg(jmbg);
        }
        match (text.parse(), phone(text)) {
            (Ok(code), None) => return Self::Code(code),
            (Ok(code), Some(number)) => return Self::CodeOrPhone(code, number),
            (Err(_), Some(number)) => return Self::Phone(number),
            (Err(_), None) => {}
        }
        let mut words: Vec<String> = words(text).take(MOST_WORDS).collect();
        words.sort_by(|a, b| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        words.dedup();
        if words.is_empty() { Self::Empty } else { Self::Words(words) }
    }
}

/// The terms under which `texts` are found.
pub(crate) fn terms<'a>(texts: impl IntoIterator<Item = &'a str>) -> BTreeSet<String> {
    texts.into_iter().flat_map(words).collect()
}

/// The terms of a household: where it lives. Its code is found by itself.
pub(crate) fn household_terms(data: &HouseholdData) -> BTreeSet<String> {
    terms([data.settlement.as_str(), data.address.as_str()])
}

/// The terms of a person: the names.
pub(crate) fn person_terms(data: &PersonData) -> BTreeSet<String> {
    terms([data.family_name.as_str(), data.given_name.as_str()])
}

fn words(text: &str) -> impl Iterator<Item = String> {
    let folded = serbian::fold(text);
    let words: Vec<String> =
        folded.split_whitespace().map(|word| word.chars().take(LONGEST_TERM).collect()).collect();
    words.into_iter()
}

/// The least text above all that begin with `term`, in the order of bytes.
pub(crate) fn end_of_range(term: &str) -> String {
    let mut end = term.to_owned();
    end.push(char::MAX);
    end
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn every_spelling_of_a_name_searches_for_the_same() {
        let expected = Query::Words(vec!["dorde".into()]);
        for text in ["Đorđe", "Djordje", "Ђорђе", "Dorde", "  đorđe "] {
            assert_eq!(Query::parse(text), expected, "{text}");
        }
    }

    #[test]
    fn numbers_and_codes_are_understood() {
        assert!(matches!(Query::parse("0101990710016"), Query::Jmbg(_)));
        assert!(matches!(Query::parse("ffk-qt4-yc3"), Query::Code(_)));
        assert_eq!(Query::parse("064/123-45-67"), Query::Phone("+381641234567".into()));
        assert_eq!(Query::parse(" . , "), Query::Empty);
        assert_eq!(
            Query::parse("Ana Jovanović ana"),
            Query::Words(vec!["jovanovic".into(), "ana".into()])
        );
    }

    #[test]
    fn terms_are_the_folded_words() {
        let found = terms(["Ђорђевић Јелена", "Cara Dušana 12/a"]);
        let expected = ["12", "a", "cara", "dordevic", "dusana", "jelena"];
        assert_eq!(found.into_iter().collect::<Vec<_>>(), expected);
    }

    proptest! {
        #[test]
        fn a_name_is_found_by_the_beginning_of_each_of_its_words(name in "[A-Za-zčćšžđČĆŠŽĐ]{1,12}|[а-яђјљњћџ]{1,12}", cut in 1_usize..12) {
            let own = terms([name.as_str()]);
            let start: String = name.chars().take(cut).collect();
            if let Query::Words(words) = Query::parse(&start) {
                // A cut inside nj, lj, dž or dj leaves a letter that folds to the beginning as well.
                let word = words.first().cloned().unwrap_or_default();
                let hit = own.iter().any(|term| *term >= word && *term < end_of_range(&word));
                let is_cut_digraph = start.ends_with(['d', 'D']);
                prop_assert!(hit || is_cut_digraph, "{} {} {:?}", name, word, own);
            }
        }
    }
}
