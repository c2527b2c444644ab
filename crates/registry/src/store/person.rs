//! Persons in their table.

use database::{
    PersonalReader, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, QueryOrder as _, Select,
        sea_query::Expr,
    },
};
use kernel::{HouseholdId, PersonId};
use uuid::Uuid;

use super::{
    entities::person::{ActiveModel, Column, Entity, Model},
    seal,
};
use crate::{
    person::{PersonData, Relation},
    view::Person,
};

/// The column whose exact values are found by a keyed hash.
pub(crate) const JMBG: &str = "person.jmbg";

/// The members of a household in the order of entry.
pub(crate) async fn of_household(
    reader: &PersonalReader,
    household: HouseholdId,
) -> database::Result<Vec<Model>> {
    reader.all(members(reader.select::<Entity>(), household)).await
}

/// The same within a transaction.
pub(crate) async fn of_household_in(
    tx: &Tx,
    household: HouseholdId,
) -> database::Result<Vec<Model>> {
    tx.all(members(tx.select::<Entity>(), household)).await
}

fn members(select: Select<Entity>, household: HouseholdId) -> Select<Entity> {
    select.filter(Column::HouseholdId.eq(household.uuid())).order_by_asc(Column::Position)
}

/// One person within a transaction.
pub(crate) async fn find_in(tx: &Tx, id: PersonId) -> database::Result<Option<Model>> {
    tx.one(tx.select::<Entity>().filter(Column::Id.eq(id.uuid()))).await
}

/// The row of a person.
pub(crate) fn row(
    tx: &Tx,
    keys: &SubjectKeys,
    (id, household): (PersonId, HouseholdId),
    data: &PersonData,
) -> database::Result<ActiveModel> {
    let (jmbg, jmbg_hash) = sealed_jmbg(tx, keys, id, data)?;
    Ok(ActiveModel {
        id: Set(id.uuid()),
        household_id: Set(household.uuid()),
        family_name: Set(data.family_name.clone()),
        given_name: Set(data.given_name.clone()),
        name_order: Set(serbian::latin_key(&data.listed_name())),
        sex: Set(data.sex.map(|sex| sex.name().to_owned())),
        birth_date: Set(data.birth_date),
        jmbg: Set(jmbg),
        jmbg_hash: Set(jmbg_hash),
        relation: Set(data.relation.name().to_owned()),
        changed_at: Set(tx.now()),
        ..Default::default()
    })
}

/// The row of a person who joins at a place in the household's order.
pub(crate) fn new_row(
    tx: &Tx,
    keys: &SubjectKeys,
    place: (PersonId, HouseholdId),
    data: &PersonData,
    position: i32,
) -> database::Result<ActiveModel> {
    Ok(ActiveModel {
        position: Set(position),
        version: Set(1),
        created_at: Set(tx.now()),
        ..row(tx, keys, place, data)?
    })
}

/// The row of a person who is there already.
pub(crate) fn changed_row(
    tx: &Tx,
    keys: &SubjectKeys,
    (id, household): (PersonId, HouseholdId),
    data: &PersonData,
) -> database::Result<ActiveModel> {
    Ok(ActiveModel { id: Unchanged(id.uuid()), ..row(tx, keys, (id, household), data)? })
}

/// Raises the version of a person, when it is still the one that the change was made from.
pub(crate) async fn raise_version(tx: &mut Tx, id: PersonId, from: i32) -> database::Result<()> {
    let update = tx
        .update_many::<Entity>()
        .filter(Column::Id.eq(id.uuid()))
        .filter(Column::Version.eq(from))
        .col_expr(Column::Version, Expr::value(from.saturating_add(1)));
    match tx.exec_update(update).await? {
        1 => Ok(()),
        _ => Err(database::Error::Stale { table: "person" }),
    }
}

type SealedAndHash = (Option<Vec<u8>>, Option<Vec<u8>>);

fn sealed_jmbg(
    tx: &Tx,
    keys: &SubjectKeys,
    id: PersonId,
    data: &PersonData,
) -> database::Result<SealedAndHash> {
    let Some(jmbg) = &data.jmbg else { return Ok((None, None)) };
    let digits = jmbg.digits();
    let sealed = keys.seal(id.uuid(), &seal::jmbg(id.uuid()), digits.as_bytes())?;
    Ok((Some(sealed), Some(tx.lookup_hash(JMBG, &digits)?)))
}

/// A row with its sealed values opened.
pub(crate) fn open(keys: &SubjectKeys, row: Model) -> database::Result<Person> {
    let jmbg = match &row.jmbg {
        Some(sealed) => Some(open_jmbg(keys, row.id, sealed)?),
        None => None,
    };
    let sex = row.sex.as_deref().map(|text| known(text, "sex")).transpose()?;
    Ok(Person {
        id: row.id.into(),
        household: row.household_id.into(),
        data: PersonData {
            family_name: row.family_name,
            given_name: row.given_name,
            sex,
            birth_date: row.birth_date,
            jmbg,
            relation: known::<Relation>(&row.relation, "relation")?,
        },
        version: row.version,
    })
}

fn open_jmbg(keys: &SubjectKeys, id: Uuid, sealed: &[u8]) -> database::Result<crate::jmbg::Jmbg> {
    let digits = keys.open_text(id, &seal::jmbg(id), sealed)?;
    digits.parse().map_err(|_invalid| inconsistent("jmbg", "no valid number"))
}

fn known<T: std::str::FromStr>(text: &str, column: &'static str) -> database::Result<T> {
    text.parse().map_err(|_unknown| inconsistent(column, text))
}

fn inconsistent(column: &'static str, found: &str) -> database::Error {
    database::Error::Inconsistent { table: "person", column, found: found.to_owned() }
}
