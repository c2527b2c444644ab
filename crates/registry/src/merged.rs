//! Households that were entered twice, as pages and programs see them.

use chrono::{DateTime, Utc};
use kernel::{PersonId, UserId, entity_id};

use crate::{
    merging::ShownPlace,
    person::PersonData,
    view::{Household, HouseholdLink},
};

entity_id!(
    /// The id of a merge of two records of one household.
    HouseholdMergeId
);

/// Another record of a household that was entered twice.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedHousehold {
    /// The merge, by which it is undone.
    pub merge: HouseholdMergeId,
    /// The other record.
    pub household: HouseholdLink,
    /// When the two were taken for one household.
    pub merged_at: DateTime<Utc>,
    /// By whom; `None` by the program.
    pub merged_by: Option<UserId>,
    /// That user's name.
    pub merger: Option<String>,
    /// Why; empty when nothing was said.
    pub reason: String,
}

/// Two records that may be of one household, side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct HouseholdComparison {
    /// The record that is to stand for the household.
    pub keep: Household,
    /// The other one.
    pub other: Household,
    /// Who is there in the other one, each with who it may be.
    pub members: Vec<ComparedMember>,
    /// Who of the record that is kept can be chosen.
    pub choices: Vec<ChosenRecord>,
    /// From which record each value is best taken.
    pub sensible: ShownPlace,
}

/// A member of the other record.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedMember {
    /// Who.
    pub person: PersonId,
    /// The likeliest record of the household that is kept, with the probability that it is of the same person; `None` when there is
    /// nobody to whom nobody else is likelier.
    pub likely: Option<(PersonId, f64)>,
}

/// A record of the household that is kept, which can be chosen as of the same person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChosenRecord {
    /// The record.
    pub person: PersonId,
    /// What is written there.
    pub data: PersonData,
    /// Whether another record stands for the person: that one is merged with.
    pub is_merged: bool,
}

impl HouseholdComparison {
    /// From this probability on two records are proposed as of one person.
    pub const LEAST: f64 = 0.5;

    /// Of a member of the other record, the record that is proposed as of the same person.
    pub fn proposed(&self, person: PersonId) -> Option<PersonId> {
        let member = self.members.iter().find(|one| one.person == person)?;
        member.likely.filter(|(_, probability)| *probability >= Self::LEAST).map(|(id, _)| id)
    }
}
