//! What is due by the rules that are on, and why some of it stays all the same. Asked alike when a list is made and again for each item
//! when its turn comes, then also about everything else that would go along. Steps: none of these commits.

use std::collections::{BTreeMap, BTreeSet};

use assessment::{due_requests, remove_request};
use chrono::NaiveDate;
use database::{Erase, Result, Tx};
use kernel::{HouseholdId, PersonId};
use registry::{
    DueRecord, DueUntil, asking_among, due_records, everybody_of, goes_with, let_go,
    restricted_among,
};
use uuid::Uuid;

use crate::{
    kind::RecordKind,
    list::{Found, Item, MOST_ITEMS, WhyLeft},
    rule::due_until,
    store::{
        hold::{self, Held},
        rule,
    },
};

/// Everything that is due, the kinds in their order, of each the oldest first; and whether there is more than a list holds.
pub(crate) async fn gather(tx: &Tx, today: NaiveDate) -> Result<(Vec<Found>, bool)> {
    let mut found = Vec::new();
    for rule in rule::on(tx).await? {
        let room = MOST_ITEMS + 1 - found.len() as u64;
        let Some(day) = due_until(today, rule.years).filter(|_| room > 0) else { continue };
        found.extend(due(tx, rule.kind, DueUntil { day, only: None, most: room }).await?);
    }
    let is_cut = found.len() as u64 > MOST_ITEMS;
    found.truncate(usize::try_from(MOST_ITEMS).unwrap_or(usize::MAX));
    say_why(tx, today, &mut found).await?;
    Ok((found, is_cut))
}

/// Records of a kind that were kept long enough.
async fn due(tx: &Tx, kind: RecordKind, until: DueUntil) -> Result<Vec<Found>> {
    match kind {
        RecordKind::Registry(of) => {
            let records = due_records(tx, of, until).await?;
            let found = |one: DueRecord| Found {
                kind,
                record: one.record,
                household: one.household,
                person: one.person,
                event: one.event,
                why: None,
            };
            Ok(records.into_iter().map(found).collect())
        }
        RecordKind::FactRequest => {
            let only = until.only.map(|id| id.uuid().into());
            let requests = due_requests(tx, until.day, only, until.most).await?;
            let found = requests.into_iter().map(|one| Found {
                kind,
                record: one.id.uuid().into(),
                household: one.household,
                person: None,
                event: one.decided_on,
                why: None,
            });
            Ok(found.collect())
        }
    }
}

/// Whom each item concerns: the person it is about, or everybody of the household.
async fn say_why(tx: &Tx, today: NaiveDate, found: &mut [Found]) -> Result<()> {
    let households: BTreeSet<HouseholdId> = found.iter().map(|one| one.household).collect();
    let households: Vec<HouseholdId> = households.into_iter().collect();
    let everybody = everybody_of(tx, &households).await?;
    let persons: BTreeSet<PersonId> = everybody
        .values()
        .flatten()
        .copied()
        .chain(found.iter().filter_map(|one| one.person))
        .collect();
    let blocked = Blocked::of(tx, today, persons).await?;
    for one in found {
        one.why = blocked.why(one, &everybody);
    }
    Ok(())
}

/// What keeps records that are due.
struct Blocked {
    restricted: BTreeSet<PersonId>,
    asking: BTreeSet<PersonId>,
    held: Held,
}

impl Blocked {
    async fn of(tx: &Tx, today: NaiveDate, persons: BTreeSet<PersonId>) -> Result<Self> {
        let persons: Vec<PersonId> = persons.into_iter().collect();
        Ok(Self {
            restricted: restricted_among(tx, &persons).await?,
            asking: asking_among(tx, &persons).await?,
            held: hold::held_on(tx, today).await?,
        })
    }

    fn why(
        &self,
        one: &Found,
        everybody: &BTreeMap<HouseholdId, Vec<PersonId>>,
    ) -> Option<WhyLeft> {
        let members = everybody.get(&one.household).map(Vec::as_slice).unwrap_or_default();
        let persons = one.person.as_ref().map_or(members, std::slice::from_ref);
        let mut goes: Vec<Uuid> = persons.iter().map(|id| id.uuid()).collect();
        // With the last one of whom anything is known the household goes along.
        let is_last = members.iter().all(|id| Some(*id) == one.person);
        if one.person.is_none() || is_last {
            goes.push(one.household.uuid());
        }
        self.keeps(one, persons, &goes)
    }

    /// Why a record stays with which these persons, and all of `goes`, would go.
    fn keeps(&self, one: &Found, persons: &[PersonId], goes: &[Uuid]) -> Option<WhyLeft> {
        if self.held.holds(one.kind, one.record, goes) {
            return Some(WhyLeft::Held);
        }
        if persons.iter().any(|id| self.restricted.contains(id)) {
            return Some(WhyLeft::Restricted);
        }
        persons.iter().any(|id| self.asking.contains(id)).then_some(WhyLeft::Asking)
    }
}

/// Lets the record of an item go when it is still due and nothing keeps it; otherwise says why it stays.
pub(crate) async fn carry_out(
    tx: &mut Tx,
    item: &Item,
    erasers: &[Erase],
) -> Result<Option<WhyLeft>> {
    let today = tx.now().date_naive();
    if !is_seen(tx, item).await? {
        return Ok(Some(WhyLeft::NotSeen));
    }
    let rule = rule::find(tx, item.kind).await?.filter(|rule| rule.is_on);
    let Some(rule) = rule else { return Ok(Some(WhyLeft::RuleOff)) };
    let Some(day) = due_until(today, rule.years) else { return Ok(Some(WhyLeft::NotDue)) };
    let until = DueUntil { day, only: Some(item.record), most: 1 };
    let mut found = due(tx, item.kind, until).await?;
    say_why(tx, today, &mut found).await?;
    let Some(one) = found.pop() else { return Ok(Some(WhyLeft::NotDue)) };
    if one.why.is_some() {
        return Ok(one.why);
    }
    match registry_record(&one) {
        Some(due) => {
            if let Some(why) = along(tx, today, &one, &due).await? {
                return Ok(Some(why));
            }
            let_go(tx, &due, erasers).await?;
        }
        None => remove_request(tx, one.record.uuid().into()).await?,
    }
    Ok(None)
}

/// Why a record stays because of what would go along with it: other records of the same person or household.
async fn along(tx: &Tx, today: NaiveDate, one: &Found, due: &DueRecord) -> Result<Option<WhyLeft>> {
    let goes: Vec<Uuid> = goes_with(tx, due).await?.into_iter().collect();
    let persons: Vec<PersonId> = goes.iter().copied().map(PersonId::from).collect();
    let blocked = Blocked::of(tx, today, persons.iter().copied().collect()).await?;
    Ok(blocked.keeps(one, &persons, &goes))
}

/// The record of the registry that an item is about.
fn registry_record(one: &Found) -> Option<DueRecord> {
    let RecordKind::Registry(kind) = one.kind else { return None };
    let (household, person, event) = (one.household, one.person, one.event);
    Some(DueRecord { kind, record: one.record, household, person, event })
}

/// Whether nothing of an item is hidden from whom the transaction is for.
pub(crate) async fn is_seen(tx: &Tx, item: &Item) -> Result<bool> {
    let (persons, households) = match item.person {
        Some(person) => registry::unhidden(tx, &[person], &[]).await?,
        None => registry::unhidden(tx, &[], &[item.household]).await?,
    };
    Ok(!persons.is_empty() || !households.is_empty())
}
