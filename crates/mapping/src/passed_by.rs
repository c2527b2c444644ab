//! What a file says that is passed by, because somebody said no to its use: told row by row with the columns, never the answer. Pure.
//!
//! Why it is passed by is for who may know what people agreed to; everybody else reads that it is not used, whatever the reason.

use std::collections::BTreeMap;

use assessment::{Answer, VariableCatalogue, VariableId, Withheld, withheld_of};
use indicators::microdata::Spec;
use kernel::{HouseholdId, PersonId};
use registry::Purpose;
use tables::Finding;

use crate::{
    import::KeptFinding,
    incoming::Incoming,
    plan::{Keyed, Knowledge, PersonStep, Step},
};

const EXPECTED: &str = "an answer that may be used; it is not taken over";
const NOT_AGREED: &str = "one to whose use the person does not agree";
const OF_NOBODY: &str = "everything of a person who does not take part";
const OF_NO_HOUSEHOLD: &str = "everything of a household whose reference person does not take part";
const NOT_USED: &str = "one that is not used";

/// Whether a finding tells of what was passed by.
pub(crate) fn is_of_refusal(finding: &KeptFinding) -> bool {
    finding.expected == EXPECTED
}

/// The same finding without why: for who may not know what people agreed to.
pub(crate) fn without_why(finding: KeptFinding) -> KeptFinding {
    if !is_of_refusal(&finding) {
        return finding;
    }
    KeptFinding { found: NOT_USED.to_owned(), ..finding }
}

/// Tells what is passed by of one file.
#[derive(Debug)]
pub(crate) struct PassedBy<'a> {
    file: &'a str,
    catalogue: &'a VariableCatalogue,
    /// The columns of the file as it names them.
    columns: BTreeMap<VariableId, String>,
}

impl<'a> PassedBy<'a> {
    pub(crate) fn of(file: &'a str, spec: &Spec, catalogue: &'a VariableCatalogue) -> Self {
        let second = spec.households.iter().flat_map(|one| &one.column);
        let columns = spec
            .column
            .iter()
            .chain(second)
            .filter_map(|one| Some((catalogue.find(one.variable.as_str())?, one.name.clone())));
        Self { file, catalogue, columns: columns.collect() }
    }

    /// What is passed by of households, by what becomes of each.
    pub(crate) fn tell(
        &self,
        households: &[Incoming],
        (keyed, steps): (&[Keyed], &[Step]),
        known: &Knowledge,
    ) -> Vec<Finding> {
        let all = households.iter().zip(keyed).zip(steps);
        all.flat_map(|((incoming, keyed), step)| match there(keyed, step, known) {
            Some(there) => self.of_household(incoming, &there, known),
            None => Vec::new(),
        })
        .collect()
    }

    fn of_household(&self, incoming: &Incoming, there: &There, known: &Knowledge) -> Vec<Finding> {
        let Some(roster) = known.rosters.get(&there.household) else { return Vec::new() };
        let withheld = withheld_of(std::slice::from_ref(roster));
        let of_household = withheld.get(&there.household.uuid()).copied();
        let of_household = of_household
            .and_then(|one| self.finding(incoming.row, &incoming.answers, one, OF_NO_HOUSEHOLD));
        let pairs = incoming.persons.iter().zip(&there.persons);
        let of_persons = pairs.filter_map(|(person, id)| {
            let theirs = withheld.get(&(*id)?.uuid()).copied()?;
            self.finding(person.row, &person.answers, theirs, OF_NOBODY)
        });
        of_household.into_iter().chain(of_persons).collect()
    }

    /// What is passed by of the answers of a row; `None` when nothing is.
    fn finding(
        &self,
        row: u64,
        answers: &[(VariableId, Answer)],
        withheld: Withheld,
        everything: &str,
    ) -> Option<Finding> {
        let is_held = |id| self.catalogue.get(id).is_some_and(|one| withheld.holds(one));
        let held = answers.iter().filter(|(id, answer)| !answer.is_missing() && is_held(*id));
        let held: Vec<VariableId> = held.map(|(id, _)| *id).collect();
        if held.is_empty() {
            return None;
        }
        let about = |found: &str| Finding::new(self.file, EXPECTED, found).in_row(row);
        let finding = if withheld.purposes().any(|one| one == Purpose::Participation) {
            about(everything)
        } else {
            let names: Vec<&str> = held.into_iter().filter_map(|id| self.name(id)).collect();
            about(NOT_AGREED).in_column(names.join(", "))
        };
        Some(finding.into_warning())
    }

    fn name(&self, id: VariableId) -> Option<&str> {
        let column = self.columns.get(&id).map(String::as_str);
        column.or_else(|| self.catalogue.get(id).map(|one| one.code.as_str()))
    }
}

/// A household of the file that the registry has, with those of its members who are there, in the order of the file.
struct There {
    household: HouseholdId,
    persons: Vec<Option<PersonId>>,
}

fn there(keyed: &Keyed, step: &Step, known: &Knowledge) -> Option<There> {
    match step {
        Step::New | Step::LeftOut(_) => None,
        Step::Same => {
            let link = known.links.get(&keyed.key)?;
            let person = |key: &Vec<u8>| link.persons.get(key).map(|one| one.person);
            let persons = keyed.persons.iter().map(|(key, _)| person(key)).collect();
            Some(There { household: link.household, persons })
        }
        Step::Changed(one) | Step::Matched(one) => {
            let person = |step: &PersonStep| match step {
                PersonStep::Same(id) | PersonStep::Changed(id) => Some(*id),
                PersonStep::New | PersonStep::Gone | PersonStep::Elsewhere => None,
            };
            let persons = one.persons.iter().map(person).collect();
            Some(There { household: one.household, persons })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_not_know_what_people_agreed_to_reads_that_an_answer_is_not_used() {
        let finding = |expected: &str, found: &str| {
            let finding =
                Finding::new("popis.csv", expected, found).in_row(7).in_column("ethnicity");
            KeptFinding::from(finding.into_warning())
        };
        for why in [NOT_AGREED, OF_NOBODY, OF_NO_HOUSEHOLD] {
            assert_eq!(without_why(finding(EXPECTED, why)), finding(EXPECTED, NOT_USED));
        }
        let other = finding("a number", "\"mnogo\"");
        assert_eq!(without_why(other.clone()), other);
    }
}
