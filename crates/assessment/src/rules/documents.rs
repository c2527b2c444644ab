//! Documents: children without them, and persons whom the law does not see.

use super::{Rule, labour::of_age};
use crate::{Subject::Person, case::Case, judged::any};

pub(super) const RULE: Rule = Rule {
    code: "documents",
    version: 1,
    whole_household: false,
    outputs: &["child_without_documents", "legally_invisible"],
    inputs: &["age_years", "birth_registered", "has_personal_number", "citizenship"],
    parameters: &[],
    derive,
};

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    for at in case.persons() {
        let person = Person(at);
        let unregistered = case.flag(person, ids.birth_registered).negate();
        let no_number = case.flag(person, ids.has_personal_number).negate();
        let stateless = case.is_one_of(person, ids.citizenship, &["none"]);
        let without = unregistered.clone().or(no_number);
        let child = of_age(case, at, 0.0, 17.0, || without);
        case.set(person, ids.child_without_documents, child);
        case.set(person, ids.legally_invisible, any([unregistered, stateless]));
    }
}
