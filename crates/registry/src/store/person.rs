//! Persons in their table.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, PersonalReader, SubjectKeys, Tx,
    sea_orm::{
        self,
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, Condition, FromQueryResult, QueryFilter as _, QueryOrder as _,
        QuerySelect as _, QueryTrait as _, Select,
        sea_query::Expr,
    },
};
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use super::{
    entities::person::{ActiveModel, Column, Entity, Model},
    reach, seal, standing,
};
use crate::{
    jmbg::Jmbg,
    membership::HowLeft,
    person::{PersonData, Relation},
    view::Person,
};

/// Ids in one statement.
const IDS_A_STATEMENT: usize = 1_000;

/// The column whose exact values are found by a keyed hash.
pub(crate) const JMBG: &str = "person.jmbg";

/// The members of a household in the order of entry.
pub(crate) async fn of_household(
    reader: &PersonalReader,
    household: HouseholdId,
) -> database::Result<Vec<Model>> {
    let find = async {
        let select = reach::persons(reader).filter(Column::HouseholdId.eq(household.uuid()));
        reader.all(present(select)).await
    };
    reader.once(("members", household.uuid()), Box::pin(find)).await
}

/// For other contexts: the present members of a household who may be seen; nobody when the household may not be.
///
/// # Errors
/// [`database::Error`].
pub async fn present_members(
    reader: &PersonalReader,
    household: HouseholdId,
) -> database::Result<BTreeSet<PersonId>> {
    let members = of_household(reader, household).await?;
    Ok(members.into_iter().map(|row| row.id.into()).collect())
}

/// The present members of a household who may be seen, within a transaction.
pub(crate) async fn of_household_in(
    tx: &Tx,
    household: HouseholdId,
) -> database::Result<Vec<Model>> {
    let select = reach::persons(tx).filter(Column::HouseholdId.eq(household.uuid()));
    tx.all(present(select)).await
}

/// The members with those whom the user may not see.
pub(crate) async fn everybody_in(tx: &Tx, household: HouseholdId) -> database::Result<Vec<Model>> {
    tx.all(present(reach::everybody_in(tx, household))).await
}

/// Where a person lives: rows are read by the thousand, so no more of each.
#[derive(Debug, FromQueryResult)]
struct Lives {
    id: Uuid,
    household_id: Uuid,
}

/// The present members of households who may be seen, each with the household.
pub(crate) async fn homes_of(
    look: &impl Look,
    households: BTreeSet<Uuid>,
) -> database::Result<BTreeMap<PersonId, HouseholdId>> {
    let members = present(reach::members_among(look, households));
    let columns = members.select_only().columns([Column::Id, Column::HouseholdId]);
    let rows: Vec<Lives> = look.rows(&columns.into_query()).await?;
    Ok(rows.into_iter().map(|row| (row.id.into(), row.household_id.into())).collect())
}

/// The records of a household for whose person another record stands, as far as they may be seen.
pub(crate) async fn merged_of_household(
    look: &impl Look,
    household: HouseholdId,
) -> database::Result<Vec<Model>> {
    let select = reach::members_among(look, BTreeSet::from([household.uuid()]))
        .filter(Column::CanonicalId.is_not_null())
        .order_by_asc(Column::Position)
        .order_by_asc(Column::Id);
    look.all(select).await
}

/// One person, seen or not: for what is undone about everybody.
pub(crate) async fn any_in(tx: &Tx, id: PersonId) -> database::Result<Option<Model>> {
    tx.one(reach::every_person(tx, BTreeSet::from([id.uuid()]))).await
}

fn present(select: Select<Entity>) -> Select<Entity> {
    select.filter(Column::EndedOn.is_null()).order_by_asc(Column::Position)
}

/// One person.
pub(crate) async fn find(reader: &PersonalReader, id: PersonId) -> database::Result<Option<Model>> {
    reader.one(reach::persons(reader).filter(Column::Id.eq(id.uuid()))).await
}

/// One person within a transaction.
pub(crate) async fn find_in(tx: &Tx, id: PersonId) -> database::Result<Option<Model>> {
    tx.one(reach::persons(tx).filter(Column::Id.eq(id.uuid()))).await
}

/// The persons of `ids` that the reader may see.
pub(crate) async fn some(reader: &PersonalReader, ids: Vec<Uuid>) -> database::Result<Vec<Model>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    reader.all(reach::persons_among(reader, ids.into_iter().collect())).await
}

/// For other contexts: the names of persons, as far as they are within reach.
///
/// # Errors
/// [`database::Error`].
pub async fn names_of_persons(
    reader: &PersonalReader,
    ids: &[PersonId],
) -> database::Result<BTreeMap<PersonId, String>> {
    let mut names = BTreeMap::new();
    for part in ids.chunks(IDS_A_STATEMENT) {
        let rows = some(reader, part.iter().map(|id| id.uuid()).collect()).await?;
        names.extend(rows.iter().map(|row| (row.id.into(), name(row))));
    }
    Ok(names)
}

/// The persons with a citizen's number, by its keyed hash.
pub(crate) fn with_number(select: Select<Entity>, hash: &[u8]) -> Select<Entity> {
    select
        .filter(Condition::any().add(Column::JmbgHash.eq(hash)).add(Column::ProtectedHash.eq(hash)))
}

