//! What is wrong with households as a whole, once all rows are gathered.
//!
//! A cell cannot show it: a person who stands twice, or a column that names settlements mapped as the household's id.

use assessment::HouseholdFacts;
use tables::Finding;

use super::spec::Ids;

/// Most persons of a household.
const LARGEST_HOUSEHOLD: usize = 200;

/// The faults of the households of `file`.
pub(super) fn faults(file: &str, households: &[HouseholdFacts], ids: &Ids) -> Vec<Finding> {
    let too_large = households.iter().filter_map(|one| too_large(file, one, &ids.household));
    let twice = ids
        .person
        .iter()
        .flat_map(|column| households.iter().filter_map(|one| person_twice(file, one, column)));
    too_large.chain(twice).collect()
}

fn too_large(file: &str, household: &HouseholdFacts, column: &str) -> Option<Finding> {
    let persons = household.persons.len();
    (persons > LARGEST_HOUSEHOLD).then(|| {
        let expected = format!("households of at most {LARGEST_HOUSEHOLD} persons");
        let found = format!("{persons} persons in household {}", Finding::quote(&household.id));
        Finding::new(file, expected, found).in_column(column)
    })
}

/// The first person who stands twice in a household.
fn person_twice(file: &str, household: &HouseholdFacts, column: &str) -> Option<Finding> {
    let mut ids: Vec<&str> = household.persons.iter().map(|person| person.id.as_str()).collect();
    ids.sort_unstable();
    let id = ids.windows(2).find_map(|pair| match pair {
        [a, b] if a == b => Some(*a),
        _ => None,
    })?;
    let expected = format!("each person of household {} once", Finding::quote(&household.id));
    let found = format!("{} again", Finding::quote(id));
    Some(Finding::new(file, expected, found).in_column(column))
}
