//! The only place with SQL of this context.

pub(crate) mod clearing;
pub(crate) mod entities;
pub(crate) mod erasing;
pub(crate) mod export;
pub(crate) mod import;
pub(crate) mod link;
pub(crate) mod mapping;
