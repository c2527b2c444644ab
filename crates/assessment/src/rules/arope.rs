//! At risk of poverty or social exclusion: poor, severely deprived or in very low work intensity; each person once.
//!
//! One part that is "yes" decides; a part that does not apply counts as "no", so that everybody stays in the rate.

use super::Rule;
use crate::{
    Judged,
    Subject::{Household, Person},
    case::Case,
    judged::any,
};

pub(super) const RULE: Rule = Rule {
    code: "arope",
    version: 1,
    whole_household: false,
    outputs: &["arope"],
    inputs: &["arop", "smsd", "vlwi"],
    parameters: &[],
    derive,
};

/// AROPE of a person from its three parts.
///
/// # Source
/// Eurostat, glossary: At risk of poverty or social exclusion.
pub fn arope(arop: Judged<bool>, smsd: Judged<bool>, vlwi: Judged<bool>) -> Judged<bool> {
    any([arop, smsd, vlwi])
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    for at in case.persons() {
        let person = Person(at);
        let value = arope(
            case.result(Household, ids.arop),
            case.result(person, ids.smsd),
            case.result(person, ids.vlwi),
        );
        case.set(person, ids.arope, value);
    }
}
