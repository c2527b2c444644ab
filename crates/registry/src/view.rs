//! Households and persons as pages and programs see them.

use chrono::{DateTime, NaiveDate, Utc};
use kernel::{HouseholdId, PersonId, UserId, entity_id};
use uuid::Uuid;

use crate::{
    code::HouseholdCode,
    consent::ConsentData,
    contact::ContactData,
    document::DocumentData,
    group::MarkData,
    household::HouseholdData,
    membership::{HowClosed, HowJoined, HowLeft},
    merged::MergedHousehold,
    note::NoteData,
    person::{PersonData, Relation},
    picture::FileKind,
    place::Point,
    rights::{RightRequest, RightState},
};

/// A household with its members.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Household {
    /// Its id.
    pub id: HouseholdId,
    /// Its code.
    pub code: HouseholdCode,
    /// The name after which it is listed.
    pub listed_name: String,
    /// What is written about it.
    pub data: HouseholdData,
    /// Its members in the order of entry.
    pub members: Vec<Person>,
    /// Those who were members and are no more, the last first.
    pub former: Vec<FormerMember>,
    /// Other records of the household, which had been entered twice.
    pub records: Vec<MergedHousehold>,
    /// When it ceased to be one, how, and the household that its members went into.
    pub closed: Option<Closed>,
    /// Whether only a circle sees it.
    pub is_protected: bool,
    /// How often it was changed, from 1: a change names the version that it was made from.
    pub version: i32,
    /// When it was entered.
    pub created_at: DateTime<Utc>,
    /// When it or a member was last changed.
    pub changed_at: DateTime<Utc>,
}

/// A person of the registry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Person {
    /// Its id.
    pub id: PersonId,
    /// The household.
    pub household: HouseholdId,
    /// What is written about it.
    pub data: PersonData,
    /// When and how the person left for good: died, or moved out of the municipality.
    pub ended: Option<(NaiveDate, HowLeft)>,
    /// Whether only a circle sees the person.
    pub is_protected: bool,
    /// The record that stands for the person, when it is not this one.
    pub canonical: Option<PersonId>,
    /// How often it was changed, from 1.
    pub version: i32,
}

/// Another record of a person, with what is kept with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MergedRecord {
    /// The merge, by which it is undone.
    pub merge: MergeId,
    /// The other record.
    pub person: PersonId,
    /// The name that stands there.
    pub name: String,
    /// The day of birth that stands there.
    pub birth_date: Option<NaiveDate>,
    /// Its household; `None` when the reader may not see it.
    pub household: Option<HouseholdLink>,
    /// When the two were taken for one person.
    pub merged_at: DateTime<Utc>,
    /// Contacts that were written there.
    pub contacts: Vec<Contact>,
    /// Documents that were written there.
    pub documents: Vec<DocumentData>,
}

/// Somebody who was a member.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerMember {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// The last day.
    pub to_day: NaiveDate,
    /// How the person left.
    pub how: HowLeft,
}

/// The end of a household.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Closed {
    /// The day.
    pub on: NaiveDate,
    /// How.
    pub how: HowClosed,
    /// The household that its members went into.
    pub into: Option<HouseholdId>,
}

/// A time in a household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Membership {
    /// The household; `None` when the reader may not see it.
    pub household: Option<HouseholdLink>,
    /// What the person was to its reference person.
    pub relation: Relation,
    /// The first day.
    pub from_day: NaiveDate,
    /// The last day; `None` until now.
    pub to_day: Option<NaiveDate>,
    /// How the person joined.
    pub joined: HowJoined,
    /// How the person left.
    pub left: Option<HowLeft>,
}

/// A household as others name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdLink {
    /// Its id.
    pub id: HouseholdId,
    /// Its code.
    pub code: String,
    /// The name after which it is listed.
    pub listed_name: String,
}

/// A partner, now or before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Partner {
    /// Who.
    pub person: PersonId,
    /// The name.
    pub name: String,
    /// Since when.
    pub from_day: NaiveDate,
    /// Until when; `None` until now.
    pub to_day: Option<NaiveDate>,
}

