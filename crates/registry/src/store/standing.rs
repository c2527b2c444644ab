//! The records that stepped back for others: all that were merged into one that stands for a person or a household, and into these.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, Owned,
    sea_orm::{
        self, ColumnTrait as _, FromQueryResult, QueryFilter as _, QuerySelect as _,
        QueryTrait as _,
    },
};
use uuid::Uuid;

use super::entities::{household_merge, person_merge};

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
    use person_merge::Column;
    let columns = (Column::CanonicalId, Column::PersonId, Column::UndoneAt);
    behind::<person_merge::Entity>(look, columns, persons).await
}

/// The same of households that were entered more than once.
pub(crate) async fn behind_households(
    look: &impl Look,
    households: BTreeSet<Uuid>,
) -> database::Result<Others> {
    use household_merge::Column;
    let columns = (Column::CanonicalId, Column::HouseholdId, Column::UndoneAt);
    behind::<household_merge::Entity>(look, columns, households).await
}

/// All records of the persons that `records` are of: those that stand, and all that stepped back for them, seen or not.
pub(crate) async fn records_of_persons(
    look: &impl Look,
    records: BTreeSet<Uuid>,
) -> database::Result<BTreeSet<Uuid>> {
    use person_merge::Column;
    let up = (Column::PersonId, Column::CanonicalId, Column::UndoneAt);
    let all = spread(behind::<person_merge::Entity>(look, up, records.clone()).await?, records);
    Ok(spread(behind_persons(look, all.clone()).await?, all))
}

/// The same of households that were entered more than once.
pub(crate) async fn records_of_households(
    look: &impl Look,
    records: BTreeSet<Uuid>,
) -> database::Result<BTreeSet<Uuid>> {
    use household_merge::Column;
    let up = (Column::HouseholdId, Column::CanonicalId, Column::UndoneAt);
    let all = spread(behind::<household_merge::Entity>(look, up, records.clone()).await?, records);
    Ok(spread(behind_households(look, all.clone()).await?, all))
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

/// `columns`: the record that stands, the other one, when that was undone.
async fn behind<E: Owned>(
    look: &impl Look,
    columns: (E::Column, E::Column, E::Column),
    ids: BTreeSet<Uuid>,
) -> database::Result<Others> {
    let (stands, other, undone) = columns;
    let mut direct = Others::new();
    let mut last: Vec<Uuid> = ids.iter().copied().collect();
    for _ in 0..MOST_MERGES {
        let mut next = Vec::new();
        for part in last.chunks(IDS_A_STATEMENT) {
            let query = look
                .select_among::<E>(stands, part.iter().copied().collect())
                .filter(undone.is_null())
                .select_only()
                .column_as(stands, "stands")
                .column_as(other, "other")
                .into_query();
            let steps: Vec<Step> = look.rows(&query).await?;
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
