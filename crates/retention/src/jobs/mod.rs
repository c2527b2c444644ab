//! Jobs: asking for the lists of the night, making a list, doing what was confirmed.

mod carry_out;
mod gather;
mod nightly;

pub(crate) use carry_out::{CARRY_OUT, carry_out};
pub(crate) use gather::{GATHER, gather};
pub(crate) use nightly::nightly;
