//! The dwelling, its installations, its costs and the debts for it.

use chance::{Stream, logistic};

use super::{
    people::{Household, Round},
    settlements::Kind,
};

/// By what right a household lives in its dwelling.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Tenure {
    /// Owner without a loan.
    #[default]
    Owner,
    /// Owner who repays a housing loan.
    Mortgaged,
    /// Tenant at the market's rent.
    Tenant,
    /// Social housing.
    Social,
    /// Lives with relatives, free.
    Free,
    /// Without a title; informal.
    Informal,
}

/// Water supply.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Water {
    /// Public network.
    #[default]
    Network,
    /// Village network or own well, with water inside.
    Well,
    /// Outside the dwelling.
    Outside,
}

/// Sewerage.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Sewer {
    /// Public network.
    #[default]
    Network,
    /// Septic tank.
    Septic,
    /// None.
    None,
}

/// Electricity.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Power {
    /// Regular connection.
    #[default]
    Regular,
    /// Irregular connection.
    Irregular,
    /// None.
    None,
}

/// Main fuel for heating.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) enum Fuel {
    /// Wood.
    #[default]
    Wood,
    /// District heating.
    District,
    /// Electricity.
    Electricity,
    /// Pellets.
    Pellets,
    /// Coal.
    Coal,
}

/// Monthly costs of living in the dwelling, in dinars.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Costs {
    /// Rent.
    pub(crate) rent: f64,
    /// Interest of the housing loan.
    pub(crate) interest: f64,
    /// Electricity.
    pub(crate) electricity: f64,
    /// Water.
    pub(crate) water: f64,
    /// Waste.
    pub(crate) waste: f64,
    /// Heating.
    pub(crate) heating: f64,
    /// Maintenance.
    pub(crate) maintenance: f64,
    /// Property tax.
    pub(crate) tax: f64,
}

impl Costs {
    /// All costs.
    #[cfg(test)]
    pub(crate) fn total(&self) -> f64 {
        self.rent
            + self.interest
            + self.electricity
            + self.water
            + self.waste
            + self.heating
            + self.maintenance
            + self.tax
    }
}

/// The dwelling of a household.
#[expect(clippy::struct_excessive_bools, reason = "each is one answer of the questionnaire")]
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Dwelling {
    /// 1 house, 2 flat, 3 shack or other.
    pub(crate) building: u8,
    /// Right.
    pub(crate) tenure: Tenure,
    /// Entered in the land register or being legalised.
    pub(crate) legal: bool,
    /// Rooms over 4 m².
    pub(crate) rooms: i32,
    /// Square metres.
    pub(crate) area: f64,
    /// Leaking roof, damp, rot.
    pub(crate) damp: bool,
    /// Too dark.
    pub(crate) dark: bool,
    /// Bath or shower.
    pub(crate) bath: bool,
    /// Indoor flushing toilet.
    pub(crate) toilet: bool,
    /// Water.
    pub(crate) water: Water,
    /// Sewerage.
    pub(crate) sewer: Sewer,
    /// Electricity.
    pub(crate) power: Power,
    /// Heating fuel.
    pub(crate) fuel: Fuel,
    /// Costs a month.
    pub(crate) costs: Costs,
    /// How many times late with rent or mortgage in 12 months.
    pub(crate) rent_arrears: i32,
    /// How many times late with utility bills.
    pub(crate) utility_arrears: i32,
    /// How many times late with other loans.
    pub(crate) loan_arrears: i32,
    /// Has a loan other than for housing.
    pub(crate) loan: bool,
    /// Electricity or water was cut off in 12 months.
    pub(crate) disconnected: bool,
    /// Lies where landslides or floods threaten.
    pub(crate) risk: bool,
    /// Land owned, hectares.
    pub(crate) hectares: f64,
    /// Has a computer.
    pub(crate) computer: bool,
}

