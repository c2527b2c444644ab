//! Mean wages.

use indicators::official::Layout;
use tables::{Options, Table};

use super::given::{flat, imported, imported_from, lines};

const TEXT: &str = "Region,Okrug,Oblast,Opština,Prosečne neto zarade [RSD]\n\
                    Region Vojvodine,Južnobački upravni okrug,Južnobačka oblast,Grad Novi Sad,54075\n\
                    Region Vojvodine,Južnobački upravni okrug,Južnobačka oblast,Novi Sad,54591\n\
                    Region Vojvodine,Severnobanatski upravni okrug,Severnobanatska oblast,Ada,41000\n";

#[test]
fn wages_need_a_period_from_whoever_imports_them() {
    assert_eq!(
        imported(TEXT, None).unwrap_err().to_string(),
        "file.csv: expected a period given beside the file (--period), found none"
    );
    let imported = imported(TEXT, Some(2018)).unwrap();
    let expected = [("80012", 41000.0), ("89010", 54075.0)].map(|(unit, wage)| {
        (unit.to_owned(), "rzs-wage".to_owned(), "2018".to_owned(), Some(wage))
    });
    assert_eq!((imported.layout, flat(&imported)), (Layout::Wages, expected.to_vec()));
    assert_eq!(
        lines(&imported.report.duplicates),
        ["row 3: \"Novi Sad\": another row is the city as a whole, left out"]
    );
}

#[test]
fn the_published_wages_leave_out_what_contradicts_itself() {
    let Some(folder) = testkit::shared_data() else { return };
    let path = folder.join("serbia/wages_by_municipality_RZS_petlja.csv");
    let imported =
        imported_from(Table::open(&path, &Options::default()).unwrap(), Some(2018)).unwrap();
    let report = &imported.report;
    // Six rows are all called Alibunar.
    assert_eq!(report.conflicts.len(), 2);
    assert!(report.conflicts.iter().all(|conflict| conflict.unit.as_str() == "80039"));
    assert_eq!(lines(&report.unmatched), ["row 39: \"Petrovaradin\": no unit has this name"]);
    let taken: Vec<String> = report
        .duplicates
        .iter()
        .map(|duplicate| duplicate.taken_as.as_ref().map_or("–".to_owned(), ToString::to_string))
        .collect();
    assert_eq!(taken, ["–", "71145", "70947", "70432"]);
    assert_eq!((report.rows, report.matched, report.figures), (174, 172, 332));
}
