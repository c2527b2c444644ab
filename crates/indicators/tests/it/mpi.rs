//! Multidimensional poverty of a table, against figures computed by hand.

use indicators::mpi::{
    Deprived, InputError, Measure, Part, Round, Row, Scope, Spec, compare, measure,
};
use tables::{Column, EMPTY, Frame, Values};

const SPEC: &str = r#"
k = 0.5
size = "size"
[[dimension]]
code = "school"
[[dimension]]
code = "home"
[[indicator]]
code = "years"
dimension = "school"
column = "years"
deprived = { below = 8 }
[[indicator]]
code = "water"
dimension = "home"
column = "water"
deprived = { any_of = ["well", "river"] }
[[indicator]]
code = "room"
dimension = "home"
column = "room"
deprived = { at_or_below = 6 }
"#;

fn number(name: &str, values: &[f64]) -> Column {
    Column { name: name.into(), values: Values::Number(values.to_vec()) }
}

fn text(name: &str, codes: &[u32], labels: &[&str]) -> Column {
    let labels = labels.iter().map(ToString::to_string).collect();
    Column { name: name.into(), values: Values::Text { codes: codes.to_vec(), labels } }
}

/// Four households of 2, 3, 4 and 1 persons with scores 0.5, 0.75, 0.25 and 0; the last two live in the south.
fn four() -> Frame {
    Frame {
        columns: vec![
            number("years", &[4.0, 6.0, 8.0, 12.0]),
            text("water", &[0, 1, 2, 0], &["tap", "well", "river"]),
            number("room", &[10.0, 10.0, 9.0, 9.0]),
            number("size", &[2.0, 3.0, 4.0, 1.0]),
            text("place", &[0, 0, 1, 1], &["north", "south"]),
        ],
        rows: 4,
    }
}

fn spec(text: &str) -> Spec {
    Spec::of_text("mpi.toml", text).unwrap()
}

fn row<'a>(round: &'a Round, measure: Measure, code: Option<&str>, group: Option<&str>) -> &'a Row {
    let is = |row: &&Row| {
        let of = row.indicator.as_deref().or(row.dimension.as_deref());
        let scope = group.map_or(Scope::Whole, named);
        row.measure == measure && of == code && row.scope == scope
    };
    round.rows.iter().find(is).unwrap()
}

fn named(group: &str) -> Scope {
    Scope::Group(Some(group.to_owned()).filter(|name| !name.is_empty()))
}

/// The groups that have figures.
fn groups(round: &Round) -> Vec<Scope> {
    let headcounts = round.rows.iter().filter(|row| row.measure == Measure::Headcount);
    headcounts.map(|row| row.scope.clone()).collect()
}

fn assert_close(found: Option<f64>, expected: f64) {
    assert!((found.unwrap() - expected).abs() < 1e-12, "{found:?} is not {expected}");
}

#[test]
fn persons_count_by_the_size_of_their_household() {
    let round = measure(&four(), &spec(SPEC), None).unwrap();
    let of = |measure, code| row(&round, measure, code, None).estimate;
    assert_close(of(Measure::Headcount, None), 0.5);
    // (2·0.5 + 3·0.75) / 5
    assert_close(of(Measure::Intensity, None), 0.65);
    assert_close(of(Measure::Adjusted, None), 0.325);
    assert_close(of(Measure::UncensoredHeadcount, Some("water")), 0.7);
    assert_close(of(Measure::CensoredHeadcount, Some("water")), 0.3);
    assert_close(of(Measure::AbsoluteContribution, Some("water")), 0.075);
    assert_close(of(Measure::Contribution, Some("school")), 0.25 / 0.325);
    let headcount = row(&round, Measure::Headcount, None, None);
    assert_eq!((headcount.n, headcount.population), (4, 10.0));
    // Influences (y − ½)/10 times sizes: 0.1, 0.15, −0.2, −0.05; times 4/3 for four units.
    assert_close(headcount.standard_error, (4.0_f64 / 3.0 * 0.075).sqrt());
    assert!(headcount.lower.unwrap() > 0.0 && headcount.upper.unwrap() < 1.0);
}

#[test]
fn gaps_are_absent_with_the_indicator_that_has_none() {
    let round = measure(&four(), &spec(SPEC), None).unwrap();
    let gap = row(&round, Measure::Gap, None, None);
    assert_eq!(gap.estimate, None);
    assert_eq!(gap.reason.as_deref(), Some("no gaps: indicator water has no cut-off \"below\""));
}

#[test]
fn gaps_are_shares_of_the_cut_off() {
    let (years, _) = SPEC.split_once("[[indicator]]\ncode = \"water\"").unwrap();
    let text = years.replace("[[dimension]]\ncode = \"home\"\n", "");
    let round = measure(&four(), &spec(&text), None).unwrap();
    // Gaps ½ and ¼ of 2 and 3 persons in 10.
    assert_close(row(&round, Measure::Gap, None, None).estimate, 0.175);
    assert_close(row(&round, Measure::Severity, None, None).estimate, 0.068_75);
}

