//! All that is known of one subject: the current answer to each question with where it is from.
//!
//! Current is the answer that holds since the latest day, and of several the one that was recorded last. What a later or
//! earlier vocabulary does not know stays on the sheet and gives no answer.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Deserializer, Serialize, de};

use crate::{
    Answer, Facts, VariableCatalogue, VariableId,
    record::{EntryId, FactSource, Origin, Recorded},
    stored::Stored,
    withheld::Withheld,
};

/// The sheet of one subject.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Sheet {
    version: i32,
    contents: Contents,
    /// Not kept: what the person agrees to is known where the sheet is read.
    withheld: Withheld,
}

/// The sheet as it is kept: where answers are from, each once, and the answers with a number into it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Contents {
    #[serde(rename = "o")]
    origins: Vec<KeptOrigin>,
    #[serde(rename = "a")]
    answers: BTreeMap<String, (Stored, usize)>,
}

/// Entry, round, first day, moment of recording in microseconds, source.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
struct KeptOrigin(EntryId, String, NaiveDate, i64, FactSource);

impl KeptOrigin {
    /// What decides which of two answers is current.
    const fn order(&self) -> (NaiveDate, i64) {
        (self.2, self.3)
    }
}

impl From<&Origin> for KeptOrigin {
    fn from(origin: &Origin) -> Self {
        let at = origin.recorded_at.timestamp_micros();
        Self(origin.entry, origin.round.clone(), origin.valid_from, at, origin.source)
    }
}

impl From<&KeptOrigin> for Origin {
    fn from(kept: &KeptOrigin) -> Self {
        Self {
            entry: kept.0,
            round: kept.1.clone(),
            valid_from: kept.2,
            recorded_at: DateTime::<Utc>::from_timestamp_micros(kept.3).unwrap_or_default(),
            source: kept.4,
        }
    }
}

/// A sheet of which only the answers are wanted.
#[derive(Deserialize)]
struct Bare<'a> {
    #[serde(rename = "a", borrow)]
    answers: BareAnswers<'a>,
}

/// Codes and answers in the order in which they are kept.
struct BareAnswers<'a>(Vec<(&'a str, Stored)>);

impl<'de: 'a, 'a> Deserialize<'de> for BareAnswers<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Reading;
        impl<'de> de::Visitor<'de> for Reading {
            type Value = Vec<(&'de str, Stored)>;

            fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.write_str("answers by code")
            }

            fn visit_map<A: de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                let mut answers = Vec::with_capacity(EXPECTED_ANSWERS);
                while let Some((code, (stored, _))) =
                    map.next_entry::<&'de str, (Stored, usize)>()?
                {
                    answers.push((code, stored));
                }
                Ok(answers)
            }
        }
        deserializer.deserialize_map(Reading).map(Self)
    }
}

/// Answers on a sheet that is well filled.
const EXPECTED_ANSWERS: usize = 160;

impl Sheet {
    /// Reads a sheet as it is kept.
    pub(crate) fn read(version: i32, text: &[u8]) -> Result<Self, serde_json::Error> {
        let contents = serde_json::from_slice(text)?;
        Ok(Self { version, contents, withheld: Withheld::default() })
    }

    /// The facts of a sheet as it is kept, without where they are from: what computing all households needs, and no more.
    pub(crate) fn read_facts(
        catalogue: &VariableCatalogue,
        text: &[u8],
    ) -> Result<Facts, serde_json::Error> {
        let contents: Bare<'_> = serde_json::from_slice(text)?;
        let mut codes = catalogue.in_order();
        let answers = contents.answers.0.iter();
        let known = answers.filter_map(|(code, stored)| {
            let id = codes.find(code)?;
            Some((id, stored.answer_of(catalogue, id)?))
        });
        Ok(Facts::of_each_once(known.collect()))
    }

    /// The sheet as it is kept.
    pub(crate) fn to_text(&self) -> Result<Vec<u8>, serde_json::Error> {
        serde_json::to_vec(&self.contents)
    }

    /// How often something was recorded, 0 for never.
    pub const fn version(&self) -> i32 {
        self.version
    }

    /// Whether nothing was ever recorded.
    pub fn is_empty(&self) -> bool {
        self.contents.answers.is_empty()
    }

    /// With what is not to be used.
    pub(crate) const fn withhold(&mut self, withheld: Withheld) {
        self.withheld = withheld;
    }

    /// What is not used.
    pub const fn withheld(&self) -> Withheld {
        self.withheld
    }

