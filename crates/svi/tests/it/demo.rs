//! The whole way on the fictional municipality: data, runs, comparison, reports.
//!
//! One demo serves all questions, because it sets thirteen reports.

use std::fs;

use crate::command::{Folder, assert_refused};

const RUN: &str = "run demo/demo/microdata/sample-2026.csv --spec demo/demo/microdata/sample-2026.toml \
                   --unit 99015 --period 2026 --design sample --data demo";
const REPORT: &str =
    "report --unit 99015 --lang sr-Latn --format html --date 2026-11-03 --data demo";

#[test]
fn the_demo_goes_from_microdata_to_reports_and_again_to_the_same() {
    let folder = Folder::new();
    let said = folder.svi("demo --data demo --households 60 --files");
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
    assert_eq!(names(&folder, "demo/reports"), reports());
    assert_eq!(said.out.lines().filter(|line| line.starts_with("demo/reports/")).count(), 13);
    assert_eq!(names(&folder, "demo/runs").len(), 3, "two samples and a list");
    a_run_of_the_same_data_is_the_same_run(&folder);
    other_definitions_make_another_run(&folder);
    the_same_report_has_the_same_bytes(&folder);
    a_unit_without_figures_has_no_report(&folder);
}

fn a_run_of_the_same_data_is_the_same_run(folder: &Folder) {
    let said = folder.svi(RUN);
    assert_eq!((said.code, names(folder, "demo/runs").len()), (0, 3), "{said:?}");
    assert!(said.out.contains("indicators computed"), "{said:?}");
}

fn other_definitions_make_another_run(folder: &Folder) {
    fs::write(folder.path("demo/catalogue/definitions.toml"), "work_intensity = \"eu2020\"\n")
        .unwrap();
    assert_eq!(folder.svi(RUN).code, 0);
    assert_eq!(names(folder, "demo/runs").len(), 4);
    fs::write(folder.path("demo/catalogue/definitions.toml"), "work_intensity = \"1999\"\n")
        .unwrap();
    assert_refused(&folder.svi(RUN), 3, &["definitions.toml", "1999", "eu2020"]);
    fs::remove_file(folder.path("demo/catalogue/definitions.toml")).unwrap();
}

fn the_same_report_has_the_same_bytes(folder: &Folder) {
    for name in ["one.html", "two.html"] {
        let said = folder.svi(&format!("{REPORT} --out {name}"));
        assert_eq!((said.code, said.out.as_str(), said.err.as_str()), (0, "", ""), "{said:?}");
    }
    let bytes = |name: &str| fs::read(folder.path(name)).unwrap();
    assert!(bytes("one.html") == bytes("two.html"));
    let text = String::from_utf8(bytes("one.html")).unwrap();
    assert!(text.contains("Opština Vedrovo") && text.contains("izmišljena opština"));
}

fn a_unit_without_figures_has_no_report(folder: &Folder) {
    let said = folder
        .svi("report --unit 99015 --period 1999 --lang en --format html --data demo --out no.html");
    assert_refused(&said, 4, &["99015", "1999"]);
}

fn names(folder: &Folder, below: &str) -> Vec<String> {
    let entries = fs::read_dir(folder.path(below)).unwrap();
    let mut names: Vec<String> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn reports() -> Vec<String> {
    let mut names = vec!["pirot-sr-Cyrl.pdf".to_owned()];
    for language in ["en", "sr-Cyrl", "sr-Latn"] {
        names.extend(
            ["docx", "html", "pdf", "xlsx"].map(|format| format!("vedrovo-{language}.{format}")),
        );
    }
    names
}
