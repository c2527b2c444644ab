//! The lists that names, settlements and streets are drawn from: files beside this one, frequent entries first.

use std::collections::{BTreeMap, BTreeSet};

use chance::Stream;

/// Where a name stands in [`Lists::names`].
pub(crate) type Name = u16;

/// Family names in this order of ranks: the first one has 1 person in 70.
const FAMILY_FLATTENING: f64 = 12.0;
const GIVEN_FLATTENING: f64 = 6.0;
/// Consonants after which an ending takes `e` for `o`.
const SOFT: [char; 9] = ['č', 'ć', 'đ', 'ž', 'š', 'j', 'c', 'ň', 'š'];

/// Entries with the chance of each.
#[derive(Debug, Default)]
pub(crate) struct Ranked {
    entries: Vec<Name>,
    upto: Vec<f64>,
}

impl Ranked {
    /// Chances fall with the rank, as names do (Zipf): `1 / (flattening + rank)`.
    fn by_rank(entries: Vec<Name>, flattening: f64) -> Self {
        let weights = (0..entries.len()).map(|rank| 1.0 / (flattening + rank as f64)).collect();
        Self::weighted(entries, weights)
    }

    fn weighted(entries: Vec<Name>, mut weights: Vec<f64>) -> Self {
        let mut sum = 0.0;
        for weight in &mut weights {
            sum += *weight;
            *weight = sum;
        }
        Self { entries, upto: weights }
    }

    /// One of the entries; 0 when there is none.
    pub(crate) fn draw(&self, stream: &mut Stream) -> Name {
        let place = stream.unit() * self.upto.last().copied().unwrap_or_default();
        let at = self.upto.partition_point(|upto| *upto <= place);
        self.entries.get(at).or(self.entries.last()).copied().unwrap_or_default()
    }

    /// How many there are.
    #[cfg(test)]
    pub(crate) fn len(&self) -> usize {
        self.entries.len()
    }
}

/// A place where people live.
#[derive(Debug)]
pub(crate) struct Settlement {
    pub(crate) name: &'static str,
    /// The two digits in the JMBG of those who are born there.
    pub(crate) region: u8,
    thousands: f64,
    /// Peoples other than the Serbian with their shares.
    others: Vec<(&'static str, f64)>,
}

impl Settlement {
    /// The people of a household here.
    pub(crate) fn people(&self, stream: &mut Stream) -> &'static str {
        let mut place = stream.unit();
        for (people, share) in &self.others {
            if place < *share {
                return people;
            }
            place -= share;
        }
        "serbian"
    }

    /// How many of the list's streets it has.
    pub(crate) fn streets(&self, all: usize) -> usize {
        ((self.thousands * 2.0) as usize + 6).min(all)
    }
}

/// All lists.
#[derive(Debug)]
pub(crate) struct Lists {
    names: Vec<String>,
    /// By people, sex (`m`, `f`) and generation.
    given: BTreeMap<(&'static str, &'static str, &'static str), Ranked>,
    family: BTreeMap<&'static str, Ranked>,
    short: BTreeMap<&'static str, Vec<&'static str>>,
    pub(crate) settlements: Vec<Settlement>,
    populous: Ranked,
    pub(crate) streets: Vec<&'static str>,
}

impl Lists {
    /// Reads the files, which are part of the program.
    pub(crate) fn read() -> Self {
        let mut pool = Pool::default();
        let mut given = BTreeMap::new();
        for (head, words) in sections(include_str!("data/given.txt")) {
            if let [people, sex, generation] = head.as_slice() {
                let ranked = Ranked::by_rank(pool.all(words), GIVEN_FLATTENING);
                given.insert((*people, *sex, *generation), ranked);
            }
        }
        let family = families(&mut pool);
        let short = lines(include_str!("data/diminutives.txt"))
            .filter_map(|line| {
                let mut words = line.split_whitespace();
                Some((words.next()?, words.collect()))
            })
            .collect();
        let settlements: Vec<_> =
            lines(include_str!("data/settlements.txt")).filter_map(settlement).collect();
        let populous = Ranked::weighted(
            (0..).take(settlements.len()).collect(),
            settlements.iter().map(|settlement| settlement.thousands).collect(),
        );
        let streets = lines(include_str!("data/streets.txt")).collect();
        Self { names: pool.names, given, family, short, settlements, populous, streets }
    }

    /// The text of a name.
    pub(crate) fn name(&self, name: Name) -> &str {
        self.names.get(usize::from(name)).map_or("", String::as_str)
    }

