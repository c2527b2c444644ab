//! Answers that are not used because the person said no to their use, or not any more (ADR 32).

use std::collections::BTreeMap;

use registry::{Member, Purpose, Relation, Roster};
use uuid::Uuid;

use crate::{Answer, Facts, MissingKind, Sensitivity, Variable, VariableCatalogue};

/// Which answers about one subject are not used: they count as refused. They stay on the sheet, and count again when the person agrees
/// again.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Withheld {
    everything: bool,
    ethnicity: bool,
    health: bool,
}

impl Withheld {
    /// What follows from the purposes to which somebody said no.
    pub fn of(refused: &[Purpose]) -> Self {
        Self {
            everything: refused.contains(&Purpose::Participation),
            ethnicity: refused.contains(&Purpose::Ethnicity),
            health: refused.contains(&Purpose::Health),
        }
    }

    /// Whether answers to a variable are among them.
    pub const fn holds(self, variable: &Variable) -> bool {
        self.everything
            || match variable.sensitive {
                Some(Sensitivity::Ethnicity) => self.ethnicity,
                Some(Sensitivity::Health) => self.health,
                Some(Sensitivity::Violence | Sensitivity::Contact | Sensitivity::Identity)
                | None => false,
            }
    }

    /// Whether there is none.
    pub fn is_nothing(self) -> bool {
        self == Self::default()
    }

    /// The purposes that were refused, of those on which answers rest.
    pub fn purposes(self) -> impl Iterator<Item = Purpose> {
        let all = [
            (self.everything, Purpose::Participation),
            (self.ethnicity, Purpose::Ethnicity),
            (self.health, Purpose::Health),
        ];
        all.into_iter().filter_map(|(is_refused, purpose)| is_refused.then_some(purpose))
    }

    /// As a number, to be kept with a result.
    pub(crate) fn bits(self) -> u8 {
        u8::from(self.everything) | u8::from(self.ethnicity) << 1 | u8::from(self.health) << 2
    }

    /// Says of an answer that is not used that it was refused.
    pub(crate) fn seen(self, variable: &Variable, answer: Answer) -> Answer {
        if answer != Answer::NOT_ASKED && self.holds(variable) {
            Answer::Missing(MissingKind::Refused)
        } else {
            answer
        }
    }

    /// Says of the facts that are not used that they were refused.
    pub(crate) fn apply(self, catalogue: &VariableCatalogue, facts: &mut Facts) {
        if self.is_nothing() {
            return;
        }
        let known: Vec<_> = facts.iter().map(|(id, answer)| (id, answer.clone())).collect();
        for (id, answer) in known {
            if let Some(variable) = catalogue.get(id) {
                facts.set(id, self.seen(variable, answer));
            }
        }
    }
}

/// What is withheld of each subject of households; subjects of whom nothing is are not among them. What a household answered is withheld
/// while its reference person does not take part.
pub fn withheld(rosters: &[Roster]) -> BTreeMap<Uuid, Withheld> {
    let mut found = BTreeMap::new();
    for roster in rosters {
        for member in roster.members.iter().filter(|one| !one.refused.is_empty()) {
            let theirs = Withheld::of(&member.refused);
            if !theirs.is_nothing() {
                found.insert(member.person.uuid(), theirs);
            }
            if theirs.everything && member.relation == Relation::Reference {
                let everything = Withheld { everything: true, ..Withheld::default() };
                found.insert(roster.household.uuid(), everything);
            }
        }
    }
    found
}

/// The household, its members and their other records, each with what is withheld of it.
pub(crate) fn records_of(roster: &Roster) -> BTreeMap<Uuid, Withheld> {
    let withheld = withheld(std::slice::from_ref(roster));
    let households = roster.records.iter().map(|id| id.uuid()).chain([roster.household.uuid()]);
    let households = households.map(|id| (id, roster.household.uuid()));
    let of_member = |member: &Member| {
        let person = member.person.uuid();
        let records: Vec<_> = member.records.iter().map(|id| (id.uuid(), person)).collect();
        records.into_iter().chain([(person, person)])
    };
    let all = households.chain(roster.members.iter().flat_map(of_member));
    all.map(|(id, stands)| (id, withheld.get(&stands).copied().unwrap_or_default())).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn held(refused: &[Purpose]) -> Vec<&'static str> {
        let catalogue = VariableCatalogue::shipped().unwrap();
        let withheld = Withheld::of(refused);
        ["rooms", "ethnicity", "wg_seeing", "phone", "violence_screen"]
            .into_iter()
            .filter(|code| withheld.holds(catalogue.find_variable(code).unwrap()))
            .collect()
    }

    #[test]
    fn a_purpose_withholds_what_rests_on_it_and_taking_part_everything() {
        assert!(held(&[Purpose::Contact, Purpose::Photo]).is_empty());
        assert_eq!(held(&[Purpose::Ethnicity]), ["ethnicity"]);
        assert_eq!(held(&[Purpose::Health]), ["wg_seeing"]);
        let all = ["rooms", "ethnicity", "wg_seeing", "phone", "violence_screen"];
        assert_eq!(held(&[Purpose::Participation]), all);
    }

    #[test]
    fn what_was_refused_is_told_and_kept_as_one_number() {
        let withheld = Withheld::of(&[Purpose::Health, Purpose::Contact, Purpose::Participation]);
        let told: Vec<Purpose> = withheld.purposes().collect();
        assert_eq!(told, [Purpose::Participation, Purpose::Health]);
        assert_eq!(withheld.bits(), 0b101);
    }
}
