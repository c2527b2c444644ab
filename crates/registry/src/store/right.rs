//! What persons ask for by right.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use database::{
    Look, PersonalReader, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, Order, QueryFilter as _, QueryOrder as _, QuerySelect as _, Select,
        sea_query::{Expr, ExprTrait as _},
    },
};
use kernel::PersonId;
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::{
    entities::right_request::{ActiveModel, Column, Entity, Model},
    person, reach, seal,
};
use crate::{
    rights::{OpenPage, OpenRequest, RightKind, RightRequest, RightState, is_restricted},
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

/// A request of a person, with what it is and in which state; `None` when there is none.
pub(crate) async fn find_in(
    tx: &Tx,
    person: PersonId,
    id: Uuid,
) -> database::Result<Option<(RightKind, RightState)>> {
    let found = tx.one(of(tx.select::<Entity>(), person).filter(Column::Id.eq(id))).await?;
    found.map(|row| Ok((kind(&row)?, state(&row)?))).transpose()
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
    if restricts { tx.withhold(person.uuid()).await } else { Ok(()) }
}

/// The requests of a person, the last first.
pub(crate) async fn of_person(
    reader: &PersonalReader,
    person: PersonId,
) -> database::Result<Vec<KeptRequest>> {
    let select = of(reader.select::<Entity>(), person);
    let rows = reader.all(select.order_by_desc(Column::AskedOn).order_by_desc(Column::Id)).await?;
    let keys = reader.keys_of(&[person.uuid()]).await?;
    rows.iter().map(|row| kept(&keys, row)).collect()
}

/// Of `persons`, those whose data may only be kept.
///
/// # Errors
/// [`database::Error`].
pub async fn restricted_among(
    look: &impl Look,
    persons: &[PersonId],
) -> database::Result<BTreeSet<PersonId>> {
    let mut found = BTreeSet::new();
    for part in persons.chunks(IDS_A_STATEMENT) {
        let ids = part.iter().map(|id| id.uuid()).collect();
        let select = look
            .select_among::<Entity>(Column::PersonId, ids)
            .filter(Column::Kind.eq(RightKind::Restriction.name()))
            .filter(Column::State.eq(RightState::Granted.name()));
        found.extend(look.all(select).await?.into_iter().map(|row| PersonId::from(row.person_id)));
    }
    Ok(found)
}

/// Of `persons`, those who wait for an answer to something that they ask by right, or whose objection holds.
///
/// # Errors
/// [`database::Error`].
pub async fn asking_among(
    look: &impl Look,
    persons: &[PersonId],
) -> database::Result<BTreeSet<PersonId>> {
    let objects = Column::Kind
        .eq(RightKind::Objection.name())
        .and(Column::State.eq(RightState::Granted.name()));
    let asks = Column::State.eq(RightState::Open.name()).or(objects);
    let mut found = BTreeSet::new();
    for part in persons.chunks(IDS_A_STATEMENT) {
        let ids = part.iter().map(|id| id.uuid()).collect();
        let select = look.select_among::<Entity>(Column::PersonId, ids).filter(asks.clone());
        found.extend(look.all(select).await?.into_iter().map(|row| PersonId::from(row.person_id)));
    }
    Ok(found)
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

/// For computing: everybody of the municipality whose data may only be kept, seen or not.
///
/// # Errors
/// [`database::Error`].
pub async fn restricted_persons(tx: &Tx) -> database::Result<BTreeSet<PersonId>> {
    let select = tx
        .select::<Entity>()
        .filter(Column::Kind.eq(RightKind::Restriction.name()))
        .filter(Column::State.eq(RightState::Granted.name()));
    Ok(tx.all(select).await?.into_iter().map(|row| PersonId::from(row.person_id)).collect())
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
