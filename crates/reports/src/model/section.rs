//! The sections of the report, in the order in which they stand.

use serde::{Deserialize, Serialize};

/// A section that figures or the committee's words belong to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Section {
    /// The figures that matter.
    Summary,
    /// Population.
    Population,
    /// Economy and local finance.
    Economy,
    /// Employment.
    Employment,
    /// Education.
    Education,
    /// Health.
    Health,
    /// Housing.
    Housing,
    /// Material position and exclusion.
    Material,
    /// Social protection: benefits and services.
    Protection,
    /// Vulnerable groups: children.
    Children,
    /// Vulnerable groups: young people.
    Young,
    /// Vulnerable groups: older people.
    Old,
    /// Vulnerable groups: persons with disabilities.
    Disability,
    /// Vulnerable groups: Roma women and men.
    Roma,
    /// Vulnerable groups: women.
    Women,
    /// Comparison with others.
    Comparison,
    /// Change since the last round.
    Change,
    /// Priorities that the figures suggest.
    Priorities,
}

impl Section {
    /// All sections in order.
    pub const ALL: [Self; 18] = [
        Self::Summary,
        Self::Population,
        Self::Economy,
        Self::Employment,
        Self::Education,
        Self::Health,
        Self::Housing,
        Self::Material,
        Self::Protection,
        Self::Children,
        Self::Young,
        Self::Old,
        Self::Disability,
        Self::Roma,
        Self::Women,
        Self::Comparison,
        Self::Change,
        Self::Priorities,
    ];

    /// Chapters of figures.
    pub const DOMAINS: [Self; 8] = [
        Self::Population,
        Self::Economy,
        Self::Employment,
        Self::Education,
        Self::Health,
        Self::Housing,
        Self::Material,
        Self::Protection,
    ];

    /// Parts of the chapter on vulnerable groups.
    pub const GROUPS: [Self; 6] =
        [Self::Children, Self::Young, Self::Old, Self::Disability, Self::Roma, Self::Women];

    /// The word in file names (`employment.md`) and keys of texts.
    pub const fn slug(self) -> &'static str {
        match self {
            Self::Summary => "summary",
            Self::Population => "population",
            Self::Economy => "economy",
            Self::Employment => "employment",
            Self::Education => "education",
            Self::Health => "health",
            Self::Housing => "housing",
            Self::Material => "material",
            Self::Protection => "protection",
            Self::Children => "children",
            Self::Young => "young",
            Self::Old => "old",
            Self::Disability => "disability",
            Self::Roma => "roma",
            Self::Women => "women",
            Self::Comparison => "comparison",
            Self::Change => "change",
            Self::Priorities => "priorities",
        }
    }

    /// The section of a [`slug`](Self::slug).
    pub fn from_slug(slug: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|section| section.slug() == slug)
    }
}
