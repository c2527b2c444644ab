//! `svi mpi`: the contract of its output, the reference values and what it refuses.

use std::fmt::Write as _;

use serde_json::{Value, json};

use crate::command::{Folder, assert_refused};

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
deprived = { equals = "1" }
"#;

const FOUR: &str = "size,years,water,place\n2,4,1,north\n3,6,0,north\n4,8,1,south\n1,12,0,\n";

fn folder() -> Folder {
    Folder::new().with("mpi.toml", SPEC).with("a.csv", FOUR)
}

fn rows(folder: &Folder, arguments: &str) -> Vec<Value> {
    let said = folder.svi(&format!("mpi {arguments} --format json"));
    assert_eq!(said.code, 0, "{said:?}");
    serde_json::from_str(&said.out).unwrap()
}

/// The row with all of these entries.
fn row<'a>(rows: &'a [Value], entries: &Value) -> &'a Value {
    let is =
        |row: &&Value| entries.as_object().unwrap().iter().all(|(key, value)| row[key] == *value);
    let found = rows.iter().find(is);
    assert!(found.is_some(), "no row with {entries}");
    found.unwrap()
}

fn close(found: &Value, expected: f64, what: &str) {
    assert!(found.is_f64(), "{what}: {found}");
    let found = found.as_f64().unwrap();
    assert!((found - expected).abs() <= 1e-9 * expected.abs(), "{what}: {found} is not {expected}");
}

#[test]
fn json_is_an_array_of_figures_with_indicator_and_dimension() {
    let rows = rows(&folder(), "a.csv --spec mpi.toml");
    let mut found =
        row(&rows, &json!({ "measure": "censored_headcount", "indicator": "water" })).clone();
    for key in ["standard_error", "lower", "upper"] {
        assert!(found.as_object_mut().unwrap().remove(key).unwrap().is_f64(), "{key}");
    }
    assert_eq!(
        found,
        json!({
            "measure": "censored_headcount", "indicator": "water", "dimension": "home", "by": {},
            "estimate": 0.6, "n": 4, "population": 10.0,
        })
    );
    // 5 + 2 + 4 indicators of four measures + 2 dimensions of two.
    assert_eq!(rows.len(), 5 + 2 * 4 + 2 * 2);
    let gap = row(&rows, &json!({ "measure": "M1" }));
    assert_eq!((&gap["estimate"], gap["reason"].is_string()), (&Value::Null, true));
}

#[test]
fn with_groups_there_are_groups_only_and_a_missing_one_is_null() {
    let rows = rows(&folder(), "a.csv --spec mpi.toml --by place");
    let groups: Vec<&Value> =
        rows.iter().filter(|row| row["measure"] == "M0").map(|row| &row["by"]["place"]).collect();
    assert_eq!(groups, [&json!(null), &json!("north"), &json!("south")]);
    let north = |measure: &str| {
        &row(&rows, &json!({ "measure": measure, "by": { "place": "north" } }))["estimate"]
    };
    // Scores 1, ½, ½, 0 of 2, 3, 4 and 1 persons.
    close(north("population_share"), 0.5, "population share");
    close(north("M0"), 0.7, "M0");
    close(north("group_contribution"), 3.5 / 5.5, "contribution");
}

#[test]
fn a_later_round_brings_the_change_and_its_parts() {
    let later = FOUR.replace("4,8,1,south", "4,8,0,south");
    let folder = folder().with("b.csv", later);
    let rows = rows(&folder, "a.csv b.csv --spec mpi.toml");
    close(&row(&rows, &json!({ "measure": "M0", "round": 1 }))["estimate"], 0.55, "before");
    close(&row(&rows, &json!({ "measure": "M0", "round": 2 }))["estimate"], 0.35, "after");
    let change = row(&rows, &json!({ "measure": "change", "of": "M0" }));
    close(&change["estimate"], -0.2, "absolute");
    close(&change["relative"], -0.2 / 0.55, "relative");
    assert!(change["p_value"].as_f64().unwrap() > 0.05, "{change}");
    // H 0.9 → 0.5, A 11/18 → 0.7.
    let part = |part: &str| {
        &row(&rows, &json!({ "measure": "change", "of": "M0", "part": part }))["estimate"]
    };
    close(part("incidence"), -0.4 * f64::midpoint(11.0 / 18.0, 0.7), "incidence");
    close(part("intensity"), 0.7 * (0.7 - 11.0 / 18.0), "intensity");
}

#[test]
fn a_table_and_csv_have_a_column_for_the_group() {
    let said = folder().svi("mpi a.csv --spec mpi.toml --by place --format csv");
    assert_eq!(
        said.out.lines().next().unwrap(),
        "measure,indicator,dimension,place,estimate,standard_error,lower,upper,n,population,reason"
    );
    let said = folder().svi("mpi a.csv a.csv --spec mpi.toml");
    let header: Vec<&str> = said.out.lines().next().unwrap().split_whitespace().collect();
    assert_eq!(header[3..6], ["round", "of", "part"]);
}

