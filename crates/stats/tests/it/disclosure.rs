//! Disclosure: hand-made tables, an attacker who must fail, and enumeration of everything a reader can hold possible.

use proptest::prelude::*;
use stats::disclosure::{
    Dominance, Error, Hierarchy, Reason, Rounding, Rules, ShareGroup, Suppression, Table, Zeros,
    audit, round_table, suppress, suppress_shares,
};

const SMALL: Option<Reason> = Some(Reason::SmallCount);
const COMPANY: Option<Reason> = Some(Reason::Complementary);

fn flat_table(sizes: &[usize], counts: &[u64]) -> Table {
    Table::counts(sizes.iter().map(|size| Hierarchy::flat(*size)).collect(), counts).unwrap()
}

#[test]
fn margins_are_the_sums_of_the_finest_cells() {
    let table = flat_table(&[2, 2], &[1, 2, 3, 4]);
    assert_eq!(table.values(), [1.0, 2.0, 3.0, 3.0, 4.0, 7.0, 4.0, 6.0, 10.0]);
    // Two districts with two and one places: leaves 0, 1, 2, districts 3, 4, total 5.
    let tree = Hierarchy::tree(&[Some(3), Some(3), Some(4), Some(5), Some(5), None]).unwrap();
    let table = Table::counts(vec![tree], &[1, 2, 4]).unwrap();
    assert_eq!(table.values(), [1.0, 2.0, 4.0, 3.0, 4.0, 7.0]);
}

#[test]
fn categories_that_form_no_tree_are_refused() {
    let refused = Hierarchy::tree(&[Some(1), Some(0), None]).unwrap_err();
    assert_eq!(refused, Error::NotATree { category: 0, found: "a circle" });
    let refused = Hierarchy::tree(&[None, None]).unwrap_err();
    assert_eq!(refused, Error::NotATree { category: 1, found: "a second total" });
}

#[test]
fn a_small_cell_takes_the_cheapest_company_with_it() {
    let table = flat_table(&[3, 3], &[3, 20, 30, 40, 10, 60, 70, 80, 90]);
    let found = suppress(&table, &Rules::default()).unwrap();
    let expected = [
        SMALL, COMPANY, None, None, //
        COMPANY, COMPANY, None, None, //
        None, None, None, None, //
        None, None, None, None,
    ];
    assert_eq!(found.reasons, expected);
    assert_eq!((found.complementary, found.lost), (3, 70.0));
    assert_eq!(found.published(&table)[..4], [None, None, Some(30.0), Some(53.0)]);
    assert_eq!(audit(&table, &found, 0.0).recovered, []);
}

#[test]
fn the_attacker_recovers_a_small_cell_that_is_hidden_alone() {
    let table = flat_table(&[3], &[3, 20, 30]);
    let alone = Suppression::primary_only(&table, &Rules::default()).unwrap();
    let found = audit(&table, &alone, 0.0);
    assert_eq!(found.recovered.len(), 1);
    assert_eq!((found.recovered[0].cell, found.recovered[0].smallest), (0, 3.0));
}

#[test]
fn the_attacker_solves_equations_that_no_single_sum_gives_away() {
    // Rows {a, b}, {c, d} and columns {a, c}, {b, d}, e hang together; e follows only from all of them.
    let table = flat_table(&[3, 3], &[7, 8, 50, 9, 6, 60, 70, 80, 3]);
    let alone = Suppression::primary_only(&table, &Rules::default()).unwrap();
    let cells: Vec<usize> =
        audit(&table, &alone, 0.0).recovered.iter().map(|found| found.cell).collect();
    assert_eq!(cells, [10]);
}

#[test]
fn two_small_cells_whose_reasons_and_sum_tell_their_values_are_recovered() {
    // Both are known to be 1 to 4 and to sum to 8, so both are 4.
    let table = flat_table(&[2], &[4, 4]);
    let alone = Suppression::primary_only(&table, &Rules::default()).unwrap();
    assert_eq!(audit(&table, &alone, 0.0).recovered.len(), 2);
    let found = suppress(&table, &Rules::default()).unwrap();
    assert_eq!(found.reasons, [SMALL, SMALL, COMPANY]);
    assert_eq!(audit(&table, &found, 0.0).recovered, []);
}

#[test]
fn a_small_margin_is_hidden_with_a_cell_of_its_line() {
    let table = flat_table(&[3, 2], &[4, 0, 20, 30, 25, 35]);
    let found = suppress(&table, &Rules::default()).unwrap();
    assert_eq!(found.reasons[0], SMALL);
    assert_eq!(found.reasons[1], None);
    assert_eq!(found.reasons[2], SMALL);
    assert!(!found.is_withheld());
    assert_eq!(audit(&table, &found, 0.0).recovered, []);
}

