//! Ethnicity, documents, health insurance.
//!
//! Ethnicity is what a person would declare; whether it may be recorded is a consent of its own.

use chance::Stream;

use super::{
    people::{Person, Tongue},
    settlements::Kind,
};

/// Declared ethnicity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Ethnicity {
    /// Srpska.
    #[default]
    Serb,
    /// Romska.
    Roma,
    /// Bošnjačka.
    Bosniak,
    /// Mađarska.
    Hungarian,
    /// Another.
    Other,
}

/// Documents and insurance of a person.
#[expect(clippy::struct_excessive_bools, reason = "each is one answer of the questionnaire")]
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Papers {
    /// Declared ethnicity.
    pub(crate) ethnicity: Ethnicity,
    /// Whether it may be recorded.
    pub(crate) consents_to_ethnicity: bool,
    /// Entered in the register of births.
    pub(crate) birth_registered: bool,
    /// Has a citizen's number.
    pub(crate) has_number: bool,
    /// Has a valid identity card; children under 16 need none.
    pub(crate) has_card: bool,
    /// Residence registered.
    pub(crate) residence: bool,
    /// Has valid health insurance.
    pub(crate) insured: bool,
    /// Has a chosen physician.
    pub(crate) physician: bool,
    /// Displaced, refugee or returnee.
    pub(crate) displaced: bool,
}

impl Default for Papers {
    fn default() -> Self {
        Self {
            ethnicity: Ethnicity::Serb,
            consents_to_ethnicity: true,
            birth_registered: true,
            has_number: true,
            has_card: true,
            residence: true,
            insured: true,
            physician: true,
            displaced: false,
        }
    }
}

/// Gives the members their ethnicity and papers; says whether the household is Roma and which language it speaks.
pub(crate) fn identify(stream: &mut Stream, kind: Kind, people: &mut [Person]) -> (bool, Tongue) {
    let substandard = kind == Kind::Substandard;
    let common = household_ethnicity(stream, kind);
    let consents = stream.chance(0.9);
    let displaced = stream.chance(if substandard { 0.16 } else { 0.015 });
    for person in people.iter_mut() {
        let ethnicity = if stream.chance(0.03) { Ethnicity::Serb } else { common };
        let papers = papers(stream, substandard, person.age);
        person.papers = Papers { ethnicity, consents_to_ethnicity: consents, displaced, ..papers };
    }
    let tongue = match common {
        Ethnicity::Roma if stream.chance(if substandard { 0.6 } else { 0.2 }) => Tongue::Romani,
        Ethnicity::Hungarian => Tongue::Hungarian,
        _ => Tongue::Serbian,
    };
    (common == Ethnicity::Roma, tongue)
}

fn household_ethnicity(stream: &mut Stream, kind: Kind) -> Ethnicity {
    use Ethnicity::{Bosniak, Hungarian, Other, Roma, Serb};
    let roma = match kind {
        Kind::Town => 0.014,
        Kind::Village => 0.004,
        Kind::Mountain => 0.0,
        Kind::Substandard => 0.95,
    };
    let rest = 1.0 - roma;
    stream.choose(&[
        (Roma, roma),
        (Serb, rest * 0.948),
        (Bosniak, rest * 0.028),
        (Hungarian, rest * 0.006),
        (Other, rest * 0.018),
    ])
}

fn papers(stream: &mut Stream, substandard: bool, age: i32) -> Papers {
    let child = age < 18;
    let registered = !stream.chance(if substandard && child { 0.055 } else { 0.0005 });
    let numbered = registered && !stream.chance(if substandard { 0.02 } else { 0.001 });
    let carded = numbered && !stream.chance(if substandard { 0.13 } else { 0.015 });
    let resident = registered && !stream.chance(if substandard { 0.14 } else { 0.012 });
    let insured = numbered
        && !stream.chance(match (substandard, child) {
            (true, _) => 0.13,
            (false, true) => 0.004,
            (false, false) => 0.021,
        });
    let physician = insured && !stream.chance(if substandard { 0.16 } else { 0.05 });
    Papers {
        birth_registered: registered,
        has_number: numbered,
        has_card: age >= 16 && carded,
        residence: resident,
        insured,
        physician,
        ..Papers::default()
    }
}
