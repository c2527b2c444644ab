//! Entries in their table: never changed, read as the history of a household.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use database::{
    Look, SubjectKeys, Tx,
    sea_orm::{
        self,
        ActiveValue::Set,
        ColumnTrait as _, Condition, FromQueryResult, QueryFilter as _, QueryOrder as _,
        QuerySelect as _, QueryTrait as _,
        sea_query::{Expr, ExprTrait as _},
    },
};
use registry::Roster;
use uuid::Uuid;

use super::{
    entities::fact_entry::{ActiveModel, Column, Entity, Model},
    seal::{self, KeptAnswers},
    seen_records::seen_records,
    sheet,
};
use crate::{
    Facts, VariableCatalogue,
    history::PastEntry,
    record::{EntryAbout, EntryId, FactSource, FactSubject, FactsOf, Origin},
    sheet::Sheet,
    whole::MappedRound,
};

/// Ids in one statement.
const IDS_A_STATEMENT: usize = 1_000;

/// Writes the entries of all subjects whose answers were entered together.
pub(crate) async fn write(
    tx: &mut Tx,
    (catalogue, keys): (&VariableCatalogue, &SubjectKeys),
    (entry, about): (EntryId, &EntryAbout),
    facts: &[FactsOf],
) -> database::Result<()> {
    let mut rows = Vec::with_capacity(facts.len());
    for one in facts.iter().filter(|one| !one.answers.is_empty()) {
        let id: Uuid = tx.new_id()?;
        let subject = one.subject.uuid();
        let kept = KeptAnswers::of(catalogue, &about.reason, &one.answers);
        rows.push(ActiveModel {
            id: Set(id),
            household_id: Set(one.household.uuid()),
            subject: Set(subject),
            subject_kind: Set(one.subject.kind().to_owned()),
            entry: Set(entry.uuid()),
            round: Set(about.round.clone()),
            valid_from: Set(about.valid_from),
            recorded_at: Set(tx.now()),
            recorded_by: Set(tx.authority().user().map(Uuid::from)),
            source: Set(about.source.name().to_owned()),
            sealed: Set(seal::seal(keys, subject, &seal::entry(id), &kept)?),
            ..Default::default()
        });
    }
    tx.insert_many::<Entity, _>(rows).await
}

/// All entries about a household and its members, the oldest first; of those who moved in, also the earlier ones, and of former members within
/// reach those that were made here. What was entered in other records that these stand for is about those who are there. What somebody no
/// longer agrees to is left out.
pub(crate) async fn of_roster(
    look: &impl Look,
    catalogue: &VariableCatalogue,
    roster: &Roster,
) -> database::Result<Vec<PastEntry>> {
    let standing = standing(std::slice::from_ref(roster));
    let members = roster.members.iter().map(|member| member.person.uuid());
    let theirs = Condition::any()
        .add(Column::HouseholdId.eq(roster.household.uuid()))
        .add(Column::Subject.is_in(members.chain(standing.keys().copied())));
    let select = look
        .select::<Entity>()
        .filter(theirs)
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Id);
    let mut rows = look.all(select).await?;
    let seen = seen_records(look, roster, rows.iter().map(|row| row.subject)).await?;
    rows.retain(|row| seen.contains_key(&row.subject));
    let subjects: Vec<Uuid> = rows.iter().map(|row| row.subject).collect();
    let keys = look.keys_of(&subjects).await?;
    let mut entries = Vec::with_capacity(rows.len());
    for row in rows {
        let stands = standing.get(&row.subject).copied();
        let withheld = seen.get(&row.subject).copied().unwrap_or_default();
        let mut entry = past(catalogue, &keys, row)?;
        let was_empty = entry.answers.is_empty();
        entry.answers.retain(|(id, _)| catalogue.get(*id).is_some_and(|one| !withheld.holds(one)));
        entry.subject = stands.map_or(entry.subject, |stands| entry.subject.with_id(stands));
        if was_empty || !entry.answers.is_empty() {
            entries.push(entry);
        }
    }
    Ok(entries)
}

/// The record that stands for each other record of households and of everybody in them.
pub(crate) fn standing(rosters: &[Roster]) -> BTreeMap<Uuid, Uuid> {
    let records = sheet::records(rosters).into_iter();
    records.flat_map(|(stands, others)| others.into_iter().map(move |one| (one, stands))).collect()
}

