//! Transfers in their table, within the municipality of the scope.

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use database::{
    Error, Look, PersonalReader, Place, Result, SubjectKeys, Tx,
    sea_orm::{
        self,
        ActiveValue::Set,
        ColumnTrait as _, FromQueryResult, Order, QueryFilter as _, QueryOrder as _,
        QuerySelect as _, QueryTrait as _, Select,
        sea_query::{Expr, ExprTrait as _},
    },
};
use kernel::{HouseholdId, PersonId, UnitCode, UserId};
use registry::{of_households_within_reach, persons_within_reach};
use uuid::Uuid;

use super::entities::{
    transfer::{self, ActiveModel, Column, Entity, Model},
    transfer_person,
};
use crate::{
    packet::Packet,
    transfer::{Direction, ListRequest, Transfer, TransferId, TransferState, WhyDeclined},
};

const fn place(id: TransferId) -> Place {
    Place { table: "transfer", column: "packet", row: id.uuid() }
}

/// Seals a packet under the transfer's own key.
pub(crate) async fn seal(tx: &mut Tx, id: TransferId, packet: &Packet) -> Result<Vec<u8>> {
    let text = serde_json::to_vec(packet).map_err(|cause| fault("packet", &cause.to_string()))?;
    tx.seal(id.uuid(), &place(id), &text).await
}

/// Opens the packet of a transfer; `None` once it is gone.
pub(crate) fn open(keys: &SubjectKeys, transfer: &Transfer) -> Result<Option<Packet>> {
    let Some(sealed) = &transfer.packet else { return Ok(None) };
    match keys.open(transfer.id.uuid(), &place(transfer.id), sealed) {
        Ok(text) => {
            let packet = serde_json::from_slice(&text);
            packet.map(Some).map_err(|cause| fault("packet", &cause.to_string()))
        }
        Err(Error::Erased) => Ok(None),
        Err(other) => Err(other),
    }
}

/// Writes a new transfer.
pub(crate) async fn insert(tx: &mut Tx, one: &Transfer) -> Result<()> {
    let row = ActiveModel {
        id: Set(one.id.uuid()),
        direction: Set(one.direction.name().to_owned()),
        other_unit: Set(one.other_unit.as_str().to_owned()),
        other_id: Set(one.other_id.uuid()),
        state: Set(one.state.name().to_owned()),
        household_id: Set(one.household.map(HouseholdId::uuid)),
        persons: Set(i64::try_from(one.persons).unwrap_or(i64::MAX)),
        moved_on: Set(one.moved_on),
        ground: Set(one.ground.name().to_owned()),
        consent_of: Set(one.consent_of.map(PersonId::uuid)),
        consent_on: Set(one.consent_on),
        article: Set(one.article.clone()),
        why: Set(None),
        packet: Set(one.packet.clone()),
        sent_by: Set(one.sent_by.map(Uuid::from)),
        sent_at: Set(one.sent_at),
        ended_at: Set(None),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await
}

/// Writes whom a transfer is about.
pub(crate) async fn insert_persons(tx: &mut Tx, id: TransferId, who: &[PersonId]) -> Result<()> {
    let mut rows = Vec::with_capacity(who.len());
    for person in who {
        let row: Uuid = tx.new_id()?;
        rows.push(transfer_person::ActiveModel {
            id: Set(row),
            transfer_id: Set(id.uuid()),
            person_id: Set(person.uuid()),
            ..Default::default()
        });
    }
    tx.insert_many::<transfer_person::Entity, _>(rows).await
}

/// How a transfer comes to its end, or nearer to it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Step {
    pub(crate) to: TransferState,
    pub(crate) why: Option<WhyDeclined>,
    pub(crate) household: Option<HouseholdId>,
}

impl Step {
    pub(crate) const fn to(state: TransferState) -> Self {
        Self { to: state, why: None, household: None }
    }
}

/// Takes a transfer from one of `from` further: of two who do that at the same time one gets `false`. Its end takes the packet away and
/// destroys the key.
pub(crate) async fn go_on(
    tx: &mut Tx,
    id: TransferId,
    from: &[TransferState],
    step: Step,
) -> Result<bool> {
    let is_end = !matches!(step.to, TransferState::Waiting | TransferState::Recalling);
    let mut update = tx
        .update_many::<Entity>()
        .filter(Column::Id.eq(id.uuid()))
        .filter(Column::State.is_in(from.iter().map(|one| one.name())))
        .col_expr(Column::State, Expr::value(step.to.name()));
    if let Some(why) = step.why {
        update = update.col_expr(Column::Why, Expr::value(why.name()));
    }
    if let Some(household) = step.household {
        update = update.col_expr(Column::HouseholdId, Expr::value(household.uuid()));
    }
    if is_end {
        update = update
            .col_expr(Column::Packet, Expr::value(None::<Vec<u8>>))
            .col_expr(Column::EndedAt, Expr::value(tx.now()));
    }
    let is_done = tx.exec_update(update).await? == 1;
    if is_done && is_end {
        tx.destroy_key(id.uuid()).await?;
    }
    Ok(is_done)
}

