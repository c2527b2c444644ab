//! What was taken over from a file, seen as a whole: whether a citizen's number is there already, whether anybody worked with a
//! household since its entry, and taking households away again that were entered by mistake.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, Tx,
    sea_orm::{
        self, ColumnTrait as _, FromQueryResult, QueryFilter as _, QuerySelect as _,
        QueryTrait as _,
    },
};
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use super::{
    duplicate,
    entities::{
        attachment, consent, contact, household, household_member, household_merge, note,
        partnership, person, person_document, person_mark, person_merge, record_version, relative,
        right_request, search_term,
    },
    household as households,
    person::JMBG,
    reach,
};
use crate::{jmbg::Jmbg, steps::Entered};

/// Ids in one statement.
const IDS_A_STATEMENT: usize = 500;

/// Who somebody is: whose a citizen's number is, or which record stands for a person.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// The person.
    pub person: PersonId,
    /// The household.
    pub household: HouseholdId,
    /// Whether the person is there still: neither dead nor moved out.
    pub is_there: bool,
}

impl Holder {
    pub(crate) fn of(row: &person::Model) -> Self {
        Self {
            person: row.id.into(),
            household: row.household_id.into(),
            is_there: row.ended_on.is_none(),
        }
    }
}

/// Who has those citizen's numbers, as far as they are within reach: by the place in `numbers`.
///
/// # Errors
/// [`database::Error`].
pub async fn holders_of(
    look: &impl Look,
    numbers: &[Jmbg],
) -> database::Result<BTreeMap<usize, Holder>> {
    let mut found = BTreeMap::new();
    for (part, numbers) in numbers.chunks(IDS_A_STATEMENT).enumerate() {
        let mut places: BTreeMap<Vec<u8>, Vec<usize>> = BTreeMap::new();
        for (at, number) in numbers.iter().enumerate() {
            let hash = look.lookup_hash(JMBG, &number.digits())?;
            places.entry(hash).or_default().push(part * IDS_A_STATEMENT + at);
        }
        let select = reach::persons(look);
        let select = select.filter(person::Column::JmbgHash.is_in(places.keys().cloned()));
        for row in look.all(select).await? {
            let at = row.jmbg_hash.as_ref().and_then(|hash| places.get(hash));
            let holder = Holder::of(&row);
            found.extend(at.into_iter().flatten().map(|at| (*at, holder.clone())));
        }
    }
    Ok(found)
}

/// Why a household or a member that was entered cannot go as if it had never been entered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Touched {
    /// What is written about it was changed, or it was closed or erased.
    Changed,
    /// Somebody joined or left.
    Membership,
    /// It is under protection.
    Protected,
    /// It, or somebody in it, was taken for the same as another record, also when that was undone since: what undoing needs names both.
    Merged,
    /// There are notes, files, contacts, documents, groups, consents, requests or relatives.
    Attached,
}

impl Touched {
    /// All, in the order in which they are looked for.
    pub const ALL: [Self; 5] =
        [Self::Changed, Self::Membership, Self::Protected, Self::Merged, Self::Attached];

    /// The stable name.
    pub const fn name(self) -> &'static str {
        match self {
            Self::Changed => "changed",
            Self::Membership => "membership",
            Self::Protected => "protected",
            Self::Merged => "merged",
            Self::Attached => "attached",
        }
    }
}

/// Which of the households were worked with since they were entered with exactly those members, and how.
///
/// # Errors
/// [`database::Error`].
pub async fn touched_households(
    tx: &Tx,
    entered: &[Entered],
) -> database::Result<BTreeMap<HouseholdId, Touched>> {
    let mut found = BTreeMap::new();
    for part in entered.chunks(IDS_A_STATEMENT) {
        let ids: BTreeSet<Uuid> = part.iter().map(|one| one.household.uuid()).collect();
        let select = reach::all_households(tx);
        let select = select.filter(household::Column::Id.is_in(ids.iter().copied()));
        let rows: BTreeMap<Uuid, household::Model> =
            tx.all(select).await?.into_iter().map(|row| (row.id, row)).collect();
        let members = members_of(tx, ids.clone()).await?;
        let attached = attached_to_households(tx, &ids).await?;
        let persons: Vec<Uuid> = members.values().flatten().map(|row| row.id).collect();
        let of_persons = attached_to_persons(tx, &persons).await?;
        let mut merged = merged_households(tx, &ids).await?;
        merged.extend(merged_persons(tx, &persons).await?);
        for one in part {
            let id = one.household.uuid();
            let members = members.get(&id).map_or(&[][..], Vec::as_slice);
            let is_any = |found: &BTreeSet<Uuid>, of: &BTreeSet<Uuid>| {
                found.contains(&id) || members.iter().any(|row| of.contains(&row.id))
            };
            let with =
                With { merges: is_any(&merged, &merged), others: is_any(&attached, &of_persons) };
            if let Some(how) = touched(rows.get(&id), members, one, with) {
                found.insert(one.household, how);
            }
        }
    }
    Ok(found)
}

