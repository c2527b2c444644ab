//! From a name, as sources write it, to a code.
//!
//! A name matches when its folded form is one of the forms a unit goes by. Likeness (edit distance) only suggests.

use std::collections::{BTreeMap, BTreeSet};

use kernel::UnitCode;
use serbian::fold;

use crate::{Level, Places, Unit};

/// How a text was matched.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    /// It is the code.
    Code,
    /// It is the name as the list writes it.
    Name,
    /// It is the name in another script or case, without diacritics or with look-alike letters.
    Folded,
    /// It is a composed form: "Grad Beograd", "Beograd-Barajevo", "Niš - grad", "Rasinska oblast".
    Form,
}

/// What a text names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Match {
    /// One unit.
    One(UnitCode, How),
    /// Several units of this name, by code.
    Ambiguous(Vec<UnitCode>),
    /// None; units with a similar name or in another district, the most similar first, for a person to choose from.
    None(Vec<UnitCode>),
}

/// Folded forms of names.
#[derive(Debug, Clone, Default)]
pub(crate) struct Names {
    forms: BTreeMap<String, BTreeSet<UnitCode>>,
}

/// Suggestions at most.
const SUGGESTIONS: usize = 3;

impl Names {
    pub(crate) fn insert(&mut self, unit: &Unit, forms: Vec<String>) {
        for form in forms {
            self.forms.entry(form).or_default().insert(unit.code.clone());
        }
    }

    pub(crate) fn find(&self, places: &Places, text: &str, district: Option<&str>) -> Match {
        let text = text.trim();
        if let Ok(code) = text.parse::<UnitCode>()
            && places.find(&code).is_some()
        {
            return Match::One(code, How::Code);
        }
        let key = fold(text);
        let candidates = self.candidates(places, &key);
        let district = district.and_then(|name| self.district(places, name));
        let fitting: Vec<UnitCode> = candidates
            .iter()
            .filter(|code| district.as_ref().is_none_or(|district| lies_in(places, code, district)))
            .cloned()
            .collect();
        match fitting.as_slice() {
            [code] => Match::One(code.clone(), how(places, code, text, &key)),
            // Nobody of this name lies in the district that was given: a contradiction for a person to solve.
            [] if !candidates.is_empty() => Match::None(candidates),
            [] => Match::None(self.suggest(&key)),
            _ => Match::Ambiguous(fitting),
        }
    }

    /// Units of this form; a city stands for the city municipality that has its name.
    pub(crate) fn candidates(&self, places: &Places, key: &str) -> Vec<UnitCode> {
        let all: Vec<&Unit> = self
            .forms
            .get(key)
            .into_iter()
            .flatten()
            .filter_map(|code| places.find(code))
            .collect();
        let is_covered = |unit: &Unit| {
            unit.city.as_ref().is_some_and(|city| all.iter().any(|other| other.code == *city))
        };
        all.iter().filter(|unit| !is_covered(unit)).map(|unit| unit.code.clone()).collect()
    }

    fn district(&self, places: &Places, name: &str) -> Option<UnitCode> {
        let key = fold(name);
        let is_district =
            |code: &&UnitCode| places.find(code).is_some_and(|unit| unit.level == Level::District);
        if key == "grad beograd" {
            return "RS110".parse().ok();
        }
        self.forms.get(&key)?.iter().find(is_district).cloned()
    }

    fn suggest(&self, key: &str) -> Vec<UnitCode> {
        let letters: Vec<char> = key.chars().take(60).collect();
        let mut near: Vec<(usize, &UnitCode)> = Vec::new();
        for (form, codes) in &self.forms {
            let distance = edit_distance(&letters, &form.chars().collect::<Vec<_>>());
            if distance * 3 <= letters.len() && distance <= 3 {
                near.extend(codes.iter().map(|code| (distance, code)));
            }
            // Part of a longer text: "Petrovac na Mlavi" for "Petrovac".
            let is_part = letters.len() >= 4
                && form.strip_prefix(key).is_some_and(|rest| rest.starts_with(' '));
            if is_part {
                near.extend(codes.iter().map(|code| (4, code)));
            }
        }
        near.sort();
        let mut found: Vec<UnitCode> = Vec::new();
        for (_, code) in near {
            if !found.contains(code) && found.len() < SUGGESTIONS {
                found.push(code.clone());
            }
        }
        found
    }
}

fn lies_in(places: &Places, code: &UnitCode, district: &UnitCode) -> bool {
    // Regions and the republic lie in no district, so none can contradict them.
    places.district_of(code).is_none_or(|found| found.code == *district)
}

fn how(places: &Places, code: &UnitCode, text: &str, key: &str) -> How {
    match places.find(code) {
        Some(unit) if unit.name == text => How::Name,
        Some(unit) if fold(&unit.name) == key => How::Folded,
        _ => How::Form,
    }
}

/// The folded forms by which a unit goes.
pub(crate) fn name_keys(unit: &Unit, city: Option<&Unit>) -> Vec<String> {
    let name = fold(&unit.name);
    match unit.level {
        Level::Municipality => vec![format!("opstina {name}"), format!("{name} opstina"), name],
        Level::City => vec![
            format!("grad {name}"),
            format!("{name} grad"),
            format!("{name} {name} grad"),
            name,
        ],
        Level::CityMunicipality => {
            let city = city.map(|city| fold(&city.name)).unwrap_or_default();
            vec![
                format!("{city} {name}"),
                format!("grad {city} {name}"),
                format!("{city} go {name}"),
                format!("{city} gradska opstina {name}"),
                format!("gradska opstina {name}"),
                format!("go {name}"),
                name,
            ]
        }
        Level::District => district_keys(&name),
        Level::Region => vec![format!("region {name}"), name],
        Level::Republic => vec!["srbija".to_owned(), name],
    }
}

/// *Rasinski okrug*, *Rasinski upravni okrug*, *Rasinska oblast*; the district of Belgrade is called after the city.
fn district_keys(name: &str) -> Vec<String> {
    let Some(stem) = name.strip_suffix("i okrug") else {
        let forms = ["beogradska oblast", "beogradska oblast grad beograd", "beogradski okrug"];
        return if name == "grad beograd" {
            forms.map(str::to_owned).to_vec()
        } else {
            vec![name.to_owned()]
        };
    };
    vec![name.to_owned(), format!("{stem}i upravni okrug"), format!("{stem}a oblast")]
}

/// Insertions, deletions and replacements between two texts.
fn edit_distance(a: &[char], b: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.iter().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let replaced = row.get(j).copied().unwrap_or_default() + usize::from(x != y);
            let deleted = row.get(j + 1).copied().unwrap_or_default() + 1;
            let inserted = next.last().copied().unwrap_or_default() + 1;
            next.push(replaced.min(deleted).min(inserted));
        }
        row = next;
    }
    row.last().copied().unwrap_or_default()
}
