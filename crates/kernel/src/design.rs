//! How the people behind a figure were chosen. The design decides what may be said.

use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

/// The way in which households came into the data.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Design {
    /// A targeted list: finds people. Counts and shares "of those mapped"; no standard error, no interval, no change.
    List,
    /// A probability sample: estimates with design-based standard errors and intervals.
    Sample,
    /// Everybody: sampling error zero.
    Census,
}

impl Design {
    /// The word used in files, on the command line and in URLs.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::List => "list",
            Self::Sample => "sample",
            Self::Census => "census",
        }
    }
}

impl fmt::Display for Design {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Design {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        match text {
            "list" => Ok(Self::List),
            "sample" => Ok(Self::Sample),
            "census" => Ok(Self::Census),
            other => Err(format!("expected list, sample or census, found \"{other}\"")),
        }
    }
}
