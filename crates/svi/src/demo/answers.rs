//! Answers to most of the questionnaire for measurements of speed: plausible one by one, meaningless together.

use assessment::{
    Answer, FactSubject, FactsOf, Kind, Level, Variable, VariableCatalogue, VariableId,
    is_asked_elsewhere,
};
use chrono::NaiveDate;
use registry::Roster;

/// Of a hundred questions, so many are answered.
const ANSWERED: usize = 70;

/// Answers about households and everybody in them.
pub(crate) fn of_rosters(catalogue: &VariableCatalogue, rosters: &[Roster]) -> Vec<FactsOf> {
    let mut facts = Vec::new();
    for (seed, roster) in rosters.iter().enumerate() {
        let household = FactSubject::Household(roster.household);
        let persons = roster.members.iter().map(|member| FactSubject::Person(member.person));
        for subject in std::iter::once(household).chain(persons) {
            let answers = answers(catalogue, subject, seed);
            facts.push(FactsOf { household: roster.household, subject, answers });
        }
    }
    facts
}

fn answers(
    catalogue: &VariableCatalogue,
    subject: FactSubject,
    seed: usize,
) -> Vec<(VariableId, Answer)> {
    let level = match subject {
        FactSubject::Household(_) => Level::Household,
        FactSubject::Person(_) => Level::Person,
    };
    let asked = catalogue.iter().filter(|(_, one)| one.level == level && !is_asked_elsewhere(one));
    let answered = asked.enumerate().filter(|(at, _)| (at * 37 + seed) % 100 < ANSWERED);
    answered.filter_map(|(at, (id, one))| Some((id, answer(one, at + seed)?))).collect()
}

fn answer(variable: &Variable, seed: usize) -> Option<Answer> {
    Some(match variable.kind {
        Kind::Flag => Answer::Flag(seed.is_multiple_of(2)),
        Kind::Category => {
            let value = variable.values.get(seed % variable.values.len().max(1))?;
            Answer::Code(variable.index_of(&value.code)?)
        }
        Kind::Integer | Kind::Number | Kind::Money => {
            let (min, max) = variable.range?;
            Answer::Number((min + (max - min) * (seed % 10) as f64 / 100.0).round())
        }
        Kind::Date => Answer::Date(NaiveDate::from_ymd_opt(2026, 1, 1)?),
        Kind::Text => Answer::Text("odgovor".to_owned()),
        Kind::Settlement => return None,
    })
}
