//! The export of the portal: hand-made rows, and the published files against their long form.

use std::{collections::BTreeMap, sync::LazyLock};

use indicators::official::{FigureValue, Imported, Layout, shipped};
use proptest::prelude::*;
use tables::{Options, Table};

use super::given::{PLACES, SERIES, flat, imported, imported_from, lines, series, unit, year};

const HEADER: &str = "NazivOpstine,NazivOkruga1,Datum,01. Povrsina,07. Broj stanovnika\n";

fn found(rows: &str) -> Imported {
    imported(&format!("{HEADER}{rows}"), None).unwrap()
}

#[test]
fn value_and_unit_in_one_cell_are_read_in_both_scripts() {
    let imported = found(
        "Ada,Severnobanatska oblast,2011,227 km2,17017 Broj\nАда,Севернобанатска област,2012,227 км2,16877 Број\n",
    );
    let expected = [
        ("80012", "rzs-01", "2011", Some(227.0)),
        ("80012", "rzs-01", "2012", Some(227.0)),
        ("80012", "rzs-07", "2011", Some(17017.0)),
        ("80012", "rzs-07", "2012", Some(16877.0)),
    ]
    .map(|(a, b, c, d)| (a.to_owned(), b.to_owned(), c.to_owned(), d));
    assert_eq!((imported.layout, flat(&imported)), (Layout::JlsExport, expected.to_vec()));
    assert!(imported.report.is_clean());
}

#[test]
fn cities_that_stand_twice_are_told_apart_and_listed() {
    let imported = found(
        "Užice - grad,Zlatiborska oblast,2018,667 km2,73946 Broj\n\
         Užice,Zlatiborska oblast,2018,647 km2,67395 Broj\n\
         Užice-Sevojno,Zlatiborska oblast,2018,20 km2,6551 Broj\n\
         Novi Sad - grad,Južnobačka oblast,2018,699 km2,356126 Broj\n\
         Novi Sad,Južnobačka oblast,2018,100 km2,1 Broj\n",
    );
    let people: Vec<(String, Option<f64>)> = flat(&imported)
        .into_iter()
        .filter(|(_, series, ..)| series == "rzs-07")
        .map(|(unit, _, _, value)| (unit, value))
        .collect();
    let expected =
        [("71145", 67395.0), ("71366", 6551.0), ("79057", 73946.0), ("89010", 356_126.0)];
    assert_eq!(people, expected.map(|(unit, value)| (unit.to_owned(), Some(value))));
    assert_eq!(
        lines(&imported.report.duplicates),
        [
            "row 3: \"Užice\": another row is the city as a whole, taken as 71145",
            "row 6: \"Novi Sad\": another row is the city as a whole, left out",
        ]
    );
}

#[test]
fn what_cannot_be_matched_or_read_is_listed_and_nothing_guessed() {
    let text = "NazivOpstine,NazivOkruga1,Datum,07. Broj stanovnika,08. Broj domova\n\
                Adda,Severnobanatska oblast,2018,1 Broj,1\n\
                Palilula,,2018,1 Broj,1\n\
                Ada,Severnobanatska oblast,lane,1 Broj,1\n\
                Ada,Severnobanatska oblast,2018,17 ha,1\n\
                Ada,Severnobanatska oblast,2017,-5 Broj,1\n\
                Ada,Severnobanatska oblast,2016,... Broj,1\n";
    let report = imported(text, None).unwrap().report;
    assert_eq!(
        lines(&report.unmatched),
        [
            "\"08. Broj domova\": no series has this number and heading",
            "row 2: \"Adda\": no unit has this name (perhaps 80012)",
            "row 3: \"Palilula\": several units have this name (perhaps 70203, 71323)",
        ]
    );
    assert_eq!(
        lines(&report.faults),
        [
            "file.csv, row 4, column Datum: expected a year, found \"lane\"",
            "file.csv, row 5, column 07: expected a number and \"Broj\", found \"17 ha\"",
            "file.csv, row 7, column 07: expected a number and \"Broj\", found \"... Broj\"",
        ]
    );
    assert_eq!(
        lines(&report.implausible),
        ["file.csv, row 6, column rzs-07: expected a value from 1 to 100000000 persons, found -5"]
    );
    assert_eq!(report.figures, 0);
}

#[test]
fn values_that_contradict_each_other_are_not_taken_over() {
    let imported = found("Ada,,2018,227 km2,1 Broj\nAda,,2018,227 km2,2 Broj\n");
    assert_eq!(
        lines(&imported.report.conflicts),
        ["80012 rzs-07 2018: 1 in row 2, 2 in row 3, none taken over"]
    );
    assert_eq!(imported.report.figures, 1);
}

fn published(name: &str) -> Option<Imported> {
    let path = testkit::shared_data()?.join("serbia").join(name);
    Some(imported_from(Table::open(&path, &Options::default()).unwrap(), None).unwrap())
}

/// Read once for the tests that compare with it.
static CYRILLIC: LazyLock<Option<Imported>> =
    LazyLock::new(|| published("jls_export_as_published_2011_2018_cyr.csv"));

#[test]
fn the_published_files_give_their_long_form_in_both_scripts() {
    let Some(cyrillic) = &*CYRILLIC else { return };
    let latin = published("jls_export_as_published_2011_2018_lat.csv").unwrap();
    assert!(latin.figures == cyrillic.figures);
    let report = &latin.report;
    assert_eq!((report.rows, report.matched), (1400, 1384));
    assert!(
        report.faults.is_empty() && report.conflicts.is_empty() && report.duplicates.is_empty()
    );
    let mut unmatched: BTreeMap<&str, usize> = BTreeMap::new();
    for entry in &report.unmatched {
        *unmatched.entry(&entry.what).or_default() += 1;
    }
    let expected = [("Novi Sad-Novi Sad", 8), ("Novi Sad-Petrovaradin", 8)];
    assert_eq!(unmatched, BTreeMap::from(expected));
    // Every cell of the matched rows is a figure or listed as implausible.
    assert_eq!(report.figures + report.implausible.len(), 1384 * 60);
    let value = |unit_code: &str, code: &str, y| {
        latin.figures.find(&unit(unit_code), &series(code), year(y)).map(|figure| figure.value)
    };
    assert_eq!(value("79014", "rzs-07", 2018), Some(FigureValue::Number(1_690_193.0)));
    assert_eq!(value("80012", "rzs-56", 2014), Some(FigureValue::Number(9.7)));
}

#[test]
fn what_is_shipped_is_what_the_office_published() {
    let Some(published) = &*CYRILLIC else { return };
    let shipped = shipped(&SERIES).unwrap();
    let mut compared = 0;
    for figure in published.figures.iter().filter(|figure| {
        PLACES.find(&figure.unit).is_some_and(|unit| unit.level.is_local_government())
    }) {
        let ours = shipped.find(&figure.unit, &figure.series, figure.period);
        let (unit, series, period) = (&figure.unit, &figure.series, figure.period);
        assert_eq!(ours.map(|f| f.value), Some(figure.value), "{unit} {series} {period}");
        compared += 1;
    }
    assert!(compared > 69_000, "{compared}");
}

proptest! {
    // Each case imports three files.
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn no_export_makes_the_importer_panic(rows in "[a-zAdščж0-9 ,.\n\"%-]{0,200}") {
        let _ = imported(&format!("{HEADER}{rows}"), None);
        let _ = imported(&format!("Opština,Prosečne neto zarade [RSD]\n{rows}"), Some(2018));
        let _ = imported(&format!("unit,indicator,period,value\n{rows}"), None);
    }
}
