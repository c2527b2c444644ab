//! Bad input ends with one line that names file, row, column, what was expected and what was found.

use std::fs;

use crate::command::{Folder, assert_refused};

const MEASURE: &str = "measure p.csv --value income --weight w --measure mean";

#[test]
fn a_missing_column_is_named_with_those_that_exist() {
    let said = Folder::new().with("p.csv", "income,weight\n1,1\n").svi(MEASURE);
    assert_refused(&said, 3, &["p.csv", "\"w\"", "weight"]);
}

#[test]
fn a_letter_among_numbers_is_named_with_row_and_column() {
    let said = Folder::new().with("p.csv", "income,w\n100,1\nabc,1\n").svi(MEASURE);
    assert_refused(&said, 3, &["p.csv", "row 3", "income", "number", "abc"]);
}

#[test]
fn a_negative_weight_is_named_with_its_row() {
    let said = Folder::new().with("p.csv", "income,w\n100,1\n200,-1\n").svi(MEASURE);
    assert_refused(&said, 3, &["p.csv", "row 3", "w", "-1"]);
}

#[test]
fn a_file_that_is_not_there_is_named() {
    assert_refused(&Folder::new().svi(MEASURE), 3, &["p.csv"]);
}

#[test]
fn an_empty_file_is_refused() {
    assert_refused(&Folder::new().with("p.csv", "").svi(MEASURE), 3, &["p.csv", "header"]);
}

#[test]
fn a_truncated_parquet_file_is_refused() {
    let folder = Folder::new().with("p.parquet", b"PAR1\x15\x04\x15\x10");
    let said = folder.svi("measure p.parquet --value income --measure mean");
    assert_refused(&said, 3, &["p.parquet", "Parquet"]);
}

#[test]
fn a_truncated_workbook_is_refused() {
    let folder = Folder::new().with("p.xlsx", b"PK\x03\x04broken");
    assert_refused(&folder.svi("measure p.xlsx --value income --measure mean"), 3, &["p.xlsx"]);
}

#[test]
fn a_line_of_ten_gigabytes_is_refused_at_once() {
    let folder = Folder::new();
    // Sparse: it takes no room on the disk, and reads as ten gigabytes without a line break.
    fs::File::create(folder.path("p.csv")).unwrap().set_len(10 << 30).unwrap();
    assert_refused(&folder.svi(MEASURE), 3, &["p.csv", "row 1"]);
}

#[test]
fn an_unknown_measure_is_refused_with_the_names_that_exist() {
    let folder = Folder::new().with("p.csv", "income\n1\n");
    let said = folder.svi("measure p.csv --value income --measure poverty");
    assert_refused(&said, 2, &["poverty", "arpr"]);
}

#[test]
fn an_output_that_cannot_be_written_leaves_nothing_behind() {
    let folder = Folder::new();
    let said =
        folder.svi("report --unit 70939 --format html --lang en --out no/such/folder/report.html");
    assert_refused(&said, 5, &["no/such/folder/report.html"]);
    assert_eq!(folder.names(), [""; 0]);
}

#[test]
fn weights_whose_sum_is_no_number_are_refused() {
    let folder = Folder::new().with("p.csv", "income,w\n1,1e308\n2,1e308\n3,1e308\n");
    assert_refused(&folder.svi(MEASURE), 3, &["p.csv", "weights", "larger"]);
}

#[test]
fn a_stratum_with_fewer_units_than_its_sample_is_named_with_row_and_column() {
    let folder = Folder::new().with("p.csv", "income,units\n1,2\n2,2\n3,2\n");
    let said = folder.svi("measure p.csv --value income --measure mean --fpc units");
    assert_refused(&said, 3, &["p.csv", "row 2", "column units", "at least 3", "found 2"]);
}

#[test]
fn a_line_that_is_no_amount_is_a_fault_of_the_command_line() {
    let folder = Folder::new().with("p.csv", "income\n1\n");
    for (option, found) in [("--line -5", "-5"), ("--line NaN", "NaN"), ("--line-share 60", "60")] {
        let said = folder.svi(&format!("measure p.csv --value income {option}"));
        assert_refused(&said, 2, &["--line", "expected", found]);
    }
}

#[test]
fn a_column_may_be_the_value_and_the_group() {
    let folder = Folder::new().with("p.csv", "income\n7\n7\n");
    let said = folder
        .svi("measure p.csv --value income --by income --measure mean --ci none --format csv");
    assert_eq!(
        said.out,
        "measure,income,estimate,standard_error,lower,upper,n,population,reason\nmean,7,7,,,,2,2,\n"
    );
}

#[test]
fn a_mapping_that_is_another_file_is_refused() {
    let folder = Folder::new().with("p.csv", "h\n1\n").with("big.toml", vec![b'#'; 2 << 20]);
    let said = folder.svi("microdata check p.csv --spec big.toml");
    assert_refused(&said, 3, &["big.toml", "1 MiB"]);
    let said = folder.with("bin.toml", [0xff, 0xfe]).svi("microdata check p.csv --spec bin.toml");
    assert_refused(&said, 3, &["bin.toml", "UTF-8"]);
}

#[test]
fn wages_ask_for_a_period_and_take_it() {
    let folder = Folder::new().with(
        "w.csv",
        "Okrug,Oblast,Opština,Prosečne neto zarade [RSD]\nPirotski,Pirotska oblast,Pirot,43223\n",
    );
    assert_refused(&folder.svi("import official w.csv"), 3, &["w.csv", "--period"]);
    let said = folder.svi("import official w.csv --period 2024");
    assert_eq!(
        (said.code, said.out.lines().next()),
        (0, Some("1 rows, 1 matched; 1 figures, 0 without a number"))
    );
}

#[test]
fn an_indicator_without_a_rule_is_told_which_rules_there_are() {
    let folder = Folder::new();
    fs::create_dir_all(folder.path("data/catalogue")).unwrap();
    let text = "domain = \"material\"\n[[indicator]]\ncode = \"ZZZ-01\"\nversion = 1\n\
        name = { sr = \"a\", en = \"b\" }\ndefinition = { sr = \"a\", en = \"b\" }\nunit = \"percent\"\n\
        direction = \"lower\"\nsource = \"own_mapping\"\nfrom = [\"OM\"]\n";
    let folder = folder.with("data/catalogue/indicators.toml", text);
    assert_refused(
        &folder.svi("catalogue check"),
        3,
        &["indicators.toml", "ZZZ-01", "share, mean"],
    );
    let folder = folder.with("data/catalogue/indicators.toml", "domain = \"material\"\nx = [");
    assert_refused(&folder.svi("catalogue check"), 3, &["indicators.toml", "row 2"]);
}

#[test]
fn a_registry_without_answers_of_the_round_gives_no_run() {
    let folder = Folder::new();
    let run = "run --from-registry --unit 70939 --period 2026 --design list --data data";
    assert_refused(&folder.svi(&format!("{run} --round 2026-1")), 4, &["2026-1", "70939"]);
    assert!(!folder.path("data/runs").exists());
    let both = folder.svi(&format!("{run} --spec s.toml"));
    assert_eq!((both.code, both.out.as_str()), (2, ""), "{both:?}");
}
