//! The general template.

use indicators::official::{FigureValue, Layout};

use super::given::{imported, lines, series, unit, year};

#[test]
fn a_figure_comes_with_its_base_source_and_standing() {
    let text = "Jedinica;Pokazatelj;Period;Vrednost;Osnova;Izvor;Status;Napomena\n\
                Niš;EDU-04;2024;97,5;1.234;MP, 2025;preliminarno;bez privatnih škola\n";
    let imported = imported(text, None);
    // 1.234 in a row with 97,5 could be read in two ways cell by cell: it is asked, not guessed.
    let report = imported.unwrap().report;
    assert_eq!(
        lines(&report.faults),
        [
            "file.csv, row 2, column base: expected a number whose decimal mark is clear, found \"1.234\""
        ]
    );
    let text = text.replace("1.234", "1234");
    let imported = super::given::imported(&text, None).unwrap();
    assert_eq!(imported.layout, Layout::Template);
    let figure = imported.figures.find(&unit("79022"), &series("EDU-04"), year(2024)).unwrap();
    assert_eq!((figure.value, figure.base), (FigureValue::Number(97.5), Some(1234.0)));
    assert_eq!((&*figure.source, &*figure.status), ("MP, 2025", "preliminarno"));
    assert_eq!(figure.note, "bez privatnih škola");
}

#[test]
fn missing_is_a_kind_and_never_zero() {
    let text = "unit,indicator,period,value\n80438,EDU-04,2021,...\n80438,EDU-04,2022,-\n80438,EDU-04,2023,0\n";
    let figures = imported(text, None).unwrap().figures;
    let values: Vec<FigureValue> =
        figures.over_time(&unit("80438"), &series("EDU-04")).map(|figure| figure.value).collect();
    let expected = [FigureValue::NotAvailable, FigureValue::NoOccurrence, FigureValue::Number(0.0)];
    assert_eq!(values, expected);
}

#[test]
fn a_period_or_a_code_that_is_none_is_listed() {
    let text =
        "unit,indicator,period,value\n80438,EDU-04,jesen,1\n80438,?,2022,1\n99999,EDU-04,2022,1\n";
    let report = imported(text, None).unwrap().report;
    assert_eq!(
        lines(&report.faults),
        [
            "file.csv, row 2, column period: expected a year (2026), a quarter (2026-Q3) or a month (2026-07), found \"jesen\""
        ]
    );
    assert_eq!(
        lines(&report.unmatched),
        [
            "row 3: \"?\": no indicator and no series has this code",
            "row 4: \"99999\": no unit has this name",
        ]
    );
}

#[test]
fn a_header_of_no_known_layout_is_refused_with_what_is_expected() {
    assert_eq!(
        imported("a,b\n1,2\n", None).unwrap_err().to_string(),
        "file.csv: expected the columns unit, indicator, period, value (or the export of municipal indicators, or mean wages), found columns \"a, b\""
    );
}
