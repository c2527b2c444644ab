//! Every answer that there ever was: what an entry changed, what held at a moment, what differs between two.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use kernel::UserId;

use crate::{
    Answer, VariableId,
    record::{FactSubject, Origin},
};

/// The answers about one subject in one entry.
#[derive(Debug, Clone, PartialEq)]
pub struct PastEntry {
    /// Whom they are about.
    pub subject: FactSubject,
    /// Where they are from.
    pub origin: Origin,
    /// Who recorded them; `None` for the program.
    pub recorded_by: Option<UserId>,
    /// Why.
    pub reason: String,
    /// The answers; "not asked" takes one back.
    pub answers: Vec<(VariableId, Answer)>,
    /// Whether they cannot be read any more, because the person was erased.
    pub is_erased: bool,
}

/// One answer and the one that stood there before.
#[derive(Debug, Clone, PartialEq)]
pub struct AnswerChange {
    /// The question.
    pub variable: VariableId,
    /// What stood there; `None` for nothing.
    pub before: Option<Answer>,
    /// What stands there; `None` for nothing.
    pub after: Option<Answer>,
}

/// An entry with what it changed.
#[derive(Debug, Clone, PartialEq)]
pub struct HistoryStep {
    /// The entry.
    pub entry: PastEntry,
    /// What it changed, in the order of the questionnaire.
    pub changes: Vec<AnswerChange>,
}

/// A state of the facts that is compared.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// What was said in a round of mapping.
    Round(String),
    /// What held on a day.
    Day(NaiveDate),
}

impl Moment {
    /// A moment as an address names it: a day, or the name of a round.
    pub fn parse(text: &str) -> Option<Self> {
        let text = text.trim();
        match text.parse() {
            Ok(day) => Some(Self::Day(day)),
            Err(_) if text.is_empty() => None,
            Err(_) => Some(Self::Round(text.to_owned())),
        }
    }

    fn includes(&self, entry: &PastEntry) -> bool {
        match self {
            Self::Round(round) => entry.origin.round == *round,
            Self::Day(day) => entry.origin.valid_from <= *day,
        }
    }
}

type Answers = BTreeMap<(FactSubject, VariableId), (Answer, Origin)>;

fn put(answers: &mut Answers, entry: &PastEntry, (variable, answer): &(VariableId, Answer)) {
    let order = |origin: &Origin| (origin.valid_from, origin.recorded_at);
    let key = (entry.subject, *variable);
    let is_current =
        answers.get(&key).is_none_or(|(_, before)| order(before) <= order(&entry.origin));
    if is_current {
        answers.insert(key, (answer.clone(), entry.origin.clone()));
    }
}

/// The entries, oldest first, each with what it changed in what was current then.
pub fn steps(entries: Vec<PastEntry>) -> Vec<HistoryStep> {
    let mut answers = Answers::new();
    let mut step = |entry: PastEntry| {
        let mut changes = Vec::new();
        for given in &entry.answers {
            let key = (entry.subject, given.0);
            let current = |answers: &Answers| answers.get(&key).map(|(answer, _)| answer.clone());
            let before = current(&answers).filter(|answer| *answer != Answer::NOT_ASKED);
            put(&mut answers, &entry, given);
            let after = Some(given.1.clone()).filter(|answer| *answer != Answer::NOT_ASKED);
            changes.push(AnswerChange { variable: given.0, before, after });
        }
        HistoryStep { entry, changes }
    };
    entries.into_iter().map(&mut step).collect()
}

/// What differs between two moments, by subject and question.
pub fn compare(
    entries: &[PastEntry],
    from: &Moment,
    to: &Moment,
) -> Vec<(FactSubject, AnswerChange)> {
    let at = |moment: &Moment| {
        let mut answers = Answers::new();
        for entry in entries.iter().filter(|entry| moment.includes(entry)) {
            for given in &entry.answers {
                put(&mut answers, entry, given);
            }
        }
        answers
    };
    let (before, after) = (at(from), at(to));
    let keys: BTreeSet<&(FactSubject, VariableId)> = before.keys().chain(after.keys()).collect();
    let change = |key: &(FactSubject, VariableId)| {
        let of = |answers: &Answers| {
            let answer = answers.get(key).map(|(answer, _)| answer.clone());
            answer.filter(|answer| *answer != Answer::NOT_ASKED)
        };
        let change = AnswerChange { variable: key.1, before: of(&before), after: of(&after) };
        (change.before != change.after).then_some((key.0, change))
    };
    keys.into_iter().filter_map(change).collect()
}

