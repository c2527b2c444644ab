//! Work: status on the day, and the calendar of the last twelve months that agrees with it.

use chance::{Stream, logistic};

use super::{
    education::{Attends, Level},
    people::{Household, Person, Round},
    settlements::Kind,
};

/// What somebody did in a month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Activity {
    /// Employed full time.
    FullTime,
    /// Employed part time.
    PartTime,
    /// Self-employed full time.
    SelfEmployed,
    /// Works on the family's farm.
    Farmer,
    /// Informal or occasional work.
    Informal,
    /// Public works.
    PublicWorks,
    /// Unemployed.
    Unemployed,
    /// Pupil or student.
    Student,
    /// Retired.
    Retired,
    /// Unable to work.
    Unable,
    /// Home duties, care.
    Home,
    /// Other.
    #[default]
    Other,
}

impl Activity {
    /// Whether the month counts as worked.
    pub(crate) const fn is_work(self) -> bool {
        matches!(
            self,
            Self::FullTime
                | Self::PartTime
                | Self::SelfEmployed
                | Self::Farmer
                | Self::Informal
                | Self::PublicWorks
        )
    }

    /// Whether a wage is paid for it.
    #[cfg(test)]
    pub(crate) const fn is_wage(self) -> bool {
        matches!(self, Self::FullTime | Self::PartTime | Self::PublicWorks)
    }
}

/// Work of a person of 15 and over.
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Work {
    /// The last twelve months, the latest last.
    pub(crate) months: [Activity; 12],
    /// Usual hours a week when working.
    pub(crate) hours: i32,
    /// On the register of the National Employment Service.
    pub(crate) registered: bool,
    /// Months without work until now.
    pub(crate) months_without: i32,
    /// Sector: 1 agriculture, 2 industry, 3 building, 4 trade and tourism, 5 public services, 6 other services.
    pub(crate) sector: u8,
    /// The contract: 1 open-ended, 2 fixed term, 3 service contract, 4 none.
    pub(crate) contract: u8,
}

impl Work {
    /// Status on the day of the visit.
    pub(crate) const fn now(&self) -> Activity {
        self.months[11]
    }

    /// How many of the months satisfy the test.
    pub(crate) fn count(&self, test: impl Fn(Activity) -> bool) -> usize {
        self.months.iter().filter(|m| test(**m)).count()
    }
}

/// Gives the members of a household their work.
pub(crate) fn employ(stream: &mut Stream, household: &mut Household, round: Round) {
    let kind = household.settlement.kind;
    let farm = stream.chance(match kind {
        Kind::Town | Kind::Substandard => 0.03,
        Kind::Village => 0.56,
        Kind::Mountain => 0.85,
    });
    let young_child = household.people.iter().any(|p| p.age < 4);
    let situation = Situation { kind, farm, young_child, roma: household.roma, round };
    for person in &mut household.people {
        if person.age < 15 {
            continue;
        }
        let now = status(stream, person, situation);
        let mut work = calendar(stream, now, person.age, situation);
        work.hours = hours(stream, now);
        work.registered = now == Activity::Unemployed && stream.chance(0.70)
            || now == Activity::Informal && stream.chance(0.55)
            || now == Activity::Home && stream.chance(0.09);
        work.sector = sector(stream, now, kind);
        work.contract = contract(stream, now);
        person.work = work;
    }
}

#[derive(Debug, Clone, Copy)]
struct Situation {
    kind: Kind,
    farm: bool,
    young_child: bool,
    roma: bool,
    round: Round,
}

fn status(stream: &mut Stream, person: &Person, s: Situation) -> Activity {
    let school = matches!(person.schooling.attends, Some(Attends::Secondary | Attends::Tertiary));
    if school || person.schooling.attends == Some(Attends::Primary) {
        return if stream.chance(0.03) { Activity::Informal } else { Activity::Student };
    }
    let woman = person.is_female();
    if person.age >= 65 {
        return old_age(stream, person, s);
    }
    let retiring = match (person.age, woman) {
        (63..=64, true) => 0.78,
        (58..=62, true) => 0.30,
        (63..=64, false) => 0.48,
        (58..=62, false) => 0.20,
        (50..=57, _) => 0.04,
        _ => 0.0,
    };
    if !s.roma && stream.chance(retiring * if s.farm { 0.6 } else { 1.0 }) {
        return Activity::Retired;
    }
    if stream.chance(logistic(work_chance(person, s))) {
        return kind_of_work(stream, person, s);
    }
    without_work(stream, person, s)
}

fn old_age(stream: &mut Stream, person: &Person, s: Situation) -> Activity {
    if s.farm && person.age < 76 && !person.health.dependent && stream.chance(0.30) {
        return Activity::Farmer;
    }
    let pension = match (s.roma, s.kind, person.is_female()) {
        (true, _, true) => 0.22,
        (true, _, false) => 0.40,
        (_, Kind::Town | Kind::Substandard, true) => 0.90,
        (_, Kind::Village, true) => 0.78,
        (_, Kind::Mountain, true) => 0.60,
        (_, Kind::Mountain, false) => 0.80,
        _ => 0.94,
    };
    if stream.chance(pension) {
        return Activity::Retired;
    }
    if person.health.dependent { Activity::Unable } else { Activity::Home }
}

