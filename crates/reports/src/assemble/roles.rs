//! What part a figure plays: which are told in words, which are only another cut of a main one, which matter at a glance.
//!
//! A code with a suffix (`EU-06.40`) is a cut of the figure before the dot and is never told, ranked or made a priority.

use crate::{Figure, Origin, Role};

/// Figures told in words, the first of each chapter first.
const HEADLINES: [&str; 38] = [
    "DEM-01", "DEM-10", "DEM-13", "FIN-09", "FIN-03", "FIN-02", "EMP-02", "EU-18", "EU-12",
    "EMP-18", "EDU-02", "EDU-07", "EDU-08", "EU-19", "HEA-01", "EU-20", "HEA-06", "HEA-03",
    "EU-17", "EU-16", "EU-15", "HOU-02", "EU-01", "EU-13", "EU-10", "CSH-01", "CSH-05", "CSH-10",
    "SRV-19", "SRV-01", "CHI-01", "ELD-02", "ELD-03", "DIS-01", "ROM-01", "GEN-02", "GEN-03",
    "YOU-01",
];

/// Cuts of a main figure that have a code without suffix: thresholds, gaps and other lines of the same poverty.
const VARIANTS: [&str; 7] = ["EU-02", "EU-03", "EU-04", "EU-05", "EU-08", "EU-11", "DEM-06"];

/// At a glance, where there is a mapping.
const MAPPED: [&str; 16] = [
    "DEM-01", "DEM-10", "EU-01", "EU-13", "EU-10", "EU-12", "CHI-01", "EU-17", "EU-18", "CSH-10",
    "SRV-19", "EU-20", "EMP-02", "CSH-05", "DEM-09", "HOU-02",
];

/// At a glance, from official figures alone.
const PUBLISHED: [&str; 14] = [
    "DEM-01", "DEM-02", "DEM-10", "DEM-12", "DEM-13", "DEM-15", "FIN-09", "HOU-01", "HOU-02",
    "HOU-09", "PAR-02", "PAR-01", "DEM-03", "DEM-05",
];

/// The part of the figure with this code.
pub(super) fn role(code: &str) -> Role {
    if HEADLINES.contains(&code) {
        Role::Headline
    } else if VARIANTS.contains(&code) || code.contains('.') {
        Role::Variant
    } else {
        Role::Main
    }
}

/// The place of a headline among those of its chapter; others come after all of them.
pub(super) fn order(code: &str) -> usize {
    HEADLINES.iter().position(|one| *one == code).unwrap_or(HEADLINES.len())
}

/// Codes of the figures that matter at a glance, the most important first.
pub(super) fn key_codes(figures: &[Figure]) -> Vec<kernel::IndicatorCode> {
    let is_mapped = figures.iter().any(|figure| figure.origin != Origin::Official);
    let codes: &[&str] = if is_mapped { &MAPPED } else { &PUBLISHED };
    codes.iter().filter_map(|code| code.parse().ok()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_with_a_suffix_is_a_cut_of_the_figure_before_it() {
        assert_eq!(role("EU-01"), Role::Headline);
        assert_eq!(role("EU-01.local"), Role::Variant);
        assert_eq!(role("EU-05"), Role::Variant);
        assert_eq!(role("MAT-03"), Role::Main);
    }
}
