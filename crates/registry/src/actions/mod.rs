//! Use cases: each checks its permit, works in one transaction and leaves one audit entry, or looks with one entry in the
//! access log. Actions never call actions.

mod access_report;
mod add_person;
mod change_household;
mod change_person;
mod close_household;
mod compare_households;
mod consents;
mod contacts;
mod create_household;
mod documents;
mod duplicates;
mod erase_person;
mod export_households;
mod files;
mod find_heading;
mod find_household;
mod find_person;
mod groups;
mod household_history;
mod list_colleagues;
mod list_households;
mod list_protections;
mod list_unasked;
mod marriage;
mod merge_household_records;
mod merge_households;
mod merge_persons;
mod move_person;
mod notes;
mod protect_record;
mod record_departure;
mod relatives;
mod rights;
mod search_registry;
mod split_household;
mod undo_household_merge;

pub use access_report::{AccessReport, access_report};
pub use add_person::add_person;
pub use change_household::change_household;
pub use change_person::change_person;
pub use close_household::{close_household, reopen_household};
pub use compare_households::compare_households;
pub use consents::{Consents, GivenSheet, list_consents, record_consent, record_signed_consent};
pub use contacts::{add_contact, end_contact};
pub use create_household::create_household;
pub use documents::write_document;
pub use duplicates::{
    Deciding, ask_search, decide_pair, find_pair, likely_persons, list_pairs, name_pair,
    undo_decision,
};
pub use erase_person::{Erasure, erase_person};
pub(crate) use export_households::export_households;
pub use files::{NewFile, attach_file, list_files, remove_file, take_file};
pub use find_heading::find_heading;
pub use find_household::find_household;
pub use find_person::find_person;
pub use groups::{add_mark, end_mark, list_marks};
pub use household_history::household_history;
pub(crate) use list_colleagues::list_colleagues;
pub use list_households::list_households;
pub use list_protections::{list_protections, take_protection};
pub use list_unasked::list_unasked;
pub use marriage::{Home, Marriage, end_marriage, record_marriage};
pub use merge_household_records::{HouseholdMerging, merge_household_records};
pub use merge_households::merge_households;
pub use merge_persons::{Merging, merge_persons, undo_merge};
pub(crate) use merge_persons::{merge, undo};
pub use move_person::{MoveTo, Target, move_person};
pub(crate) use notes::last_notes;
pub use notes::{list_notes, write_note};
pub use protect_record::{change_circle, end_protection, find_protection, protect_record};
pub use record_departure::{record_departure, return_person};
pub use relatives::{
    declare_relative, end_relative, find_closed_relative, list_relatives, open_relatives_file,
};
pub use rights::{OpenRights, decide_right, list_open_rights, list_rights, record_right};
pub use search_registry::search_registry;
pub use split_household::{Split, split_household};
pub use undo_household_merge::undo_household_merge;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use database::{Audit, PersonalReader, Tx};
use kernel::{Actor, HouseholdId, PersonId, UserId};

use crate::{
    group::GroupFault,
    membership::{MembershipFault, check_day},
    permissions::ViewRestrictedNotes,
    person::{Contradiction, PersonData},
    store::{
        entities::{household::Model as HouseholdRow, person::Model as PersonRow},
        household as households, member, person as persons, right,
    },
    view::About,
};

/// Why an entry or a change is refused.
#[derive(Debug, thiserror::Error)]
pub enum Refused {
    /// There is no such household within reach.
    #[error("there is no such household")]
    NotFound,
    /// There are too many members for one household.
    #[error("a household has at most {} members", crate::household::MOST_MEMBERS)]
    TooManyMembers,
    /// A household has at least one member.
    #[error("a household has at least one member")]
    NoMember,
    /// What is written about a member contradicts itself.
    #[error("what is written about member {member} contradicts itself")]
    Contradiction {
        /// The member's place, from 0.
        member: usize,
        /// What contradicts.
        what: Contradiction,
    },
    /// A member's JMBG is in the registry already; nothing is said of whose it is.
    #[error("the JMBG is in the registry already")]
    JmbgKnown,
    /// The change of membership cannot be.
    #[error("the membership cannot change so: {0:?}")]
    Membership(MembershipFault),
    /// The group cannot be kept.
    #[error("the group cannot be kept: {0:?}")]
    Group(GroupFault),
    /// The file is none of those that are taken, or a broken one.
    #[error("the file is no PDF, PNG or JPEG, or it is broken")]
    FileKind,
    /// The name that was typed is not the person's.
    #[error("the name is not the person's")]
    OtherName,
    /// It has been decided already, or cannot be decided so.
    #[error("this cannot be decided now")]
    Decided,
    /// The person's data may only be kept: a restriction was granted.
    #[error("the person's data may only be kept")]
    Restricted,
    /// Another record stands for the person: changes belong there.
    #[error("another record stands for the person")]
    Merged,
    /// Another record stands for the household by now: that merge is undone first.
    #[error("another record stands for the household by now")]
    MergedOn,
    /// Something for few was asked for by somebody else.
    #[error("the user may not do this")]
    NotForYou,
    /// The database refuses, or somebody else changed the record.
    #[error(transparent)]
    Database(#[from] database::Error),
}

impl From<MembershipFault> for Refused {
    fn from(fault: MembershipFault) -> Self {
        Self::Membership(fault)
    }
}

impl From<GroupFault> for Refused {
    fn from(fault: GroupFault) -> Self {
        Self::Group(fault)
    }
}

/// From what, since when and why a record is changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The version that the change was made from.
    pub from_version: i32,
    /// Since when it holds.
    pub valid_from: NaiveDate,
    /// Why; empty when nothing is to be said.
    pub reason: String,
}

