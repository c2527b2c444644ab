//! What lies in what, beside what and how far away.

use places::{Level, Match, Places, PlacesError};

use crate::given::{code, places};

fn names(units: &[&places::Unit]) -> Vec<String> {
    units.iter().map(|unit| unit.name.clone()).collect()
}

#[test]
fn the_country_has_145_units_of_local_self_government_and_28_city_municipalities() {
    let places = places();
    let count = |level| places.units().filter(|unit| unit.level == level).count();
    assert_eq!(places.local_governments().count(), 145);
    assert_eq!(count(Level::City), 28);
    assert_eq!(count(Level::CityMunicipality), 28);
    assert_eq!((count(Level::District), count(Level::Region), count(Level::Republic)), (25, 4, 1));
}

#[test]
fn the_census_of_2022_counted_6_647_003() {
    let places = places();
    let sum: u32 = places.local_governments().filter_map(|unit| unit.population_2022).sum();
    assert_eq!(sum, 6_647_003);
    let belgrade: u32 =
        places.members(&code("79014")).iter().filter_map(|unit| unit.population_2022).sum();
    assert_eq!(belgrade, 1_681_405);
}

#[test]
fn members_are_units_of_local_self_government() {
    let places = places();
    let rasina = ["Aleksandrovac", "Brus", "Varvarin", "Kruševac", "Trstenik", "Ćićevac"];
    assert_eq!(names(&places.members(&code("RS216"))), rasina);
    assert_eq!(names(&places.members(&code("RS11"))), ["Beograd"]);
    assert_eq!(names(&places.members(&code("79057"))), ["Užice", "Sevojno"]);
    assert_eq!(places.members(&code("RS")).len(), 145);
}

#[test]
fn a_unit_lies_in_its_district_and_region() {
    let places = places();
    let unit = code("70670");
    assert_eq!(places.district_of(&unit).unwrap().name, "Rasinski okrug");
    assert_eq!(places.region_of(&unit).unwrap().name, "Region Šumadije i Zapadne Srbije");
    let members: usize = places
        .units()
        .filter(|u| u.level == Level::District)
        .map(|d| places.members(&d.code).len())
        .sum();
    assert_eq!(members, 145);
}

#[test]
fn neighbours_are_mutual_and_nobody_is_alone() {
    let places = places();
    for unit in places.local_governments() {
        let neighbours = places.neighbours(&unit.code);
        assert!(!neighbours.is_empty(), "{}", unit.name);
        for neighbour in neighbours {
            assert!(places.neighbours(&neighbour.code).iter().any(|back| back.code == unit.code));
        }
    }
}

#[test]
fn distances_are_in_kilometres() {
    let places = places();
    let distance = places.distance_km(&code("79014"), &code("89010")).unwrap();
    assert!((60.0..90.0).contains(&distance), "{distance}");
    assert_eq!(places.nearest(&code("70670"), 2).len(), 2);
}

#[test]
fn every_code_has_a_valid_check_digit() {
    assert!(places().units().all(|unit| unit.code.has_valid_check_digit()));
}

const DEMO: &str = r#"
[[unit]]
code = "99996"
name = "Vrelo"
level = "municipality"
district = "RS216"
is_fictional = true
neighbours = ["70670"]
"#;

#[test]
fn a_fictional_municipality_can_be_added() {
    let places = places().with_toml("places.toml", DEMO).unwrap();
    assert!(places.find(&code("99996")).unwrap().is_fictional);
    assert_eq!(names(&places.neighbours(&code("99996"))), ["Kruševac"]);
    assert!(
        matches!(places.match_name("Врело", None), Match::One(found, _) if found == code("99996"))
    );
}

fn fault(text: &str) -> String {
    places().with_toml("places.toml", text).unwrap_err().to_string()
}

#[test]
fn a_broken_list_is_refused_with_one_line() {
    assert_eq!(
        fault(&DEMO.replace("99996", "70670")),
        "unit 70670 (Vrelo): expected a code of its own, found that of Kruševac"
    );
    assert_eq!(
        fault(&DEMO.replace("RS216", "RS21")),
        "unit 99996: expected a district above it, found \"RS21\""
    );
    assert_eq!(
        fault(&DEMO.replace("\"70670\"", "\"12345\"")),
        "unit 99996: expected neighbours in the list, found \"12345\""
    );
    assert!(fault("[[unit]]\nnaziv = 1\n").starts_with("places.toml: row "));
    assert!(
        matches!(Places::shipped().unwrap().with([]), Ok(places) if places.units().count() == 203)
    );
    assert!(!matches!(places().with([]), Err(PlacesError::Unknown(_))));
}
