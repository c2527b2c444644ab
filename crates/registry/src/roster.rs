//! Who lives in a household, as other contexts need it: without numbers, notes and addresses.

use chrono::NaiveDate;
use kernel::{HouseholdId, PersonId};

use crate::{
    consent::Purpose,
    person::{Relation, Sex},
    place::Point,
    rights::Objection,
};

/// A household with its members in the order of entry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Roster {
    /// The household.
    pub household: HouseholdId,
    /// The name after which it is listed.
    pub listed_name: String,
    /// The settlement; empty when none is known.
    pub settlement: String,
    /// The middle of the field of about a kilometre in which it is, when known.
    pub area: Option<Point>,
    /// Other records of the household, which this one stands for: what is known of them is known of it.
    pub records: Vec<HouseholdId>,
    /// Its members.
    pub members: Vec<Member>,
}

/// A member of a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Member {
    /// The person.
    pub person: PersonId,
    /// Other records of the person, which this one stands for: what is known of them is known of the person.
    pub records: Vec<PersonId>,
    /// Family name and given name.
    pub name: String,
    /// Sex, when known.
    pub sex: Option<Sex>,
    /// Day of birth, when known.
    pub birth_date: Option<NaiveDate>,
    /// What the person is to the reference person.
    pub relation: Relation,
    /// The partner, when a partnership that holds is recorded.
    pub partner: Option<PersonId>,
    /// Whether the birth is registered, as far as the documents of the person say.
    pub birth_registered: Option<bool>,
    /// The uses to which the person said no, or not any more: what was answered for these is not used.
    pub refused: Vec<Purpose>,
    /// Whether the data of the person may only be kept: nothing is computed about the household.
    pub is_only_kept: bool,
    /// The objection of the person, when it was not refused.
    pub objection: Option<Objection>,
}

impl Roster {
    /// Whether data of one of the members may only be kept.
    pub fn is_only_kept(&self) -> bool {
        self.members.iter().any(|member| member.is_only_kept)
    }

    /// The strongest objection of a member.
    pub fn objection(&self) -> Option<Objection> {
        self.members.iter().filter_map(|member| member.objection).max()
    }
}
