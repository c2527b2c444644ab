//! Proposed entries in their tables.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use database::{
    Look, SubjectKeys, Tx,
    sea_orm::{
        self,
        ActiveValue::Set,
        ColumnTrait as _, FromQueryResult, Order, QueryFilter as _, QueryOrder as _,
        QuerySelect as _, QueryTrait as _, Select,
        sea_query::{Expr, ExprTrait as _},
    },
};
use kernel::HouseholdId;
use registry::{rosters_of, standing_households, standing_persons};
use uuid::Uuid;

use super::{
    entities::{
        fact_request::{ActiveModel, Column, Entity, Model},
        fact_request_part,
    },
    seal::{self, KeptAnswers},
};
use crate::{
    VariableCatalogue,
    record::{EntryAbout, FactSubject, FactsOf, RequestId},
    request::{BesideRequest, ListedRequest, Request, RequestPage, RequestState},
};

/// Writes a proposed entry about one household.
pub(crate) async fn insert(
    tx: &mut Tx,
    catalogue: &VariableCatalogue,
    household: HouseholdId,
    (facts, about): (&[FactsOf], &EntryAbout),
) -> database::Result<RequestId> {
    let id: RequestId = tx.new_id()?;
    let mut subjects: Vec<Uuid> = facts.iter().map(|one| one.subject.uuid()).collect();
    subjects.push(household.uuid());
    subjects.sort_unstable();
    subjects.dedup();
    let keys = tx.keys_for(&subjects).await?;
    let place = seal::request_reason(id.uuid());
    let row = ActiveModel {
        id: Set(id.uuid()),
        household_id: Set(household.uuid()),
        state: Set(RequestState::Pending.name().to_owned()),
        round: Set(about.round.clone()),
        valid_from: Set(about.valid_from),
        source: Set(about.source.name().to_owned()),
        proposed_at: Set(tx.now()),
        proposed_by: Set(tx.authority().user().map(Uuid::from)),
        decided_at: Set(None),
        decided_by: Set(None),
        reason: Set(keys.seal(household.uuid(), &place, about.reason.as_bytes())?),
        decision: Set(None),
        ..Default::default()
    };
    tx.insert::<Entity, _>(row).await?;
    let mut parts = Vec::with_capacity(facts.len());
    for one in facts {
        let part: Uuid = tx.new_id()?;
        let subject = one.subject.uuid();
        let kept = KeptAnswers::of(catalogue, "", &one.answers);
        parts.push(fact_request_part::ActiveModel {
            id: Set(part),
            request_id: Set(id.uuid()),
            subject: Set(subject),
            subject_kind: Set(one.subject.kind().to_owned()),
            sealed: Set(seal::seal(&keys, subject, &seal::request_part(part), &kept)?),
            ..Default::default()
        });
    }
    tx.insert_many::<fact_request_part::Entity, _>(parts).await?;
    Ok(id)
}

/// A page of requests in a state, as far as their households are within reach.
pub(crate) async fn list(
    look: &impl Look,
    page: &RequestPage,
) -> database::Result<Vec<ListedRequest>> {
    let mut found = Vec::new();
    let mut beside = page.beside;
    let limit = usize::try_from(page.limit).unwrap_or(usize::MAX);
    // Requests about households that are hidden from the reader are passed over.
    while found.len() < limit {
        let rows = look.all(part(look, page, beside)).await?;
        let is_last = (rows.len() as u64) < page.limit;
        beside = rows
            .last()
            .map(|row| BesideRequest { proposed_at: row.proposed_at, id: row.id.into() });
        let households = households(look, &rows).await?;
        for row in &rows {
            let Some(household) = households.get(&row.household_id.into()) else { continue };
            found.push(listed(row, household.clone())?);
        }
        if is_last {
            break;
        }
    }
    found.truncate(limit);
    Ok(found)
}

