//! Households that are there already: what of their answers differs is recorded, what the file does not answer any more is taken
//! back when this source had said it, new members join.

use std::collections::BTreeSet;

use assessment::{
    Answer, EntryAbout, FactSubject, FactsOf, KnownHousehold, Level, RuleBook, Sheet, Subject,
    VariableId, known_of, record_entry,
};
use database::{Result, Tx};
use indicators::microdata::Spec;
use kernel::{HouseholdId, PersonId};
use registry::{Source, add_members};
use uuid::Uuid;

use super::{knowledge::Planned, take_over::Written};
use crate::{
    import::Import,
    incoming::Incoming,
    plan::{Keyed, Known, PersonStep, Step},
    store::{
        import,
        link::{self, ChangedLink, NewLink},
    },
};

/// Households that are changed together.
const HOUSEHOLDS_AT_A_TIME: usize = 200;

/// Changes households of one import.
pub(super) struct Changing<'a> {
    book: &'a RuleBook,
    import: &'a Import,
    about: &'a EntryAbout,
    /// Variables that the file holds.
    mapped: Vec<(VariableId, Level)>,
    /// Entries of all imports of the source.
    entries: BTreeSet<Uuid>,
}

/// A household that is changed, with its place in the file.
#[derive(Clone, Copy)]
struct One<'a> {
    incoming: &'a Incoming,
    keyed: &'a Keyed,
    known: &'a Known,
    /// The row of its link; `None` when it was found in the registry.
    row: Option<Uuid>,
}

impl<'a> Changing<'a> {
    pub(super) fn new(
        book: &'a RuleBook,
        import: &'a Import,
        spec: &Spec,
        about: &'a EntryAbout,
    ) -> Self {
        let second = spec.households.iter().flat_map(|one| &one.column);
        let columns = spec.column.iter().chain(second).map(|one| &one.variable);
        let codes = columns.chain(spec.constant.iter().map(|one| &one.variable));
        let mapped = codes.filter_map(|code| {
            let id = book.catalogue.find(code.as_str())?;
            Some((id, book.catalogue.get(id)?.level))
        });
        Self { book, import, about, mapped: mapped.collect(), entries: BTreeSet::new() }
    }

    /// Writes all changes; the households of which something was recorded or which somebody joined.
    pub(super) async fn write(
        &mut self,
        tx: &mut Tx,
        households: &[Incoming],
        planned: &Planned,
        written: &mut Written<'_>,
    ) -> Result<Vec<HouseholdId>> {
        let places = households.iter().zip(&planned.keyed).zip(&planned.steps);
        let ones: Vec<One<'_>> = places
            .filter_map(|((incoming, keyed), step)| match step {
                Step::Changed(known) => {
                    Some(One { incoming, keyed, known, row: planned.rows.get(&keyed.key).copied() })
                }
                Step::Matched(known) => Some(One { incoming, keyed, known, row: None }),
                Step::New | Step::Same | Step::LeftOut(_) => None,
            })
            .collect();
        if !ones.is_empty() {
            self.entries = import::entries_of(tx, &self.import.source).await?.into_iter().collect();
        }
        let mut changed = Vec::new();
        for part in ones.chunks(HOUSEHOLDS_AT_A_TIME) {
            changed.extend(self.part(tx, part, &planned.known.shared).await?);
            written.more(part.len());
        }
        Ok(changed)
    }

