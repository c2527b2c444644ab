//! Incomes of a year by source, in dinars, net.
//!
//! Levels are those of a small municipality of western Serbia in 2023 (first round) and 2025 (second): wages from the minimum
//! wage upward with a mean near 75,000 a month in the second, pensions near 46,000, farms skewed. Benefits that depend on the
//! other incomes are added by `benefits`.

use chance::Stream;

use super::{
    education::{Attends, Level},
    people::{Household, Marital, Person, Round},
    settlements::Kind,
    work::Activity,
};

/// A source of income.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Source {
    /// Zarada.
    Wage,
    /// Samostalna delatnost.
    SelfEmployment,
    /// Poljoprivreda.
    Agriculture,
    /// Povremeni poslovi.
    Casual,
    /// Starosna penzija.
    Pension,
    /// Invalidska penzija.
    Disability,
    /// Porodična penzija.
    Survivor,
    /// Novčana socijalna pomoć.
    SocialAssistance,
    /// Dečiji dodatak.
    ChildAllowance,
    /// Dodatak za pomoć i negu drugog lica.
    Attendance,
    /// Uvećani dodatak za pomoć i negu drugog lica.
    IncreasedAttendance,
    /// Novčana naknada za nezaposlene.
    Unemployment,
    /// Roditeljski dodatak.
    Parental,
    /// Lokalna pomoć.
    LocalAid,
    /// Stipendija.
    Scholarship,
    /// Alimentacija.
    Alimony,
    /// Doznake iz inostranstva.
    Remittances,
    /// Zakup.
    Rent,
    /// Javni radovi.
    PublicWorks,
}

impl Source {
    /// How many sources there are.
    pub(crate) const COUNT: usize = 19;
}

/// Incomes of a person in a year, by source.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Incomes {
    amounts: [f64; Source::COUNT],
}

impl Incomes {
    /// The amount of one source.
    pub(crate) const fn of(&self, source: Source) -> f64 {
        self.amounts[source as usize]
    }

    /// Adds to one source; whole hundreds of dinars.
    pub(crate) fn add(&mut self, source: Source, amount: f64) {
        self.amounts[source as usize] += (amount / 100.0).round() * 100.0;
    }

    /// All sources together.
    pub(crate) fn total(&self) -> f64 {
        self.amounts.iter().sum()
    }
}

/// Gives the members of a household what they earn, draw as pension and receive from relatives.
pub(crate) fn earn(stream: &mut Stream, household: &mut Household, round: Round) {
    let level = round.of(1.0, 1.25);
    let kind = household.settlement.kind;
    let (roma, standing) = (household.roma, household.standing);
    for person in &mut household.people {
        if person.age >= 15 {
            work_income(stream, person, standing, round);
            pension(stream, person, kind, level);
            transfers(stream, person, roma, level);
        }
    }
    farm_income(stream, household, level);
    relatives(stream, household, level);
}

/// Net minimum wage a month.
pub(crate) const fn minimum_wage(round: Round) -> f64 {
    match round {
        Round::First => 47_154.0,
        Round::Second => 53_592.0,
    }
}

fn work_income(stream: &mut Stream, person: &mut Person, standing: f64, round: Round) {
    let level = round.of(1.0, 1.255);
    let months = |test: fn(Activity) -> bool| person.work.count(test) as f64;
    let full = months(|m| m == Activity::FullTime);
    let part = months(|m| m == Activity::PartTime);
    let public = months(|m| m == Activity::PublicWorks);
    let own = months(|m| m == Activity::SelfEmployed);
    let informal = months(|m| m == Activity::Informal);
    let median = match person.schooling.level {
        Level::None | Level::Incomplete => 49_500.0,
        Level::Primary => 55_000.0,
        Level::SecondaryShort => 64_000.0,
        Level::Secondary => 71_500.0,
        Level::College => 80_000.0,
        Level::University => 108_000.0,
    } * if person.is_female() { round.of(0.91, 0.92) } else { 1.0 };
    let drawn = stream.skewed(median * (1.0 + 0.07 * standing), 0.46) * level;
    let wage = drawn.max(minimum_wage(round));
    let business = stream.skewed(74_000.0, 0.85) * level;
    let odd = stream.skewed(33_000.0, 0.42) * level;
    person.incomes.add(Source::Wage, full * wage + part * wage * 0.55);
    person.incomes.add(Source::PublicWorks, public * minimum_wage(round) * 0.6);
    person.incomes.add(Source::SelfEmployment, own * business);
    person.incomes.add(Source::Casual, informal * odd);
}

