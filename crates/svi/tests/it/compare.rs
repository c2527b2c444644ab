//! `svi compare` with the shipped figures alone, and with an installation's own.

use crate::command::{Folder, Said, assert_refused};

const INFANTS: &str = "compare --unit 70939 --indicator HEA-03";

fn json(said: &Said) -> serde_json::Value {
    assert_eq!(said.code, 0, "{said:?}");
    serde_json::from_str(&said.out).unwrap()
}

fn rows(said: &Said) -> Vec<Vec<String>> {
    assert_eq!((said.code, said.err.as_str()), (0, ""), "{said:?}");
    said.out.lines().map(|line| line.split(',').map(str::to_owned).collect()).collect()
}

#[test]
fn a_city_stands_beside_its_neighbours_and_territories_without_any_folder() {
    let found = rows(&Folder::new().svi(&format!("{INFANTS} --format csv --lang en")));
    let header = "indicator,name,unit,period,value,with,code,with_name,other,difference,rank,of,percentile,how,origin,source,note";
    assert_eq!(found.first().unwrap().join(","), header);
    let with: Vec<String> =
        found.iter().skip(1).map(|row| row.get(5..8).unwrap().join(" ")).collect();
    assert_eq!(
        with,
        [
            "neighbour 70050 Babušnica",
            "neighbour 70084 Bela Palanka",
            "neighbour 70505 Dimitrovgrad",
            "neighbour 70602 Knjaževac",
            "district RS226 Pirotski okrug",
            "region RS22 Region Južne i Istočne Srbije",
            "republic RS Republika Srbija",
            "similar  Similar municipalities",
        ]
    );
    // 7 infant deaths of 431 births in Pirot, 11 of 610 in its district.
    let district = found.iter().find(|row| row.get(6).is_some_and(|code| code == "RS226")).unwrap();
    assert_eq!(district.get(8..10).unwrap().join(" "), "18.032787 -1.832787");
    let republic = found.iter().find(|row| row.get(6).is_some_and(|code| code == "RS")).unwrap();
    assert_eq!(republic.get(..5).unwrap().join(" "), "HEA-03 Infant mortality per_mille 2018 16.2");
    assert_eq!(republic.get(13).map(String::as_str), Some("counts"));
}

#[test]
fn the_table_names_what_is_compared_in_the_language_asked_for() {
    let folder = Folder::new();
    let latin = folder.svi(INFANTS);
    assert_eq!(latin.code, 0, "{latin:?}");
    assert!(latin.out.contains("Stopa smrtnosti odojčadi"), "{}", latin.out);
    assert!(latin.out.contains("Babušnica"), "{}", latin.out);
    let cyrillic = folder.svi(&format!("{INFANTS} --lang sr-Cyrl"));
    assert!(cyrillic.out.contains("Бабушница"), "{}", cyrillic.out);
    assert!(cyrillic.out.contains("Сличне општине и градови"), "{}", cyrillic.out);
}

#[test]
fn json_holds_rank_strip_peers_funnel_and_shrinkage() {
    let found = json(&Folder::new().svi(&format!("{INFANTS} --format json")));
    assert_eq!(found["unit"], serde_json::json!({ "code": "70939", "name": "Pirot" }));
    let infants = &found["comparisons"][0];
    assert_eq!((&infants["value"], &infants["period"]), (&16.2.into(), &"2018".into()));
    assert_eq!(infants["all"]["values"].as_array().unwrap().len(), 145);
    assert_eq!(infants["peers"]["units"].as_array().unwrap().len(), 10);
    assert_eq!(infants["peers"]["covariates"].as_array().unwrap().len(), 6);
    assert_eq!(infants["funnel"]["base"], 431.0);
    // Two deaths are to be expected; seven or more come by chance once in 170 times.
    assert_eq!(infants["funnel"]["position"], "high");
    let shrunk = infants["shrunk"]["value"].as_f64().unwrap();
    assert!(shrunk < 16.2, "{shrunk}");
}

