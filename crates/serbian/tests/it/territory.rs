//! The names of all municipalities in the reference data, given there in both scripts.

use std::fs;

#[test]
fn every_municipality_name_goes_both_ways() {
    let Some(data) = testkit::shared_data() else {
        println!("skipped: no reference data");
        return;
    };
    let text = fs::read_to_string(data.join("municipalities.csv")).expect("the list can be read");
    let mut checked = 0;
    for line in text.lines().skip(1) {
        let mut fields = line.split(',').skip(1);
        let (Some(latin), Some(cyrillic)) = (fields.next(), fields.next()) else { continue };
        assert_eq!(serbian::to_cyrillic(latin), cyrillic);
        assert_eq!(serbian::to_latin(cyrillic), latin);
        assert_eq!(serbian::fold(latin), serbian::fold(cyrillic));
        checked += 1;
    }
    assert!(checked > 140, "{checked} names");
}
