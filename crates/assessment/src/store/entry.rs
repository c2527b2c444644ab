//! Entries in their table: never changed, read as the history of a household.

use database::{
    Look, SubjectKeys, Tx,
    sea_orm::{ActiveValue::Set, ColumnTrait as _, Condition, QueryFilter as _, QueryOrder as _},
};
use registry::Roster;
use uuid::Uuid;

use super::{
    entities::fact_entry::{ActiveModel, Column, Entity, Model},
    seal::{self, KeptAnswers},
};
use crate::{
    VariableCatalogue,
    history::PastEntry,
    record::{EntryAbout, EntryId, FactSource, FactSubject, FactsOf, Origin},
};

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

/// All entries about a household and its members, the oldest first; of those who moved in, also the earlier ones.
pub(crate) async fn of_roster(
    look: &impl Look,
    catalogue: &VariableCatalogue,
    roster: &Roster,
) -> database::Result<Vec<PastEntry>> {
    let members = roster.members.iter().map(|member| member.person.uuid());
    let theirs = Condition::any()
        .add(Column::HouseholdId.eq(roster.household.uuid()))
        .add(Column::Subject.is_in(members));
    let select = look
        .select::<Entity>()
        .filter(theirs)
        .order_by_asc(Column::RecordedAt)
        .order_by_asc(Column::Id);
    let rows = look.all(select).await?;
    let subjects: Vec<Uuid> = rows.iter().map(|row| row.subject).collect();
    let keys = look.keys_of(&subjects).await?;
    rows.into_iter().map(|row| past(catalogue, &keys, row)).collect()
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