/// A household in a list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedHousehold {
    /// Its id.
    pub id: HouseholdId,
    /// Its code.
    pub code: String,
    /// The name after which it is listed.
    pub listed_name: String,
    /// Settlement.
    pub settlement: String,
    /// Address.
    pub address: String,
    /// Where on the map it is, to about a kilometre.
    pub area: Option<Point>,
    /// How many members.
    pub members: u32,
    /// When it or a member was last changed.
    pub changed_at: DateTime<Utc>,
}

/// Somebody or some household found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Found {
    /// The household.
    pub household: HouseholdId,
    /// The household's code.
    pub code: String,
    /// The person's name, or the name after which the household is listed.
    pub name: String,
    /// Year of birth, to tell two of one name apart.
    pub birth_year: Option<i32>,
    /// Settlement and address.
    pub place: String,
    /// The person found; `None` for the household by its address or code.
    pub person: Option<PersonId>,
    /// How the person left for good: died, or moved out of the municipality.
    pub ended: Option<HowLeft>,
}

/// One field that a version changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FieldChange {
    /// The field's name, as in forms; its words are `registry-<field>`.
    pub field: &'static str,
    /// What stood there before; `None` when nothing.
    pub before: Option<String>,
    /// What stands there now; `None` when nothing.
    pub after: Option<String>,
}

/// One step of a household's history.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HistoryStep {
    /// The person concerned, `None` for the household itself.
    pub person: Option<PersonId>,
    /// The name of whom it concerns.
    pub name: String,
    /// The version, from 1: then it is the entry.
    pub number: i32,
    /// Since when it holds.
    pub valid_from: NaiveDate,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// By whom; `None` by the program.
    pub recorded_by: Option<UserId>,
    /// That user's name.
    pub recorder: Option<String>,
    /// From which source.
    pub source: String,
    /// Why.
    pub reason: String,
    /// What changed; for an entry, everything that was written.
    pub changes: Vec<FieldChange>,
    /// Whether the contents cannot be read any more, because the person was erased.
    pub is_erased: bool,
    /// What happened, when it is no version: somebody joined or left.
    pub event: Option<MemberEvent>,
}

/// Somebody joined or left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MemberEvent {
    /// Joined.
    Joined(HowJoined),
    /// Left.
    Left(HowLeft),
}

entity_id!(
    /// The id of a merge of two records of one person.
    MergeId
);

entity_id!(
    /// The id of something kept beside a person or household: a way to reach somebody, a group, a note, a file.
    EntryId
);

/// Whom a note or a file is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct About {
    /// The household, of a person the one that the person is in.
    pub household: HouseholdId,
    /// The person; `None` for the household itself.
    pub person: Option<PersonId>,
}

impl About {
    /// Under whose key it is sealed.
    pub(crate) fn subject(self) -> Uuid {
        self.person.map_or(self.household.uuid(), PersonId::uuid)
    }
}

/// A person with all that every worker sees of one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonFile {
    /// The person.
    pub person: Person,
    /// The household that the person is in, or was in last.
    pub household: HouseholdLink,
    /// Times in households, the last first.
    pub memberships: Vec<Membership>,
    /// Partners, the last first.
    pub partners: Vec<Partner>,
    /// How the person is reached.
    pub contacts: Vec<Contact>,
    /// What is known of documents.
    pub documents: Vec<DocumentData>,
    /// Whether the data may only be kept: a restriction was granted.
    pub is_restricted: bool,
    /// Whether the person agreed to be contacted, in all records; `None` when that was never asked.
    pub may_contact: Option<bool>,
    /// Other records of the person.
    pub records: Vec<MergedRecord>,
}

/// A way to reach somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Contact {
    /// Its id.
    pub id: EntryId,
    /// What it is.
    pub data: ContactData,
}

/// A group or status that is kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct KeptMark {
    /// Its id.
    pub id: EntryId,
    /// What it is.
    pub data: MarkData,
}

