//! One figure under two codes: definitions with the same rule, unit and count are the same figure and shown once.

use std::collections::BTreeMap;

use indicators::definition::{Catalogue, Definition, Domain, Kind};
use kernel::IndicatorCode;

use super::names;
use crate::Section;

/// Which definitions say the same as others.
pub(super) struct Same<'a> {
    /// By the code that is shown: the other codes.
    others: BTreeMap<&'a IndicatorCode, Vec<&'a Definition>>,
    /// Codes that are not shown.
    hidden: Vec<&'a IndicatorCode>,
}

impl<'a> Same<'a> {
    /// Of definitions with one rule the one with the most breakdowns is shown, of equals the first.
    pub(super) fn of(catalogue: &'a Catalogue) -> Self {
        let mut groups: Vec<Vec<&Definition>> = Vec::new();
        for one in catalogue.definitions() {
            match groups.iter_mut().find(|group| group.iter().any(|other| is_same(one, other))) {
                Some(group) => group.push(one),
                None => groups.push(vec![one]),
            }
        }
        let mut same = Self { others: BTreeMap::new(), hidden: Vec::new() };
        for group in groups.iter().filter(|group| group.len() > 1) {
            let most = group.iter().map(|one| one.by.len()).max();
            let Some(shown) = group.iter().find(|one| Some(one.by.len()) == most) else { continue };
            let others = group.iter().filter(|one| one.code != shown.code);
            same.hidden.extend(others.clone().map(|one| &one.code));
            same.others.insert(&shown.code, others.copied().collect());
        }
        same
    }

    /// Whether the figure is shown under another code.
    pub(super) fn is_hidden(&self, code: &IndicatorCode) -> bool {
        self.hidden.contains(&code)
    }

    /// The other codes of a figure.
    pub(super) fn also(&self, code: &IndicatorCode) -> Vec<IndicatorCode> {
        let others = self.others.get(code).into_iter().flatten();
        others.map(|one| one.code.clone()).collect()
    }

    /// Its chapter: that of the local list, where the figure stands in the EU block and in a chapter.
    pub(super) fn section(&self, definition: &Definition) -> Section {
        let others = self.others.get(&definition.code).into_iter().flatten().copied();
        let mut all = std::iter::once(definition).chain(others);
        let local = all.find(|one| one.domain != Domain::Eu);
        names::section(local.unwrap_or(definition))
    }
}

fn is_same(one: &Definition, other: &Definition) -> bool {
    let is_computed = !matches!(one.kind, Kind::Entered(_));
    is_computed && one.kind == other.kind && one.unit == other.unit && one.count == other.count
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_eu_block_and_the_local_list_share_figures_and_nothing_else_does() {
        let catalogue = Catalogue::shipped().unwrap();
        let same = Same::of(&catalogue);
        let pairs: Vec<String> = same
            .others
            .iter()
            .flat_map(|(shown, others)| {
                others.iter().map(move |one| format!("{shown} {}", one.code))
            })
            .collect();
        assert_eq!(
            pairs,
            [
                "EU-01 MAT-01",
                "EU-10 MAT-04",
                "EU-12 EMP-14",
                "EU-15 HOU-06",
                "EU-16 HOU-04",
                "EU-17 HOU-05",
                "EU-18 EMP-13",
                "EU-20 HEA-07",
            ]
        );
    }

    #[test]
    fn a_shared_figure_stands_in_the_chapter_of_its_field() {
        let catalogue = Catalogue::shipped().unwrap();
        let same = Same::of(&catalogue);
        let section = |code: &str| same.section(catalogue.find(&code.parse().unwrap()).unwrap());
        assert_eq!(section("EU-12"), Section::Employment);
        assert_eq!(section("EU-01"), Section::Material);
        assert!(same.is_hidden(&"HOU-05".parse().unwrap()));
    }
}
