//! Results in their table: compared with the current ones, kept beside the old ones, read back.

use std::collections::BTreeMap;

use database::{
    Look, Place, SubjectKeys, Tx,
    sea_orm::{
        self, ActiveValue::Set, ColumnTrait as _, Condition, FromQueryResult, QueryFilter as _,
        QueryOrder as _, QuerySelect as _, QueryTrait as _, sea_query::Expr,
    },
};
use kernel::HouseholdId;
use rayon::prelude::*;
use uuid::Uuid;

use super::{
    entities::assessment_result::{ActiveModel, Column, Entity, Model},
    seal,
};
use crate::{
    Outcome, VariableCatalogue,
    assessed::{Computed, PastResult, WithRules},
    kept_result::KeptOutcomes,
    read_records::ReadRecords,
    record::ResultId,
    rule_book::Reference,
};

/// Ids in one statement.
const IDS_A_STATEMENT: usize = 1_000;

/// The column with the keyed digest of results.
const OUTCOME: &str = "assessment_result.outcome";

/// What is compared of a current result.
#[derive(Debug, Clone, PartialEq, Eq, FromQueryResult)]
pub(crate) struct Current {
    id: Uuid,
    household_id: Uuid,
    outcome: Vec<u8>,
    parameters: String,
    rules: String,
}

/// The current results of households.
pub(crate) async fn current(
    tx: &Tx,
    households: &[Uuid],
) -> database::Result<BTreeMap<Uuid, Current>> {
    let mut found = BTreeMap::new();
    for part in households.chunks(IDS_A_STATEMENT) {
        let columns =
            [Column::Id, Column::HouseholdId, Column::Outcome, Column::Parameters, Column::Rules];
        let query = tx
            .select::<Entity>()
            .filter(Column::HouseholdId.is_in(part.iter().copied()))
            .filter(Column::IsCurrent.eq(true))
            .select_only()
            .columns(columns)
            .into_query();
        let rows: Vec<Current> = tx.rows(&query).await?;
        found.extend(rows.into_iter().map(|row| (row.household_id, row)));
    }
    Ok(found)
}

/// Whether a current result of the municipality was computed with other rules, parameters or weights.
pub(crate) async fn is_any_by_others(tx: &Tx, with: &WithRules) -> database::Result<bool> {
    let are_others = Condition::any()
        .add(Column::Parameters.ne(&with.parameters))
        .add(Column::Rules.ne(&with.rules));
    let select = tx.select::<Entity>().filter(Column::IsCurrent.eq(true)).filter(are_others);
    Ok(tx.one(select).await?.is_some())
}

/// The computations whose results differ from the current ones, each with its keyed digest and the result that it replaces.
pub(crate) fn news(
    tx: &Tx,
    current: &BTreeMap<Uuid, Current>,
    with: &WithRules,
    computed: Vec<Computed>,
) -> database::Result<Vec<News>> {
    let mut news = Vec::new();
    for one in computed {
        let outcome = tx.lookup_hash(OUTCOME, &one.digest)?;
        let before = current.get(&one.household.uuid());
        let is_same = before.is_some_and(|before| {
            before.outcome == outcome
                && before.parameters == with.parameters
                && before.rules == with.rules
        });
        if !is_same {
            let replaces = before.map(|before| before.id.into());
            news.push(News { id: tx.new_id()?, replaces, outcome, computed: one });
        }
    }
    Ok(news)
}

/// The first results of households, under those ids; [`SealedNews::hashed`] gives them their keyed digests.
pub(crate) fn first(ids: impl IntoIterator<Item = ResultId>, computed: Vec<Computed>) -> Vec<News> {
    let pairs = ids.into_iter().zip(computed);
    pairs.map(|(id, computed)| News { id, replaces: None, outcome: Vec::new(), computed }).collect()
}

/// A result that is to be written.
#[derive(Debug)]
pub(crate) struct News {
    id: ResultId,
    replaces: Option<ResultId>,
    outcome: Vec<u8>,
    computed: Computed,
}

/// A result as it is written, sealed.
#[derive(Debug)]
pub(crate) struct SealedNews {
    news: News,
    sealed: Vec<u8>,
    members: Vec<u8>,
}