/// The groups and status of a person that may be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Marks {
    /// Those that may be shown.
    pub shown: Vec<KeptMark>,
    /// How many are hidden because the person has not agreed any more.
    pub hidden: usize,
}

/// The signed sheet of an answer about consent: one of the person's files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedSheet {
    /// The file.
    pub file: EntryId,
    /// The record of the person in which it is.
    pub person: PersonId,
    /// What it is, in words; empty for who may not see files.
    pub about: String,
    /// Whether it is there still; otherwise it was taken away.
    pub is_there: bool,
}

/// An answer about consent, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptConsent {
    /// The answer.
    pub data: ConsentData,
    /// When it was recorded.
    pub recorded_at: DateTime<Utc>,
    /// By whom.
    pub recorded_by: Option<UserId>,
    /// That user's name.
    pub recorder: Option<String>,
    /// The signed sheet, where one is kept.
    pub sheet: Option<SignedSheet>,
}

/// A note.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Note {
    /// Its id.
    pub id: EntryId,
    /// What it says.
    pub data: NoteData,
    /// The version, from 1.
    pub number: i32,
    /// Whether a later version stands in its place.
    pub is_replaced: bool,
    /// When it was written.
    pub recorded_at: DateTime<Utc>,
    /// By whom.
    pub recorded_by: Option<UserId>,
    /// That user's name.
    pub author: Option<String>,
}

/// A file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachedFile {
    /// Its id.
    pub id: EntryId,
    /// Its name.
    pub name: String,
    /// What it is, in words.
    pub about: String,
    /// Its kind.
    pub kind: FileKind,
    /// How many bytes.
    pub size: u32,
    /// Only for case managers and coordinators.
    pub is_restricted: bool,
    /// When it was kept.
    pub recorded_at: DateTime<Utc>,
    /// By whom.
    pub recorded_by: Option<UserId>,
    /// That user's name.
    pub author: Option<String>,
}

/// A protection, for its circle.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Protection {
    /// Why.
    pub reason: String,
    /// Who sees what is under it: id and name.
    pub circle: Vec<(UserId, String)>,
}

/// A declaration that a household is one of a user's relatives.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Relative {
    /// Its id.
    pub id: EntryId,
    /// Whose relatives.
    pub user: UserId,
    /// That user's name.
    pub user_name: String,
    /// The household.
    pub household: HouseholdId,
    /// Its code: the name is not shown to whom the file is closed.
    pub code: String,
    /// Since when.
    pub declared_at: DateTime<Utc>,
    /// Why the file was opened, and when, the last first.
    pub openings: Vec<(String, DateTime<Utc>)>,
}

/// A record as the head of a page names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// The person's name; of a household the name after which it is listed.
    pub name: String,
    /// The household, of a person the one that the person is in.
    pub household: HouseholdLink,
    /// The person; `None` for the household itself.
    pub person: Option<PersonId>,
    /// The record's version: a change names it.
    pub version: i32,
    /// Whether a person is a member of a household now, or a household is not closed.
    pub is_present: bool,
    /// Whether only a circle sees it.
    pub is_protected: bool,
}

/// Protected records, for who may protect.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProtectedRecords {
    /// Those of the user's circles.
    pub own: Vec<ProtectedRecord>,
    /// Protections in whose circle nobody works here any more, with since when; of what is not said.
    pub left: Vec<(EntryId, DateTime<Utc>)>,
}

/// A record under a protection.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProtectedRecord {
    /// The household.
    pub household: HouseholdId,
    /// The person; `None` when the household is protected.
    pub person: Option<PersonId>,
    /// The name.
    pub name: String,
    /// Since when.
    pub since: DateTime<Utc>,
}

/// A request by right, as it is kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KeptRequest {
    /// Its id.
    pub id: EntryId,
    /// What was asked.
    pub request: RightRequest,
    /// What became of it.
    pub state: RightState,
    /// When that was decided.
    pub decided_on: Option<NaiveDate>,
    /// What was answered; empty until then.
    pub answer: String,
}
