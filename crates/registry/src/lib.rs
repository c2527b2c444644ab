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
pub use list::{Beside, HouseholdList, ListRequest, ListSort, MOST_COUNTED, MOST_FOUND};
pub use migrations::MIGRATIONS;
pub use permissions::{
    ChangeHousehold, CreateHousehold, ExportHouseholds, ListHouseholds, ViewHistory, ViewHousehold,
};
pub use person::{Contradiction, PersonData, Relation, Sex, UnknownValue, age};
pub use search::Query;
pub use steps::{Source, add_households};
pub use view::{FieldChange, Found, HistoryStep, Household, ListedHousehold, Person};
