//! How a household came into a sample, as its answers say it: weights, stratum, primary sampling unit.
//!
//! A list and a census count everybody once. In a sample a person's own weight comes first, then that of the household, then the
//! inverse of the probability with which it was selected; who has none of these counts once, and is counted.

use std::collections::BTreeMap;

use assessment::{Answer, Facts, HouseholdFacts, VariableCatalogue};
use kernel::Design;

use crate::microdata::Selection;

/// The selection, and whether everybody in the household has a weight.
pub(super) fn of(
    variables: &VariableCatalogue,
    design: Design,
    household: &HouseholdFacts,
) -> (Selection, bool) {
    let persons = household.persons.len();
    if design != Design::Sample {
        let selection = Selection { person_weights: vec![1.0; persons], ..Selection::default() };
        return (selection, true);
    }
    let number = |facts: &Facts, code: &str| facts.number(variables.find(code)?);
    let positive = |value: &f64| value.is_finite() && *value > 0.0;
    let of_household =
        number(&household.facts, "household_weight").filter(positive).or_else(|| {
            number(&household.facts, "selection_probability")
                .filter(positive)
                .map(|share| 1.0 / share)
        });
    let weights: Vec<Option<f64>> = household
        .persons
        .iter()
        .map(|person| number(&person.facts, "person_weight").filter(positive).or(of_household))
        .collect();
    let text = |code: &str| match household.facts.get(variables.find(code)?) {
        Answer::Text(text) if !text.is_empty() => Some(text.clone()),
        _ => None,
    };
    let selection = Selection {
        rows: Vec::new(),
        person_weights: weights.iter().map(|weight| weight.unwrap_or(1.0)).collect(),
        stratum: text("stratum"),
        psu: text("primary_sampling_unit"),
        stratum_size: number(&household.facts, "stratum_size").filter(positive),
    };
    (selection, weights.iter().all(Option::is_some))
}

/// Sizes of strata are used only where every household states one and those of a stratum agree: otherwise nothing could be said of
/// the whole sample.
pub(super) fn agree_on_sizes(selections: &mut [Selection]) {
    let mut sizes: BTreeMap<Option<&str>, f64> = BTreeMap::new();
    let agree = selections.iter().all(|one| {
        let Some(size) = one.stratum_size else { return false };
        *sizes.entry(one.stratum.as_deref()).or_insert(size) == size
    });
    if !agree {
        for one in selections {
            one.stratum_size = None;
        }
    }
}

#[cfg(test)]
mod tests {
    use assessment::{Given, PersonFacts};

    use super::*;

    fn household(
        variables: &VariableCatalogue,
        answers: &[(&str, Given<'_>)],
        of_second: &[(&str, Given<'_>)],
    ) -> HouseholdFacts {
        let mut second = PersonFacts::default();
        for (code, given) in of_second {
            variables.record(&mut second.facts, code, given.clone()).unwrap();
        }
        let persons = vec![PersonFacts::default(), second];
        let mut home = HouseholdFacts { persons, ..HouseholdFacts::default() };
        for (code, given) in answers {
            variables.record(&mut home.facts, code, given.clone()).unwrap();
        }
        home
    }

    #[test]
    fn of_a_sample_the_nearest_weight_counts_and_nobody_is_left_without_one() {
        let variables = VariableCatalogue::shipped().unwrap();
        let weighted = |answers: &[(&str, Given<'_>)], second: &[(&str, Given<'_>)]| {
            let (selection, has_weight) =
                of(&variables, Design::Sample, &household(&variables, answers, second));
            (selection.person_weights, has_weight)
        };
        let of_household = |weight| ("household_weight", Given::Number(weight));
        let of_person = || ("person_weight", Given::Number(7.5));
        let probability = || ("selection_probability", Given::Number(0.05));
        let nearest = weighted(&[of_household(30.0), probability()], &[of_person()]);
        assert_eq!(nearest, (vec![30.0, 7.5], true));
        assert_eq!(weighted(&[probability()], &[]), (vec![20.0, 20.0], true));
        assert_eq!(weighted(&[], &[of_person()]), (vec![1.0, 7.5], false));
        assert_eq!(weighted(&[of_household(0.0)], &[]), (vec![1.0, 1.0], false));
    }

    #[test]
    fn a_list_and_a_census_count_everybody_once_whatever_the_answers_say() {
        let variables = VariableCatalogue::shipped().unwrap();
        let answers =
            [("household_weight", Given::Number(20.0)), ("stratum", Given::Word("sever"))];
        let home = household(&variables, &answers, &[]);
        for design in [Design::List, Design::Census] {
            let once = Selection { person_weights: vec![1.0, 1.0], ..Selection::default() };
            assert_eq!(of(&variables, design, &home), (once, true));
        }
        let (sample, _) = of(&variables, Design::Sample, &home);
        assert_eq!((sample.stratum.as_deref(), sample.psu), (Some("sever"), None));
    }

    #[test]
    fn sizes_of_strata_count_only_where_all_agree() {
        let of = |stratum: &str, size| Selection {
            stratum: Some(stratum.to_owned()),
            stratum_size: size,
            ..Selection::default()
        };
        let agreed = |mut all: Vec<Selection>| {
            agree_on_sizes(&mut all);
            all.iter().map(|one| one.stratum_size).collect::<Vec<_>>()
        };
        let whole = vec![of("a", Some(9.0)), of("b", Some(4.0)), of("a", Some(9.0))];
        assert_eq!(agreed(whole), [Some(9.0), Some(4.0), Some(9.0)]);
        assert_eq!(agreed(vec![of("a", Some(9.0)), of("a", Some(8.0))]), [None, None]);
        assert_eq!(agreed(vec![of("a", Some(9.0)), of("b", None)]), [None, None]);
    }
}