    /// A given name of somebody born in `year`.
    pub(crate) fn draw_given(
        &self,
        stream: &mut Stream,
        people: &'static str,
        female: bool,
        year: u32,
    ) -> Name {
        let sex = if female { "f" } else { "m" };
        let generation = match year {
            ..1955 => "old",
            1955..1985 => "middle",
            _ => "young",
        };
        let list = self.given.get(&(people, sex, generation));
        let list = list.or_else(|| self.given.get(&(people, sex, "all")));
        list.map(|ranked| ranked.draw(stream)).unwrap_or_default()
    }

    /// A family name.
    pub(crate) fn draw_family(&self, stream: &mut Stream, people: &str) -> Name {
        self.family.get(people).map(|ranked| ranked.draw(stream)).unwrap_or_default()
    }

    /// What somebody of this name may be called.
    pub(crate) fn short_forms(&self, given: &str) -> &[&'static str] {
        self.short.get(given).map_or(&[], Vec::as_slice)
    }

    /// A settlement: where it stands in the list.
    pub(crate) fn draw_settlement(&self, stream: &mut Stream) -> Name {
        self.populous.draw(stream)
    }

    /// The settlement that stands there.
    pub(crate) fn settlement(&self, at: Name) -> Option<&Settlement> {
        self.settlements.get(usize::from(at))
    }

    #[cfg(test)]
    pub(crate) fn counts(&self) -> (usize, usize) {
        let sum = |lists: Vec<&Ranked>| lists.into_iter().map(Ranked::len).sum();
        (sum(self.given.values().collect()), sum(self.family.values().collect()))
    }
}

/// Each name once.
#[derive(Default)]
struct Pool {
    names: Vec<String>,
    places: BTreeMap<String, Name>,
}

impl Pool {
    fn add(&mut self, name: String) -> Name {
        if let Some(place) = self.places.get(&name) {
            return *place;
        }
        let place = Name::try_from(self.names.len()).unwrap_or_default();
        self.names.push(name.clone());
        self.places.insert(name, place);
        place
    }

    fn all(&mut self, words: Vec<&'static str>) -> Vec<Name> {
        words.into_iter().map(|word| self.add(word.to_owned())).collect()
    }
}

/// The lists of each people; the Serbian one goes on with every stem under every ending.
fn families(pool: &mut Pool) -> BTreeMap<&'static str, Ranked> {
    let mut lists: BTreeMap<&'static str, Vec<&'static str>> = BTreeMap::new();
    for (head, words) in sections(include_str!("data/families.txt")) {
        if let [name] = head.as_slice() {
            lists.insert(name, words);
        }
    }
    let stems = lists.remove("stems").unwrap_or_default();
    let endings = lists.remove("endings").unwrap_or_default();
    let mut families = BTreeMap::new();
    for (people, words) in lists {
        let mut names = pool.all(words);
        if people == "serbian" {
            let mut seen: BTreeSet<Name> = names.iter().copied().collect();
            for (ending, stem) in endings.iter().flat_map(|e| stems.iter().map(move |s| (*e, *s))) {
                let name = pool.add(joined(stem, ending));
                if seen.insert(name) {
                    names.push(name);
                }
            }
        }
        families.insert(people, Ranked::by_rank(names, FAMILY_FLATTENING));
    }
    families
}

fn joined(stem: &str, ending: &str) -> String {
    let soft = stem.ends_with(SOFT) || stem.ends_with("lj") || stem.ends_with("nj");
    match ending.strip_prefix('o') {
        Some(rest) if soft => format!("{stem}e{rest}"),
        _ => format!("{stem}{ending}"),
    }
}

fn settlement(line: &'static str) -> Option<Settlement> {
    let words: Vec<&'static str> = line.split_whitespace().collect();
    let at = words.iter().position(|word| word.parse::<u8>().is_ok())?;
    let name = line.split_once(words.get(at)?)?.0.trim();
    let others = words.get(at + 2).map_or(Vec::new(), |others| {
        let shares = others.split(',').filter_map(|other| other.split_once(':'));
        shares.filter_map(|(who, share)| Some((who, share.parse::<f64>().ok()? / 100.0))).collect()
    });
    let thousands = words.get(at + 1)?.parse().ok()?;
    Some(Settlement { name, region: words.get(at)?.parse().ok()?, thousands, others })
}

fn lines(text: &'static str) -> impl Iterator<Item = &'static str> {
    text.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty())
}

/// The words under each `[head]`.
fn sections(text: &'static str) -> Vec<(Vec<&'static str>, Vec<&'static str>)> {
    let mut found: Vec<(Vec<&str>, Vec<&str>)> = Vec::new();
    for line in lines(text) {
        if let Some(head) = line.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            found.push((head.split_whitespace().collect(), Vec::new()));
        } else if let Some((_, words)) = found.last_mut() {
            words.extend(line.split_whitespace());
        }
    }
    found
}
