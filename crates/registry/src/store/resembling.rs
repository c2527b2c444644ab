//! Who of a file that comes in resembles somebody of the registry whom the reader may see, or somebody else of the file.

use std::collections::BTreeMap;

use database::PersonalReader;
use linkage::{Files, Linked, Options, Person, Spec};
use uuid::Uuid;

use super::likeness;
use crate::{
    duplicates::{Described, compared, model},
    household::NewHousehold,
};

/// Households that are read together.
const HOUSEHOLDS_AT_A_TIME: u64 = 1_000;
/// From even odds on somebody resembles somebody.
const LEAST: f64 = 0.5;

/// Where somebody stands among households that come in: the household, and the place in it, from 0.
type Place = (usize, usize);

/// For other contexts: for the members of `incoming` (by household and place in it) the code of the household in which somebody lives who is
/// likelier the same person than another one. Nothing of whom the reader may not see; the code tells nobody's name.
///
/// # Errors
/// [`database::Error`].
pub async fn resembling(
    reader: &PersonalReader,
    incoming: &[NewHousehold],
) -> database::Result<BTreeMap<Place, String>> {
    if incoming.is_empty() {
        return Ok(BTreeMap::new());
    }
    let mut known: Vec<(Uuid, Person)> = Vec::new();
    let mut codes: BTreeMap<Uuid, String> = BTreeMap::new();
    let mut after = None;
    loop {
        let (sealed, last) = likeness::part_after(reader, after, HOUSEHOLDS_AT_A_TIME).await?;
        if last.is_none() {
            break;
        }
        after = last;
        let homes = sealed
            .rows
            .iter()
            .filter_map(|row| Some((row.id, sealed.homes.get(&row.household_id)?.code.clone())));
        codes.extend(homes);
        known.extend(beside(move || sealed.open()).await??);
    }
    if known.is_empty() {
        return Ok(BTreeMap::new());
    }
    let (places, persons) = persons_of(incoming);
    let best = beside(move || best(known, persons)).await??;
    let found =
        best.into_iter().filter_map(|(at, id)| Some((*places.get(at)?, codes.get(&id)?.clone())));
    Ok(found.collect())
}

/// For other contexts: for members of `incoming` of whom `is_asked` the one of another household who stands before them and is likeliest the
/// same person, likelier than another one. Compared are those who share something that is indexed, not everybody with everybody. Who has no
/// name resembles nobody, and of one JMBG that stands twice nothing is said.
///
/// # Errors
/// [`database::Error`].
pub async fn resembling_within(
    incoming: &[NewHousehold],
    is_asked: impl Fn(Place) -> bool,
) -> database::Result<BTreeMap<Place, Place>> {
    let (places, persons) = persons_of(incoming);
    let asked: Vec<bool> = places
        .iter()
        .zip(&persons)
        .map(|(place, person)| has_name(person) && is_asked(*place))
        .collect();
    // Two are a pair at least.
    if asked.iter().filter(|is_asked| **is_asked).count() < 2 {
        return Ok(BTreeMap::new());
    }
    beside(move || best_within(&places, &persons, &asked)).await?
}

fn has_name(person: &Person) -> bool {
    let names = [&person.family_name, &person.given_name].into_iter().flatten();
    names.flat_map(|name| name.chars()).any(char::is_alphabetic)
}

fn best_within(
    places: &[Place],
    persons: &[Person],
    asked: &[bool],
) -> database::Result<BTreeMap<Place, Place>> {
    let linked = linked(persons, Files::One, persons.len())?;
    let who = |number: u32| {
        let at = number as usize;
        let (place, person) = (places.get(at)?, persons.get(at)?);
        asked.get(at).filter(|is_asked| **is_asked).map(|_| (*place, person))
    };
    let mut best = BTreeMap::new();
    // The best pairs come first.
    for pair in &linked.pairs {
        let (Some(before), Some(after)) = (who(pair.left), who(pair.right)) else { continue };
        let is_known = after.1.jmbg.is_some() && after.1.jmbg == before.1.jmbg;
        if before.0.0 != after.0.0 && !is_known {
            best.entry(after.0).or_insert(before.0);
        }
    }
    Ok(best)
}

/// The members with their places.
fn persons_of(incoming: &[NewHousehold]) -> (Vec<Place>, Vec<Person>) {
    let (mut places, mut persons) = (Vec::new(), Vec::new());
    for (at, home) in incoming.iter().enumerate() {
        for (place, data) in home.members.iter().enumerate() {
            let others = home.members.iter().enumerate().filter(|(other, _)| *other != place);
            let others: Vec<String> = others.map(|(_, one)| one.given_name.clone()).collect();
            places.push((at, place));
            persons.push(compared(Described {
                data,
                settlement: &home.data.settlement,
                address: &home.data.address,
                phones: &[],
                others: &others,
            }));
        }
    }
    (places, persons)
}

/// For each of `persons` who resembles somebody whom that is most.
fn best(
    known: Vec<(Uuid, Person)>,
    persons: Vec<Person>,
) -> database::Result<BTreeMap<usize, Uuid>> {
    let left = known.len();
    let (ids, mut all): (Vec<Uuid>, Vec<Person>) = known.into_iter().unzip();
    all.extend(persons);
    let linked = linked(&all, Files::Two { left }, left)?;
    let mut best = BTreeMap::new();
    // The best pairs come first.
    for pair in &linked.pairs {
        let at = (pair.right as usize).saturating_sub(left);
        if let Some(id) = ids.get(pair.left as usize) {
            best.entry(at).or_insert(*id);
        }
    }
    Ok(best)
}

/// The pairs of even odds or better among so many who are known.
fn linked(persons: &[Person], files: Files, known: usize) -> database::Result<Linked> {
    let options =
        Options { model: Some(model(known)), least_probability: LEAST, ..Options::default() };
    let values = persons.iter().map(Person::values);
    let linked = linkage::link(values, files, &Spec::persons(), &options);
    linked.map_err(|_too_many| database::Error::Stopped("linkage"))
}

/// Work beside the threads that answer requests.
async fn beside<T: Send + 'static>(
    work: impl FnOnce() -> T + Send + 'static,
) -> database::Result<T> {
    let done = tokio::task::spawn_blocking(work).await;
    done.map_err(|_stopped| database::Error::Stopped("linkage"))
}
