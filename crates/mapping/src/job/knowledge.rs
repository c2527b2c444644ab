//! What the registry knows of the households of a file, and what becomes of each.

use std::collections::{BTreeMap, BTreeSet};

use database::{Look, Result};
use kernel::{HouseholdId, PersonId};
use registry::{Holder, Jmbg, holders_of, restricted_among, rosters_of};
use uuid::Uuid;

use crate::{
    import::Import,
    incoming::Incoming,
    plan::{self, HouseholdLink, Keyed, Knowledge, Step},
    store::link,
};

/// Steps with what they rest on.
#[derive(Debug)]
pub(super) struct Planned {
    /// Keys and digests of each household.
    pub(super) keyed: Vec<Keyed>,
    /// What becomes of each.
    pub(super) steps: Vec<Step>,
    /// What was known.
    pub(super) known: Knowledge,
    /// The rows of links, by key.
    pub(super) rows: BTreeMap<Vec<u8>, Uuid>,
}

/// Plans what becomes of the households.
pub(super) async fn plan(
    look: &impl Look,
    import: &Import,
    households: &[Incoming],
) -> Result<Planned> {
    let keyed: Vec<Keyed> = households
        .iter()
        .map(|one| link::keyed(look, &import.source, one))
        .collect::<Result<_>>()?;
    let links = link::of_source(look, &import.source).await?;
    let rows = links.iter().map(|(key, (row, _))| (key.clone(), *row)).collect();
    let links: BTreeMap<Vec<u8>, HouseholdLink> =
        links.into_iter().map(|(key, (_, link))| (key, link)).collect();
    let brought: BTreeSet<PersonId> =
        links.values().flat_map(|one| one.persons.values()).map(|one| one.person).collect();
    let holders = holders(look, households, &keyed, &links).await?;
    let mut wanted: BTreeSet<HouseholdId> = holders.values().map(|one| one.household).collect();
    let known = keyed.iter().filter_map(|one| links.get(&one.key));
    wanted.extend(known.map(|link| link.household));
    let wanted: Vec<HouseholdId> = wanted.into_iter().collect();
    let rosters = rosters_of(look, &wanted).await?;
    // A household that was closed has no members any more.
    let rosters = rosters.into_iter().filter(|one| !one.members.is_empty());
    let rosters: BTreeMap<_, _> = rosters.map(|one| (one.household, one)).collect();
    let members = rosters.values().flat_map(|one| &one.members).map(|one| one.person);
    let restricted = restricted_among(look, &members.collect::<Vec<_>>()).await?;
    let known = Knowledge { links, holders, rosters, brought, restricted };
    let pairs = households.iter().zip(&keyed).enumerate();
    let steps = pairs.map(|(at, (one, keyed))| plan::step(at, one, keyed, &known)).collect();
    Ok(Planned { keyed, steps, known, rows })
}

/// Whose the JMBG of persons are who were not brought before.
async fn holders(
    look: &impl Look,
    households: &[Incoming],
    keyed: &[Keyed],
    links: &BTreeMap<Vec<u8>, HouseholdLink>,
) -> Result<BTreeMap<(usize, usize), Holder>> {
    let mut places = Vec::new();
    let mut numbers: Vec<Jmbg> = Vec::new();
    for (at, (household, keyed)) in households.iter().zip(keyed).enumerate() {
        let link = links.get(&keyed.key);
        for (place, (person, (key, _))) in household.persons.iter().zip(&keyed.persons).enumerate()
        {
            let is_brought = link.is_some_and(|link| link.persons.contains_key(key));
            if let Some(number) = person.data.jmbg.as_ref().filter(|_| !is_brought) {
                places.push((at, place));
                numbers.push(number.clone());
            }
        }
    }
    let found = holders_of(look, &numbers).await?;
    let pairs = found.into_iter();
    Ok(pairs.filter_map(|(at, holder)| Some((*places.get(at)?, holder))).collect())
}
