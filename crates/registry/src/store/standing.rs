//! The records that stepped back for others: all that were merged into one that stands for a person or a household, and into these; and
//! the other way, which record stands for one.
//!
//! A household steps back by a merge of households, or by a merge of persons that closed it because nobody else was in it. One whose
//! members moved into another household does not: its code leads there, but what is known of it is known of it alone.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, Owned, Tx,
    sea_orm::{
        self, ColumnTrait as _, FromQueryResult, QueryFilter as _, QuerySelect as _,
        QueryTrait as _, Select,
    },
};
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use super::{
    entities::{household, household_merge, person_merge, record_version},
    history::RecordKind,
    intake::Holder,
    merging, reach,
};
use crate::steps::Source;

/// Records by the one that stands for them.
pub(crate) type Others = BTreeMap<Uuid, Vec<Uuid>>;

/// Ids in one statement.
const IDS_A_STATEMENT: usize = 1_000;
/// Most merges that lead from one record to the one that stands for it.
const MOST_MERGES: usize = 16;

/// Of `persons`, those that other records stepped back for, seen or not.
pub(crate) async fn behind_persons(
    look: &impl Look,
    persons: BTreeSet<Uuid>,
) -> database::Result<Others> {
    behind(look, Kind::Persons, persons).await
}

/// Of `persons`, those who stepped back, each with all records that stand for it, seen or not.
pub(crate) async fn above_persons(
    look: &impl Look,
    persons: BTreeSet<Uuid>,
) -> database::Result<Others> {
    behind(look, Kind::PersonsAbove, persons).await
}

/// The record that stands for a person, seen or not: the person's own when it stands for itself.
pub(crate) async fn standing_of(look: &impl Look, person: Uuid) -> database::Result<Uuid> {
    let mut above = above_persons(look, BTreeSet::from([person])).await?;
    let above: BTreeSet<Uuid> = above.remove(&person).into_iter().flatten().collect();
    if above.len() < 2 {
        return Ok(above.first().copied().unwrap_or(person));
    }
    let stepped_back = above_persons(look, above.clone()).await?;
    Ok(above.into_iter().find(|id| !stepped_back.contains_key(id)).unwrap_or(person))
}

/// All records of a person, seen or not.
pub(crate) async fn records_of(look: &impl Look, person: Uuid) -> database::Result<BTreeSet<Uuid>> {
    records_of_persons(look, BTreeSet::from([person])).await
}

/// All records of a person that may be seen.
pub(crate) async fn visible_records_of(
    look: &impl Look,
    person: PersonId,
) -> database::Result<Vec<PersonId>> {
    let records = records_of(look, person.uuid()).await?;
    let seen = reach::visible_persons(look, records.into_iter().collect()).await?;
    Ok(seen.into_iter().map(PersonId::from).collect())
}

/// Takes back everything that is on its way out about a person, in all records.
pub(crate) async fn withhold_person(tx: &mut Tx, person: Uuid) -> database::Result<()> {
    for record in records_of(tx, person).await? {
        tx.withhold(record).await?;
    }
    Ok(())
}

/// The same of households that were entered more than once.
pub(crate) async fn behind_households(
    look: &impl Look,
    households: BTreeSet<Uuid>,
) -> database::Result<Others> {
    behind(look, Kind::Households, households).await
}

/// The same without households that a merge of persons closed: those were other households.
pub(crate) async fn merged_behind_households(
    look: &impl Look,
    households: BTreeSet<Uuid>,
) -> database::Result<Others> {
    behind(look, Kind::MergedHouseholds, households).await
}

/// For other contexts: of `ids`, the households that stepped back, seen or not, with the one that stands for each by now.
///
/// # Errors
/// [`database::Error`].
pub async fn standing_households(
    look: &impl Look,
    ids: &[HouseholdId],
) -> database::Result<BTreeMap<HouseholdId, HouseholdId>> {
    let mut leads: BTreeMap<Uuid, Uuid> = BTreeMap::new();
    let mut last: BTreeSet<Uuid> = ids.iter().map(|id| id.uuid()).collect();
    for _ in 0..MOST_MERGES {
        let mut next = BTreeSet::new();
        for part in last.into_iter().collect::<Vec<_>>().chunks(IDS_A_STATEMENT) {
            let ids = part.iter().copied().collect();
            for step in household_steps(look, Side::Other, ids).await? {
                leads.insert(step.other, step.stands);
                next.insert(step.stands);
            }
        }
        next.retain(|id| !leads.contains_key(id));
        if next.is_empty() {
            break;
        }
        last = next;
    }
    let pairs = ids.iter().filter_map(|id| Some((*id, end_of(&leads, id.uuid())?.into())));
    Ok(pairs.collect())
}

