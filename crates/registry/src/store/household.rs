//! Households in their table.

use database::{
    PersonalReader, SubjectKeys, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, Select,
        sea_query::Expr,
    },
};
use kernel::{HouseholdId, Reach};
use uuid::Uuid;

use super::{
    entities::household::{ActiveModel, Column, Entity, Model},
    person, seal,
};
use crate::{
    code::HouseholdCode,
    household::HouseholdData,
    person::Relation,
    view::{Household, Person},
};

/// Of `select`, the rows within the reach of the authority: an enumerator sees what the enumerator entered.
pub(crate) fn within_reach(
    select: Select<Entity>,
    authority: &database::Authority,
) -> Select<Entity> {
    match authority.scope().reach() {
        Reach::Own => {
            let user = authority.user().map(Uuid::from);
            select.filter(Column::CreatedBy.eq(user))
        }
        Reach::Team
        | Reach::Office
        | Reach::Municipality
        | Reach::Programme
        | Reach::Installation => select,
    }
}

/// One household with its members, sealed values opened.
pub(crate) async fn find(
    reader: &PersonalReader,
    id: HouseholdId,
) -> database::Result<Option<Household>> {
    let select = reader.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    let Some(row) = reader.one(within_reach(select, reader.authority())).await? else {
        return Ok(None);
    };
    let members = person::of_household(reader, id).await?;
    let subjects: Vec<Uuid> = members.iter().map(|one| one.id).chain([row.id]).collect();
    let keys = reader.keys_of(&subjects).await?;
    let members = members.into_iter().map(|row| person::open(&keys, row));
    let members = members.collect::<database::Result<_>>()?;
    open(&keys, row, members).map(Some)
}

/// One household within a transaction.
pub(crate) async fn find_in(tx: &Tx, id: HouseholdId) -> database::Result<Option<Model>> {
    let select = tx.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    tx.one(within_reach(select, tx.authority())).await
}

fn open(keys: &SubjectKeys, row: Model, members: Vec<Person>) -> database::Result<Household> {
    let note = match &row.note {
        Some(sealed) => Some(keys.open_text(row.id, &seal::note(row.id), sealed)?),
        None => None,
    };
    let code = row.code.parse::<HouseholdCode>();
    Ok(Household {
        id: row.id.into(),
        code: code.map_err(|_invalid| database::Error::Inconsistent {
            table: "household",
            column: "code",
            found: row.code,
        })?,
        listed_name: row.listed_name,
        data: HouseholdData { settlement: row.settlement, address: row.address, note },
        members,
        version: row.version,
        created_at: row.created_at,
        changed_at: row.changed_at,
    })
}

/// The columns that what is written about a household fills.
pub(crate) fn row(
    tx: &Tx,
    keys: &SubjectKeys,
    id: HouseholdId,
    data: &HouseholdData,
) -> database::Result<ActiveModel> {
    let note = match &data.note {
        Some(note) => Some(keys.seal(id.uuid(), &seal::note(id.uuid()), note.as_bytes())?),
        None => None,
    };
    Ok(ActiveModel {
        id: Set(id.uuid()),
        settlement: Set(data.settlement.clone()),
        settlement_key: Set(serbian::fold(&data.settlement)),
        address: Set(data.address.clone()),
        note: Set(note),
        changed_at: Set(tx.now()),
        ..Default::default()
    })
}

/// Whether there is such a household within reach.
pub(crate) async fn exists(reader: &PersonalReader, id: HouseholdId) -> database::Result<bool> {
    let select = reader.select::<Entity>().filter(Column::Id.eq(id.uuid()));
    Ok(reader.one(within_reach(select, reader.authority())).await?.is_some())
}

/// The row of a household that is there already.
pub(crate) fn changed_row(
    tx: &Tx,
    keys: &SubjectKeys,
    id: HouseholdId,
    data: &HouseholdData,
) -> database::Result<ActiveModel> {
    Ok(ActiveModel { id: Unchanged(id.uuid()), ..row(tx, keys, id, data)? })
}

/// Raises the version of a household, when it is still the one that the change was made from.
pub(crate) async fn raise_version(tx: &mut Tx, id: HouseholdId, from: i32) -> database::Result<()> {
    let update = tx
        .update_many::<Entity>()
        .filter(Column::Id.eq(id.uuid()))
        .filter(Column::Version.eq(from))
        .col_expr(Column::Version, Expr::value(from.saturating_add(1)))
        .col_expr(Column::ChangedAt, Expr::value(tx.now()));
    match tx.exec_update(update).await? {
        1 => Ok(()),
        _ => Err(database::Error::Stale { table: "household" }),
    }
}

/// Writes again what the household's row repeats of its members: after whom it is listed, how many they are.
pub(crate) async fn refresh(tx: &mut Tx, id: HouseholdId) -> database::Result<()> {
    let members = person::of_household_in(tx, id).await?;
    let reference = members.iter().find(|row| row.relation == Relation::Reference.name());
    let listed = reference.or_else(|| members.first());
    let name = listed.map(|row| format!("{} {}", row.family_name, row.given_name));
    let name = name.unwrap_or_default();
    let row = ActiveModel {
        id: Unchanged(id.uuid()),
        name_order: Set(serbian::latin_key(name.trim())),
        listed_name: Set(name.trim().to_owned()),
        members: Set(i32::try_from(members.len()).unwrap_or(i32::MAX)),
        changed_at: Set(tx.now()),
        ..Default::default()
    };
    tx.update::<Entity, _>(row).await
}