#[test]
fn empty_cells_are_hidden_only_if_the_rules_say_so() {
    let table = flat_table(&[2, 2], &[0, 20, 30, 40]);
    let open = suppress(&table, &Rules::default()).unwrap();
    assert_eq!(open.reasons, [None; 9]);
    let rules = Rules { zeros: Zeros::Protect, ..Rules::default() };
    let closed = suppress(&table, &rules).unwrap();
    assert_eq!(closed.reasons[..2], [SMALL, COMPANY]);
    assert_eq!(audit(&table, &closed, 0.0).recovered, []);
}

#[test]
fn a_cell_that_is_all_of_its_group_is_hidden_with_an_empty_one() {
    let table = flat_table(&[3, 2], &[12, 0, 20, 30, 25, 35]);
    let rules = Rules { all_or_none: true, ..Rules::default() };
    let found = suppress(&table, &rules).unwrap();
    let hidden = [Some(Reason::AllOrNone), Some(Reason::AllOrNone), None];
    assert_eq!(found.reasons[..3], hidden);
    assert_eq!(audit(&table, &found, 0.0).recovered, []);
}

#[test]
fn an_amount_held_by_one_contributor_is_hidden_far_enough() {
    let spread = vec![10.0; 10];
    let dominated = [vec![900.0], vec![5.0; 9]].concat();
    let cells = [dominated, spread.clone(), vec![95.0; 10], spread];
    let dimensions = vec![Hierarchy::flat(2), Hierarchy::flat(2)];
    let table = Table::amounts(dimensions, &cells).unwrap();
    let rules = Rules {
        dominance: Some(Dominance { largest: 1, percent: 75.0 }),
        p_percent: None,
        ..Rules::default()
    };
    let found = suppress(&table, &rules).unwrap();
    assert_eq!(found.reasons[0], Some(Reason::Dominance));
    // The corner is 900 of 945: its upper estimate must reach 1200, and only 100 can be moved inside the table.
    assert!(found.reasons[2].is_some() || found.reasons[6].is_some());
    assert_eq!(audit(&table, &found, 1.0).recovered, []);
}

#[test]
fn rules_out_of_range_are_refused() {
    let table = flat_table(&[2], &[4, 4]);
    let refused = suppress(&table, &Rules { minimum: 2, ..Rules::default() }).unwrap_err();
    let fact = "minimum count, position 0: expected at least 3, found 2";
    assert_eq!(refused.to_string(), fact);
}

#[test]
fn a_hidden_share_takes_another_with_it() {
    let groups = [(3, 40), (20, 60), (15, 30)].map(|(with, without)| ShareGroup { with, without });
    let found = suppress_shares(&groups, &Rules::default()).unwrap();
    assert_eq!(found.groups, [SMALL, None, COMPANY]);
    assert_eq!(found.total, None);
}

#[test]
fn counts_are_rounded_to_five_and_the_result_says_whether_it_adds_up() {
    let table = flat_table(&[3], &[2, 3, 8]);
    let nearest = round_table(&table, 5, Rounding::Nearest).unwrap();
    assert_eq!((nearest.values, nearest.is_additive), (vec![0, 5, 10, 15], false));
    let controlled = round_table(&table, 5, Rounding::Controlled).unwrap();
    assert_eq!((controlled.values, controlled.is_additive), (vec![0, 5, 10, 15], true));
    let random = round_table(&table, 5, Rounding::Random { seed: 7 }).unwrap();
    assert_eq!(random, round_table(&table, 5, Rounding::Random { seed: 7 }).unwrap());
    assert!(random.values.iter().all(|value| value % 5 == 0));
}

/// Whether each hidden cell of a two by two table has at least two values in tables that agree with all that is shown.
fn every_hidden_cell_is_open(table: &Table, found: &Suppression, minimum: u64) -> bool {
    let published = found.published(table);
    let mut seen: Vec<Vec<u64>> = vec![Vec::new(); 9];
    for code in 0..21_u64.pow(4) {
        let leaf = [code % 21, code / 21 % 21, code / 441 % 21, code / 9261];
        let [a, b, c, d] = leaf;
        let cells = [a, b, a + b, c, d, c + d, a + c, b + d, a + b + c + d];
        let agrees = cells.iter().enumerate().all(|(i, value)| match found.reasons[i] {
            None => published[i] == Some(*value as f64),
            Some(Reason::SmallCount) => (1..minimum).contains(value),
            Some(Reason::Complementary) => *value >= minimum,
            Some(_) => true,
        });
        if agrees {
            for (seen, value) in seen.iter_mut().zip(cells) {
                if !seen.contains(&value) {
                    seen.push(value);
                }
            }
        }
    }
    found.reasons.iter().zip(seen).all(|(reason, seen)| reason.is_none() || seen.len() > 1)
}