#[test]
fn a_specification_that_cannot_hold_is_refused_with_its_field() {
    let with = |spec: &str| Folder::new().with("mpi.toml", spec).with("a.csv", FOUR);
    let refused = |spec: &str, words: &[&str]| {
        assert_refused(&with(spec).svi("mpi a.csv --spec mpi.toml"), 3, words);
    };
    refused(&SPEC.replace("k = 0.5", "k = 2"), &["mpi.toml", "k:", "at most 1", "found 2"]);
    refused(&SPEC.replace("k = 0.5", "k = \"half\""), &["mpi.toml, line 2", "string"]);
    refused(&SPEC.replace("below = 8", "under = 8"), &["mpi.toml", "under", "at_or_below"]);
    refused(
        &SPEC.replace("= \"home\"\ncolumn", "= \"house\"\ncolumn"),
        &["water", "dimension", "house"],
    );
    refused("k = ", &["mpi.toml, line 1"]);
    assert_refused(&folder().svi("mpi a.csv --spec none.toml"), 3, &["none.toml"]);
}

#[test]
fn a_cell_that_cannot_be_used_is_refused_with_its_row() {
    let refused = |csv: &str, words: &[&str]| {
        let folder = Folder::new().with("mpi.toml", SPEC).with("a.csv", csv);
        assert_refused(&folder.svi("mpi a.csv --spec mpi.toml"), 3, words);
    };
    refused(&FOUR.replace("3,6", "3,six"), &["a.csv, row 3", "years", "number", "six"]);
    refused(&FOUR.replace("3,6", "-3,6"), &["a.csv, row 3", "size", "0 or more", "found -3"]);
    refused(&FOUR.replace("3,6", ",6"), &["a.csv, row 3", "size", "found nothing"]);
    refused(&FOUR.replace("water", "wasser"), &["a.csv", "\"water\"", "wasser"]);
    refused("size,years,water,place\n", &["a.csv", "at least one record"]);
}

/// A specification of indicators `x0`, `x1`, … with these weights of the score and one dimension.
fn spec(k: f64, weights: &[f64], deprived: &dyn Fn(usize) -> String) -> String {
    let mut text = format!("k = {k}\nsize = \"size\"\n[[dimension]]\ncode = \"all\"\n");
    for (j, weight) in weights.iter().enumerate() {
        let rule = deprived(j);
        writeln!(
            text,
            "[[indicator]]\ncode = \"x{j}\"\ndimension = \"all\"\ncolumn = \"x{j}\"\nweight = {weight}\ndeprived = {{ {rule} }}"
        )
        .unwrap();
    }
    text
}

fn csv(rows: &Value, sizes: &Value) -> String {
    let width = rows[0].as_array().unwrap().len();
    let mut text = (0..width).fold("size".to_owned(), |line, j| format!("{line},x{j}"));
    for (i, row) in rows.as_array().unwrap().iter().enumerate() {
        let size = sizes[i].as_u64().unwrap_or(1);
        let cells: Vec<String> = row.as_array().unwrap().iter().map(Value::to_string).collect();
        write!(text, "\n{size},{}", cells.join(",")).unwrap();
    }
    text
}

fn numbers(list: &Value) -> Vec<f64> {
    list.as_array().unwrap().iter().map(|number| number.as_f64().unwrap()).collect()
}

fn check_example(example: &Value, folder: &Folder) {
    let rows = rows(folder, "a.csv --spec mpi.toml");
    let expected = &example["computed"];
    for measure in ["H", "A", "M0"] {
        close(
            &row(&rows, &json!({ "measure": measure }))["estimate"],
            expected[measure].as_f64().unwrap(),
            measure,
        );
    }
    for (measure, key) in [
        ("uncensored_headcount", "uncensored_headcount"),
        ("censored_headcount", "censored_headcount"),
        ("contribution", "contribution"),
        ("absolute_contribution", "abs_contribution"),
    ] {
        for (j, expected) in numbers(&expected[key]).into_iter().enumerate() {
            let found = row(&rows, &json!({ "measure": measure, "indicator": format!("x{j}") }));
            close(&found["estimate"], expected, &format!("{measure} x{j}"));
        }
    }
}

