//! What can be wrong with a file of boundaries.

/// A file of boundaries that cannot be taken. Every message is one line: where, what was expected, what was found.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum BoundariesError {
    /// More than Svi reads: bytes, features or points.
    #[error("{file}: expected at most {limit} {what}, found more")]
    TooMany {
        /// The file.
        file: String,
        /// What there is too much of.
        what: &'static str,
        /// The most that is read.
        limit: usize,
    },
    /// Not JSON, or nested deeper than any GeoJSON.
    #[error("{file}: expected JSON, found {cause}")]
    Json {
        /// The file.
        file: String,
        /// What the parser found, with line and column.
        cause: String,
    },
    /// JSON, but not a collection of features.
    #[error("{file}: expected a GeoJSON FeatureCollection with features, found {found}")]
    NotACollection {
        /// The file.
        file: String,
        /// What stands there.
        found: String,
    },
    /// Something in a feature.
    #[error("{file}, feature {number}, {property}: expected {expected}, found {found}")]
    Feature {
        /// The file.
        file: String,
        /// Its number, from 1.
        number: usize,
        /// The property with its place: `geometry.coordinates[0][3]`.
        property: String,
        /// What was expected.
        expected: &'static str,
        /// What was found.
        found: String,
    },
    /// Latitude before longitude.
    #[error(
        "{file}, feature {number}, geometry.coordinates: expected longitude before latitude, found {found}: they are swapped"
    )]
    Swapped {
        /// The file.
        file: String,
        /// Number of the feature, from 1.
        number: usize,
        /// The first point as it stands there.
        found: String,
    },
    /// No feature is an outline of a unit.
    #[error(
        "{file}: expected outlines of municipalities, found none among {features} features{first}"
    )]
    NothingMatched {
        /// The file.
        file: String,
        /// How many features there are.
        features: usize,
        /// Why the first was left out.
        first: String,
    },
    /// What an installation keeps was changed by hand.
    #[error("{file}: expected boundaries as svi import boundaries writes them, found {cause}")]
    Stored {
        /// The file.
        file: String,
        /// What is wrong.
        cause: String,
    },
}