/// What names a household or somebody in it.
#[derive(Debug, Clone, Copy)]
struct With {
    merges: bool,
    others: bool,
}

fn touched(
    row: Option<&household::Model>,
    members: &[person::Model],
    entered: &Entered,
    with: With,
) -> Option<Touched> {
    let Some(row) = row else { return Some(Touched::Changed) };
    let is_protected =
        row.protection_id.is_some() || members.iter().any(|one| one.protection_id.is_some());
    let there: BTreeSet<Uuid> =
        members.iter().filter(|one| one.ended_on.is_none()).map(|one| one.id).collect();
    let then: BTreeSet<Uuid> = entered.members.iter().map(|id| id.uuid()).collect();
    if is_protected {
        Some(Touched::Protected)
    } else if with.merges {
        Some(Touched::Merged)
    } else if there != then || members.len() != then.len() {
        Some(Touched::Membership)
    } else if row.version != 1
        || row.closed_on.is_some()
        || members.iter().any(|one| one.version != 1)
    {
        Some(Touched::Changed)
    } else {
        with.others.then_some(Touched::Attached)
    }
}

/// Which of the members were worked with since they were entered, and how.
///
/// # Errors
/// [`database::Error`].
pub async fn touched_members(
    tx: &Tx,
    entered: &[Entered],
) -> database::Result<BTreeMap<PersonId, Touched>> {
    let mut found = BTreeMap::new();
    for part in entered.chunks(IDS_A_STATEMENT) {
        let members = members_of(tx, part.iter().map(|one| one.household.uuid()).collect()).await?;
        let ids: Vec<Uuid> = part.iter().flat_map(|one| &one.members).map(|id| id.uuid()).collect();
        let attached = attached_to_persons(tx, &ids).await?;
        let merged = merged_persons(tx, &ids).await?;
        for one in part {
            let here = members.get(&one.household.uuid()).map_or(&[][..], Vec::as_slice);
            for id in &one.members {
                let how = match here.iter().find(|row| row.id == id.uuid()) {
                    Some(row) if row.protection_id.is_some() => Some(Touched::Protected),
                    _ if merged.contains(&id.uuid()) => Some(Touched::Merged),
                    None => Some(Touched::Membership),
                    Some(row) if row.ended_on.is_some() => Some(Touched::Membership),
                    Some(row) if row.version != 1 => Some(Touched::Changed),
                    Some(row) => attached.contains(&row.id).then_some(Touched::Attached),
                };
                found.extend(how.map(|how| (*id, how)));
            }
        }
    }
    Ok(found)
}

async fn members_of(
    tx: &Tx,
    households: BTreeSet<Uuid>,
) -> database::Result<BTreeMap<Uuid, Vec<person::Model>>> {
    let mut members: BTreeMap<Uuid, Vec<person::Model>> = BTreeMap::new();
    for row in tx.all(reach::everybody_among(tx, households)).await? {
        members.entry(row.household_id).or_default().push(row);
    }
    Ok(members)
}

#[derive(Debug, FromQueryResult)]
struct Id {
    id: Uuid,
}

/// The ids in `column` of the rows of a table that name one of `ids` there.
async fn named<E: database::Owned>(
    tx: &Tx,
    column: E::Column,
    ids: &[Uuid],
) -> database::Result<Vec<Uuid>> {
    let query = tx
        .select_among::<E, _>(column, ids.iter().copied())
        .select_only()
        .column_as(column, "id")
        .distinct()
        .into_query();
    let rows: Vec<Id> = tx.rows(&query).await?;
    Ok(rows.into_iter().map(|row| row.id).collect())
}

async fn attached_to_households(tx: &Tx, ids: &BTreeSet<Uuid>) -> database::Result<BTreeSet<Uuid>> {
    let ids: Vec<Uuid> = ids.iter().copied().collect();
    let mut found: BTreeSet<Uuid> = BTreeSet::new();
    found.extend(named::<note::Entity>(tx, note::Column::HouseholdId, &ids).await?);
    found.extend(named::<attachment::Entity>(tx, attachment::Column::HouseholdId, &ids).await?);
    found.extend(named::<relative::Entity>(tx, relative::Column::HouseholdId, &ids).await?);
    Ok(found)
}