impl News {
    /// Seals the results of the household and of each member under their own keys.
    pub(crate) fn seal(self, keys: &SubjectKeys) -> database::Result<SealedNews> {
        let id = self.id.uuid();
        let household = self.computed.household.uuid();
        let sealed = keys.seal(household, &seal::result(id), &self.computed.text)?;
        let mut members = Vec::new();
        for (person, text) in &self.computed.members {
            let person = person.uuid();
            match keys.seal(person, &seal::member_result(id), text) {
                Ok(part) => push_part(&mut members, person, &part),
                Err(database::Error::Erased) => {}
                Err(other) => return Err(other),
            }
        }
        let computed = &self.computed;
        for (record, bits) in computed.read.beside_results(computed.household, &computed.members) {
            push_part(&mut members, record, &[bits]);
        }
        Ok(SealedNews { news: self, sealed, members })
    }
}

impl SealedNews {
    /// With its keyed digest.
    pub(crate) fn hashed(mut self, tx: &Tx) -> database::Result<Self> {
        self.news.outcome = tx.lookup_hash(OUTCOME, &self.news.computed.digest)?;
        Ok(self)
    }
}

/// Seals many results, on all cores.
pub(crate) fn seal_all(news: Vec<News>, keys: &SubjectKeys) -> database::Result<Vec<SealedNews>> {
    news.into_par_iter().map(|one| one.seal(keys)).collect()
}

/// One member's part: whose it is, its length, its sealed bytes.
fn push_part(parts: &mut Vec<u8>, person: Uuid, part: &[u8]) {
    parts.extend_from_slice(person.as_bytes());
    parts.extend_from_slice(&u32::try_from(part.len()).unwrap_or_default().to_le_bytes());
    parts.extend_from_slice(part);
}

/// The members' parts of a row, in the order of the roster at that time, without further records.
fn parts(bytes: &[u8]) -> Vec<(Uuid, &[u8])> {
    let mut parts = all_parts(bytes);
    parts.retain(|(_, part)| part.len() > 1);
    parts
}

/// The records that a row rests on: a part of one byte says what was withheld of a record, a sealed one is a result.
fn read_records(row: &Model) -> ReadRecords {
    let mut read = ReadRecords::default();
    read.add(row.household_id, 0);
    for (record, part) in all_parts(&row.members) {
        read.add(record, if let [bits] = part { *bits } else { 0 });
    }
    read
}

fn all_parts(mut bytes: &[u8]) -> Vec<(Uuid, &[u8])> {
    let mut parts = Vec::new();
    while let Some((person, rest)) = bytes.split_at_checked(16)
        && let Some((length, rest)) = rest.split_at_checked(4)
        && let Ok(length) = <[u8; 4]>::try_from(length)
        && let Some((part, rest)) = rest.split_at_checked(u32::from_le_bytes(length) as usize)
    {
        parts.push((Uuid::from_slice(person).unwrap_or_default(), part));
        bytes = rest;
    }
    parts
}

/// Writes results in place of the current ones, which stay as old ones.
pub(crate) async fn write(
    tx: &mut Tx,
    with: &WithRules,
    news: Vec<SealedNews>,
) -> database::Result<()> {
    let replaced: Vec<Uuid> =
        news.iter().filter_map(|one| one.news.replaces).map(Uuid::from).collect();
    for part in replaced.chunks(IDS_A_STATEMENT) {
        let update = tx
            .update_many::<Entity>()
            .filter(Column::Id.is_in(part.iter().copied()))
            .col_expr(Column::IsCurrent, Expr::value(false));
        tx.exec_update(update).await?;
    }
    let row = |one: SealedNews| ActiveModel {
        id: Set(one.news.id.uuid()),
        household_id: Set(one.news.computed.household.uuid()),
        computed_at: Set(tx.now()),
        reference_date: Set(with.reference.date),
        income_year: Set(with.reference.income_year),
        parameters: Set(with.parameters.clone()),
        rules: Set(with.rules.clone()),
        outcome: Set(one.news.outcome),
        is_current: Set(true),
        sealed: Set(one.sealed),
        members: Set(one.members),
        ..Default::default()
    };
    let rows: Vec<ActiveModel> = news.into_iter().map(row).collect();
    tx.insert_many::<Entity, _>(rows).await
}

/// A current result, sealed.
#[derive(Debug)]
pub(crate) struct Kept {
    row: Model,
    pub(crate) reference: Reference,
}

