//! What is defined at the edges: missing, negative and zero values, zero weights, empty and one-person groups.

use stats::Reason;
use stats::inequality::pay_gap::Side;
use stats::measure::{
    Columns, Error, Estimate, Groups, Interval, LineRule, Measure, Options, contrast, estimate,
};

fn without_interval() -> Options {
    Options { interval: Interval::None, ..Options::default() }
}

fn of(columns: &Columns<'_>, name: &str, options: &Options) -> Vec<Estimate> {
    estimate(columns, &[name.parse().unwrap()], options).unwrap()
}

#[test]
fn missing_values_and_zero_weights_are_counted_nowhere() {
    let columns = Columns {
        values: &[10.0, f64::NAN, 30.0, 50.0],
        weights: Some(&[1.0, 9.0, 3.0, 0.0]),
        ..Columns::default()
    };
    let expected = Estimate {
        measure: Measure::Mean,
        group: None,
        estimate: Some(25.0),
        standard_error: None,
        lower: None,
        upper: None,
        n: 2,
        population: 4.0,
        reason: None,
    };
    assert_eq!(of(&columns, "mean", &without_interval()), [expected]);
}

#[test]
fn an_empty_group_and_no_records_at_all_have_no_figures() {
    let names = "mean share ratio median q05 arpt arpr rmpg gini gpg qsr palma fgt0 fgt1 fgt2 watts sst gei:2 theil_l theil_t \
                 atkinson:1";
    for name in names.split_whitespace() {
        for interval in [Interval::None, Interval::Linearized] {
            let groups = Groups { codes: &[0, 0], count: 2 };
            let columns = Columns {
                values: &[f64::NAN, f64::NAN],
                groups: Some(groups),
                sides: Some(&[Side::A, Side::B]),
                denominators: Some(&[1.0, 1.0]),
                ..Columns::default()
            };
            for found in of(&columns, name, &Options { interval, ..Options::default() }) {
                let seen = (found.estimate, found.standard_error, found.n, found.reason);
                assert_eq!(seen, (None, None, 0, Some(Reason::NoRecords)), "{name}");
            }
        }
    }
}

#[test]
fn a_file_without_rows_has_no_figures() {
    for interval in
        [Interval::Linearized, Interval::Jackknife, Interval::Bootstrap { replicates: 2, seed: 1 }]
    {
        let found =
            of(&Columns::default(), "arpr", &Options { interval, ..Options::default() }).remove(0);
        assert_eq!((found.estimate, found.n, found.reason), (None, 0, Some(Reason::NoRecords)));
    }
}

#[test]
fn a_one_person_group_has_a_figure_and_no_standard_error() {
    let columns = Columns {
        values: &[10.0, 20.0, 30.0, 40.0],
        groups: Some(Groups { codes: &[0, 1, 1, 1], count: 2 }),
        ..Columns::default()
    };
    let found = of(&columns, "mean", &Options::default()).remove(1);
    assert_eq!((found.estimate, found.standard_error, found.n), (Some(10.0), None, 1));
    assert_eq!(found.reason, Some(Reason::SinglePsu));
}

#[test]
fn a_share_of_zero_percent_has_no_interval() {
    let columns = Columns { values: &[10.0, 20.0, 30.0, 40.0], ..Columns::default() };
    let options = Options { line: LineRule::Fixed(5.0), ..Options::default() };
    let found = of(&columns, "arpr", &options).remove(0);
    assert_eq!((found.estimate, found.lower, found.upper), (Some(0.0), None, None));
    assert_eq!(found.reason, Some(Reason::ShareAtBound));
}

#[test]
fn a_full_count_has_no_sampling_error() {
    let columns =
        Columns { values: &[10.0, 20.0, 30.0], fpc: Some(&[3.0; 3]), ..Columns::default() };
    let found = of(&columns, "mean", &Options::default()).remove(0);
    assert_eq!(
        (found.standard_error, found.lower, found.upper),
        (Some(0.0), Some(20.0), Some(20.0))
    );
}

