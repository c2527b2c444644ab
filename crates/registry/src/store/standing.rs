//! The records that stepped back for others: all that were merged into one that stands for a person or a household, and into these.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    Look, Owned, Tx,
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

/// Of `persons`, those who stepped back, each with all records that stand for it, seen or not.
pub(crate) async fn above_persons(
    look: &impl Look,
    persons: BTreeSet<Uuid>,
) -> database::Result<Others> {
    use person_merge::Column;
    let columns = (Column::PersonId, Column::CanonicalId, Column::UndoneAt);
    behind::<person_merge::Entity>(look, columns, persons).await
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

/// All records of a person, seen or not: the one that stands first, then those that stepped back.
pub(crate) async fn records_of(look: &impl Look, person: Uuid) -> database::Result<Vec<Uuid>> {
    let stands = standing_of(look, person).await?;
    let mut behind = behind_persons(look, BTreeSet::from([stands])).await?;
    let others = behind.remove(&stands).into_iter().flatten();
    Ok(std::iter::once(stands).chain(others).collect())
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
    use household_merge::Column;
    let columns = (Column::CanonicalId, Column::HouseholdId, Column::UndoneAt);
    behind::<household_merge::Entity>(look, columns, households).await
}

#[derive(Debug, FromQueryResult)]
struct Step {
    stands: Uuid,
    other: Uuid,
}

/// `columns`: the record from which, the one to which is led, when the merge was undone.
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