fn part(look: &impl Look, page: &RequestPage, beside: Option<BesideRequest>) -> Select<Entity> {
    let order = if page.is_descending { Order::Desc } else { Order::Asc };
    let mut select = look.select::<Entity>().filter(Column::State.eq(page.state.name()));
    if let Some(beside) = beside {
        let row = Expr::tuple([Expr::col(Column::ProposedAt), Expr::col(Column::Id)]);
        let limit = Expr::tuple([Expr::val(beside.proposed_at), Expr::val(beside.id.uuid())]);
        select = select.filter(if page.is_descending { row.lt(limit) } else { row.gt(limit) });
    }
    select.order_by(Column::ProposedAt, order.clone()).order_by(Column::Id, order).limit(page.limit)
}

/// A household with the name after which it is listed.
type Named = (HouseholdId, String);

/// By the households that requests were made about, as far as they are within reach: the one that stands for each by now.
async fn households(
    look: &impl Look,
    rows: &[Model],
) -> database::Result<BTreeMap<HouseholdId, Named>> {
    let named: BTreeSet<HouseholdId> = rows.iter().map(|row| row.household_id.into()).collect();
    let named: Vec<HouseholdId> = named.into_iter().collect();
    let stands = standing_households(look, &named).await?;
    let wanted: BTreeSet<HouseholdId> = named.iter().chain(stands.values()).copied().collect();
    let rosters = rosters_of(look, &wanted.into_iter().collect::<Vec<_>>()).await?;
    let names: BTreeMap<HouseholdId, String> =
        rosters.into_iter().map(|one| (one.household, one.listed_name)).collect();
    let seen = named.into_iter().filter(|id| names.contains_key(id));
    let pairs = seen.filter_map(|id| {
        let household = stands.get(&id).copied().unwrap_or(id);
        Some((id, (household, names.get(&household)?.clone())))
    });
    Ok(pairs.collect())
}

fn listed(row: &Model, (household, listed_name): Named) -> database::Result<ListedRequest> {
    let state = row.state.parse().map_err(|_unknown| inconsistent("state", &row.state))?;
    Ok(ListedRequest {
        id: row.id.into(),
        household,
        listed_name,
        state,
        proposed_at: row.proposed_at,
        proposed_by: row.proposed_by.map(Into::into),
        proposer: None,
    })
}

#[derive(Debug, FromQueryResult)]
struct Count {
    state: String,
    count: i64,
}

/// How many requests there are in each state.
pub(crate) async fn counts(look: &impl Look) -> database::Result<BTreeMap<RequestState, u64>> {
    let query = look
        .select::<Entity>()
        .select_only()
        .column(Column::State)
        .column_as(Column::Id.count(), "count")
        .group_by(Column::State)
        .into_query();
    let rows: Vec<Count> = look.rows(&query).await?;
    let count = |row: Count| {
        let state = row.state.parse().ok()?;
        Some((state, u64::try_from(row.count).unwrap_or_default()))
    };
    Ok(rows.into_iter().filter_map(count).collect())
}

/// One request with its answers, as far as its household is within reach; about the records that stand for household and members by now.
pub(crate) async fn find(
    look: &impl Look,
    catalogue: &VariableCatalogue,
    id: RequestId,
) -> database::Result<Option<Request>> {
    let select = look.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    let Some(row) = look.all(select).await?.into_iter().next() else { return Ok(None) };
    let named = households(look, std::slice::from_ref(&row)).await?.into_values().next();
    let Some(named) = named else { return Ok(None) };
    let select = look
        .select::<fact_request_part::Entity>()
        .filter(fact_request_part::Column::RequestId.eq(id.uuid()))
        .order_by_asc(fact_request_part::Column::Id);
    let parts = look.all(select).await?;
    let subjects: Vec<Uuid> =
        parts.iter().map(|part| part.subject).chain([row.household_id]).collect();
    let keys = look.keys_of(&subjects).await?;
    let mut found = request(catalogue, &keys, &row, (named, parts))?;
    lead_on(look, &mut found).await?;
    Ok(Some(found))
}