    /// The current answer to a question, also when it says that there is none; `None` when nothing was ever recorded. What is withheld counts
    /// as refused.
    pub fn get(&self, catalogue: &VariableCatalogue, variable: VariableId) -> Option<Recorded> {
        let recorded = self.held(catalogue, variable)?;
        let answer = self.withheld.seen(catalogue.get(variable)?, recorded.answer);
        Some(Recorded { answer, ..recorded })
    }

    /// The same as it is kept, also what is not used: for the person.
    pub fn held(&self, catalogue: &VariableCatalogue, variable: VariableId) -> Option<Recorded> {
        let code = catalogue.get(variable)?.code.as_str();
        let (stored, origin) = self.contents.answers.get(code)?;
        let (_, answer) = stored.answer(catalogue, code)?;
        let origin = self.contents.origins.get(*origin)?.into();
        Some(Recorded { answer, origin })
    }

    /// The current answers as the rules read them. What is withheld counts as refused.
    pub fn facts(&self, catalogue: &VariableCatalogue) -> Facts {
        let mut facts = Facts::new();
        for (code, (stored, _)) in &self.contents.answers {
            if let Some((id, answer)) = stored.answer(catalogue, code) {
                facts.set(id, answer);
            }
        }
        self.withheld.apply(catalogue, &mut facts);
        facts
    }

    /// One entry more, with its answers.
    pub(crate) fn enter(
        &mut self,
        catalogue: &VariableCatalogue,
        origin: &Origin,
        answers: &[(VariableId, Answer)],
    ) {
        self.version = self.version.saturating_add(1);
        let kept = KeptOrigin::from(origin);
        let at = self.contents.origins.len();
        for (id, answer) in answers {
            let Some(variable) = catalogue.get(*id) else { continue };
            let code = variable.code.as_str();
            if self.order_of(code).is_none_or(|order| order <= kept.order()) {
                let entry = (Stored::of(variable, answer), at);
                self.contents.answers.insert(code.to_owned(), entry);
            }
        }
        self.contents.origins.push(kept);
        self.forget_unused();
    }

    /// What another record of the same subject says: current is what would be, had everything been entered in one. The version stays that of
    /// this record, in which the next entry is made.
    pub(crate) fn join(&mut self, other: Self) {
        let first = self.contents.origins.len();
        self.contents.origins.extend(other.contents.origins);
        for (code, (stored, origin)) in other.contents.answers {
            let at = first.saturating_add(origin);
            let order = self.contents.origins.get(at).map(KeptOrigin::order);
            if self.order_of(&code) < order {
                self.contents.answers.insert(code, (stored, at));
            }
        }
        self.forget_unused();
    }

    /// The sheet as it stands after `before` was taken back: forms that were filled from that one are refused.
    pub(crate) fn in_place_of(self, before: &Self) -> Self {
        Self { version: before.version.saturating_add(1), ..self }
    }

    fn order_of(&self, code: &str) -> Option<(NaiveDate, i64)> {
        let (_, origin) = self.contents.answers.get(code)?;
        self.contents.origins.get(*origin).map(KeptOrigin::order)
    }