/// The name as it is shown in lists.
pub(crate) fn name(row: &Model) -> String {
    format!("{} {}", row.family_name, row.given_name).trim().to_owned()
}

/// A person's place among the members of a household who are there: the last.
pub(crate) fn last_position(members: &[Model]) -> i32 {
    members.iter().map(|row| row.position).max().map_or(0, |last| last.saturating_add(1))
}

/// The row of a person.
pub(crate) fn row(
    tx: &Tx,
    keys: &SubjectKeys,
    (id, household): (PersonId, HouseholdId),
    data: &PersonData,
) -> database::Result<ActiveModel> {
    let (jmbg, jmbg_hash) = sealed_jmbg(tx, keys, id, data)?;
    Ok(ActiveModel {
        id: Set(id.uuid()),
        household_id: Set(household.uuid()),
        family_name: Set(data.family_name.clone()),
        given_name: Set(data.given_name.clone()),
        name_order: Set(serbian::latin_key(&data.listed_name())),
        sex: Set(data.sex.map(|sex| sex.name().to_owned())),
        birth_date: Set(data.birth_date),
        jmbg: Set(jmbg),
        jmbg_hash: Set(jmbg_hash),
        relation: Set(data.relation.name().to_owned()),
        changed_at: Set(tx.now()),
        ..Default::default()
    })
}

/// The row of a person who joins at a place in the household's order.
pub(crate) fn new_row(
    tx: &Tx,
    keys: &SubjectKeys,
    place: (PersonId, HouseholdId),
    data: &PersonData,
    (position, protection): (i32, Option<Uuid>),
) -> database::Result<ActiveModel> {
    let row = row(tx, keys, place, data)?;
    Ok(ActiveModel {
        position: Set(position),
        version: Set(1),
        created_at: Set(tx.now()),
        protection_id: Set(protection),
        ..hidden(row, protection.is_some())
    })
}

/// Whose number a protected person has is not to be learnt from an entry that is refused.
fn hidden(row: ActiveModel, is_protected: bool) -> ActiveModel {
    if !is_protected {
        return row;
    }
    ActiveModel { protected_hash: row.jmbg_hash, jmbg_hash: Set(None), ..row }
}

/// The row of a person who is there already.
pub(crate) fn changed_row(
    tx: &Tx,
    keys: &SubjectKeys,
    old: &Model,
    data: &PersonData,
) -> database::Result<ActiveModel> {
    let row = row(tx, keys, (old.id.into(), old.household_id.into()), data)?;
    // The number of a record that another one stands for may stand in that one.
    let is_hidden = old.protection_id.is_some() || old.canonical_id.is_some();
    Ok(ActiveModel { id: Unchanged(old.id), ..hidden(row, is_hidden) })
}

/// Puts a person under a protection, or under none. A number that somebody else got in the meantime stays hidden. Of who comes under
/// protection everything is taken back that is on its way out.
pub(crate) async fn set_protection(
    tx: &mut Tx,
    old: &Model,
    protection: Option<Uuid>,
) -> database::Result<()> {
    let hash = old.jmbg_hash.clone().or_else(|| old.protected_hash.clone());
    let is_taken = match &hash {
        Some(hash) if protection.is_none() => reach::is_number_taken(tx, hash, old.id).await?,
        _ => false,
    };
    let is_hidden = protection.is_some() || is_taken || old.canonical_id.is_some();
    let (open, secret) = if is_hidden { (None, hash) } else { (hash, None) };
    let row = ActiveModel {
        id: Unchanged(old.id),
        protection_id: Set(protection),
        jmbg_hash: Set(open),
        protected_hash: Set(secret),
        changed_at: Set(tx.now()),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await?;
    if protection.is_some() { standing::withhold_person(tx, old.id).await } else { Ok(()) }
}

/// What changes of a person's row with a change of household.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Moved {
    pub(crate) household: HouseholdId,
    pub(crate) relation: Relation,
    pub(crate) position: i32,
    pub(crate) version: i32,
}

