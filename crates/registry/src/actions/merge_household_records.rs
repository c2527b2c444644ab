//! The same household was entered twice: one record stands for it from now on, and the other is found by it. Who is one person is merged as
//! such, who was in the other record only is filed under this one; nobody has moved. All of it can be undone at any later time.

use std::collections::{BTreeMap, BTreeSet};

use database::{Audit, Database, SubjectKeys, Tx};
use kernel::{HouseholdId, Permit, PersonId};
use uuid::Uuid;

use super::{Change, Merging, Refused, changeable_person, merge, person_row, unchanged_household};
use crate::{
    duplicates::{ShownFields, Side},
    household::{HouseholdData, MOST_MEMBERS},
    membership::{HowClosed, MembershipFault},
    merged::HouseholdMergeId,
    merging::ShownPlace,
    permissions::MergePersons,
    person::{PersonData, Relation},
    search::household_terms,
    steps::Source,
    store::{
        closing::{self, End},
        duplicate,
        entities::{
            household::{Entity, Model as HouseholdRow},
            person::Model as PersonRow,
        },
        history::{self, RecordKind, Stamp},
        household as households,
        household_merging::{self, Undoing},
        merging as merges, person as persons, protection,
        refiling::{self, Place, Refiled},
        relatives, right,
        seal::{HouseholdRecord, Sealed},
        search,
    },
};

/// Two records of one household.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HouseholdMerging {
    /// The record that stands for the household from now on.
    pub keep: HouseholdId,
    /// The other one.
    pub other: HouseholdId,
    /// Everybody who is there in the other one, with the record of the kept one that is of the same person; `None` for who is in the other
    /// one only and lives there, too.
    pub members: Vec<(PersonId, Option<PersonId>)>,
    /// From which record each value of the household is taken.
    pub shown: ShownPlace,
    /// The versions of both that were looked at.
    pub versions: (i32, i32),
    /// Why the two are one household; empty when nothing is to be said.
    pub reason: String,
}

/// Takes two records for one household. Of two records of one person the kept one's values are shown, the other's where it has none. The stricter protection holds
/// for both. Members whom the user may not see go along, so that nothing tells of them.
///
/// # Errors
/// [`Refused::NotFound`], [`Refused::Membership`] for one household, for a closed one, or when two members are said to be one person,
/// [`Refused::TooManyMembers`], [`Refused::Restricted`], [`Refused::Contradiction`] with the place in `members`, [`Refused::JmbgKnown`],
/// [`Refused::Database`], with `Stale` also when somebody has joined or left the other one; then nothing is written.
pub async fn merge_household_records(
    permit: &Permit<MergePersons>,
    database: &Database,
    merging: &HouseholdMerging,
) -> Result<HouseholdMergeId, Refused> {
    if merging.keep == merging.other {
        return Err(MembershipFault::SameHousehold.into());
    }
    let mut tx = database.begin(permit).await?;
    let id = join(&mut tx, merging).await?;
    let audit = Audit::of("merge_household_records").about("household", merging.keep);
    tx.commit(audit).await?;
    Ok(id)
}

async fn join(tx: &mut Tx, merging: &HouseholdMerging) -> Result<HouseholdMergeId, Refused> {
    let keep = looked_at(tx, merging.keep, merging.versions.0).await?;
    let other = looked_at(tx, merging.other, merging.versions.1).await?;
    let plan = plan(tx, merging).await?;
    let keys = tx.keys_for(&[keep.id, other.id]).await?;
    let before = households::data(&keys, &keep)?;
    let shown = merging.shown.of(&before, &households::data(&keys, &other)?);
    let lent = protect_both(tx, &keep, &other).await?;
    let refiled = refile(tx, merging, &plan.others).await?;
    let merges = merge_pairs(tx, &plan.pairs).await?;
    let declared = relatives::follow(tx, merging.other, merging.keep).await?;
    if shown != before {
        show(tx, merging.keep, &shown, &merging.reason).await?;
    }
    for household in [merging.keep, merging.other] {
        households::refresh(tx, household).await?;
    }
    close(tx, merging).await?;
    protection::close_around(tx, merging.keep).await?;
    let protections = (
        (keep.protection_id, protection_of(tx, merging.keep).await?),
        (other.protection_id, protection_of(tx, merging.other).await?),
    );
    let undoing = Undoing {
        reason: merging.reason.clone(),
        before: HouseholdRecord::from(&before),
        shown: HouseholdRecord::from(&shown),
        merges,
        refiled,
        lent,
        protections,
        declared,
    };
    let id = household_merging::insert(tx, (keep.id, other.id), &keys, &undoing).await?;
    find_by_all(tx, merging.keep).await?;
    Ok(id)
}

