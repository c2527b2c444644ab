#![doc = include_str!("../README.md")]

mod actions;
mod context;
mod gathering;
mod jobs;
mod kind;
mod list;
mod migrations;
mod pages;
mod permissions;
mod rule;
mod store;

pub use actions::{
    Beside, Counts, ListPage, Progress, Refused, SeenItem, SeenList, Standing, ask_list,
    confirm_list, find_item, find_list, hold_item, list_lists, list_rules, release_item, set_rule,
    standing,
};
pub use context::context;
pub use kind::{RecordKind, RetentionAction, Suggestion, UnknownKind};
pub use list::{
    DAYS_OPEN, Hold, Item, ItemId, ItemState, ListId, ListState, RetentionList, WhyLeft,
};
pub use migrations::MIGRATIONS;
pub use permissions::{CarryOut, SeeRetention, SetRules};
pub use rule::RetentionRule;
