//! What holds for any facts.

use assessment::{
    Answer, CodeIndex, Definitions, Explained, Eyes, Facts, Kind, Level, MissingKind, Sanitation,
    Subject, Value, VariableId, WouldChange, rules::equivalence_size, would_change,
};
use proptest::prelude::*;

use crate::village::{CATALOGUE, Home, YES, assessor, value};

/// Flags of which is told what holds them.
const HELD_BY_CONDITIONS: [&str; 8] = [
    "arope",
    "child_without_documents",
    "eligible_not_receiving",
    "insecure_tenure",
    "legally_invisible",
    "no_bath_no_toilet",
    "service_gap",
    "severe_housing_deprivation",
];

fn any_answer(kind: Kind, values: usize) -> BoxedStrategy<Answer> {
    let missing = prop::sample::select(MissingKind::ALL.to_vec()).prop_map(Answer::Missing);
    let given = match kind {
        Kind::Integer | Kind::Number | Kind::Money => prop_oneof![
            any::<f64>().prop_map(Answer::Number),
            (-5.0..120.0_f64).prop_map(|x| Answer::Number(x.round())),
            (0.0..2_000_000.0_f64).prop_map(Answer::Number),
        ]
        .boxed(),
        Kind::Category => (0..=values as u16).prop_map(|at| Answer::Code(CodeIndex(at))).boxed(),
        Kind::Flag => any::<bool>().prop_map(Answer::Flag).boxed(),
        Kind::Date => (0..60_000_i32)
            .prop_map(|days| {
                Answer::Date(chrono::NaiveDate::from_num_days_from_ce_opt(700_000 + days).unwrap())
            })
            .boxed(),
        Kind::Text | Kind::Settlement => "[a-z]{0,3}".prop_map(Answer::Text).boxed(),
    };
    prop_oneof![1 => missing, 4 => given].boxed()
}

/// Answers to a random half of the questions of a level.
fn any_facts(level: Level) -> impl Strategy<Value = Facts> {
    let of_level: Vec<(VariableId, BoxedStrategy<Answer>)> = CATALOGUE
        .iter()
        .filter(|(_, variable)| variable.level == level && !variable.derived)
        .map(|(id, variable)| (id, any_answer(variable.kind, variable.values.len())))
        .collect();
    let parts: Vec<_> = of_level
        .into_iter()
        .map(|(id, answers)| prop::option::of(answers).prop_map(move |answer| (id, answer)))
        .collect();
    parts.prop_map(|answers| {
        let mut facts = Facts::new();
        for (id, answer) in answers {
            if let Some(answer) = answer {
                facts.set(id, answer);
            }
        }
        facts
    })
}

fn any_home() -> impl Strategy<Value = Home> {
    let persons = prop::collection::vec(any_facts(Level::Person), 0..4);
    (any_facts(Level::Household), persons).prop_map(|(facts, persons)| {
        let mut home = Home::new();
        home.0.facts = facts;
        home.0.persons = persons
            .into_iter()
            .map(|facts| assessment::PersonFacts { id: String::new(), facts })
            .collect();
        home
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn no_facts_make_the_rules_panic_and_arope_is_at_least_each_part(home in any_home()) {
        let assessment = assessor(Definitions::default()).assess(&home.0);
        assessment::check(&CATALOGUE, &home.0);
        for at in 0..home.0.persons.len() {
            let person = Subject::Person(at);
            let parts = [
                value(&assessment, Subject::Household, "arop"),
                value(&assessment, person, "smsd"),
                value(&assessment, person, "vlwi"),
            ];
            if parts.contains(&YES) {
                prop_assert_eq!(value(&assessment, person, "arope"), YES);
            }
            if value(&assessment, person, "smsd") == YES {
                prop_assert_eq!(value(&assessment, person, "msd"), YES);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_said_to_hold_a_result_is_what_the_rule_found(
        home in any_home(),
        is_either in any::<bool>(),
    ) {
        let sanitation =
            if is_either { Sanitation::BathOrToiletMissing } else { Sanitation::NeitherBathNorToilet };
        let assessor = assessor(Definitions { sanitation, ..Definitions::default() });
        let assessment = assessor.assess(&home.0);
        let case = Explained { assessor: &assessor, household: &home.0, assessment: &assessment };
        let all = Eyes::remembered((true, true));
        let persons = (0..home.0.persons.len()).map(Subject::Person);
        for subject in persons.chain([Subject::Household]) {
            for code in HELD_BY_CONDITIONS {
                let id = CATALOGUE.find(code).unwrap();
                let told = would_change(case, all, subject, id);
                match assessment.value(subject, id) {
                    // Each condition of a flag that holds is a way to its end: none is left out.
                    Some(Value::Flag(true)) => {
                        prop_assert!(!told.is_empty(), "{code}");
                        let is_end = |one: &WouldChange| matches!(one, WouldChange::Ends(_));
                        prop_assert!(told.iter().all(is_end), "{code}: {told:?}");
                    }
                    Some(Value::Flag(false)) => {
                        let is_begin = |one: &WouldChange| matches!(one, WouldChange::Begins(_));
                        prop_assert!(told.iter().all(is_begin), "{code}: {told:?}");
                        // Of several families it may be another one each time.
                        let families = value(&assessment, Subject::Household, "families");
                        let tells_nothing = code == "eligible_not_receiving" && families != Value::Number(1.0);
                        let tells = ["arope", "eligible_not_receiving", "severe_housing_deprivation"];
                        let is_told = tells_nothing && told.is_empty() || tells.contains(&code) != told.is_empty();
                        prop_assert!(is_told, "{code}: {told:?}");
                    }
                    _ => prop_assert!(told.is_empty(), "{code}: {told:?}"),
                }
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn a_result_is_never_unknown_without_a_reason_and_fits_its_variable(home in any_home()) {
        let assessment = assessor(Definitions::default()).assess(&home.0);
        let all = assessment.household.iter().chain(assessment.persons.iter().flatten());
        for outcome in all {
            let variable = CATALOGUE.get(outcome.variable).unwrap();
            let fits = match &outcome.value {
                Value::Flag(_) => variable.kind == Kind::Flag,
                Value::Number(_) => variable.kind.is_numeric(),
                Value::Code(index) => variable.code_of(*index).is_some(),
                Value::Unknown(gaps) => !gaps.is_empty(),
                Value::DoesNotApply => true,
            };
            prop_assert!(fits, "{}: {:?}", variable.code, outcome.value);
        }
    }
}

proptest! {
    #[test]
    fn sizes_grow_with_every_member(adults in 0..12_usize, children in 0..12_usize) {
        for (further, child) in [(0.5, 0.3), (0.7, 0.5)] {
            let size = equivalence_size(adults, children, further, child);
            prop_assert!(equivalence_size(adults + 1, children, further, child) > size);
            prop_assert!(equivalence_size(adults, children + 1, further, child) > size);
        }
    }

    #[test]
    fn more_income_never_makes_poor(income in 0..2_000_000_i32, more in 0..1_000_000_i32) {
        let poor = |amount: i32| {
            Home::new()
                .with("household_income_reported_per_year", amount)
                .member(40, "male")
                .member(12, "female")
                .result("arop")
        };
        prop_assert!(poor(income) == YES || poor(income + more) == Value::Flag(false));
    }
}
