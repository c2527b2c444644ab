//! How far a result is from its line: what would have to change for another result. For rules that hold a number against one.

use crate::{Explained, Level, Subject, Value, VariableId};

/// In what a distance is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DistanceUnit {
    /// Dinars a month.
    Money,
    /// A share, told in per cent.
    Share,
    /// So many things.
    Count,
    /// Points of a score.
    Score,
}

/// How far a number is from the line that it is held against.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Distance {
    /// The variable whose number it is.
    pub of: VariableId,
    /// The number.
    pub now: f64,
    /// The line.
    pub line: f64,
    /// In what both are.
    pub unit: DistanceUnit,
}

/// Where a line stands.
#[derive(Debug, Clone, Copy)]
enum LineIs {
    /// The at-risk-of-poverty line, national or given.
    Arop,
    /// A parameter.
    Parameter(&'static str),
    /// Another result.
    Result(&'static str),
}

/// Flags that hold a number against a line: flag, number, line.
const LINES: [(&str, &str, LineIs, DistanceUnit); 11] = [
    ("arop", "equivalised_income", LineIs::Arop, DistanceUnit::Money),
    (
        "below_absolute_line",
        "income_per_consumption_unit",
        LineIs::Parameter("absolute_line"),
        DistanceUnit::Money,
    ),
    ("smsd", "deprivation_count", LineIs::Parameter("smsd_items"), DistanceUnit::Count),
    ("msd", "deprivation_count", LineIs::Parameter("msd_items"), DistanceUnit::Count),
    (
        "child_specific_deprivation",
        "child_deprivation_count",
        LineIs::Parameter("child_items"),
        DistanceUnit::Count,
    ),
    ("vlwi", "work_intensity", LineIs::Parameter("vlwi_cutoff"), DistanceUnit::Share),
    (
        "housing_overburden",
        "housing_cost_share",
        LineIs::Parameter("overburden_share"),
        DistanceUnit::Share,
    ),
    ("overcrowded", "rooms", LineIs::Result("required_rooms"), DistanceUnit::Count),
    ("mpi_poor", "mpi_score", LineIs::Parameter("local_mpi_k"), DistanceUnit::Score),
    ("global_mpi_poor", "global_mpi_score", LineIs::Parameter("global_mpi_k"), DistanceUnit::Score),
    (
        "employed_most_of_year",
        "months_worked",
        LineIs::Parameter("in_work_months"),
        DistanceUnit::Count,
    ),
];

/// How far a flag of a subject is from changing; `None` where no number is held against a line, or one of both is not known.
pub fn distance(case: Explained<'_>, subject: Subject, flag: VariableId) -> Option<Distance> {
    let catalogue = case.assessor.catalogue();
    let code = catalogue.get(flag)?.code.as_str();
    let (_, number, line, unit) = LINES.iter().find(|(flag, ..)| *flag == code)?;
    let line = match line {
        LineIs::Arop => match case.assessor.definitions().arop_line {
            crate::AropLine::National => case.assessor.amount("arop_line")?.value(),
            crate::AropLine::Given(line) => line,
        },
        LineIs::Parameter(code) => case.assessor.amount(code)?.value(),
        LineIs::Result(code) => number_of(case, subject, catalogue.find(code)?)?,
    };
    let of = catalogue.find(number)?;
    Some(Distance { of, now: number_of(case, subject, of)?, line, unit: *unit })
}

/// A number of a subject, answered or an earlier result.
pub(crate) fn number_of(case: Explained<'_>, subject: Subject, id: VariableId) -> Option<f64> {
    let catalogue = case.assessor.catalogue();
    let subject = match catalogue.get(id)?.level {
        Level::Household => Subject::Household,
        Level::Person => subject,
    };
    if let Some(value) = case.assessment.value(subject, id) {
        return match value {
            Value::Number(number) => Some(*number),
            _ => None,
        };
    }
    match subject {
        Subject::Household => case.household.facts.number(id),
        Subject::Person(at) => case.household.persons.get(at)?.facts.number(id),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::{
        Assessor, Definitions, HouseholdFacts, Parameters, PersonFacts, VariableCatalogue,
    };

    #[test]
    fn a_household_of_one_in_one_room_is_one_room_short() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let parameters = Parameters::shipped().unwrap();
        let date = NaiveDate::from_ymd_opt(2024, 6, 1).unwrap();
        let at = parameters.at(date, 2023);
        let assessor = Assessor::new(&catalogue, at, Definitions::default()).unwrap();
        let mut home =
            HouseholdFacts { persons: vec![PersonFacts::default()], ..Default::default() };
        catalogue.record(&mut home.persons[0].facts, "age", 40).unwrap();
        catalogue.record(&mut home.persons[0].facts, "sex", "female").unwrap();
        catalogue.record(&mut home.persons[0].facts, "relation", "reference").unwrap();
        catalogue.record(&mut home.facts, "rooms", 1).unwrap();
        let assessment = assessor.assess(&home);
        let case = Explained { assessor: &assessor, household: &home, assessment: &assessment };
        let of = |code: &str| distance(case, Subject::Household, catalogue.find(code).unwrap());
        let rooms = catalogue.find("rooms").unwrap();
        let expected = Distance { of: rooms, now: 1.0, line: 2.0, unit: DistanceUnit::Count };
        assert_eq!(of("overcrowded"), Some(expected));
        assert_eq!(of("arop"), None);
        assert_eq!(of("tenure"), None);
    }

    #[test]
    fn every_line_is_of_the_vocabulary_and_of_a_rule() {
        let catalogue = VariableCatalogue::shipped().unwrap();
        for (flag, number, line, _) in LINES {
            assert!(catalogue.find(flag).is_some() && catalogue.find(number).is_some(), "{flag}");
            let known = match line {
                LineIs::Arop => true,
                LineIs::Parameter(code) => {
                    crate::RULES.iter().any(|rule| rule.parameters.contains(&code))
                }
                LineIs::Result(code) => catalogue.find(code).is_some(),
            };
            assert!(known, "{flag}");
        }
    }
}
