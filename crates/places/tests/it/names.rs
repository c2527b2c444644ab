//! Names as the portal, ministries and colleagues write them.

use std::sync::LazyLock;

use places::{How, Match, Places};
use proptest::prelude::*;

use crate::given::{code, places};

fn one(text: &str, district: Option<&str>) -> Option<(String, How)> {
    match places().match_name(text, district) {
        Match::One(code, how) => Some((code.to_string(), how)),
        Match::Ambiguous(_) | Match::None(_) => None,
    }
}

#[test]
fn a_name_is_matched_however_it_was_typed() {
    let cases = [
        ("80438", "80438", How::Code),
        ("Čajetina", "71234", How::Name),
        ("  cajetina ", "71234", How::Folded),
        ("ЧАЈЕТИНА", "71234", How::Folded),
        ("Čаjеtinа", "71234", How::Folded),
        ("Grad Beograd", "79014", How::Form),
        ("Београд - град", "79014", How::Form),
        ("Beograd - Barajevo", "70092", How::Form),
        ("Beograd-Čukarica", "70254", How::Form),
        ("Nis-Niska Banja", "71285", How::Form),
        ("Niš - Niš grad", "79022", How::Form),
        ("Užice", "79057", How::Name),
        ("Užice-Užice", "71145", How::Form),
        ("Niš-Palilula", "71323", How::Form),
        ("Rasinska oblast", "RS216", How::Form),
        ("Rasinski upravni okrug", "RS216", How::Form),
        ("Region Vojvodine", "RS12", How::Name),
        ("Srbija", "RS", How::Form),
    ];
    for (text, expected, how) in cases {
        assert_eq!(one(text, None), Some((expected.to_owned(), how)), "{text}");
    }
}

#[test]
fn two_units_of_one_name_are_told_apart_by_their_district_only() {
    let both = Match::Ambiguous(vec![code("70203"), code("71323")]);
    assert_eq!(places().match_name("Palilula", None), both);
    assert_eq!(one("Palilula", Some("Nisavska oblast")).unwrap().0, "71323");
    assert_eq!(one("Palilula", Some("Grad Beograd")).unwrap().0, "70203");
}

#[test]
fn a_district_that_contradicts_the_name_is_no_match() {
    let found = places().match_name("Ada", Some("Rasinski okrug"));
    assert_eq!(found, Match::None(vec![code("80012")]));
}

#[test]
fn likeness_suggests_and_never_matches() {
    assert_eq!(places().match_name("Kneaževac", None), Match::None(vec![code("70602")]));
    assert_eq!(places().match_name("Priština (KiM)", None), Match::None(vec![]));
    assert_eq!(places().match_name("Novi Sad-Petrovaradin", None), Match::None(vec![]));
    assert_eq!(places().match_name("", None), Match::None(vec![]));
}

#[test]
fn every_unit_is_found_by_its_own_name_and_district() {
    let places = places();
    for unit in places.local_governments() {
        let district = places.district_of(&unit.code).map(|district| district.name.clone());
        let found = places.match_name(&unit.name, district.as_deref());
        assert_eq!(found, Match::One(unit.code.clone(), How::Name), "{}", unit.name);
    }
}

/// Read once for all cases.
static PLACES: LazyLock<Places> = LazyLock::new(places);

proptest! {
    #[test]
    fn no_text_makes_matching_panic(text in ".{0,80}", district in proptest::option::of(".{0,40}")) {
        PLACES.match_name(&text, district.as_deref());
    }
}
