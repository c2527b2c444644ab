//! What a person agreed to, for which purpose and on which basis. The last word counts, and a withdrawal works at once.

use std::sync::LazyLock;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::closed_set::closed_set;

closed_set!(
    /// What data are used for.
    Purpose {
        /// Taking part in the mapping.
        Participation = "participation",
        /// Being contacted.
        Contact = "contact",
        /// Giving data to the centre for social work.
        ShareCsr = "share_csr",
        /// Giving data to the employment service.
        ShareNsz = "share_nsz",
        /// Keeping the declared ethnicity.
        Ethnicity = "ethnicity",
        /// Keeping what tells of health.
        Health = "health",
        /// Photographs of the dwelling.
        Photo = "photo",
    }
);

closed_set!(
    /// On which basis data are used.
    Basis {
        /// The person agrees.
        Consent = "consent",
        /// A task in the public interest.
        PublicTask = "public_task",
        /// A law demands it.
        LegalObligation = "legal_obligation",
        /// It protects life.
        VitalInterest = "vital_interest",
    }
);

closed_set!(
    /// What the person said.
    ConsentAnswer {
        /// Yes, or another basis holds.
        Given = "given",
        /// No.
        Refused = "refused",
        /// Not any more.
        Withdrawn = "withdrawn",
    }
);

closed_set!(
    /// How it was said.
    Signature {
        /// Signed on paper.
        Paper = "paper",
        /// Signed on a screen.
        Screen = "screen",
        /// Said before a witness.
        Oral = "oral",
    }
);

/// Most characters of the name of who signed for somebody.
pub(crate) const LONGEST_PROXY: usize = 200;

/// One answer, as it is entered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsentData {
    /// For which purpose.
    pub purpose: Purpose,
    /// On which basis.
    pub basis: Basis,
    /// What was said.
    pub answer: ConsentAnswer,
    /// On which day.
    pub day: NaiveDate,
    /// The version of the text that was shown.
    pub text_version: String,
    /// How it was said.
    pub signature: Option<Signature>,
    /// The parent, guardian or proxy who answered.
    pub proxy: Option<String>,
}

/// The answer that counts for a purpose: the last by its day, of one day the one recorded last. `answers` are in the order of
/// recording.
pub fn last_answer(answers: &[ConsentData], purpose: Purpose) -> Option<&ConsentData> {
    answers.iter().filter(|one| one.purpose == purpose).max_by_key(|one| one.day)
}

/// Whether data may be used for a purpose: the last word was yes. Nothing said is no.
pub fn may_use(answers: &[ConsentData], purpose: Purpose) -> bool {
    last_answer(answers, purpose).is_some_and(|one| one.answer == ConsentAnswer::Given)
}

/// What a person has said in all records that are of the person.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Said {
    /// The answers in the record that stands for the person.
    pub(crate) own: Vec<ConsentData>,
    /// Those in the others.
    pub(crate) elsewhere: Vec<SaidElsewhere>,
}

/// What a person has said in another record.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct SaidElsewhere {
    /// The answers there.
    pub(crate) answers: Vec<ConsentData>,
    /// What the person has said since the two records were taken for one.
    pub(crate) since: Vec<ConsentData>,
}

impl Said {
    /// The word that holds for a purpose; `None` when nothing was said. Until the person is asked again, it is the strictest of all
    /// records, of equally strict ones the last.
    pub(crate) fn word(&self, purpose: Purpose) -> Option<&ConsentData> {
        let counts = |one: &&SaidElsewhere| last_answer(&one.since, purpose).is_none();
        let others = self.elsewhere.iter().filter(counts);
        let words = others.filter_map(|one| last_answer(&one.answers, purpose));
        let words = words.chain(last_answer(&self.own, purpose));
        words.max_by_key(|one| (one.answer != ConsentAnswer::Given, one.day))
    }

    /// Whether the person agreed to a purpose; `None` when nothing was said.
    pub(crate) fn agreed(&self, purpose: Purpose) -> Option<bool> {
        self.word(purpose).map(|one| one.answer == ConsentAnswer::Given)
    }

    /// The purposes to which the person said no, or not any more.
    pub(crate) fn refused(&self) -> Vec<Purpose> {
        let all = Purpose::ALL.iter().copied();
        all.filter(|purpose| self.agreed(*purpose) == Some(false)).collect()
    }

    /// Whether data may be used for a purpose. Nothing said is no.
    pub(crate) fn may_use(&self, purpose: Purpose) -> bool {
        self.agreed(purpose).unwrap_or_default()
    }
}

/// A text to which people agree.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub struct ConsentText {
    /// For which purpose.
    pub purpose: Purpose,
    /// Its version.
    pub version: String,
    /// Since when it is shown.
    pub valid_from: NaiveDate,
    /// In Serbian Latin.
    pub sr: String,
    /// In English.
    pub en: String,
}

#[derive(Debug, Clone, Deserialize)]
struct BasisText {
    code: Basis,
    sr: String,
    en: String,
}

/// What a use rests on besides consent: the law or act and its article, as far as it is known.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct LawOf {
    /// For which purpose.
    pub(crate) purpose: Purpose,
    /// On which basis.
    pub(crate) basis: Basis,
    /// In Serbian Latin.
    pub(crate) sr: String,
    /// In English.
    pub(crate) en: String,
    /// Whether somebody has to verify it before it is relied on.
    pub(crate) is_to_verify: bool,
}

