//! Of which answers and earlier results a flag is made: it holds when of each condition at least one part holds.
//!
//! Written beside the rules for what they say of themselves to be told; a law holds both together, and where they disagree about a
//! household nothing is told of it.

use crate::{
    Answer, Definitions, Explained, Holds, Level, MissingKind, RULES, Sanitation, Subject,
    VariableId, distance::number_of, explain::read,
};

/// What an answer or an earlier result is that holds.
#[derive(Debug, Clone, Copy)]
enum Is {
    Flag(bool),
    OneOf(&'static [&'static str]),
}

/// When one part holds.
#[derive(Debug, Clone, Copy)]
struct Test {
    code: &'static str,
    is: Is,
    /// Whether it holds where the question does not apply.
    not_applicable: Holds,
}

const fn yes(code: &'static str) -> Test {
    Test { code, is: Is::Flag(true), not_applicable: Holds::No }
}

const fn no(code: &'static str) -> Test {
    Test { code, is: Is::Flag(false), not_applicable: Holds::No }
}

const fn one_of(code: &'static str, codes: &'static [&'static str]) -> Test {
    Test { code, is: Is::OneOf(codes), not_applicable: Holds::No }
}

/// One answer or earlier result of which a flag is made.
#[derive(Debug, Clone, PartialEq)]
pub struct Part {
    /// The variable.
    pub variable: VariableId,
    /// Whom it is about.
    pub subject: Subject,
    /// What it is.
    pub answer: Answer,
}

/// A part, and whether it holds.
pub(crate) type Judgement = (Part, Holds);

/// The conditions of a flag; nothing for a flag that is made otherwise.
///
/// Of several families one may receive social assistance and another not: then receiving is no condition of the household.
fn conditions(flag: &str, definitions: &Definitions, is_one_family: bool) -> Vec<Vec<Test>> {
    const HAS_NONE: &[&str] = &["none"];
    const NOT_RECEIVED: &[&str] = &["needs_waits", "needs_did_not_ask"];
    let [bath, toilet] = ["bath_or_shower", "indoor_toilet"].map(|code| one_of(code, HAS_NONE));
    match flag {
        "arope" => vec![vec![yes("arop"), yes("smsd"), yes("vlwi")]],
        "child_without_documents" => {
            vec![vec![no("birth_registered"), no("has_personal_number")]]
        }
        "legally_invisible" => {
            vec![vec![no("birth_registered"), one_of("citizenship", HAS_NONE)]]
        }
        "service_gap" => {
            let rule = RULES.iter().find(|rule| rule.code == "services");
            let services = rule.map(|rule| rule.inputs).unwrap_or_default();
            vec![services.iter().map(|code| one_of(code, NOT_RECEIVED)).collect()]
        }
        "eligible_not_receiving" => {
            let poor = vec![yes("below_nsp_level")];
            let receives_nothing = is_one_family.then(|| vec![no("nsp_receives")]);
            let owns_none = Test { not_applicable: Holds::Yes, ..no("owns_other_dwelling") };
            [Some(poor), receives_nothing, Some(vec![owns_none])].into_iter().flatten().collect()
        }
        "no_bath_no_toilet" => vec![vec![bath], vec![toilet]],
        "severe_housing_deprivation" => {
            let mut faults = vec![yes("leaking_or_damp"), yes("too_dark")];
            match definitions.sanitation {
                Sanitation::NeitherBathNorToilet => faults.push(yes("no_bath_no_toilet")),
                Sanitation::BathOrToiletMissing => faults.extend([bath, toilet]),
            }
            vec![vec![yes("overcrowded")], faults]
        }
        "insecure_tenure" => {
            let untitled = one_of("tenure", &["user_without_title", "informal"]);
            vec![vec![untitled, no("building_legal")]]
        }
        _ => Vec::new(),
    }
}

/// The conditions of a flag of a subject, each as its parts with what holds of them.
pub(crate) fn judged(case: Explained<'_>, subject: Subject, flag: &str) -> Vec<Vec<Judgement>> {
    let conditions = conditions(flag, case.assessor.definitions(), is_one_family(case));
    let of = |test: Test| judge(case, subject, test);
    conditions.into_iter().map(|parts| parts.into_iter().filter_map(of).collect()).collect()
}

/// Whether all members are of one family, as the rules tell families apart.
pub(crate) fn is_one_family(case: Explained<'_>) -> bool {
    let families = case.assessor.catalogue().find("families");
    let count = families.and_then(|id| number_of(case, Subject::Household, id));
    count.is_some_and(|count| count <= 1.0)
}

/// Whether a condition holds: yes when any part does, not known when none does and one is not known.
pub(crate) fn holds(parts: &[Judgement]) -> Holds {
    let any = |wanted| parts.iter().any(|(_, holds)| *holds == wanted);
    if any(Holds::Yes) {
        Holds::Yes
    } else if any(Holds::Unknown) {
        Holds::Unknown
    } else {
        Holds::No
    }
}

fn judge(case: Explained<'_>, subject: Subject, test: Test) -> Option<Judgement> {
    let catalogue = case.assessor.catalogue();
    let variable = catalogue.find(test.code)?;
    let subject = match catalogue.get(variable)?.level {
        Level::Household => Subject::Household,
        Level::Person => subject,
    };
    let answer = read(case, subject, variable);
    let is = |held: bool| if held { Holds::Yes } else { Holds::No };
    let holds = match (&answer, test.is) {
        (Answer::Missing(MissingKind::DoesNotApply), _) => test.not_applicable,
        (Answer::Flag(value), Is::Flag(wanted)) => is(*value == wanted),
        (Answer::Code(index), Is::OneOf(codes)) => match catalogue.code_of(variable, *index) {
            Some(code) => is(codes.contains(&code)),
            None => Holds::Unknown,
        },
        _ => Holds::Unknown,
    };
    Some((Part { variable, subject, answer }, holds))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{Kind, VariableCatalogue};

    /// Whether an answer to the variable can be what the test asks for.
    fn fits(test: Test, variable: &crate::Variable) -> bool {
        match test.is {
            Is::Flag(_) => variable.kind == Kind::Flag,
            Is::OneOf(codes) => codes.iter().all(|one| variable.index_of(one).is_some()),
        }
    }

    #[test]
    fn every_part_is_of_the_vocabulary_and_read_by_the_rule_of_its_flag() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let flags = catalogue.iter().filter(|(_, one)| one.derived);
        let flags: Vec<&str> = flags.map(|(_, one)| one.code.as_str()).collect();
        let mut tests: Vec<(&str, Test)> = Vec::new();
        for sanitation in [Sanitation::NeitherBathNorToilet, Sanitation::BathOrToiletMissing] {
            let definitions = Definitions { sanitation, ..Definitions::default() };
            for flag in &flags {
                let of_flag = conditions(flag, &definitions, true).concat();
                tests.extend(of_flag.into_iter().map(|test| (*flag, test)));
            }
        }
        for (flag, test) in &tests {
            let rule = RULES.iter().find(|rule| rule.outputs.contains(flag)).unwrap();
            let is_read = rule.inputs.contains(&test.code) || rule.outputs.contains(&test.code);
            let variable = catalogue.find_variable(test.code).unwrap();
            assert!(is_read && fits(*test, variable), "{flag}: {test:?}");
        }
        assert!(tests.len() > 60, "{}", tests.len());
    }
}
