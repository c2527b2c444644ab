//! Schools finished and attended, literacy, the way to school.

use chance::Stream;

use super::{
    people::{Household, Person, Round},
    settlements::Kind,
};

/// Highest level finished.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) enum Level {
    /// Without school.
    #[default]
    None,
    /// Incomplete primary.
    Incomplete,
    /// Primary.
    Primary,
    /// Secondary of two or three years.
    SecondaryShort,
    /// Secondary of four years.
    Secondary,
    /// College.
    College,
    /// University.
    University,
}

/// What is attended now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Attends {
    /// Nursery (under 3).
    Nursery,
    /// Kindergarten.
    Kindergarten,
    /// Preparatory preschool programme.
    Preparatory,
    /// Primary school.
    Primary,
    /// Secondary school.
    Secondary,
    /// College or university.
    Tertiary,
    /// Functional primary education of adults.
    Adult,
}

/// Why somebody of school age attends nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reason {
    /// Costs.
    Cost,
    /// Distance, no transport.
    Distance,
    /// Work, help at home.
    Work,
    /// Marriage or childbirth.
    Marriage,
    /// No wish to continue.
    NoWish,
    /// No place, no documents.
    NoPlace,
}

/// Education of a person.
#[expect(clippy::struct_excessive_bools, reason = "each is one answer of the questionnaire")]
#[derive(Debug, Clone, Copy, PartialEq, Default)]
pub(crate) struct Schooling {
    /// Reads and writes.
    pub(crate) literate: bool,
    /// Highest level finished.
    pub(crate) level: Level,
    /// Attended now.
    pub(crate) attends: Option<Attends>,
    /// Went through the preparatory programme (children 6–14).
    pub(crate) prepared: bool,
    /// Why not attending, 3–24.
    pub(crate) reason: Option<Reason>,
    /// Has an individual education plan.
    pub(crate) plan: bool,
    /// One way to school, kilometres.
    pub(crate) km: f64,
    /// Transport to school is provided or a bus runs.
    pub(crate) transport: bool,
    /// Digital skills: 0 none, 1 basic, 2 above basic.
    pub(crate) digital: u8,
    /// Gets meals, transport or a scholarship.
    pub(crate) supported: bool,
}

/// Educates the members of a household.
pub(crate) fn educate(stream: &mut Stream, household: &mut Household, round: Round) {
    let kind = household.settlement.kind;
    let roma = household.roma;
    let town_km = household.settlement.km_to_town;
    let standing = household.standing;
    for person in &mut household.people {
        let attends = attendance(stream, person, kind, roma, round);
        let level = match attends {
            Some(Attends::Tertiary) => Level::Secondary,
            Some(Attends::Secondary) => Level::Primary,
            Some(Attends::Primary | Attends::Adult) => Level::Incomplete,
            _ => finished(stream, person, kind, roma, standing),
        };
        let km = way(stream, attends, kind, town_km);
        let of_age = (3..=24).contains(&person.age);
        person.schooling = Schooling {
            literate: person.age >= 7 && (level > Level::None || stream.chance(0.35)),
            level,
            attends,
            prepared: stream.chance(if roma { 0.68 } else { 0.98 }),
            reason: (of_age && attends.is_none()).then(|| reason(stream, person, roma)),
            plan: attends == Some(Attends::Primary) && stream.chance(0.045),
            km,
            transport: km < 2.0 || stream.chance(if kind == Kind::Mountain { 0.45 } else { 0.86 }),
            digital: digital(stream, person.age, level),
            supported: attends.is_some() && stream.chance(if roma { 0.55 } else { 0.22 }),
        };
    }
}