fn pension(stream: &mut Stream, person: &mut Person, kind: Kind, level: f64) {
    let months = person.work.count(|m| m == Activity::Retired) as f64;
    let farm = match kind {
        Kind::Town | Kind::Substandard => 0.03,
        Kind::Village => 0.34,
        Kind::Mountain => 0.62,
    };
    let farmer = stream.chance(farm);
    let amount = if farmer {
        stream.skewed(22_400.0, 0.10)
    } else {
        stream.skewed(49_500.0, 0.40).max(25_200.0)
    } * level;
    let survivor = person.marital == Marital::Widowed && person.is_female() && stream.chance(0.5);
    if months > 0.0 {
        let early = person.age < 58;
        let source = match (early, survivor) {
            (true, _) => Source::Disability,
            (_, true) => Source::Survivor,
            _ => Source::Pension,
        };
        let share = if source == Source::Pension { 1.0 } else { 0.8 };
        person.incomes.add(source, months * amount * share);
    }
    let orphan = (15..=25).contains(&person.age)
        && person.work.now() == Activity::Student
        && stream.chance(0.035);
    if orphan {
        person.incomes.add(Source::Survivor, 12.0 * 24_000.0 * level);
    }
}

fn transfers(stream: &mut Stream, person: &mut Person, roma: bool, level: f64) {
    let lost =
        person.work.months[0] == Activity::FullTime && person.work.now() == Activity::Unemployed;
    if lost && stream.chance(0.7) {
        let months = f64::from(stream.between(3, 9));
        person.incomes.add(Source::Unemployment, months * 36_500.0 * level);
    }
    let student = person.schooling.attends == Some(Attends::Tertiary);
    if student && stream.chance(0.18) {
        person.incomes.add(Source::Scholarship, 10.0 * 11_500.0 * level);
    }
    let abroad = if roma { 0.02 } else { 0.012 };
    if person.age >= 60 && stream.chance(abroad * 4.0) || stream.chance(abroad) {
        person.incomes.add(Source::Remittances, stream.skewed(150_000.0, 0.6) * level);
    }
}

/// One farm a household; its income goes to the eldest who works on it.
fn farm_income(stream: &mut Stream, household: &mut Household, level: f64) {
    let mountain = household.settlement.kind == Kind::Mountain;
    let hands = household.people.iter().filter(|p| p.work.now() == Activity::Farmer).count();
    let median = if mountain { 340_000.0 } else { 430_000.0 };
    let amount = stream.skewed(median * (0.6 + 0.4 * hands as f64), 0.8) * level;
    let beside = stream.skewed(105_000.0, 0.7) * level;
    // A bad year: costs above receipts.
    let lost = stream.chance(0.02);
    let sells = stream.chance(match household.settlement.kind {
        Kind::Town | Kind::Substandard => 0.02,
        Kind::Village => 0.42,
        Kind::Mountain => 0.65,
    });
    let eldest = household
        .people
        .iter_mut()
        .filter(|p| p.work.now() == Activity::Farmer)
        .max_by_key(|p| p.age);
    if let Some(farmer) = eldest {
        farmer.incomes.add(Source::Agriculture, if lost { -0.3 * amount } else { amount });
    } else if sells && let Some(first) = household.people.first_mut() {
        first.incomes.add(Source::Agriculture, beside);
    }
}

/// Alimony for the children of lone parents; rent from land or rooms.
fn relatives(stream: &mut Stream, household: &mut Household, level: f64) {
    let lone =
        household.people.iter().any(|p| p.age < 18 && (p.father.is_none() || p.mother.is_none()));
    let paid = stream.chance(0.38);
    let rents = stream.chance(0.045 * (1.0 + household.standing.clamp(-1.0, 2.0)));
    let rent = stream.skewed(160_000.0, 0.6) * level;
    let alimony = stream.skewed(13_000.0, 0.3) * 12.0 * level;
    let Some(first) = household.people.first_mut() else { return };
    if lone && paid {
        first.incomes.add(Source::Alimony, alimony);
    }
    if rents {
        first.incomes.add(Source::Rent, rent);
    }
}