/// Writes that a person is in another household now, or back in one.
pub(crate) async fn move_to(tx: &mut Tx, id: PersonId, moved: Moved) -> database::Result<()> {
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        household_id: Set(moved.household.uuid()),
        relation: Set(moved.relation.name().to_owned()),
        position: Set(moved.position),
        version: Set(moved.version),
        ended_on: Set(None),
        ended_how: Set(None),
        changed_at: Set(tx.now()),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// Writes that a person died or moved out of the municipality.
pub(crate) async fn end(
    tx: &mut Tx,
    id: PersonId,
    on: chrono::NaiveDate,
    how: HowLeft,
) -> database::Result<()> {
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        ended_on: Set(Some(on)),
        ended_how: Set(Some(how.name().to_owned())),
        changed_at: Set(tx.now()),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// Lets another record stand for the person. The number, by which the record is still found, may stand in that one now.
pub(crate) async fn stand_back(tx: &mut Tx, old: &Model, canonical: Uuid) -> database::Result<()> {
    let today = tx.now().date_naive();
    let row = ActiveModel {
        id: Unchanged(old.id),
        canonical_id: Set(Some(canonical)),
        ended_on: Set(Some(old.ended_on.unwrap_or(today))),
        ended_how: Set(Some(
            old.ended_how.clone().unwrap_or_else(|| HowLeft::SamePerson.name().to_owned()),
        )),
        jmbg_hash: Set(None),
        protected_hash: Set(old.jmbg_hash.clone().or_else(|| old.protected_hash.clone())),
        changed_at: Set(tx.now()),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// Lets a record stand for itself again, as it had ended before; with its protection or without.
pub(crate) async fn stand_again(
    tx: &mut Tx,
    old: &Model,
    ended: Option<(chrono::NaiveDate, String)>,
    keeps_protection: bool,
) -> database::Result<()> {
    let protection = old.protection_id.filter(|_| keeps_protection);
    let hash = old.protected_hash.clone();
    let is_taken = match &hash {
        Some(hash) => reach::is_number_taken(tx, hash, old.id).await?,
        None => false,
    };
    let (open, secret) = if protection.is_some() || is_taken { (None, hash) } else { (hash, None) };
    let (on, how) = ended.unzip();
    let row = ActiveModel {
        id: Unchanged(old.id),
        canonical_id: Set(None),
        ended_on: Set(on),
        ended_how: Set(how),
        protection_id: Set(protection),
        jmbg_hash: Set(open),
        protected_hash: Set(secret),
        changed_at: Set(tx.now()),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// A number that stood with somebody by mistake is its owner's again, who had it hidden until now.
pub(crate) async fn open_number(tx: &mut Tx, number: &Jmbg) -> database::Result<()> {
    let hash = tx.lookup_hash(JMBG, &number.digits())?;
    let select = reach::hiding_number(tx, &hash).order_by_asc(Column::Id);
    let Some(row) = tx.one(select).await? else { return Ok(()) };
    if reach::is_number_taken(tx, &hash, row.id).await? {
        return Ok(());
    }
    let row = ActiveModel {
        id: Unchanged(row.id),
        jmbg_hash: Set(Some(hash)),
        protected_hash: Set(None),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}

/// Raises the version of a person, when it is still the one that the change was made from.
pub(crate) async fn raise_version(tx: &mut Tx, id: PersonId, from: i32) -> database::Result<()> {
    let update = tx
        .update_many::<Entity>()
        .filter(Column::Id.eq(id.uuid()))
        .filter(Column::Version.eq(from))
        .col_expr(Column::Version, Expr::value(from.saturating_add(1)));
    match tx.exec_update(update).await? {
        1 => Ok(()),
        _ => Err(database::Error::Stale { table: "person" }),
    }
}

type SealedAndHash = (Option<Vec<u8>>, Option<Vec<u8>>);

fn sealed_jmbg(
    tx: &Tx,
    keys: &SubjectKeys,
    id: PersonId,
    data: &PersonData,
) -> database::Result<SealedAndHash> {
    let Some(jmbg) = &data.jmbg else { return Ok((None, None)) };
    let digits = jmbg.digits();
    let sealed = keys.seal(id.uuid(), &seal::jmbg(id.uuid()), digits.as_bytes())?;
    Ok((Some(sealed), Some(tx.lookup_hash(JMBG, &digits)?)))
}

/// A row with its sealed values opened.
pub(crate) fn open(keys: &SubjectKeys, row: &Model) -> database::Result<Person> {
    let data = data(keys, row)?;
    let how =
        row.ended_how.as_deref().map(|text| known::<HowLeft>(text, "ended_how")).transpose()?;
    Ok(Person {
        id: row.id.into(),
        household: row.household_id.into(),
        data,
        ended: row.ended_on.zip(how),
        is_protected: row.protection_id.is_some(),
        canonical: row.canonical_id.map(PersonId::from),
        version: row.version,
    })
}

/// What is written in a row, its number opened.
pub(crate) fn data(keys: &SubjectKeys, row: &Model) -> database::Result<PersonData> {
    let jmbg = match &row.jmbg {
        Some(sealed) => Some(open_jmbg(keys, row.id, sealed)?),
        None => None,
    };
    Ok(PersonData {
        family_name: row.family_name.clone(),
        given_name: row.given_name.clone(),
        sex: row.sex.as_deref().map(|text| known(text, "sex")).transpose()?,
        birth_date: row.birth_date,
        jmbg,
        relation: known::<Relation>(&row.relation, "relation")?,
    })
}

fn open_jmbg(keys: &SubjectKeys, id: Uuid, sealed: &[u8]) -> database::Result<Jmbg> {
    let digits = keys.open_text(id, &seal::jmbg(id), sealed)?;
    digits.parse().map_err(|_invalid| inconsistent("jmbg", "no valid number"))
}

fn known<T: std::str::FromStr>(text: &str, column: &'static str) -> database::Result<T> {
    text.parse().map_err(|_unknown| inconsistent(column, text))
}

fn inconsistent(column: &'static str, found: &str) -> database::Error {
    database::Error::Inconsistent { table: "person", column, found: found.to_owned() }
}