/// One transfer.
pub(crate) async fn find(look: &impl Look, id: TransferId) -> Result<Option<Transfer>> {
    let select = look.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    look.all(select).await?.into_iter().next().map(read).transpose()
}

/// A page of the list without those that are `hidden`, in the order of the request.
pub(crate) async fn page(
    reader: &PersonalReader,
    request: &ListRequest,
    hidden: &BTreeSet<Uuid>,
) -> Result<Vec<Transfer>> {
    let order = if request.is_descending { Order::Desc } else { Order::Asc };
    let mut select = narrowed(reader, request, hidden);
    if let Some(beside) = &request.beside {
        let row = Expr::tuple([Expr::col(Column::SentAt), Expr::col(Column::Id)]);
        let limit = Expr::tuple([Expr::val(beside.sent_at), Expr::val(beside.id.uuid())]);
        select = select.filter(if request.is_descending { row.lt(limit) } else { row.gt(limit) });
    }
    let select = select
        .order_by(Column::SentAt, order.clone())
        .order_by(Column::Id, order)
        .limit(request.limit);
    reader.all(select).await?.into_iter().map(read).collect()
}

#[derive(Debug, FromQueryResult)]
struct Count {
    number: i64,
}

/// How many the list has without those that are `hidden`.
pub(crate) async fn count(
    reader: &PersonalReader,
    request: &ListRequest,
    hidden: &BTreeSet<Uuid>,
) -> Result<u64> {
    let query = narrowed(reader, request, hidden)
        .select_only()
        .column_as(Column::Id.count(), "number")
        .into_query();
    let rows: Vec<Count> = reader.rows(&query).await?;
    Ok(rows.first().and_then(|one| u64::try_from(one.number).ok()).unwrap_or_default())
}

fn narrowed(
    reader: &PersonalReader,
    request: &ListRequest,
    hidden: &BTreeSet<Uuid>,
) -> Select<Entity> {
    let mut select = reader.select::<Entity>();
    if !hidden.is_empty() {
        select = select.filter(Column::Id.is_not_in(hidden.iter().copied()));
    }
    if let Some(direction) = request.direction {
        select = select.filter(Column::Direction.eq(direction.name()));
    }
    if let Some(state) = request.state {
        let states = TransferState::ALL.iter().filter(|one| one.shown() == state);
        select = select.filter(Column::State.is_in(states.map(|one| one.name())));
    }
    select
}

/// Transfers that are not answered and were sent before that moment, with the municipality that keeps them; of all of the scope.
pub(crate) async fn unanswered_before(
    look: &impl Look,
    before: DateTime<Utc>,
) -> Result<Vec<(UnitCode, Transfer)>> {
    let select = look
        .select::<Entity>()
        .filter(Column::SentAt.lt(before))
        .filter(Column::State.is_in(UNANSWERED.iter().map(|one| one.name())))
        .order_by_asc(Column::Id);
    let rows = look.all(select).await?.into_iter();
    rows.map(|row| {
        let unit = row.tenant.parse().map_err(|_no_code| fault("tenant", &row.tenant))?;
        Ok((unit, read(row)?))
    })
    .collect()
}

/// States without an answer.
pub(crate) const UNANSWERED: [TransferState; 2] =
    [TransferState::Waiting, TransferState::Recalling];

/// The transfers out of a household and the one with which it came, the last first.
pub(crate) async fn of_household(
    look: &impl Look,
    household: HouseholdId,
) -> Result<Vec<Transfer>> {
    let select = look.select::<Entity>().filter(Column::HouseholdId.eq(household.uuid()));
    look.all(last_first(select)).await?.into_iter().map(read).collect()
}

/// The same of a household that the reader may see; none of another.
pub(crate) async fn of_household_within_reach(
    reader: &PersonalReader,
    household: HouseholdId,
) -> Result<Vec<Transfer>> {
    let select = reader.select::<Entity>().filter(Column::HouseholdId.eq(household.uuid()));
    let select = of_households_within_reach(reader, select, Column::HouseholdId);
    reader.all(last_first(select)).await?.into_iter().map(read).collect()
}

fn last_first(select: Select<Entity>) -> Select<Entity> {
    select.order_by_desc(Column::SentAt).order_by_desc(Column::Id)
}