#[derive(Debug, Default, Deserialize)]
struct Catalogue {
    #[serde(default)]
    text: Vec<ConsentText>,
    #[serde(default)]
    basis: Vec<BasisText>,
    #[serde(default)]
    law: Vec<LawOf>,
}

/// Read once; a test holds the file readable and complete.
static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    toml::from_str(include_str!("../../../catalogue/consents.toml")).unwrap_or_default()
});

/// The text that is shown for a purpose on a day.
pub fn text_on(purpose: Purpose, day: NaiveDate) -> Option<&'static ConsentText> {
    let texts = CATALOGUE.text.iter().filter(|one| one.purpose == purpose);
    texts.filter(|one| one.valid_from <= day).max_by_key(|one| one.valid_from)
}

/// A version of the text for a purpose, also one that is shown no more: answers name it.
pub fn text_of(purpose: Purpose, version: &str) -> Option<&'static ConsentText> {
    CATALOGUE.text.iter().find(|one| one.purpose == purpose && one.version == version)
}

/// The words of a basis with its article, in Serbian Latin and in English.
pub fn basis_text(basis: Basis) -> Option<(&'static str, &'static str)> {
    let found = CATALOGUE.basis.iter().find(|one| one.code == basis)?;
    Some((found.sr.as_str(), found.en.as_str()))
}

/// The law on which a use rests on a basis; `None` where none is known beside the general article of the basis.
pub(crate) fn law_of(purpose: Purpose, basis: Basis) -> Option<&'static LawOf> {
    CATALOGUE.law.iter().find(|one| one.purpose == purpose && one.basis == basis)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
    }

    fn answer(purpose: Purpose, answer: ConsentAnswer, on: u32) -> ConsentData {
        ConsentData {
            purpose,
            basis: Basis::Consent,
            answer,
            day: day(on),
            text_version: "1".into(),
            signature: Some(Signature::Paper),
            proxy: None,
        }
    }

    #[test]
    fn the_last_word_counts_and_nothing_said_is_no() {
        let given = answer(Purpose::Health, ConsentAnswer::Given, 3);
        let withdrawn = answer(Purpose::Health, ConsentAnswer::Withdrawn, 9);
        assert!(!may_use(&[], Purpose::Health));
        assert!(may_use(std::slice::from_ref(&given), Purpose::Health));
        assert!(!may_use(std::slice::from_ref(&given), Purpose::Ethnicity));
        assert!(!may_use(&[given.clone(), withdrawn.clone()], Purpose::Health));
        // Recorded late, but said earlier: the withdrawal stays the last word.
        assert!(!may_use(&[withdrawn.clone(), given.clone()], Purpose::Health));
        let same_day = answer(Purpose::Health, ConsentAnswer::Given, 9);
        assert!(may_use(&[given, withdrawn, same_day], Purpose::Health));
    }

    #[test]
    fn of_all_records_the_strictest_word_holds_until_the_person_is_asked_again() {
        let (yes, no) = (ConsentAnswer::Given, ConsentAnswer::Withdrawn);
        let own = vec![answer(Purpose::Health, yes, 9)];
        let there = vec![answer(Purpose::Health, yes, 1), answer(Purpose::Health, no, 3)];
        let elsewhere = SaidElsewhere { answers: there.clone(), since: Vec::new() };
        let said = Said { own: own.clone(), elsewhere: vec![elsewhere] };
        assert_eq!(said.word(Purpose::Health), Some(&there[1]));
        assert_eq!(said.agreed(Purpose::Health), Some(false));
        assert_eq!((said.word(Purpose::Photo), said.agreed(Purpose::Photo)), (None, None));
        let elsewhere = SaidElsewhere { answers: there, since: own.clone() };
        let said = Said { own: own.clone(), elsewhere: vec![elsewhere] };
        assert_eq!(said.word(Purpose::Health), Some(&own[0]));
        assert_eq!(said.agreed(Purpose::Health), Some(true));
    }

    #[test]
    fn what_a_use_rests_on_besides_consent_is_named_by_purpose_and_once() {
        for purpose in Purpose::ALL {
            let law = law_of(*purpose, Basis::PublicTask).unwrap();
            assert!(law.sr.len() > 20 && law.en.len() > 20, "{purpose:?}");
            assert_eq!(law_of(*purpose, Basis::Consent), None);
            let pairs = CATALOGUE.law.iter().filter(|one| one.purpose == *purpose);
            let mut bases: Vec<Basis> = pairs.map(|one| one.basis).collect();
            let count = bases.len();
            bases.sort_unstable();
            bases.dedup();
            assert_eq!(bases.len(), count, "{purpose:?}");
        }
        let centre = law_of(Purpose::ShareCsr, Basis::PublicTask).unwrap();
        assert!(centre.sr.contains("Zakon o socijalnoj zaštiti") && centre.is_to_verify);
    }

    #[test]
    fn every_purpose_has_a_text_and_every_basis_its_article() {
        for purpose in Purpose::ALL {
            assert!(text_on(*purpose, day(28)).is_some(), "{purpose:?}");
        }
        assert!(text_on(Purpose::Photo, NaiveDate::from_ymd_opt(2020, 1, 1).unwrap()).is_none());
        for basis in Basis::ALL {
            assert!(
                basis_text(*basis)
                    .is_some_and(|(sr, en)| sr.contains("ZZPL") && en.contains("ZZPL"))
            );
        }
    }
}
