//! Persons in households: who lives with whom, of what name and age, and where.
//!
//! Members share the family name, the address and often the telephone, so that siblings, spouses, twins, and fathers and sons of
//! one name are near one another without being one person.

use chance::Stream;

use super::{
    jmbg::Register,
    lists::{Lists, Name},
    topic::Topic,
};

/// The year in which the file is made.
const NOW: u32 = 2025;
const OLDEST: u32 = 90;

/// A day of birth.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Date {
    pub(crate) year: u32,
    pub(crate) month: u32,
    pub(crate) day: u32,
}

impl Date {
    /// The day, when it exists.
    pub(crate) fn new(year: u32, month: u32, day: u32) -> Option<Self> {
        let leap =
            year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400));
        let last = match month {
            2 if leap => 29,
            2 => 28,
            4 | 6 | 9 | 11 => 30,
            1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
            _ => 0,
        };
        (1..=last).contains(&day).then_some(Self { year, month, day })
    }

    fn draw(stream: &mut Stream, year: u32) -> Self {
        let month = stream.between(1, 12);
        let day = stream.between(1, 31);
        Self::new(year, month, day).unwrap_or_else(|| Self { year, month, day: day - 3 })
    }
}

/// Where a household lives.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Home {
    pub(crate) settlement: Name,
    pub(crate) street: u16,
    /// 0: the house has no number.
    pub(crate) number: u16,
}

impl Home {
    /// Some house.
    pub(crate) fn draw(stream: &mut Stream, lists: &Lists) -> Self {
        let settlement = lists.draw_settlement(stream);
        let all = lists.streets.len();
        let streets = lists.settlement(settlement).map_or(all, |place| place.streets(all));
        let street = stream.below(streets) as u16;
        let number = if stream.chance(0.06) { 0 } else { stream.between(1, 140) as u16 };
        Self { settlement, street, number }
    }
}

/// Somebody.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Person {
    pub(crate) household: u32,
    pub(crate) home: Home,
    pub(crate) people: &'static str,
    pub(crate) given: Name,
    pub(crate) family: Name,
    /// The second half of a double name.
    pub(crate) second: Option<Name>,
    /// The family name before marriage.
    pub(crate) maiden: Option<Name>,
    pub(crate) female: bool,
    pub(crate) birth: Date,
    pub(crate) region: u8,
    pub(crate) serial: Option<u16>,
    /// Without the leading 0; 0: none.
    pub(crate) phone: u32,
}

/// `count` persons in households.
pub(crate) fn draw(seed: u64, lists: &Lists, count: usize) -> Vec<Person> {
    let mut register = Register::new();
    let mut persons = Vec::with_capacity(count + 8);
    let mut household = 0;
    while persons.len() < count {
        let mut stream = Topic::Household.stream(seed, u64::from(household));
        let mut house = House::draw(&mut stream, lists, household);
        house.fill();
        house.call();
        for mut person in house.members {
            person.serial = register.next(person.birth, person.region, person.female);
            persons.push(person);
        }
        household += 1;
    }
    persons.truncate(count);
    persons
}

/// A household in the making.
struct House<'a> {
    stream: &'a mut Stream,
    lists: &'a Lists,
    number: u32,
    home: Home,
    people: &'static str,
    family: Name,
    members: Vec<Person>,
}

impl<'a> House<'a> {
    fn draw(stream: &'a mut Stream, lists: &'a Lists, number: u32) -> Self {
        let home = Home::draw(stream, lists);
        let people =
            lists.settlement(home.settlement).map_or("serbian", |place| place.people(stream));
        let family = lists.draw_family(stream, people);
        Self { stream, lists, number, home, people, family, members: Vec::new() }
    }