/// The same for all households of the municipality that stepped back: for what is counted about all.
///
/// # Errors
/// [`database::Error`].
pub async fn all_standing_households(
    look: &impl Look,
) -> database::Result<BTreeMap<HouseholdId, HouseholdId>> {
    use household_merge::Column;
    let select = look.select::<household_merge::Entity>().filter(Column::UndoneAt.is_null());
    let mut steps = steps(look, select, (Column::CanonicalId, Column::HouseholdId)).await?;
    steps.extend(closed_by_merges(look, reach::all_gone_on(look)).await?);
    let leads: BTreeMap<Uuid, Uuid> =
        steps.into_iter().map(|step| (step.other, step.stands)).collect();
    let pairs = leads.keys().filter_map(|id| Some(((*id).into(), end_of(&leads, *id)?.into())));
    Ok(pairs.collect())
}

/// For other contexts: of `ids`, the persons within reach, each with the record that stands for the person by now: the person's own, unless it
/// stepped back. Nobody whose standing record is out of reach.
///
/// # Errors
/// [`database::Error`].
pub async fn standing_persons(
    look: &impl Look,
    ids: &[PersonId],
) -> database::Result<BTreeMap<PersonId, Holder>> {
    let mut found = BTreeMap::new();
    for part in ids.chunks(IDS_A_STATEMENT) {
        let ids = part.iter().map(|id| id.uuid()).collect();
        let rows = look.all(reach::persons_among(look, ids)).await?;
        let standing = merging::canonical_of(look, rows.iter()).await?;
        for row in &rows {
            let stands = if row.canonical_id.is_some() { standing.get(&row.id) } else { Some(row) };
            found.extend(stands.map(|stands| (row.id.into(), Holder::of(stands))));
        }
    }
    Ok(found)
}

/// The record at the end of the way that leads from one; `None` when it stands for itself.
fn end_of(leads: &BTreeMap<Uuid, Uuid>, id: Uuid) -> Option<Uuid> {
    let mut end = None;
    for _ in 0..MOST_MERGES {
        let Some(next) = leads.get(&end.unwrap_or(id)) else { break };
        end = Some(*next);
    }
    end
}

#[derive(Debug, Clone, Copy)]
enum Kind {
    Persons,
    PersonsAbove,
    Households,
    MergedHouseholds,
    MergedHouseholdsAbove,
}

/// Which of the two records of a merge.
#[derive(Debug, Clone, Copy)]
enum Side {
    Stands,
    Other,
}

/// All records of the persons that `records` are of: those that stand, and all that stepped back for them, seen or not.
pub(crate) async fn records_of_persons(
    look: &impl Look,
    records: BTreeSet<Uuid>,
) -> database::Result<BTreeSet<Uuid>> {
    let all = spread(above_persons(look, records.clone()).await?, records);
    Ok(spread(behind_persons(look, all.clone()).await?, all))
}

/// The same of households that were entered more than once.
pub(crate) async fn records_of_households(
    look: &impl Look,
    records: BTreeSet<Uuid>,
) -> database::Result<BTreeSet<Uuid>> {
    let above = behind(look, Kind::MergedHouseholdsAbove, records.clone()).await?;
    let all = spread(above, records);
    Ok(spread(behind(look, Kind::MergedHouseholds, all.clone()).await?, all))
}

fn spread(others: Others, mut records: BTreeSet<Uuid>) -> BTreeSet<Uuid> {
    records.extend(others.into_values().flatten());
    records
}

#[derive(Debug, FromQueryResult)]
struct Step {
    stands: Uuid,
    other: Uuid,
}

async fn behind(look: &impl Look, kind: Kind, ids: BTreeSet<Uuid>) -> database::Result<Others> {
    let mut direct = Others::new();
    let mut last: Vec<Uuid> = ids.iter().copied().collect();
    for _ in 0..MOST_MERGES {
        let mut next = Vec::new();
        for part in last.chunks(IDS_A_STATEMENT) {
            let ids = part.iter().copied().collect();
            let steps = match kind {
                Kind::Persons => person_steps(look, ids).await?,
                Kind::PersonsAbove => person_steps_above(look, ids).await?,
                Kind::Households => household_steps(look, Side::Stands, ids).await?,
                Kind::MergedHouseholds => merged_steps(look, Side::Stands, ids).await?,
                Kind::MergedHouseholdsAbove => merged_steps_above(look, ids).await?,
            };
            for step in steps {
                direct.entry(step.stands).or_default().push(step.other);
                next.push(step.other);
            }
        }
        next.retain(|id| !direct.contains_key(id));
        if next.is_empty() {
            break;
        }
        last = next;
    }
    Ok(whole(&direct, ids))
}

/// Merges that hold into one of `ids`.
async fn person_steps(look: &impl Look, ids: BTreeSet<Uuid>) -> database::Result<Vec<Step>> {
    use person_merge::Column;
    let select = look.select_among::<person_merge::Entity>(Column::CanonicalId, ids);
    let select = select.filter(Column::UndoneAt.is_null());
    steps(look, select, (Column::CanonicalId, Column::PersonId)).await
}

/// Merges that hold and by which one of `ids` stepped back, as steps that lead the other way.
async fn person_steps_above(look: &impl Look, ids: BTreeSet<Uuid>) -> database::Result<Vec<Step>> {
    use person_merge::Column;
    let select = look.select_among::<person_merge::Entity>(Column::PersonId, ids);
    let select = select.filter(Column::UndoneAt.is_null());
    steps(look, select, (Column::PersonId, Column::CanonicalId)).await
}