#[test]
fn when_all_incomes_are_zero_ratios_and_lines_are_absent_and_means_are_not() {
    let columns = Columns { values: &[0.0; 4], ..Columns::default() };
    let reason = |name: &str| of(&columns, name, &without_interval())[0].reason;
    assert_eq!(reason("mean"), None);
    assert_eq!(reason("arpr"), Some(Reason::LineNotPositive));
    assert_eq!(reason("gini"), Some(Reason::TotalNotPositive));
    assert_eq!(reason("qsr"), Some(Reason::TotalNotPositive));
    assert_eq!(reason("theil_t"), Some(Reason::NoPositiveValues));
}

#[test]
fn entropy_counts_only_the_values_above_zero() {
    let columns = Columns {
        values: &[-5.0, 0.0, 4.0, 6.0],
        weights: Some(&[1.0, 1.0, 2.0, 3.0]),
        ..Columns::default()
    };
    let found = of(&columns, "theil_l", &without_interval()).remove(0);
    assert_eq!((found.n, found.population), (2, 5.0));
}

#[test]
fn the_line_of_the_whole_holds_for_groups_unless_each_group_has_its_own() {
    let groups = Groups { codes: &[0, 0, 0, 1, 1, 1], count: 2 };
    let columns = Columns {
        values: &[4.0, 10.0, 10.0, 40.0, 100.0, 100.0],
        groups: Some(groups),
        ..Columns::default()
    };
    let rates = |columns: &Columns<'_>, name: &str| -> Vec<Option<f64>> {
        of(columns, name, &without_interval()).into_iter().map(|found| found.estimate).collect()
    };
    assert_eq!(rates(&columns, "arpt"), [Some(24.0); 3]);
    assert_eq!(rates(&columns, "arpr"), [Some(50.0), Some(100.0), Some(0.0)]);
    let own = Columns { line_groups: Some(groups), ..columns };
    assert_eq!(rates(&own, "arpt"), [None, Some(6.0), Some(60.0)]);
    let third = 100.0 / 3.0;
    assert!(rates(&own, "arpr").iter().all(|rate| (rate.unwrap() - third).abs() < 1e-12));
    let gaps = rates(&own, "rmpg");
    assert!((gaps[0].unwrap() - third).abs() < 1e-12 && gaps[0] == gaps[2]);
}

#[test]
fn an_anchored_line_is_uprated_by_prices() {
    let columns = Columns { values: &[10.0, 12.0, 30.0], ..Columns::default() };
    let line = LineRule::Anchored { line: 10.0, price_index: 1.1 };
    let found = of(&columns, "arpr", &Options { line, ..without_interval() }).remove(0);
    assert!((found.estimate.unwrap() - 100.0 / 3.0).abs() < 1e-12);
}

#[test]
fn what_cannot_be_used_is_named_with_its_row() {
    let values = [1.0, 2.0];
    let error = |columns: Columns<'_>| {
        estimate(&Columns { values: &values, ..columns }, &[Measure::Mean], &without_interval())
            .unwrap_err()
            .to_string()
    };
    let negative = Columns { weights: Some(&[1.0, -1.0]), ..Columns::default() };
    assert_eq!(
        error(negative),
        "column weights, row 1: expected a finite weight of at least 0, found -1"
    );
    let short = Columns { weights: Some(&[1.0]), ..Columns::default() };
    assert_eq!(error(short), "column weights: expected 2 records, found 1");
    let coded = Columns { groups: Some(Groups { codes: &[0, 2], count: 2 }), ..Columns::default() };
    assert_eq!(error(coded), "column groups, row 1: expected a code below 2, found 2");
    let gap = estimate(
        &Columns { values: &values, ..Columns::default() },
        &[Measure::Gpg],
        &Options::default(),
    );
    assert_eq!(gap, Err(Error::Needs { measure: "gpg".to_owned(), column: "sides" }));
    let flags = estimate(
        &Columns { values: &values, ..Columns::default() },
        &[Measure::Share],
        &Options::default(),
    );
    assert_eq!(
        flags.unwrap_err().to_string(),
        "column values, row 1: expected a flag of 0 or 1, found 2"
    );
}

#[test]
fn a_contrast_without_one_side_says_so_for_the_side() {
    let columns =
        Columns { values: &[1.0, 2.0], sides: Some(&[Side::A, Side::A]), ..Columns::default() };
    let found = contrast(&columns, &[Measure::Mean], &Options::default()).unwrap().remove(0);
    assert_eq!((found.a.estimate, found.b.estimate, found.difference), (Some(1.5), None, None));
    assert_eq!(found.reason, Some(Reason::NoRecords));
}
