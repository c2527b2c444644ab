//! The population as households of the registry: who lives where, under which name.
//!
//! Citizens' numbers have the region 99, which is not issued: no real person has one of them.

use std::collections::BTreeSet;

use chance::Stream;
use chrono::NaiveDate;
use registry::{AddressKind, HouseholdData, Jmbg, NewHousehold, PersonData, Point, Relation, Sex};

use super::{
    names,
    people::{self, Household, Kin, Person, Round},
    population,
    settlements::{self, Kind, Settlement},
    topic::Topic,
};

/// A fictional municipality as the registry has it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Municipality {
    /// Its code.
    pub(crate) code: &'static str,
    /// Its name in Serbian Latin.
    pub(crate) name: &'static str,
    /// Every so many households of the population are entered.
    every: u32,
    /// Names of its settlements by their place; those of Vedrovo when empty.
    pub(crate) settlements: &'static [&'static str],
    /// How far north and east of Vedrovo it lies, in thousandths of a degree.
    away: (i32, i32),
}

/// Vedrovo, with a quarter of its households mapped so far.
pub(crate) const FIRST: Municipality = Municipality {
    code: settlements::UNIT,
    name: settlements::NAME,
    every: 4,
    settlements: &[],
    away: (0, 0),
};

/// A smaller one, so that there is somebody else's municipality. The code is not issued; its check digit is valid.
pub(crate) const SECOND: Municipality = Municipality {
    code: "99023",
    name: "Borjanovo",
    every: 20,
    settlements: &["Borjanovo", "Stara Pilana", "Donji Javor", "Gornji Javor", "Tisovac", "Rečica"],
    away: (310, 420),
};

/// One with as many households as a measurement of speed wants.
pub(crate) const MANY: Municipality = Municipality {
    code: "99031",
    name: "Mnogoljudno",
    every: 1,
    settlements: &[],
    away: (-420, 380),
};

impl Municipality {
    /// So many households, from as many populations as it takes.
    pub(crate) fn many(&self, count: usize) -> impl Iterator<Item = NewHousehold> + use<'_> {
        let mut numbers = Numbers::default();
        (1_u64..)
            .flat_map(|seed| {
                let all = (0..)
                    .map_while(move |number| population::household(seed, Round::Second, number));
                all.map(move |household| (seed, household))
            })
            .take(count)
            .map(move |(seed, household)| self.entered(seed, &household, &mut numbers))
    }

    /// The seed of its population.
    pub(crate) const fn seed(&self, seed: u64) -> u64 {
        if self.settlements.is_empty() { seed } else { !seed }
    }

    /// Those of its population who are mapped.
    pub(crate) fn mapped(&self, seed: u64) -> impl Iterator<Item = Household> + use<> {
        let seed = self.seed(seed);
        let all = (0..).step_by(self.every as usize);
        all.map_while(move |number| population::household(seed, Round::Second, number))
    }

    /// The same as the registry enters them.
    pub(crate) fn entries(&self, seed: u64, mapped: &[Household]) -> Vec<NewHousehold> {
        let seed = self.seed(seed);
        let mut numbers = Numbers::default();
        mapped.iter().map(|household| self.entered(seed, household, &mut numbers)).collect()
    }

    fn entered(&self, seed: u64, household: &Household, numbers: &mut Numbers) -> NewHousehold {
        let path = [u64::from(household.number), Topic::Names as u64];
        let mut stream = Stream::of(seed, &path);
        let family = names::family(&mut stream);
        let in_law = names::family(&mut stream);
        let settlement = household.settlement;
        let place = settlements::SETTLEMENTS.iter().position(|one| one == settlement);
        let place = place.map(|place| place % self.settlements.len().max(1));
        let name = place.and_then(|place| self.settlements.get(place));
        let seat = name.and(place).and_then(|place| settlements::SETTLEMENTS.get(place));
        let data = HouseholdData {
            settlement: name.copied().unwrap_or(settlement.name).to_owned(),
            address: address(&mut stream, settlement.kind),
            address_kind: Some(address_kind(settlement.kind)),
            point: self.point(seed, household.number, seat.unwrap_or(settlement)),
            note: note(&mut stream),
        };
        let members = household.people.iter().map(|person| {
            let family = if person.kin == Kin::ParentInLaw { in_law } else { family };
            member(&mut stream, person, family, numbers)
        });
        NewHousehold { data, members: members.collect() }
    }

    /// Where the house stands, around its settlement's place; of one in six nobody wrote it down.
    fn point(&self, seed: u64, household: u32, settlement: &Settlement) -> Option<Point> {
        let mut stream = Stream::of(seed, &[u64::from(household), Topic::Points as u64]);
        let (longitude, latitude) = settlement.point;
        let mut e6 = |degrees: f64, away: i32| {
            let reach = settlement.kind.reach_e6();
            (degrees * 1e6) as i32 + away * 1_000 + stream.between(-reach, reach)
        };
        let (latitude, longitude) = (e6(latitude, self.away.0), e6(longitude, self.away.1));
        stream.chance(5.0 / 6.0).then(|| Point::new(latitude, longitude)).flatten()
    }
}

