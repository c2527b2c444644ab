//! What the crate promises, on words of the field and by laws.

mod cyrillic;
mod fold;
mod format;
mod laws;
mod order;
mod territory;