#[test]
fn a_negative_value_has_no_gap_and_is_deprived_all_the_same() {
    let mut frame = four();
    frame.columns[0] = number("years", &[-4.0, 6.0, 8.0, 12.0]);
    let round = measure(&frame, &spec(SPEC), None).unwrap();
    assert_close(row(&round, Measure::UncensoredHeadcount, Some("years"), None).estimate, 0.5);
    let reason = row(&round, Measure::Severity, None, None).reason.clone().unwrap();
    assert_eq!(reason, "no gaps: column years or its cut-off is not above zero");
}

#[test]
fn groups_have_their_place_in_the_whole() {
    let round = measure(&four(), &spec(SPEC), Some("place")).unwrap();
    assert_eq!(groups(&round), ["north", "south"].map(named));
    assert_close(row(&round, Measure::Headcount, None, Some("north")).estimate, 1.0);
    assert_close(row(&round, Measure::PopulationShare, None, Some("north")).estimate, 0.5);
    assert_close(row(&round, Measure::GroupContribution, None, Some("north")).estimate, 1.0);
    let south = row(&round, Measure::Intensity, None, Some("south"));
    assert_eq!((south.estimate, south.reason.as_deref()), (None, Some("nobody is poor")));
    assert_close(row(&round, Measure::Adjusted, None, Some("south")).estimate, 0.0);
}

#[test]
fn records_without_a_group_are_a_group_of_their_own() {
    let mut frame = four();
    frame.columns[4] = text("place", &[0, EMPTY, 1, 1], &["north", "south"]);
    let round = measure(&frame, &spec(SPEC), Some("place")).unwrap();
    assert_eq!(groups(&round), ["", "north", "south"].map(named));
    assert_close(row(&round, Measure::Intensity, None, Some("")).estimate, 0.75);
}

#[test]
fn a_missing_answer_is_never_not_deprived() {
    let mut frame = four();
    frame.columns[0] = number("years", &[99.0, 6.0, 8.0, f64::NAN]);
    let dropped = measure(&frame, &spec(&format!("no_answer = [99]\n{SPEC}")), None).unwrap();
    let headcount = row(&dropped, Measure::Headcount, None, None);
    // Three and four persons answered, three are poor.
    assert_eq!((headcount.n, headcount.population), (2, 7.0));
    assert_close(headcount.estimate, 3.0 / 7.0);
    let text = format!("missing = \"reweight\"\nno_answer = [99]\n{SPEC}");
    let kept = measure(&frame, &spec(&text), None).unwrap();
    assert_eq!(row(&kept, Measure::Headcount, None, None).n, 4);
    assert_close(row(&kept, Measure::Headcount, None, None).estimate, 0.3);
}

#[test]
fn a_fall_of_poverty_is_tested_and_split() {
    let mut later = four();
    // Only the second household stays poor, with a score of 0.5.
    later.columns[0] = number("years", &[9.0, 6.0, 8.0, 12.0]);
    later.columns[1] = text("water", &[0, 0, 1, 0], &["tap", "well"]);
    let spec = spec(SPEC);
    let [before, after] = [four(), later].map(|frame| measure(&frame, &spec, None).unwrap());
    let changes = compare(&before, &after);
    let of = |measure, part| {
        changes
            .iter()
            .find(|c| c.measure == measure && c.part == part && c.indicator.is_none())
            .unwrap()
    };
    let whole = of(Measure::Adjusted, None);
    assert_close(whole.absolute, -0.175);
    assert_close(whole.relative, -0.175 / 0.325);
    // ½(0.65 + 0.5)·(−0.2) and ½(0.5 + 0.3)·(−0.15)
    assert_close(of(Measure::Adjusted, Some(Part::Incidence)).absolute, -0.115);
    assert_close(of(Measure::Adjusted, Some(Part::Intensity)).absolute, -0.06);
    // Later influences times sizes: −0.06, 0.21, −0.12, −0.03, squares 0.063.
    let headcount = of(Measure::Headcount, None);
    assert_close(headcount.standard_error, (4.0_f64 / 3.0 * (0.075 + 0.063)).sqrt());
    assert!(headcount.p_value.unwrap() > 0.05);
    assert_eq!((headcount.before, headcount.after, headcount.n), (Some(0.5), Some(0.3), 8));
}

