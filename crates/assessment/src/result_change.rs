//! What changed between two assessments of a household: results of the household and of its members, who came and who left, and
//! with what was computed.

use std::collections::{BTreeMap, BTreeSet};

use kernel::PersonId;
use registry::Roster;

use crate::{
    Outcome, Value, VariableId,
    assessed::PastResult,
    kept_result::{KeptParameter, ParameterSet},
};

/// A result that is another one.
#[derive(Debug, Clone, PartialEq)]
pub struct ResultChange {
    /// The member; `None` for the household itself.
    pub person: Option<PersonId>,
    /// The result.
    pub variable: VariableId,
    /// What it was; `None` when there was none.
    pub before: Option<Value>,
    /// What it is; `None` when there is none.
    pub after: Option<Value>,
}

/// What changed from one assessment to a later one.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct ResultChanges {
    /// Results that are others, of the household and then of each member, in the order of the roster.
    pub results: Vec<ResultChange>,
    /// Members of the later one alone.
    pub joined: Vec<PersonId>,
    /// Members of the earlier one alone.
    pub left: Vec<PersonId>,
    /// Whether other rules, or other versions of them, were used.
    pub are_rules_others: bool,
}

/// What changed from an assessment to a later one. Somebody with two records is one person, as the roster says.
///
/// Of who came or left only that is told; of who was erased nothing is kept, so that nothing changed. What is unknown stays the same
/// while other questions would settle it.
pub fn result_changes(roster: &Roster, earlier: &PastResult, later: &PastResult) -> ResultChanges {
    let (before, after) = (by_person(roster, earlier), by_person(roster, later));
    let mut results = differences(None, &earlier.household, &later.household);
    for (person, outcomes) in &after {
        if let Some(earlier) = before.get(person)
            && !earlier.is_empty()
            && !outcomes.is_empty()
        {
            results.extend(differences(Some(*person), earlier, outcomes));
        }
    }
    let place = |person: PersonId| {
        let at = roster.members.iter().position(|member| member.person == person);
        (at.unwrap_or(usize::MAX), person)
    };
    results.sort_by_key(|one| one.person.map(place));
    let (were, are): (BTreeSet<_>, BTreeSet<_>) =
        (before.keys().copied().collect(), after.keys().copied().collect());
    ResultChanges {
        results,
        joined: are.difference(&were).copied().collect(),
        left: were.difference(&are).copied().collect(),
        are_rules_others: earlier.with.rules != later.with.rules,
    }
}

/// The results of members, by the record that stands for each.
fn by_person<'a>(roster: &Roster, result: &'a PastResult) -> BTreeMap<PersonId, &'a [Outcome]> {
    let stands = |person: PersonId| {
        let member = roster.members.iter().find(|one| one.records.contains(&person));
        member.map_or(person, |member| member.person)
    };
    let members = result.members.iter();
    members.map(|(person, outcomes)| (stands(*person), outcomes.as_slice())).collect()
}

fn differences(
    person: Option<PersonId>,
    earlier: &[Outcome],
    later: &[Outcome],
) -> Vec<ResultChange> {
    let values = |outcomes: &[Outcome]| -> BTreeMap<VariableId, Value> {
        outcomes.iter().map(|one| (one.variable, one.value.clone())).collect()
    };
    let (mut before, mut after) = (values(earlier), values(later));
    let variables: BTreeSet<VariableId> = before.keys().chain(after.keys()).copied().collect();
    let change = |variable| {
        let (before, after) = (before.remove(&variable), after.remove(&variable));
        let is_same = match (&before, &after) {
            (Some(Value::Unknown(_)), Some(Value::Unknown(_))) => true,
            (before, after) => before == after,
        };
        (!is_same).then_some(ResultChange { person, variable, before, after })
    };
    variables.into_iter().filter_map(change).collect()
}

/// An amount that is another one.
#[derive(Debug, Clone, PartialEq)]
pub struct AmountChange {
    /// The code of the parameter.
    pub code: String,
    /// What it was; `None` without a value.
    pub before: Option<f64>,
    /// What it is; `None` without a value.
    pub after: Option<f64>,
}

/// The amounts that two sets of parameters do not share, by code.
pub fn amount_changes(earlier: &ParameterSet, later: &ParameterSet) -> Vec<AmountChange> {
    let amounts = |set: &ParameterSet| -> BTreeMap<String, f64> {
        let pair = |one: &KeptParameter| (one.code.clone(), one.value);
        set.parameters.iter().map(pair).collect()
    };
    let (before, after) = (amounts(earlier), amounts(later));
    let codes: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let change = |code: &String| AmountChange {
        code: code.clone(),
        before: before.get(code).copied(),
        after: after.get(code).copied(),
    };
    codes.into_iter().map(change).filter(|one| one.before != one.after).collect()
}