/// Transfers that a person is part of, or agreed to, in the order of sending.
pub(crate) async fn of_person(look: &impl Look, person: Uuid) -> Result<Vec<Transfer>> {
    let select = look.select::<transfer_person::Entity>();
    let rows = look.all(select.filter(transfer_person::Column::PersonId.eq(person))).await?;
    let ids: BTreeSet<Uuid> = rows.into_iter().map(|row| row.transfer_id).collect();
    let select = look
        .select::<Entity>()
        .filter(Column::Id.is_in(ids).or(Column::ConsentOf.eq(person)))
        .order_by_asc(Column::SentAt);
    look.all(select).await?.into_iter().map(read).collect()
}

#[derive(Debug, FromQueryResult)]
struct About {
    transfer: Uuid,
    person: Uuid,
}

/// Transfers of which somebody is hidden from the reader: for the reader they are not there.
pub(crate) async fn hidden(reader: &PersonalReader) -> Result<BTreeSet<Uuid>> {
    let persons = reader
        .select::<transfer_person::Entity>()
        .select_only()
        .column_as(transfer_person::Column::TransferId, "transfer")
        .column_as(transfer_person::Column::PersonId, "person");
    let agreed = reader
        .select::<Entity>()
        .filter(Column::ConsentOf.is_not_null())
        .select_only()
        .column_as(Column::Id, "transfer")
        .column_as(Column::ConsentOf, "person");
    let mut about: Vec<About> = reader.rows(&persons.into_query()).await?;
    about.extend(reader.rows::<About>(&agreed.into_query()).await?);
    let ids: BTreeSet<PersonId> = about.iter().map(|one| one.person.into()).collect();
    let ids: Vec<PersonId> = ids.into_iter().collect();
    let seen = persons_within_reach(reader, &ids).await?;
    let unseen = about.into_iter().filter(|one| !seen.contains(&one.person.into()));
    Ok(unseen.map(|one| one.transfer).collect())
}

/// Whom a transfer is about, on this side.
pub(crate) async fn persons_of(look: &impl Look, id: TransferId) -> Result<Vec<PersonId>> {
    let select = look
        .select::<transfer_person::Entity>()
        .filter(transfer_person::Column::TransferId.eq(id.uuid()))
        .order_by_asc(transfer_person::Column::Id);
    Ok(look.all(select).await?.into_iter().map(|row| row.person_id.into()).collect())
}

/// The same with who agreed to it.
pub(crate) async fn everybody_of(look: &impl Look, one: &Transfer) -> Result<Vec<PersonId>> {
    let persons = persons_of(look, one.id).await?;
    let all: BTreeSet<PersonId> = persons.into_iter().chain(one.consent_of).collect();
    Ok(all.into_iter().collect())
}

/// Whether one of the persons is on the way already.
pub(crate) async fn is_on_the_way(tx: &Tx, persons: &[PersonId]) -> Result<bool> {
    let ids = persons.iter().map(|id| id.uuid());
    let select =
        tx.select_among::<transfer_person::Entity, _>(transfer_person::Column::PersonId, ids);
    let ids: Vec<Uuid> = tx.all(select).await?.into_iter().map(|row| row.transfer_id).collect();
    let select = tx
        .select_among::<Entity, _>(Column::Id, ids)
        .filter(Column::Direction.eq(Direction::Sent.name()))
        .filter(Column::State.is_in(UNANSWERED.iter().map(|one| one.name())));
    Ok(tx.one(select).await?.is_some())
}

fn read(row: transfer::Model) -> Result<Transfer> {
    let Model { id, direction, other_unit, state, ground, why, .. } = row;
    Ok(Transfer {
        id: id.into(),
        direction: direction.parse().map_err(|_unknown| fault("direction", &direction))?,
        other_unit: other_unit.parse().map_err(|_no_code| fault("other_unit", &other_unit))?,
        other_id: row.other_id.into(),
        state: state.parse().map_err(|_unknown| fault("state", &state))?,
        household: row.household_id.map(HouseholdId::from),
        persons: u64::try_from(row.persons).unwrap_or_default(),
        moved_on: row.moved_on,
        ground: ground.parse().map_err(|_unknown| fault("ground", &ground))?,
        consent_of: row.consent_of.map(PersonId::from),
        consent_on: row.consent_on,
        article: row.article,
        why: why.map(|text| text.parse().map_err(|_unknown| fault("why", &text))).transpose()?,
        packet: row.packet,
        sent_by: row.sent_by.map(UserId::from),
        sent_at: row.sent_at,
        ended_at: row.ended_at,
    })
}

fn fault(column: &'static str, found: &str) -> Error {
    Error::Inconsistent { table: "transfer", column, found: found.to_owned() }
}