/// Gives a household its dwelling; incomes are known by now.
pub(crate) fn house(stream: &mut Stream, household: &mut Household, round: Round) {
    let kind = household.settlement.kind;
    let ease = (household.equivalised_per_month() / round.amount(45_000.0)).clamp(0.05, 4.0);
    let comfort = household.standing + (ease - 1.0).clamp(-1.0, 1.0);
    let size = i32::try_from(household.people.len()).unwrap_or(i32::MAX);
    let elderly = household.people.iter().all(|p| p.age >= 65);
    let mut dwelling = fabric(stream, kind, comfort, elderly);
    let flat = dwelling.building == 2;
    dwelling.rooms = rooms(stream, kind, comfort, size, flat);
    dwelling.area = (f64::from(dwelling.rooms) * 17.0 + stream.normal() * 6.0).round().max(14.0);
    dwelling.tenure = tenure(stream, kind, household.people[0].age);
    dwelling.legal = dwelling.tenure != Tenure::Informal
        && !stream.chance(if kind == Kind::Substandard { 0.5 } else { 0.06 });
    dwelling.costs = costs(stream, &dwelling, size, kind, round);
    debts(stream, &mut dwelling, ease);
    dwelling.hectares = match kind {
        Kind::Town | Kind::Substandard => 0.0,
        _ => (stream.skewed(2.4, 0.8) * 10.0).round() / 10.0,
    };
    dwelling.risk = stream.chance(match kind {
        Kind::Substandard => 0.45,
        Kind::Mountain => 0.12,
        _ => 0.03,
    });
    dwelling.computer = stream.chance(logistic(comfort + if elderly { -1.8 } else { 0.9 }));
    household.dwelling = dwelling;
}

fn fabric(stream: &mut Stream, kind: Kind, comfort: f64, elderly: bool) -> Dwelling {
    let (network, sewer, base, bath) = match kind {
        Kind::Town => (0.985, 0.91, -2.6, 5.0),
        Kind::Village => (0.66, 0.13, -2.1, 3.6),
        Kind::Mountain => (0.12, 0.0, -1.3, 1.9),
        Kind::Substandard => (0.58, 0.18, -0.1, 0.6),
    };
    let poor = base - 0.7 * comfort + if elderly { 0.3 } else { 0.0 };
    let bath = stream.chance(logistic(bath + 0.9 * comfort));
    let water = if stream.chance(network) {
        Water::Network
    } else if bath || stream.chance(0.4) {
        Water::Well
    } else {
        Water::Outside
    };
    let sewer = if stream.chance(sewer) {
        Sewer::Network
    } else if bath || stream.chance(0.5) {
        Sewer::Septic
    } else {
        Sewer::None
    };
    let irregular = if kind == Kind::Substandard { 0.21 } else { 0.003 };
    let none = if kind == Kind::Substandard { 0.035 } else { 0.002 };
    let power = stream.choose(&[
        (Power::Regular, 1.0 - irregular - none),
        (Power::Irregular, irregular),
        (Power::None, none),
    ]);
    Dwelling {
        building: building(stream, kind),
        damp: stream.chance(logistic(poor)),
        dark: stream.chance(logistic(poor - 0.9)),
        bath,
        toilet: bath && stream.chance(0.985) || stream.chance(0.08),
        water,
        sewer,
        power,
        fuel: fuel(stream, kind, comfort),
        ..Dwelling::default()
    }
}

fn building(stream: &mut Stream, kind: Kind) -> u8 {
    match kind {
        Kind::Town => stream.choose(&[(1, 0.46), (2, 0.54)]),
        Kind::Village | Kind::Mountain => stream.choose(&[(1, 0.98), (2, 0.02)]),
        Kind::Substandard => stream.choose(&[(1, 0.58), (3, 0.42)]),
    }
}

fn fuel(stream: &mut Stream, kind: Kind, comfort: f64) -> Fuel {
    match kind {
        Kind::Town => stream.choose(&[
            (Fuel::District, 0.28),
            (Fuel::Wood, 0.36),
            (Fuel::Electricity, 0.17),
            (Fuel::Pellets, 0.10 + 0.04 * comfort.clamp(-2.0, 2.0)),
            (Fuel::Coal, 0.07),
        ]),
        _ => stream.choose(&[(Fuel::Wood, 0.88), (Fuel::Pellets, 0.07), (Fuel::Coal, 0.05)]),
    }
}

