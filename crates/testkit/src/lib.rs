#![doc = include_str!("../README.md")]

mod base;
mod both;
mod clock;
mod people;
mod raw;
mod reference;

pub use base::Base;
pub use both::on_both;
pub use clock::SettableClock;
pub use people::actor;
pub use reference::shared_data;