#[test]
fn the_published_examples_are_met() {
    let Some(shared) = testkit::shared_data() else { return };
    let text = std::fs::read_to_string(shared.join("af/af_public.json")).unwrap();
    let reference: Value = serde_json::from_str(&text).unwrap();
    let paper = &reference["af2011_4x4"];
    let cutoffs = numbers(&paper["cutoffs"]);
    let rule = |j: usize| format!("below = {}", cutoffs[j]);
    let text = spec(0.5, &numbers(&paper["weights"]), &rule);
    let folder = Folder::new().with("mpi.toml", text);
    let folder = folder.with("a.csv", csv(&paper["achievements"], &Value::Null));
    check_example(paper, &folder);
    let undp = &reference["undp_hdr_4_households"];
    let text =
        spec(undp["k"].as_f64().unwrap(), &numbers(&undp["weights"]), &|_| "equals = 1".to_owned());
    let folder = Folder::new().with("mpi.toml", text);
    check_example(undp, &folder.with("a.csv", csv(&undp["g0"], &undp["household_size"])));
}

#[test]
fn the_contributions_of_dimensions_are_those_of_the_technical_note() {
    let Some(shared) = testkit::shared_data() else { return };
    let text = std::fs::read_to_string(shared.join("af/af_public.json")).unwrap();
    let reference: Value = serde_json::from_str(&text).unwrap();
    let undp = &reference["undp_hdr_4_households"];
    let mut text = "k = 0.3333333333333333\nsize = \"size\"\n".to_owned();
    for code in ["education", "health", "living"] {
        writeln!(text, "[[dimension]]\ncode = \"{code}\"").unwrap();
    }
    for j in 0..10 {
        let dimension = ["education", "health", "living", "living", "living"][j / 2];
        writeln!(
            text,
            "[[indicator]]\ncode = \"x{j}\"\ndimension = \"{dimension}\"\ncolumn = \"x{j}\"\ndeprived = {{ equals = 1 }}"
        )
        .unwrap();
    }
    let folder = Folder::new().with("mpi.toml", text);
    let folder = folder.with("a.csv", csv(&undp["g0"], &undp["household_size"]));
    check_example(undp, &folder);
    let rows = rows(&folder, "a.csv --spec mpi.toml");
    for (dimension, expected) in undp["computed"]["contribution_by_dimension"].as_object().unwrap()
    {
        let of = |row: &&Value| {
            row["measure"] == "contribution"
                && row["dimension"] == **dimension
                && row["indicator"].is_null()
        };
        close(&rows.iter().find(of).unwrap()["estimate"], expected.as_f64().unwrap(), dimension);
    }
}

#[test]
fn the_r_package_mpi_agrees_overall_and_by_region() {
    let Some(shared) = testkit::shared_data() else { return };
    let file = shared.join("af/mpi_example.csv").canonicalize().unwrap();
    let text = std::fs::read_to_string(shared.join("af/af_MPI_package_k3.json")).unwrap();
    let reference: Value = serde_json::from_str(&text).unwrap();
    let overall = &reference["k3"]["overall"][0];
    let indicators: Vec<&str> = overall["DimentionalContribution"]
        .as_array()
        .unwrap()
        .iter()
        .map(|one| one["indnames"].as_str().unwrap())
        .collect();
    // Three of eleven equal weights.
    let mut text = "k = 0.2727272727272727\n[[dimension]]\ncode = \"all\"\n".to_owned();
    for name in indicators {
        writeln!(
            text,
            "[[indicator]]\ncode = \"{name}\"\ndimension = \"all\"\ncolumn = \"{name}\"\ndeprived = {{ equals = \"1\" }}"
        )
        .unwrap();
    }
    let folder = Folder::new().with("mpi.toml", text);
    let of_all = rows(&folder, &format!("{} --spec mpi.toml", file.display()));
    check_group(&of_all, overall, &json!({}));
    let by_region = rows(&folder, &format!("{} --spec mpi.toml --by Region", file.display()));
    let groups = reference["k3"].as_object().unwrap().iter().find(|(key, _)| *key != "overall");
    let groups = groups.unwrap().1.as_array().unwrap();
    assert_eq!(groups.len(), 6);
    for group in groups {
        check_group(&by_region, group, &json!({ "Region": group["groupname"] }));
    }
}

fn check_group(rows: &[Value], expected: &Value, by: &Value) {
    for measure in ["H", "A", "M0"] {
        let found = row(rows, &json!({ "measure": measure, "by": by }));
        close(&found["estimate"], expected[measure].as_f64().unwrap(), &format!("{measure} {by}"));
        assert_eq!(found["n"], expected["total"]);
    }
    for one in expected["DimentionalContribution"].as_array().unwrap() {
        for (measure, key) in [
            ("contribution", "diCont"),
            ("uncensored_headcount", "UncensoredHRatio"),
            ("censored_headcount", "CensoredHRatio"),
        ] {
            let found =
                row(rows, &json!({ "measure": measure, "indicator": one["indnames"], "by": by }));
            close(&found["estimate"], one[key].as_f64().unwrap(), &format!("{measure} {one}"));
        }
    }
}