/// Merges that hold and have one of `ids` on that side.
async fn household_steps(
    look: &impl Look,
    side: Side,
    ids: BTreeSet<Uuid>,
) -> database::Result<Vec<Step>> {
    let closed = match side {
        Side::Stands => household::Column::MergedInto,
        Side::Other => household::Column::Id,
    };
    let mut found = merged_steps(look, side, ids.clone()).await?;
    found.extend(closed_by_merges(look, reach::gone_on(look, closed, ids)).await?);
    Ok(found)
}

/// The same of households that were themselves merged, without those that a merge of persons closed.
async fn merged_steps(
    look: &impl Look,
    side: Side,
    ids: BTreeSet<Uuid>,
) -> database::Result<Vec<Step>> {
    use household_merge::Column;
    let column = match side {
        Side::Stands => Column::CanonicalId,
        Side::Other => Column::HouseholdId,
    };
    let select = look.select_among::<household_merge::Entity>(column, ids);
    let select = select.filter(Column::UndoneAt.is_null());
    steps(look, select, (Column::CanonicalId, Column::HouseholdId)).await
}

/// Merges that hold and by which one of `ids` stepped back, as steps that lead the other way.
async fn merged_steps_above(look: &impl Look, ids: BTreeSet<Uuid>) -> database::Result<Vec<Step>> {
    let steps = merged_steps(look, Side::Other, ids).await?.into_iter();
    Ok(steps.map(|step| Step { stands: step.other, other: step.stands }).collect())
}

async fn steps<E: Owned>(
    look: &impl Look,
    select: Select<E>,
    (stands, other): (E::Column, E::Column),
) -> database::Result<Vec<Step>> {
    let select = select.select_only().column_as(stands, "stands").column_as(other, "other");
    look.rows(&select.into_query()).await
}

/// Of households that others go on for, those that a merge has closed: the version with which they ended says so. Undoing opens them.
async fn closed_by_merges(
    look: &impl Look,
    select: Select<household::Entity>,
) -> database::Result<Vec<Step>> {
    use household::Column;
    let mut found = steps(look, select, (Column::MergedInto, Column::Id)).await?;
    if found.is_empty() {
        return Ok(found);
    }
    let mut last: BTreeMap<Uuid, (i32, String)> = BTreeMap::new();
    let ids: Vec<Uuid> = found.iter().map(|step| step.other).collect();
    for part in ids.chunks(IDS_A_STATEMENT) {
        for version in versions(look, part.iter().copied().collect()).await? {
            let known = last.entry(version.record).or_default();
            if known.0 < version.number {
                *known = (version.number, version.source);
            }
        }
    }
    let merge = Source::Merge.name();
    found.retain(|step| last.get(&step.other).is_some_and(|(_, source)| source == merge));
    Ok(found)
}

#[derive(Debug, FromQueryResult)]
struct Version {
    record: Uuid,
    number: i32,
    source: String,
}

async fn versions(look: &impl Look, households: BTreeSet<Uuid>) -> database::Result<Vec<Version>> {
    use record_version::Column;
    let query = look
        .select_among::<record_version::Entity>(Column::Record, households)
        .filter(Column::RecordKind.eq(RecordKind::Household.name()))
        .select_only()
        .columns([Column::Record, Column::Number, Column::Source])
        .into_query();
    look.rows(&query).await
}

/// For each of `ids` that stands for others all of them, with those behind them.
fn whole(direct: &Others, ids: BTreeSet<Uuid>) -> Others {
    if direct.is_empty() {
        return Others::new();
    }
    let all = |id: &Uuid| {
        let (mut found, mut open) = (BTreeSet::new(), vec![*id]);
        while let Some(next) = open.pop() {
            let others = direct.get(&next).into_iter().flatten();
            open.extend(others.filter(|other| found.insert(**other)));
        }
        found.into_iter().collect::<Vec<_>>()
    };
    let pairs = ids.into_iter().map(|id| (id, all(&id)));
    pairs.filter(|(_, others)| !others.is_empty()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_ends_where_no_merge_leads_on() {
        let leads = BTreeMap::from([(id(3), id(2)), (id(2), id(1))]);
        assert_eq!(
            [id(3), id(2), id(1)].map(|one| end_of(&leads, one)),
            [Some(id(1)), Some(id(1)), None]
        );
    }

    fn id(number: u128) -> Uuid {
        Uuid::from_u128(number)
    }

    #[test]
    fn a_record_stands_for_those_that_others_stood_for_before() {
        let direct = Others::from([(id(1), vec![id(3), id(2)]), (id(3), vec![id(5)])]);
        let expected = Others::from([(id(1), vec![id(2), id(3), id(5)]), (id(3), vec![id(5)])]);
        assert_eq!(whole(&direct, BTreeSet::from([id(1), id(3), id(4)])), expected);
    }
}