/// A household that is open and as it was looked at.
async fn looked_at(tx: &Tx, id: HouseholdId, version: i32) -> Result<HouseholdRow, Refused> {
    let today = tx.now().date_naive();
    let from = Change { from_version: version, valid_from: today, reason: String::new() };
    unchanged_household(tx, id, &from).await
}

/// What becomes of the members of the other record.
struct Plan {
    /// Two records of one person, with the place in what was said.
    pairs: Vec<(usize, Merging)>,
    /// Who is in the other record only.
    others: Vec<PersonRow>,
}

async fn plan(tx: &Tx, merging: &HouseholdMerging) -> Result<Plan, Refused> {
    let seen = persons::of_household_in(tx, merging.other).await?;
    let seen: BTreeSet<Uuid> = seen.into_iter().map(|row| row.id).collect();
    let said: BTreeMap<Uuid, (usize, Option<PersonId>)> = merging
        .members
        .iter()
        .enumerate()
        .map(|(at, (person, same))| (person.uuid(), (at, *same)))
        .collect();
    if said.len() != merging.members.len() || !said.keys().eq(&seen) {
        return Err(database::Error::Stale { table: "household" }.into());
    }
    let everybody = persons::everybody_in(tx, merging.other).await?;
    let hidden = everybody.iter().map(|row| row.id).filter(|id| !seen.contains(id));
    let hidden: Vec<PersonId> = hidden.map(PersonId::from).collect();
    if !right::restricted_among(tx, &hidden).await?.is_empty() {
        // What may only be kept stays where it is, and nothing is said of whose it is.
        return Err(Refused::NotFound);
    }
    let (mut pairs, mut others) = (Vec::new(), Vec::new());
    for row in everybody {
        match said.get(&row.id) {
            Some((at, Some(same))) => {
                pairs.push((*at, pair(tx, merging, (*same, row.id.into())).await?));
            }
            Some((_, None)) => others.push(changeable_person(tx, row.id.into()).await?),
            None => others.push(row),
        }
    }
    let chosen: BTreeSet<PersonId> = pairs.iter().map(|(_, pair)| pair.keep).collect();
    if chosen.len() != pairs.len() {
        return Err(MembershipFault::ChosenTwice.into());
    }
    let here = persons::everybody_in(tx, merging.keep).await?;
    if here.len() + others.len() > MOST_MEMBERS {
        return Err(Refused::TooManyMembers);
    }
    Ok(Plan { pairs, others })
}

/// Two records of one person, with the values that are shown.
async fn pair(
    tx: &Tx,
    merging: &HouseholdMerging,
    (same, other): (PersonId, PersonId),
) -> Result<Merging, Refused> {
    let keep = standing(tx, merging.keep, same).await?;
    let (a, b) = (changeable_person(tx, keep).await?, changeable_person(tx, other).await?);
    let keys = tx.keys_of(&[a.id, b.id]).await?;
    let (left, right) = (persons::data(&keys, &a)?, persons::data(&keys, &b)?);
    let fields = ShownFields::filled(&left, &right);
    let shown: PersonData = fields.of((&left, &right), Side::Left);
    Ok(Merging { keep, other, shown, reason: merging.reason.clone() })
}

/// The record that stands for the person of a record in the household that is kept.
async fn standing(tx: &Tx, home: HouseholdId, record: PersonId) -> Result<PersonId, Refused> {
    let row = person_row(tx, record).await?;
    if row.household_id != home.uuid() {
        return Err(Refused::NotFound);
    }
    match (row.canonical_id, row.ended_on) {
        (None, None) => Ok(record),
        (None, Some(_)) => Err(MembershipFault::Gone.into()),
        (Some(_), _) => {
            let standing = merges::canonical_of(tx, std::iter::once(&row)).await?;
            standing.get(&row.id).map(|row| row.id.into()).ok_or(Refused::NotFound)
        }
    }
}

/// The stricter protection holds for both records and for everybody in them; who came under it by that.
async fn protect_both(
    tx: &mut Tx,
    keep: &HouseholdRow,
    other: &HouseholdRow,
) -> Result<Vec<(Uuid, Uuid)>, Refused> {
    let (id, protection) = match (keep.protection_id, other.protection_id) {
        (None, Some(protection)) => (HouseholdId::from(keep.id), protection),
        (Some(protection), None) => (HouseholdId::from(other.id), protection),
        _ => return Ok(Vec::new()),
    };
    households::set_protection(tx, id, Some(protection)).await?;
    let mut lent = Vec::new();
    for row in persons::everybody_in(tx, id).await? {
        if row.protection_id.is_none() {
            persons::set_protection(tx, &row, Some(protection)).await?;
            lent.push((row.id, protection));
        }
    }
    Ok(lent)
}