fn attendance(
    stream: &mut Stream,
    person: &Person,
    kind: Kind,
    roma: bool,
    round: Round,
) -> Option<Attends> {
    let girl = person.is_female();
    let far = if kind == Kind::Mountain { 0.55 } else { 1.0 };
    let (share, what) = match person.age {
        0..=2 => (if roma { 0.02 } else { 0.24 * far }, Attends::Nursery),
        3..=4 => (if roma { round.of(0.09, 0.16) } else { 0.63 * far }, Attends::Kindergarten),
        5..=6 => (if roma { round.of(0.72, 0.83) } else { 0.975 }, Attends::Preparatory),
        7..=14 => (if roma { 0.86 } else { 0.992 }, Attends::Primary),
        15..=18 => {
            let share = match (roma, girl) {
                (true, true) => 0.24,
                (true, false) => 0.31,
                _ => 0.93,
            };
            (share, Attends::Secondary)
        }
        19..=24 => {
            let share = match (roma, girl) {
                (true, _) => 0.02,
                (false, true) => 0.50,
                (false, false) => 0.36,
            };
            (share, Attends::Tertiary)
        }
        25..=40 => (if roma { 0.03 } else { 0.002 }, Attends::Adult),
        _ => (0.0, Attends::Adult),
    };
    stream.chance(share).then_some(what)
}

fn finished(stream: &mut Stream, person: &Person, kind: Kind, roma: bool, standing: f64) -> Level {
    use Level::{College, Incomplete, None, Primary, Secondary, SecondaryShort, University};
    if person.age < 15 {
        return if person.age < 8 { None } else { Incomplete };
    }
    if roma {
        return stream.choose(&[
            (None, if person.age > 40 { 0.26 } else { 0.14 }),
            (Incomplete, 0.34),
            (Primary, 0.38),
            (SecondaryShort, 0.09),
            (Secondary, 0.04),
        ]);
    }
    let old = match person.age {
        ..45 => 0.0,
        45..=59 => 0.6,
        60..=74 => 1.5,
        _ => 3.0,
    } + match kind {
        Kind::Town | Kind::Substandard => 0.0,
        Kind::Village => 0.9,
        Kind::Mountain => 1.8,
    } - 0.35 * standing;
    let old = old.max(0.0);
    let young = person.age < 24;
    stream.choose(&[
        (None, 0.002 * old * old),
        (Incomplete, 0.003 + 0.018 * old * old),
        (Primary, 0.05 + 0.09 * old),
        (SecondaryShort, 0.26),
        (Secondary, 0.38 / (1.0 + 0.25 * old)),
        (College, if young { 0.0 } else { 0.07 / (1.0 + 0.4 * old) }),
        (University, if young { 0.0 } else { 0.17 / (1.0 + 0.9 * old) }),
    ])
}

fn reason(stream: &mut Stream, person: &Person, roma: bool) -> Reason {
    let married = if person.is_female() && person.age >= 15 && roma { 0.4 } else { 0.03 };
    stream.choose(&[
        (Reason::Cost, if roma { 0.4 } else { 0.25 }),
        (Reason::Distance, 0.15),
        (Reason::Work, if person.age >= 15 { 0.3 } else { 0.04 }),
        (Reason::Marriage, married),
        (Reason::NoWish, 0.35),
        (Reason::NoPlace, 0.12),
    ])
}

fn way(stream: &mut Stream, attends: Option<Attends>, kind: Kind, town_km: f64) -> f64 {
    let near = 0.3 + 1.6 * stream.unit();
    let km = match (attends, kind) {
        (None, _) => 0.0,
        (Some(_), Kind::Town) => near,
        (Some(Attends::Secondary), _) => town_km + near,
        (Some(Attends::Tertiary), _) => town_km + 60.0,
        (Some(_), Kind::Substandard) => 1.5 + near,
        (Some(_), Kind::Village) => near + 3.5 * stream.unit(),
        (Some(_), Kind::Mountain) => near + 3.0 + 9.0 * stream.unit(),
    };
    (km * 10.0).round() / 10.0
}

fn digital(stream: &mut Stream, age: i32, level: Level) -> u8 {
    let ease = f64::from(level as u8) * 0.14 - f64::from((age - 35).max(0)) * 0.017;
    match ease + stream.unit() {
        ..0.35 => 0,
        0.35..0.95 => 1,
        _ => 2,
    }
}
