//! Names: of the unit, of sections, measures, groups and sources.

use indicators::definition::{Breakdown, Definition, Domain, Kind, Unit as IndicatorUnit};
use kernel::Words;
use places::{Level, Places, Unit as Place};

use crate::{Measure, Section, Unit};

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

/// A district's or region's name; English leaves the proper name and says what it is.
pub(super) fn area(name: &str) -> Words {
    let kinds = [" oblast", " okrug", " upravni okrug"];
    let proper = kinds.iter().rev().find_map(|kind| name.strip_suffix(kind));
    let english = match (name, proper) {
        ("Beogradski region", _) => "Belgrade Region".to_owned(),
        ("Region Vojvodine", _) => "Region of Vojvodina".to_owned(),
        ("Region Šumadije i Zapadne Srbije", _) => {
            "Region of Šumadija and Western Serbia".to_owned()
        }
        ("Region Južne i Istočne Srbije", _) => {
            "Region of Southern and Eastern Serbia".to_owned()
        }
        ("Region Kosovo i Metohija", _) => "Region of Kosovo and Metohija".to_owned(),
        (_, Some(proper)) => format!("{proper} District"),
        (_, None) => name.to_owned(),
    };
    words(name, english)
}

/// An indicator's name without the catalogue's remark that it is of those mapped, for every figure says its design itself,
/// and without signs that the typeface lacks.
pub(super) fn figure(name: &Words) -> Words {
    let bare = |name: &str| {
        let remark = [" (mapirani)", " (mapirana)", " (mapped)"];
        remark.iter().find_map(|remark| name.strip_suffix(remark)).unwrap_or(name).replace('₀', "0")
    };
    Words { sr: bare(&name.sr), en: bare(&name.en) }
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

/// How an indicator's figures are written.
pub(super) fn measure(definition: &Definition) -> Measure {
    use IndicatorUnit as U;
    let is_mean = matches!(definition.kind, Kind::Mean(_) | Kind::Ratio(_));
    match definition.unit {
        U::Persons | U::Households if is_mean => Measure::Number(Words::default()),
        U::Percent => Measure::Percent,
        U::PerMille => Measure::PerMille,
        U::Points => Measure::Points,
        U::Persons | U::Households | U::Group => Measure::Count,
        U::Rsd | U::RsdMonth => Measure::Rsd,
        U::Ratio | U::Score | U::PerWoman | U::KmPerKm2 => Measure::Ratio,
        U::Gini | U::Index | U::Number => Measure::Number(Words::default()),
        U::Year => Measure::Year,
        U::Years => Measure::Number(words("godina", "years")),
        U::Days => Measure::Number(words("dana", "days")),
        U::Hours => Measure::Number(words("sati", "hours")),
        U::Minutes => Measure::Number(words("minuta", "minutes")),
        U::Km2 => Measure::Number(name("km²")),
        U::PerKm2 => Measure::Number(words("stanovnika na km²", "inhabitants per km²")),
    }
}

/// What a breakdown divides by.
pub(super) fn breakdown(by: Breakdown) -> Words {
    match by {
        Breakdown::Sex => words("Pol", "Sex"),
        Breakdown::AgeGroup => words("Starost", "Age"),
        Breakdown::Settlement => words("Vrsta naselja", "Kind of settlement"),
        Breakdown::Roma => words("Romi i Romkinje", "Roma"),
        Breakdown::Disability => words("Osobe sa invaliditetom", "Persons with disabilities"),
        Breakdown::HouseholdType => words("Vrsta domaćinstva", "Household type"),
    }
}

/// Institutions by the key that definitions give them.
pub(super) fn institution(key: &str) -> Words {
    match key {
        "RZS" => {
            words("Republički zavod za statistiku", "Statistical Office of the Republic of Serbia")
        }
        "NSZ" => words("Nacionalna služba za zapošljavanje", "National Employment Service"),
        "CSR" => words("Centar za socijalni rad", "Centre for social work"),
        "MIN" => words("registri ministarstava", "registers of ministries"),
        "JLS" => words("evidencija i budžet opštine", "municipal records and budget"),
        "PRV" => words("pružaoci usluga", "service providers"),
        "SCH" => words("škole", "schools"),
        "DZ" => words("dom zdravlja", "health centre"),
        "OM" => words("sopstveno socijalno mapiranje", "own social mapping"),
        "MUP" => words("Ministarstvo unutrašnjih poslova", "Ministry of the Interior"),
        "PIO" => words("Fond PIO", "Pension and Disability Insurance Fund"),
        other => name(other),
    }
}

/// Whom figures count, as it stands after a number.
pub(super) fn base(definition: &Definition) -> Words {
    match definition.count {
        indicators::definition::Count::Persons => words("lica", "persons"),
        indicators::definition::Count::Households => words("domaćinstava", "households"),
    }
}