/// The rounds and first days of entries, to choose what is compared: oldest first.
pub fn moments(entries: &[PastEntry]) -> (Vec<String>, Vec<NaiveDate>) {
    let mut rounds: Vec<String> = Vec::new();
    for entry in entries {
        let round = &entry.origin.round;
        if !round.is_empty() && !rounds.contains(round) {
            rounds.push(round.clone());
        }
    }
    let days: BTreeSet<NaiveDate> = entries.iter().map(|entry| entry.origin.valid_from).collect();
    (rounds, days.into_iter().collect())
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use uuid::Uuid;

    use super::*;
    use crate::{VariableCatalogue, record::FactSource};

    fn day(day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 5, day).unwrap()
    }

    fn entry(round: &str, from: u32, answers: Vec<(VariableId, Answer)>) -> PastEntry {
        PastEntry {
            subject: FactSubject::Household(Uuid::from_u128(1).into()),
            origin: Origin {
                entry: Uuid::from_u128(u128::from(from)).into(),
                round: round.to_owned(),
                valid_from: day(from),
                recorded_at: DateTime::from_timestamp(i64::from(from) * 3_600, 0).unwrap(),
                source: FactSource::Survey,
            },
            recorded_by: None,
            reason: String::new(),
            answers,
            is_erased: false,
        }
    }

    fn ids() -> (VariableId, VariableId) {
        let catalogue = VariableCatalogue::shipped().unwrap();
        (catalogue.find("rooms").unwrap(), catalogue.find("household_size").unwrap())
    }

    #[test]
    fn an_entry_says_what_stood_there_before() {
        let (rooms, _) = ids();
        let entries = vec![
            entry("2026-1", 1, vec![(rooms, Answer::Number(2.0))]),
            entry("2026-2", 9, vec![(rooms, Answer::NOT_ASKED)]),
        ];
        let changes: Vec<AnswerChange> =
            steps(entries).into_iter().flat_map(|step| step.changes).collect();
        let two = Some(Answer::Number(2.0));
        let expected = [
            AnswerChange { variable: rooms, before: None, after: two.clone() },
            AnswerChange { variable: rooms, before: two, after: None },
        ];
        assert_eq!(changes, expected);
    }

    #[test]
    fn two_rounds_and_two_days_differ_in_what_was_said_then() {
        let (rooms, size) = ids();
        let number = Answer::Number;
        let entries = [
            entry("2026-1", 1, vec![(rooms, number(2.0)), (size, number(4.0))]),
            entry("2026-2", 9, vec![(rooms, number(3.0)), (size, number(4.0))]),
        ];
        let household = entries[0].subject;
        let change =
            AnswerChange { variable: rooms, before: Some(number(2.0)), after: Some(number(3.0)) };
        let rounds = [Moment::Round("2026-1".into()), Moment::Round("2026-2".into())];
        assert_eq!(compare(&entries, &rounds[0], &rounds[1]), [(household, change.clone())]);
        let days = [Moment::Day(day(8)), Moment::Day(day(9))];
        assert_eq!(compare(&entries, &days[0], &days[1]), [(household, change)]);
        assert_eq!(
            moments(&entries),
            (vec!["2026-1".into(), "2026-2".into()], vec![day(1), day(9)])
        );
    }

    #[test]
    fn a_moment_is_a_day_or_a_round() {
        assert_eq!(Moment::parse("2026-05-09"), Some(Moment::Day(day(9))));
        assert_eq!(Moment::parse(" proleće 2026 "), Some(Moment::Round("proleće 2026".into())));
        assert_eq!(Moment::parse("  "), None);
    }
}
