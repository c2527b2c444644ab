//! SQL of transfers. Nothing else of this crate knows tables.

pub(crate) mod entities;
pub(crate) mod erasing;
pub(crate) mod transfer;
