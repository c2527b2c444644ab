//! Sections J and J2: the dwelling and property.

use crate::demo::{
    answer::{Answer, Column, Form, Gap, household, number},
    deprivation::Has,
    housing::{Fuel, Power, Sewer, Tenure, Water},
    settlements::Kind,
};

use Form::{Choice, Flag, Number};
use Gap::Rare;

const BUILDINGS: &[&str] = &["house", "flat", "temporary"];
const TENURES: &[&str] =
    &["owner", "owner_mortgage", "tenant", "social_tenant", "rent_free", "informal"];
const OWN: &[&str] = &["own", "shared", "none"];
const WATERS: &[&str] = &["network_inside", "well", "public_tap"];
const SEWERS: &[&str] = &["network", "septic", "none"];
const POWERS: &[&str] = &["regular", "irregular", "none"];
const FUELS: &[&str] = &["district", "electricity", "wood", "coal", "pellet"];
const FLOORS: &[&str] = &["finished", "rough", "earth"];

/// The columns.
pub(crate) const COLUMNS: &[Column] = &[
    household("zgrada", "building_kind", Choice(BUILDINGS), Rare, |v| {
        Answer::Code(match v.household.dwelling.building {
            1 => "house",
            2 => "flat",
            _ => "temporary",
        })
    }),
    household("osnov", "tenure", Choice(TENURES), Rare, |v| {
        Answer::Code(match v.household.dwelling.tenure {
            Tenure::Owner => "owner",
            Tenure::Mortgaged => "owner_mortgage",
            Tenure::Tenant => "tenant",
            Tenure::Social => "social_tenant",
            Tenure::Free => "rent_free",
            Tenure::Informal => "informal",
        })
    }),
    household("ozakonjen", "building_legal", Flag, Rare, |v| {
        Answer::Flag(v.household.dwelling.legal)
    }),
    household("sobe", "rooms", Number(0), Rare, |v| number(v.household.dwelling.rooms)),
    household("kvadratura", "dwelling_area", Number(0), Rare, |v| {
        Answer::Number(v.household.dwelling.area)
    }),
    household("vlaga", "leaking_or_damp", Flag, Rare, |v| Answer::Flag(v.household.dwelling.damp)),
    household("mracno", "too_dark", Flag, Rare, |v| Answer::Flag(v.household.dwelling.dark)),
    household("kupatilo", "bath_or_shower", Choice(OWN), Rare, |v| own(v.household.dwelling.bath)),
    household("toalet", "indoor_toilet", Choice(OWN), Rare, |v| own(v.household.dwelling.toilet)),
    household("voda", "water_supply", Choice(WATERS), Rare, |v| {
        Answer::Code(match v.household.dwelling.water {
            Water::Network => "network_inside",
            Water::Well => "well",
            Water::Outside => "public_tap",
        })
    }),
    household("kanalizacija", "sewerage", Choice(SEWERS), Rare, |v| {
        Answer::Code(match v.household.dwelling.sewer {
            Sewer::Network => "network",
            Sewer::Septic => "septic",
            Sewer::None => "none",
        })
    }),
    household("struja", "electricity", Choice(POWERS), Rare, |v| {
        Answer::Code(match v.household.dwelling.power {
            Power::Regular => "regular",
            Power::Irregular => "irregular",
            Power::None => "none",
        })
    }),
    household("grejanje", "heating_fuel", Choice(FUELS), Rare, |v| {
        Answer::Code(match v.household.dwelling.fuel {
            Fuel::District => "district",
            Fuel::Electricity => "electricity",
            Fuel::Wood => "wood",
            Fuel::Coal => "coal",
            Fuel::Pellets => "pellet",
        })
    }),
    household("kuvanje", "cooking_fuel", Choice(FUELS), Rare, |v| {
        let rural = !v.household.settlement.kind.is_urban();
        let wood = v.household.roma || rural && v.household.standing < 0.0;
        Answer::Code(if wood { "wood" } else { "electricity" })
    }),
    household("pod", "floor", Choice(FLOORS), Rare, |v| {
        let shack = v.household.dwelling.building == 3;
        Answer::Code(match (shack, v.household.dwelling.damp) {
            (true, true) => "earth",
            (true, false) => "rough",
            _ => "finished",
        })
    }),
    household("racunar", "has_computer", Flag, Rare, |v| {
        Answer::Flag(v.household.dwelling.computer)
    }),
    household("televizor", "has_television", Flag, Rare, |v| {
        Answer::Flag(v.household.standing > -2.3)
    }),
    household("telefon", "has_telephone", Flag, Rare, |v| {
        Answer::Flag(v.household.standing > -2.6)
    }),
    household("frizider", "has_refrigerator", Flag, Rare, |v| {
        Answer::Flag(v.household.standing > -2.4 && v.household.dwelling.power != Power::None)
    }),
    household("klizista", "risk_landslide", Flag, Rare, |v| {
        let kind = v.household.settlement.kind;
        Answer::Flag(v.household.dwelling.risk && kind == Kind::Mountain)
    }),
    household("poplave", "risk_flood", Flag, Rare, |v| {
        let kind = v.household.settlement.kind;
        Answer::Flag(v.household.dwelling.risk && kind != Kind::Mountain)
    }),
    household("deponija", "risk_landfill", Flag, Rare, |v| {
        Answer::Flag(v.household.dwelling.risk && v.household.settlement.kind == Kind::Substandard)
    }),
    household("zemlja_ha", "land_area_ha", Number(1), Rare, |v| {
        Answer::Number(v.household.dwelling.hectares)
    }),
    household("vozila", "vehicles", Number(0), Rare, |v| {
        number(if v.household.items[5] == Has::Yes { 1.0 } else { 0.0 })
    }),
];

const fn own(has: bool) -> Answer {
    Answer::Code(if has { "own" } else { "none" })
}
