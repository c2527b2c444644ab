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

/// For other contexts: two members of different households of `incoming` each who are likelier one person than two, the likeliest first;
/// who stands first comes first. Compared are those who share something that is indexed, not everybody with everybody.
///
/// # Errors
/// [`database::Error`].
pub async fn resembling_within(incoming: &[NewHousehold]) -> database::Result<Vec<(Place, Place)>> {
    let (places, persons) = persons_of(incoming);
    if persons.len() < 2 {
        return Ok(Vec::new());
    }
    let linked = beside(move || linked(&persons, Files::One, persons.len())).await??;
    let place = |number: u32| places.get(number as usize).copied();
    let pairs = linked.pairs.iter().filter_map(|pair| place(pair.left).zip(place(pair.right)));
    Ok(pairs.filter(|(one, other)| one.0 != other.0).collect())
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
