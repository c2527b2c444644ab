//! What the registry knows of the households of a file, and what becomes of each.

use std::collections::{BTreeMap, BTreeSet};

use assessment::RuleBook;
use database::{JobFault, Look, Result};
use indicators::microdata::Spec;
use kernel::{HouseholdId, PersonId};
use registry::{Holder, Jmbg, Roster, holders_of, rosters_of, standing_households};
use tables::Finding;
use uuid::Uuid;

use crate::{
    import::Import,
    incoming::Incoming,
    passed_by::PassedBy,
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
    let mut links: BTreeMap<Vec<u8>, HouseholdLink> =
        links.into_iter().map(|(key, (_, link))| (key, link)).collect();
    let mut brought: BTreeSet<PersonId> =
        links.values().flat_map(|one| one.persons.values()).map(|one| one.person).collect();
    let holders = holders(look, households, &keyed, &links).await?;
    let mut wanted: BTreeSet<HouseholdId> = holders.values().map(|one| one.household).collect();
    lead_on(look, &keyed, &mut links).await?;
    let known = keyed.iter().filter_map(|one| links.get(&one.key));
    wanted.extend(known.map(|link| link.household));
    let wanted: Vec<HouseholdId> = wanted.into_iter().collect();
    let rosters = rosters_of(look, &wanted).await?;
    standing_members(&keyed, &rosters, &mut links);
    brought.extend(links.values().flat_map(|one| one.persons.values()).map(|one| one.person));
    let shared = shared(&keyed, &links);
    // A household that was closed has no members any more.
    let rosters = rosters.into_iter().filter(|one| !one.members.is_empty());
    let rosters: BTreeMap<_, _> = rosters.map(|one| (one.household, one)).collect();
    let known = Knowledge { links, holders, rosters, brought, shared };
    let pairs = households.iter().zip(&keyed).enumerate();
    let steps = pairs.map(|(at, (one, keyed))| plan::step(at, one, keyed, &known)).collect();
    Ok(Planned { keyed, steps, known, rows })
}

/// What is passed by of the file, by what people agree to now.
pub(super) fn passed_by(
    book: &RuleBook,
    import: &Import,
    households: &[Incoming],
    planned: &Planned,
) -> std::result::Result<Vec<Finding>, JobFault> {
    let spec = Spec::parse("mapping", &import.mapping, &book.catalogue);
    let spec = spec.map_err(|fault| JobFault(fault.to_string()))?;
    let passed_by = PassedBy::of(&import.file_name, &spec, &book.catalogue);
    Ok(passed_by.tell(households, (&planned.keyed, &planned.steps), &planned.known))
}

/// Lets links lead to the household that stands for theirs by now, where that was found to be the same as another one.
async fn lead_on(
    look: &impl Look,
    keyed: &[Keyed],
    links: &mut BTreeMap<Vec<u8>, HouseholdLink>,
) -> Result<()> {
    let known = keyed.iter().filter_map(|one| links.get(&one.key));
    let known: BTreeSet<HouseholdId> = known.map(|link| link.household).collect();
    let stands = standing_households(look, &known.into_iter().collect::<Vec<_>>()).await?;
    if stands.is_empty() {
        return Ok(());
    }
    for one in keyed {
        if let Some(link) = links.get_mut(&one.key)
            && let Some(there) = stands.get(&link.household)
        {
            link.household = *there;
        }
    }
    Ok(())
}

/// The same for members: the roster names with each the records for which it stands.
fn standing_members(
    keyed: &[Keyed],
    rosters: &[Roster],
    links: &mut BTreeMap<Vec<u8>, HouseholdLink>,
) {
    let members = rosters.iter().flat_map(|one| &one.members);
    let pairs = members.flat_map(|one| one.records.iter().map(|record| (*record, one.person)));
    let stands: BTreeMap<PersonId, PersonId> = pairs.collect();
    if stands.is_empty() {
        return;
    }
    for one in keyed {
        let persons =
            links.get_mut(&one.key).into_iter().flat_map(|link| link.persons.values_mut());
        for person in persons {
            if let Some(there) = stands.get(&person.person) {
                person.person = *there;
            }
        }
    }
}

/// Households about which, or about one member of which, more than one row of the file speaks: what one leaves out another may say.
fn shared(keyed: &[Keyed], links: &BTreeMap<Vec<u8>, HouseholdLink>) -> BTreeSet<HouseholdId> {
    let (mut households, mut persons) = (BTreeSet::new(), BTreeSet::new());
    let mut found = BTreeSet::new();
    for one in keyed {
        let Some(link) = links.get(&one.key) else { continue };
        let theirs = one.persons.iter().filter_map(|(key, _)| link.persons.get(key));
        let mut is_shared = !households.insert(link.household);
        for person in theirs {
            is_shared |= !persons.insert(person.person);
        }
        if is_shared {
            found.insert(link.household);
        }
    }
    found
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
