//! What may be told of a result to somebody who sees no names: counts that are not too small, and none that would give one away.

use stats::disclosure::{Hierarchy, Rules, Table, suppress};

use super::{
    On, Question,
    result::{ListResult, Place},
};
use crate::VariableCatalogue;

/// Fewest that are told.
const SMALLEST: u64 = 5;
/// Fewest that are told of a question about ethnicity, health or violence.
const SMALLEST_SENSITIVE: u64 = 10;

/// Fewest that are told: more where the question is about what is sealed.
pub(crate) fn smallest_told(catalogue: &VariableCatalogue, question: &Question) -> u64 {
    let is_sensitive = question.conditions().any(|condition| match &condition.on {
        On::Variable(code) => {
            catalogue.find_variable(code.as_str()).is_some_and(|one| one.sensitive.is_some())
        }
        On::Settlement => false,
    });
    if is_sensitive { SMALLEST_SENSITIVE } else { SMALLEST }
}

/// A settlement with its count, unless that is withheld.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Told<'a> {
    pub(crate) place: &'a Place,
    pub(crate) count: Option<u64>,
}

/// What may be told of a result: the whole and each settlement. What is too small is withheld, with what would give it away.
pub(crate) fn told(result: &ListResult, smallest: u64) -> (Option<u64>, Vec<Told<'_>>) {
    let counts: Vec<u64> = result.places.iter().map(|place| place.count).collect();
    let withheld = || {
        let all = result.places.iter().map(|place| Told { place, count: None }).collect();
        (None, all)
    };
    if counts.is_empty() {
        return (Some(0), Vec::new());
    }
    let hierarchy = Hierarchy::flat(counts.len());
    let (leaves, root) = (hierarchy.leaves().to_vec(), hierarchy.root());
    let rules = Rules { minimum: smallest, dominance: None, p_percent: None, ..Rules::default() };
    let Ok(table) = Table::counts(vec![hierarchy], &counts) else { return withheld() };
    let Ok(suppressed) = suppress(&table, &rules) else { return withheld() };
    let published = suppressed.published(&table);
    let of = |node: usize| {
        let cell = table.cell(&[node])?;
        published.get(cell).copied().flatten().map(|value| value as u64)
    };
    let places = result.places.iter().zip(&leaves);
    let places = places.map(|(place, leaf)| Told { place, count: of(*leaf) }).collect();
    (of(root), places)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn result(counts: &[u64]) -> ListResult {
        let place = |(at, count): (usize, &u64)| Place {
            name: format!("Selo {at}"),
            count: *count,
            middle: None,
        };
        ListResult { places: counts.iter().enumerate().map(place).collect(), ..Default::default() }
    }

    fn told_of(counts: &[u64]) -> (Option<u64>, Vec<Option<u64>>) {
        let result = result(counts);
        let (whole, places) = told(&result, SMALLEST);
        (whole, places.into_iter().map(|one| one.count).collect())
    }

    #[test]
    fn a_small_settlement_is_withheld_and_another_one_with_it() {
        let (whole, places) = told_of(&[3, 20, 12, 0]);
        assert_eq!(whole, Some(35));
        assert_eq!(places[0], None);
        assert!(places.iter().filter(|one| one.is_none()).count() >= 2, "{places:?}");
    }

    #[test]
    fn large_settlements_are_told_and_nothing_is_no_secret() {
        assert_eq!(told_of(&[20, 12]), (Some(32), vec![Some(20), Some(12)]));
        assert_eq!(told_of(&[]), (Some(0), Vec::new()));
        assert_eq!(told_of(&[4]).1, [None]);
    }
}
