//! What is known of a household as somebody's eyes see it: of what is sealed for them, only that it is recorded.

use chrono::NaiveDate;
use registry::Roster;

use crate::{
    Answer, Subject, Variable, VariableCatalogue, VariableId,
    known::KnownHousehold,
    permissions::Eyes,
    record::{FactSubject, Origin},
    sheet::Sheet,
    withheld::Withheld,
};

/// A household seen by somebody.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenHousehold {
    known: KnownHousehold,
    eyes: Eyes,
}

/// A recorded answer as it is seen.
#[derive(Debug, Clone, PartialEq)]
pub struct Seen {
    /// The answer; `None` when it is sealed for these eyes.
    pub answer: Option<Answer>,
    /// Where it is from.
    pub origin: Origin,
}

impl SeenHousehold {
    /// What `eyes` see.
    pub(crate) const fn of(known: KnownHousehold, eyes: Eyes) -> Self {
        Self { known, eyes }
    }

    /// Who lives there.
    pub const fn roster(&self) -> &Roster {
        &self.known.roster
    }

    /// The version that a form is filled from.
    pub fn version(&self) -> &str {
        self.known.version()
    }

    /// Whose eyes.
    pub const fn eyes(&self) -> Eyes {
        self.eyes
    }

    /// The household and its members.
    pub fn subjects(&self) -> Vec<(Subject, FactSubject)> {
        self.known.subjects()
    }

    /// The name of a member; nothing for the household itself.
    pub fn name(&self, subject: Subject) -> &str {
        self.known.name(subject)
    }

    /// Whether a question is put to a subject at the age that a person has on a day, and where so many families live.
    pub fn is_asked(
        &self,
        catalogue: &VariableCatalogue,
        subject: Subject,
        (variable, today): (&Variable, NaiveDate),
    ) -> bool {
        variable.is_asked_at(self.known.age(catalogue, subject, today))
            && (!variable.several_families || self.known.has_several_families(catalogue))
    }

    /// What is not used of a subject, and not asked, because the person said no to it.
    pub fn withheld(&self, subject: Subject) -> Withheld {
        self.known.sheet(subject).map(Sheet::withheld).unwrap_or_default()
    }

    /// Whether something is recorded, also when it cannot be seen: an answer, or why there is none.
    pub fn is_recorded(
        &self,
        catalogue: &VariableCatalogue,
        subject: Subject,
        variable: VariableId,
    ) -> bool {
        let recorded = self.known.sheet(subject).and_then(|sheet| sheet.get(catalogue, variable));
        recorded.is_some_and(|recorded| recorded.answer != Answer::NOT_ASKED)
    }

    /// A recorded answer; `None` when nothing was ever recorded.
    pub fn get(
        &self,
        catalogue: &VariableCatalogue,
        subject: Subject,
        variable: VariableId,
    ) -> Option<Seen> {
        let recorded = self.known.sheet(subject)?.get(catalogue, variable)?;
        let is_seen = catalogue.get(variable).is_some_and(|one| self.eyes.see(one));
        Some(Seen { answer: is_seen.then_some(recorded.answer), origin: recorded.origin })
    }
}