    /// Leaves out origins that no answer names any more.
    fn forget_unused(&mut self) {
        let mut places: BTreeMap<usize, usize> = BTreeMap::new();
        let mut kept = Vec::new();
        for (_, origin) in self.contents.answers.values_mut() {
            let next = kept.len();
            let place = *places.entry(*origin).or_insert(next);
            if place == next
                && let Some(one) = self.contents.origins.get(*origin)
            {
                kept.push(one.clone());
            }
            *origin = place;
        }
        self.contents.origins = kept;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::MissingKind;

    fn catalogue() -> VariableCatalogue {
        VariableCatalogue::shipped().unwrap()
    }

    fn origin(number: u128, day: u32, hour: i64) -> Origin {
        Origin {
            entry: uuid::Uuid::from_u128(number).into(),
            round: "2026-1".into(),
            valid_from: NaiveDate::from_ymd_opt(2026, 5, day).unwrap(),
            recorded_at: DateTime::from_timestamp(hour * 3_600, 0).unwrap(),
            source: FactSource::Office,
        }
    }

    #[test]
    fn current_is_what_holds_since_the_latest_day_and_then_what_was_recorded_last() {
        let catalogue = catalogue();
        let rooms = catalogue.find("rooms").unwrap();
        let mut sheet = Sheet::default();
        let current = |sheet: &Sheet| sheet.get(&catalogue, rooms).map(|one| one.answer);
        assert_eq!(current(&sheet), None);
        for (number, day, hour, value, expected) in [
            (1, 10, 1, 2.0, 2.0),
            (2, 20, 2, 3.0, 3.0),
            // Recorded later, but it says how it was before.
            (3, 15, 3, 1.0, 3.0),
            (4, 20, 4, 4.0, 4.0),
        ] {
            let answers = [(rooms, Answer::Number(value))];
            sheet.enter(&catalogue, &origin(number, day, hour), &answers);
            assert_eq!(current(&sheet), Some(Answer::Number(expected)), "entry {number}");
        }
        assert_eq!(sheet.version(), 4);
        assert_eq!(sheet.get(&catalogue, rooms).unwrap().origin, origin(4, 20, 4));
    }

    #[test]
    fn a_kept_sheet_reads_back_whole_and_why_answers_are_missing_stays_different() {
        let catalogue = catalogue();
        let mut sheet = Sheet::default();
        let codes = ["rooms", "dwelling_area", "tenure", "has_kitchen"];
        let ids: Vec<VariableId> = codes.iter().filter_map(|code| catalogue.find(code)).collect();
        let answers: Vec<(VariableId, Answer)> =
            ids.iter().copied().zip(MissingKind::ALL.map(Answer::Missing)).collect();
        sheet.enter(&catalogue, &origin(1, 10, 1), &answers);
        let again = Sheet::read(sheet.version(), &sheet.to_text().unwrap()).unwrap();
        assert_eq!(again, sheet);
        for (id, answer) in answers {
            assert_eq!(again.get(&catalogue, id).unwrap().answer, answer);
        }
    }

    #[test]
    fn facts_alone_are_those_of_the_whole_sheet() {
        let catalogue = catalogue();
        let mut sheet = Sheet::default();
        let id = |code: &str| catalogue.find(code).unwrap();
        let answers = [
            (id("rooms"), Answer::Number(2.5)),
            (id("address"), Answer::Text("Šumska \"gornja\" 3".into())),
            (id("tenure"), Answer::Missing(MissingKind::Refused)),
            (id("floor"), Answer::NOT_ASKED),
        ];
        sheet.enter(&catalogue, &origin(1, 10, 1), &answers);
        let text = sheet.to_text().unwrap();
        assert_eq!(Sheet::read_facts(&catalogue, &text).unwrap(), sheet.facts(&catalogue));
    }

    #[test]
    fn two_records_of_one_subject_say_what_one_would() {
        let catalogue = catalogue();
        let id = |code: &str| catalogue.find(code).unwrap();
        let entries = [
            (0, origin(1, 10, 1), vec![(id("rooms"), Answer::Number(2.0))]),
            (1, origin(2, 20, 2), vec![(id("rooms"), Answer::Number(3.0))]),
            (1, origin(3, 5, 3), vec![(id("floor"), Answer::Number(1.0))]),
            (0, origin(4, 15, 4), vec![(id("household_size"), Answer::Number(4.0))]),
            (1, origin(5, 15, 3), vec![(id("household_size"), Answer::Number(5.0))]),
            (0, origin(6, 25, 5), vec![(id("dwelling_area"), Answer::NOT_ASKED)]),
            (1, origin(7, 24, 6), vec![(id("dwelling_area"), Answer::Number(40.0))]),
        ];
        let (mut two, mut one) = ([Sheet::default(), Sheet::default()], Sheet::default());
        for (record, origin, answers) in &entries {
            two[*record].enter(&catalogue, origin, answers);
            one.enter(&catalogue, origin, answers);
        }
        let [mut joined, other] = two;
        joined.join(other.clone());
        assert_eq!(joined.facts(&catalogue), one.facts(&catalogue));
        for code in ["rooms", "floor", "household_size", "dwelling_area"] {
            assert_eq!(joined.get(&catalogue, id(code)), one.get(&catalogue, id(code)), "{code}");
        }
        assert_eq!(joined.version(), 3);
        let again = Sheet::read(3, &joined.to_text().unwrap()).unwrap();
        assert_eq!(again, joined);
        let mut nothing = Sheet::default();
        nothing.join(other.clone());
        assert_eq!(nothing.facts(&catalogue), other.facts(&catalogue));
    }

    #[test]
    fn what_was_taken_back_is_no_fact_any_more() {
        let catalogue = catalogue();
        let rooms = catalogue.find("rooms").unwrap();
        let mut sheet = Sheet::default();
        sheet.enter(&catalogue, &origin(1, 10, 1), &[(rooms, Answer::Number(2.0))]);
        sheet.enter(&catalogue, &origin(2, 10, 2), &[(rooms, Answer::NOT_ASKED)]);
        assert_eq!(sheet.facts(&catalogue), Facts::new());
        assert_eq!(sheet.get(&catalogue, rooms).map(|one| one.answer), Some(Answer::NOT_ASKED));
    }
}