async fn attached_to_persons(tx: &Tx, ids: &[Uuid]) -> database::Result<BTreeSet<Uuid>> {
    let mut found: BTreeSet<Uuid> = BTreeSet::new();
    for ids in ids.chunks(IDS_A_STATEMENT) {
        found.extend(named::<note::Entity>(tx, note::Column::PersonId, ids).await?);
        found.extend(named::<attachment::Entity>(tx, attachment::Column::PersonId, ids).await?);
        found.extend(named::<contact::Entity>(tx, contact::Column::PersonId, ids).await?);
        let documents =
            named::<person_document::Entity>(tx, person_document::Column::PersonId, ids);
        found.extend(documents.await?);
        found.extend(named::<person_mark::Entity>(tx, person_mark::Column::PersonId, ids).await?);
        found.extend(named::<consent::Entity>(tx, consent::Column::PersonId, ids).await?);
        let requests = named::<right_request::Entity>(tx, right_request::Column::PersonId, ids);
        found.extend(requests.await?);
        found.extend(named::<partnership::Entity>(tx, partnership::Column::PersonId, ids).await?);
        found.extend(named::<partnership::Entity>(tx, partnership::Column::PartnerId, ids).await?);
    }
    Ok(found)
}

/// Of households, those that were ever taken for the same as another one.
async fn merged_households(tx: &Tx, ids: &BTreeSet<Uuid>) -> database::Result<BTreeSet<Uuid>> {
    use household_merge::{Column, Entity};
    let ids: Vec<Uuid> = ids.iter().copied().collect();
    let mut found: BTreeSet<Uuid> = BTreeSet::new();
    found.extend(named::<Entity>(tx, Column::CanonicalId, &ids).await?);
    found.extend(named::<Entity>(tx, Column::HouseholdId, &ids).await?);
    Ok(found)
}

/// Of persons, those whose records were ever taken for the same as others.
async fn merged_persons(tx: &Tx, ids: &[Uuid]) -> database::Result<BTreeSet<Uuid>> {
    use person_merge::{Column, Entity};
    let mut found: BTreeSet<Uuid> = BTreeSet::new();
    for ids in ids.chunks(IDS_A_STATEMENT) {
        found.extend(named::<Entity>(tx, Column::CanonicalId, ids).await?);
        found.extend(named::<Entity>(tx, Column::PersonId, ids).await?);
    }
    Ok(found)
}

/// Takes households with their members away as if they had never been entered, and destroys their keys, so that no backup
/// shows them either. Nothing else may name them any more.
///
/// # Errors
/// [`database::Error`], also when something names one of them still.
pub async fn remove_households(tx: &mut Tx, entered: &[Entered]) -> database::Result<()> {
    for part in entered.chunks(IDS_A_STATEMENT) {
        let ids: Vec<Uuid> = part.iter().map(|one| one.household.uuid()).collect();
        delete::<search_term::Entity>(tx, search_term::Column::HouseholdId, &ids).await?;
        delete::<record_version::Entity>(tx, record_version::Column::HouseholdId, &ids).await?;
        delete::<household_member::Entity>(tx, household_member::Column::HouseholdId, &ids).await?;
        let members: Vec<Uuid> =
            part.iter().flat_map(|one| &one.members).map(|id| id.uuid()).collect();
        duplicate::forget(tx, &members).await?;
        delete::<person::Entity>(tx, person::Column::HouseholdId, &ids).await?;
        delete::<household::Entity>(tx, household::Column::Id, &ids).await?;
    }
    let subjects: Vec<Uuid> = entered.iter().flat_map(Entered::subjects).collect();
    tx.destroy_keys(&subjects).await
}

/// Takes members of households that stay away as if they had never been entered, and destroys their keys.
///
/// # Errors
/// As [`remove_households`].
pub async fn remove_members(tx: &mut Tx, entered: &[Entered]) -> database::Result<()> {
    let subjects: Vec<Uuid> =
        entered.iter().flat_map(|one| &one.members).map(|id| id.uuid()).collect();
    for ids in subjects.chunks(IDS_A_STATEMENT) {
        delete::<search_term::Entity>(tx, search_term::Column::Owner, ids).await?;
        delete::<record_version::Entity>(tx, record_version::Column::Record, ids).await?;
        delete::<household_member::Entity>(tx, household_member::Column::PersonId, ids).await?;
        duplicate::forget(tx, ids).await?;
        delete::<person::Entity>(tx, person::Column::Id, ids).await?;
    }
    for one in entered {
        households::refresh(tx, one.household).await?;
    }
    tx.destroy_keys(&subjects).await
}

async fn delete<E: database::Owned>(
    tx: &mut Tx,
    column: E::Column,
    ids: &[Uuid],
) -> database::Result<()> {
    let delete = tx.delete_many::<E>().filter(column.is_in(ids.iter().copied()));
    tx.exec_delete(delete).await?;
    Ok(())
}
