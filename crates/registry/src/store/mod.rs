//! SQL of the registry. Nothing else of this crate knows tables.

pub(crate) mod attachment;
pub(crate) mod closing;
pub(crate) mod consent;
pub(crate) mod contact;
pub(crate) mod document;
pub(crate) mod entities;
pub(crate) mod entry;
pub(crate) mod erasing;
pub(crate) mod history;
pub(crate) mod household;
pub(crate) mod identities;
pub(crate) mod intake;
pub(crate) mod list;
pub(crate) mod mark;
pub(crate) mod member;
pub(crate) mod moving;
pub(crate) mod note;
pub(crate) mod partner;
pub(crate) mod person;
pub(crate) mod protection;
pub(crate) mod reach;
pub(crate) mod relatives;
pub(crate) mod right;
pub(crate) mod roster;
pub(crate) mod seal;
pub(crate) mod search;