fn trees() -> impl Strategy<Value = Hierarchy> {
    let two_levels =
        Hierarchy::tree(&[Some(5), Some(5), Some(6), Some(6), Some(6), Some(7), Some(7), None]);
    prop_oneof![
        (1_usize..6).prop_map(Hierarchy::flat),
        Just(two_levels.unwrap()),
        Just(Hierarchy::tree(&[Some(2), Some(3), Some(3), None]).unwrap()),
    ]
}

fn tables(dimensions: usize) -> impl Strategy<Value = Table> {
    let counts = prop_oneof![Just(0_u64), 1_u64..8, 5_u64..60, 20_u64..500];
    prop::collection::vec(trees(), dimensions).prop_flat_map(move |dimensions| {
        let cells = dimensions.iter().map(|tree| tree.leaves().len()).product::<usize>();
        prop::collection::vec(counts.clone(), cells)
            .prop_map(move |counts| Table::counts(dimensions.clone(), &counts).unwrap())
    })
}

fn rules() -> impl Strategy<Value = Rules> {
    (3_u64..11, any::<bool>(), any::<bool>()).prop_map(|(minimum, protect, all_or_none)| Rules {
        minimum,
        zeros: if protect { Zeros::Protect } else { Zeros::Publish },
        all_or_none,
        ..Rules::default()
    })
}

fn nothing_is_recovered(table: &Table, rules: &Rules) -> Result<(), TestCaseError> {
    let found = suppress(table, rules).unwrap();
    prop_assert_eq!(audit(table, &found, 0.0).recovered, vec![]);
    for (value, reason) in table.values().iter().zip(&found.reasons) {
        let small = *value > 0.0 && *value < rules.minimum as f64;
        prop_assert!(!small || reason.is_some());
    }
    Ok(())
}

proptest! {
    #[test]
    fn the_attacker_recovers_nothing_from_one_to_three_dimensions(
        tables in (tables(1), tables(2), tables(3)), rules in rules()
    ) {
        nothing_is_recovered(&tables.0, &rules)?;
        nothing_is_recovered(&tables.1, &rules)?;
        nothing_is_recovered(&tables.2, &rules)?;
    }

    #[test]
    fn the_attacker_recovers_nothing_from_amounts(
        cells in prop::collection::vec(prop::collection::vec(0.0_f64..1000.0, 0..9), 12),
        minimum in 3_u64..6
    ) {
        let table = Table::amounts(vec![Hierarchy::flat(3), Hierarchy::flat(4)], &cells).unwrap();
        let found = suppress(&table, &Rules { minimum, ..Rules::default() }).unwrap();
        prop_assert_eq!(audit(&table, &found, 0.0).recovered, vec![]);
    }

    #[test]
    fn a_hidden_share_never_follows_from_the_others(
        groups in prop::collection::vec((0_u64..30, 0_u64..30), 1..8)
    ) {
        let groups: Vec<ShareGroup> =
            groups.into_iter().map(|(with, without)| ShareGroup { with, without }).collect();
        let found = suppress_shares(&groups, &Rules::default()).unwrap();
        let hidden = found.groups.iter().filter(|reason| reason.is_some()).count();
        prop_assert!(hidden != 1 || found.total.is_some());
    }

    #[test]
    fn controlled_rounding_adds_up_and_stays_within_one_base(table in tables(2)) {
        let rounded = round_table(&table, 5, Rounding::Controlled).unwrap();
        let total = table.values()[table.values().len() - 1];
        let shown = rounded.values[rounded.values.len() - 1];
        prop_assert!((shown as f64 - total).abs() <= 2.5);
        for first in table.dimensions()[0].leaves() {
            for second in table.dimensions()[1].leaves() {
                let cell = table.cell(&[*first, *second]).unwrap();
                prop_assert!((rounded.values[cell] as f64 - table.values()[cell]).abs() < 5.0);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn enumeration_of_all_tables_leaves_every_hidden_cell_open(
        counts in prop::collection::vec(0_u64..9, 4), minimum in 3_u64..6
    ) {
        let table = flat_table(&[2, 2], &counts);
        let found = suppress(&table, &Rules { minimum, ..Rules::default() }).unwrap();
        prop_assert!(every_hidden_cell_is_open(&table, &found, minimum), "{:?}", found.reasons);
    }
}
