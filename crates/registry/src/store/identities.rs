//! Households with all that is written about them and their members: for who takes them out of the system.

use std::collections::BTreeMap;

use database::{
    Look,
    sea_orm::{ColumnTrait as _, QueryFilter as _, QueryOrder as _},
};
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use super::{
    entities::{household, person},
    household as households, list, person as persons, reach,
};
use crate::{
    household::HouseholdData,
    list::{Beside, ListRequest, MOST_FOUND},
    person::PersonData,
};

/// Ids in one statement.
const IDS_A_STATEMENT: usize = 500;
/// Rows of the list that are read at a time.
const ROWS_AT_A_TIME: u64 = 1_000;

/// A household with who lives there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The household.
    pub household: HouseholdId,
    /// Its code.
    pub code: String,
    /// What is written about it; without its note.
    pub data: HouseholdData,
    /// Its members in the order of entry.
    pub members: Vec<(PersonId, PersonData)>,
}

/// The households of those ids as far as they and their members are within reach, in the order of ids.
///
/// # Errors
/// [`database::Error`].
pub async fn identities_of(
    look: &impl Look,
    ids: &[HouseholdId],
) -> database::Result<Vec<Identity>> {
    let mut found = Vec::with_capacity(ids.len());
    for part in ids.chunks(IDS_A_STATEMENT) {
        let wanted = part.iter().map(|id| id.uuid()).collect();
        let select = reach::households_among(look, wanted).order_by_asc(household::Column::Id);
        let rows = look.all(select).await?;
        let select = reach::members_among(look, rows.iter().map(|row| row.id).collect())
            .filter(person::Column::EndedOn.is_null())
            .order_by_asc(person::Column::HouseholdId)
            .order_by_asc(person::Column::Position);
        let members = look.all(select).await?;
        let keys = look.keys_of(&members.iter().map(|row| row.id).collect::<Vec<Uuid>>()).await?;
        let mut by_household: BTreeMap<Uuid, Vec<(PersonId, PersonData)>> = BTreeMap::new();
        for row in &members {
            let data = persons::data(&keys, row)?;
            by_household.entry(row.household_id).or_default().push((row.id.into(), data));
        }
        for mut row in rows {
            row.note = None;
            found.push(Identity {
                household: row.id.into(),
                data: households::data(&keys, &row)?,
                members: by_household.remove(&row.id).unwrap_or_default(),
                code: row.code,
            });
        }
    }
    Ok(found)
}

/// The ids of all households that a list shows, in its order; of a search those that it finds.
///
/// # Errors
/// [`database::Error`].
pub async fn households_listed(
    reader: &database::PersonalReader,
    request: &ListRequest,
) -> database::Result<Vec<HouseholdId>> {
    let mut next = ListRequest { limit: ROWS_AT_A_TIME, ..request.clone() };
    let mut ids = Vec::new();
    loop {
        let rows = list::page(reader, &next).await?;
        ids.extend(rows.iter().map(|row| row.id));
        if next.search.is_some() {
            ids.truncate(MOST_FOUND);
            return Ok(ids);
        }
        let Some(last) = rows.last().filter(|_| rows.len() as u64 == ROWS_AT_A_TIME) else {
            return Ok(ids);
        };
        let (key, id) = (next.sort.place(last).0, last.id);
        next.beside = Some(Beside { key, id });
    }
}