/// The first thing that contradicts in what is written about `members`.
fn check_members(members: &[PersonData], today: NaiveDate) -> Result<(), Refused> {
    for (member, data) in members.iter().enumerate() {
        if let Some(what) = data.contradictions(today).first() {
            return Err(Refused::Contradiction { member, what: *what });
        }
    }
    Ok(())
}

/// A unique value that is there already can only be a JMBG: codes and ids are drawn by chance.
fn known_jmbg(error: database::Error) -> Refused {
    match error {
        database::Error::Duplicate => Refused::JmbgKnown,
        other => Refused::Database(other),
    }
}

/// The household of a person, when both are within reach.
async fn household_of(tx: &Tx, id: PersonId) -> Result<HouseholdId, Refused> {
    Ok(person_row(tx, id).await?.household_id.into())
}

/// A person within reach.
async fn person_row(tx: &Tx, id: PersonId) -> Result<PersonRow, Refused> {
    persons::find_in(tx, id).await?.ok_or(Refused::NotFound)
}

/// A person within reach whose data may be changed.
async fn changeable_person(tx: &Tx, id: PersonId) -> Result<PersonRow, Refused> {
    let row = person_row(tx, id).await?;
    if row.canonical_id.is_some() {
        return Err(Refused::Merged);
    }
    if right::restricted_among(tx, &[id]).await?.is_empty() {
        Ok(row)
    } else {
        Err(Refused::Restricted)
    }
}

/// A person within reach who is a member of a household now, with since when; the change was made from this version.
async fn member_row(
    tx: &Tx,
    id: PersonId,
    change: &Change,
) -> Result<(PersonRow, Option<NaiveDate>), Refused> {
    let row = changeable_person(tx, id).await?;
    if row.ended_on.is_some() {
        return Err(MembershipFault::Gone.into());
    }
    if row.version != change.from_version {
        return Err(database::Error::Stale { table: "person" }.into());
    }
    let since = member::since(tx, id).await?;
    check_day(change.valid_from, since, tx.now().date_naive())?;
    Ok((row, since))
}

/// A household within reach that is not closed.
async fn open_household(tx: &Tx, id: HouseholdId) -> Result<HouseholdRow, Refused> {
    let row = households::find_in(tx, id).await?.ok_or(Refused::NotFound)?;
    if row.closed_on.is_some() { Err(MembershipFault::Closed.into()) } else { Ok(row) }
}

/// The same, when the change was made from its present version.
async fn unchanged_household(
    tx: &Tx,
    id: HouseholdId,
    change: &Change,
) -> Result<HouseholdRow, Refused> {
    let row = open_household(tx, id).await?;
    check_day(change.valid_from, None, tx.now().date_naive())?;
    if row.version == change.from_version {
        Ok(row)
    } else {
        Err(database::Error::Stale { table: "household" }.into())
    }
}

/// Whom something is about, within reach.
async fn about_in(tx: &Tx, subject: Whom) -> Result<About, Refused> {
    match subject {
        Whom::Person(id) => {
            let household = household_of(tx, id).await?;
            Ok(About { household, person: Some(id) })
        }
        Whom::Household(id) => {
            households::find_in(tx, id).await?.ok_or(Refused::NotFound)?;
            Ok(About { household: id, person: None })
        }
    }
}

/// The same, when data about it may be changed.
async fn changeable(tx: &Tx, subject: Whom) -> Result<About, Refused> {
    if let Whom::Person(id) = subject {
        changeable_person(tx, id).await?;
    }
    about_in(tx, subject).await
}

/// The same for reading; `None` when there is nobody within reach.
async fn about(reader: &PersonalReader, subject: Whom) -> database::Result<Option<About>> {
    Ok(match subject {
        Whom::Person(id) => persons::find(reader, id)
            .await?
            .map(|row| About { household: row.household_id.into(), person: Some(id) }),
        Whom::Household(id) => {
            households::exists(reader, id).await?.then_some(About { household: id, person: None })
        }
    })
}

/// A household or a person.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whom {
    /// A household.
    Household(HouseholdId),
    /// A person.
    Person(PersonId),
}

impl Whom {
    /// An entry of the audit about this record.
    fn audit(self, action: &'static str) -> Audit {
        match self {
            Self::Household(id) => Audit::of(action).about("household", id),
            Self::Person(id) => Audit::of(action).about("person", id),
        }
    }
}

/// Whether somebody sees and writes what is for few.
fn may_restricted(actor: &Actor) -> bool {
    actor.permit::<ViewRestrictedNotes>().is_some()
}

/// The names of users.
async fn names(
    reader: &PersonalReader,
    users: Vec<Option<UserId>>,
) -> database::Result<BTreeMap<UserId, String>> {
    identity::names_of(reader, users.into_iter().flatten()).await
}
