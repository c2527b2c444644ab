//! What can be wrong with a list of units.

use kernel::UnitCode;

use crate::Level;

/// A list of units that cannot be taken.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum PlacesError {
    /// The shipped list cannot be read.
    #[error(transparent)]
    Table(#[from] tables::Finding),
    /// The list of an installation is not valid TOML of the expected shape.
    #[error("{file}: {cause}")]
    Toml {
        /// The file.
        file: String,
        /// What the parser found.
        cause: String,
    },
    /// A code that another unit has.
    #[error("unit {code} ({name}): expected a code of its own, found that of {owner}")]
    Taken {
        /// The code.
        code: UnitCode,
        /// The unit that came second.
        name: String,
        /// The unit that has it.
        owner: String,
    },
    /// A unit above that does not exist or has another level.
    #[error("unit {code}: expected a {expected} above it, found \"{found}\"")]
    Above {
        /// The unit.
        code: UnitCode,
        /// The level that is needed.
        expected: Level,
        /// What is given.
        found: String,
    },
    /// A neighbour that does not exist.
    #[error("unit {code}: expected neighbours in the list, found \"{found}\"")]
    Neighbour {
        /// The unit.
        code: UnitCode,
        /// The neighbour.
        found: UnitCode,
    },
    /// A level that cannot be added.
    #[error("unit {code}: expected a municipality, a city or a city municipality, found a {found}")]
    Level {
        /// The unit.
        code: UnitCode,
        /// Its level.
        found: Level,
    },
    /// A point outside the earth.
    #[error(
        "unit {code}: expected a longitude from -180 to 180 and a latitude from -90 to 90, found {longitude}, {latitude}"
    )]
    Point {
        /// The unit.
        code: UnitCode,
        /// Degrees east.
        longitude: f64,
        /// Degrees north.
        latitude: f64,
    },
    /// A unit that does not exist.
    #[error("expected a unit of the list, found \"{0}\"")]
    Unknown(UnitCode),
}
