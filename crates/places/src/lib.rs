//! Administrative units, neighbours, development groups: who is where, and matching of names to codes.
//!
//! Holds facts only; every unit of local self-government belongs to one district, one region and the republic. A name
//! is matched when it can mean one unit; likeness alone is never more than a suggestion. Knows no figure but those
//! that describe the unit itself.

pub mod boundaries;
mod distance;
mod error;
mod matching;
mod places;
mod shipped;
mod unit;

pub use error::PlacesError;
pub use matching::{How, Match};
pub use places::Places;
pub use unit::{Addition, Development, Level, Unit};
