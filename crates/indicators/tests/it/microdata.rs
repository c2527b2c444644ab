//! Microdata through a mapping: what is there, what is missing, what is wrong, with row and column.

use std::{fs, path::PathBuf};

use assessment::VariableCatalogue;
use indicators::microdata::{Spec, check, read};
use proptest::prelude::*;
use tempfile::TempDir;

const SPEC: &str = "
[ids]
household = \"h\"
person = \"p\"
[design]
weight = \"w\"
[missing]
does_not_know = [\"88\"]
refused = [\"99\"]
[[column]]
name = \"sex\"
variable = \"sex\"
values = { 1 = \"male\", 2 = \"female\" }
[[column]]
name = \"age\"
variable = \"age\"
[[column]]
name = \"water\"
variable = \"water_supply\"
";

fn files(text: &str) -> (TempDir, PathBuf) {
    let folder = TempDir::new().unwrap();
    let path = folder.path().join("data.csv");
    fs::write(&path, text).unwrap();
    (folder, path)
}

fn findings(text: &str) -> (Vec<String>, u64, u64) {
    let variables = VariableCatalogue::shipped().unwrap();
    let spec = Spec::parse("spec.toml", SPEC, &variables).unwrap();
    let (folder, path) = files(text);
    let report = check(&path, &spec, &variables).unwrap();
    let prefix = format!("{}/", folder.path().display());
    let lines = report.findings.iter().map(|f| f.to_string().replace(&prefix, "")).collect();
    (lines, report.errors, report.warnings)
}

#[test]
fn what_is_there_and_missing_is_counted_by_column_and_kind() {
    let variables = VariableCatalogue::shipped().unwrap();
    let spec = Spec::parse("spec.toml", SPEC, &variables).unwrap();
    let (_folder, path) =
        files("h,p,w,sex,age,water,note\nA,1,1,1,40,well,x\nA,2,1,2,99,well,\nB,1,1,,88,none,\n");
    let report = check(&path, &spec, &variables).unwrap();
    assert_eq!((report.rows, report.households, report.persons), (3, 2, 3));
    assert_eq!(report.unmapped, ["note"]);
    let counts: Vec<(&str, u64, [u64; 4])> =
        report.columns.iter().map(|c| (c.variable.as_str(), c.answered, c.missing)).collect();
    let expected =
        [("sex", 2, [1, 0, 0, 0]), ("age", 1, [0, 1, 1, 0]), ("water_supply", 3, [0, 0, 0, 0])];
    assert_eq!(counts, expected);
}

#[test]
fn every_fault_names_file_row_and_column() {
    let (lines, errors, warnings) =
        findings("h,p,w,sex,age,water\nA,1,1,3,forty,well\nA,2,-1,2,130,none\n,1,1,1,20,well\n");
    assert_eq!(
        lines,
        [
            "data.csv, row 2, column sex: expected one of the codes 1, 2, found \"3\"",
            "data.csv, row 2, column age: expected a number, found \"forty\"",
            "data.csv, row 3, column w: expected a number from 0 to 1e12, found \"-1\"",
            "data.csv, row 3, column age: expected a plausible value of age (0 to 115), found \"130\"",
            "data.csv, row 3, column water: expected the same value on all rows of household \"A\", found another one",
            "data.csv, row 4, column h: expected the id of a household, found an empty cell",
        ]
    );
    assert_eq!((errors, warnings), (4, 2));
}

#[test]
fn a_value_that_a_variable_does_not_have_is_named_once() {
    let (lines, _, _) = findings("h,p,w,sex,age,water\nA,1,1,1,40,moon\n");
    let line = lines.first().unwrap();
    assert!(
        line.starts_with("data.csv, row 2, column water: expected one of network_inside"),
        "{line}"
    );
    assert_eq!(line.matches("\"moon\"").count(), 1, "{line}");
}

#[test]
fn a_person_named_twice_in_a_household_is_an_error() {
    let (lines, errors, _) =
        findings("h,p,w,sex,age,water\nA,1,1,1,40,well\nB,1,1,1,50,well\nA,1,1,2,38,well\n");
    let line =
        "data.csv, column p: expected each person of household \"A\" once, found \"1\" again";
    assert_eq!((lines, errors), (vec![line.to_owned()], 1));
}

#[test]
fn a_settlement_mapped_as_the_household_is_an_error() {
    let mut rows = "h,p,w,sex,age,water\n".to_owned();
    for person in 1..=201 {
        rows.push_str(&["A,", &person.to_string(), ",1,1,40,well\n"].concat());
    }
    let (lines, errors, _) = findings(&rows);
    let line = "data.csv, column h: expected households of at most 200 persons, found 201 persons in household \"A\"";
    assert_eq!((lines, errors), (vec![line.to_owned()], 1));
}

#[test]
fn a_blank_on_another_row_contradicts_nothing_and_the_answer_is_found() {
    let variables = VariableCatalogue::shipped().unwrap();
    let spec = Spec::parse("spec.toml", SPEC, &variables).unwrap();
    let rows = "h,p,w,sex,age,water\nA,1,1,1,40,\nA,2,1,2,38,well\nA,3,1,1,9,\n";
    let (_folder, path) = files(rows);
    let found = read(&path, &spec, &variables).unwrap();
    let water = variables.find("water_supply").unwrap();
    let expected = variables.answer("water_supply", &assessment::Given::Word("well")).unwrap().1;
    assert_eq!(*found.households[0].facts.get(water), expected);
    assert_eq!(findings(rows), (vec![], 0, 0));
}

#[test]
fn a_weight_is_read_with_the_decimal_mark_of_its_file() {
    let variables = VariableCatalogue::shipped().unwrap();
    let text = format!("[file]\ndecimal = \"comma\"\n{SPEC}");
    let spec = Spec::parse("spec.toml", &text, &variables).unwrap();
    let (_folder, path) = files("h;p;w;sex;age;water\nA;1;504,569;1;40;well\n");
    let found = read(&path, &spec, &variables).unwrap();
    assert_eq!(found.selection[0].person_weights, [504.569]);
}

#[test]
fn numbers_whose_sums_would_overflow_are_refused() {
    let (lines, errors, _) = findings("h,p,w,sex,age,water\nA,1,1e300,1,1e300,well\n");
    assert_eq!(
        lines,
        [
            "data.csv, row 2, column w: expected a number from 0 to 1e12, found \"1e300\"",
            "data.csv, row 2, column age: expected a number of at most 1e15, found \"1e300\"",
        ]
    );
    assert_eq!(errors, 2);
}

#[test]
fn rows_of_a_household_that_differ_in_their_stratum_are_named() {
    let variables = VariableCatalogue::shipped().unwrap();
    let text = SPEC.replace("weight = \"w\"", "weight = \"w\"\nstrata = \"s\"");
    let spec = Spec::parse("spec.toml", &text, &variables).unwrap();
    let (_folder, path) =
        files("h,p,w,sex,age,water,s\nA,1,1,1,40,well,north\nA,2,1,2,38,well,south\n");
    let report = check(&path, &spec, &variables).unwrap();
    let lines: Vec<String> = report.findings.iter().map(ToString::to_string).collect();
    assert_eq!(lines.len(), 1, "{lines:?}");
    assert!(lines[0].ends_with(
        "row 3, column s: expected the same value on all rows of household \"A\", found another one"
    ));
}

#[test]
fn members_are_gathered_wherever_their_rows_stand() {
    let variables = VariableCatalogue::shipped().unwrap();
    let spec = Spec::parse("spec.toml", SPEC, &variables).unwrap();
    let (_folder, path) =
        files("h,p,w,sex,age,water\nA,1,2,1,40,well\nB,1,3,1,50,none\nA,2,2,2,38,well\n");
    let found = read(&path, &spec, &variables).unwrap();
    let shape: Vec<(&str, Vec<&str>)> = found
        .households
        .iter()
        .map(|h| (h.id.as_str(), h.persons.iter().map(|p| p.id.as_str()).collect()))
        .collect();
    assert_eq!(shape, [("A", vec!["1", "2"]), ("B", vec!["1"])]);
    assert_eq!(found.selection[0].person_weights, [2.0, 2.0]);
}

#[test]
fn a_missing_column_is_named() {
    let variables = VariableCatalogue::shipped().unwrap();
    let spec = Spec::parse("spec.toml", SPEC, &variables).unwrap();
    let (_folder, path) = files("h,p,w,sex,age\nA,1,1,1,40\n");
    let fault = check(&path, &spec, &variables).unwrap_err().to_string();
    assert!(fault.contains("water"), "{fault}");
}

#[test]
fn a_mapping_to_what_the_vocabulary_does_not_have_is_refused() {
    let variables = VariableCatalogue::shipped().unwrap();
    let refused = |from: &str, to: &str| {
        Spec::parse("spec.toml", &SPEC.replace(from, to), &variables).unwrap_err().to_string()
    };
    assert_eq!(
        refused("variable = \"age\"", "variable = \"agee\""),
        "spec.toml: column age: expected a variable of catalogue/variables.toml, found \"agee\""
    );
    assert_eq!(
        refused("\"female\"", "\"woman\""),
        "spec.toml: column sex: expected a value of sex: male, female, found \"woman\""
    );
    assert_eq!(
        refused("variable = \"water_supply\"", "variable = \"age\""),
        "spec.toml: column water: expected a variable mapped once, found age, which column age has"
    );
    assert_eq!(
        refused("[ids]", "x = 1\n[ids]"),
        "spec.toml: row 2: expected a mapping of microdata in TOML, found unknown field `x`, expected one of `file`, `ids`, \
         `design`, `missing`, `column`, `households`, `constant`"
    );
    let constant = |variable: &str, value: &str| {
        let text =
            format!("{SPEC}\n[[constant]]\nvariable = \"{variable}\"\nvalue = \"{value}\"\n");
        Spec::parse("spec.toml", &text, &variables).unwrap_err().to_string()
    };
    assert_eq!(
        constant("settlement_kind", "moon"),
        "spec.toml: constant settlement_kind: expected one of urban, rural, found \"moon\""
    );
    assert_eq!(
        constant("nothing", "1"),
        "spec.toml: constant nothing: expected a variable of catalogue/variables.toml, found \"nothing\""
    );
    let second =
        format!("{SPEC}\n[households]\nfile = \"../h.csv\"\nhousehold = \"h\"\ncolumn = []\n");
    assert_eq!(
        Spec::parse("spec.toml", &second, &variables).unwrap_err().to_string(),
        "spec.toml: households.file: expected a file beside the file of persons, or in a folder below, found \"../h.csv\""
    );
    assert_eq!(
        refused("variable = \"age\"", "variable = \"arop\""),
        "spec.toml: column age: expected a variable that is asked, found \"arop\", which a rule gives"
    );
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_table_and_no_mapping_make_reading_panic(text in "[-hpw,;0-9\n\"sexagwtr.]{0,200}", spec in "\\PC{0,60}") {
        let variables = VariableCatalogue::shipped().unwrap();
        let (_folder, path) = files(&text);
        let _any = check(&path, &Spec::parse("spec.toml", SPEC, &variables).unwrap(), &variables);
        let _any = Spec::parse("spec.toml", &spec, &variables);
    }
}