fn rooms(stream: &mut Stream, kind: Kind, comfort: f64, size: i32, flat: bool) -> i32 {
    let base = match kind {
        Kind::Town if flat => 1.55,
        Kind::Town => 2.0,
        Kind::Village => 2.1,
        Kind::Mountain => 1.7,
        Kind::Substandard => 0.85,
    };
    let drawn = base + 0.36 * f64::from(size) + 0.3 * comfort + 0.75 * stream.normal();
    (drawn.round() as i32).clamp(1, 8)
}

fn tenure(stream: &mut Stream, kind: Kind, age: i32) -> Tenure {
    use Tenure::{Free, Informal, Mortgaged, Owner, Social, Tenant};
    let young = age < 40;
    match kind {
        Kind::Town => stream.choose(&[
            (Owner, if young { 0.55 } else { 0.84 }),
            (Mortgaged, if young { 0.12 } else { 0.05 }),
            (Tenant, if young { 0.17 } else { 0.03 }),
            (Social, 0.012),
            (Free, if young { 0.14 } else { 0.05 }),
            (Informal, 0.008),
        ]),
        Kind::Village | Kind::Mountain => {
            stream.choose(&[(Owner, 0.93), (Tenant, 0.005), (Free, 0.05), (Informal, 0.015)])
        }
        Kind::Substandard => {
            stream.choose(&[(Owner, 0.30), (Social, 0.07), (Free, 0.14), (Informal, 0.49)])
        }
    }
}

fn costs(stream: &mut Stream, d: &Dwelling, size: i32, kind: Kind, round: Round) -> Costs {
    let level = round.of(1.2, 1.3);
    let people = f64::from(size);
    let heating = match d.fuel {
        Fuel::District => 82.0 * d.area,
        Fuel::Electricity => 74.0 * d.area,
        Fuel::Pellets => 88.0 * d.area,
        Fuel::Coal => 60.0 * d.area,
        Fuel::Wood if kind == Kind::Town => 66.0 * d.area,
        Fuel::Wood => 40.0 * d.area,
    };
    let about = |stream: &mut Stream, amount: f64| {
        (stream.skewed(amount * level, 0.25) / 50.0).round() * 50.0
    };
    let billed = d.power == Power::Regular;
    Costs {
        rent: match d.tenure {
            Tenure::Tenant => about(stream, 17_500.0),
            Tenure::Social => about(stream, 4_200.0),
            _ => 0.0,
        },
        interest: if d.tenure == Tenure::Mortgaged { about(stream, 9_800.0) } else { 0.0 },
        electricity: if billed { about(stream, 2_300.0 + 900.0 * people) } else { 0.0 },
        water: if d.water == Water::Network { about(stream, 500.0 + 260.0 * people) } else { 0.0 },
        waste: if kind == Kind::Mountain { 0.0 } else { about(stream, 480.0) },
        heating: about(stream, heating.min(9_500.0)),
        maintenance: about(stream, 1_300.0),
        tax: about(stream, if kind == Kind::Town { 620.0 } else { 310.0 }),
    }
}

fn debts(stream: &mut Stream, dwelling: &mut Dwelling, ease: f64) {
    let strain = -0.35 - 1.55 * ease;
    let late = |stream: &mut Stream, by: f64| {
        if stream.chance(logistic(strain + by)) {
            stream.choose(&[(1, 0.35), (2, 0.65)])
        } else {
            0
        }
    };
    let housing_debt = dwelling.costs.rent + dwelling.costs.interest > 0.0;
    dwelling.loan = stream.chance(0.27);
    dwelling.rent_arrears = if housing_debt { late(stream, 0.1) } else { 0 };
    dwelling.utility_arrears = late(stream, 0.65);
    dwelling.loan_arrears = if dwelling.loan { late(stream, 0.0) } else { 0 };
    dwelling.disconnected = dwelling.utility_arrears == 2 && stream.chance(0.07);
}
