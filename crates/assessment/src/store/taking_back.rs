//! Taking an entry back as if it had never been recorded: its answers go, and what was known before is known again.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    SubjectKeys, Tx,
    sea_orm::{
        self, ColumnTrait as _, FromQueryResult, QueryFilter as _, QuerySelect as _,
        QueryTrait as _,
    },
};
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use super::{
    entities::{
        assessment_result,
        fact_entry::{Column, Entity, Model},
        fact_request, fact_request_part, fact_sheet,
    },
    seal::{self, KeptAnswers},
    sheet,
};
use crate::{
    VariableCatalogue,
    record::{EntryId, FactSubject, Origin},
    sheet::Sheet,
};

/// Ids in one statement.
const IDS_A_STATEMENT: usize = 500;

#[derive(Debug, FromQueryResult)]
struct Id {
    id: Uuid,
}

/// Of the households, those about which, or about a member of which, something else than the entry was recorded or proposed.
///
/// # Errors
/// [`database::Error`].
pub async fn recorded_otherwise(
    tx: &Tx,
    entry: EntryId,
    households: &[HouseholdId],
) -> database::Result<BTreeSet<HouseholdId>> {
    let mut found = BTreeSet::new();
    for part in households.chunks(IDS_A_STATEMENT) {
        let ids: Vec<Uuid> = part.iter().map(|id| id.uuid()).collect();
        let entries = tx
            .select_among::<Entity, _>(Column::HouseholdId, ids.iter().copied())
            .filter(Column::Entry.ne(entry.uuid()))
            .select_only()
            .column_as(Column::HouseholdId, "id")
            .distinct()
            .into_query();
        let rows: Vec<Id> = tx.rows(&entries).await?;
        found.extend(rows.into_iter().map(|row| HouseholdId::from(row.id)));
        let requests = tx
            .select_among::<fact_request::Entity, _>(fact_request::Column::HouseholdId, ids)
            .select_only()
            .column_as(fact_request::Column::HouseholdId, "id")
            .distinct()
            .into_query();
        let rows: Vec<Id> = tx.rows(&requests).await?;
        found.extend(rows.into_iter().map(|row| HouseholdId::from(row.id)));
    }
    Ok(found)
}

/// Of the persons, those about whom something else than the entry was recorded.
///
/// # Errors
/// [`database::Error`].
pub async fn recorded_otherwise_of(
    tx: &Tx,
    entry: EntryId,
    persons: &[PersonId],
) -> database::Result<BTreeSet<PersonId>> {
    let mut found = BTreeSet::new();
    for part in persons.chunks(IDS_A_STATEMENT) {
        let query = tx
            .select_among::<Entity, _>(Column::Subject, part.iter().map(|id| id.uuid()))
            .filter(Column::Entry.ne(entry.uuid()))
            .select_only()
            .column_as(Column::Subject, "id")
            .distinct()
            .into_query();
        let rows: Vec<Id> = tx.rows(&query).await?;
        found.extend(rows.into_iter().map(|row| PersonId::from(row.id)));
    }
    Ok(found)
}

/// Takes everything away that is known of households that go whole: answers, entries, results.
///
/// # Errors
/// [`database::Error`].
pub async fn remove_facts(tx: &mut Tx, households: &[HouseholdId]) -> database::Result<()> {
    for part in households.chunks(IDS_A_STATEMENT) {
        let ids = || part.iter().map(|id| id.uuid());
        let sheets = tx.delete_many::<fact_sheet::Entity>();
        tx.exec_delete(sheets.filter(fact_sheet::Column::HouseholdId.is_in(ids()))).await?;
        let entries = tx.delete_many::<Entity>();
        tx.exec_delete(entries.filter(Column::HouseholdId.is_in(ids()))).await?;
        let results = tx.delete_many::<assessment_result::Entity>();
        let of = assessment_result::Column::HouseholdId.is_in(ids());
        tx.exec_delete(results.filter(of)).await?;
    }
    Ok(())
}

/// Takes everything away that is known of persons who go while their households stay.
///
/// # Errors
/// [`database::Error`].
pub async fn remove_facts_of(tx: &mut Tx, persons: &[PersonId]) -> database::Result<()> {
    for part in persons.chunks(IDS_A_STATEMENT) {
        let ids = || part.iter().map(|id| id.uuid());
        let sheets = tx.delete_many::<fact_sheet::Entity>();
        tx.exec_delete(sheets.filter(fact_sheet::Column::Subject.is_in(ids()))).await?;
        let entries = tx.delete_many::<Entity>();
        tx.exec_delete(entries.filter(Column::Subject.is_in(ids()))).await?;
        let parts = tx.delete_many::<fact_request_part::Entity>();
        tx.exec_delete(parts.filter(fact_request_part::Column::Subject.is_in(ids()))).await?;
    }
    Ok(())
}