/// Log-odds that somebody of working age has work.
fn work_chance(person: &Person, s: Situation) -> f64 {
    let school = match person.schooling.level {
        Level::None => -1.5,
        Level::Incomplete => -1.0,
        Level::Primary => -0.55,
        Level::SecondaryShort => 0.2,
        Level::Secondary => 0.45,
        Level::College => 1.0,
        Level::University => 1.4,
    };
    let age = match person.age {
        ..20 => -1.9,
        20..=24 => -0.5,
        25..=54 => 0.45,
        _ => -0.25,
    };
    let family = if person.is_female() { if s.young_child { -1.1 } else { -0.5 } } else { 0.15 };
    let place = match s.kind {
        Kind::Town => 0.3,
        Kind::Village => 0.2,
        Kind::Mountain => 0.35,
        Kind::Substandard => 0.15,
    };
    let health = if person.health.is_disabled() {
        -2.0
    } else if person.health.limited {
        -0.7
    } else {
        0.0
    };
    let farm = if s.farm { 0.5 } else { 0.0 };
    let time = if s.roma { 0.0 } else { s.round.of(0.0, 0.22) };
    0.62 + school + age + family + place + health + farm + time
}

fn kind_of_work(stream: &mut Stream, person: &Person, s: Situation) -> Activity {
    use Activity::{Farmer, FullTime, Informal, PartTime, PublicWorks, SelfEmployed};
    if s.roma {
        return stream.choose(&[
            (FullTime, if person.is_female() { 0.15 } else { 0.26 }),
            (PartTime, 0.05),
            (Informal, 0.62),
            (PublicWorks, 0.06),
            (SelfEmployed, 0.05),
        ]);
    }
    let low = person.schooling.level <= Level::Primary;
    let farmer = match (s.farm, s.kind, low) {
        (false, ..) => 0.0,
        (true, Kind::Mountain, _) => 1.1,
        (true, _, true) => 0.75,
        (true, _, false) => 0.34,
    };
    stream.choose(&[
        (FullTime, if low { 0.55 } else { 0.80 }),
        (PartTime, 0.04),
        (SelfEmployed, if low { 0.02 } else { 0.09 }),
        (Farmer, farmer),
        (Informal, s.round.of(if low { 0.30 } else { 0.075 }, if low { 0.25 } else { 0.06 })),
        (PublicWorks, 0.006),
    ])
}

fn without_work(stream: &mut Stream, person: &Person, s: Situation) -> Activity {
    use Activity::{Home, Other, Unable, Unemployed};
    let woman = person.is_female();
    stream.choose(&[
        (Unemployed, if person.age > 57 { 0.30 } else { 0.62 }),
        (Home, if woman { if s.young_child { 0.55 } else { 0.30 } } else { 0.03 }),
        (Unable, if person.health.is_disabled() { 0.7 } else { 0.015 }),
        (Other, 0.05),
    ])
}

/// The twelve months before: most people did the same all year; some changed once, occasional work has its season.
fn calendar(stream: &mut Stream, now: Activity, age: i32, s: Situation) -> Work {
    use Activity::{FullTime, Home, Informal, PublicWorks, Retired, Student, Unemployed};
    let change = stream.between(1, 10) as usize;
    let changed = stream.chance(0.11);
    let before = match now {
        FullTime if age < 24 => Student,
        Unemployed if age < 22 => Student,
        Unemployed => stream.choose(&[(FullTime, 0.5), (Informal, 0.5)]),
        Retired if age < 68 => FullTime,
        Home if age < 45 => FullTime,
        _ if now.is_work() => Unemployed,
        same => same,
    };
    let mut months = [now; 12];
    match now {
        Informal => {
            let off = stream.between(2, if s.roma { 6 } else { 4 }) as usize;
            months[..off].fill(Unemployed);
        }
        PublicWorks => months[..8].fill(Unemployed),
        _ if changed => months[..change].fill(before),
        _ => {}
    }
    let months_without = if now.is_work() || matches!(now, Student | Retired) {
        0
    } else if months[0] == now {
        (12.0 + stream.skewed(22.0, 1.0)).min(360.0) as i32
    } else {
        months.iter().rev().take_while(|m| **m == now).fold(0, |count, _| count + 1)
    };
    Work { months, months_without, ..Work::default() }
}

fn hours(stream: &mut Stream, now: Activity) -> i32 {
    match now {
        Activity::FullTime | Activity::SelfEmployed => 40 + stream.choose(&[(0, 0.8), (8, 0.2)]),
        Activity::PartTime | Activity::PublicWorks => stream.choose(&[(20, 0.7), (30, 0.3)]),
        Activity::Farmer => stream.choose(&[(30, 0.3), (40, 0.4), (50, 0.3)]),
        Activity::Informal => stream.choose(&[(15, 0.3), (25, 0.4), (40, 0.3)]),
        _ => 0,
    }
}

fn sector(stream: &mut Stream, now: Activity, kind: Kind) -> u8 {
    match now {
        Activity::Farmer => 1,
        _ if now.is_work() => stream.choose(&[
            (1, if kind == Kind::Town { 0.02 } else { 0.10 }),
            (2, 0.34),
            (3, 0.10),
            (4, 0.24),
            (5, 0.20),
            (6, 0.10),
        ]),
        _ => 0,
    }
}

fn contract(stream: &mut Stream, now: Activity) -> u8 {
    match now {
        Activity::FullTime => stream.choose(&[(1, 0.80), (2, 0.20)]),
        Activity::PartTime => stream.choose(&[(1, 0.35), (2, 0.40), (3, 0.25)]),
        Activity::PublicWorks => 2,
        Activity::Informal => 4,
        _ => 0,
    }
}
