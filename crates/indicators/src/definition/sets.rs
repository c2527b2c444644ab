//! The closed sets of the catalogue, as files and addresses write them.

use super::{Domain, SourceKind};

impl Domain {
    /// All chapters in order.
    pub const ALL: [Self; 12] = [
        Self::Demography,
        Self::Finance,
        Self::Employment,
        Self::Education,
        Self::Health,
        Self::Housing,
        Self::Eu,
        Self::Material,
        Self::CashBenefits,
        Self::Services,
        Self::Participation,
        Self::Groups,
    ];

    /// The word in files and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Demography => "demography",
            Self::Finance => "finance",
            Self::Employment => "employment",
            Self::Education => "education",
            Self::Health => "health",
            Self::Housing => "housing",
            Self::Eu => "eu",
            Self::Material => "material",
            Self::CashBenefits => "cash_benefits",
            Self::Services => "services",
            Self::Participation => "participation",
            Self::Groups => "groups",
        }
    }
}

impl SourceKind {
    /// All kinds.
    pub const ALL: [Self; 5] =
        [Self::OwnMapping, Self::Official, Self::Register, Self::Finance, Self::Entered];

    /// The word in files and addresses.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OwnMapping => "own_mapping",
            Self::Official => "official",
            Self::Register => "register",
            Self::Finance => "finance",
            Self::Entered => "entered",
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_word_of_a_chapter_and_of_a_kind_of_source_is_that_of_the_files() {
        let quoted = |word: &str| format!("\"{word}\"");
        for domain in Domain::ALL {
            assert_eq!(serde_json::to_string(&domain).unwrap(), quoted(domain.as_str()));
        }
        for source in SourceKind::ALL {
            assert_eq!(serde_json::to_string(&source).unwrap(), quoted(source.as_str()));
        }
    }
}
