#![doc = include_str!("../README.md")]

mod actions;
mod api;
mod closed_set;
mod code;
mod consent;
mod contact;
mod context;
mod document;
mod duplicates;
mod group;
mod held;
mod history;
mod household;
mod jmbg;
mod jobs;
mod list;
mod membership;
mod merged;
mod merging;
mod migrations;
mod note;
mod pages;
mod permissions;
mod person;
mod picture;
mod place;
mod retained;
mod rights;
mod roster;
mod search;
mod steps;
mod store;
mod unasked;
mod view;

pub use actions::{
    AccessReport, Change, Consents, Deciding, Erasure, GivenSheet, Home, HouseholdMerging,
    Marriage, Merging, MoveTo, NewFile, OpenRights, Refused, Split, Target, Whom, access_report,
    add_contact, add_mark, add_person, ask_search, attach_file, change_circle, change_household,
    change_person, close_household, compare_households, create_household, decide_pair,
    decide_right, declare_relative, end_contact, end_mark, end_marriage, end_protection,
    end_relative, erase_person, find_closed_relative, find_heading, find_household, find_pair,
    find_person, find_protection, household_history, likely_persons, list_consents, list_files,
    list_households, list_marks, list_notes, list_open_rights, list_pairs, list_protections,
    list_relatives, list_rights, list_unasked, merge_household_records, merge_households,
    merge_persons, move_person, name_pair, open_relatives_file, protect_record, record_consent,
    record_departure, record_marriage, record_right, record_signed_consent, remove_file,
    reopen_household, return_person, search_registry, split_household, take_file, take_protection,
    undo_decision, undo_household_merge, undo_merge, write_document, write_note,
};
pub use code::{HouseholdCode, InvalidHouseholdCode};
pub use consent::{
    Basis, ConsentAnswer, ConsentData, ConsentText, Purpose, Signature, basis_text, last_answer,
    may_use, text_of, text_on,
};
pub use contact::{ContactData, ContactKind, phone};
pub use context::{context, handover};
pub use document::{DocumentData, DocumentKind, DocumentObstacle, DocumentState};
pub use duplicates::{
    Agreement, Evidence, HeldPair, LastDecision, Likely, ListedPair, PairDecision, PairId,
    PairOverview, PairPage, PairRecord, PairReview, PairState, PairView, ReviewerWork, ShownFields,
    Side, Typed, is_reviewed_twice,
};
pub use group::{Group, GroupFault, LegalStatus, Mark, MarkData};
pub use held::{Access, HeldHome, HeldMerge, HeldProtection, HeldRecords, HeldRelative, Kept};
pub use household::{HouseholdData, NewHousehold};
pub use jmbg::{Jmbg, JmbgError};
pub use jobs::lived_in_municipalities;
pub use list::{Beside, HouseholdList, ListRequest, ListSort, MOST_COUNTED, MOST_FOUND};
pub use membership::{
    HowClosed, HowJoined, HowLeft, HowParted, MembershipFault, check_chosen, check_day,
};
pub use merged::{
    ChosenRecord, ComparedMember, HouseholdComparison, HouseholdMergeId, MergedHousehold,
};
pub use merging::ShownPlace;
pub use migrations::MIGRATIONS;
pub use note::NoteData;
pub use permissions::{
    Attach, ChangeHousehold, ChangeMembership, CreateHousehold, ErasePerson, ExportHouseholds,
    FindDuplicates, HandleRights, KeepRelatives, ListHouseholds, MergePersons, Protect,
    RecordConsent, ReviewDuplicates, SettleDisputes, ViewExactPlace, ViewGroups, ViewHistory,
    ViewHousehold, ViewNotes, ViewRestrictedNotes, ViewViolenceGroup,
};
pub use person::{Contradiction, PersonData, Relation, Sex, age};
pub use picture::{FileKind, without_exif};
pub use place::{AddressKind, InvalidPoint, Point};
pub use retained::{DueRecord, DueUntil, RetainedKind};
pub use rights::{
    DAYS_TO_ANSWER, HeldByRight, Objection, OpenPage, OpenRequest, RightKind, RightRequest,
    RightState, answer_due, decisions, is_restricted,
};
pub use roster::{Member, Roster};
pub use search::Query;
pub use steps::{Entered, Source, add_households, add_members, enter_households};
pub use store::beside::is_anything_beside;
pub use store::consent::{has_agreed, refused_by};
pub use store::entered::entered_last;
pub use store::handing::{
    Alike, HandedPerson, Leaving, LeavingMember, alike, enter_handed, record_handed_over,
    who_may_leave,
};
pub use store::identities::{Identity, households_listed, identities_of};
pub use store::intake::{
    Holder, Touched, holders_of, remove_households, remove_members, touched_households,
    touched_members,
};
pub use store::mark::groups_among;
pub use store::person::{names_of_persons, present_members};
pub use store::reach::{
    household_lived_in, households_within_reach, is_household_within_reach, is_person_within_reach,
    of_households_within_reach, persons_within_reach, unhidden,
};
pub use store::resembling::{resembling, resembling_within};
pub use store::retaining::{due_records, everybody_of, goes_with, let_go};
pub use store::right::{asking_among, held_by_right, restricted_among, restricted_persons};
pub use store::roster::{
    count_erased, count_rosters, find_roster, rosters_after, rosters_of, whole_rosters_after,
    whole_rosters_of,
};
pub use store::standing::{all_standing_households, standing_households, standing_persons};
pub use store::whereabouts::{Whereabouts, whereabouts_of};
pub use unasked::UnaskedHousehold;
pub use view::{
    About, AttachedFile, Closed, Contact, EntryId, FieldChange, FormerMember, Found, Heading,
    HistoryStep, Household, HouseholdLink, KeptConsent, KeptMark, KeptRequest, ListedHousehold,
    Marks, MemberEvent, Membership, MergeId, MergedRecord, Note, Partner, Person, PersonFile,
    ProtectedRecord, ProtectedRecords, Protection, Relative, SignedSheet,
};
