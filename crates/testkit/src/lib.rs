#![doc = include_str!("../README.md")]

mod base;
mod both;
mod clock;
mod people;
mod raw;
mod reference;
mod site;
mod traces;

pub use base::Base;
pub use both::{on_both, on_both_withholding, on_sqlite};
pub use clock::SettableClock;
pub use people::actor;
pub use reference::shared_data;
pub use site::{Answered, TestSite};
pub use traces::traces;