/// Lets answers be about the records that stand for persons by now, in the households in which these are.
async fn lead_on(look: &impl Look, request: &mut Request) -> database::Result<()> {
    let persons = request.parts.iter().filter_map(|part| match part.subject {
        FactSubject::Person(id) => Some(id),
        FactSubject::Household(_) => None,
    });
    let standing = standing_persons(look, &persons.collect::<Vec<_>>()).await?;
    let homes: Vec<HouseholdId> = standing.values().map(|one| one.household).collect();
    let homes = standing_households(look, &homes).await?;
    for part in &mut request.parts {
        let FactSubject::Person(id) = part.subject else { continue };
        let Some(stands) = standing.get(&id) else { continue };
        part.subject = FactSubject::Person(stands.person);
        part.household = homes.get(&stands.household).copied().unwrap_or(stands.household);
    }
    Ok(())
}

fn request(
    catalogue: &VariableCatalogue,
    keys: &SubjectKeys,
    row: &Model,
    (named, parts): (Named, Vec<fact_request_part::Model>),
) -> database::Result<Request> {
    let household = row.household_id;
    let stands = named.0;
    let source = row.source.parse().map_err(|_unknown| inconsistent("source", &row.source))?;
    let text = |place, sealed: &[u8]| match keys.open_text(household, &place, sealed) {
        Err(database::Error::Erased) => Ok(String::new()),
        other => other,
    };
    let decision = row.decision.as_deref();
    let decision = decision.map(|sealed| text(seal::request_decision(row.id), sealed));
    let mut answers = Vec::with_capacity(parts.len());
    for part in parts {
        let place = seal::request_part(part.id);
        let kept: Option<KeptAnswers> = seal::open(keys, part.subject, &place, &part.sealed)?;
        let subject = match part.subject_kind.as_str() {
            "person" => FactSubject::Person(part.subject.into()),
            _ => FactSubject::Household(stands),
        };
        answers.push(FactsOf {
            household: stands,
            subject,
            answers: kept.map(|kept| kept.answers(catalogue)).unwrap_or_default(),
        });
    }
    Ok(Request {
        about: EntryAbout {
            round: row.round.clone(),
            valid_from: row.valid_from,
            source,
            reason: text(seal::request_reason(row.id), &row.reason)?,
        },
        parts: answers,
        decided_at: row.decided_at,
        decision: decision.transpose()?.unwrap_or_default(),
        listed: listed(row, named)?,
    })
}

/// Decides a request that is pending.
///
/// # Errors
/// [`database::Error::Stale`] when somebody else has decided it.
pub(crate) async fn decide(
    tx: &mut Tx,
    id: RequestId,
    state: RequestState,
    why: &str,
) -> database::Result<()> {
    let stale = database::Error::Stale { table: "fact_request" };
    let row = tx.one(tx.select::<Entity>().filter(Column::Id.eq(id.uuid()))).await?;
    let Some(row) = row else { return Err(stale) };
    let keys = tx.keys_for(&[row.household_id]).await?;
    let place = seal::request_decision(id.uuid());
    let sealed = keys.seal(row.household_id, &place, why.as_bytes())?;
    let user = tx.authority().user().map(Uuid::from);
    let at: Option<DateTime<Utc>> = Some(tx.now());
    let update = tx
        .update_many::<Entity>()
        .filter(Column::Id.eq(id.uuid()))
        .filter(Column::State.eq(RequestState::Pending.name()))
        .col_expr(Column::State, Expr::value(state.name()))
        .col_expr(Column::DecidedAt, Expr::value(at))
        .col_expr(Column::DecidedBy, Expr::value(user))
        .col_expr(Column::Decision, Expr::value(sealed));
    match tx.exec_update(update).await? {
        1 => Ok(()),
        _ => Err(stale),
    }
}

fn inconsistent(column: &'static str, found: &str) -> database::Error {
    database::Error::Inconsistent { table: "fact_request", column, found: found.to_owned() }
}