async fn refile(
    tx: &mut Tx,
    merging: &HouseholdMerging,
    members: &[PersonRow],
) -> Result<Vec<Refiled>, Refused> {
    let subjects: Vec<Uuid> = members.iter().map(|row| row.id).collect();
    let keys = tx.keys_for(&subjects).await?;
    let has_reference = !persons::everybody_in(tx, merging.keep).await?.is_empty();
    let mut refiled = Vec::with_capacity(members.len());
    for row in members {
        let relation = persons::data(&keys, row)?.relation;
        // There is one reference person: that of the record that stands for the household.
        let is_second = has_reference && relation == Relation::Reference;
        let relation = if is_second { Relation::OtherRelative } else { relation };
        let to = Place { household: merging.keep, relation, reason: &merging.reason };
        refiled.push(refiling::refile(tx, &keys, row, to).await?);
    }
    Ok(refiled)
}

async fn merge_pairs(tx: &mut Tx, pairs: &[(usize, Merging)]) -> Result<Vec<Uuid>, Refused> {
    let mut merges = Vec::with_capacity(pairs.len());
    for (at, pair) in pairs {
        let merged = merge(tx, pair).await.map_err(|refused| match refused {
            Refused::Contradiction { what, .. } => Refused::Contradiction { member: *at, what },
            other => other,
        })?;
        duplicate::settle(tx, (pair.keep, pair.other), merged).await?;
        merges.push(merged.uuid());
    }
    Ok(merges)
}

/// Closes the other record, unless its last member has closed it by being merged; its code leads to the household in any case.
async fn close(tx: &mut Tx, merging: &HouseholdMerging) -> Result<(), Refused> {
    let row = households::find_in(tx, merging.other).await?.ok_or(Refused::NotFound)?;
    if row.closed_on.is_some() {
        households::lead(tx, merging.other, merging.keep).await?;
        return Ok(());
    }
    let end = End {
        how: HowClosed::Merged,
        into: Some(merging.keep),
        on: tx.now().date_naive(),
        reason: &merging.reason,
        source: Source::Merge,
    };
    closing::close(tx, &row, end).await?;
    Ok(())
}

async fn protection_of(tx: &Tx, id: HouseholdId) -> Result<Option<Uuid>, Refused> {
    Ok(households::find_in(tx, id).await?.ok_or(Refused::NotFound)?.protection_id)
}

/// Writes other values into the record that stands for the household, as a version of its own.
pub(super) async fn show(
    tx: &mut Tx,
    id: HouseholdId,
    data: &HouseholdData,
    reason: &str,
) -> Result<(), Refused> {
    let row = households::find_in(tx, id).await?.ok_or(Refused::NotFound)?;
    let keys: SubjectKeys = tx.keys_for(&[row.id]).await?;
    households::raise_version(tx, id, row.version).await?;
    let changed = households::changed_row(tx, &keys, id, data)?;
    tx.update::<Entity, _>(changed).await?;
    let stamp = Stamp {
        household: id,
        record: row.id,
        kind: RecordKind::Household,
        number: row.version.saturating_add(1),
        valid_from: tx.now().date_naive(),
        source: Source::Merge.name(),
    };
    let closed_how = row.closed_how.as_deref().and_then(|how| how.parse().ok());
    let record = HouseholdRecord { closed_how, ..HouseholdRecord::from(data) };
    let contents = Sealed { reason: reason.to_owned(), record };
    history::write(tx, &keys, stamp, &contents).await?;
    Ok(())
}

/// A household is found by what its record shows, by what stood there before merges that hold, and by all that its other records are found
/// by, through all merges that hold.
pub(super) async fn find_by_all(tx: &mut Tx, id: HouseholdId) -> Result<(), Refused> {
    let row = households::find_in(tx, id).await?.ok_or(Refused::NotFound)?;
    if row.closed_on.is_some() {
        return Ok(());
    }
    let mut terms = household_terms(&place(&row));
    let (mut open, mut seen) = (vec![id], BTreeSet::from([id]));
    while let Some(next) = open.pop() {
        for merge in household_merging::all_in(tx, next).await? {
            terms.extend(household_terms(&merge.undoing.before.into()));
            let other = households::find_in(tx, merge.other).await?;
            let known =
                other.filter(|row| row.closed_how.as_deref() != Some(HowClosed::Erased.name()));
            let Some(other) = known else { continue };
            terms.extend(household_terms(&place(&other)));
            if seen.insert(merge.other) {
                open.push(merge.other);
            }
        }
    }
    Ok(search::replace(tx, row.id, id, terms).await?)
}

fn place(row: &HouseholdRow) -> HouseholdData {
    HouseholdData {
        settlement: row.settlement.clone(),
        address: row.address.clone(),
        ..HouseholdData::default()
    }
}
