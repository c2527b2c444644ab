//! Names of the unit and of sections.

use indicators::{
    definition::{Definition, Domain},
    view::area,
};
use kernel::Words;
use places::{Level, Places, Unit as Place};

use crate::{Section, Unit};

/// A pair of words.
pub(super) fn words(sr: impl Into<String>, en: impl Into<String>) -> Words {
    Words { sr: sr.into(), en: en.into() }
}

/// A name that is the same in both languages.
pub(super) fn name(text: &str) -> Words {
    words(text, text)
}

/// The unit as the report names it.
pub(super) fn unit(places: &Places, place: &Place) -> Unit {
    let called = |found: Option<&Place>| found.map_or_else(Words::default, |one| area(&one.name));
    let full = match place.level {
        Level::City => words(format!("Grad {}", place.name), format!("City of {}", place.name)),
        _ => words(format!("Opština {}", place.name), format!("Municipality of {}", place.name)),
    };
    Unit {
        code: place.code.clone(),
        name: name(&place.name),
        full_name: full,
        district: called(places.district_of(&place.code)),
        region: called(places.region_of(&place.code)),
        development: place.development.as_ref().map(|development| {
            let group = development.group;
            words(format!("{group}. grupa razvijenosti"), format!("development group {group}"))
        }),
    }
}

/// Where an indicator stands in the report: those of the EU block that speak of one field stand in its chapter.
pub(super) fn section(definition: &Definition) -> Section {
    match definition.code.as_str() {
        "EU-14" => return Section::Employment,
        "EU-19" => return Section::Education,
        "EU-21" => return Section::Children,
        _ => {}
    }
    match definition.domain {
        Domain::Demography => Section::Population,
        Domain::Finance => Section::Economy,
        Domain::Employment => Section::Employment,
        Domain::Education => Section::Education,
        Domain::Health => Section::Health,
        Domain::Housing => Section::Housing,
        Domain::Eu | Domain::Material => Section::Material,
        Domain::CashBenefits | Domain::Services | Domain::Participation => Section::Protection,
        Domain::Groups => match definition.code.as_str().split('-').next() {
            Some("CHI") => Section::Children,
            Some("YOU") => Section::Young,
            Some("ELD") => Section::Old,
            Some("DIS") => Section::Disability,
            Some("ROM") => Section::Roma,
            _ => Section::Women,
        },
    }
}
