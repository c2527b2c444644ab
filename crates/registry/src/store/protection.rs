//! Protections of households and persons, and the circles of those who see them.

use std::collections::{BTreeMap, BTreeSet};

use database::{
    PersonalReader, Tx,
    sea_orm::{
        ActiveValue::{Set, Unchanged},
        ColumnTrait as _, QueryFilter as _, QueryOrder as _,
        sea_query::Expr,
    },
};
use kernel::{HouseholdId, PersonId, UserId};
use uuid::Uuid;

use super::{
    entities::{person::Model as PersonRow, protection, protection_circle},
    household, person, seal,
};

/// What is put under protection, why, and who sees it.
#[derive(Debug, Clone)]
pub(crate) struct NewProtection<'a> {
    pub(crate) household: HouseholdId,
    pub(crate) person: Option<PersonId>,
    pub(crate) reason: &'a str,
    pub(crate) circle: &'a [UserId],
}

/// Writes a protection with its circle. Of a household in which somebody is under protection nothing goes out.
pub(crate) async fn insert(tx: &mut Tx, new: &NewProtection<'_>) -> database::Result<Uuid> {
    let id: Uuid = tx.new_id()?;
    let subject = new.household.uuid();
    let place = seal::protection_reason(id);
    let reason = tx.seal(subject, &place, new.reason.as_bytes()).await?;
    let row = protection::ActiveModel {
        id: Set(id),
        household_id: Set(subject),
        person_id: Set(new.person.map(PersonId::uuid)),
        reason: Set(reason),
        recorded_at: Set(tx.now()),
        recorded_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.insert::<protection::Entity, _>(row).await?;
    set_circle(tx, id, new.circle).await?;
    tx.withhold(subject).await?;
    Ok(id)
}

/// Puts another circle in the place of the present one.
pub(crate) async fn set_circle(
    tx: &mut Tx,
    protection: Uuid,
    circle: &[UserId],
) -> database::Result<()> {
    let column = protection_circle::Column::ProtectionId;
    let delete = tx.delete_many::<protection_circle::Entity>().filter(column.eq(protection));
    tx.exec_delete(delete).await?;
    let mut rows = Vec::with_capacity(circle.len());
    for user in circle {
        rows.push(protection_circle::ActiveModel {
            id: Set(tx.new_id()?),
            protection_id: Set(protection),
            user_id: Set(user.uuid()),
            recorded_at: Set(tx.now()),
            recorded_by: Set(tx.authority().user().map(Uuid::from)),
            ..Default::default()
        });
    }
    tx.insert_many::<protection_circle::Entity, _>(rows).await
}

/// Ends a protection.
pub(crate) async fn end(tx: &mut Tx, id: Uuid) -> database::Result<()> {
    let row = protection::ActiveModel {
        id: Unchanged(id),
        ended_at: Set(Some(tx.now())),
        ended_by: Set(tx.authority().user().map(Uuid::from)),
        ..Default::default()
    };
    tx.update::<protection::Entity, _>(row).await
}

/// Who sees what is under a protection.
pub(crate) async fn circle_of(
    reader: &PersonalReader,
    protection: Uuid,
) -> database::Result<Vec<UserId>> {
    let select = reader
        .select::<protection_circle::Entity>()
        .filter(protection_circle::Column::ProtectionId.eq(protection))
        .order_by_asc(protection_circle::Column::Id);
    let rows = reader.all(select).await?;
    Ok(rows.into_iter().map(|row| row.user_id.into()).collect())
}

/// Puts another user in the place of one who leaves; returns in how many circles.
pub(crate) async fn hand_over(tx: &mut Tx, from: UserId, to: UserId) -> database::Result<u64> {
    let update = tx
        .update_many::<protection_circle::Entity>()
        .filter(protection_circle::Column::UserId.eq(from.uuid()))
        .col_expr(protection_circle::Column::UserId, Expr::value(to.uuid()));
    tx.exec_update(update).await
}

/// Protections that hold, each with its circle.
pub(crate) async fn all(
    reader: &PersonalReader,
) -> database::Result<Vec<(protection::Model, BTreeSet<UserId>)>> {
    let holding = reader
        .select::<protection::Entity>()
        .filter(protection::Column::EndedAt.is_null())
        .order_by_desc(protection::Column::RecordedAt)
        .order_by_asc(protection::Column::Id);
    let holding = reader.all(holding).await?;
    let ids = holding.iter().map(|row| row.id);
    let circles = reader
        .select::<protection_circle::Entity>()
        .filter(protection_circle::Column::ProtectionId.is_in(ids));
    let mut of: BTreeMap<Uuid, BTreeSet<UserId>> = BTreeMap::new();
    for row in reader.all(circles).await? {
        of.entry(row.protection_id).or_default().insert(row.user_id.into());
    }
    let with_circle = |row: protection::Model| {
        let circle = of.remove(&row.id).unwrap_or_default();
        (row, circle)
    };
    Ok(holding.into_iter().map(with_circle).collect())
}

/// Who is in the circle of a protection that holds, within a transaction; nobody when there is none.
pub(crate) async fn circle_in(tx: &Tx, id: Uuid) -> database::Result<Option<Vec<UserId>>> {
    let select = tx.select::<protection::Entity>().filter(protection::Column::Id.eq(id));
    let holds = tx.one(select.filter(protection::Column::EndedAt.is_null())).await?.is_some();
    let column = protection_circle::Column::ProtectionId;
    let rows = tx.all(tx.select::<protection_circle::Entity>().filter(column.eq(id))).await?;
    Ok(holds.then(|| rows.into_iter().map(|row| row.user_id.into()).collect()))
}

/// Why something is under a protection.
pub(crate) async fn reason_of(
    reader: &PersonalReader,
    id: Uuid,
) -> database::Result<Option<String>> {
    let select = reader.select::<protection::Entity>().filter(protection::Column::Id.eq(id));
    let Some(row) = reader.one(select).await? else { return Ok(None) };
    let keys = reader.keys_of(&[row.household_id]).await?;
    keys.open_text(row.household_id, &seal::protection_reason(id), &row.reason).map(Some)
}

/// Who moves into a protected household is protected there; who is protected stays so.
pub(crate) async fn follow(tx: &mut Tx, row: &PersonRow, to: HouseholdId) -> database::Result<()> {
    let Some(household) = household::find_in(tx, to).await? else { return Ok(()) };
    match (row.protection_id, household.protection_id) {
        (None, Some(protection)) => person::set_protection(tx, row, Some(protection)).await,
        _ => Ok(()),
    }
}

/// A household in which everybody is protected is protected as a whole.
pub(crate) async fn close_around(tx: &mut Tx, id: HouseholdId) -> database::Result<()> {
    let members = person::everybody_in(tx, id).await?;
    let first = members.first().and_then(|row| row.protection_id);
    if first.is_some() && members.iter().all(|row| row.protection_id.is_some()) {
        household::set_protection(tx, id, first).await?;
    }
    Ok(())
}