#[cfg(test)]
mod tests {
    use chrono::{DateTime, NaiveDate};
    use registry::{Member, Relation};
    use uuid::Uuid;

    use super::*;
    use crate::{ReadRecords, VariableCatalogue, WithRules, rule_book::Reference};

    fn person(number: u128) -> PersonId {
        Uuid::from_u128(number).into()
    }

    fn outcome(code: &str, value: Value) -> Outcome {
        Outcome { variable: id(code), value }
    }

    fn id(code: &str) -> VariableId {
        VariableCatalogue::shipped().unwrap().find(code).unwrap()
    }

    fn result(household: Vec<Outcome>, members: Vec<(PersonId, Vec<Outcome>)>) -> PastResult {
        let date = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        PastResult {
            id: Uuid::from_u128(9).into(),
            computed_at: DateTime::from_timestamp(0, 0).unwrap(),
            is_current: false,
            with: WithRules {
                reference: Reference { date, income_year: 2025 },
                parameters: "p".into(),
                rules: "r".into(),
            },
            household,
            members,
            read: ReadRecords::default(),
        }
    }

    /// A household of one person who has two records: 3, which stands, and 4.
    fn roster() -> Roster {
        Roster {
            household: Uuid::from_u128(1).into(),
            listed_name: "Jović Ana".into(),
            settlement: "Vedrovo".into(),
            area: None,
            records: Vec::new(),
            members: vec![Member {
                person: person(3),
                records: vec![person(4)],
                name: "Jović Ana".into(),
                sex: None,
                birth_date: None,
                birth_registered: None,
                relation: Relation::Reference,
                refused: Vec::new(),
                is_only_kept: false,
                objection: None,
                partner: None,
            }],
        }
    }

    #[test]
    fn results_of_the_household_and_of_a_member_are_told_and_what_is_the_same_is_not() {
        let unknown = |gap: &'static str| Value::Unknown(vec![crate::Gap::Parameter(gap)]);
        let home = |poor: bool, gap| {
            vec![
                outcome("arop", Value::Flag(poor)),
                outcome("overcrowded", Value::Flag(true)),
                outcome("mpi_poor", unknown(gap)),
            ]
        };
        let insured = |value: bool| vec![outcome("uninsured", Value::Flag(value))];
        // What was computed of the record that stepped back is the same person's.
        let earlier = result(home(false, "arop_line"), vec![(person(4), insured(false))]);
        let later = result(home(true, "clinic_km"), vec![(person(3), insured(true))]);
        let flag = |person, code: &str| ResultChange {
            person,
            variable: id(code),
            before: Some(Value::Flag(false)),
            after: Some(Value::Flag(true)),
        };
        let results = vec![flag(None, "arop"), flag(Some(person(3)), "uninsured")];
        let expected = ResultChanges { results, ..ResultChanges::default() };
        assert_eq!(result_changes(&roster(), &earlier, &later), expected);
    }

    #[test]
    fn of_who_came_left_or_was_erased_no_result_changed() {
        let adult = vec![outcome("uninsured", Value::Flag(true))];
        let earlier = result(Vec::new(), vec![(person(3), Vec::new()), (person(5), adult.clone())]);
        let mut later = result(Vec::new(), vec![(person(3), adult.clone()), (person(6), adult)]);
        later.with.rules = "others".into();
        let expected = ResultChanges {
            results: Vec::new(),
            joined: vec![person(6)],
            left: vec![person(5)],
            are_rules_others: true,
        };
        assert_eq!(result_changes(&roster(), &earlier, &later), expected);
    }

    #[test]
    fn amounts_are_compared_by_their_codes() {
        let date = NaiveDate::from_ymd_opt(2026, 5, 1).unwrap();
        let set = |amounts: &[(&str, f64)]| {
            let parameter = |(code, value): &(&str, f64)| KeptParameter {
                code: (*code).to_owned(),
                value: *value,
                valid_from: date,
                valid_to: None,
                source: "test".into(),
            };
            let parameters = amounts.iter().map(parameter).collect();
            ParameterSet { parameters, ..ParameterSet::default() }
        };
        let change = |code: &str, before, after| AmountChange { code: code.into(), before, after };
        let (earlier, later) = (
            set(&[("arop_line", 30_000.0), ("clinic_km", 5.0), ("smsd_items", 7.0)]),
            set(&[("absolute_line", 15_000.0), ("arop_line", 35_606.0), ("smsd_items", 7.0)]),
        );
        let expected = [
            change("absolute_line", None, Some(15_000.0)),
            change("arop_line", Some(30_000.0), Some(35_606.0)),
            change("clinic_km", Some(5.0), None),
        ];
        assert_eq!(amount_changes(&earlier, &later), expected);
    }
}