/// Takes the answers of an entry back about everybody except `but`, in favour of those before and of those recorded since.
/// Returns the households concerned, which the caller has assessed again.
///
/// # Errors
/// [`database::Error`].
pub async fn take_back_entry(
    tx: &mut Tx,
    catalogue: &VariableCatalogue,
    entry: EntryId,
    but: &BTreeSet<HouseholdId>,
) -> database::Result<Vec<HouseholdId>> {
    let select = tx.select::<Entity>().filter(Column::Entry.eq(entry.uuid()));
    let query = select.select_only().columns([Column::HouseholdId, Column::Subject]).into_query();
    let rows: Vec<Concerned> = tx.rows(&query).await?;
    let mut subjects: BTreeMap<Uuid, Uuid> = BTreeMap::new();
    for row in rows.into_iter().filter(|row| !but.contains(&row.household_id.into())) {
        subjects.insert(row.subject, row.household_id);
        subjects.insert(row.household_id, row.household_id);
    }
    let all: Vec<(Uuid, Uuid)> = subjects.into_iter().collect();
    for part in all.chunks(IDS_A_STATEMENT) {
        let ids = part.iter().map(|(subject, _)| *subject);
        let gone = tx.delete_many::<Entity>().filter(Column::Entry.eq(entry.uuid()));
        tx.exec_delete(gone.filter(Column::Subject.is_in(ids))).await?;
        rebuild(tx, catalogue, part).await?;
    }
    let households: BTreeSet<Uuid> = all.into_iter().map(|(_, household)| household).collect();
    Ok(households.into_iter().map(HouseholdId::from).collect())
}

#[derive(Debug, FromQueryResult)]
struct Concerned {
    household_id: Uuid,
    subject: Uuid,
}

/// Makes the sheets of subjects again from the entries that are left; each counts as changed.
async fn rebuild(
    tx: &mut Tx,
    catalogue: &VariableCatalogue,
    subjects: &[(Uuid, Uuid)],
) -> database::Result<()> {
    let ids: Vec<Uuid> = subjects.iter().map(|(subject, _)| *subject).collect();
    let keys = tx.keys_of(&ids).await?;
    let old = sheet::of_subjects(tx, &keys, &ids).await?;
    let mut left: BTreeMap<Uuid, Vec<Model>> = BTreeMap::new();
    let select = tx.select_among::<Entity, _>(Column::Subject, ids.iter().copied());
    for row in tx.all(select).await? {
        left.entry(row.subject).or_default().push(row);
    }
    let mut sheets: BTreeMap<FactSubject, (Uuid, Sheet)> = BTreeMap::new();
    for (subject, household) in subjects {
        let Some(before) = old.get(subject) else { continue };
        let mut rows = left.remove(subject).unwrap_or_default();
        rows.sort_by_key(|row| (row.recorded_at, row.id));
        let mut sheet = Sheet::default();
        for row in &rows {
            if let Some((origin, kept)) = opened(&keys, row)? {
                sheet.enter(catalogue, &origin, &kept.answers(catalogue));
            }
        }
        let one = if subject == household {
            FactSubject::Household((*household).into())
        } else {
            FactSubject::Person((*subject).into())
        };
        sheets.insert(one, (*household, sheet.in_place_of(before)));
    }
    sheet::replace(tx, &keys, &sheets).await
}

fn opened(keys: &SubjectKeys, row: &Model) -> database::Result<Option<(Origin, KeptAnswers)>> {
    let kept: Option<KeptAnswers> =
        seal::open(keys, row.subject, &seal::entry(row.id), &row.sealed)?;
    let source = row.source.parse().map_err(|_unknown| database::Error::Inconsistent {
        table: "fact_entry",
        column: "source",
        found: row.source.clone(),
    })?;
    let origin = Origin {
        entry: row.entry.into(),
        round: row.round.clone(),
        valid_from: row.valid_from,
        recorded_at: row.recorded_at,
        source,
    };
    Ok(kept.map(|kept| (origin, kept)))
}