impl Kept {
    /// The records that it was computed of.
    pub(crate) fn read(&self) -> ReadRecords {
        read_records(&self.row)
    }

    /// What followed for the household; nothing when it was erased.
    pub(crate) async fn open(
        &self,
        look: &impl Look,
        catalogue: &VariableCatalogue,
    ) -> database::Result<Vec<Outcome>> {
        let household = self.row.household_id;
        let keys = look.keys_of(&[household]).await?;
        open(catalogue, &keys, (household, seal::result(self.row.id)), &self.row.sealed)
    }
}

/// The current result of a household, sealed; `None` when it was never assessed.
pub(crate) async fn sealed_current_of(
    look: &impl Look,
    household: HouseholdId,
) -> database::Result<Option<Kept>> {
    let select = look
        .select::<Entity>()
        .filter(Column::HouseholdId.eq(household.uuid()))
        .filter(Column::IsCurrent.eq(true));
    let row = look.all(select).await?.into_iter().next();
    Ok(row.map(|row| Kept { reference: reference(&row), row }))
}

const fn reference(row: &Model) -> Reference {
    Reference { date: row.reference_date, income_year: row.income_year }
}

fn open(
    catalogue: &VariableCatalogue,
    keys: &SubjectKeys,
    (subject, place): (Uuid, Place),
    sealed: &[u8],
) -> database::Result<Vec<Outcome>> {
    let kept: Option<KeptOutcomes> = seal::open(keys, subject, &place, sealed)?;
    Ok(kept.map(|kept| kept.outcomes(catalogue)).unwrap_or_default())
}

/// All results of a household, the newest first.
pub(crate) async fn of_household(
    look: &impl Look,
    catalogue: &VariableCatalogue,
    household: HouseholdId,
) -> database::Result<Vec<PastResult>> {
    let select = look
        .select::<Entity>()
        .filter(Column::HouseholdId.eq(household.uuid()))
        .order_by_desc(Column::ComputedAt)
        .order_by_desc(Column::Id);
    let rows = look.all(select).await?;
    let mut subjects = vec![household.uuid()];
    for row in &rows {
        subjects.extend(parts(&row.members).into_iter().map(|(person, _)| person));
    }
    subjects.sort_unstable();
    subjects.dedup();
    let keys = look.keys_of(&subjects).await?;
    rows.into_iter().map(|row| past(catalogue, &keys, row)).collect()
}

/// The current results of households, opened.
pub(crate) async fn current_of(
    look: &impl Look,
    catalogue: &VariableCatalogue,
    households: &[HouseholdId],
) -> database::Result<BTreeMap<HouseholdId, PastResult>> {
    let mut found = BTreeMap::new();
    for part in households.chunks(IDS_A_STATEMENT) {
        let ids = part.iter().map(|id| id.uuid()).collect();
        let select = look.select_among::<Entity>(Column::HouseholdId, ids);
        let rows = look.all(select.filter(Column::IsCurrent.eq(true))).await?;
        let of_row = |row: &Model| -> Vec<Uuid> {
            parts(&row.members)
                .into_iter()
                .map(|(person, _)| person)
                .chain([row.household_id])
                .collect()
        };
        let mut subjects: Vec<Uuid> = rows.iter().flat_map(of_row).collect();
        subjects.sort_unstable();
        subjects.dedup();
        let keys = look.keys_of(&subjects).await?;
        for row in rows {
            found.insert(row.household_id.into(), past(catalogue, &keys, row)?);
        }
    }
    Ok(found)
}

fn past(
    catalogue: &VariableCatalogue,
    keys: &SubjectKeys,
    row: Model,
) -> database::Result<PastResult> {
    let place = seal::member_result(row.id);
    let members = parts(&row.members)
        .into_iter()
        .map(|(person, part)| Ok((person.into(), open(catalogue, keys, (person, place), part)?)));
    Ok(PastResult {
        read: read_records(&row),
        id: row.id.into(),
        computed_at: row.computed_at,
        is_current: row.is_current,
        household: open(catalogue, keys, (row.household_id, seal::result(row.id)), &row.sealed)?,
        members: members.collect::<database::Result<_>>()?,
        with: WithRules {
            reference: reference(&row),
            parameters: row.parameters,
            rules: row.rules,
        },
    })
}
