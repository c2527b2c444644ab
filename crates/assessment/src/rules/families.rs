//! Families within a household: cash social assistance goes to families, not to households.
//!
//! Partners, children and other relatives in the direct line are one family with the reference person, and so is a brother or a sister
//! without partner or child here. Everybody else is of the family of their partner, child or parent here, otherwise of one of their own.
//! The number of a family that was entered for a member counts more than kinship. A member whose relation to the reference person is not
//! known is counted with that person's family.
//!
//! Source: Zakon o socijalnoj zaštiti, Sl. glasnik RS 24/11, the family of the right to cash social assistance.

use super::Rule;
use crate::{
    Gap, Judged, MissingKind, PersonFacts,
    Subject::{Household, Person},
    VariableCatalogue, VariableId,
    case::Case,
};

pub(super) const RULE: Rule = Rule {
    code: "families",
    version: 1,
    whole_household: true,
    outputs: &["family", "families"],
    inputs: &[
        "family_number",
        "relation",
        "member_number",
        "partner_number",
        "mother_number",
        "father_number",
    ],
    parameters: &[],
    derive,
};

/// Relations to the reference person that are one family with them.
const DIRECT: [&str; 9] = [
    "reference",
    "partner",
    "child",
    "child_of_partner",
    "foster_child",
    "parent",
    "parent_of_partner",
    "grandchild",
    "grandparent",
];

/// What ties a member to others of the household; places are those on the roster.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Ties<'a> {
    /// The code of the relation to the reference person, when known.
    pub relation: Option<&'a str>,
    /// The place of the partner.
    pub partner: Option<usize>,
    /// The place of the mother.
    pub mother: Option<usize>,
    /// The place of the father.
    pub father: Option<usize>,
    /// The number of the family as it was entered.
    pub family: Option<u32>,
}

impl Ties<'_> {
    fn parents(&self) -> impl Iterator<Item = usize> {
        [self.mother, self.father].into_iter().flatten()
    }
}

/// The family of each member, numbered from 1 in the order of the roster.
pub fn families(members: &[Ties<'_>]) -> Vec<usize> {
    let mut groups = Groups::of(members);
    for one in 0..members.len() {
        for other in 0..one {
            let [a, b] = [one, other].map(|at| members.get(at).and_then(|ties| ties.family));
            if a.is_some() && a == b {
                groups.join(one, other);
            }
        }
    }
    let reference = members.iter().position(|one| one.relation == Some("reference")).unwrap_or(0);
    for (at, ties) in members.iter().enumerate() {
        let is_theirs = ties.relation.is_none_or(|relation| DIRECT.contains(&relation));
        if is_theirs || (ties.relation == Some("sibling") && !has_own(members, at)) {
            groups.join(reference, at);
        }
    }
    for (at, ties) in members.iter().enumerate() {
        if let Some(partner) = ties.partner {
            groups.join(at, partner);
        }
        // A brother or sister who has a family here is not drawn back to the parents.
        if ties.relation != Some("sibling") || !has_own(members, at) {
            ties.parents().for_each(|parent| groups.join(at, parent));
        }
    }
    groups.numbered()
}

/// Whether a member has a partner or a child here.
fn has_own(members: &[Ties<'_>], at: usize) -> bool {
    let is_partnered = members.get(at).is_some_and(|ties| ties.partner.is_some());
    let is_tied =
        |ties: &Ties<'_>| ties.partner == Some(at) || ties.parents().any(|parent| parent == at);
    is_partnered || members.iter().any(is_tied)
}

/// Members put together, each under the label of its group.
struct Groups {
    labels: Vec<usize>,
    /// The number that was entered for a group, by label.
    entered: Vec<Option<u32>>,
}

impl Groups {
    fn of(members: &[Ties<'_>]) -> Self {
        Self {
            labels: (0..members.len()).collect(),
            entered: members.iter().map(|one| one.family).collect(),
        }
    }

    /// Puts the groups of two members together, unless two numbers were entered for them.
    fn join(&mut self, one: usize, other: usize) {
        let (Some(to), Some(from)) =
            (self.labels.get(one).copied(), self.labels.get(other).copied())
        else {
            return;
        };
        let [of_to, of_from] = [to, from].map(|label| self.entered.get(label).copied().flatten());
        if to == from || (of_to.is_some() && of_from.is_some() && of_to != of_from) {
            return;
        }
        if let Some(entered) = self.entered.get_mut(to) {
            *entered = of_to.or(of_from);
        }
        for label in self.labels.iter_mut().filter(|label| **label == from) {
            *label = to;
        }
    }

    fn numbered(&self) -> Vec<usize> {
        let mut seen: Vec<usize> = Vec::new();
        let mut number = |label: &usize| {
            let at = seen.iter().position(|known| known == label).unwrap_or_else(|| {
                seen.push(*label);
                seen.len() - 1
            });
            at + 1
        };
        self.labels.iter().map(&mut number).collect()
    }
}

/// The family of each member by what is known of them.
pub(crate) fn families_of(catalogue: &VariableCatalogue, members: &[PersonFacts]) -> Vec<usize> {
    let id = |code: &str| catalogue.find(code);
    let relation = id("relation");
    let number = |member: &PersonFacts, id: Option<VariableId>| member.facts.number(id?);
    // A member whose number was not entered has that of the place.
    let member_number = id("member_number");
    let numbered = members.iter().enumerate();
    let numbers: Vec<f64> =
        numbered.map(|(at, one)| number(one, member_number).unwrap_or(at as f64 + 1.0)).collect();
    let place = |at: usize, wanted: Option<f64>| {
        numbers.iter().position(|known| Some(*known) == wanted).filter(|other| *other != at)
    };
    let [partner, mother, father, family] =
        ["partner_number", "mother_number", "father_number", "family_number"].map(id);
    let ties = |(at, one): (usize, &PersonFacts)| Ties {
        relation: relation.and_then(|id| catalogue.code_of(id, one.facts.code(id)?)),
        partner: place(at, number(one, partner)),
        mother: place(at, number(one, mother)),
        father: place(at, number(one, father)),
        family: number(one, family).map(|number| number as u32),
    };
    families(&members.iter().enumerate().map(ties).collect::<Vec<_>>())
}

fn derive(case: &mut Case<'_>) {
    let ids = case.ids();
    let numbers = families_of(case.catalogue(), case.members());
    let count = numbers.iter().max().copied();
    for (at, number) in numbers.into_iter().enumerate() {
        case.set(Person(at), ids.family, Judged::Is(number as f64));
    }
    let open = Gap::Question {
        variable: ids.household_size,
        subject: Household,
        kind: MissingKind::NotAsked,
    };
    let count = count.map_or(Judged::Unknown(vec![open]), |count| Judged::Is(count as f64));
    case.set(Household, ids.families, count);
}
