#![doc = include_str!("../README.md")]

mod actions;
mod api;
mod code;
mod context;
mod history;
mod household;
mod jmbg;
mod list;
mod migrations;
mod pages;
mod permissions;
mod person;
mod roster;
mod search;
mod steps;
mod store;
mod view;

pub use actions::{
    Change, Refused, add_person, change_household, change_person, create_household, find_household,
    household_history, list_households, search_registry,
};
pub use code::{HouseholdCode, InvalidHouseholdCode};
pub use context::context;
pub use household::{HouseholdData, NewHousehold};
pub use jmbg::{Jmbg, JmbgError};
pub use list::{Beside, HouseholdList, ListRequest, ListSort, MOST_COUNTED};
pub use migrations::MIGRATIONS;
pub use permissions::{
    ChangeHousehold, CreateHousehold, ExportHouseholds, ListHouseholds, ViewHistory, ViewHousehold,
};
pub use person::{Contradiction, PersonData, Relation, Sex, UnknownValue, age};
pub use roster::{Member, Roster};
pub use search::Query;
pub use steps::{Source, add_households};
pub use store::roster::{count_rosters, find_roster, rosters_after, rosters_of};
pub use view::{FieldChange, Found, HistoryStep, Household, ListedHousehold, Person};
