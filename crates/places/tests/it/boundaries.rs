//! Boundary files as others draw them: what is taken over, what is left out and why.

use places::boundaries::{self, Import, Outlines, Reason, TOLERANCE};

use crate::given::{code, places};

/// A square of a tenth of a degree with its lower left corner here.
fn square(east: f64, north: f64) -> String {
    let (right, top) = (east + 0.1, north + 0.1);
    format!("[[{east},{north}],[{right},{north}],[{right},{top}],[{east},{top}],[{east},{north}]]")
}

fn polygon(properties: &str, rings: &[String]) -> String {
    feature(properties, "Polygon", &rings.join(","))
}

fn feature(properties: &str, kind: &str, coordinates: &str) -> String {
    format!(
        r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{{"type":"{kind}","coordinates":[{coordinates}]}}}}"#
    )
}

fn collection(features: &[String]) -> String {
    format!(r#"{{"type":"FeatureCollection","features":[{}]}}"#, features.join(","))
}

fn import(features: &[String]) -> Import {
    boundaries::import("b.json", collection(features).as_bytes(), &places(), TOLERANCE).unwrap()
}

fn codes(import: &Import) -> Vec<String> {
    import.outlines.units.keys().map(ToString::to_string).collect()
}

fn refused(text: &str) -> String {
    boundaries::import("b.json", text.as_bytes(), &places(), TOLERANCE).unwrap_err().to_string()
}

/// Why the only feature beside one of Ada is left out.
fn left_out(properties: &str) -> String {
    let ada = polygon(r#""name":"Ada""#, &[square(20.0, 45.8)]);
    let found = import(&[ada, polygon(properties, &[square(21.0, 44.0)])]);
    assert_eq!(codes(&found), ["80012"]);
    assert_eq!(found.left_out.len(), 1, "{:?}", found.left_out);
    found.left_out[0].to_string()
}

#[test]
fn a_unit_is_found_by_code_or_by_name_in_any_script() {
    for properties in [
        r#""code":"70939""#,
        r#""maticni_broj":70939,"povrsina":80012"#,
        r#""Матични број":"70939""#,
        r#""name":"Pirot""#,
        r#""NAME_1":"Pirotski","NAME_2":"Pirot","TYPE_2":"Opština""#,
        r#""name:sr":"Пирот","name":"Pirot town""#,
        r#""wof:name":"PIROT","name:srp_x_preferred":["Пирот","Град Пирот"]"#,
    ] {
        let found = import(&[polygon(properties, &[square(22.5, 43.1)])]);
        assert_eq!(codes(&found), ["70939"], "{properties}");
        assert_eq!((found.left_out, found.doubts), (vec![], vec![]), "{properties}");
    }
}

#[test]
fn a_square_becomes_a_closed_ring_in_degrees() {
    let found = import(&[polygon(r#""name":"Pirot""#, &[square(22.5, 43.1)])]);
    let ring = vec![(22.5, 43.1), (22.5, 43.2), (22.6, 43.2), (22.6, 43.1), (22.5, 43.1)];
    assert_eq!(found.outlines.units[&code("70939")], [ring]);
    assert_eq!((found.features, found.without.len()), (1, 144));
}

#[test]
fn the_district_tells_units_of_one_name_apart() {
    let nis = r#""name":"Palilula","okrug":"Nišavski upravni okrug""#;
    assert_eq!(codes(&import(&[polygon(nis, &[square(21.8, 43.3)])])), ["79022"]);
    assert_eq!(
        left_out(r#""name":"Palilula""#),
        "feature 2, name \"Palilula\": several units of this name: Beograd (79014), Niš (79022)"
    );
    assert_eq!(
        left_out(r#""name":"Leskovac","okrug":"Kolubarski okrug""#),
        "feature 2, name \"Leskovac\": name names \"Leskovac\", which lies in another district"
    );
}

#[test]
fn nothing_is_guessed() {
    assert_eq!(
        left_out(r#""name":"Kneaževac""#),
        "feature 2, name \"Kneaževac\": no unit of this code or name; similar: Knjaževac (70602)"
    );
    assert_eq!(
        left_out(r#""code":"12345","note":"?""#),
        "feature 2, code \"12345\": no unit of this code or name"
    );
    assert_eq!(
        left_out(r#""name":"Pirot","code":"80012""#),
        "feature 2, name \"Pirot\": its properties name different units: Pirot (70939), Ada (80012)"
    );
    assert_eq!(
        left_out(r#""name":"Pirot","name:sr":"Ада""#),
        "feature 2, name \"Pirot\": its properties name different units: Pirot (70939), Ada (80012)"
    );
    assert_eq!(left_out(""), "feature 2: no unit of this code or name");
}

#[test]
fn most_texts_win_and_the_others_are_told() {
    let lajkovac = r#""name":"Lajkovac","official":"Lajkovac","name_sr":"Лесковац""#;
    let found = import(&[polygon(lajkovac, &[square(20.1, 44.3)])]);
    assert_eq!(codes(&found), ["70700"]);
    let doubts: Vec<String> = found.doubts.iter().map(ToString::to_string).collect();
    assert_eq!(doubts, ["feature 1: name_sr says \"Лесковац\", taken for 70700"]);
}

#[test]
fn city_municipalities_make_up_their_city_with_one_border() {
    let parts = [
        polygon(r#""name":"Beograd-Zemun""#, &[square(20.3, 44.8)]),
        polygon(r#""name":"Vračar""#, &[square(20.4, 44.8)]),
    ];
    let ring = vec![(20.3, 44.8), (20.3, 44.9), (20.5, 44.9), (20.5, 44.8), (20.3, 44.8)];
    assert_eq!(import(&parts).outlines.units[&code("79014")], [ring]);
}

#[test]
fn a_part_inside_its_city_adds_nothing() {
    let city = "[[20.2,44.7],[20.8,44.7],[20.8,45.0],[20.2,45.0],[20.2,44.7]]".to_owned();
    let parts = [
        polygon(r#""name":"Vračar""#, &[square(20.4, 44.8)]),
        polygon(r#""name":"Grad Beograd""#, &[city]),
    ];
    let found = import(&parts);
    assert_eq!(found.outlines.units[&code("79014")].len(), 1);
    assert_eq!(
        found.left_out[0].to_string(),
        "feature 1, name \"Vračar\": lies within another feature of unit 79014"
    );
}

#[test]
fn holes_and_islands_are_kept() {
    let hole = "[[22.54,43.14],[22.56,43.14],[22.56,43.16],[22.54,43.14]]".to_owned();
    let outer = square(22.5, 43.1);
    let found = import(&[polygon(r#""name":"Pirot""#, &[outer.clone(), hole])]);
    let hole = vec![(22.54, 43.14), (22.56, 43.14), (22.56, 43.16), (22.54, 43.14)];
    assert_eq!(found.outlines.units[&code("70939")][1], hole);
    let island = format!("[{outer}],[{}]", square(22.8, 43.1));
    let found = import(&[feature(r#""name":"Pirot""#, "MultiPolygon", &island)]);
    assert_eq!(found.outlines.units[&code("70939")].len(), 2);
}

#[test]
fn neighbours_keep_one_border_when_it_is_simplified() {
    // The border between them bends by 0.001 degrees, which is less than the tolerance, in both.
    let west = "[[22.5,43.1],[22.6,43.1],[22.601,43.15],[22.6,43.2],[22.5,43.2],[22.5,43.1]]";
    let east = "[[22.6,43.1],[22.7,43.1],[22.7,43.2],[22.6,43.2],[22.601,43.15],[22.6,43.1]]";
    let found = import(&[
        polygon(r#""name":"Pirot""#, &[west.to_owned()]),
        polygon(r#""name":"Bela Palanka""#, &[east.to_owned()]),
    ]);
    let lengths: Vec<usize> = found.outlines.units.values().map(|rings| rings[0].len()).collect();
    assert_eq!(lengths, [5, 5]);
}

#[test]
fn a_tiny_ring_keeps_its_points() {
    let tiny = "[[22.5,43.1],[22.5005,43.1],[22.5005,43.1005],[22.5,43.1]]".to_owned();
    let found = import(&[polygon(r#""name":"Pirot""#, &[tiny])]);
    assert_eq!(found.outlines.units[&code("70939")][0].len(), 4);
}

#[test]
fn what_lies_abroad_or_is_no_area_is_left_out() {
    let pirot = || polygon(r#""name":"Pirot""#, &[square(22.5, 43.1)]);
    let sopot = polygon(r#""name":"Sopot""#, &[square(18.5, 54.4)]);
    let found = import(&[sopot, pirot()]);
    assert_eq!(found.left_out[0].reason, Reason::Abroad(code("79014")));
    let point = feature(r#""name":"Ada""#, "Point", "20.1,45.8");
    let found = import(&[pirot(), point]);
    assert_eq!(
        found.left_out[0].to_string(),
        "feature 2, name \"Ada\": expected a polygon, found \"Point\""
    );
}

#[test]
fn swapped_coordinates_are_refused() {
    let swapped = collection(&[polygon(r#""name":"Pirot""#, &[square(43.1, 22.5)])]);
    assert_eq!(
        refused(&swapped),
        "b.json, feature 1, geometry.coordinates: expected longitude before latitude, found [43.1, 22.5]: they are swapped"
    );
}

#[test]
fn a_broken_file_is_refused_with_one_line_that_names_the_place() {
    let pirot = |ring: &str| collection(&[polygon(r#""name":"Pirot""#, &[ring.to_owned()])]);
    for (text, expected) in [
        ("", "b.json: expected JSON, found EOF while parsing a value at line 1 column 0".to_owned()),
        (
            r#"{"type":"Topology"}"#,
            "b.json: expected a GeoJSON FeatureCollection with features, found \"Topology\"".to_owned(),
        ),
        (
            &pirot("[[22.5,43.1],[\"x\",43.1],[22.6,43.2]]"),
            position("[0][1]", "\"[\"x\",43.1]\""),
        ),
        (
            &pirot("[[22.5,43.1],[7461234.5,4778345.1],[22.6,43.2]]"),
            position("[0][1]", "\"[7461234.5,4778345.1]\""),
        ),
        (
            &pirot("[[22.5,43.1],[22.6,43.1],[22.5,43.1]]"),
            "b.json, feature 1, geometry.coordinates[0]: expected at least three different positions, found \
             \"[[22.5,43.1],[22.6,43.1],[22.5,43.1]]\""
                .to_owned(),
        ),
        (
            &collection(&[polygon(r#""name":"Rasinski okrug""#, &[square(21.0, 43.5)])]),
            "b.json: expected outlines of municipalities, found none among 1 features; feature 1, name \
             \"Rasinski okrug\": no unit of this code or name"
                .to_owned(),
        ),
    ] {
        assert_eq!(refused(text), expected);
    }
    assert!(refused(&"[".repeat(100_000)).contains("recursion limit"));
}

fn position(at: &str, found: &str) -> String {
    format!(
        "b.json, feature 1, geometry.coordinates{at}: expected a longitude from -180 to 180 and a latitude from -90 \
         to 90, in degrees (WGS 84), found {found}"
    )
}

#[test]
fn what_is_kept_is_read_back() {
    let outlines = import(&[polygon(r#""name":"Pirot""#, &[square(22.5, 43.1)])]).outlines;
    let kept = outlines.to_json();
    assert_eq!(
        kept,
        "{\"source\":\"b.json\",\"outlines\":{\n\"70939\":[[[22.5,43.1],[22.5,43.2],[22.6,43.2],[22.6,43.1],[22.5,43.1]]]\n}}\n"
    );
    assert_eq!(Outlines::from_json("k.json", &kept).unwrap(), outlines);
    let fault = |text: &str| Outlines::from_json("k.json", text).unwrap_err().to_string();
    assert_eq!(
        fault(&kept.replace("[22.6,43.2]", "[22.6,143.2]")),
        "k.json: expected boundaries as svi import boundaries writes them, found 22.6, 143.2 in unit 70939, which is \
         not on earth"
    );
    assert!(fault(&kept.replace("[22.5,43.1]]]", "[22.5,43.3]]]")).contains("not closed"));
}

/// The features of the reference file, which is drawn after Who's On First (CC BY): 143 municipalities and cities,
/// 17 city municipalities of Belgrade and 5 of Niš. `without` is a property that is taken away from each.
fn whos_on_first(without: &[&str]) -> Option<Import> {
    let file = testkit::shared_data()?.join("maps/serbia_municipalities_wof.geojson");
    let mut all: serde_json::Value = serde_json::from_slice(&std::fs::read(file).unwrap()).unwrap();
    for feature in all["features"].as_array_mut().unwrap() {
        let properties = feature["properties"].as_object_mut().unwrap();
        properties.retain(|name, _| !without.contains(&name.as_str()));
    }
    let bytes = serde_json::to_vec(&all).unwrap();
    Some(boundaries::import("wof", &bytes, &places(), TOLERANCE).unwrap())
}

fn lines<T: ToString>(items: &[T]) -> Vec<String> {
    items.iter().map(ToString::to_string).collect()
}

#[test]
fn the_file_of_whos_on_first_gives_all_units() {
    let Some(found) = whos_on_first(&[]) else { return };
    assert_eq!(lines(&found.left_out), [""; 0]);
    assert_eq!(
        lines(&found.doubts),
        [
            "feature 63: name_sr says \"Лесковац\", taken for 70700",
            "feature 63: name_sr_latn says \"Leskovac\", taken for 70700"
        ]
    );
    assert_eq!((found.features, found.outlines.units.len(), found.without.len()), (165, 145, 0));
    let rings = || found.outlines.units.values().flatten();
    let points: usize = rings().map(Vec::len).sum();
    assert_eq!((rings().count(), points), (147, 15_625));
    assert!(found.outlines.to_json().len() < 400_000);
}

/// As Who's On First has it: plain letters, some Serbian names, districts. The Palilula of Niš bears two districts there.
#[test]
fn without_the_official_names_all_but_petrovac_are_found() {
    let Some(found) = whos_on_first(&["name_official"]) else { return };
    let palilula = "feature 95, name \"Palilula (Nis)\": several units of this name: Beograd (79014), Niš (79022)";
    let petrovac = "feature 100, name \"Petrovac\": no unit of this code or name; similar: Petrovac na Mlavi (70912)";
    assert_eq!(lines(&found.left_out), [palilula, petrovac]);
    assert_eq!(found.without, [code("70912")]);
}

#[test]
fn by_plain_names_alone_the_two_called_palilula_stay_open_too() {
    let Some(found) =
        whos_on_first(&["name_official", "name_sr", "name_sr_latn", "okrug", "okrug_nuts"])
    else {
        return;
    };
    assert_eq!(
        lines(&found.left_out),
        [
            "feature 94, name \"Palilula (Beograd)\": no unit of this code or name",
            "feature 95, name \"Palilula (Nis)\": no unit of this code or name",
            "feature 100, name \"Petrovac\": no unit of this code or name; similar: Petrovac na Mlavi (70912)"
        ]
    );
    assert_eq!(found.without, [code("70912")]);
}
