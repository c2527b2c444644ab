//! `svi import boundaries`, and the map of the report that it changes.

use std::fs;

use crate::command::{Folder, Said, assert_refused};

/// Squares around Pirot, Bela Palanka and Dimitrovgrad, and one that no unit is called after.
const FILE: &str = r#"{"type":"FeatureCollection","features":[
{"type":"Feature","properties":{"name":"Пирот"},"geometry":{"type":"Polygon","coordinates":
[[[22.5,43.1],[22.7,43.1],[22.7,43.3],[22.5,43.3],[22.5,43.1]]]}},
{"type":"Feature","properties":{"naziv":"BELA PALANKA"},"geometry":{"type":"Polygon","coordinates":
[[[22.3,43.1],[22.5,43.1],[22.5,43.3],[22.3,43.3],[22.3,43.1]]]}},
{"type":"Feature","properties":{"maticni_broj":"70505"},"geometry":{"type":"Polygon","coordinates":
[[[22.7,43.1],[22.9,43.1],[22.9,43.3],[22.7,43.3],[22.7,43.1]]]}},
{"type":"Feature","properties":{"name":"Nigde"},"geometry":{"type":"Polygon","coordinates":
[[[21.0,43.1],[21.1,43.1],[21.1,43.2],[21.0,43.1]]]}}]}"#;

const REPORT: &str = "report --unit 70939 --lang en --format html --data d --out r.html";

fn imported(folder: &Folder) -> Said {
    folder.svi("import boundaries b.geojson --data d")
}

#[test]
fn outlines_are_kept_once_and_the_rest_is_listed() {
    let folder = Folder::new().with("b.geojson", FILE);
    let said = imported(&folder);
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
    let expected = "4 features, 3 units with an outline of 15 points in all\n\nleft out: 1\n  feature 4, name \
                    \"Nigde\": no unit of this code or name\n\nmunicipalities without an outline: 142\n";
    assert!(said.out.starts_with(expected), "{}", said.out);
    assert!(said.out.ends_with("\nkept\n"), "{}", said.out);
    let kept = fs::read_to_string(folder.path("d/catalogue/boundaries.json")).unwrap();
    assert!(kept.starts_with("{\"source\":\"b.geojson\",\"outlines\":{\n\"70084\":[[[22."));
    let again = imported(&folder);
    assert!(again.out.ends_with("\nthe same outlines were imported before: nothing changed\n"));
    assert_eq!(fs::read_to_string(folder.path("d/catalogue/boundaries.json")).unwrap(), kept);
}

/// Areas on the map of municipalities; a place without an outline is a dot.
fn areas(folder: &Folder) -> usize {
    let said = folder.svi(REPORT);
    assert_eq!(said.code, 0, "{said:?}");
    let html = fs::read_to_string(folder.path("r.html")).unwrap();
    html.matches("fill-rule=\"evenodd\"").count()
}

#[test]
fn the_map_of_the_report_is_drawn_with_the_outlines() {
    let folder = Folder::new().with("b.geojson", FILE);
    assert_eq!(areas(&folder), 0);
    assert_eq!(imported(&folder).code, 0);
    assert_eq!(areas(&folder), 3);
}

#[test]
fn a_file_without_outlines_changes_nothing() {
    let folder = Folder::new().with("b.geojson", FILE);
    imported(&folder);
    let kept = fs::read(folder.path("d/catalogue/boundaries.json")).unwrap();
    let folder = folder.with("b.geojson", FILE.replace("[22.5,43.1]", "[22.5]"));
    let place = "feature 1, geometry.coordinates[0][0]";
    assert_refused(&imported(&folder), 3, &["b.geojson", place, "[22.5]"]);
    let folder = folder.with("b.geojson", r#"{"type":"FeatureCollection","features":[]}"#);
    assert_refused(&imported(&folder), 3, &["b.geojson", "none among 0 features"]);
    assert_eq!(fs::read(folder.path("d/catalogue/boundaries.json")).unwrap(), kept);
}

#[test]
fn outlines_spoilt_by_hand_are_refused_with_their_file() {
    let folder = Folder::new().with("b.geojson", FILE);
    imported(&folder);
    fs::write(folder.path("d/catalogue/boundaries.json"), "{}").unwrap();
    assert_refused(&folder.svi(REPORT), 3, &["d/catalogue/boundaries.json", "source"]);
}
