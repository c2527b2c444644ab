//! What persons ask for by right.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use database::{
    Look, PersonalReader, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, Order, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
        sea_query::{Expr, ExprTrait as _, SimpleExpr},
    },
};
use kernel::{HouseholdId, PersonId};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    entities::right_request::{ActiveModel, Column, Entity, Model},
    person, reach, seal,
    standing::{self, Others},
};
use crate::{
    rights::{
        HeldByRight, Objection, OpenPage, OpenRequest, RightKind, RightRequest, RightState,
        is_restricted,
    },
    view::{EntryId, KeptRequest},
};

/// Persons in one statement.
const IDS_A_STATEMENT: usize = 1_000;

/// What stands sealed in a row.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
struct Said {
    asked: String,
    answered: String,
}

/// Writes a request.
pub(crate) async fn insert(
    tx: &mut Tx,
    person: PersonId,
    request: &RightRequest,
) -> database::Result<()> {
    let id: Uuid = tx.new_id()?;
    let said = Said { asked: request.text.clone(), answered: String::new() };
    let keys = tx.keys_for(&[person.uuid()]).await?;
    let row = ActiveModel {
        id: Set(id),
        person_id: Set(person.uuid()),
        kind: Set(request.kind.name().to_owned()),
        state: Set(RightState::Open.name().to_owned()),
        asked_on: Set(request.asked_on),
        decided_on: Set(None),
        sealed: Set(sealed(&keys, person.uuid(), id, &said)?),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        decided_by: Set(None),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// A request that was made in one of the records of a person, with that record, what it is and in which state; `None` when there is
/// none.
pub(crate) async fn find_in(
    tx: &Tx,
    person: PersonId,
    id: Uuid,
) -> database::Result<Option<(PersonId, RightKind, RightState)>> {
    let records = standing::records_of(tx, person.uuid()).await?;
    let select = tx.select::<Entity>().filter(Column::PersonId.is_in(records));
    let found = tx.one(select.filter(Column::Id.eq(id))).await?;
    found.map(|row| Ok((row.person_id.into(), kind(&row)?, state(&row)?))).transpose()
}

/// Writes what became of a request. Of who may only be kept everything is taken back that is on its way out.
pub(crate) async fn decide(
    tx: &mut Tx,
    person: PersonId,
    id: Uuid,
    (decision, day): (RightState, NaiveDate),
    answer: &str,
) -> database::Result<()> {
    let stale = || database::Error::Stale { table: "right_request" };
    let found = tx.one(of(tx.select::<Entity>(), person).filter(Column::Id.eq(id))).await?;
    let found = found.ok_or_else(stale)?;
    let keys = tx.keys_of(&[person.uuid()]).await?;
    let said = Said { answered: answer.to_owned(), ..open(&keys, &found)? };
    let row = ActiveModel {
        id: Unchanged(id),
        state: Set(decision.name().to_owned()),
        decided_on: Set(Some(day)),
        decided_by: Set(tx.authority().user().map(Uuid::from)),
        sealed: Set(sealed(&keys, person.uuid(), id, &said)?),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await?;
    let restricts = is_restricted([(kind(&found)?, decision)]);
    if restricts { standing::withhold_person(tx, person.uuid()).await } else { Ok(()) }
}

/// The requests that were made in all records of a person, as far as these are within reach, the last first.
pub(crate) async fn of_all_records(
    reader: &PersonalReader,
    person: PersonId,
) -> database::Result<Vec<KeptRequest>> {
    let mut all = Vec::new();
    for record in standing::visible_records_of(reader, person).await? {
        all.extend(of_person(reader, record).await?);
    }
    all.sort_by_key(|one| std::cmp::Reverse((one.request.asked_on, one.id)));
    Ok(all)
}

/// The requests of one record, the last first.
pub(crate) async fn of_person(
    reader: &PersonalReader,
    person: PersonId,
) -> database::Result<Vec<KeptRequest>> {
    let select = of(reader.select::<Entity>(), person);
    let rows = reader.all(select.order_by_desc(Column::AskedOn).order_by_desc(Column::Id)).await?;
    let keys = reader.keys_of(&[person.uuid()]).await?;
    rows.iter().map(|row| kept(&keys, row)).collect()
}

/// Of `persons`, those whose data may only be kept. A restriction holds for a person, in whichever record it was asked for.
///
/// # Errors
/// [`database::Error`].
pub async fn restricted_among(
    look: &impl Look,
    persons: &[PersonId],
) -> database::Result<BTreeSet<PersonId>> {
    let restricts = is(RightKind::Restriction).and(is_granted());
    Ok(found_among(look, persons, restricts).await?.into_keys().collect())
}

/// What bears on the use of the data of a person.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Held {
    /// The data may only be kept.
    pub(crate) is_only_kept: bool,
    /// An objection that was not refused.
    pub(crate) objection: Option<Objection>,
}

/// Of `persons`, those about whom a restriction or an objection holds, in themselves or in the records `behind` them.
pub(crate) async fn held_among(
    look: &impl Look,
    persons: &BTreeSet<Uuid>,
    behind: &Others,
) -> database::Result<BTreeMap<Uuid, Held>> {
    let objects = is(RightKind::Objection).and(is_in(RightState::Open).or(is_granted()));
    let wanted = is(RightKind::Restriction).and(is_granted()).or(objects);
    let mut held: BTreeMap<Uuid, Held> = BTreeMap::new();
    for (person, rows) in found_behind(look, persons, behind, wanted).await? {
        let held = held.entry(person.uuid()).or_default();
        for row in &rows {
            match kind(row)? {
                RightKind::Objection => {
                    held.objection = held.objection.max(Objection::of(state(row)?));
                }
                _ => held.is_only_kept = true,
            }
        }
    }
    Ok(held)
}

/// What the present members of households have asked by right, as far as they are within reach and it bears on what is computed about
/// the households. Who has their rosters asks these.
///
/// # Errors
/// [`database::Error`].
pub async fn held_by_right(
    look: &impl Look,
    households: &[HouseholdId],
) -> database::Result<HeldByRight> {
    let mut all = HeldByRight::default();
    for part in households.chunks(IDS_A_STATEMENT) {
        let homes = person::homes_of(look, part.iter().map(|id| id.uuid()).collect()).await?;
        let persons: BTreeSet<Uuid> = homes.keys().map(|id| id.uuid()).collect();
        let behind = standing::behind_persons(look, persons.clone()).await?;
        for (person, held) in held_among(look, &persons, &behind).await? {
            let Some(home) = homes.get(&person.into()).copied() else { continue };
            if held.is_only_kept {
                all.restricted.insert(home);
            }
            if let Some(objection) = held.objection {
                let known = all.objections.entry(home).or_insert(objection);
                *known = objection.max(*known);
            }
        }
    }
    Ok(all)
}

/// Of `persons`, those in one of whose records requests meet `wanted`, with these.
async fn found_among(
    look: &impl Look,
    persons: &[PersonId],
    wanted: SimpleExpr,
) -> database::Result<BTreeMap<PersonId, Vec<Model>>> {
    let ids: BTreeSet<Uuid> = persons.iter().map(|id| id.uuid()).collect();
    let behind = standing::behind_persons(look, ids.clone()).await?;
    found_behind(look, &ids, &behind, wanted).await
}

/// The same with the records `behind` them.
async fn found_behind(
    look: &impl Look,
    ids: &BTreeSet<Uuid>,
    behind: &Others,
    wanted: SimpleExpr,
) -> database::Result<BTreeMap<PersonId, Vec<Model>>> {
    let mut stands: BTreeMap<Uuid, Vec<Uuid>> = ids.iter().map(|id| (*id, vec![*id])).collect();
    for (id, others) in behind {
        for other in others {
            stands.entry(*other).or_default().push(*id);
        }
    }
    let records: Vec<Uuid> = stands.keys().copied().collect();
    let mut found: BTreeMap<PersonId, Vec<Model>> = BTreeMap::new();
    for part in records.chunks(IDS_A_STATEMENT) {
        let ids = part.iter().copied().collect();
        let select = look.select_among::<Entity>(Column::PersonId, ids).filter(wanted.clone());
        for row in look.all(select).await? {
            for id in stands.get(&row.person_id).into_iter().flatten() {
                found.entry((*id).into()).or_default().push(row.clone());
            }
        }
    }
    Ok(found)
}

fn is_granted() -> SimpleExpr {
    is_in(RightState::Granted)
}

fn is(kind: RightKind) -> SimpleExpr {
    Column::Kind.eq(kind.name())
}

fn is_in(state: RightState) -> SimpleExpr {
    Column::State.eq(state.name())
}

/// Of `persons`, those who wait for an answer to something that they ask by right, or whose objection holds.
///
/// # Errors
/// [`database::Error`].
pub async fn asking_among(
    look: &impl Look,
    persons: &[PersonId],
) -> database::Result<BTreeSet<PersonId>> {
    let objects = is(RightKind::Objection).and(is_granted());
    let asks = is_in(RightState::Open).or(objects);
    Ok(found_among(look, persons, asks).await?.into_keys().collect())
}

/// A page of the requests that nobody has decided about, as far as the persons are within reach.
pub(crate) async fn open_ones(
    reader: &PersonalReader,
    page: &OpenPage,
) -> database::Result<Vec<OpenRequest>> {
    let mut found = Vec::new();
    let mut beside = page.beside;
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    // Requests of persons who are hidden from the reader are passed over.
    while found.len() < limit {
        let rows = reader.all(part(reader, page, beside)).await?;
        let is_last = (rows.len() as u64) < page.limit;
        beside = rows.last().map(|row| (row.asked_on, row.id.into()));
        let persons = rows.iter().map(|row| row.person_id).collect();
        let persons = person::some(reader, persons).await?;
        let names: BTreeMap<Uuid, String> =
            persons.iter().map(|row| (row.id, person::name(row))).collect();
        for row in &rows {
            let Some(name) = names.get(&row.person_id).cloned() else { continue };
            let (id, person, asked_on) = (row.id.into(), row.person_id.into(), row.asked_on);
            found.push(OpenRequest { id, person, name, kind: kind(row)?, asked_on });
        }
        if is_last {
            break;
        }
    }
    found.truncate(limit);
    Ok(found)
}

fn part(
    reader: &PersonalReader,
    page: &OpenPage,
    beside: Option<(NaiveDate, EntryId)>,
) -> Select<Entity> {
    let order = if page.is_descending { Order::Desc } else { Order::Asc };
    let mut select = reader.select::<Entity>().filter(Column::State.eq(RightState::Open.name()));
    if let Some((day, id)) = beside {
        let row = Expr::tuple([Expr::col(Column::AskedOn), Expr::col(Column::Id)]);
        let limit = Expr::tuple([Expr::val(day), Expr::val(id.uuid())]);
        select = select.filter(if page.is_descending { row.lt(limit) } else { row.gt(limit) });
    }
    select.order_by(Column::AskedOn, order.clone()).order_by(Column::Id, order).limit(page.limit)
}

/// How many requests nobody has decided about, of persons within reach.
pub(crate) async fn count_open(reader: &PersonalReader) -> database::Result<u64> {
    let select = reader.select::<Entity>().filter(Column::State.eq(RightState::Open.name()));
    let persons: Vec<Uuid> =
        reader.all(select).await?.into_iter().map(|row| row.person_id).collect();
    let mut count = 0;
    for part in persons.chunks(IDS_A_STATEMENT) {
        let seen = reach::visible_persons(reader, part.iter().copied().collect()).await?;
        count += part.iter().filter(|id| seen.contains(id)).count() as u64;
    }
    Ok(count)
}

/// For computing: everybody of the municipality whose data may only be kept, seen or not, with the records that stand for them.
///
/// # Errors
/// [`database::Error`].
pub async fn restricted_persons(tx: &Tx) -> database::Result<BTreeSet<PersonId>> {
    let restricts = is(RightKind::Restriction).and(is_granted());
    let rows = tx.all(tx.select::<Entity>().filter(restricts)).await?;
    let mut found: BTreeSet<Uuid> = rows.into_iter().map(|row| row.person_id).collect();
    let above = standing::above_persons(tx, found.clone()).await?;
    found.extend(above.into_values().flatten());
    Ok(found.into_iter().map(PersonId::from).collect())
}

fn of(select: Select<Entity>, person: PersonId) -> Select<Entity> {
    select.filter(Column::PersonId.eq(person.uuid()))
}

fn kept(keys: &SubjectKeys, row: &Model) -> database::Result<KeptRequest> {
    let said = open(keys, row)?;
    Ok(KeptRequest {
        id: row.id.into(),
        request: RightRequest { kind: kind(row)?, asked_on: row.asked_on, text: said.asked },
        state: state(row)?,
        decided_on: row.decided_on,
        answer: said.answered,
    })
}

fn open(keys: &SubjectKeys, row: &Model) -> database::Result<Said> {
    let plain = keys.open(row.person_id, &seal::right(row.id), &row.sealed)?;
    serde_json::from_slice(&plain).map_err(|_cause| inconsistent("sealed", "no request"))
}

fn sealed(keys: &SubjectKeys, person: Uuid, id: Uuid, said: &Said) -> database::Result<Vec<u8>> {
    let text = serde_json::to_vec(said).map_err(|_cause| inconsistent("sealed", "no request"))?;
    keys.seal(person, &seal::right(id), &text)
}

fn kind(row: &Model) -> database::Result<RightKind> {
    row.kind.parse().map_err(|_unknown| inconsistent("kind", &row.kind))
}

fn state(row: &Model) -> database::Result<RightState> {
    row.state.parse().map_err(|_unknown| inconsistent("state", &row.state))
}

fn inconsistent(column: &'static str, found: &str) -> database::Error {
    database::Error::Inconsistent { table: "right_request", column, found: found.to_owned() }
}