const fn address_kind(kind: Kind) -> AddressKind {
    match kind {
        Kind::Town | Kind::Village => AddressKind::Formal,
        Kind::Mountain => AddressKind::NoNumber,
        Kind::Substandard => AddressKind::Informal,
    }
}

fn address(stream: &mut Stream, kind: Kind) -> String {
    match kind {
        Kind::Town => names::street(stream),
        Kind::Village => stream.between(1, 220).to_string(),
        Kind::Mountain | Kind::Substandard => "bb".to_owned(),
    }
}

fn note(stream: &mut Stream) -> Option<String> {
    const NOTES: [&str; 4] = [
        "DEMO: pas u dvorištu, najaviti se telefonom.",
        "DEMO: kod kuće su posle 16 časova.",
        "DEMO: zimi put nije prohodan.",
        "DEMO: komšinica pomaže oko nabavke.",
    ];
    let at = usize::try_from(stream.between(0, 39)).unwrap_or_default();
    NOTES.get(at).map(|text| (*text).to_owned())
}

fn member(stream: &mut Stream, person: &Person, family: &str, numbers: &mut Numbers) -> PersonData {
    let born = birth_date(person);
    let number = born.filter(|_| person.papers.has_number);
    let jmbg = number.and_then(|born| numbers.next(stream, born, person.sex));
    PersonData {
        family_name: family.to_owned(),
        given_name: names::given(stream, person.sex).to_owned(),
        sex: Some(match person.sex {
            people::Sex::Female => Sex::Female,
            people::Sex::Male => Sex::Male,
        }),
        birth_date: born,
        jmbg,
        relation: match person.kin {
            Kin::Reference => Relation::Reference,
            Kin::Partner => Relation::Partner,
            Kin::Child => Relation::Child,
            Kin::Parent | Kin::ParentInLaw => Relation::Parent,
        },
    }
}

/// The day of birth of somebody of that age in the autumn of the round.
fn birth_date(person: &Person) -> Option<NaiveDate> {
    let had_birthday = person.birth_month < 10;
    let year = Round::Second.year() - person.age - i32::from(!had_birthday);
    let (month, day) = (person.birth_month, person.birth_day);
    NaiveDate::from_ymd_opt(year, u32::try_from(month).ok()?, u32::try_from(day).ok()?)
}

/// Citizens' numbers that are given already.
#[derive(Debug, Default)]
struct Numbers(BTreeSet<String>);

impl Numbers {
    fn next(&mut self, stream: &mut Stream, born: NaiveDate, sex: people::Sex) -> Option<Jmbg> {
        let first = if sex == people::Sex::Male { 0 } else { 500 };
        let start = stream.between(0, 499);
        let day = born.format("%d%m%Y").to_string();
        let (day_month, year) = (day.get(..4)?, day.get(5..)?);
        (0..500).find_map(|step| {
            let serial = first + (start + step) % 500;
            let text = format!("{day_month}{year}99{serial:03}");
            let jmbg = (0..10).find_map(|check| format!("{text}{check}").parse::<Jmbg>().ok())?;
            self.0.insert(text).then_some(jmbg)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn people_fit_their_numbers_and_each_has_another() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 1).unwrap();
        let mapped: Vec<_> = FIRST.mapped(1).take(400).collect();
        let households = FIRST.entries(1, &mapped);
        let people: Vec<_> = households.iter().flat_map(|one| &one.members).collect();
        assert!(people.iter().all(|person| person.contradictions(today).is_empty()));
        let numbers: Vec<_> = people.iter().filter_map(|person| person.jmbg.as_ref()).collect();
        let distinct: BTreeSet<String> = numbers.iter().map(|number| number.digits()).collect();
        assert!(numbers.len() > 800 && distinct.len() == numbers.len(), "{}", numbers.len());
        assert!(distinct.iter().all(|number| number.get(7..9) == Some("99")));
    }

    #[test]
    fn the_second_municipality_is_another_and_smaller() {
        assert!(SECOND.code.parse::<kernel::UnitCode>().unwrap().has_valid_check_digit());
        let first = FIRST.entries(1, &FIRST.mapped(1).collect::<Vec<_>>());
        let second = SECOND.entries(1, &SECOND.mapped(1).collect::<Vec<_>>());
        assert_eq!((first.len(), second.len()), (1900, 380));
        assert!(
            second.iter().all(|one| SECOND.settlements.contains(&one.data.settlement.as_str()))
        );
        assert_ne!(first[0], second[0]);
        let points =
            |all: &[NewHousehold]| all.iter().filter(|one| one.data.point.is_some()).count();
        assert_eq!((points(&first), points(&second)), (1580, 320));
    }
}
