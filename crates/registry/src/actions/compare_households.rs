//! Two records that may be of one household, side by side, with who may be whom.

use std::collections::{BTreeMap, BTreeSet};

use database::{Audit, Database, PersonalReader};
use futures_util::future::try_join;
use kernel::{HouseholdId, Permit, PersonId};
use linkage::Prepared;
use uuid::Uuid;

use super::{duplicates::count_persons, find_household::coarsened};
use crate::{
    duplicates::model,
    merged::{ChosenRecord, ComparedMember, HouseholdComparison},
    merging::ShownPlace,
    permissions::{MergePersons, ViewExactPlace},
    store::{household, likeness, merging, person},
    view::{Household, Person},
};

/// Less likely ones are not said to be likely.
const LEAST: f64 = 0.05;

/// Two households with their members, each member of the other one with who it may be in the one that is to be kept; `None` when one of the
/// two is out of reach. The look stands in the access log, about both.
///
/// # Errors
/// [`database::Error`].
pub async fn compare_households(
    permit: &Permit<MergePersons>,
    database: &Database,
    keep: HouseholdId,
    other: HouseholdId,
) -> database::Result<Option<HouseholdComparison>> {
    let look = |id: HouseholdId| {
        let look = Audit::of("compare_households").about("household", id);
        database.read_personal(permit, look.fields(["jmbg", "note"]))
    };
    let (reader, _) = try_join(look(keep), look(other)).await?;
    let (Some(keep), Some(other)) =
        (household::find(&reader, keep).await?, household::find(&reader, other).await?)
    else {
        return Ok(None);
    };
    let choices = choices(&reader, &keep, &other).await?;
    let sensible = ShownPlace::sensible(&keep.data, &other.data);
    let members = compared(&reader, &choices, &other.members).await?;
    let is_exact = permit.actor().permit::<ViewExactPlace>().is_some();
    let shown = |one: Household| if is_exact { one } else { coarsened(one) };
    Ok(Some(HouseholdComparison {
        keep: shown(keep),
        other: shown(other),
        members,
        choices,
        sensible,
    }))
}

/// Who is there in the household, and records of it for whose person another one stands that may be seen and is there. Records of those
/// who are there in the other household are none: that they are one person is known, and nothing is to be chosen.
async fn choices(
    reader: &PersonalReader,
    keep: &Household,
    other: &Household,
) -> database::Result<Vec<ChosenRecord>> {
    let chosen = |one: &Person| ChosenRecord {
        person: one.id,
        data: one.data.clone(),
        is_merged: one.canonical.is_some(),
    };
    let mut all: Vec<ChosenRecord> = keep.members.iter().map(chosen).collect();
    let mut known: BTreeSet<Uuid> = all.iter().map(|one| one.person.uuid()).collect();
    known.extend(other.members.iter().map(|one| one.id.uuid()));
    let merged = person::merged_of_household(reader, keep.id).await?;
    let standing = merging::canonical_of(reader, merged.iter()).await?;
    let keys = reader.keys_of(&merged.iter().map(|row| row.id).collect::<Vec<_>>()).await?;
    for row in &merged {
        let Some(stands) = standing.get(&row.id).filter(|one| one.ended_on.is_none()) else {
            continue;
        };
        // Of the records of one person one can be chosen.
        if known.insert(stands.id) {
            all.push(chosen(&person::open(&keys, row)?));
        }
    }
    Ok(all)
}

/// Each member with the likeliest record: a record is the likeliest of one member only, the likeliest pairs first.
async fn compared(
    reader: &PersonalReader,
    choices: &[ChosenRecord],
    members: &[Person],
) -> database::Result<Vec<ComparedMember>> {
    let model = model(count_persons(reader).await?);
    let left: Vec<PersonId> = choices.iter().map(|one| one.person).collect();
    let right: Vec<PersonId> = members.iter().map(|one| one.id).collect();
    let ids = left.iter().chain(&right).map(|id| id.uuid()).collect();
    let opened = likeness::some(reader, ids).await?.open()?;
    let opened: BTreeMap<Uuid, Prepared> =
        opened.iter().map(|(id, one)| (*id, Prepared::person(one))).collect();
    let mut pairs: Vec<(f64, PersonId, PersonId)> = Vec::new();
    for (a, b) in right.iter().flat_map(|b| left.iter().map(move |a| (*a, *b))) {
        if let (Some(one), Some(other)) = (opened.get(&a.uuid()), opened.get(&b.uuid())) {
            pairs.push((model.compare(one, other).probability, a, b));
        }
    }
    pairs.retain(|(probability, _, _)| *probability >= LEAST);
    pairs.sort_by(|x, y| y.0.total_cmp(&x.0).then((x.1, x.2).cmp(&(y.1, y.2))));
    let mut likely: BTreeMap<PersonId, (PersonId, f64)> = BTreeMap::new();
    let mut taken = BTreeSet::new();
    for (probability, a, b) in pairs {
        if !taken.contains(&a) && !likely.contains_key(&b) {
            taken.insert(a);
            likely.insert(b, (a, probability));
        }
    }
    let member = |id: &PersonId| ComparedMember { person: *id, likely: likely.get(id).copied() };
    Ok(right.iter().map(member).collect())
}