    fn fill(&mut self) {
        let size = self.stream.choose(&[
            (1, 0.22),
            (2, 0.26),
            (3, 0.2),
            (4, 0.18),
            (5, 0.08),
            (6, 0.04),
            (7, 0.015),
            (8, 0.005),
        ]);
        let age = if size <= 2 { self.stream.between(20, 88) } else { self.stream.between(25, 62) };
        let couple = size > 1 && self.stream.chance(if size == 2 { 0.6 } else { 0.85 });
        let female = if couple { false } else { self.stream.chance(0.55) };
        let given = self.given(female, age);
        self.add(given, female, age);
        if couple {
            let age = (age + 3).saturating_sub(self.stream.between(0, 10)).clamp(19, OLDEST);
            let given = self.given(true, age);
            self.add(given, true, age);
            self.marry();
        }
        let left = size - self.members.len().min(size);
        let grandparents = if left >= 2 && age < 60 && self.stream.chance(0.35) {
            self.stream.between(1, 2)
        } else {
            0
        };
        for which in 0..grandparents {
            let age = (age + self.stream.between(20, 32)).min(OLDEST);
            let given = self.given(which == 1, age);
            self.add(given, which == 1, age);
        }
        self.children(left - (grandparents as usize).min(left), age);
    }

    /// Takes the name of the husband, keeps her own, or bears both.
    fn marry(&mut self) {
        let maiden = self.lists.draw_family(self.stream, self.people);
        let how = self.stream.unit();
        if let Some(wife) = self.members.last_mut() {
            wife.maiden = Some(maiden);
            if how < 0.05 {
                wife.second = Some(maiden);
            } else if how < 0.1 {
                wife.family = maiden;
                wife.maiden = None;
            }
        }
    }

    fn children(&mut self, count: usize, parent: u32) {
        let oldest = parent.saturating_sub(19);
        let mut age = self.stream.between(parent.saturating_sub(38).min(oldest), oldest);
        for child in 0..count {
            let twin = child > 0 && self.stream.chance(0.012);
            let female = self.stream.chance(0.49);
            if child > 0 && !twin {
                let gap = self.stream.between(1, 5);
                age = age.checked_sub(gap).unwrap_or(age + gap);
            }
            let given = self.child_name(female, age);
            let last = self.members.last().map(|last| (last.birth, last.region));
            self.add(given, female, age);
            if let (true, Some(child), Some((birth, region))) =
                (twin, self.members.last_mut(), last)
            {
                child.birth = birth;
                child.region = region;
            }
        }
    }

    /// A son may bear the name of his father or grandfather; no two children bear one.
    fn child_name(&mut self, female: bool, age: u32) -> Name {
        let men = self
            .members
            .iter()
            .filter(|member| !member.female && NOW - member.birth.year > age + 18);
        let elder = men.map(|man| man.given).next_back();
        if let (false, Some(elder)) = (female, elder)
            && self.stream.chance(0.015)
            && self.members.iter().filter(|member| member.given == elder).count() == 1
        {
            return elder;
        }
        let mut given = self.given(female, age);
        for _ in 0..5 {
            if self.members.iter().all(|member| member.given != given) {
                break;
            }
            given = self.given(female, age);
        }
        given
    }

    fn given(&mut self, female: bool, age: u32) -> Name {
        self.lists.draw_given(self.stream, self.people, female, NOW - age)
    }

    fn add(&mut self, given: Name, female: bool, age: u32) {
        let here = self.home.settlement;
        let place =
            if self.stream.chance(0.8) { here } else { self.lists.draw_settlement(self.stream) };
        self.members.push(Person {
            household: self.number,
            home: self.home,
            people: self.people,
            given,
            family: self.family,
            second: None,
            maiden: None,
            female,
            birth: Date::draw(self.stream, NOW - age),
            region: self.lists.settlement(place).map_or(71, |place| place.region),
            serial: None,
            phone: 0,
        });
    }

    /// One telephone for all, or one for each adult and the first one's for the children.
    fn call(&mut self) {
        let first = phone(self.stream);
        let shared = self.stream.chance(0.4);
        for (at, member) in self.members.iter_mut().enumerate() {
            let child = NOW - member.birth.year < 16;
            member.phone = if shared || child || at == 0 { first } else { phone(self.stream) };
        }
    }
}

/// A mobile number without its leading 0.
pub(crate) fn phone(stream: &mut Stream) -> u32 {
    let network = stream.choose(&[
        (60, 1.0),
        (61, 1.5),
        (62, 2.0),
        (63, 3.0),
        (64, 4.0),
        (65, 2.5),
        (66, 0.6),
        (69, 0.8),
    ]);
    if stream.chance(0.8) {
        network * 10_000_000 + stream.between(1_000_000, 9_999_999)
    } else {
        network * 1_000_000 + stream.between(100_000, 999_999)
    }
}