/// The entries of one round about `subjects`, still sealed, the oldest first.
pub(crate) async fn of_round(
    look: &impl Look,
    round: &str,
    subjects: BTreeSet<Uuid>,
) -> database::Result<Vec<Model>> {
    let select = look
        .select_among::<Entity>(Column::Subject, subjects)
        .filter(Column::Round.eq(round))
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Id);
    look.all(select).await
}

/// What was said in entries about one subject, as a sheet of these entries alone would say it.
pub(crate) fn facts_of(
    catalogue: &VariableCatalogue,
    keys: &SubjectKeys,
    rows: &[Model],
) -> database::Result<Facts> {
    let mut sheet = Sheet::default();
    for row in rows {
        let entry = past(catalogue, keys, row.clone())?;
        sheet.enter(catalogue, &entry.origin, &entry.answers);
    }
    Ok(sheet.facts(catalogue))
}

/// A round of mapping with the households of which something was recorded in it.
///
/// # Errors
/// [`database::Error`].
pub(crate) async fn rounds(look: &impl Look) -> database::Result<Vec<MappedRound>> {
    let query = look
        .select::<Entity>()
        .filter(Column::Round.ne(""))
        .select_only()
        .column(Column::Round)
        .column_as(Expr::col(Column::HouseholdId).count_distinct(), "households")
        .column_as(Column::ValidFrom.max(), "last")
        .group_by(Column::Round)
        .order_by_asc(Column::Round)
        .into_query();
    let rows: Vec<RoundRow> = look.rows(&query).await?;
    let twice = counted_twice(look).await?;
    let round = |row: RoundRow| {
        let twice = twice.get(&row.round).copied().unwrap_or_default();
        let households = u64::try_from(row.households).unwrap_or_default();
        MappedRound {
            name: row.round,
            households: households.saturating_sub(twice),
            last: row.last,
        }
    };
    Ok(rows.into_iter().map(round).collect())
}

/// By round, how many records are of a household that another record of the round is of, too.
async fn counted_twice(look: &impl Look) -> database::Result<BTreeMap<String, u64>> {
    let stands = registry::all_standing_households(look).await?;
    let records: BTreeSet<Uuid> =
        stands.iter().flat_map(|(other, stands)| [other.uuid(), stands.uuid()]).collect();
    let mut found: BTreeMap<String, (u64, BTreeSet<Uuid>)> = BTreeMap::new();
    for part in records.into_iter().collect::<Vec<_>>().chunks(IDS_A_STATEMENT) {
        let query = look
            .select_among::<Entity>(Column::HouseholdId, part.iter().copied().collect())
            .filter(Column::Round.ne(""))
            .select_only()
            .columns([Column::Round, Column::HouseholdId])
            .distinct()
            .into_query();
        let rows: Vec<RecordRow> = look.rows(&query).await?;
        for row in rows {
            let home =
                stands.get(&row.household_id.into()).map_or(row.household_id, |id| id.uuid());
            let (records, homes) = found.entry(row.round).or_default();
            *records += 1;
            homes.insert(home);
        }
    }
    let twice =
        |(records, homes): (u64, BTreeSet<Uuid>)| records.saturating_sub(homes.len() as u64);
    Ok(found.into_iter().map(|(round, counted)| (round, twice(counted))).collect())
}

#[derive(Debug, FromQueryResult)]
struct RecordRow {
    round: String,
    household_id: Uuid,
}

#[derive(Debug, FromQueryResult)]
struct RoundRow {
    round: String,
    households: i64,
    last: NaiveDate,
}

fn past(
    catalogue: &VariableCatalogue,
    keys: &SubjectKeys,
    row: Model,
) -> database::Result<PastEntry> {
    let kept: Option<KeptAnswers> =
        seal::open(keys, row.subject, &seal::entry(row.id), &row.sealed)?;
    let source: Result<FactSource, _> = row.source.parse();
    let source = source.map_err(|_unknown| database::Error::Inconsistent {
        table: "fact_entry",
        column: "source",
        found: row.source,
    })?;
    let is_person = row.subject_kind == "person";
    Ok(PastEntry {
        subject: if is_person {
            FactSubject::Person(row.subject.into())
        } else {
            FactSubject::Household(row.subject.into())
        },
        origin: Origin {
            entry: row.entry.into(),
            round: row.round,
            valid_from: row.valid_from,
            recorded_at: row.recorded_at,
            source,
        },
        recorded_by: row.recorded_by.map(Into::into),
        is_erased: kept.is_none(),
        reason: kept.as_ref().map(|kept| kept.reason.clone()).unwrap_or_default(),
        answers: kept.map(|kept| kept.answers(catalogue)).unwrap_or_default(),
    })
}