    async fn part(
        &self,
        tx: &mut Tx,
        part: &[One<'_>],
        shared: &BTreeSet<HouseholdId>,
    ) -> Result<Vec<HouseholdId>> {
        let joined = self.join(tx, part).await?;
        let ids: Vec<HouseholdId> = part.iter().map(|one| one.known.household).collect();
        let known = known_of(tx, &ids).await?;
        let mut facts: Vec<FactsOf> = Vec::new();
        for (one, joined) in part.iter().zip(&joined) {
            let Some(known) = known.iter().find(|home| home.id() == one.known.household) else {
                continue;
            };
            let is_shared = shared.contains(&known.id());
            facts.extend(self.differing(one, joined, (known, is_shared)));
        }
        facts.retain(|one| !one.answers.is_empty());
        record_entry(tx, &self.book.catalogue, &facts, self.about, self.import.entry.into())
            .await?;
        for (one, joined) in part.iter().zip(&joined) {
            self.link(tx, one, joined).await?;
        }
        let mut changed: BTreeSet<HouseholdId> = facts.iter().map(|one| one.household).collect();
        let with_new = part.iter().zip(&joined).filter(|(_, joined)| !joined.is_empty());
        changed.extend(with_new.map(|(one, _)| one.known.household));
        Ok(changed.into_iter().collect())
    }

    /// Enters the new members; places in the file and ids, for each household.
    async fn join(&self, tx: &mut Tx, part: &[One<'_>]) -> Result<Vec<Vec<(usize, PersonId)>>> {
        let mut all = Vec::with_capacity(part.len());
        for one in part {
            let steps = one.known.persons.iter().enumerate();
            let places: Vec<usize> =
                steps.filter(|(_, step)| **step == PersonStep::New).map(|(at, _)| at).collect();
            if places.is_empty() {
                all.push(Vec::new());
                continue;
            }
            let persons = places.iter().filter_map(|at| one.incoming.persons.get(*at));
            let new = [(one.known.household, persons.map(|one| one.data.clone()).collect())];
            let entered = add_members(tx, &new, Source::Import, self.import.valid_from).await?;
            let ids = entered.into_iter().flat_map(|one| one.members);
            all.push(places.into_iter().zip(ids).collect());
        }
        Ok(all)
    }

    /// What is recorded of a household and its members.
    fn differing(
        &self,
        one: &One<'_>,
        joined: &[(usize, PersonId)],
        (known, is_shared): (&KnownHousehold, bool),
    ) -> Vec<FactsOf> {
        let household = one.known.household;
        let mut facts = Vec::new();
        if one.known.is_changed {
            let subject = (known, Subject::Household, is_shared);
            let answers = self.of_subject(&one.incoming.answers, Level::Household, subject);
            facts.push(FactsOf { household, subject: FactSubject::Household(household), answers });
        }
        let steps = one.known.persons.iter().zip(&one.incoming.persons).enumerate();
        for (place, (step, person)) in steps {
            let id = match step {
                PersonStep::Changed(id) => Some(*id),
                PersonStep::New => joined.iter().find(|(at, _)| *at == place).map(|(_, id)| *id),
                PersonStep::Same(_) | PersonStep::Gone | PersonStep::Elsewhere => None,
            };
            let Some(id) = id else { continue };
            let Some(position) = known.position(id) else { continue };
            let subject = (known, Subject::Person(position), is_shared);
            let answers = self.of_subject(&person.answers, Level::Person, subject);
            facts.push(FactsOf { household, subject: FactSubject::Person(id), answers });
        }
        facts
    }

    fn of_subject(
        &self,
        answers: &[(VariableId, Answer)],
        level: Level,
        (known, subject, is_shared): (&KnownHousehold, Subject, bool),
    ) -> Vec<(VariableId, Answer)> {
        let catalogue = &self.book.catalogue;
        let withheld = known.sheet(subject).map(Sheet::withheld).unwrap_or_default();
        let is_agreed = |id| catalogue.get(id).is_some_and(|one| !withheld.holds(one));
        let recorded = |id| known.sheet(subject).and_then(|sheet| sheet.get(catalogue, id));
        let is_of_this = |origin: &assessment::Origin| {
            origin.round == self.about.round && origin.valid_from == self.about.valid_from
        };
        let differs = |(id, answer): &&(VariableId, Answer)| {
            is_agreed(*id)
                && recorded(*id).is_none_or(|one| one.answer != *answer || !is_of_this(&one.origin))
        };
        let mut new: Vec<(VariableId, Answer)> = answers.iter().filter(differs).cloned().collect();
        if is_shared {
            // What this row does not answer may be the answer of another one about the same.
            return new;
        }
        for (id, of) in &self.mapped {
            let is_answered = answers.iter().any(|(one, _)| one == id);
            if *of != level || is_answered || !is_agreed(*id) {
                continue;
            }
            let Some(before) = recorded(*id).filter(|one| one.answer != Answer::NOT_ASKED) else {
                continue;
            };
            if self.entries.contains(&before.origin.entry.uuid()) && is_of_this(&before.origin) {
                new.push((*id, Answer::NOT_ASKED));
            }
        }
        new
    }

    async fn link(&self, tx: &mut Tx, one: &One<'_>, joined: &[(usize, PersonId)]) -> Result<()> {
        let steps = one.known.persons.iter();
        let changed = steps.clone().enumerate().filter_map(|(at, step)| match step {
            PersonStep::Changed(_) => Some(at),
            PersonStep::Same(_) | PersonStep::New | PersonStep::Gone | PersonStep::Elsewhere => {
                None
            }
        });
        if let Some(row) = one.row {
            let link = ChangedLink {
                row,
                keyed: one.keyed,
                is_changed: one.known.is_changed,
                changed: changed.collect(),
                joined: joined.to_vec(),
            };
            return link::change(tx, self.import.id, &link).await;
        }
        let persons = steps.filter_map(|step| match step {
            PersonStep::Changed(id) | PersonStep::Same(id) => Some(*id),
            PersonStep::New | PersonStep::Gone | PersonStep::Elsewhere => None,
        });
        let link = NewLink {
            keyed: one.keyed,
            household: one.known.household,
            persons: persons.collect(),
            is_entered: false,
        };
        link::write(tx, (self.import.id, &self.import.source), &[link]).await
    }
}
