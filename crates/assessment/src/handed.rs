//! Answers on their way between municipalities: by code, each with the round and the day since which it holds.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use database::Tx;
use kernel::HouseholdId;
use serde::{Deserialize, Serialize};

use crate::{
    Answer, Variable, VariableCatalogue, VariableId,
    known::is_asked_elsewhere,
    record::{EntryAbout, FactSource, FactSubject, FactsOf, Recorded},
    sheet::Sheet,
    steps::record_facts,
    stored::Stored,
};

/// An answer that is handed over.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct HandedAnswer {
    code: String,
    answer: Stored,
    round: String,
    valid_from: NaiveDate,
}

impl HandedAnswer {
    /// The variable's code.
    pub fn code(&self) -> &str {
        &self.code
    }

    /// Since when it holds.
    pub const fn valid_from(&self) -> NaiveDate {
        self.valid_from
    }

    fn given(&self, catalogue: &VariableCatalogue) -> Option<(VariableId, Answer)> {
        self.answer.answer(catalogue, &self.code)
    }
}

/// The current answers of a sheet to the variables that `goes` lets go along. What the registry answers, what follows from other
/// answers, what was taken back and what the person no longer agrees to is not among them.
pub fn hand_over(
    catalogue: &VariableCatalogue,
    sheet: &Sheet,
    goes: impl Fn(&Variable) -> bool,
) -> Vec<HandedAnswer> {
    let withheld = sheet.withheld();
    held(catalogue, sheet)
        .filter(|(variable, _)| !withheld.holds(variable) && goes(variable))
        .map(|(variable, recorded)| HandedAnswer {
            code: variable.code.as_str().to_owned(),
            answer: Stored::of(variable, &recorded.answer),
            round: recorded.origin.round,
            valid_from: recorded.origin.valid_from,
        })
        .collect()
}

/// How many answers of a sheet could be handed over if the person agreed to everything.
pub fn count_to_hand_over(catalogue: &VariableCatalogue, sheet: &Sheet) -> usize {
    held(catalogue, sheet).count()
}

fn held<'a>(
    catalogue: &'a VariableCatalogue,
    sheet: &'a Sheet,
) -> impl Iterator<Item = (&'a Variable, Recorded)> {
    let asked = catalogue.iter().filter(|(_, one)| !is_asked_elsewhere(one));
    let recorded = asked.filter_map(|(id, one)| Some((one, sheet.held(catalogue, id)?)));
    recorded.filter(|(_, recorded)| recorded.answer != Answer::NOT_ASKED)
}

/// Step: records answers that were handed over, one entry for each round and day. What this vocabulary does not know is left out.
///
/// # Errors
/// As [`record_facts`].
pub async fn record_handed(
    tx: &mut Tx,
    catalogue: &VariableCatalogue,
    household: HouseholdId,
    handed: &[(FactSubject, Vec<HandedAnswer>)],
    reason: &str,
) -> database::Result<()> {
    let mut entries: BTreeMap<(NaiveDate, String), BTreeMap<FactSubject, Vec<_>>> = BTreeMap::new();
    for (subject, answers) in handed {
        for one in answers {
            let Some(given) = one.given(catalogue) else { continue };
            let entry = entries.entry((one.valid_from, one.round.clone())).or_default();
            entry.entry(*subject).or_default().push(given);
        }
    }
    for ((valid_from, round), subjects) in entries {
        let facts: Vec<FactsOf> = subjects
            .into_iter()
            .map(|(subject, answers)| FactsOf { household, subject, answers })
            .collect();
        let source = FactSource::Transfer;
        let about = EntryAbout { round, valid_from, source, reason: reason.to_owned() };
        record_facts(tx, catalogue, &facts, &about).await?;
    }
    Ok(())
}