#[test]
fn a_unit_may_be_named_and_others_chosen() {
    let folder = Folder::new();
    let with = "--with Dimitrovgrad,RS226,70050,70084,70602,Subotica,Ada --indicator dem-10";
    let found = json(&folder.svi(&format!("compare --unit Pirot {with} --format json")));
    let all = &found["comparisons"][0]["all"];
    assert_eq!((&all["units"], &all["of"]), (&7.into(), &7.into()));
    assert_eq!(found["comparisons"][0]["peers"], serde_json::Value::Null);
    let table = rows(&folder.svi(&format!("compare --unit Pirot {with} --format csv")));
    let last = table.last().unwrap();
    assert_eq!(last.get(5..8).unwrap().join(" "), "all  sve navedene");
    assert_eq!(last.get(11).map(String::as_str), Some("7"));
}

#[test]
fn without_indicators_all_that_the_unit_has_are_compared() {
    let found = json(&Folder::new().svi("compare --unit 70939 --format json"));
    let of = |name: &str| found[name].as_array().unwrap().len();
    assert!(of("comparisons") >= 30, "{}", of("comparisons"));
    assert_eq!(of("not_compared"), 0, "{}", found["not_compared"]);
}

#[test]
fn an_imported_figure_without_anybody_beside_it_says_so() {
    let file = "unit,indicator,period,value\n70939,CSH-01,2024,812\n";
    let folder = Folder::new().with("own.csv", file);
    assert_eq!(folder.svi("import official own.csv --data d").code, 0);
    let alone = folder.svi("compare --unit 70939 --indicator CSH-01 --data d");
    assert_refused(&alone, 4, &["CSH-01", "2024", "nobody else"]);
    let beside = "compare --unit 70939 --indicator CSH-01,HEA-03 --data d --format json";
    let found = json(&folder.svi(beside));
    assert_eq!(found["comparisons"].as_array().unwrap().len(), 1);
    assert_eq!(found["not_compared"][0]["indicator"], "CSH-01");
}

#[test]
fn an_unknown_unit_or_indicator_is_answered_with_what_is_near() {
    let folder = Folder::new();
    assert_refused(&folder.svi("compare --unit 79039"), 4, &["79039", "perhaps", "70939 Pirot"]);
    assert_refused(&folder.svi("compare --unit Dimitrovgad"), 4, &["70505 Dimitrovgrad"]);
    assert_refused(&folder.svi("compare --unit 70939 --with Nišš"), 4, &["--with", "Niš"]);
    assert_refused(&folder.svi("compare --unit 70939 --indicator HEA03"), 2, &["HEA-03"]);
    assert_refused(&folder.svi("compare --unit RS226 --indicator HEA-03"), 4, &["RS226", "city"]);
}

/// Values that the office published for 2018, through the program.
#[test]
fn the_program_shows_what_the_office_published() {
    let Some(shared) = testkit::shared_data() else { return };
    let file = shared.join("serbia/jls_export_as_published_2011_2018_lat.csv");
    let export = std::fs::read_to_string(file).unwrap();
    let row =
        export.lines().find(|line| line.contains(",Pirot - grad,") && line.contains(",2018,"));
    let cells: Vec<&str> = row.unwrap().split(',').collect();
    for (series, indicator) in [(28, "DEM-11"), (29, "DEM-10"), (35, "HEA-03")] {
        // Six cells before the year; a value with its unit: "186.9 Indeks".
        let published = cells.get(6 + series).unwrap().split(' ').next().unwrap();
        let command = format!("compare --unit 70939 --indicator {indicator} --format json");
        let found = json(&Folder::new().svi(&command));
        let value = found["comparisons"][0]["value"].as_f64();
        assert_eq!(value, Some(published.parse().unwrap()), "{indicator}");
    }
}