#[test]
fn a_group_of_one_round_only_has_no_change() {
    let mut later = four();
    later.columns[4] = text("place", &[0, 0, 1, 1], &["north", "east"]);
    let spec = spec(SPEC);
    let [before, after] =
        [four(), later].map(|frame| measure(&frame, &spec, Some("place")).unwrap());
    let changes = compare(&before, &after);
    let groups: Vec<_> = changes
        .iter()
        .filter(|change| change.measure == Measure::Headcount)
        .map(|change| (change.scope.clone(), change.absolute, change.reason.is_some()))
        .collect();
    let expected = [("east", None, true), ("north", Some(0.0), false), ("south", None, true)];
    assert_eq!(groups, expected.map(|(name, absolute, reason)| (named(name), absolute, reason)));
}

#[test]
fn a_group_of_one_sampling_unit_is_compared_without_a_test() {
    let alone = || {
        let mut frame = four();
        frame.columns[4] = text("place", &[0, 0, 0, 1], &["north", "south"]);
        measure(&frame, &spec(SPEC), Some("place")).unwrap()
    };
    let changes = compare(&alone(), &alone());
    let headcount = |group: &str| {
        let is = |c: &&indicators::mpi::Change| {
            c.measure == Measure::Headcount && c.scope == named(group)
        };
        changes.iter().find(is).unwrap()
    };
    let south = headcount("south");
    assert_eq!((south.absolute, south.standard_error, south.p_value), (Some(0.0), None, None));
    assert_eq!(south.reason.as_deref(), Some("no standard error: a single primary sampling unit"));
    assert_eq!(headcount("north").p_value, Some(1.0));
    let parts = changes.iter().filter(|c| c.part.is_some() && c.scope == named("south"));
    assert!(parts.into_iter().all(|part| part.absolute.is_none() && part.reason.is_some()));
}

#[test]
fn weights_are_shares_of_the_dimension_or_of_the_score() {
    let weighted = |first: &str, second: &str| {
        let text = SPEC
            .replace("column = \"water\"", &format!("column = \"water\"\nweight = {first}"))
            .replace("column = \"room\"", &format!("column = \"room\"\nweight = {second}"));
        Spec::of_text("mpi.toml", &text)
    };
    let of = |first, second| {
        weighted(first, second).unwrap().indicators.iter().map(|one| one.weight).collect::<Vec<_>>()
    };
    assert_eq!(of("0.8", "0.2"), [0.5, 0.4, 0.1]);
    assert_eq!(of("0.4", "0.1"), [0.5, 0.4, 0.1]);
    assert_eq!(
        weighted("0.4", "0.3").unwrap_err().to_string(),
        "mpi.toml, indicators of dimension home, field weight: expected a sum of 1.0000 or 0.5000, found 0.7000"
    );
}

#[test]
fn a_rule_is_read_as_it_is_written() {
    let text = SPEC.replace("{ at_or_below = 6 }", "{ equals = 1 }");
    let rules: Vec<Deprived> =
        spec(&text).indicators.into_iter().map(|indicator| indicator.deprived).collect();
    let texts = |texts: &[&str]| Deprived::AnyOf(texts.iter().map(ToString::to_string).collect());
    assert_eq!(rules, [Deprived::Below(8.0), texts(&["well", "river"]), texts(&["1"])]);
}

#[test]
fn a_specification_that_cannot_hold_names_its_field() {
    let said = |from: &str, to: &str| {
        Spec::of_text("mpi.toml", &SPEC.replacen(from, to, 1)).unwrap_err().to_string()
    };
    assert_eq!(
        said("k = 0.5", "k = 0"),
        "mpi.toml, k: expected a number above 0 and at most 1, found 0"
    );
    assert_eq!(
        said("dimension = \"home\"", "dimension = \"house\""),
        "mpi.toml, indicator water, field dimension: expected one of school, home, found \"house\""
    );
    assert_eq!(
        said("code = \"room\"", "code = \"water\""),
        "mpi.toml, indicator water, field code: expected a code of its own, found it twice"
    );
    assert_eq!(
        said("{ below = 8 }", "{ below = 8, above = 9 }"),
        "mpi.toml, indicator years, field deprived: expected one of equals, any_of, below, at_or_below, above, found 2 of them"
    );
    assert!(said("size =", "sizes =").starts_with("mpi.toml, line 3: unknown field `sizes`"));
    assert_eq!(
        said("[[indicator]]", "[[dimension]]\ncode = \"work\"\n[[indicator]]"),
        "mpi.toml, dimension work: expected at least one [[indicator]] of this dimension, found none"
    );
}

#[test]
fn a_size_that_is_missing_is_refused_with_its_record() {
    let mut frame = four();
    frame.columns[3] = number("size", &[2.0, f64::NAN, 4.0, 1.0]);
    let expected = InputError::Cell {
        row: 1,
        column: "size".into(),
        expected: "a number of 0 or more",
        found: "nothing".into(),
    };
    assert_eq!(measure(&frame, &spec(SPEC), None), Err(expected));
    assert_eq!(measure(&Frame::default(), &spec(SPEC), None), Err(InputError::Empty));
}
