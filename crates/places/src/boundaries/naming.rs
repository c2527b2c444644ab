//! Which unit a feature means, from what it says of itself.
//!
//! A known code decides, if no name contradicts it. Otherwise the unit that most texts agree on wins, and what the others
//! say is kept as a doubt. A tie, a name of several units or a name in another district is left to a person.

use std::collections::{BTreeMap, BTreeSet};

use kernel::UnitCode;
use serbian::fold;

use super::left_out::{Doubt, Reason};
use crate::{Level, Match, Places};

/// Properties that hold the code of a unit, folded, without spaces.
const CODES: [&str; 21] = [
    "code",
    "kod",
    "laucode",
    "lauid",
    "maticni",
    "maticnibroj",
    "maticnibrojopstine",
    "matbr",
    "mb",
    "mbopstine",
    "mbopstina",
    "opstinacode",
    "opstinakod",
    "opstinamaticnibroj",
    "opstinamb",
    "opstinasif",
    "opstinasifra",
    "rzscode",
    "sifra",
    "sifraopstine",
    "unitcode",
];

/// Parts of the names of properties that hold what a unit lies in.
const ABOVE: [&str; 8] =
    ["okrug", "oblast", "district", "nuts", "region", "county", "name1", "admin1"];

/// Most texts of one feature for which similar names are looked up.
const LOOKED_UP: usize = 5;
const SUGGESTED: usize = 3;

/// What a feature means.
#[derive(Debug)]
pub(super) enum Meaning {
    /// A unit of local self-government; texts that say otherwise.
    Unit(UnitCode, Vec<Doubt>),
    /// For a person to decide.
    Open(Reason),
}

/// What a feature with these properties means.
pub(super) fn meaning(places: &Places, properties: &[(String, String)]) -> Meaning {
    let said = Said::of(places, properties);
    let codes: Vec<&UnitCode> = said.codes.iter().collect();
    let has_votes = !said.votes.is_empty();
    match codes.as_slice() {
        [code] if !has_votes || said.votes.contains_key(*code) => {
            let code = (*code).clone();
            let doubts = said.doubts(&code);
            Meaning::Unit(code, doubts)
        }
        [] => said.majority(places, properties),
        _ => {
            let all = said.codes.iter().chain(said.votes.keys());
            Meaning::Open(Reason::Contradiction(shown(places, all)))
        }
    }
}

/// Units that a feature's properties name; a city municipality counts as its city.
#[derive(Debug, Default)]
struct Said {
    codes: BTreeSet<UnitCode>,
    votes: BTreeMap<UnitCode, Vec<(String, String)>>,
    several: BTreeSet<UnitCode>,
    elsewhere: Vec<(String, String)>,
}

impl Said {
    fn of(places: &Places, properties: &[(String, String)]) -> Self {
        let mut said = Self::default();
        let district = district(places, properties);
        for (property, text) in properties {
            let key = key(property);
            if CODES.contains(&key.as_str()) {
                said.codes.extend(text.parse().ok().and_then(|code| government(places, &code)));
            } else if !is_above(&key) {
                said.hear(places, district.as_ref(), (property, text));
            }
        }
        said
    }

    fn hear(&mut self, places: &Places, district: Option<&UnitCode>, said: (&str, &str)) {
        let units: BTreeSet<UnitCode> =
            places.named(said.1).iter().filter_map(|code| government(places, code)).collect();
        let is_near = |code: &&UnitCode| {
            let found = places.district_of(code).map(|found| &found.code);
            district.is_none() || found.is_none() || found == district
        };
        let near: Vec<&UnitCode> = units.iter().filter(is_near).collect();
        let said = (said.0.to_owned(), said.1.to_owned());
        match near.as_slice() {
            [] if units.is_empty() => {}
            [] => self.elsewhere.push(said),
            [code] => self.votes.entry((*code).clone()).or_default().push(said),
            _ => self.several.extend(near.into_iter().cloned()),
        }
    }

    fn majority(&self, places: &Places, properties: &[(String, String)]) -> Meaning {
        let most = self.votes.values().map(Vec::len).max().unwrap_or_default();
        let leading: Vec<&UnitCode> =
            self.votes.iter().filter(|(_, texts)| texts.len() == most).map(|(c, _)| c).collect();
        match leading.as_slice() {
            [code] => Meaning::Unit((*code).clone(), self.doubts(code)),
            [] if self.several.is_empty() => {
                let elsewhere = self.elsewhere.first().cloned();
                Meaning::Open(elsewhere.map_or_else(
                    || Reason::Unknown(similar(places, properties)),
                    |(property, text)| Reason::OtherDistrict { property, text },
                ))
            }
            [] => Meaning::Open(Reason::Ambiguous(shown(places, &self.several))),
            _ => Meaning::Open(Reason::Contradiction(shown(places, self.votes.keys()))),
        }
    }

    /// Texts that name another unit than `code`.
    fn doubts(&self, code: &UnitCode) -> Vec<Doubt> {
        let others = self.votes.iter().filter(|(other, _)| *other != code);
        let texts = others.flat_map(|(_, texts)| texts).chain(&self.elsewhere);
        texts.map(|(property, text)| Doubt::new(property, text, code)).collect()
    }
}

/// The unit of local self-government of a code: itself, or the city of a city municipality.
fn government(places: &Places, code: &UnitCode) -> Option<UnitCode> {
    let unit = places.find(code)?;
    match unit.level {
        Level::Municipality | Level::City => Some(unit.code.clone()),
        Level::CityMunicipality => unit.city.clone(),
        Level::District | Level::Region | Level::Republic => None,
    }
}

/// The one district that the properties name; none where they name several.
fn district(places: &Places, properties: &[(String, String)]) -> Option<UnitCode> {
    let mut found = BTreeSet::new();
    for (property, text) in properties {
        let is_above = is_above(&key(property));
        let named = text.parse().ok().filter(|code| places.find(code).is_some());
        let named = named.map_or_else(|| places.named(text), |code| vec![code]);
        let district = |code: &UnitCode| match places.find(code)?.level {
            Level::District => Some(code.clone()),
            // The district of Belgrade is called as the city, and some sources call others by their seat.
            _ if is_above => places.district_of(code).map(|unit| unit.code.clone()),
            _ => None,
        };
        found.extend(named.iter().filter_map(district));
    }
    if found.len() == 1 { found.pop_first() } else { None }
}

fn is_above(key: &str) -> bool {
    ABOVE.iter().any(|part| key.contains(part)) && !CODES.contains(&key)
}

fn key(property: &str) -> String {
    fold(property).replace(' ', "")
}

fn similar(places: &Places, properties: &[(String, String)]) -> Vec<String> {
    let texts = properties.iter().filter(|(property, text)| {
        !is_above(&key(property)) && !text.chars().all(|c| c.is_ascii_digit())
    });
    let mut found: BTreeSet<UnitCode> = BTreeSet::new();
    for (_, text) in texts.take(LOOKED_UP) {
        if let Match::None(codes) = places.match_name(text, None) {
            found.extend(codes.iter().filter_map(|code| government(places, code)));
        }
    }
    shown(places, found.iter().take(SUGGESTED))
}

fn shown<'a>(places: &Places, codes: impl IntoIterator<Item = &'a UnitCode>) -> Vec<String> {
    let codes: BTreeSet<&UnitCode> = codes.into_iter().collect();
    let name = |code: &UnitCode| places.find(code).map(|unit| format!("{} ({code})", unit.name));
    codes.into_iter().filter_map(name).collect()
}
