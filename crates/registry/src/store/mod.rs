//! The only place with SQL of the registry.

pub(crate) mod entities;
pub(crate) mod history;
pub(crate) mod household;
pub(crate) mod list;
pub(crate) mod person;
pub(crate) mod roster;
pub(crate) mod seal;
pub(crate) mod search;
